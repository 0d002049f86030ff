// Request: one assignment to be judged, with every name already resolved to an id of the Program
// that will judge it. What is not given is none / nullopt / absent, and counts as unknown or, for a
// closed fact, as its declared default.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "qingdan/date.h"
#include "qingdan/ids.h"
#include "qingdan/rows.h"

namespace qingdan {

// A matter asked for, in a role. Either may be unknown (none).
struct RequestedMatter {
  MatterId matter;
  RoleId role;
  std::int64_t added = 1;     // how many of it: two chat groups
  std::int64_t replaced = 0;  // how many that are there it takes the place of

  friend constexpr auto operator<=>(RequestedMatter, RequestedMatter) = default;
};

// A value of a fact. Units: see Type. An organ is packed by pack_organ.
struct FactValue {
  FactId fact;
  bool known = true;                 // false: null, or a value of a wrong type: unknown
  std::vector<std::int64_t> values;  // one, or for a `many` fact any number
};

// One row of a sequence: at most one value for each fact of that sequence, any order.
struct Row {
  std::vector<FactValue> facts;
};

// The rows of one sequence, all of them: one that is left out was not there.
struct Rows {
  SequenceId sequence;
  bool known = true;  // false: null, or not readable: unknown
  std::vector<Row> rows;
};

// An approval put forward. It counts only as far as it says: what it leaves out is unknown.
struct Approval {
  Organ organ;
  ApprovalStatus status = ApprovalStatus::granted;
  MatterId matter;  // it covers this matter and those under it
  RoleId role;
  RegionId region;  // … and those under it
  std::optional<Date> granted;
  std::optional<Date> from;         // it counts from the later of granted and from
  std::optional<Date> until;        // inclusive; absent = no end
  std::optional<Date> known_since;  // absent = known when granted
};

struct Request {
  Organ assigner;  // kind none = unknown; region none = unknown, unless the kind is outside
  std::optional<Action> action = Action::assign;  // nullopt = unknown
  RegionId village;                               // the smallest declared region known to hold it
  OrganKindId addressee;                          // which body of the village; none = unknown
  std::optional<Date> date;                       // the event date
  std::optional<Date> known_at;                   // judge by what was known then; absent = no restriction
  std::vector<RequestedMatter> matters;           // empty = unknown what is asked for
  std::vector<FactValue> facts;                   // at most one per fact, any order
  std::vector<Approval> approvals;
  std::vector<Rows> sequences;  // at most one per sequence, any order
  DocumentId basis;             // the document that the assigner cites; none = not given
  bool observation = false;     // something already done: judged for findings only
};

constexpr std::int64_t pack_organ(Organ organ) {
  return static_cast<std::int64_t>((std::uint64_t{organ.kind.value} << 32U) | organ.region.value);
}
constexpr Organ unpack_organ(std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  return {OrganKindId(static_cast<std::uint32_t>(bits >> 32U)), RegionId(static_cast<std::uint32_t>(bits))};
}

}  // namespace qingdan
