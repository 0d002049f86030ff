#include "model/expr.h"

#include <algorithm>

namespace qingdan::model {

namespace {

Sees seen_by(Op op) {
  Sees sees;
  sees.action = op == Op::action;
  sees.part = op == Op::matter || op == Op::role || op == Op::added || op == Op::replaced || op == Op::listed;
  sees.approval = op == Op::approval;
  sees.previous = op == Op::previous_fact || op == Op::previous_fact_set || op == Op::previous_define;
  return sees;
}

}  // namespace

ExprId ExprArena::add(Expr expr, Sees below) {
  const auto found = ids_.find(expr);
  if (found != ids_.end()) {
    return found->second;
  }
  const ExprId id{static_cast<std::uint32_t>(exprs_.size())};
  constexpr std::uint32_t kEnough = 1000000;
  costs_.push_back({std::min(kEnough, 1 + steps(expr.left) + steps(expr.right)),
                    std::min(kEnough, std::max({1U, stack(expr.left),
                                                stack(expr.right) + (expr.right.is_none() ? 0U : 1U)})),
                    below | seen_by(expr.op) | sees(expr.left) | sees(expr.right)});
  exprs_.push_back(expr);
  ids_.emplace(std::move(expr), id);
  return id;
}

namespace {

Expr make(Op op, ExprId left, ExprId right = {}) {
  Expr expr;
  expr.op = op;
  expr.left = left;
  expr.right = right;
  return expr;
}

}  // namespace

ExprId ExprArena::both(ExprId a, ExprId b) {
  return a.is_none() ? b : b.is_none() ? a : add(make(Op::both, a, b));
}

ExprId ExprArena::either(ExprId a, ExprId b) {
  return a.is_none() ? b : b.is_none() ? a : add(make(Op::either, a, b));
}

ExprId ExprArena::negate(ExprId a) { return add(make(Op::negate, a)); }

ExprId ExprArena::truth(bool value) {
  Expr expr;
  expr.op = Op::truth;
  expr.value = value ? 1 : 0;
  return add(expr);
}

}  // namespace qingdan::model
