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

// The sign or word between the two halves, or before the only one: the node's own, not its operands'.
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
        case ast::Keyword::BEYOND:
          return Expr::Kind::beyond;
        case ast::Keyword::ANSWERS:
        case ast::Keyword::NO_ANSWER:
          return Expr::Kind::answers;
        default:
          return Expr::Kind::membership;
      }
    default:
      return Expr::Kind::compare;
  }
}

std::optional<Expr::Kind> worded_kind(const Token& token) {
  if (token.kind != TokenKind::keyword) {
    return std::nullopt;
  }
  switch (token.keyword) {
    case ast::Keyword::ANY:
    case ast::Keyword::EVERY:
    case ast::Keyword::COUNT:
    case ast::Keyword::SUM:
      return Expr::Kind::quantifier;
    case ast::Keyword::LISTED_IN:
    case ast::Keyword::IN_FORCE:
      return Expr::Kind::lookup;
    case ast::Keyword::WORKING_DAYS:
      return Expr::Kind::workdays;
    default:
      return std::nullopt;
  }
}

void build_choices(const Tree& tree, Grammar::ExprContext* context, const Token& word, Expr& expr) {
  expr.word = word.keyword;
  for (Grammar::OperandContext* operand : context->choices()->operand()) {
    expr.choices.push_back(build_operand(tree, operand));
  }
}

ExprId build_operation(const Tree& tree, Grammar::ExprContext* context, const Token& token) {
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
  } else if (expr.kind == Expr::Kind::beyond) {
    expr.operand = build_operand(tree, context->operand(0));
  } else if (expr.kind == Expr::Kind::answers) {
    expr.word = token.keyword;
  }
  return add(tree, std::move(expr));
}

ExprId operand_expr(const Tree& tree, Grammar::OperandContext* context) {
  Expr expr;
  if (context != nullptr) {
    expr.kind = Expr::Kind::operand;
    expr.span = tree.span(*context);
    expr.operand = build_operand(tree, context);
  }
  return add(tree, std::move(expr));
}

// What begins with its own word: a quantifier, a look-up, a count of working days.
ExprId build_worded(const Tree& tree, Grammar::ExprContext* context, const Token& word, Expr::Kind kind) {
  Expr expr;
  expr.kind = kind;
  expr.span = tree.span(*context);
  expr.op_span = word.span;
  expr.word = word.keyword;
  if (kind == Expr::Kind::quantifier) {
    expr.left = build_expr(tree, context->expr(0));
  } else if (kind == Expr::Kind::workdays) {
    expr.left = operand_expr(tree, context->operand(0));
    expr.right = operand_expr(tree, context->operand(1));
  }
  if (context->path() != nullptr) {
    expr.operand.path = build_path(tree, context->path());
    expr.operand.span = expr.operand.path->span;
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
  if (TerminalNode* node = operator_node(context)) {
    const Token& token = tree.token(node);
    if (token.kind == TokenKind::open_bracket) {
      return build_expr(tree, context->expr(0));
    }
    const std::optional<Expr::Kind> worded = worded_kind(token);
    return worded ? build_worded(tree, context, token, *worded) : build_operation(tree, context, token);
  }
  expr.span = tree.span(*context);
  if (context->operand(0) != nullptr) {
    expr.kind = Expr::Kind::operand;
    expr.operand = build_operand(tree, context->operand(0));
  } else if (context->approval() != nullptr) {
    expr.kind = Expr::Kind::approval;
    expr.approval = build_approval(tree, context->approval());
  }
  return add(tree, std::move(expr));
}

ast::Operand build_operand(const Tree& tree, Grammar::OperandContext* context) {
  ast::Operand operand;
  operand.span = tree.span(*context);
  operand.previous = context->PREVIOUS() != nullptr;
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
