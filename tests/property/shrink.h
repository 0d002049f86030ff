// Shrink: what RapidCheck may try in place of a failing case: fewer statements, clauses and pieces of the
// request. By default it would make single choices smaller, and each of those changes what all later ones
// mean: that took nine times as long and left a policy three times the size.
#pragma once

#include <rapidcheck/Seq.h>

#include "property/random_case.h"

namespace qingdan::property {

// The case with one question alone; with less in a request; without some statements or a clause.
[[nodiscard]] rc::Seq<Case> smaller_cases(const Case& failing);

}  // namespace qingdan::property
