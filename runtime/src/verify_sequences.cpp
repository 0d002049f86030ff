// Part of the second step of verify: sequences of rows and the things that come in them, marks, calendars.
#include <algorithm>
#include <cstddef>

#include "verify.h"
#include "verify_checks.h"

namespace qingdan {
namespace {

constexpr std::uint32_t kTerms = words_of("Term");
constexpr std::uint32_t kCountKeys = words_of("CountKey");

bool is_fact_of(const Program& program, FactId id, Type type) {
  return is_row(id, program.facts()) && program.facts()[id.index()].type == static_cast<std::uint8_t>(type) &&
         program.facts()[id.index()].many == 0;
}

bool is_sequence(const Program& program, SequenceId self) {
  const SequenceRow& row = program.sequences()[self.index()];
  const bool has_term = row.term < kTerms && row.term != static_cast<std::uint32_t>(Term::matter);
  return is_named(row.name) && is_flag(row.open) && (row.term == kAny || has_term) &&
         (row.label.is_none() || (is_fact_of(program, row.label, Type::material) &&
                                  program.facts()[row.label.index()].sequence == self));
}

bool verify_materials(const Program& program) {
  const auto materials = program.materials();
  for (std::size_t i = 0; i < materials.size(); ++i) {
    const bool is_term = materials[i].term == static_cast<std::uint32_t>(Term::paper) ||
                         materials[i].term == static_cast<std::uint32_t>(Term::field);
    if (!is_named(materials[i].name) || !is_term ||
        !has_sound_ancestors(MaterialId(i), materials, program.material_pool())) {
      return false;
    }
  }
  return true;
}

// One count more than there are days, each as many as the one before or one more.
bool is_calendar(const Program& program, const CalendarRow& row) {
  const auto counts = Program::slice(row.counts, program.workday_counts());
  return is_date(row.first_day) && is_date(row.last_day) && row.first_day <= row.last_day &&
         counts.size() == static_cast<std::size_t>(row.last_day - row.first_day) + 2 &&
         std::adjacent_find(counts.begin(), counts.end(), [](std::uint32_t day, std::uint32_t next) {
           return next < day || next - day > 1;
         }) == counts.end();
}

// They are searched by halving.
bool verify_calendars(const Program& program) {
  const auto calendars = program.calendars();
  return all_rows(calendars, [&](const CalendarRow& row) { return is_calendar(program, row); }) &&
         std::adjacent_find(calendars.begin(), calendars.end(),
                            [](const CalendarRow& a, const CalendarRow& b) {
                              return a.last_day >= b.first_day;
                            }) == calendars.end();
}

// Marks that are not listed would never be looked at: a matter not recognised, in silence.
bool verify_marks(const Program& program) {
  const auto marked = program.marked_matters();
  const auto matters = program.matters();
  const auto roles = program.roles();
  const auto has_marks = [](const auto& row) { return !row.marks.empty(); };
  return are_rows(marked, matters) && is_ascending(marked) &&
         all_rows(marked, [&](MatterId matter) { return has_marks(matters[matter.index()]); }) &&
         std::count_if(matters.begin(), matters.end(), has_marks) == std::ssize(marked) &&
         std::count_if(roles.begin(), roles.end(), has_marks) <= 1;
}

}  // namespace

bool verify_sequences(const Program& program) {
  const auto sequences = program.sequences();
  for (std::size_t i = 0; i < sequences.size(); ++i) {
    if (!is_sequence(program, SequenceId(i))) {
      return false;
    }
  }
  return verify_materials(program) && verify_calendars(program) && verify_marks(program) &&
         all_rows(program.registers(),
                  [&](const RegisterRow& row) {
                    return is_named(row.name) && is_fact_of(program, row.fact, Type::boolean) &&
                           is_date_or_none(row.live_from);
                  }) &&
         all_rows(program.counters(),
                  [&](const CounterRow& row) {
                    return is_fact_of(program, row.fact, Type::integer) &&
                           is_row(row.matter, program.matters()) && is_bit_set(row.keys, kCountKeys);
                  }) &&
         all_rows(program.quantifiers(), [&](const QuantifierRow& row) {
           return is_row(row.sequence, sequences) && is_flag(row.skips_first) && !row.code.empty();
         });
}

}  // namespace qingdan
