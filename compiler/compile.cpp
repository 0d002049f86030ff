#include "compile.h"

#include <openssl/evp.h>

#include "check/check.h"
#include "lower/lower.h"
#include "parse/parse.h"

namespace qingdan {

Compilation compile(const source::SourceSet& sources, diagnostics::DiagnosticSink& sink) {
  std::vector<ast::File> files;
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    files.push_back(parse::parse(sources, i, sink));
  }
  Compilation result;
  result.model = check::check(files, sink);
  if (sink.has_errors()) {
    return result;  // what prevails is only asked of rules that are understood
  }
  result.precedence = precedence::resolve_precedence(result.model, sink);
  result.graph = graph::build_graph(result.model, result.precedence, sink);
  if (sink.has_errors()) {
    return result;
  }
  LoadError error = LoadError::none;
  result.program = Program::seal(lower::lower(result.model, result.precedence, result.graph), sha256, error);
  if (!result.program) {
    sink.report(diagnostics::Kind::SealFailed, {},
                {diagnostics::Phrase(std::string(describe(error, Language::zh)),
                                     std::string(describe(error, Language::en)))});
  }
  return result;
}

Digest sha256(std::span<const std::byte> bytes) {
  Digest digest{};
  unsigned size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  return digest;
}

}  // namespace qingdan
