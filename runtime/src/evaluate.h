// evaluate: what each norm comes to in one part of a request, in Kleene's logic. Conditions are run in
// conditions.cpp, approvals weighed in approvals.cpp.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "blame.h"
#include "qingdan/code.h"
#include "question.h"

namespace qingdan {

// A norm in one part. A norm that is not among the states of a part does not apply there.
template <class Blame>
struct NormState {
  NormId id;
  Judged<Blame> applies;      // scope, guard, and no exception
  Judged<Blame> stands;       // … and no defeater stands
  Judged<Blame> rivalled;     // its partner in an open pair stands
  Judged<Blame> condition;    // of require and need, where they may stand
  Judged<Blame> by_approval;  // in scope, and an approval lifted it: so the matter is permitted
  bool overflowed = false;    // in its arithmetic
};

// None if the norm is not among the states, which are ascending.
template <class Blame>
const NormState<Blame>* find_state(const std::vector<NormState<Blame>>& states, NormId id) {
  const auto found =
      std::lower_bound(states.begin(), states.end(), id,
                       [](const NormState<Blame>& state, NormId wanted) { return state.id < wanted; });
  return found != states.end() && found->id == id ? &*found : nullptr;
}

// A value on the stack of a condition. Left without initial values: a stack is many of them.
template <class Blame>
struct Cell {
  std::int64_t value;
  bool known;
  bool is_village;  // a place that may be bigger than the village it stands for
  [[no_unique_address]] typename Blame::Why why;
};

template <class Blame>
class PartEvaluator {
 public:
  using Result = Judged<Blame>;

  // All three must outlive it.
  PartEvaluator(const Question& question, Blame& blame, RequestedMatter part);

  // The norms that may apply, ascending. To be called once.
  [[nodiscard]] std::vector<NormState<Blame>> evaluate_norms();
  // Whether the list is in force and speaks of this part, named or not.
  [[nodiscard]] Result covers(const ListRow& list);

 private:
  using Value = Cell<Blame>;
  using State = NormState<Blame>;
  struct Defined {
    Value value;
    bool is_done = false;
    bool overflowed = false;
  };
  struct Atom {
    Result result;
    bool is_done = false;
  };
  // Unsure outranks failed: an unclear paper may yet prove to be the grant that settles it.
  enum class Standing : std::uint8_t { silent, pending, failed, unsure, granted };
  struct Reply {  // of one organ, to the question whether it approves
    Standing standing = Standing::silent;
    [[no_unique_address]] typename Blame::Why why{};
  };

  // evaluate.cpp
  Result scope(const NormRow& norm);
  bool is_sender(const NormRow& norm, Result& scope);
  void apply_all();
  bool apply(const NormRow& norm, State& state);
  Result beaten(const NormRow& norm);
  Result rivalled(const NormRow& norm);
  Result roles(Range roles);
  Result matches(const OrganSelector& selector, Organ organ);
  Result unknown_builtin(Missing kind);
  Result for_want_of(Missing kind, Truth value);  // blames `kind` if the value is unknown

  // conditions.cpp
  Result condition(Range code);
  Value run(Range code);
  Value load(const Instruction& step);
  Value load_fact(FactId fact, bool is_set);
  Value load_define(DefineId define);
  Value calculate(Op op, const Value& a, const Value& b);
  Result compare(Op op, const Value& a, const Value& b);
  Result same(const Value& a, const Value& b);
  Result test(const Instruction& step, const Value& operand);
  Result test_list(const Instruction& step, const Value& operand);
  Result test_organ(const Instruction& step, const Value& operand);
  Result test_set(const Instruction& step, const Value& operand);
  Value builtin(Missing kind, bool known, std::int64_t value);

  // approvals.cpp
  Result approval(ApprovalAtomId atom);
  Result granted_by_norms(const ApprovalAtomRow& atom);
  Result issued_by(DocumentId document, std::span<const OrganSelector> organs);
  Result granted_by_request(const ApprovalAtomRow& atom);
  Reply reply_of(const OrganSelector& selector);
  [[nodiscard]] Standing weigh(const Approval& approval, Truth relevant) const;
  Result concerns(const Approval& approval);
  typename Blame::Why missing_approval(Organ organ);

  const Question& question_;
  const Program& program_;
  Blame& blame_;
  RequestedMatter part_;
  std::vector<State> states_;
  std::vector<Defined> defines_;
  std::vector<Atom> atoms_;
  bool overflowed_ = false;
};

}  // namespace qingdan
