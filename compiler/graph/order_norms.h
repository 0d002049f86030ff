// The evaluation order of norms. Private to the graph.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "model/model.h"
#include "precedence/precedence.h"

namespace qingdan::graph {

// Which norm must come before which: one graph for who defeats whom, another for who can count as the
// approval that whom waits for. The first `norms` nodes are the norms; the rest are the approval atoms,
// each after the norms that can satisfy it and before those that ask for it.
struct Waits {
  std::uint32_t norms = 0;
  std::uint32_t nodes = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> arcs;  // the first stands before the second

  [[nodiscard]] bool is_atom(std::uint32_t node) const { return node >= norms; }
};

[[nodiscard]] Waits collect_defeats(const model::Model& model, const precedence::Precedence& precedence);
// `asked[norm]` are the atoms in its conditions, `approving[atom]` the norms that can satisfy one.
[[nodiscard]] Waits collect_approvals(const std::vector<std::vector<ApprovalAtomId>>& asked,
                                      const std::vector<std::vector<NormId>>& approving);

// Every norm after those it waits for, the smallest of those that can come next first. Norms on or
// behind a cycle are left out.
[[nodiscard]] std::vector<NormId> order_norms(const Waits& waits);

// Of each norm: one above the highest layer of the norms that can satisfy what it asks for, else 0.
// `order` is that of the approvals.
[[nodiscard]] std::vector<std::uint32_t> layers(const std::vector<NormId>& order,
                                                const std::vector<std::vector<ApprovalAtomId>>& asked,
                                                const std::vector<std::vector<NormId>>& approving);

}  // namespace qingdan::graph
