// Text to syntax tree. First the whole file at once, fast and without mercy (SLL, stop at the first
// error). Only if that fails, statement by statement and clause by clause: each is read on its own, so
// one slip costs one clause and one message.
#include "parse/parse.h"

#include <exception>

#include "parse/divide.h"
#include "parse/explain.h"
#include "parse/limits.h"
#include "parse/passes.h"
#include "parse/probe.h"
#include "parse/reporter.h"
#include "parse/tokens.h"

namespace qingdan::parse {
namespace {

using diagnostics::Kind;

std::size_t slow_readings = 0;

bool read_at_once(const source::SourceSet& sources, const Tokens& tokens, ast::File& file,
                  Reporter& reporter) {
  Pass pass(tokens, {0, tokens.tokens.size() - 1});
  Grammar::FileContext* context = pass.file();
  if (context != nullptr) {
    build_file({sources, tokens, 0, file, reporter}, context);
  }
  return context != nullptr;
}

}  // namespace

ast::File parse(const source::SourceSet& sources, std::uint32_t source, diagnostics::DiagnosticSink& sink,
                const Limits& limits) {
  ast::File file;
  file.source = source;
  Reporter reporter(sink, limits.errors);
  const Tokens tokens = read_tokens(sources, source);
  const std::vector<StatementTokens> statements = divide(sources, tokens);
  if (within_limits(tokens, statements, limits, reporter)) {
    if (!read_at_once(sources, tokens, file, reporter)) {
      ++slow_readings;
      reporter.report(Kind::NotReadable, {source, 0, 0});
    }
  }
  file.broken = reporter.has_errors();
  return file;
}

std::size_t second_stage_runs() { return slow_readings; }

}  // namespace qingdan::parse
