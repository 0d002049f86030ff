// Conditions, operands and approvals.
#include <string_view>

#include "parse/build.h"
#include "parse/literals.h"

namespace qingdan::parse {
namespace {

using antlr4::tree::TerminalNode;
using ast::Expr;
using ast::ExprId;
using diagnostics::Kind;

ExprId add(const Tree& tree, Expr expr) {
  tree.file.exprs.push_back(std::move(expr));
  return {static_cast<std::uint32_t>(tree.file.exprs.size() - 1)};
}

std::string_view sign(TokenKind kind) {
  switch (kind) {
    case TokenKind::equal:
      return "=";
    case TokenKind::not_equal:
      return "≠";
    case TokenKind::less:
      return "<";
    case TokenKind::less_equal:
      return "≤";
    case TokenKind::greater:
      return ">";
    case TokenKind::greater_equal:
      return "≥";
    case TokenKind::times:
      return "×";
    case TokenKind::plus:
      return "+";
    default:
      return "-";
  }
}

// The sign or word between the two halves, or before the only one.
TerminalNode* operator_node(Grammar::ExprContext* context) {
  for (antlr4::tree::ParseTree* child : context->children) {
    auto* node = dynamic_cast<TerminalNode*>(child);
    if (node != nullptr) {
      return node;
    }
  }
  return nullptr;
}

bool is_comparison(const Tree& tree, Grammar::ExprContext* context) {
  TerminalNode* node = context == nullptr || context->LP() != nullptr ? nullptr : operator_node(context);
  if (node == nullptr) {
    return false;
  }
  const TokenKind kind = tree.token(node).kind;
  return kind >= TokenKind::equal && kind <= TokenKind::greater_equal;
}

Expr::Kind kind_of(const Token& token) {
  switch (token.kind) {
    case TokenKind::times:
    case TokenKind::plus:
    case TokenKind::minus:
      return Expr::Kind::arithmetic;
    case TokenKind::keyword:
      switch (token.keyword) {
        case ast::Keyword::NOT:
          return Expr::Kind::negation;
        case ast::Keyword::AND:
          return Expr::Kind::conjunction;
        case ast::Keyword::OR:
          return Expr::Kind::disjunction;
        default:
          return Expr::Kind::membership;
      }
    default:
      return Expr::Kind::compare;
  }
}

void build_choices(const Tree& tree, Grammar::ExprContext* context, const Token& word, Expr& expr) {
  expr.membership = word.keyword;
  for (Grammar::OperandContext* operand : context->choices()->operand()) {
    expr.choices.push_back(build_operand(tree, operand));
  }
}

ExprId build_operation(const Tree& tree, Grammar::ExprContext* context, TerminalNode* node) {
  const Token& token = tree.token(node);
  Expr expr;
  expr.kind = kind_of(token);
  expr.span = tree.span(*context);
  expr.op_span = token.span;
  if (expr.kind == Expr::Kind::compare || expr.kind == Expr::Kind::arithmetic) {
    expr.op = sign(token.kind);
  }
  const bool chained = expr.kind == Expr::Kind::compare && is_comparison(tree, context->expr(0));
  if (chained && !tree.reporter.has_error_in(expr.span.begin, expr.span.end)) {
    tree.reporter.report(Kind::ComparisonChain, expr.span);
  }
  expr.left = build_expr(tree, context->expr(0));
  if (context->expr(1) != nullptr) {
    expr.right = build_expr(tree, context->expr(1));
  }
  if (context->choices() != nullptr) {
    build_choices(tree, context, token, expr);
  }
  return add(tree, std::move(expr));
}

}  // namespace

// As deep as the condition is nested or long, which the limits bound before parsing.
ExprId build_expr(const Tree& tree, Grammar::ExprContext* context) {
  Expr expr;
  if (context == nullptr) {
    return add(tree, std::move(expr));
  }
  if (context->LP() != nullptr) {
    return build_expr(tree, context->expr(0));
  }
  if (TerminalNode* node = operator_node(context)) {
    return build_operation(tree, context, node);
  }
  expr.span = tree.span(*context);
  if (context->operand() != nullptr) {
    expr.kind = Expr::Kind::operand;
    expr.operand = build_operand(tree, context->operand());
  } else if (context->approval() != nullptr) {
    expr.kind = Expr::Kind::approval;
    expr.approval = build_approval(tree, context->approval());
  }
  return add(tree, std::move(expr));
}

ast::Operand build_operand(const Tree& tree, Grammar::OperandContext* context) {
  ast::Operand operand;
  operand.span = tree.span(*context);
  if (context->path() != nullptr) {
    operand.path = build_path(tree, context->path());
    return operand;
  }
  const Token& token = tree.token(context->start);
  const bool names_itself = token.is(ast::Keyword::MATTER) || token.is(ast::Keyword::ROLE) ||
                            token.is(ast::Keyword::ORGAN) || token.is(ast::Keyword::REGION);
  if (names_itself) {
    operand.word = token.keyword;
  } else {
    operand.literal = read_literal(token, tree.text(token), tree.reporter);
  }
  return operand;
}

ast::ApprovalBy build_approval(const Tree& tree, Grammar::ApprovalContext* context) {
  return {build_refs(tree, context->refs()), context->JOINT_APPROVAL() != nullptr, tree.span(*context)};
}

std::optional<Date> build_date(const Tree& tree, Grammar::DateContext* context) {
  const Token& token = tree.token(context->start);
  return read_date(token, tree.text(token), tree.reporter);
}

}  // namespace qingdan::parse
