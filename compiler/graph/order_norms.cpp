#include "graph/order_norms.h"

#include <algorithm>
#include <functional>
#include <queue>

namespace qingdan::graph {

Waits collect_defeats(const model::Model& model, const precedence::Precedence& precedence) {
  Waits waits;
  waits.norms = static_cast<std::uint32_t>(model.norms.size());
  waits.nodes = waits.norms;
  for (const precedence::Defeat& defeat : precedence.defeats) {
    waits.arcs.push_back({defeat.winner.value, defeat.loser.value});
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
      waits.arcs.push_back({norm.value, waits.norms + atom});
    }
  }
  for (std::uint32_t norm = 0; norm < asked.size(); ++norm) {
    for (const ApprovalAtomId atom : asked[norm]) {
      waits.arcs.push_back({waits.norms + atom.value, norm});
    }
  }
  return waits;
}

Successors::Successors(const Waits& waits) : begin(waits.nodes + 1), targets(waits.arcs.size()) {
  for (const Waits::Arc& arc : waits.arcs) {
    ++begin[arc.before + 1];
  }
  for (std::size_t i = 1; i < begin.size(); ++i) {
    begin[i] += begin[i - 1];
  }
  std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
  for (const Waits::Arc& arc : waits.arcs) {
    targets[next[arc.before]++] = arc.after;
  }
}

std::vector<NormId> order_norms(const Waits& waits) {
  const Successors after(waits);
  std::vector<std::uint32_t> missing(waits.nodes);
  for (const Waits::Arc& arc : waits.arcs) {
    ++missing[arc.after];
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
    for (std::uint32_t i = after.begin[node]; i < after.begin[node + 1]; ++i) {
      if (--missing[after.targets[i]] == 0) {
        add(after.targets[i]);
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
