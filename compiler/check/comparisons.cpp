// Comparisons and membership.
#include <algorithm>

#include "check/clauses.h"
#include "check/expression_checker.h"
#include "check/facts.h"
#include "check/resolve.h"

namespace qingdan::check {

using ast::Keyword;
using diagnostics::DiagnosticSink;
using diagnostics::Kind;
using diagnostics::Phrase;
using model::Expr;
using model::ExprId;

namespace {

Op compare_op(const std::string& sign) {
  if (sign == "=") return Op::equal;
  if (sign == "≠") return Op::not_equal;
  if (sign == "<") return Op::less;
  if (sign == "≤") return Op::less_equal;
  if (sign == ">") return Op::greater;
  return Op::greater_equal;
}

// A material stands for all that are under it: a closed list, so it is written out.
std::vector<std::int64_t> with_all_under(const model::Model& model, const std::vector<std::int64_t>& named) {
  std::vector<std::int64_t> all;
  for (std::size_t row = 0; row < model.materials.size(); ++row) {
    const auto& ancestors = model.materials[row].ancestors;
    const bool is_meant = std::any_of(named.begin(), named.end(), [&](std::int64_t one) {
      return std::binary_search(ancestors.begin(), ancestors.end(),
                                MaterialId(static_cast<std::uint32_t>(one)));
    });
    if (is_meant) {
      all.push_back(static_cast<std::int64_t>(row));
    }
  }
  return all;
}

}  // namespace

Typed ExpressionChecker::compare(const ast::Expr& expr) {
  const Typed left = value(expr.left);
  if (left.id.is_none()) {
    return {};
  }
  if (left.many) {
    sink_.report(Kind::SetInComparison, file_[expr.left].span, {unquoted(left.words)});
    return {};
  }
  const ast::Expr& right_expr = file_[expr.right];
  if (right_expr.kind == ast::Expr::Kind::operand) {
    if (left.type == Type::organ) {
      const Typed match = organ_match(left, {right_expr.operand});
      if (match.id.is_none() || expr.op == "=") {
        return match;
      }
      if (expr.op == "≠") {
        return make(Op::negate, Type::boolean, match.id);
      }
    }
    return compare_values(compare_op(expr.op), expr.span, left, value_like(left, right_expr.operand));
  }
  return compare_values(compare_op(expr.op), expr.span, left, value(expr.right));
}

Typed ExpressionChecker::compare_values(Op op, source::Span span, Typed left, Typed right) {
  if (left.id.is_none() || right.id.is_none()) {
    return {};
  }
  if (left.percent || right.percent) {
    sink_.report(Kind::PercentPlace, span);
    return {};
  }
  if (right.many) {
    sink_.report(Kind::SetInComparison, span, {unquoted(right.words)});
    return {};
  }
  if (days_against_workdays(left.type, right.type)) {
    sink_.report(Kind::DaysAndWorkdays, span);
    return {};
  }
  const bool same_choice = left.type != Type::choice || left.choice_of == right.choice_of;
  if (left.type != right.type || !same_choice || left.type == Type::organ) {
    sink_.report(Kind::CannotCompare, span, {left.words, right.words});
    return {};
  }
  if (left.type == Type::text && !left.constant && !right.constant) {
    sink_.report(Kind::TextComparison, span);
    return {};
  }
  if (op != Op::equal && op != Op::not_equal && !has_order(left.type)) {
    sink_.report(Kind::NoOrder, span, {left.words});
    return {};
  }
  if (left.scaled != right.scaled) {
    raise(left.scaled ? right : left);
  }
  return make(op, Type::boolean, left.id, right.id);
}

Typed ExpressionChecker::organ_match(const Typed& subject, const std::vector<ast::Operand>& choices) {
  Expr expr;
  expr.op = Op::under_organ;
  expr.left = subject.id;
  for (const ast::Operand& choice : choices) {
    if (!choice.path) {
      sink_.report(Kind::CannotCompare, choice.span, {subject.words, operand_phrase(choice)});
      return {};
    }
    if (const auto selector = resolve_selector(draft_, *choice.path, sink_)) {
      expr.selectors.push_back(*selector);
    } else {
      return {};
    }
  }
  std::sort(expr.selectors.begin(), expr.selectors.end());
  Typed typed;
  typed.id = exprs_.add(std::move(expr));
  return typed;
}

Typed ExpressionChecker::membership(const ast::Expr& expr) {
  const Typed left = value(expr.left);
  if (left.id.is_none() || !expr.word) {
    return {};
  }
  const bool wants_set = *expr.word != Keyword::AMONG;
  if (left.many != wants_set) {
    sink_.report(wants_set ? Kind::SetExpected : Kind::SetInComparison, file_[expr.left].span,
                 {unquoted(left.words), phrase(*expr.word)});
    return {};
  }
  if (left.type == Type::organ && !wants_set) {
    return organ_match(left, expr.choices);
  }
  if (left.type == Type::boolean || left.scaled || left.percent || left.constant) {
    sink_.report(Kind::ValueInPlace, file_[expr.left].span, {left.words});
    return {};
  }
  Expr result;
  result.left = left.id;
  result.type = left.type;
  for (const ast::Operand& choice : expr.choices) {
    if (left.type == Type::organ) {
      const auto organ = choice.path ? resolve_organ(draft_, *choice.path, sink_) : std::nullopt;
      result.list.push_back(organ ? pack_organ(*organ) : 0);
    } else if (const auto number = constant_like(left, choice)) {
      result.list.push_back(*number);
    }
  }
  std::sort(result.list.begin(), result.list.end());
  result.list.erase(std::unique(result.list.begin(), result.list.end()), result.list.end());
  if (left.type == Type::material && *expr.word == Keyword::ALL_OF) {
    return all_materials(left, result.list);
  }
  if (left.type == Type::material) {
    result.list = with_all_under(draft_.model, result.list);
  }
  if (wants_set) {
    result.op = *expr.word == Keyword::ANY_OF ? Op::any_of : Op::all_of;
  } else {
    result.op = left.type == Type::matter   ? Op::under_matter
                : left.type == Type::region ? Op::under_region
                                            : Op::among;
    result.type = Type::boolean;
  }
  Typed typed;
  typed.id = exprs_.add(std::move(result));
  return typed;
}

// Each named material, or one under it, is there.
Typed ExpressionChecker::all_materials(const Typed& set, const std::vector<std::int64_t>& named) {
  ExprId all;
  for (const std::int64_t one : named) {
    Expr any;
    any.op = Op::any_of;
    any.type = Type::material;
    any.left = set.id;
    any.list = with_all_under(draft_.model, {one});
    all = exprs_.both(all, exprs_.add(std::move(any)));
  }
  Typed typed;
  typed.id = all;
  return typed;
}

Typed ExpressionChecker::beyond(const ast::Expr& expr) {
  const Typed left = value(expr.left);
  const Typed right = operand(expr.operand);
  if (left.id.is_none() || right.id.is_none()) {
    return {};
  }
  if (!left.many || !right.many) {
    const bool is_left = !left.many;
    sink_.report(Kind::SetExpected, is_left ? file_[expr.left].span : expr.operand.span,
                 {unquoted(is_left ? left.words : right.words), phrase(Keyword::BEYOND)});
    return {};
  }
  const bool same_choice = left.type != Type::choice || left.choice_of == right.choice_of;
  if (left.type != right.type || !same_choice) {
    sink_.report(Kind::CannotCompare, expr.span, {left.words, right.words});
    return {};
  }
  Expr result;
  result.op = Op::beyond;
  result.type = left.type;
  result.left = left.id;
  result.right = right.id;
  Typed typed;
  typed.id = exprs_.add(std::move(result));
  return typed;
}

}  // namespace qingdan::check
