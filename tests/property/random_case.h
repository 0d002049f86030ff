// Case: what a property is checked of, a policy with requests to it; and RapidCheck's generator of them.
#pragma once

#include <rapidcheck/Gen.h>

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <vector>

#include "property/policy.h"
#include "property/random.h"
#include "qingdan/request.h"

namespace qingdan::property {

struct Question {
  Request request;
  Random further;  // for what a check itself draws: the same again when the case is made smaller
};

struct Case {
  std::shared_ptr<const Compiled> lawful;  // null if the policy drawn does not compile
  std::vector<Question> questions;
  Random further;

  [[nodiscard]] const Compiled& compiled() const { return *lawful; }
};

// Cases with so many questions, which RapidCheck makes small (shrink.h) if they fail.
[[nodiscard]] rc::Gen<Case> random_cases(std::size_t questions);

// The policy and the requests in words, for RapidCheck's report.
void showValue(const Case& shown, std::ostream& out);

}  // namespace qingdan::property
