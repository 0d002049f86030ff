// Statements, heads, names and titles.
#include <string>

#include "parse/build.h"
#include "parse/literals.h"

namespace qingdan::parse {

const Token& Tree::token(const antlr4::Token* found) const {
  const std::size_t last = tokens.tokens.size() - 1;
  const std::size_t index = found == nullptr ? last : first + found->getTokenIndex();
  return tokens.tokens[index < last ? index : last];
}

source::Span Tree::span(const antlr4::ParserRuleContext& context) const {
  const source::Span begin = token(context.start).span;
  const source::Span end = token(context.stop).span;
  return begin.begin <= end.begin ? source::join(begin, end) : begin;
}

std::optional<ast::Keyword> Tree::keyword(const antlr4::ParserRuleContext* context) const {
  if (context == nullptr) {
    return std::nullopt;
  }
  const Token& found = token(context->start);
  return found.kind == TokenKind::keyword ? std::optional(found.keyword) : std::nullopt;
}

ast::Name build_name(const Tree& tree, Grammar::NameContext* context) {
  if (context == nullptr || context->start == nullptr) {
    return {};
  }
  const Token& token = tree.token(context->start);
  return read_name(token, tree.text(token));
}

ast::Path build_path(const Tree& tree, Grammar::PathContext* context) {
  ast::Path path;
  path.span = tree.span(*context);
  for (Grammar::NameContext* name : context->name()) {
    path.parts.push_back(build_name(tree, name));
  }
  return path;
}

std::vector<ast::Path> build_refs(const Tree& tree, Grammar::RefsContext* context) {
  std::vector<ast::Path> refs;
  if (context != nullptr) {
    for (Grammar::PathContext* path : context->path()) {
      refs.push_back(build_path(tree, path));
    }
  }
  return refs;
}

ast::Declared build_declared(const Tree& tree, Grammar::DeclaredContext* context) {
  const auto names = context->name();
  ast::Declared declared;
  declared.span = tree.span(*context);
  if (!names.empty()) {
    declared.first = build_name(tree, names[0]);
  }
  if (names.size() > 1) {
    declared.second = build_name(tree, names[1]);
  }
  return declared;
}

ast::Text build_text(const Tree& tree, antlr4::tree::TerminalNode* node) {
  if (node == nullptr) {
    return {};
  }
  const Token& token = tree.token(node);
  return read_text(token, tree.text(token));
}

ast::Title build_title(const Tree& tree, Grammar::TitleContext* context) {
  ast::Title title;
  title.span = tree.span(*context);
  title.first = build_text(tree, context->STRING(0));
  if (context->STRING(1) != nullptr) {
    title.second = build_text(tree, context->STRING(1));
  }
  return title;
}

ast::Statement build_head(const Tree& tree, Grammar::HeadContext* context) {
  ast::Statement statement;
  const Token& first = tree.token(context->start);
  statement.kind = first.keyword;
  statement.kind_span = first.span;
  statement.span = tree.span(*context);
  if (context->declared() != nullptr) {
    statement.name = build_declared(tree, context->declared());
  } else if (context->name() != nullptr) {
    const ast::Name name = build_name(tree, context->name());
    statement.name = ast::Declared{name, std::nullopt, name.span};
  }
  if (context->title() != nullptr) {
    statement.title = build_title(tree, context->title());
  }
  return statement;
}

void build_file(const Tree& tree, Grammar::FileContext* context) {
  for (Grammar::StatementContext* part : context->statement()) {
    if (part->head() == nullptr) {
      continue;
    }
    ast::Statement statement = build_head(tree, part->head());
    for (Grammar::ClauseContext* clause : part->clause()) {
      statement.clauses.push_back(build_clause(tree, clause));
      statement.span.end = statement.clauses.back().span.end;
    }
    tree.file.statements.push_back(std::move(statement));
  }
}

}  // namespace qingdan::parse
