// evaluate: what each norm comes to in one part of a request, in Kleene's logic. Conditions are run in
// conditions.cpp, over rows in rows.cpp; approvals are weighed in approvals.cpp.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "blame.h"
#include "qingdan/code.h"
#include "question.h"
#include "workspace.h"

namespace qingdan {

// A part to be judged.
template <class Blame>
struct AskedPart {
  RequestedMatter asked;              // in the role in which it is in effect asked for
  Judged<Blame> present{Truth::yes};  // that it is asked for; for one that is not named, that its marks hold
  bool is_named = true;
  typename Blame::Why why_no_role{};  // where the role is none
};

// What went wrong in the arithmetic of a norm, as bits.
inline constexpr std::uint8_t kOverflow = 1;
inline constexpr std::uint8_t kNoCalendar = 2;

// Ascending by norm, then row. Those of one norm; none if it is not among them.
template <class Blame>
std::span<const NormState<Blame>> find_states(const std::vector<NormState<Blame>>& states, NormId id) {
  const auto begin =
      std::lower_bound(states.begin(), states.end(), id,
                       [](const NormState<Blame>& state, NormId wanted) { return state.id < wanted; });
  auto end = begin;
  while (end != states.end() && end->id == id) {
    ++end;
  }
  return std::span(states).subspan(static_cast<std::size_t>(begin - states.begin()),
                                   static_cast<std::size_t>(end - begin));
}

// Where a state stands: in which row of which sequence, if in any.
template <class Blame>
Place place_of(const Program& program, const NormState<Blame>& state) {
  return state.row == kAny ? Place{}
                           : Place{program.detail(program.norms()[state.id.index()]).sequence, state.row};
}

// Norms of one sequence meet row by row; all others meet wherever they stand.
template <class Blame>
bool meet(const Program& program, const NormState<Blame>& a, const NormState<Blame>& b) {
  const auto sequence_of = [&](NormId id) { return program.detail(program.norms()[id.index()]).sequence; };
  const SequenceId sequence = sequence_of(a.id);
  return sequence.is_none() || sequence != sequence_of(b.id) || a.row == b.row;
}

template <class Blame>
class PartEvaluator {
 public:
  using Result = Judged<Blame>;

  // Question, blame and workspace must outlive it; the workspace fits the program and is its own as long
  // as it is asked.
  PartEvaluator(const Question& question, Blame& blame, Workspace<Blame>& workspace,
                const AskedPart<Blame>& part)
      : question_(question), program_(question.program), blame_(blame), part_(part), own_(workspace) {
    ++own_.stamp;
    own_.states.clear();
  }

  // What each candidate comes to: those in scope, ascending, left in the workspace. To be called once.
  void evaluate_norms(std::span<const Candidate> candidates);
  // Whether the list is in force and speaks of this part, named or not. `is_here`: it is known to hold where
  // the village lies.
  [[nodiscard]] Result covers(const ListRow& list, bool is_here = false);
  // The truth of a condition, in no row.
  [[nodiscard]] Result condition(Range code);
  // Whether the part is one that an audience may ask for.
  [[nodiscard]] Result audience(AudienceId id) {
    Once<Result>& known = own_.audiences[id.index()];
    if (known.stamp != own_.stamp) {
      known = {is_audience(program_.audiences()[id.index()]), own_.stamp};
    }
    return known.value;
  }
  // Whether a norm that nothing can lift (is_early), of a part that is asked for, rejects for certain.
  // No: it does not apply, and has no part in the verdict.
  [[nodiscard]] Truth rejects(const Candidate& candidate);
  // Whether a norm applies that waits for no other.
  [[nodiscard]] Truth applies(const Candidate& candidate);

 private:
  using Value = Cell<Blame>;
  using State = NormState<Blame>;
  // Unsure outranks failed: an unclear paper may yet prove to be the grant that settles it.
  enum class Standing : std::uint8_t { silent, pending, failed, unsure, granted };
  struct Reply {  // of one organ, to the question whether it approves
    Standing standing = Standing::silent;
    [[no_unique_address]] typename Blame::Why why{};
  };

  // evaluate.cpp
  void add_states(const Candidate& candidate);
  Result scope(const NormRow& norm);
  Result is_audience(const AudienceRow& row);
  Result is_sender(Range from);
  void apply_all();
  bool apply(const NormRow& norm, State& state);
  void settle(State& state);
  Result beaten(const State& loser);
  Result rivalled(const State& state);
  void add_consequence(const NormRow& norm, State& state);
  Result gives();
  Result roles(Range roles);
  Result matches(const OrganSelector& selector, Organ organ);
  Result unknown_builtin(Missing kind);
  Result unknown_role() { return unknown_for<Blame>(part_.why_no_role); }
  Result unknown_rows(SequenceId sequence);
  Result for_want_of(Missing kind, Truth value);  // blames `kind` if the value is unknown

  // conditions.cpp
  Value run(Range code);
  Value load(const Instruction& step);
  Value calculate(Op op, const Value& a, const Value& b);
  Value calculate_workdays(Op op, const Value& a, const Value& b);
  Result compare(Op op, const Value& a, const Value& b);
  Result same(const Value& a, const Value& b);
  Result test(const Instruction& step, const Value& operand);
  Result test_list(const Instruction& step, const Value& operand);
  Result test_organ(const Instruction& step, const Value& operand);
  Result test_set(const Instruction& step, const Value& operand);
  Result beyond(const Instruction& step, const Value& a, const Value& b);
  [[nodiscard]] std::span<const std::int64_t> values_of(const Value& set) const;
  Result listed(ListId list);
  Value builtin(Missing kind, bool known, std::int64_t value);

  // rows.cpp
  Value load_fact(FactId fact, bool is_set);
  Value load_define(DefineId define);
  Value load_previous(const Instruction& step);
  Value quantify(Op op, const QuantifierRow& quantifier);
  [[nodiscard]] std::size_t place_in(const DefineRow& define, std::size_t rows) const;

  // approvals.cpp
  Result approval(ApprovalAtomId atom);
  Result granted_by_norms(const ApprovalAtomRow& atom);
  Result issued_by(DocumentId document, std::span<const OrganSelector> organs);
  Result granted_by_request(const ApprovalAtomRow& atom);
  Reply reply_of(const OrganSelector& selector);
  [[nodiscard]] Standing weigh(const Approval& approval, Truth relevant) const;
  Result is_by(Organ organ, Organ wanted, bool is_placed);
  Result concerns(const Approval& approval);
  Result passed(const Passage& passage);
  typename Blame::Why missing_approval(Organ organ);

  const Question& question_;
  const Program& program_;
  Blame& blame_;
  AskedPart<Blame> part_;
  Place current_;  // the row that conditions look at
  Workspace<Blame>& own_;
  std::uint8_t notes_ = 0;
};

// A cell for a known value, and between cells and truths.
template <class Blame>
constexpr Cell<Blame> known_value(std::int64_t value) {
  return {value, true, false, false, {}};
}

template <class Blame>
constexpr Cell<Blame> cell_of(const Judged<Blame>& result) {
  return {result.truth == Truth::yes ? 1 : 0, result.truth != Truth::unknown, false, false, result.why};
}

template <class Blame>
constexpr Judged<Blame> truth_of(const Cell<Blame>& cell) {
  return cell.known ? Judged<Blame>{truth(cell.value != 0)} : unknown_for<Blame>(cell.why);
}

}  // namespace qingdan
