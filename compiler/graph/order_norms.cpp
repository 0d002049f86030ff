#include "graph/order_norms.h"

#include <algorithm>
#include <functional>
#include <queue>

#include "graph/directed_graph.h"

namespace qingdan::graph {

Waits collect_defeats(const model::Model& model, const precedence::Precedence& precedence) {
  Waits waits;
  waits.norms = static_cast<std::uint32_t>(model.norms.size());
  waits.nodes = waits.norms;
  for (const precedence::Defeat& defeat : precedence.defeats) {
    waits.arcs.emplace_back(defeat.winner.value, defeat.loser.value);
  }
  return waits;
}

Waits collect_approvals(const std::vector<std::vector<ApprovalAtomId>>& asked,
                        const std::vector<std::vector<NormId>>& approving) {
  Waits waits;
  waits.norms = static_cast<std::uint32_t>(asked.size());
  waits.nodes = waits.norms + static_cast<std::uint32_t>(approving.size());
  for (std::uint32_t atom = 0; atom < approving.size(); ++atom) {
    for (const NormId norm : approving[atom]) {
      waits.arcs.emplace_back(norm.value, waits.norms + atom);
    }
  }
  for (std::uint32_t norm = 0; norm < asked.size(); ++norm) {
    for (const ApprovalAtomId atom : asked[norm]) {
      waits.arcs.emplace_back(waits.norms + atom.value, norm);
    }
  }
  return waits;
}

// By how many are still missing before a node, not by boost::topological_sort: that walks in depth and
// would leave ties to the order of the arcs.
std::vector<NormId> order_norms(const Waits& waits) {
  const DirectedGraph graph = make_directed(waits.nodes, waits.arcs);
  std::vector<std::uint32_t> missing(waits.nodes);
  for (const auto& [before, after] : waits.arcs) {
    ++missing[after];
  }
  std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>> ready;
  std::vector<std::uint32_t> ready_atoms;  // they take no place in the order: passed through at once
  const auto add = [&](std::uint32_t node) {
    if (waits.is_atom(node)) {
      ready_atoms.push_back(node);
    } else {
      ready.push(node);
    }
  };
  const auto release = [&](std::uint32_t node) {
    for (const std::uint32_t after : successors(graph, node)) {
      if (--missing[after] == 0) {
        add(after);
      }
    }
  };
  for (std::uint32_t node = 0; node < waits.nodes; ++node) {
    if (missing[node] == 0) {
      add(node);
    }
  }
  std::vector<NormId> order;
  order.reserve(waits.norms);
  while (!ready.empty() || !ready_atoms.empty()) {
    if (!ready_atoms.empty()) {
      const std::uint32_t atom = ready_atoms.back();
      ready_atoms.pop_back();
      release(atom);
      continue;
    }
    const std::uint32_t norm = ready.top();
    ready.pop();
    order.emplace_back(norm);
    release(norm);
  }
  return order;
}

std::vector<std::uint32_t> layers(const std::vector<NormId>& order,
                                  const std::vector<std::vector<ApprovalAtomId>>& asked,
                                  const std::vector<std::vector<NormId>>& approving) {
  constexpr std::uint32_t kUnsettled = 0xFFFFFFFF;
  std::vector<std::uint32_t> layer(asked.size());
  std::vector<std::uint32_t> above(approving.size(), kUnsettled);  // of each atom
  for (const NormId norm : order) {
    for (const ApprovalAtomId atom : asked[norm.index()]) {
      std::uint32_t& lowest = above[atom.index()];
      if (lowest == kUnsettled) {
        lowest = 0;
        for (const NormId approver : approving[atom.index()]) {
          lowest = std::max(lowest, layer[approver.index()] + 1);
        }
      }
      layer[norm.index()] = std::max(layer[norm.index()], lowest);
    }
  }
  return layer;
}

}  // namespace qingdan::graph
