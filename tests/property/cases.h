// The run of random cases through RapidCheck. QINGDAN_PROPERTY_CASES is how many random policies the largest
// test takes (the others take a share of it), QINGDAN_PROPERTY_SEED the seed of the run. A failure
// prints the RC_PARAMS that go straight to the small case; where they are set, they go before the seed, and a
// case that fails no more is reported as such.
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "property/random_case.h"

namespace qingdan::property {

// Enough cases, and none of them failed, to ask whether the random ones reach what they are to reach.
[[nodiscard]] bool should_have_reached_all();

// Checks a share of the cases, in percent, each a policy with so many questions. `check` says RC_ASSERT or
// RC_FAIL; a case that fails is reported as small as it can be made.
void for_random_cases(int percent, std::size_t questions, const std::function<void(const Case&)>& check);

// Fails the case if something is wrong with it.
inline void expect_none(const std::optional<std::string>& problem) {
  if (problem) {
    RC_FAIL(*problem);
  }
}

}  // namespace qingdan::property
