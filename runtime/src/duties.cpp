// Duties and findings, read off the states of norms. They never touch the verdict.
#include "duties.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <tuple>

#include "order.h"

namespace qingdan {
namespace {

// Of things that are the same but for their truth, keeps the truest.
template <class Said, class Key>
void merge_by(std::vector<Said>& all, const Key& key) {
  std::stable_sort(all.begin(), all.end(), [&](const Said& a, const Said& b) {
    return std::tuple(key(a), b.truth) < std::tuple(key(b), a.truth);
  });
  const auto end =
      std::unique(all.begin(), all.end(), [&](const Said& a, const Said& b) { return key(a) == key(b); });
  all.erase(end, all.end());
}

// Calls visit(norm, state, whether it stands) for each norm of the mode that may stand.
template <class Visit>
void each_standing(const Program& program, const KnownParts& parts, Mode mode, const Visit& visit) {
  NoBlame blame;
  for (const PartState<NoBlame>& part : parts) {
    for (const NormState<NoBlame>& state : part.norms) {
      const NormRow& norm = program.norms()[state.id.index()];
      const Truth stands = if_present(blame, part, state.stands).truth;
      if (static_cast<Mode>(norm.mode) == mode && stands != Truth::no) {
        visit(norm, state, stands);
      }
    }
  }
}

}  // namespace

std::vector<Duty> find_duties(const Program& program, const KnownParts& parts) {
  std::vector<Duty> found;
  each_standing(program, parts, Mode::oblige,
                [&](const NormRow& norm, const NormState<NoBlame>& state, Truth stands) {
                  found.push_back({norm.item, program.detail(norm).duty, state.due, stands});
                });
  merge_by(found, [&](const Duty& duty) { return std::tuple(duty.item, duty.duty, duty.due); });
  return found;
}

std::vector<Finding> find_findings(const Question& question, const KnownParts& parts) {
  const Program& program = question.program;
  std::vector<Finding> found;
  const auto add = [&](const NormRow& norm, const NormState<NoBlame>& state, Truth truth) {
    const Place place = place_of(program, state);
    found.push_back({norm.item, state.against, place.sequence, place.row, truth});
  };
  each_standing(program, parts, Mode::find, add);
  if (question.observation) {
    each_standing(program, parts, Mode::oblige,
                  [&](const NormRow& norm, const NormState<NoBlame>& state, Truth stands) {
                    const Truth is_open = stands & !state.condition.truth;
                    const bool is_overdue = !program.detail(norm).done.empty() && state.due &&
                                            question.date && *state.due < *question.date;
                    if (is_overdue && is_open != Truth::no) {
                      add(norm, state, is_open);
                    }
                  });
  }
  merge_by(found,
           [&](const Finding& one) { return std::tuple(one.item, one.row, one.sequence, one.against); });
  return found;
}

}  // namespace qingdan
