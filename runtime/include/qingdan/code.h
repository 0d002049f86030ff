// The steps of a condition: postfix, no jumps, no loops, so it always ends after `code.size()` steps.
// A cell is a 64-bit value that may be unknown; a truth is 0 or 1, or unknown.
#pragma once

#include <cstdint>

namespace qingdan {

enum class Op : std::uint8_t {
  // -> value
  constant,    // constants[arg]
  truth,       // arg: 0 or 1
  fact,        // facts[arg], a single value (also a truth)
  fact_set,    // facts[arg], `many`: the cell holds the fact's id; unknown if the fact is
  matter,      // the matter of this part, a MatterId
  role,        // its role
  assigner,    // pack_organ; unknown if kind or region is
  village,     // RegionId
  event_date,  // days since 1970
  action,      // an Action
  define,      // value of defines[arg]
  approval,    // truth of approval_atoms[arg]
  // value value -> value; overflow gives unknown and a note
  add,
  subtract,
  multiply,
  // value value -> truth; unknown if either is
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  // value -> truth; the list is `count` entries from `arg`
  among,         // equals one of constants
  under_matter,  // at or under one of constants (MatterIds)
  under_region,  // at or under one of constants (RegionIds)
  under_organ,   // matches one of selectors
  // set -> truth; the list is `count` entries from `arg` in constants; `type` says how two compare:
  // matters and regions at or under, everything else equal
  any_of,
  all_of,
  // truth -> truth, truth truth -> truth (Kleene)
  negate,
  both,
  either,
};
inline constexpr std::uint8_t kOpCount = static_cast<std::uint8_t>(Op::either) + 1;

}  // namespace qingdan
