// Text to syntax tree. First the whole file at once, fast and without mercy (SLL, stop at the first
// error). Only if that fails, statement by statement and clause by clause: each is read on its own, so
// one slip costs one clause and one message.
#include "parse/parse.h"

#include <algorithm>

#include "parse/build.h"
#include "parse/divide.h"
#include "parse/explain.h"
#include "parse/limits.h"
#include "parse/literals.h"
#include "parse/probe.h"
#include "parse/reporter.h"
#include "parse/signs.h"
#include "parse/tokens.h"

namespace qingdan::parse {
namespace {

using diagnostics::Kind;

std::size_t slow_readings = 0;

// Everything one reading of a file needs.
struct Reading {
  const source::SourceSet& sources;
  const Tokens& tokens;
  ast::File& file;
  Reporter& reporter;

  [[nodiscard]] Tree tree(std::size_t first) const { return {sources, tokens, first, file, reporter}; }
  [[nodiscard]] Scene scene(Stretch stretch, std::size_t at, std::vector<Token> expected = {}) const {
    return {sources, tokens, stretch, at, std::move(expected), reporter};
  }
  // A slip that was reported already lies in the stretch; what it breaks is not reported again.
  [[nodiscard]] bool has_error_in(Stretch stretch) const {
    return reporter.has_error_in(
        tokens.tokens[stretch.begin].span.begin,
        std::max(tokens.tokens[stretch.end].span.begin, tokens.tokens[stretch.begin].span.begin + 1));
  }
};

bool read_at_once(const Reading& reading) {
  Pass pass(reading.tokens, {0, reading.tokens.tokens.size() - 1});
  Grammar::FileContext* context = pass.file();
  if (context != nullptr) {
    build_file(reading.tree(0), context);
  }
  return context != nullptr;
}

void explain_misspelled(const Reading& reading, Stretch stretch) {
  if (!reading.has_error_in(stretch)) {
    explain_stray_words(reading.scene(stretch, stretch.begin));
  }
}

// 条目N1: said in its own words, and the clauses that follow belong to it.
ast::Statement misspelled_head(const Reading& reading, Stretch stretch) {
  const Token& word = reading.tokens.tokens[stretch.begin];
  explain_misspelled(reading, stretch);
  ast::Statement statement;
  statement.kind = ast::keyword_prefix(reading.sources.text(word.span)).value_or(ast::Keyword::ITEM);
  statement.kind_span = word.span;
  statement.span = word.span;
  return statement;
}

ast::Statement read_head(const Reading& reading, Stretch stretch) {
  if (reading.tokens.tokens[stretch.begin].is_name()) {
    return misspelled_head(reading, stretch);
  }
  Pass pass(reading.tokens, stretch);
  if (Grammar::HeadContext* context = pass.head()) {
    const std::size_t taken = pass.taken();
    if (taken < stretch.end - stretch.begin && !reading.has_error_in(stretch)) {
      explain_head(reading.scene(stretch, stretch.begin + taken));
    }
    return build_head(reading.tree(stretch.begin), context);
  }
  if (!reading.has_error_in(stretch)) {
    explain_head(reading.scene(stretch, stretch.begin + pass.stop().at, pass.stop().expected));
  }
  const Token& word = reading.tokens.tokens[stretch.begin];
  ast::Statement statement;
  statement.kind = word.keyword;
  statement.kind_span = word.span;
  statement.span = word.span;
  const Token& next = reading.tokens.tokens[stretch.begin + 1];
  if (next.is_name() && stretch.begin + 1 < stretch.end) {
    const ast::Name name = read_name(next, reading.sources.text(next.span));
    statement.name = ast::Declared{name, std::nullopt, name.span};
  }
  return statement;
}

// A clause that could not be read keeps its label, so that nobody reports it missing.
ast::Clause unread_clause(const Reading& reading, Stretch stretch) {
  const Token& label = reading.tokens.tokens[stretch.begin];
  ast::Clause clause;
  clause.label = label.keyword;
  clause.label_span = label.span;
  clause.span = source::join(label.span, reading.tokens.tokens[stretch.end - 1].span);
  ast::Expr missing;
  missing.span = clause.span;
  reading.file.exprs.push_back(missing);
  clause.expr = {static_cast<std::uint32_t>(reading.file.exprs.size() - 1)};
  return clause;
}

ast::Clause read_clause(const Reading& reading, Stretch stretch) {
  Pass pass(reading.tokens, stretch);
  Grammar::ClauseContext* context = pass.clause();
  const std::size_t taken = pass.taken();
  const bool complete = context != nullptr && taken == stretch.end - stretch.begin;
  if (!complete && !reading.has_error_in(stretch)) {
    explain_clause(context != nullptr
                       ? reading.scene(stretch, stretch.begin + taken)
                       : reading.scene(stretch, stretch.begin + pass.stop().at, pass.stop().expected));
  }
  if (context == nullptr) {
    return unread_clause(reading, stretch);
  }
  ast::Clause clause = build_clause(reading.tree(stretch.begin), context);
  if (!complete && !clause.expr.is_none()) {
    clause.expr = unread_clause(reading, stretch).expr;  // half a condition would be blamed for its half
  }
  return clause;
}

// ; before a clause: the statement was over. Said once for each statement.
void check_end(const Reading& reading, const StatementTokens& statement) {
  for (const Stretch clause : statement.clauses) {
    const Token& before = reading.tokens.tokens[clause.begin == 0 ? 0 : clause.begin - 1];
    if (clause.begin > 0 && before.kind == TokenKind::end) {
      reading.reporter.report(Kind::ClauseAfterEnd, before.span,
                              {reading.sources.text(before.span),
                               reading.sources.text(reading.tokens.tokens[clause.begin].span)});
      return;
    }
  }
}

void read_piece_by_piece(const Reading& reading, const std::vector<StatementTokens>& statements) {
  for (const StatementTokens& part : statements) {
    if (reading.reporter.is_full()) {
      return;
    }
    if (part.head.empty()) {
      if (!part.clauses.front().empty()) {
        explain_misspelled(reading, part.clauses.front());
      }
      continue;
    }
    ast::Statement statement = read_head(reading, part.head);
    check_end(reading, part);
    for (const Stretch clause : part.clauses) {
      if (reading.tokens.tokens[clause.begin].is_name()) {
        explain_misspelled(reading, clause);
        continue;
      }
      statement.clauses.push_back(read_clause(reading, clause));
      statement.span.end = statement.clauses.back().span.end;
    }
    const std::uint32_t begin = statement.span.begin;
    const std::size_t last = part.clauses.empty() ? part.head.end : part.clauses.back().end;
    statement.broken = reading.reporter.has_error_in(begin, reading.tokens.tokens[last].span.begin);
    reading.file.statements.push_back(std::move(statement));
  }
}

// Two signs in a row, or one before any statement.
void check_stray_ends(const Reading& reading) {
  const std::vector<Token>& tokens = reading.tokens.tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind == TokenKind::end && (i == 0 || tokens[i - 1].kind == TokenKind::end)) {
      reading.reporter.report(Kind::StrayEnd, tokens[i].span, {reading.sources.text(tokens[i].span)});
    }
  }
}

void read(const Reading& reading, const std::vector<StatementTokens>& statements) {
  if (read_at_once(reading)) {
    return;
  }
  ++slow_readings;
  check_stray_ends(reading);
  read_piece_by_piece(reading, statements);
  if (!reading.reporter.has_errors()) {
    reading.reporter.report(Kind::NotReadable, {reading.file.source, 0, 0});
  }
}

}  // namespace

ast::File parse(const source::SourceSet& sources, std::uint32_t source, diagnostics::DiagnosticSink& sink,
                const Limits& limits) {
  ast::File file;
  file.source = source;
  Reporter reporter(sink, limits.errors);
  try {
    const Tokens tokens = read_tokens(sources, source);
    const std::vector<StatementTokens> statements = divide(sources, tokens);
    if (within_limits(tokens, statements, limits, reporter)) {
      check_signs(sources, source, tokens, reporter);
      read({sources, tokens, file, reporter}, statements);
    }
  } catch (const antlr4::RuntimeException&) {
    reporter.report(Kind::NotReadable, {source, 0, 0});
  }
  const auto end = static_cast<std::uint32_t>(sources[source].text.size());
  reporter.finish({source, end, end});
  file.broken = reporter.has_errors();
  return file;
}

std::size_t second_stage_runs() { return slow_readings; }

std::vector<std::string> ambiguities(const source::SourceSet& sources, std::uint32_t source) {
  const Tokens tokens = read_tokens(sources, source);
  return Pass(tokens, {0, tokens.tokens.size() - 1}).ambiguities();
}

}  // namespace qingdan::parse
