#include "compile.h"

#include <openssl/evp.h>

#include "check/check.h"
#include "lower/lower.h"
#include "parse/parse.h"

namespace qingdan {

using diagnostics::DiagnosticSink;

Compilation compile(const source::SourceSet& sources, DiagnosticSink& sink) {
  std::vector<ast::File> files;
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    files.push_back(parse::parse(sources, i, sink));
  }
  return compile(files, sink);
}

Compilation compile(std::vector<ast::File>& files, DiagnosticSink& sink, const CompileOptions& options) {
  const auto begin = [&](Phase phase) {
    if (options.on_phase) {
      options.on_phase(phase);
    }
  };
  Compilation result;
  begin(Phase::check);
  result.model = check::check(files, sink);
  if (options.program) {
    files.clear();
  }
  if (sink.has_errors()) {
    return result;  // what prevails is only asked of rules that are understood
  }
  begin(Phase::precedence);
  result.precedence = precedence::resolve_precedence(result.model, sink);
  begin(Phase::graph);
  result.graph = options.picture ? graph::build_graph(result.model, result.precedence, sink)
                                 : graph::order_rules(result.model, result.precedence, sink);
  if (sink.has_errors() || !options.program) {
    return result;
  }
  begin(Phase::lower);
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
