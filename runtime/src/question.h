// The request as the evaluator reads it: checked against the tables of the program once, so that an id
// that is not none can be followed, and a fact has a value of its type or is unknown.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "qingdan/program.h"
#include "qingdan/request.h"
#include "qingdan/truth.h"

namespace qingdan {

// Views the program and the request it was made from; both must outlive it.
struct Question {
  struct Fact {
    FactId id;
    bool known = false;
    std::span<const std::int64_t> values;
  };

  const Program& program;
  Organ assigner;
  std::optional<Action> action;
  RegionId village;
  OrganKindId addressee;
  std::optional<Date> date;
  std::optional<Date> known_at;
  std::vector<RequestedMatter> parts;  // never empty, no two alike
  std::vector<Fact> facts;             // ascending: those the request speaks of
  std::vector<Approval> approvals;     // those that were known at `known_at`

  // What the request says, else the default of a closed fact, else unknown.
  [[nodiscard]] Fact fact(FactId id) const;
  [[nodiscard]] bool is_outside(OrganKindId kind) const;
  // Kind and place are known, so far as an organ of this kind has a place.
  [[nodiscard]] bool is_definite(Organ organ) const;
  [[nodiscard]] bool has_level(RegionId region, Level level) const;

  // Whether the village lies in `region`. Unknown if all that is known is a place around `region`.
  [[nodiscard]] Truth village_in(RegionId region) const;
  // As village_in any of them; an empty list means everywhere.
  [[nodiscard]] Truth village_in_any(Range regions) const;
  // Whether `region` is the village's own at that level.
  [[nodiscard]] Truth is_villages_own(RegionId region, Level level) const;
  // The one organ that a selector means for this village; region none if it has no known place.
  [[nodiscard]] Organ resolve(const OrganSelector& selector) const;
};

[[nodiscard]] Question read_request(const Program& program, const Request& request);

// Whether something with these dates is in force on the event date, by what was known then.
// Unknown only for want of an event date.
[[nodiscard]] Truth in_force(const Question& question, std::int32_t first_day, std::int32_t last_day,
                             std::int32_t known_from);

}  // namespace qingdan
