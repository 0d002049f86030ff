// Conditions after checking: typed, every name an id, equal conditions the same node. The steps are
// the runtime's own (qingdan/code.h), so lowering is a walk and the reference evaluator reads the same.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "qingdan/code.h"
#include "qingdan/rows.h"
#include "qingdan/vocabulary.h"

namespace qingdan::model {

struct ExprId {
  std::uint32_t value = 0xFFFFFFFF;

  [[nodiscard]] bool is_none() const { return value == 0xFFFFFFFF; }
  friend constexpr auto operator<=>(ExprId, ExprId) = default;
};

// `value` is the constant, the truth, or the id of a fact, a define, a list, a document, an item, a
// quantifier (a row of Model::quantifiers) or an approval atom. `list` holds
// constants of among, under_matter, under_region, any_of and all_of; `selectors` those of under_organ.
struct Expr {
  Op op = Op::truth;
  Type type = Type::boolean;  // of the result; for any_of and all_of, of the elements
  ExprId left;
  ExprId right;
  std::int64_t value = 0;
  std::vector<std::int64_t> list;
  std::vector<OrganSelector> selectors;

  friend bool operator==(const Expr&, const Expr&) = default;
};

// What a condition looks at, itself or through what it refers to.
struct Sees {
  bool action = false;
  bool part = false;  // the matter asked for, its role, how many; a list that may name it
  bool approval = false;
  bool previous = false;  // the row before

  friend constexpr Sees operator|(Sees a, Sees b) {
    return {a.action || b.action, a.part || b.part, a.approval || b.approval, a.previous || b.previous};
  }
};

// Owns every condition of a Model. Children have smaller ids than their parent.
class ExprArena {
 public:
  // The id of an equal node, if there is one: so equal conditions compare by id. `below` is what the
  // define or the quantifier that it refers to looks at.
  ExprId add(Expr expr, Sees below = {});

  [[nodiscard]] const Expr& operator[](ExprId id) const { return exprs_[id.value]; }
  [[nodiscard]] std::size_t size() const { return exprs_.size(); }
  // Steps and stack cells that the condition takes as code, written out without sharing; both stop
  // counting at a million.
  [[nodiscard]] std::uint32_t steps(ExprId id) const { return id.is_none() ? 0 : costs_[id.value].steps; }
  [[nodiscard]] Sees sees(ExprId id) const { return id.is_none() ? Sees{} : costs_[id.value].sees; }
  [[nodiscard]] std::uint32_t stack(ExprId id) const { return id.is_none() ? 0 : costs_[id.value].stack; }

  // Shorthands; none on one side gives the other.
  ExprId both(ExprId a, ExprId b);
  ExprId either(ExprId a, ExprId b);
  ExprId negate(ExprId a);
  ExprId truth(bool value);

 private:
  struct Cost {
    std::uint32_t steps = 0;
    std::uint32_t stack = 0;
    Sees sees;
  };

  // The place of an equal node in `slots_`, else the free one where it belongs.
  [[nodiscard]] std::size_t find_slot(const Expr& expr) const;
  void grow();

  std::vector<Expr> exprs_;
  std::vector<Cost> costs_;
  std::vector<ExprId> slots_;  // by hash, none = free; a power of two, at most half full
};

}  // namespace qingdan::model
