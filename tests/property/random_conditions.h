// Random conditions over what a world declares: facts of every type, the built-in subjects, defines,
// approvals and arithmetic.
#pragma once

#include <string>

#include "property/world.h"

namespace qingdan::property {

[[nodiscard]] std::string random_condition(Writer& writer, const World& world, int depth);
[[nodiscard]] std::string random_approval(Writer& writer, const World& world);
// Declares a few defines, each of which may use those before it.
void declare_defines(Writer& writer, World& world, std::vector<Group>& groups);

}  // namespace qingdan::property
