// Sums, differences and products: exact, without division. Working days by the calendar.
#include <utility>

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

bool has_order(Type type) {
  return type == Type::integer || type == Type::money || type == Type::date || type == Type::days ||
         type == Type::workdays;
}

bool days_against_workdays(Type a, Type b) {
  return (a == Type::days && b == Type::workdays) || (a == Type::workdays && b == Type::days);
}

void ExpressionChecker::raise(Typed& value) {
  const Typed scale = constant(value.type, kPercentScale);
  const Called words = value.words;
  value = make(Op::multiply, value.type, value.id, scale.id);
  value.scaled = true;
  value.words = words;
}

Typed ExpressionChecker::cannot_calculate(const ast::Expr& expr, const Typed& left, const Typed& right) {
  if (days_against_workdays(left.type, right.type)) {
    sink_.report(Kind::DaysAndWorkdays, expr.span);
  } else {
    sink_.report(Kind::CannotCalculate, expr.span, {left.words, right.words, expr.op});
  }
  return {};
}

Typed ExpressionChecker::product(const ast::Expr& expr, Typed left, Typed right) {
  if (left.percent || (left.type == Type::integer && !right.percent)) {
    std::swap(left, right);
  }
  const bool quantity = has_order(left.type) && left.type != Type::date;
  if (left.percent || !quantity || (right.percent && left.scaled) || right.scaled ||
      right.type != Type::integer) {
    return cannot_calculate(expr, left, right);
  }
  Typed result = make(Op::multiply, left.type, left.id, right.id);
  result.scaled = left.scaled || right.percent;
  return result;
}

Typed ExpressionChecker::sum(const ast::Expr& expr, Typed left, Typed right) {
  const bool plus = expr.op == "+";
  const Op op = plus ? Op::add : Op::subtract;
  if (left.percent || right.percent) {
    sink_.report(Kind::PercentPlace, expr.span);
    return {};
  }
  if (left.type == Type::date || right.type == Type::date) {
    return date_sum(expr, left, right);
  }
  if (left.type != right.type || !has_order(left.type)) {
    return cannot_calculate(expr, left, right);
  }
  if (left.scaled != right.scaled) {
    raise(left.scaled ? right : left);
  }
  Typed result = make(op, left.type, left.id, right.id);
  result.scaled = left.scaled;
  return result;
}

// Date ± days or working days is a date; date - date is days.
Typed ExpressionChecker::date_sum(const ast::Expr& expr, const Typed& left, const Typed& right) {
  const bool plus = expr.op == "+";
  const Op op = plus ? Op::add : Op::subtract;
  if (left.scaled || right.scaled) {
    return cannot_calculate(expr, left, right);
  }
  if (!plus && left.type == Type::date && right.type == Type::date) {
    return make(op, Type::days, left.id, right.id);
  }
  if ((left.type == Type::date && right.type == Type::days) ||
      (plus && left.type == Type::days && right.type == Type::date)) {
    return make(op, Type::date, left.id, right.id);
  }
  if (left.type == Type::date && right.type == Type::workdays) {
    return make(plus ? Op::add_workdays : Op::subtract_workdays, Type::date, left.id, right.id);
  }
  if (plus && left.type == Type::workdays && right.type == Type::date) {
    return make(Op::add_workdays, Type::date, right.id, left.id);
  }
  return cannot_calculate(expr, left, right);
}

// 工作日 A 至 B: after A, through B.
Typed ExpressionChecker::workdays(const ast::Expr& expr) {
  const Typed from = value(expr.left);
  const Typed to = value(expr.right);
  if (from.id.is_none() || to.id.is_none()) {
    return {};
  }
  for (const auto& [side, place] : {std::pair(from, expr.left), std::pair(to, expr.right)}) {
    if (side.type != Type::date || side.many) {
      sink_.report(Kind::CannotCompare, file_[place].span, {side.words, type_phrase(Type::date)});
      return {};
    }
  }
  return make(Op::workdays_between, Type::workdays, from.id, to.id);
}

Typed ExpressionChecker::arithmetic(const ast::Expr& expr) {
  const Typed left = value(expr.left);
  const Typed right = value(expr.right);
  if (left.id.is_none() || right.id.is_none()) {
    return {};
  }
  if (left.many || right.many) {
    return cannot_calculate(expr, left, right);
  }
  return expr.op == "×" ? product(expr, left, right) : sum(expr, left, right);
}

}  // namespace qingdan::check
