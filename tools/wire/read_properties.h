// The facts and sequences that stand among the properties of the action and of the resource:
//   FACT:value, SEQUENCE:[{FACT:value,…},…]
#pragma once

#include "qingdan/request.h"
#include "wire/read_names.h"

namespace qingdan::wire {

// What may bear properties: the action has sequences and the facts of the request, registers and ledger,
// the resource those of the village.
enum class Entity : std::uint8_t { action, resource };

inline constexpr std::size_t kMaxRows = 10'000;  // of one sequence

// Whether a property of this name is a fixed one: then no fact or sequence can be given by it.
[[nodiscard]] bool is_fixed_property(std::string_view key, Entity entity);
// Where a fact is to be given that belongs to no row.
[[nodiscard]] Entity entity_of(const FactRow& fact);

// Adds to the facts and sequences of the request. What is no fact, or stands in a wrong place, is warned
// of. A sequence of a wrong shape is unknown as a whole, after a warning; null is unknown without one.
void read_properties(const Program& program, const Json& properties, Entity entity, const Place& place,
                     NameReader& names, ProblemLog& log, Request& request);

}  // namespace qingdan::wire
