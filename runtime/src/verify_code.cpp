// The third step of verify: conditions. Runs each on a stack of kinds instead of values, so that the
// evaluator never has to ask whether a cell is there or what it is.
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "qingdan/code.h"
#include "qingdan/request.h"
#include "verify.h"
#include "verify_checks.h"

namespace qingdan {
namespace {

// `organ` is a value whose two halves point at rows.
enum class Cell : std::uint8_t { value, truth, organ, set };

// What there is to know about a piece of code, and so about a define.
struct Outcome {
  Cell result = Cell::truth;
  std::uint32_t depth = 0;    // length of the longest chain of defines below
  std::uint32_t layer = 0;    // the lowest in which a norm can ask for all its approvals
  SequenceId rows;            // of this sequence it reads the current row or the one before
  bool reads_others = false;  // … and of another one too
  bool runs_rows = false;     // it runs a condition over rows
  bool sees_part = false;     // it looks at the part it is judged in

  void reads(SequenceId sequence) {
    reads_others = reads_others || (!rows.is_none() && !sequence.is_none() && rows != sequence);
    rows = sequence.is_none() ? rows : sequence;
  }
};

Cell cell_of(Type type) {
  return type == Type::boolean ? Cell::truth : type == Type::organ ? Cell::organ : Cell::value;
}

// The stack of one condition, in kinds. A push or pop that cannot be done makes it unsound for good.
class Stack {
 public:
  void push(Cell cell) {
    sound_ = sound_ && size_ < cells_.size();
    if (sound_) {
      cells_[size_++] = cell;
    }
  }

  // A truth or an organ may stand where any value is wanted; not the reverse.
  void pop(Cell wanted) {
    sound_ = sound_ && size_ > 0;
    if (sound_) {
      const Cell cell = cells_[--size_];
      sound_ = cell == wanted || (wanted == Cell::value && cell != Cell::set);
    }
  }

  void apply(Cell operand, int operands, Cell result) {
    for (int i = 0; i < operands; ++i) {
      pop(operand);
    }
    push(result);
  }

  [[nodiscard]] bool is_sound() const { return sound_; }
  // The one cell left at the end.
  [[nodiscard]] std::optional<Cell> result() const {
    return sound_ && size_ == 1 ? std::optional(cells_[0]) : std::nullopt;
  }

 private:
  std::array<Cell, kMaxStack> cells_{};
  std::size_t size_ = 0;
  bool sound_ = true;
};

class CodeVerifier {
 public:
  explicit CodeVerifier(const Program& program) : program_(program) {}

  [[nodiscard]] bool check() {
    const auto code = program_.code();
    if (!std::all_of(code.begin(), code.end(),
                     [&](const Instruction& step) { return has_sound_operand(program_, step); })) {
      return false;
    }
    collect_atoms();
    return check_defines() && check_quantifiers() && check_marks() && check_norms();
  }

 private:
  // For each approval atom, the layer above the norms that can count as its approval.
  void collect_atoms() {
    for (const ApprovalAtomRow& row : program_.approval_atoms()) {
      std::uint32_t above = 0;
      for (const NormId norm : Program::slice(row.norms, program_.norm_pool())) {
        above = std::max(above, program_.norms()[norm.index()].layer + 1U);
      }
      above_atom_.push_back(above);
    }
  }

  bool check_defines() {
    for (const DefineRow& row : program_.defines()) {
      const std::optional<Outcome> outcome = walk(row.code);
      if (!outcome || outcome->result == Cell::set || outcome->depth != row.depth ||
          outcome->depth > kMaxDefineDepth || !reads_its_rows(row, *outcome)) {
        return false;
      }
      defines_.push_back(*outcome);
      defines_.back().rows = row.sequence;
    }
    return true;
  }

  // A define that reads no rows has one value in a part; one that does runs over none, in itself or below.
  static bool reads_its_rows(const DefineRow& row, const Outcome& outcome) {
    const bool is_its_own = outcome.rows.is_none() || outcome.rows == row.sequence;
    return !outcome.reads_others && is_its_own && (row.sequence.is_none() || !outcome.runs_rows);
  }

  // Also those that no condition runs.
  bool check_quantifiers() {
    const auto rows = program_.quantifiers();
    return std::all_of(rows.begin(), rows.end(),
                       [&](const QuantifierRow& row) { return walk_body(row).has_value(); });
  }

  // Marks say what the parts are, so they cannot look at one.
  bool check_marks() {
    const auto are_marks = [&](const auto& row) {
      if (row.marks.empty()) {
        return true;
      }
      const std::optional<Outcome> outcome = walk(row.marks);
      return outcome && outcome->result == Cell::truth && !outcome->sees_part;
    };
    return std::all_of(program_.matters().begin(), program_.matters().end(), are_marks) &&
           std::all_of(program_.roles().begin(), program_.roles().end(), are_marks);
  }

  bool check_norms() {
    for (const NormRow& row : program_.norms()) {
      const auto mode = static_cast<Mode>(row.mode);
      const bool has_condition = mode == Mode::require || mode == Mode::need;
      const NormDetailRow& detail = program_.detail(row);
      if (detail.condition.empty() == has_condition || !is_condition(row.when, row.layer) ||
          !is_condition(row.unless, row.layer) || !is_condition(detail.by_approval, row.layer) ||
          !is_condition(detail.condition, row.layer) || !is_condition(detail.done, row.layer) ||
          !is_organ_code(detail.against, row.layer)) {
        return false;
      }
    }
    return true;
  }

  // Absent, or a truth that waits for no approval by a norm of this layer or a higher one.
  bool is_condition(Range code, std::uint32_t layer) {
    if (code.empty()) {
      return true;
    }
    const std::optional<Outcome> outcome = walk(code);
    return outcome && outcome->result == Cell::truth && outcome->layer <= layer;
  }

  bool is_organ_code(Range code, std::uint32_t layer) {
    if (code.empty()) {
      return true;
    }
    const std::optional<Outcome> outcome = walk(code);
    return outcome && outcome->result == Cell::organ && outcome->layer <= layer;
  }

  // The condition or value that is run in each row. Nothing if it runs another.
  std::optional<Outcome> walk_body(const QuantifierRow& quantifier) {
    const auto body = Program::slice(quantifier.code, program_.code());
    if (std::any_of(body.begin(), body.end(), runs_rows)) {
      return std::nullopt;
    }
    std::optional<Outcome> outcome = walk(quantifier.code);
    return outcome && outcome->result != Cell::set ? outcome : std::nullopt;
  }

  // Nothing if the code is not well formed, or uses a define that has not been checked yet.
  std::optional<Outcome> walk(Range code) {
    Outcome outcome;
    Stack stack;
    for (const Instruction& step : Program::slice(code, program_.code())) {
      if (!run(step, stack, outcome) || !stack.is_sound()) {
        return std::nullopt;
      }
    }
    const std::optional<Cell> result = stack.result();
    if (!result) {
      return std::nullopt;
    }
    outcome.result = *result;
    return outcome;
  }

  bool run(const Instruction& step, Stack& stack, Outcome& outcome);
  bool load(const Instruction& step, Stack& stack, Outcome& outcome);
  bool load_define(std::uint32_t define, Stack& stack, Outcome& outcome);
  bool load_rows(const Instruction& step, Stack& stack, Outcome& outcome);

  const Program& program_;
  std::vector<std::uint32_t> above_atom_;
  std::vector<Outcome> defines_;
};

bool CodeVerifier::load_define(std::uint32_t define, Stack& stack, Outcome& outcome) {
  if (define >= defines_.size()) {
    return false;
  }
  const Outcome& used = defines_[define];
  outcome.depth = std::max(outcome.depth, used.depth + 1);
  outcome.layer = std::max(outcome.layer, used.layer);
  outcome.reads(used.rows);
  outcome.runs_rows = outcome.runs_rows || used.runs_rows;
  outcome.sees_part = outcome.sees_part || used.sees_part;
  stack.push(used.result);
  return true;
}

// What the condition reads in the rows it runs over, it does not read where it is used.
bool CodeVerifier::load_rows(const Instruction& step, Stack& stack, Outcome& outcome) {
  const std::optional<Outcome> body = walk_body(program_.quantifiers()[step.arg]);
  const auto op = static_cast<Op>(step.op);
  if (!body || (op != Op::sum_rows && body->result != Cell::truth)) {
    return false;
  }
  outcome.depth = std::max(outcome.depth, body->depth);
  outcome.layer = std::max(outcome.layer, body->layer);
  outcome.runs_rows = true;
  outcome.sees_part = outcome.sees_part || body->sees_part;
  stack.push(op == Op::any_row || op == Op::every_row ? Cell::truth : Cell::value);
  return true;
}

// A step that takes nothing and leaves one cell.
bool CodeVerifier::load(const Instruction& step, Stack& stack, Outcome& outcome) {
  switch (static_cast<Op>(step.op)) {
    case Op::constant: {
      const Organ organ = unpack_organ(program_.constants()[step.arg]);
      stack.push(is_organ(program_, organ) ? Cell::organ : Cell::value);
      return true;
    }
    case Op::truth:
      stack.push(Cell::truth);
      return true;
    case Op::fact:
    case Op::previous_fact:
      outcome.reads(program_.facts()[step.arg].sequence);
      stack.push(cell_of(static_cast<Type>(program_.facts()[step.arg].type)));
      return true;
    case Op::fact_set:
    case Op::previous_fact_set:
      outcome.reads(program_.facts()[step.arg].sequence);
      stack.push(Cell::set);
      return true;
    case Op::matter:
    case Op::role:
    case Op::added:
    case Op::replaced:
      outcome.sees_part = true;
      stack.push(Cell::value);
      return true;
    case Op::listed:
      outcome.sees_part = true;
      stack.push(Cell::truth);
      return true;
    case Op::document_in_force:
    case Op::item_in_force:
      stack.push(Cell::truth);
      return true;
    case Op::any_row:
    case Op::every_row:
    case Op::count_rows:
    case Op::sum_rows:
      return load_rows(step, stack, outcome);
    case Op::assigner:
      stack.push(Cell::organ);
      return true;
    case Op::define:
    case Op::previous_define:
      return load_define(step.arg, stack, outcome);
    case Op::approval:
      outcome.layer = std::max(outcome.layer, above_atom_[step.arg]);
      outcome.sees_part = true;
      stack.push(Cell::truth);
      return true;
    default:  // village, event_date, action
      stack.push(Cell::value);
      return true;
  }
}

bool CodeVerifier::run(const Instruction& step, Stack& stack, Outcome& outcome) {
  switch (static_cast<Op>(step.op)) {
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::add_workdays:
    case Op::subtract_workdays:
    case Op::workdays_between:
      stack.apply(Cell::value, 2, Cell::value);
      return true;
    case Op::equal:
    case Op::not_equal:
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
      stack.apply(Cell::value, 2, Cell::truth);
      return true;
    case Op::beyond:
      stack.apply(Cell::set, 2, Cell::truth);
      return true;
    case Op::among:
    case Op::under_matter:
    case Op::under_region:
      stack.apply(Cell::value, 1, Cell::truth);
      return true;
    case Op::under_organ:
      stack.apply(Cell::organ, 1, Cell::truth);
      return true;
    case Op::any_of:
    case Op::all_of:
      stack.apply(Cell::set, 1, Cell::truth);
      return true;
    case Op::negate:
      stack.apply(Cell::truth, 1, Cell::truth);
      return true;
    case Op::both:
    case Op::either:
      stack.apply(Cell::truth, 2, Cell::truth);
      return true;
    default:
      return load(step, stack, outcome);
  }
}

}  // namespace

bool verify_code(const Program& program) { return CodeVerifier(program).check(); }

}  // namespace qingdan
