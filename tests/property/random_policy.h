// A random policy over a small world: one centre, two provinces, a city, two counties, two townships,
// three villages; organs with classes and one outside, some that succeed others; matters in a graph, some
// like others or with marks; facts of every type, of the request and of rows; materials, registers,
// calendars; documents of every rank, chain and level with items of every mode, certificates and services.
// Mostly lawful: the compiler has the last word.
#pragma once

#include "property/policy.h"
#include "property/random.h"

namespace qingdan::property {

[[nodiscard]] Policy random_policy(Random& random);

}  // namespace qingdan::property
