// What conditions read in the rows of a sequence: facts and defines of the current row and of the row
// before, and conditions for all rows together.
#include <cstddef>
#include <utility>

#include "evaluate.h"

namespace qingdan {

template <class Blame>
Cell<Blame> PartEvaluator<Blame>::load_fact(FactId fact, bool is_set) {
  const FactRow& row = program_.facts()[fact.index()];
  if (!row.sequence.is_none()) {
    // Where the rows are unknown, so is what they say; a default stands for a row that says nothing.
    if (row.open == 0 && !question_.rows(row.sequence).has_value()) {
      return cell_of(unknown_rows(row.sequence));
    }
  }
  const Question::Fact given = question_.fact(fact, current_);
  if (!given.known) {
    return cell_of(unknown_for<Blame>(blame_.missing({Missing::fact, fact, {}, SequenceId::none()})));
  }
  return known_value<Blame>(is_set ? static_cast<std::int64_t>(fact.value) : given.values.front());
}

// A define that reads rows has a value in each, one where its rows are spoken of but none is at hand, and
// one everywhere else. Any other define has one.
template <class Blame>
std::size_t PartEvaluator<Blame>::place_in(const DefineRow& define, std::size_t rows) const {
  if (define.sequence.is_none()) {
    return 0;
  }
  if (current_.sequence != define.sequence) {
    return rows + 1;
  }
  return current_.row == kAny ? rows : current_.row;
}

// Recursion over the policy's own defines, never over what a request says: at most kMaxDefineDepth. Each
// is run once in each row, or a chain of defines that look at two rows each would never end.
template <class Blame>
Cell<Blame> PartEvaluator<Blame>::load_define(DefineId id) {
  const DefineRow& define = program_.defines()[id.index()];
  std::size_t rows = 0;
  if (!define.sequence.is_none()) {
    rows = question_.rows(define.sequence).value_or(0);
  }
  auto& values = own_.defines[id.index()];
  if (values.size() < rows + 2) {
    values.resize(rows + 2);
  }
  const std::size_t place = place_in(define, rows);
  if (values[place].stamp != own_.stamp) {
    const std::uint8_t notes_before = std::exchange(notes_, std::uint8_t{0});
    const Value value = run(define.code);
    values[place] = {value, own_.stamp, notes_};
    notes_ = notes_before;
  }
  // Whoever uses the value learns what went wrong, not only the first.
  notes_ |= values[place].notes;
  return values[place].value;
}

// Before the first row there is nothing, and nobody can supply it.
template <class Blame>
Cell<Blame> PartEvaluator<Blame>::load_previous(const Instruction& step) {
  const bool is_define = static_cast<Op>(step.op) == Op::previous_define;
  const SequenceId sequence =
      is_define ? program_.defines()[step.arg].sequence : program_.facts()[step.arg].sequence;
  if (current_.sequence != sequence || current_.row == kAny || current_.row == 0) {
    return cell_of(unknown_for<Blame>({}));
  }
  --current_.row;
  Value value = is_define ? load_define(DefineId(step.arg))
                          : load_fact(FactId(step.arg), static_cast<Op>(step.op) == Op::previous_fact_set);
  ++current_.row;
  value.is_previous = static_cast<Op>(step.op) == Op::previous_fact_set;
  return value;
}

template <class Blame>
Cell<Blame> PartEvaluator<Blame>::quantify(Op op, const QuantifierRow& quantifier) {
  const std::optional<std::uint32_t> rows = question_.rows(quantifier.sequence);
  if (!rows) {
    return cell_of(unknown_rows(quantifier.sequence));
  }
  const Place outside = std::exchange(current_, {quantifier.sequence, 0});
  Result any;
  Result every{Truth::yes};
  Value total = known_value<Blame>(0);
  for (std::uint32_t i = quantifier.skips_first; i < *rows; ++i) {
    current_.row = i;
    const Value value = run(quantifier.code);
    if (op == Op::any_row) {
      any = either(blame_, any, truth_of(value));
    } else if (op == Op::every_row) {
      every = both(blame_, every, truth_of(value));
    } else {  // a truth counts as 1 or 0
      total = calculate(Op::add, total, value);
    }
  }
  current_ = outside;
  return op == Op::any_row ? cell_of(any) : op == Op::every_row ? cell_of(every) : total;
}

#define QD_INSTANTIATE(Blame)                                                   \
  template Cell<Blame> PartEvaluator<Blame>::load_fact(FactId, bool);           \
  template Cell<Blame> PartEvaluator<Blame>::load_define(DefineId);             \
  template Cell<Blame> PartEvaluator<Blame>::load_previous(const Instruction&); \
  template Cell<Blame> PartEvaluator<Blame>::quantify(Op, const QuantifierRow&);
QD_INSTANTIATE(NoBlame)
QD_INSTANTIATE(SetBlame)
#undef QD_INSTANTIATE

}  // namespace qingdan
