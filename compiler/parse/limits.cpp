#include "parse/limits.h"

#include <algorithm>

namespace qingdan::parse {
namespace {

using ast::Keyword;
using diagnostics::Kind;

bool is_operator(const Token& token) {
  switch (token.kind) {
    case TokenKind::equal:
    case TokenKind::not_equal:
    case TokenKind::less:
    case TokenKind::less_equal:
    case TokenKind::greater:
    case TokenKind::greater_equal:
    case TokenKind::times:
    case TokenKind::plus:
    case TokenKind::minus:
      return true;
    default:
      return token.is(Keyword::AND) || token.is(Keyword::OR) || token.is(Keyword::NOT) ||
             token.is(Keyword::AMONG) || token.is(Keyword::ANY_OF) || token.is(Keyword::ALL_OF);
  }
}

// The first token that lies deeper than the limit, or nullptr. A 非 counts as a level up to the end of
// its row of 非; brackets count until they are closed.
const Token* too_deep(const Tokens& tokens, Stretch stretch, std::size_t limit) {
  std::size_t brackets = 0;
  std::size_t negations = 0;
  for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
    const Token& token = tokens.tokens[i];
    negations = token.is(Keyword::NOT)                  ? negations + 1
                : token.kind == TokenKind::open_bracket ? negations
                                                        : 0;
    if (token.kind == TokenKind::open_bracket) {
      ++brackets;
    } else if (token.kind == TokenKind::close_bracket && brackets > 0) {
      --brackets;
    }
    if (brackets + negations > limit) {
      return &token;
    }
  }
  return nullptr;
}

bool check_statement(const Tokens& tokens, const StatementTokens& statement, const Limits& limits,
                     Reporter& reporter) {
  const std::size_t begin = statement.head.empty() ? statement.clauses.front().begin : statement.head.begin;
  const std::size_t end = statement.clauses.empty() ? statement.head.end : statement.clauses.back().end;
  const source::Span first = tokens.tokens[begin].span;
  if (const Token* token = too_deep(tokens, {begin, end}, limits.nesting)) {
    reporter.report(Kind::NestingTooDeep, token->span, {std::to_string(limits.nesting)});
    return false;
  }
  if (end - begin > limits.statement_tokens) {
    reporter.report(Kind::StatementTooLong, first, {std::to_string(limits.statement_tokens)});
    return false;
  }
  const auto operators = std::count_if(tokens.tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                                       tokens.tokens.begin() + static_cast<std::ptrdiff_t>(end), is_operator);
  if (static_cast<std::size_t>(operators) > limits.expression_operators) {
    reporter.report(Kind::TooManyOperators, first, {std::to_string(limits.expression_operators)});
    return false;
  }
  return true;
}

}  // namespace

bool within_limits(const Tokens& tokens, const std::vector<StatementTokens>& statements, const Limits& limits,
                   Reporter& reporter) {
  bool within = true;
  for (const StatementTokens& statement : statements) {
    within = check_statement(tokens, statement, limits, reporter) && within;
  }
  return within;
}

}  // namespace qingdan::parse
