// Reasons as a shared graph: built while evaluating, read once at the end.
#include "blame.h"

#include <cstddef>

namespace qingdan {

SetBlame::Why SetBlame::missing(const MissingFact& fact) {
  nodes_.push_back({0, 0, static_cast<std::uint32_t>(facts_.size())});
  facts_.push_back(fact);
  return {static_cast<std::uint32_t>(nodes_.size() - 1)};
}

SetBlame::Why SetBlame::join(Why a, Why b) {
  if (a.node == 0 || a.node == b.node) {
    return b;
  }
  if (b.node == 0) {
    return a;
  }
  nodes_.push_back({a.node, b.node, 0});
  return {static_cast<std::uint32_t>(nodes_.size() - 1)};
}

std::vector<MissingFact> SetBlame::facts(Why why) const {
  std::vector<MissingFact> found;
  std::vector<bool> seen(nodes_.size());
  std::vector<std::uint32_t> open{why.node};
  while (!open.empty()) {
    const std::uint32_t at = open.back();
    open.pop_back();
    if (at == 0 || seen[at]) {
      continue;
    }
    seen[at] = true;
    const Node& node = nodes_[at];
    if (node.left == 0) {
      found.push_back(facts_[node.fact]);
    } else {
      open.push_back(node.left);
      open.push_back(node.right);
    }
  }
  return found;
}

}  // namespace qingdan
