// Which norm prevails over which (design §2.5), worked out for each pair on its own.
#pragma once

#include <cstddef>
#include <set>
#include <vector>

#include "model/model.h"

namespace qingdan::reference {

// By the number of a norm in the model.
struct Precedents {
  std::vector<std::set<std::size_t>> winners;   // who defeats it
  std::vector<std::set<std::size_t>> partners;  // with whom nobody has decided
};
[[nodiscard]] Precedents weigh_all_pairs(const model::Model& model);

[[nodiscard]] bool is_superior(const model::Document& a, const model::Document& b);

}  // namespace qingdan::reference
