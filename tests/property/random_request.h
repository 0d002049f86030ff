// Random requests to a checked model: aimed at its norms, dates and constants and their boundaries, with
// much left out.
#pragma once

#include "model/model.h"
#include "property/random.h"
#include "qingdan/request.h"

namespace qingdan::property {

[[nodiscard]] Request random_request(Random& random, const model::Model& model);

// A boundary of the model, or a day beside it.
[[nodiscard]] Date random_date(Random& random, const model::Model& model);
// An organ at a place where its kind exists.
[[nodiscard]] Organ random_organ(Random& random, const model::Model& model);
// A value of the fact, often one that a condition compares with, or next to it.
[[nodiscard]] FactValue random_fact_value(Random& random, const model::Model& model, FactId fact);

}  // namespace qingdan::property
