#include "check/by_approval.h"

#include <map>

namespace qingdan::check {
namespace {

using model::Expr;
using model::ExprArena;
using model::ExprId;

// The same condition with every approval taken as not given, folded where that settles it.
class WithoutApprovals {
 public:
  explicit WithoutApprovals(model::Model& model) : model_(model) {}

  ExprId of(ExprId id) {
    if (const auto known = done_.find(id); known != done_.end()) {
      return known->second;
    }
    const ExprId result = rewrite(id);
    done_.emplace(id, result);
    return result;
  }

 private:
  bool is_truth(ExprId id, std::int64_t value) const {
    const Expr& expr = model_.exprs[id];
    return expr.op == Op::truth && expr.value == value;
  }

  ExprId rewrite(ExprId id) {
    ExprArena& exprs = model_.exprs;
    const Expr expr = exprs[id];
    switch (expr.op) {
      case Op::approval:
        return exprs.truth(false);
      case Op::define: {
        const ExprId inside = model_.defines[static_cast<std::size_t>(expr.value)].expr;
        const ExprId rewritten = inside.is_none() ? inside : of(inside);
        return rewritten == inside ? id : rewritten;
      }
      case Op::negate: {
        const ExprId inner = of(expr.left);
        return is_truth(inner, 0)   ? exprs.truth(true)
               : is_truth(inner, 1) ? exprs.truth(false)
                                    : exprs.negate(inner);
      }
      case Op::both:
      case Op::either:
        return fold(expr.op, of(expr.left), of(expr.right));
      default:
        return id;
    }
  }

  ExprId fold(Op op, ExprId left, ExprId right) {
    const std::int64_t deciding = op == Op::both ? 0 : 1;
    if (is_truth(left, deciding) || is_truth(right, 1 - deciding)) {
      return left;
    }
    if (is_truth(right, deciding) || is_truth(left, 1 - deciding)) {
      return right;
    }
    return op == Op::both ? model_.exprs.both(left, right) : model_.exprs.either(left, right);
  }

  model::Model& model_;
  std::map<ExprId, ExprId> done_;
};

void split_alternatives(const ExprArena& exprs, ExprId id, std::vector<ExprId>& parts) {
  while (exprs[id].op == Op::either) {
    parts.push_back(exprs[id].right);
    id = exprs[id].left;
  }
  parts.push_back(id);
}

}  // namespace

ExprId by_approval(model::Model& model, ExprId unless) {
  if (unless.is_none()) {
    return {};
  }
  std::vector<ExprId> alternatives;
  split_alternatives(model.exprs, unless, alternatives);
  WithoutApprovals without(model);
  ExprId result;
  for (const ExprId alternative : alternatives) {
    const ExprId bare = without.of(alternative);
    if (bare == alternative) {
      continue;  // asks for no approval
    }
    const Expr& folded = model.exprs[bare];
    const bool never = folded.op == Op::truth && folded.value == 0;
    result = model.exprs.either(
        result, never ? alternative : model.exprs.both(alternative, model.exprs.negate(bare)));
  }
  return result;
}

}  // namespace qingdan::check
