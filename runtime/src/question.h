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

// Whether an approval counts elsewhere than it says, and what is missing where that is unknown.
struct Passage {
  Truth truth = Truth::no;
  bool wants_village = false;
  bool wants_date = false;
};

// A row of a sequence. Row kAny with a sequence: its rows are spoken of, but none is at hand.
struct Place {
  SequenceId sequence;
  std::uint32_t row = kAny;

  friend constexpr auto operator<=>(Place, Place) = default;
};

// Views the program and the request it was made from; both must outlive it. Can be filled again and again:
// it keeps its memory.
struct Question {
  struct Fact {
    FactId id;
    bool known = false;
    std::span<const std::int64_t> values;
  };
  struct Sequence {
    SequenceId id;
    bool known = false;
    Range rows;  // row_ranges
  };

  explicit Question(const Program& of) : program(of) {}

  const Program& program;
  Organ assigner;
  std::optional<Action> action;
  RegionId village;
  std::vector<std::uint32_t> indexed;  // places of the program: the village's own, those above, everywhere
  OrganKindId addressee;
  std::optional<Date> date;
  std::optional<Date> known_at;
  std::vector<RequestedMatter> parts;  // never empty, no two alike
  std::vector<Approval> approvals;     // those that were known at `known_at`
  DocumentId basis;
  bool observation = false;

  void fill(const Request& request);

  // What the request says, else the default of a closed fact, else unknown. A fact of a sequence is read
  // in the row at `place`; elsewhere the request says nothing of it.
  [[nodiscard]] Fact fact(FactId id, Place place = {}) const {
    const FactRow& row = program.facts()[id.index()];
    const std::uint32_t at = row.sequence.is_none() ? said_at_[id.index()] : 0;
    return at != 0 ? read_fact(said_[at - 1], row) : unsaid_fact(id, row, place);
  }
  // How many rows a sequence has; nullopt: unknown.
  [[nodiscard]] std::optional<std::uint32_t> rows(SequenceId id) const;
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
  // As village_in, for an approval: it passes to what succeeds `region`.
  [[nodiscard]] Passage approval_covers(RegionId region) const;
  // Whether an approval by an organ of this kind, or in this region, is one by the other: by succession.
  [[nodiscard]] Passage approval_by_kind(OrganKindId kind, OrganKindId wanted) const;
  [[nodiscard]] Passage approval_in_region(RegionId region, RegionId wanted) const;
  // The one organ that a selector means for this village; region none if it has no known place.
  [[nodiscard]] Organ resolve(const OrganSelector& selector) const;

 private:
  [[nodiscard]] Fact unsaid_fact(FactId id, const FactRow& row, Place place) const;
  void fill_parts(const Request& request);
  void fill_facts(const Request& request);
  void fill_sequences(const Request& request);
  void fill_approvals(const Request& request);
  [[nodiscard]] Fact read_fact(const FactValue& given, const FactRow& row) const;
  [[nodiscard]] bool is_organ_value(std::int64_t value) const;
  [[nodiscard]] const Sequence* find_sequence(SequenceId id) const;
  [[nodiscard]] const Fact* find_in_row(FactId id, const FactRow& row, Place place) const;
  [[nodiscard]] bool succeeds(RegionId heir, RegionId origin) const;
  [[nodiscard]] bool may_succeed(RegionId origin) const;

  // Those of the request as a whole that it speaks of; what it says is checked when it is asked for.
  std::span<const FactValue> said_;
  std::vector<std::uint32_t> said_at_;  // of each fact: its place in said_ plus 1; 0 = not spoken of
  std::vector<Sequence> sequences_;     // those that it speaks of
  std::vector<Range> row_ranges_;       // row_facts_: of each row
  std::vector<Fact> row_facts_;         // ascending within a row
  mutable std::vector<RegionId> reached_regions_;  // what a search for heirs has reached
  mutable std::vector<OrganKindId> reached_kinds_;
  std::vector<std::uint32_t> last_row_;  // of each fact: the last row that spoke of it, plus 1
};

[[nodiscard]] Question read_request(const Program& program, const Request& request);

// Whether something with these dates is in force on the event date, by what was known then.
// Unknown only for want of an event date.
[[nodiscard]] Truth in_force(const Question& question, std::int32_t first_day, std::int32_t last_day,
                             std::int32_t known_from);
[[nodiscard]] inline Truth in_force(const Question& question, const PeriodRow& period) {
  return in_force(question, period.first_day, period.last_day, period.known_from);
}

}  // namespace qingdan
