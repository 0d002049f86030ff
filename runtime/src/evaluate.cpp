// Scope, guard, exception, defeat: the norms of one part in evaluation order.
#include "evaluate.h"

#include <algorithm>
#include <utility>

#include "select_norms.h"

namespace qingdan {

template <class Blame>
PartEvaluator<Blame>::PartEvaluator(const Question& question, Blame& blame, const AskedPart<Blame>& part)
    : question_(question), program_(question.program), blame_(blame), part_(part) {}

template <class Blame>
std::vector<NormState<Blame>> PartEvaluator<Blame>::evaluate_norms() {
  for (const NormId id : select_norms(question_, part_.asked.matter)) {
    add_states(id);
  }
  apply_all();
  for (State& state : states_) {
    settle(state);
  }
  // Rivals stand on either side of the order.
  for (State& state : states_) {
    state.rivalled = rivalled(state);
  }
  return std::exchange(states_, {});
}

// One for each row of the norm's sequence; one without a row where it has none, or unknown ones.
template <class Blame>
void PartEvaluator<Blame>::add_states(NormId id) {
  const NormRow& norm = program_.norms()[id.index()];
  const std::vector<Question::Facts>* rows =
      norm.sequence.is_none() ? nullptr : question_.rows(norm.sequence);
  if (rows == nullptr || (rows->empty() && norm.each == 0)) {
    states_.push_back({.id = id});
    return;
  }
  // One that looks at the row before begins with the second.
  for (std::size_t i = norm.each == 2 ? 1 : 0; i < rows->size(); ++i) {
    states_.push_back({.id = id, .row = static_cast<std::uint32_t>(i)});
  }
}

template <class Blame>
void PartEvaluator<Blame>::settle(State& state) {
  const NormRow& norm = program_.norms()[state.id.index()];
  notes_ = state.notes;
  current_ = {norm.sequence, state.row};
  state.stands = both(blame_, state.applies, qingdan::negate(beaten(state)));
  if (state.stands.truth != Truth::no && !norm.condition.empty()) {
    state.condition = condition(norm.condition);
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
  if (!norm.done.empty()) {
    state.condition = condition(norm.done);
  }
  state.against = question_.assigner;
  if (!norm.against.empty()) {
    const Value organ = run(norm.against);
    state.against = organ.known ? unpack_organ(organ.value) : Organ{};
  }
  const Value since = norm.since.is_none() ? builtin(Missing::date, question_.date.has_value(),
                                                     question_.date.value_or(Date{}).days)
                                           : load_fact(norm.since, false);
  if (norm.within == kNoTime || !since.known) {
    return;
  }
  const Value within = known_value<Blame>(norm.within);
  const Value due = norm.within_workdays == 1 ? calculate_workdays(Op::add_workdays, since, within)
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
  std::stable_sort(states_.begin(), states_.end(),
                   [&](const State& a, const State& b) { return layer(a) < layer(b); });
  std::vector<State> selected;
  selected.reserve(states_.size());
  std::swap(states_, selected);
  for (State& state : selected) {
    const NormRow& norm = program_.norms()[state.id.index()];
    notes_ = 0;
    current_ = {norm.sequence, state.row};
    if (apply(norm, state)) {
      state.notes = notes_;
      states_.push_back(state);
    }
  }
  current_ = {};
  std::sort(states_.begin(), states_.end(),
            [](const State& a, const State& b) { return std::pair(a.id, a.row) < std::pair(b.id, b.row); });
}

// False if the norm is out of scope.
template <class Blame>
bool PartEvaluator<Blame>::apply(const NormRow& norm, State& state) {
  const Result in_scope = scope(norm);
  if (in_scope.truth == Truth::no) {
    return false;
  }
  Result base = norm.when.empty() ? in_scope : both(blame_, in_scope, condition(norm.when));
  // It may speak of a row that may be there.
  if (norm.each != 0 && state.row == kAny) {
    base = both(blame_, base, unknown_rows(norm.sequence));
  }
  state.applies = base;
  if (base.truth != Truth::no && !norm.unless.empty()) {
    state.applies = both(blame_, base, negate(condition(norm.unless)));
  }
  if (base.truth != Truth::no && !norm.by_approval.empty()) {
    state.by_approval = both(blame_, base, condition(norm.by_approval));
  }
  return true;
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::scope(const NormRow& norm) {
  Result all =
      for_want_of(Missing::date, in_force(question_, norm.first_day, norm.last_day, norm.known_from));
  // Stops at the first no. That the matter is at or under the norm's is how the norm was selected.
  const auto narrow = [&](Result next) {
    all = both(blame_, all, next);
    return all.truth != Truth::no;
  };
  if (all.truth == Truth::no || !narrow(roles(norm.roles)) || !is_sender(norm, all) ||
      !narrow(for_want_of(Missing::village, question_.village_in_any(norm.regions)))) {
    return all;
  }
  if (!norm.to.empty()) {
    if (question_.addressee.is_none()) {
      narrow(unknown_builtin(Missing::addressee));
    } else {
      const auto to = Program::slice(norm.to, program_.organ_kind_pool());
      narrow({truth(std::any_of(to.begin(), to.end(), [&](OrganKindId kind) {
        return program_.is_under(question_.addressee, kind);
      }))});
    }
  }
  if (norm.sees_action == 0) {
    narrow(gives());
  }
  if (part_.asked.matter.is_none()) {
    narrow(unknown_builtin(Missing::matter));
  }
  return all;
}

// Whatever does not look at the action speaks of giving a matter, not of refusing it.
template <class Blame>
Judged<Blame> PartEvaluator<Blame>::gives() {
  return question_.action ? Result{truth(*question_.action != Action::refuse)}
                          : unknown_builtin(Missing::action);
}

// Narrows `scope` by who assigns; false if that leaves nothing.
template <class Blame>
bool PartEvaluator<Blame>::is_sender(const NormRow& norm, Result& scope) {
  if (norm.from.empty()) {
    return true;
  }
  Result any;
  for (const OrganSelector& selector : Program::slice(norm.from, program_.selectors())) {
    any = either(blame_, any, matches(selector, question_.assigner));
  }
  scope = both(blame_, scope, any);
  return scope.truth != Truth::no;
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

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::beaten(const State& loser) {
  Result any;
  const Range defeaters = program_.norms()[loser.id.index()].defeaters;
  for (const DefeatRow& defeat : Program::slice(defeaters, program_.defeats())) {
    for (const State& winner : find_states(states_, defeat.winner)) {
      if (meet(program_, loser, winner)) {
        any = either(blame_, any, winner.stands);
      }
    }
  }
  return any;
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::rivalled(const State& state) {
  Result any;
  const Range rivals = program_.norms()[state.id.index()].rivals;
  for (const OpenPairRow& pair : Program::slice(rivals, program_.open_pairs())) {
    for (const State& rival : find_states(states_, pair.rival)) {
      if (meet(program_, state, rival)) {
        any = either(blame_, any, rival.stands);
      }
    }
  }
  return any;
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::covers(const ListRow& list) {
  const DocumentRow& document = program_.documents()[list.document.index()];
  Result all = for_want_of(Missing::date,
                           in_force(question_, document.effective, document.last_day, document.known_from));
  all = both(blame_, all, for_want_of(Missing::village, question_.village_in_any(list.regions)));
  all = both(blame_, all, roles(list.roles));
  all = both(blame_, all, gives());
  if (part_.asked.matter.is_none()) {
    return both(blame_, all, unknown_builtin(Missing::matter));
  }
  const std::uint32_t kind = program_.matters()[part_.asked.matter.index()].kind;
  return both(blame_, all, Result{truth((list.matter_kinds >> kind & 1U) != 0)});
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

#define QD_INSTANTIATE(Blame)                                                                     \
  template PartEvaluator<Blame>::PartEvaluator(const Question&, Blame&, const AskedPart<Blame>&); \
  template std::vector<NormState<Blame>> PartEvaluator<Blame>::evaluate_norms();                  \
  template Judged<Blame> PartEvaluator<Blame>::covers(const ListRow&);                            \
  template Judged<Blame> PartEvaluator<Blame>::matches(const OrganSelector&, Organ);              \
  template Judged<Blame> PartEvaluator<Blame>::unknown_builtin(Missing);                          \
  template Judged<Blame> PartEvaluator<Blame>::unknown_rows(SequenceId);                          \
  template Judged<Blame> PartEvaluator<Blame>::for_want_of(Missing, Truth);
QD_INSTANTIATE(NoBlame)
QD_INSTANTIATE(SetBlame)
#undef QD_INSTANTIATE

}  // namespace qingdan
