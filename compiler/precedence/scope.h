// Scopes of norms against each other: whether some request meets both, and whether one lies inside the
// other. Structural: the guard counts only for specialty, and only by equal conjuncts.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "model/model.h"

namespace qingdan::precedence {

// Answers for one model; keeps what it has worked out about organ kinds and guards.
class Scopes {
 public:
  explicit Scopes(const model::Model& model);

  // The matters at, above and under this one.
  [[nodiscard]] std::vector<MatterId> nested(MatterId matter) const;
  // Roles, assigners, addressees, regions and validity leave room for a request that meets both.
  [[nodiscard]] bool meet(const model::Norm& a, const model::Norm& b) const;
  // The special one's scope lies inside the general one's and its guard holds all its conjuncts.
  [[nodiscard]] bool is_special(NormId special, NormId general) const;

 private:
  // A conjunct of a guard: the condition, and whether it is negated.
  using Conjunct = std::pair<model::ExprId, bool>;

  [[nodiscard]] bool under(MatterId matter, MatterId ancestor) const;
  [[nodiscard]] bool under(OrganKindId kind, OrganKindId ancestor) const;
  [[nodiscard]] bool under(RegionId region, RegionId ancestor) const;
  [[nodiscard]] bool kinds_meet(OrganKindId a, OrganKindId b) const;
  [[nodiscard]] bool selectors_meet(const OrganSelector& a, const OrganSelector& b) const;
  [[nodiscard]] bool inside(const OrganSelector& a, const OrganSelector& b) const;
  [[nodiscard]] bool scope_inside(const model::Norm& a, const model::Norm& b) const;
  [[nodiscard]] std::vector<Conjunct> conjuncts(const model::Norm& norm) const;
  [[nodiscard]] const std::vector<Conjunct>& guard(const model::Norm& norm) const;

  const model::Model& model_;
  std::vector<std::vector<OrganKindId>> descendants_;  // of each organ kind, itself included, ascending
  std::vector<std::vector<MatterId>> matters_below_;   // of each matter, without itself, ascending
  // What has been asked for so far, by `when` and `unless`: each ascending.
  mutable std::map<std::pair<model::ExprId, model::ExprId>, std::vector<Conjunct>> guards_;
};

}  // namespace qingdan::precedence
