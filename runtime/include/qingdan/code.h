// The steps of a condition: postfix, no jumps, no loops, so it always ends after `code.size()` steps.
// A cell is a 64-bit value that may be unknown; a truth is 0 or 1, or unknown.
#pragma once

#include <cstdint>

namespace qingdan {

enum class Op : std::uint8_t {
  // -> value
  constant,           // constants[arg]
  truth,              // arg: 0 or 1
  fact,               // facts[arg], a single value (also a truth)
  fact_set,           // facts[arg], `many`: the cell holds the fact's id; unknown if the fact is
  previous_fact,      // of the row before; only where QuantifierRow::skips_first or a row has one before
  previous_fact_set,  // likewise
  matter,             // the matter of this part, a MatterId
  role,               // its role
  added,              // how many of it are asked for
  replaced,           // how many that are there it takes the place of
  assigner,           // pack_organ; unknown if kind or region is
  village,            // RegionId
  event_date,         // days since 1970
  action,             // an Action
  define,             // value of defines[arg]
  previous_define,    // likewise, in the row before
  listed,             // truth: an item in force of lists[arg] names the matter or one above it
  document_in_force,  // truth: documents[arg] is in force
  item_in_force,      // truth: items[arg] is in force
  any_row,            // truth: a row of quantifiers[arg] meets its condition
  every_row,          // truth: every row does
  count_rows,         // how many rows do
  sum_rows,           // the values of all rows together
  approval,           // truth of approval_atoms[arg]
  // value value -> value; overflow gives unknown and a note
  add,
  subtract,
  multiply,
  // by the calendar; a day it does not cover gives unknown and a note
  add_workdays,       // date n -> date: the n-th working day after
  subtract_workdays,  // date n -> date: the n-th working day before
  workdays_between,   // date date -> n: working days after the first, through the second
  // value value -> truth; unknown if either is
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  beyond,  // set set -> truth: the first has what is not in (or, for matters and regions, under) the second
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
