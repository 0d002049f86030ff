// Requests and answers in words, for the report of a failure.
#pragma once

#include <string>

#include "model/model.h"
#include "qingdan/decision.h"
#include "reference/naive_decide.h"

namespace qingdan::property {

[[nodiscard]] std::string describe(const model::Model& model, const Request& request);
[[nodiscard]] std::string describe(const model::Model& model, const reference::Answer& answer);
[[nodiscard]] std::string describe(const model::Model& model, const MissingFact& missing);
[[nodiscard]] std::string describe(const model::Model& model, const Change& change);
// What the runtime decided, in the oracle's terms.
[[nodiscard]] reference::Answer answer_of(const Decision& decision);

}  // namespace qingdan::property
