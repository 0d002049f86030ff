// An order in which every row comes after those it rests on, or the circle that prevents it.
#pragma once

#include <cstdint>
#include <vector>

namespace qingdan::check {

struct Order {
  std::vector<std::uint32_t> rows;                  // those not on or behind a circle; small rows first
  std::vector<std::vector<std::uint32_t>> circles;  // each once, from its smallest row
};

// below[row] = the rows it rests on.
[[nodiscard]] Order order_rows(const std::vector<std::vector<std::uint32_t>>& below);

}  // namespace qingdan::check
