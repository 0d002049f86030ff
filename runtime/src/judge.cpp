// The verdict table, line by line.
#include "judge.h"

#include <utility>

#include "parts.h"
#include "select_norms.h"

namespace qingdan {
namespace {

constexpr Verdict verdict_of(Line line) {
  switch (line) {
    case Line::banned:
    case Line::unlisted_reject:
      return Verdict::reject;
    case Line::contested:
    case Line::unlisted_refer:
      return Verdict::refer;
    case Line::permitted:
      return Verdict::accept;
    case Line::needed:
    case Line::silent:
      break;
  }
  return Verdict::incomplete;
}

template <class Blame>
Judged<Blame> permits(const Program& program, Blame& blame, const PartState<Blame>& part) {
  Judged<Blame> any;
  for (const NormState<Blame>& state : part.norms) {
    any = either(blame, any, contribution(program, blame, state, Line::permitted));
    any = either(blame, any, approved(program, state));
  }
  return any;
}

// What follows from acceptance, or is found, has no effect on the verdict: nor has what lifts it.
bool has_a_line(const NormRow& norm) {
  const Mode mode = static_cast<Mode>(norm.mode);
  return mode != Mode::oblige && mode != Mode::find;
}

}  // namespace

template <class Blame>
PartStates<Blame> judge_parts(const Question& question, Blame& blame) {
  const Program& program = question.program;
  Workspace<Blame> workspace;
  workspace.fit(program);
  std::vector<AskedPart<Blame>> asked_parts;
  find_parts(question, blame, workspace, asked_parts);
  PartStates<Blame> parts;
  for (const AskedPart<Blame>& asked : asked_parts) {
    PartEvaluator<Blame> evaluator(question, blame, workspace, asked);
    select_norms(question, asked.asked.matter, workspace.candidates);
    evaluator.evaluate_norms(workspace.candidates);
    PartState<Blame> part{asked, std::exchange(workspace.states, {}), {}, {}};
    part.permitted = permits(program, blame, part);
    if (part.permitted.truth != Truth::yes) {
      each_list_for(question, [&](ListId list) {
        part.lists.push_back({list, evaluator.covers(program.lists()[list.index()])});
      });
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

template <class Blame>
Judged<Blame> contribution(const Program& program, Blame& blame, const NormState<Blame>& state, Line line) {
  const NormRow& norm = program.norms()[state.id.index()];
  const bool is_by_analogy = program.detail(norm).by_analogy == 1;
  const Mode mode = static_cast<Mode>(norm.mode);
  const bool speaks_of_matter = static_cast<Term>(norm.term) == Term::matter;
  if (line == Line::banned && is_ban(mode) && !is_by_analogy) {
    return both(blame, state.stands, negate(state.rivalled));
  }
  if (line == Line::banned && mode == Mode::require) {
    return both(blame, state.stands, negate(state.condition));
  }
  // By analogy a ban never holds of itself, whoever contests it.
  if (line == Line::contested && is_ban(mode)) {
    return is_by_analogy ? state.stands : both(blame, state.stands, state.rivalled);
  }
  // Not knowing that it is there is as good as its not being there.
  if (line == Line::needed && mode == Mode::need && state.condition.truth != Truth::yes) {
    return state.stands;
  }
  if (line == Line::permitted && speaks_of_matter && (mode == Mode::permit || mode == Mode::mandate)) {
    return both(blame, state.stands, negate(state.rivalled));
  }
  return {};
}

template <class Blame>
Judged<Blame> approved(const Program& program, const NormState<Blame>& state) {
  const NormRow& norm = program.norms()[state.id.index()];
  const bool permits = static_cast<Term>(norm.term) == Term::matter && has_a_line(norm);
  return permits ? state.by_approval : Judged<Blame>{};
}

template <class Blame>
Judged<Blame> contribution(const Program& program, Blame& blame, const PartState<Blame>& part,
                           const ListState<Blame>& list, Line line) {
  const auto unlisted = static_cast<Unlisted>(program.lists()[list.id.index()].unlisted);
  if (unlisted != (line == Line::unlisted_reject ? Unlisted::reject : Unlisted::refer)) {
    return {};
  }
  return both(blame, negate(part.permitted), list.covers);
}

template <class Blame>
void add_norm(const Program& program, Blame& blame, Judged<Blame> present, const NormState<Blame>& state,
              Lines<Judged<Blame>>& lines) {
  for (const Line line : {Line::banned, Line::contested, Line::needed}) {
    const Judged<Blame> value = contribution(program, blame, state, line);
    lines[at(line)] = either(blame, lines[at(line)], both(blame, present, value));
  }
}

template <class Blame>
Lines<Judged<Blame>> weigh(const Program& program, Blame& blame, const PartStates<Blame>& parts,
                           const View& view) {
  Lines<Judged<Blame>> lines;
  lines[at(Line::permitted)] = {Truth::yes};
  lines[at(Line::silent)] = {Truth::yes};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (view.part.value_or(i) != i) {
      continue;
    }
    const PartState<Blame>& part = parts[i];
    const Judged<Blame> present = view.part ? Judged<Blame>{Truth::yes} : part.part.present;
    const auto add = [&](Line line, Judged<Blame> value) {
      lines[at(line)] = either(blame, lines[at(line)], both(blame, present, value));
    };
    for (const NormState<Blame>& state : part.norms) {
      const Term term = static_cast<Term>(program.norms()[state.id.index()].term);
      if (view.term.value_or(term) == term) {
        add_norm(program, blame, present, state, lines);
      }
    }
    // Only the matters asked for need a permit; a term is fine unless a norm objects.
    if (view.term.value_or(Term::matter) != Term::matter) {
      continue;
    }
    lines[at(Line::permitted)] =
        both(blame, lines[at(Line::permitted)], either(blame, negate(present), part.permitted));
    for (const ListState<Blame>& list : part.lists) {
      for (const Line line : {Line::unlisted_reject, Line::unlisted_refer}) {
        add(line, contribution(program, blame, part, list, line));
      }
    }
  }
  return lines;
}

template <class Blame>
Outcome settle(const Lines<Judged<Blame>>& lines) {
  Outcome outcome;
  std::optional<Verdict> only;  // Line::silent is always true, so there is one
  bool agree = true;
  for (const Line line : kLines) {
    const Truth value = lines[at(line)].truth;
    outcome.collected[at(line)] = value;
    if (value != Truth::no) {
      agree = agree && only.value_or(verdict_of(line)) == verdict_of(line);
      only = verdict_of(line);
    }
    if (value == Truth::yes) {
      break;
    }
  }
  outcome.verdict = agree ? only.value_or(Verdict::incomplete) : Verdict::incomplete;
  return outcome;
}

#define QD_INSTANTIATE(Blame)                                                                         \
  template PartStates<Blame> judge_parts(const Question&, Blame&);                                    \
  template Judged<Blame> contribution(const Program&, Blame&, const NormState<Blame>&, Line);         \
  template Judged<Blame> approved(const Program&, const NormState<Blame>&);                           \
  template Judged<Blame> contribution(const Program&, Blame&, const PartState<Blame>&,                \
                                      const ListState<Blame>&, Line);                                 \
  template Lines<Judged<Blame>> weigh(const Program&, Blame&, const PartStates<Blame>&, const View&); \
  template Outcome settle(const Lines<Judged<Blame>>&);
QD_INSTANTIATE(NoBlame)
QD_INSTANTIATE(SetBlame)
template void add_norm(const Program&, NoBlame&, Judged<NoBlame>, const NormState<NoBlame>&,
                       Lines<Judged<NoBlame>>&);
#undef QD_INSTANTIATE

}  // namespace qingdan
