// Who speaks of, stands above, beats or waits for whom, as edges. Private to the graph.
#pragma once

#include <vector>

#include "graph/rule_graph.h"

namespace qingdan::graph {

// Vertices stand by kind, within a kind by id: this turns ids into vertices.
class VertexNumbers {
 public:
  explicit VertexNumbers(const model::Model& model);

  [[nodiscard]] std::uint32_t operator()(VertexKind kind, std::uint32_t id) const {
    return first_[static_cast<std::size_t>(kind)] + id;
  }

 private:
  std::vector<std::uint32_t> first_;  // by VertexKind
};

// Sorted, without duplicates. `asked[norm]` are the atoms in its conditions, `approving[atom]` the norms
// that can satisfy one.
[[nodiscard]] std::vector<Edge> collect_edges(const model::Model& model,
                                              const precedence::Precedence& precedence,
                                              const std::vector<std::vector<ApprovalAtomId>>& asked,
                                              const std::vector<std::vector<NormId>>& approving);

}  // namespace qingdan::graph
