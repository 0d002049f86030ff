#include "check/order.h"

#include <algorithm>
#include <functional>
#include <queue>

namespace qingdan::check {
namespace {

// Follows the first unordered row below until one repeats: every unordered row has one.
std::vector<std::uint32_t> find_circle(std::uint32_t start,
                                       const std::vector<std::vector<std::uint32_t>>& below,
                                       const std::vector<bool>& ordered, std::vector<bool>& visited) {
  std::vector<std::uint32_t> path;
  std::uint32_t row = start;
  while (!visited[row]) {
    visited[row] = true;
    path.push_back(row);
    row = *std::find_if(below[row].begin(), below[row].end(), [&](std::uint32_t b) { return !ordered[b]; });
  }
  const auto first = std::find(path.begin(), path.end(), row);
  std::vector<std::uint32_t> circle(first, path.end());  // empty: it ran into a circle already found
  std::rotate(circle.begin(), std::min_element(circle.begin(), circle.end()), circle.end());
  return circle;
}

}  // namespace

Order order_rows(const std::vector<std::vector<std::uint32_t>>& below) {
  std::vector<std::vector<std::uint32_t>> above(below.size());
  std::vector<std::size_t> waiting(below.size());
  std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>> ready;
  for (std::uint32_t row = 0; row < below.size(); ++row) {
    waiting[row] = below[row].size();
    for (const std::uint32_t b : below[row]) {
      above[b].push_back(row);
    }
    if (waiting[row] == 0) {
      ready.push(row);
    }
  }
  Order order;
  std::vector<bool> ordered(below.size());
  while (!ready.empty()) {
    const std::uint32_t row = ready.top();
    ready.pop();
    ordered[row] = true;
    order.rows.push_back(row);
    for (const std::uint32_t a : above[row]) {
      if (--waiting[a] == 0) {
        ready.push(a);
      }
    }
  }
  std::vector<bool> visited(below.size());
  for (std::uint32_t row = 0; row < below.size(); ++row) {
    if (!ordered[row] && !visited[row]) {
      if (auto circle = find_circle(row, below, ordered, visited); !circle.empty()) {
        order.circles.push_back(std::move(circle));
      }
    }
  }
  return order;
}

}  // namespace qingdan::check
