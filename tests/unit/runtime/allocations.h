// How often the test program has allocated memory (allocations_test.cpp).
#pragma once

#include <cstddef>

namespace qingdan::testing {

[[nodiscard]] std::size_t allocations_so_far();

}  // namespace qingdan::testing
