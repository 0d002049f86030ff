// What conditions mention. Private to the graph.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "model/model.h"

namespace qingdan::graph {

// Each ascending, without duplicates.
struct References {
  std::vector<FactId> facts;
  std::vector<DefineId> defines;
  std::vector<MatterId> matters;
  std::vector<MaterialId> materials;
  std::vector<ApprovalAtomId> atoms;
};

// Walks conditions of one model; a step that several share is looked at once for each call.
class ReferenceFinder {
 public:
  explicit ReferenceFinder(const model::Model& model);

  // Mentioned in these conditions themselves, not in the defines they use. None is no condition.
  [[nodiscard]] References direct(std::span<const model::ExprId> roots);
  // Of each norm, in its conditions and in the defines below them.
  [[nodiscard]] std::vector<std::vector<ApprovalAtomId>> atoms_of_norms();

 private:
  void look_at(const model::Expr& expr, References& found) const;
  [[nodiscard]] bool is_matter(model::ExprId id) const;

  const model::Model& model_;
  std::vector<std::uint32_t> seen_;  // per expression: the last call that saw it
  std::uint32_t call_ = 0;
  std::vector<model::ExprId> pending_;
};

// The conditions of a norm, none among them.
[[nodiscard]] std::array<model::ExprId, 6> conditions(const model::Norm& norm);

}  // namespace qingdan::graph
