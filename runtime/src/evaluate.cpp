// Scope, guard, exception, defeat: the norms of one part in evaluation order.
#include "evaluate.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace qingdan {

template <class Blame>
void PartEvaluator<Blame>::evaluate_norms(std::span<const Candidate> candidates) {
  for (const Candidate& candidate : candidates) {
    add_states(candidate);
  }
  apply_all();
  for (State& state : own_.states) {
    settle(state);
  }
  // Rivals stand on either side of the order.
  for (State& state : own_.states) {
    state.rivalled = rivalled(state);
  }
}

// One for each row of the norm's sequence; one without a row where it has none, or unknown ones.
template <class Blame>
void PartEvaluator<Blame>::add_states(const Candidate& candidate) {
  const NormDetailRow& detail = program_.detail(program_.norms()[candidate.norm.index()]);
  State state{.id = candidate.norm};
  state.is_in_scope = candidate.is_in_scope;
  state.is_guard_met = candidate.is_guard_met;
  const std::optional<std::uint32_t> rows =
      detail.sequence.is_none() ? std::nullopt : question_.rows(detail.sequence);
  if (!rows || (*rows == 0 && detail.each == 0)) {
    own_.states.push_back(state);
    return;
  }
  // One that looks at the row before begins with the second.
  for (std::uint32_t i = detail.each == 2 ? 1 : 0; i < *rows; ++i) {
    state.row = i;
    own_.states.push_back(state);
  }
}

template <class Blame>
Truth PartEvaluator<Blame>::rejects(const Candidate& candidate) {
  const NormRow& norm = program_.norms()[candidate.norm.index()];
  State state{.id = candidate.norm};
  state.is_in_scope = candidate.is_in_scope;
  state.is_guard_met = candidate.is_guard_met;
  if (!apply(norm, state)) {
    return Truth::no;
  }
  if (state.applies.truth == Truth::no && state.by_approval.truth == Truth::no) {
    return Truth::no;
  }
  // A requirement that is met does not reject, but it stands: it may beat another norm.
  const Range code = program_.detail(norm).condition;
  const Truth result = state.applies.truth & (code.empty() ? Truth::yes : !condition(code).truth);
  return result == Truth::yes ? Truth::yes : Truth::unknown;
}

template <class Blame>
Truth PartEvaluator<Blame>::applies(const Candidate& candidate) {
  State state{.id = candidate.norm};
  state.is_in_scope = candidate.is_in_scope;
  state.is_guard_met = candidate.is_guard_met;
  return apply(program_.norms()[candidate.norm.index()], state) ? state.applies.truth : Truth::no;
}

template <class Blame>
void PartEvaluator<Blame>::settle(State& state) {
  const NormRow& norm = program_.norms()[state.id.index()];
  const NormDetailRow& detail = program_.detail(norm);
  notes_ = state.notes;
  current_ = {detail.sequence, state.row};
  state.stands = both(blame_, state.applies, qingdan::negate(beaten(state)));
  if (state.stands.truth != Truth::no && !detail.condition.empty()) {
    state.condition = condition(detail.condition);
  }
  if (state.stands.truth != Truth::no) {
    add_consequence(norm, state);
  }
  current_ = {};
  state.notes = notes_;
}

// What follows from a duty or a finding: until when, whether it is done, and who answers for it.
template <class Blame>
void PartEvaluator<Blame>::add_consequence(const NormRow& norm, State& state) {
  const Mode mode = static_cast<Mode>(norm.mode);
  if (mode != Mode::oblige && mode != Mode::find) {
    return;
  }
  const NormDetailRow& detail = program_.detail(norm);
  if (!detail.done.empty()) {
    state.condition = condition(detail.done);
  }
  state.against = question_.assigner;
  if (!detail.against.empty()) {
    const Value organ = run(detail.against);
    state.against = organ.known ? unpack_organ(organ.value) : Organ{};
  }
  const Value since = detail.since.is_none() ? builtin(Missing::date, question_.date.has_value(),
                                                       question_.date.value_or(Date{}).days)
                                             : load_fact(detail.since, false);
  if (detail.within == kNoTime || !since.known) {
    return;
  }
  const Value within = known_value<Blame>(detail.within);
  const Value due = detail.within_workdays == 1 ? calculate_workdays(Op::add_workdays, since, within)
                                                : calculate(Op::add, since, within);
  if (due.known && due.value >= kFirstDate.days && due.value <= kLastDate.days) {
    state.due = Date{static_cast<std::int32_t>(due.value)};
  }
}

// Whether each norm applies, layer by layer: what counts as an approval is settled before it is asked
// for. Leaves the states of the norms in scope.
template <class Blame>
void PartEvaluator<Blame>::apply_all() {
  const auto layer = [&](const State& state) { return program_.norms()[state.id.index()].layer; };
  const auto by_id = [](const State& a, const State& b) {
    return std::pair(a.id, a.row) < std::pair(b.id, b.row);
  };
  // In the order of ids the states are already; most of them lie in the lowest layer.
  const bool has_layers = std::any_of(own_.states.begin(), own_.states.end(),
                                      [&](const State& state) { return layer(state) != 0; });
  auto& selected = own_.selected;
  selected.clear();
  std::swap(own_.states, selected);
  if (has_layers) {
    std::sort(selected.begin(), selected.end(), [&](const State& a, const State& b) {
      return layer(a) != layer(b) ? layer(a) < layer(b) : by_id(a, b);
    });
  }
  for (State& state : selected) {
    const NormRow& norm = program_.norms()[state.id.index()];
    notes_ = 0;
    current_ = {program_.detail(norm).sequence, state.row};
    if (apply(norm, state)) {
      state.notes = notes_;
      own_.states.push_back(state);
    }
  }
  current_ = {};
  if (has_layers) {
    std::sort(own_.states.begin(), own_.states.end(), by_id);
  }
}

// False if the norm is out of scope.
template <class Blame>
bool PartEvaluator<Blame>::apply(const NormRow& norm, State& state) {
  const Result in_scope = state.is_in_scope ? Result{Truth::yes} : scope(norm);
  if (in_scope.truth == Truth::no) {
    return false;
  }
  Result base =
      norm.when.empty() || state.is_guard_met ? in_scope : both(blame_, in_scope, condition(norm.when));
  const NormDetailRow& detail = program_.detail(norm);
  // It may speak of a row that may be there.
  if (detail.each != 0 && state.row == kAny) {
    base = both(blame_, base, unknown_rows(detail.sequence));
  }
  state.applies = base;
  if (base.truth != Truth::no && !norm.unless.empty()) {
    state.applies = both(blame_, base, negate(condition(norm.unless)));
  }
  if (base.truth != Truth::no && !detail.by_approval.empty()) {
    state.by_approval = both(blame_, base, condition(detail.by_approval));
  }
  return true;
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::scope(const NormRow& norm) {
  // Stops at the first no. That the matter is at or under the norm's is how the norm was selected.
  Result all = for_want_of(Missing::date, in_force(question_, program_.periods()[norm.period.index()]));
  if (all.truth != Truth::no) {
    all = both(blame_, all, audience(norm.audience));
  }
  if (all.truth != Truth::no) {
    all = both(blame_, all, for_want_of(Missing::village, question_.village_in_any(norm.regions)));
  }
  if (all.truth != Truth::no && part_.asked.matter.is_none()) {
    all = both(blame_, all, unknown_builtin(Missing::matter));
  }
  return all;
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::is_audience(const AudienceRow& row) {
  Result all = roles(row.roles);
  const auto narrow = [&](Result next) {
    all = both(blame_, all, next);
    return all.truth != Truth::no;
  };
  if (all.truth == Truth::no || !narrow(is_sender(row.from))) {
    return all;
  }
  if (!row.to.empty()) {
    if (question_.addressee.is_none()) {
      narrow(unknown_builtin(Missing::addressee));
    } else {
      const auto to = Program::slice(row.to, program_.organ_kind_pool());
      narrow({truth(std::any_of(to.begin(), to.end(), [&](OrganKindId kind) {
        return program_.is_under(question_.addressee, kind);
      }))});
    }
  }
  if (row.sees_action == 0) {
    narrow(gives());
  }
  return all;
}

// Whatever does not look at the action speaks of giving a matter, not of refusing it.
template <class Blame>
Judged<Blame> PartEvaluator<Blame>::gives() {
  return question_.action ? Result{truth(*question_.action != Action::refuse)}
                          : unknown_builtin(Missing::action);
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::is_sender(Range from) {
  Result any{truth(from.empty())};
  for (const OrganSelector& selector : Program::slice(from, program_.selectors())) {
    any = either(blame_, any, matches(selector, question_.assigner));
  }
  return any;
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::roles(Range roles) {
  if (roles.empty()) {
    return {Truth::yes};
  }
  if (part_.asked.role.is_none()) {
    return unknown_role();
  }
  const auto pool = Program::slice(roles, program_.role_pool());
  return {truth(std::find(pool.begin(), pool.end(), part_.asked.role) != pool.end())};
}

// An organ in a rule's `from` or `among`. What is not known of the organ is the assigner's.
template <class Blame>
Judged<Blame> PartEvaluator<Blame>::matches(const OrganSelector& selector, Organ organ) {
  Result result{Truth::yes};
  if (!selector.kind.is_none()) {
    result = organ.kind.is_none() ? unknown_builtin(Missing::assigner)
                                  : Result{truth(program_.is_under(organ.kind, selector.kind))};
  }
  const bool wants_place = !selector.region.is_none() || selector.level != kAny;
  if (result.truth == Truth::no || !wants_place) {
    return result;
  }
  if (question_.is_outside(organ.kind)) {
    return {Truth::no};
  }
  if (organ.region.is_none()) {
    return both(blame_, result, unknown_builtin(Missing::assigner));
  }
  if (!selector.region.is_none()) {
    return both(blame_, result, Result{truth(organ.region == selector.region)});
  }
  const Truth own = question_.is_villages_own(organ.region, static_cast<Level>(selector.level));
  return both(blame_, result, for_want_of(Missing::village, own));
}

// Winners have smaller ids, so only the states before it matter. Looks up the fewer in the more.
template <class Blame>
Judged<Blame> PartEvaluator<Blame>::beaten(const State& loser) {
  Result any;
  const Range range = program_.norms()[loser.id.index()].defeaters;
  if (range.empty()) {
    return any;
  }
  const auto defeaters = Program::slice(range, program_.defeats());
  const auto add = [&](const State& winner) {
    if (meet(program_, loser, winner)) {
      any = either(blame_, any, winner.stands);
    }
  };
  if (own_.states.size() < defeaters.size()) {
    for (const State& winner : own_.states) {
      if (winner.id >= loser.id) {
        break;
      }
      const auto found = std::lower_bound(defeaters.begin(), defeaters.end(), winner.id,
                                          [](DefeatRow row, NormId id) { return row.winner() < id; });
      if (found != defeaters.end() && found->winner() == winner.id) {
        add(winner);
      }
    }
    return any;
  }
  for (const DefeatRow& defeat : defeaters) {
    for (const State& winner : find_states<Blame>(own_.states, defeat.winner())) {
      add(winner);
    }
  }
  return any;
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::rivalled(const State& state) {
  Result any;
  const Range rivals = program_.detail(program_.norms()[state.id.index()]).rivals;
  for (const OpenPairRow& pair : Program::slice(rivals, program_.open_pairs())) {
    for (const State& rival : find_states<Blame>(own_.states, pair.rival)) {
      if (meet(program_, state, rival)) {
        any = either(blame_, any, rival.stands);
      }
    }
  }
  return any;
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::covers(const ListRow& list, bool is_here) {
  Result all{Truth::yes};
  // The cheapest first: most lists speak of other kinds.
  if (part_.asked.matter.is_none()) {
    all = unknown_builtin(Missing::matter);
  } else {
    const std::uint32_t kind = program_.matters()[part_.asked.matter.index()].kind;
    if ((list.matter_kinds >> kind & 1U) == 0) {
      return {Truth::no};
    }
  }
  const auto narrow = [&](Result next) {
    all = both(blame_, all, next);
    return all.truth != Truth::no;
  };
  const DocumentRow& document = program_.documents()[list.document.index()];
  if (narrow(for_want_of(Missing::date,
                         in_force(question_, document.effective, document.last_day, document.known_from))) &&
      narrow(roles(list.roles)) && narrow(gives()) && !is_here) {
    narrow(for_want_of(Missing::village, question_.village_in_any(list.regions)));
  }
  return all;
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::unknown_builtin(Missing kind) {
  return unknown_for<Blame>(blame_.missing({kind, FactId::none(), {}, SequenceId::none()}));
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::unknown_rows(SequenceId sequence) {
  return unknown_for<Blame>(blame_.missing({Missing::sequence, FactId::none(), {}, sequence}));
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::for_want_of(Missing kind, Truth value) {
  return value == Truth::unknown ? unknown_builtin(kind) : Result{value};
}

#define QD_INSTANTIATE(Blame)                                                        \
  template Truth PartEvaluator<Blame>::applies(const Candidate&);                    \
  template Truth PartEvaluator<Blame>::rejects(const Candidate&);                    \
  template Judged<Blame> PartEvaluator<Blame>::is_audience(const AudienceRow&);      \
  template void PartEvaluator<Blame>::evaluate_norms(std::span<const Candidate>);    \
  template Judged<Blame> PartEvaluator<Blame>::covers(const ListRow&, bool);         \
  template Judged<Blame> PartEvaluator<Blame>::matches(const OrganSelector&, Organ); \
  template Judged<Blame> PartEvaluator<Blame>::unknown_builtin(Missing);             \
  template Judged<Blame> PartEvaluator<Blame>::unknown_rows(SequenceId);             \
  template Judged<Blame> PartEvaluator<Blame>::for_want_of(Missing, Truth);
QD_INSTANTIATE(NoBlame)
QD_INSTANTIATE(SetBlame)
#undef QD_INSTANTIATE

}  // namespace qingdan
