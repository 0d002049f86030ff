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

std::size_t hash(const Expr& expr) {
  std::uint64_t mixed = 0;
  const auto mix = [&](std::uint64_t value) {
    mixed = (mixed ^ value) * 0x9E3779B97F4A7C15ULL;
    mixed ^= mixed >> 32U;
  };
  mix(static_cast<std::uint64_t>(expr.op) << 8U | static_cast<std::uint64_t>(expr.type));
  mix(std::uint64_t{expr.left.value} << 32U | expr.right.value);
  mix(static_cast<std::uint64_t>(expr.value));
  for (const std::int64_t value : expr.list) {
    mix(static_cast<std::uint64_t>(value));
  }
  for (const OrganSelector& selector : expr.selectors) {
    mix(std::uint64_t{selector.kind.value} << 32U | selector.region.value);
    mix(selector.level);
  }
  return static_cast<std::size_t>(mixed);
}

}  // namespace

std::size_t ExprArena::find_slot(const Expr& expr) const {
  std::size_t slot = hash(expr) & (slots_.size() - 1);
  while (!slots_[slot].is_none() && exprs_[slots_[slot].value] != expr) {
    slot = (slot + 1) & (slots_.size() - 1);
  }
  return slot;
}

void ExprArena::grow() {
  slots_.assign(std::max<std::size_t>(64, slots_.size() * 2), ExprId());
  for (std::uint32_t id = 0; id < exprs_.size(); ++id) {
    slots_[find_slot(exprs_[id])] = ExprId{id};
  }
}

ExprId ExprArena::add(Expr expr, Sees below) {
  if (slots_.size() < 2 * (exprs_.size() + 1)) {
    grow();
  }
  const std::size_t slot = find_slot(expr);
  if (!slots_[slot].is_none()) {
    return slots_[slot];
  }
  const ExprId id{static_cast<std::uint32_t>(exprs_.size())};
  constexpr std::uint32_t kEnough = 1000000;
  costs_.push_back({std::min(kEnough, 1 + steps(expr.left) + steps(expr.right)),
                    std::min(kEnough, std::max({1U, stack(expr.left),
                                                stack(expr.right) + (expr.right.is_none() ? 0U : 1U)})),
                    below | seen_by(expr.op) | sees(expr.left) | sees(expr.right)});
  exprs_.push_back(std::move(expr));
  slots_[slot] = id;
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
