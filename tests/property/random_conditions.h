// Random conditions over what a world declares: facts of every type, the built-in subjects, defines,
// approvals, arithmetic, rows and what lies beyond the request.
#pragma once

#include <string>

#include "property/world.h"

namespace qingdan::property {

// Where a condition stands, and so what it may read.
struct Reading {
  int sequence = -1;       // whose row is current; -1 = none
  bool whole_rows = true;  // it may look at all rows of a sequence
  bool part = true;        // the matter asked for, its role, how many
  bool approvals = true;
  bool previous = true;  // the row before the current one
};

[[nodiscard]] std::string random_condition(Writer& writer, const World& world, int depth,
                                           const Reading& reading = {});
// One that reads the current row.
[[nodiscard]] std::string condition_on_row(Writer& writer, const World& world, const Reading& reading);
[[nodiscard]] std::string random_approval(Writer& writer, const World& world);
// A number to be bounded: a fact of the request, or something about all rows; and what it may be bounded by.
struct Measure {
  std::string text;
  WorldFact like;
};
[[nodiscard]] Measure random_measure(Writer& writer, const World& world, const Reading& reading);

// =, ≠, and of what has an order also < and the like.
[[nodiscard]] std::string comparison_sign(Random& random, bool ordered);

// Declares a few defines, each of which may use those before it; and by what some matters and a role are
// recognised.
void declare_defines(Writer& writer, World& world, std::vector<Group>& groups);
void declare_marks(Writer& writer, const World& world, std::vector<Group>& groups);

}  // namespace qingdan::property
