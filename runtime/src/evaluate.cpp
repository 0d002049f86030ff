// Scope, guard, exception, defeat: the norms of one part in evaluation order.
#include "evaluate.h"

#include <algorithm>
#include <utility>

#include "select_norms.h"

namespace qingdan {

template <class Blame>
PartEvaluator<Blame>::PartEvaluator(const Question& question, Blame& blame, RequestedMatter part)
    : question_(question), program_(question.program), blame_(blame), part_(part) {}

template <class Blame>
std::vector<NormState<Blame>> PartEvaluator<Blame>::evaluate_norms() {
  for (const NormId id : select_norms(question_, part_.matter)) {
    states_.push_back({id, {}, {}, {}, {}, {}, false});
  }
  apply_all();
  for (State& state : states_) {
    const NormRow& norm = program_.norms()[state.id.index()];
    overflowed_ = state.overflowed;
    state.stands = both(blame_, state.applies, negate(beaten(norm)));
    if (state.stands.truth != Truth::no && !norm.condition.empty()) {
      state.condition = condition(norm.condition);
    }
    state.overflowed = overflowed_;
  }
  // Rivals stand on either side of the order.
  for (State& state : states_) {
    state.rivalled = rivalled(program_.norms()[state.id.index()]);
  }
  return std::exchange(states_, {});
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
    overflowed_ = false;
    if (apply(program_.norms()[state.id.index()], state)) {
      state.overflowed = overflowed_;
      states_.push_back(state);
    }
  }
  std::sort(states_.begin(), states_.end(), [](const State& a, const State& b) { return a.id < b.id; });
}

// False if the norm is out of scope.
template <class Blame>
bool PartEvaluator<Blame>::apply(const NormRow& norm, State& state) {
  const Result in_scope = scope(norm);
  if (in_scope.truth == Truth::no) {
    return false;
  }
  const Result base = norm.when.empty() ? in_scope : both(blame_, in_scope, condition(norm.when));
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
    narrow(question_.action ? Result{truth(*question_.action != Action::refuse)}
                            : unknown_builtin(Missing::action));
  }
  if (part_.matter.is_none()) {
    narrow(unknown_builtin(Missing::matter));
  }
  return all;
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
  if (part_.role.is_none()) {
    return unknown_builtin(Missing::role);
  }
  const auto pool = Program::slice(roles, program_.role_pool());
  return {truth(std::find(pool.begin(), pool.end(), part_.role) != pool.end())};
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
Judged<Blame> PartEvaluator<Blame>::beaten(const NormRow& norm) {
  Result any;
  for (const DefeatRow& defeat : Program::slice(norm.defeaters, program_.defeats())) {
    if (const State* winner = find_state(states_, defeat.winner)) {
      any = either(blame_, any, winner->stands);
    }
  }
  return any;
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::rivalled(const NormRow& norm) {
  Result any;
  for (const OpenPairRow& pair : Program::slice(norm.rivals, program_.open_pairs())) {
    if (const State* rival = find_state(states_, pair.rival)) {
      any = either(blame_, any, rival->stands);
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
  if (part_.matter.is_none()) {
    return both(blame_, all, unknown_builtin(Missing::matter));
  }
  const std::uint32_t kind = program_.matters()[part_.matter.index()].kind;
  return both(blame_, all, Result{truth((list.matter_kinds >> kind & 1U) != 0)});
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::unknown_builtin(Missing kind) {
  return unknown_for<Blame>(blame_.missing({kind, FactId::none(), {}}));
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::for_want_of(Missing kind, Truth value) {
  return value == Truth::unknown ? unknown_builtin(kind) : Result{value};
}

#define QD_INSTANTIATE(Blame)                                                             \
  template PartEvaluator<Blame>::PartEvaluator(const Question&, Blame&, RequestedMatter); \
  template std::vector<NormState<Blame>> PartEvaluator<Blame>::evaluate_norms();          \
  template Judged<Blame> PartEvaluator<Blame>::covers(const ListRow&);                    \
  template Judged<Blame> PartEvaluator<Blame>::matches(const OrganSelector&, Organ);      \
  template Judged<Blame> PartEvaluator<Blame>::unknown_builtin(Missing);                  \
  template Judged<Blame> PartEvaluator<Blame>::for_want_of(Missing, Truth);
QD_INSTANTIATE(NoBlame)
QD_INSTANTIATE(SetBlame)
#undef QD_INSTANTIATE

}  // namespace qingdan
