// Reading the reasons off the states of norms and lists, after the verdict is settled.
#include "reasons.h"

#include <algorithm>
#include <tuple>

#include "order.h"
#include "phrases.h"

namespace qingdan {
namespace {

const NormRow& row_of(const Program& program, const NormState<NoBlame>& state) {
  return program.norms()[state.id.index()];
}

// Calls visit(ban, pair, rival) for each contested pair that is as true as its line, which is collected.
template <class Visit>
void each_contested_pair(const Program& program, const KnownParts& parts, const Outcome& outcome,
                         const Visit& visit) {
  const Truth wanted = outcome.collected[at(Line::contested)];
  for (const PartState<NoBlame>& part : parts) {
    for (const NormState<NoBlame>& ban : part.norms) {
      const NormRow& norm = row_of(program, ban);
      if (!is_ban(static_cast<Mode>(norm.mode)) || wanted == Truth::no) {
        continue;
      }
      for (const OpenPairRow& pair : Program::slice(program.detail(norm).rivals, program.open_pairs())) {
        for (const NormState<NoBlame>& rival : find_states(part.norms, pair.rival)) {
          const Truth both_stand = part.part.present.truth & ban.stands.truth & rival.stands.truth;
          if (meet(program, ban, rival) && both_stand == wanted) {
            visit(norm, pair, row_of(program, rival));
          }
        }
      }
    }
  }
}

// Norms that add as much to the line as makes it true or unknown.
void add_norms(const Program& program, const PartState<NoBlame>& part, Line line, Truth wanted,
               std::vector<Deciding>& found) {
  NoBlame blame;
  for (const NormState<NoBlame>& state : part.norms) {
    const NormRow& norm = row_of(program, state);
    if (if_present(blame, part, contribution(program, blame, state, line)).truth == wanted) {
      found.push_back({line, norm.item, ListId::none(), false, wanted});
    }
    if (line == Line::permitted && if_present(blame, part, approved(program, state)).truth == wanted) {
      found.push_back({line, norm.item, ListId::none(), true, wanted});
    }
  }
}

void add_lists(const Program& program, const PartState<NoBlame>& part, Line line, Truth wanted,
               std::vector<Deciding>& found) {
  NoBlame blame;
  for (const ListState<NoBlame>& list : part.lists) {
    if (if_present(blame, part, contribution(program, blame, part, list, line)).truth == wanted) {
      found.push_back({line, ItemId::none(), list.id, false, wanted});
    }
  }
}

void add_organs(const Question& question, Range selectors, std::vector<Organ>& found) {
  for (const OrganSelector& organ : Program::slice(selectors, question.program.selectors())) {
    found.push_back(question.resolve(organ));
  }
}

// Those of bans by analogy that are as true as line 2, which is collected.
void add_rulers_by_analogy(const Question& question, const KnownParts& parts, Truth wanted,
                           std::vector<Organ>& found) {
  NoBlame blame;
  for (const PartState<NoBlame>& part : parts) {
    for (const NormState<NoBlame>& state : part.norms) {
      const NormRow& norm = row_of(question.program, state);
      if (question.program.detail(norm).by_analogy == 1 && wanted != Truth::no &&
          if_present(blame, part, state.stands).truth == wanted) {
        add_organs(question, question.program.detail(norm).rulers, found);
      }
    }
  }
}

// A permit that decides by itself is not said to decide by approval too.
void sort_and_merge(std::vector<Deciding>& found) {
  const auto key = [](const Deciding& one) { return std::tuple(one.line, one.item, one.list); };
  std::sort(found.begin(), found.end(), [&](const Deciding& a, const Deciding& b) {
    return std::pair(key(a), a.by_approval) < std::pair(key(b), b.by_approval);
  });
  const auto end = std::unique(found.begin(), found.end(),
                               [&](const Deciding& a, const Deciding& b) { return key(a) == key(b); });
  found.erase(end, found.end());
}

}  // namespace

std::vector<Deciding> find_deciding(const Program& program, const KnownParts& parts, const Outcome& outcome) {
  std::vector<Deciding> found;
  for (const Line line : kLines) {
    const Truth wanted = outcome.collected[at(line)];
    if (wanted == Truth::no || line == Line::silent) {
      continue;
    }
    for (const PartState<NoBlame>& part : parts) {
      if (line == Line::unlisted_reject || line == Line::unlisted_refer) {
        add_lists(program, part, line, wanted, found);
      } else if (line != Line::permitted || ((!part.part.present.truth) | part.permitted.truth) == wanted) {
        add_norms(program, part, line, wanted, found);
      }
    }
  }
  each_contested_pair(program, parts, outcome,
                      [&](const NormRow& /*ban*/, const OpenPairRow& /*pair*/, const NormRow& rival) {
                        found.push_back({Line::contested, rival.item, ListId::none(), false,
                                         outcome.collected[at(Line::contested)]});
                      });
  sort_and_merge(found);
  return found;
}

std::vector<Defeated> find_defeated(const Program& program, const KnownParts& parts) {
  std::vector<Defeated> found;
  for (const PartState<NoBlame>& part : parts) {
    for (const NormState<NoBlame>& state : part.norms) {
      const NormRow& norm = row_of(program, state);
      if (state.applies.truth != Truth::yes) {
        continue;
      }
      for (const DefeatRow& defeat : Program::slice(norm.defeaters, program.defeats())) {
        for (const NormState<NoBlame>& winner : find_states(part.norms, defeat.winner())) {
          const ItemId by = row_of(program, winner).item;
          if (by != norm.item && winner.stands.truth == Truth::yes && meet(program, state, winner)) {
            found.push_back({norm.item, by, defeat.principle()});
          }
        }
      }
    }
  }
  sort_unique_by(found, [](const Defeated& one) { return std::tuple(one.item, one.winner, one.principle); });
  return found;
}

std::vector<Substitute> find_substitutes(const Program& program, const KnownParts& parts,
                                         const Outcome& outcome) {
  NoBlame blame;
  std::vector<Substitute> found;
  for (const PartState<NoBlame>& part : parts) {
    for (const NormState<NoBlame>& state : part.norms) {
      const NormRow& norm = row_of(program, state);
      if (outcome.collected[at(Line::banned)] == Truth::yes &&
          if_present(blame, part, contribution(program, blame, state, Line::banned)).truth == Truth::yes) {
        const auto substitutes = Program::slice(program.detail(norm).substitutes, program.substitutes());
        found.insert(found.end(), substitutes.begin(), substitutes.end());
      }
    }
  }
  sort_unique_by(found, [&](const Substitute& one) {
    return std::pair(substitute_text(program, one, Language::zh), one);
  });
  return found;
}

std::vector<Organ> find_rulers(const Question& question, const KnownParts& parts, const Outcome& outcome) {
  const Program& program = question.program;
  NoBlame blame;
  std::vector<Organ> found;
  each_contested_pair(program, parts, outcome,
                      [&](const NormRow& /*ban*/, const OpenPairRow& pair, const NormRow& /*rival*/) {
                        const auto rulers = Program::slice(pair.rulers, program.organs());
                        found.insert(found.end(), rulers.begin(), rulers.end());
                      });
  add_rulers_by_analogy(question, parts, outcome.collected[at(Line::contested)], found);
  const Truth wanted = outcome.collected[at(Line::unlisted_refer)];
  for (const PartState<NoBlame>& part : parts) {
    for (const ListState<NoBlame>& list : part.lists) {
      if (wanted == Truth::no ||
          if_present(blame, part, contribution(program, blame, part, list, Line::unlisted_refer)).truth !=
              wanted) {
        continue;
      }
      const Range refer_to = program.lists()[list.id.index()].refer_to;
      add_organs(question, refer_to, found);
    }
  }
  sort_unique_by(found,
                 [&](Organ organ) { return std::pair(program.organ_name(organ, Language::zh), organ); });
  return found;
}

std::vector<Note> find_notes(const Question& question, const KnownParts& parts) {
  const Program& program = question.program;
  std::vector<Note> found;
  for (const PartState<NoBlame>& part : parts) {
    for (const NormState<NoBlame>& state : part.norms) {
      const ItemId item = row_of(program, state).item;
      if ((state.notes & kOverflow) != 0) {
        found.push_back({Note::Kind::overflow, item, DocumentId::none()});
      }
      if ((state.notes & kNoCalendar) != 0) {
        found.push_back({Note::Kind::no_calendar, item, DocumentId::none()});
      }
    }
  }
  if (!question.basis.is_none()) {
    const DocumentRow& basis = program.documents()[question.basis.index()];
    if (in_force(question, basis.effective, basis.last_day, basis.known_from) == Truth::no) {
      found.push_back({Note::Kind::basis_not_in_force, ItemId::none(), question.basis});
    }
  }
  sort_unique_by(found, [](const Note& note) { return note; });
  return found;
}

}  // namespace qingdan
