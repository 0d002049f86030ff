// The run of random cases. QINGDAN_PROPERTY_CASES is how many random policies the largest test takes (the
// others take a share of it), QINGDAN_PROPERTY_SEED the number of the first.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "property/random_policy.h"
#include "property/random_request.h"
#include "property/shrink.h"

namespace qingdan::property {

inline std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

inline std::uint64_t case_count() { return setting("QINGDAN_PROPERTY_CASES", 300); }
// Enough cases, and none of them failed, to ask whether the random ones reach what they are to reach.
inline bool should_have_reached_all() { return case_count() >= 100 && !testing::Test::HasFailure(); }

// Runs `check` on a share of the policies, in percent, until one fails.
inline void for_random_policies(int percent, const std::function<void(const Compiled&, Random&)>& check) {
  const std::uint64_t count = case_count() * static_cast<std::uint64_t>(percent) / 100;
  const std::uint64_t first = setting("QINGDAN_PROPERTY_SEED", 1);
  std::uint64_t lawful = 0;
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    SCOPED_TRACE("QINGDAN_PROPERTY_SEED=" + std::to_string(seed));
    Random random(seed);
    const std::optional<Compiled> compiled = compile_what_is_lawful(random_policy(random));
    if (compiled) {
      ++lawful;
      check(*compiled, random);
    }
    if (testing::Test::HasFailure()) {
      return;
    }
  }
  EXPECT_GE(lawful * 10, count * 8) << "too many random policies do not compile";
}

// Reports a failing pair as small as it can be made. `problem` is what is wrong with a pair, or nullopt.
using Problem = std::function<std::optional<std::string>(const Compiled&, const Request&)>;

inline void expect_no_problem(const Compiled& compiled, const Request& request, const Problem& problem) {
  if (!problem(compiled, request)) {
    return;
  }
  std::optional<Compiled> again = compile_policy(compiled.policy);
  ASSERT_TRUE(again) << "compiles only sometimes:\n" << text_of(compiled.policy);
  const Case small = shrink({std::move(*again), request},
                            [&](const Compiled& c, const Request& r) { return problem(c, r).has_value(); });
  ADD_FAILURE() << describe(small) << problem(small.compiled, small.request).value_or("");
}

}  // namespace qingdan::property
