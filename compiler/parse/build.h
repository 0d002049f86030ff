// Private to this folder, and the only header that names ANTLR: runs of its parser, and the way from its
// trees to the syntax tree.
#pragma once

#include <antlr4-runtime.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "QingdanParser.h"
#include "ast/ast.h"
#include "parse/divide.h"
#include "parse/reporter.h"
#include "parse/tokens.h"
#include "source/source.h"

namespace qingdan::parse {

using Grammar = grammar::QingdanParser;

// Where the grammar stopped, and what it would have taken instead (kinds and words; the spans are empty).
struct Stop {
  std::size_t at = 0;  // counted from the begin of the stretch
  std::vector<Token> expected;
};

// Owns the tree it returns; contexts die with it.
class Pass {
 public:
  Pass(const Tokens& tokens, Stretch stretch);

  // Null if the text does not follow the grammar.
  [[nodiscard]] Grammar::FileContext* file();
  [[nodiscard]] Grammar::HeadContext* head();
  [[nodiscard]] Grammar::ClauseContext* clause();

  // After a null: where it stopped and what could have stood there.
  [[nodiscard]] const Stop& stop() const { return stop_; }
  // After head() or clause() has read what it could: the number of tokens it took.
  [[nodiscard]] std::size_t taken() { return stream_.index(); }
  // Where the file, read in the exact mode, is ambiguous or needs more than the fast mode.
  [[nodiscard]] std::vector<std::string> ambiguities();

 private:
  template <class Context>
  Context* run(Context* (Grammar::*rule)());

  antlr4::ListTokenSource source_;
  antlr4::CommonTokenStream stream_;
  Grammar parser_;
  Stop stop_;
};

// One parser tree over a stretch of a file's tokens, and where its pieces go. Contexts given to the
// functions below may be null or incomplete: what is missing stays empty.
struct Tree {
  const source::SourceSet& sources;
  const Tokens& tokens;
  std::size_t first = 0;  // the file's token that is number 0 of the parser's
  ast::File& file;
  Reporter& reporter;

  [[nodiscard]] const Token& token(const antlr4::Token* token) const;
  [[nodiscard]] const Token& token(antlr4::tree::TerminalNode* node) const {
    return token(node->getSymbol());
  }
  [[nodiscard]] std::string_view text(const Token& token) const { return sources.text(token.span); }
  [[nodiscard]] source::Span span(const antlr4::ParserRuleContext& context) const;
  // The first word of a stretch that consists of one reserved word, or begins with one.
  [[nodiscard]] std::optional<ast::Keyword> keyword(const antlr4::ParserRuleContext* context) const;
};

// What ANTLR's number of a token type stands for, and back. Comments and stray signs have no meaning.
struct Meaning {
  TokenKind kind = TokenKind::end_of_file;
  ast::Keyword keyword{};
};
[[nodiscard]] Meaning meaning(std::size_t type);
[[nodiscard]] std::size_t grammar_type(const Token& token);

void build_file(const Tree& tree, Grammar::FileContext* context);
[[nodiscard]] ast::Statement build_head(const Tree& tree, Grammar::HeadContext* context);
[[nodiscard]] ast::Clause build_clause(const Tree& tree, Grammar::ClauseContext* context);
[[nodiscard]] ast::ExprId build_expr(const Tree& tree, Grammar::ExprContext* context);

[[nodiscard]] ast::Name build_name(const Tree& tree, Grammar::NameContext* context);
[[nodiscard]] ast::Path build_path(const Tree& tree, Grammar::PathContext* context);
[[nodiscard]] std::vector<ast::Path> build_refs(const Tree& tree, Grammar::RefsContext* context);
[[nodiscard]] ast::Declared build_declared(const Tree& tree, Grammar::DeclaredContext* context);
[[nodiscard]] ast::Text build_text(const Tree& tree, antlr4::tree::TerminalNode* node);
[[nodiscard]] ast::Title build_title(const Tree& tree, Grammar::TitleContext* context);
[[nodiscard]] ast::Operand build_operand(const Tree& tree, Grammar::OperandContext* context);
[[nodiscard]] ast::ApprovalBy build_approval(const Tree& tree, Grammar::ApprovalContext* context);
[[nodiscard]] std::optional<Date> build_date(const Tree& tree, Grammar::DateContext* context);

}  // namespace qingdan::parse
