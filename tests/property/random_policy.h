// A random policy over a small world: one centre, two provinces, a city, two counties, two townships,
// three villages; organs with classes and one outside; matters in a graph; facts of every type; documents
// of every rank, chain and level with items of every mode. Mostly lawful: the compiler has the last word.
#pragma once

#include "property/policy.h"
#include "property/random.h"

namespace qingdan::property {

[[nodiscard]] Policy random_policy(Random& random);

}  // namespace qingdan::property
