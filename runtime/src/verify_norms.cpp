// Part of the second step of verify: norms, and what only they refer to.
#include <algorithm>
#include <cstddef>

#include "verify.h"
#include "verify_checks.h"

namespace qingdan {
namespace {

constexpr std::uint32_t kTerms = words_of("Term");
constexpr std::uint32_t kModes = words_of("Mode");
constexpr std::uint32_t kPrinciples = words_of("Principle");

bool is_date_fact(const Program& program, FactId id) {
  return is_row(id, program.facts()) &&
         program.facts()[id.index()].type == static_cast<std::uint8_t>(Type::date) &&
         program.facts()[id.index()].many == 0;
}

// What belongs to a mode stands only there, so nothing is said that nobody looks at.
bool has_only_its_own(const Program& program, const NormRow& norm) {
  const auto mode = static_cast<Mode>(norm.mode);
  const NormDetailRow& row = program.detail(norm);
  const bool is_duty = mode == Mode::oblige;
  const bool has_time = row.within != kNoTime;
  return (row.substitutes.empty() || is_ban(mode)) && (row.done.empty() || is_duty) &&
         (row.against.empty() || is_duty || mode == Mode::find) &&
         (row.duty.is_none() || (is_duty && is_row(row.duty, program.matters()))) &&
         (row.since.is_none() || (is_duty && is_date_fact(program, row.since))) && row.within >= kNoTime &&
         (!has_time || is_duty) && is_flag(row.within_workdays) && (row.within_workdays == 0 || has_time) &&
         is_flag(row.by_analogy) && (row.by_analogy == 0 || mode == Mode::forbid) &&
         row.rulers.empty() == (row.by_analogy == 0);
}

// A term whose norms are judged row by row is judged so by all of them; a finding may speak of any row.
bool is_row_by_row(const Program& program, const NormRow& norm) {
  const NormDetailRow& row = program.detail(norm);
  if (row.sequence.is_none()) {
    return row.each == 0;
  }
  return is_row(row.sequence, program.sequences()) && row.each <= 2 &&
         (static_cast<Mode>(norm.mode) == Mode::find ||
          norm.term == program.sequences()[row.sequence.index()].term);
}

// Whatever beats a norm has a smaller id, so one pass in id order settles them all.
bool is_norm(const Program& program, NormId self) {
  const NormRow& row = program.norms()[self.index()];
  const auto defeaters = Program::slice(row.defeaters, program.defeats());
  if (!is_row(row.detail, program.norm_details())) {
    return false;
  }
  const auto rivals = Program::slice(program.detail(row).rivals, program.open_pairs());
  return is_row(row.item, program.items()) && is_row(row.matter, program.matters()) && row.mode < kModes &&
         row.term < kTerms && row.spare == 0 && is_row(row.audience, program.audiences()) &&
         is_row(row.period, program.periods()) &&
         is_ascending(Program::slice(row.regions, program.region_pool())) && has_only_its_own(program, row) &&
         is_row_by_row(program, row) &&
         std::is_sorted(defeaters.begin(), defeaters.end(),
                        [](DefeatRow a, DefeatRow b) { return a.winner() < b.winner(); }) &&
         (defeaters.empty() || defeaters.back().winner() < self) &&
         all_rows(rivals, [&](const OpenPairRow& pair) { return pair.rival != self; });
}

// Whose approval it is must be one organ once the village is known, and the norms that count as that
// approval must be able to permit.
bool is_approval_atom(const Program& program, const ApprovalAtomRow& row) {
  const auto organs = Program::slice(row.organs, program.selectors());
  const auto norms = Program::slice(row.norms, program.norm_pool());
  return !organs.empty() && is_ascending(norms) && all_rows(organs, [&](const OrganSelector& organ) {
    return !organ.kind.is_none() && (!organ.region.is_none() || organ.level != kAny ||
                                     program.organ_kinds()[organ.kind.index()].outside == 1);
  }) && all_rows(norms, [&](NormId norm) {
    const auto mode = static_cast<Mode>(program.norms()[norm.index()].mode);
    return mode == Mode::permit || mode == Mode::mandate;
  });
}

bool is_substitute(const Program& program, const Substitute& row) {
  switch (row.kind) {
    case Substitute::Kind::matter:
      return row.id < program.matters().size();
    case Substitute::Kind::register_:
      return row.id < program.registers().size();
    case Substitute::Kind::material:
      return row.id < program.materials().size();
    case Substitute::Kind::organ:
      return is_row_or_none(row.organ.kind, program.organ_kinds()) &&
             is_row_or_none(row.organ.region, program.regions());
  }
  return false;
}

}  // namespace

bool verify_norms(const Program& program) {
  for (std::size_t i = 0; i < program.norms().size(); ++i) {
    if (!is_norm(program, NormId(i))) {
      return false;
    }
  }
  return all_rows(program.defeats(),
                  [&](const DefeatRow& row) {
                    return is_row(row.winner(), program.norms()) &&
                           static_cast<std::uint32_t>(row.principle()) < kPrinciples;
                  }) &&
         all_rows(program.audiences(), [](const AudienceRow& row) { return row.sees_action <= 1; }) &&
         all_rows(program.norm_details(), [](const NormDetailRow& row) { return row.spare == 0; }) &&
         all_rows(program.open_pairs(),
                  [&](const OpenPairRow& row) { return is_row(row.rival, program.norms()); }) &&
         all_rows(program.substitutes(),
                  [&](const Substitute& row) { return is_substitute(program, row); }) &&
         all_rows(program.approval_atoms(),
                  [&](const ApprovalAtomRow& row) { return is_approval_atom(program, row); });
}

}  // namespace qingdan
