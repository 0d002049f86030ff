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

namespace qingdan {
namespace {

constexpr std::uint32_t kTypes = words_of("Type");

// `organ` is a value whose two halves point at rows.
enum class Cell : std::uint8_t { value, truth, organ, set };

// What there is to know about a piece of code, and so about a define.
struct Outcome {
  Cell result = Cell::truth;
  std::uint32_t depth = 0;  // length of the longest chain of defines below
  std::uint32_t layer = 0;  // the lowest in which a norm can ask for all its approvals
};

// A list of `count` constants from `arg`; with `rows`, each must be the id of one of so many rows.
bool is_list(const Program& program, const Instruction& step, std::optional<std::size_t> rows = {}) {
  const auto constants = program.constants();
  if (step.arg > constants.size() || step.count > constants.size() - step.arg) {
    return false;
  }
  const auto list = constants.subspan(step.arg, step.count);
  return !rows || std::all_of(list.begin(), list.end(), [&](std::int64_t value) {
    return value >= 0 && static_cast<std::uint64_t>(value) < *rows;
  });
}

bool is_typed_list(const Program& program, const Instruction& step) {
  switch (static_cast<Type>(step.type)) {
    case Type::matter:
      return is_list(program, step, program.matters().size());
    case Type::region:
      return is_list(program, step, program.regions().size());
    default:
      return is_list(program, step);
  }
}

// Whether what a step refers to is there. Looks at the step alone, so each is checked once, however
// many conditions share it.
bool has_sound_operand(const Program& program, const Instruction& step) {
  if (step.op >= kOpCount || step.type >= kTypes) {
    return false;
  }
  switch (static_cast<Op>(step.op)) {
    case Op::constant:
      return step.arg < program.constants().size();
    case Op::truth:
      return step.arg <= 1;
    case Op::fact:
      return step.arg < program.facts().size() && program.facts()[step.arg].many == 0;
    case Op::fact_set:
      return step.arg < program.facts().size() && program.facts()[step.arg].many == 1;
    case Op::define:
      return step.arg < program.defines().size();
    case Op::approval:
      return step.arg < program.approval_atoms().size();
    case Op::among:
      return is_list(program, step);
    case Op::under_matter:
      return is_list(program, step, program.matters().size());
    case Op::under_region:
      return is_list(program, step, program.regions().size());
    case Op::under_organ:
      return step.arg <= program.selectors().size() && step.count <= program.selectors().size() - step.arg;
    case Op::any_of:
    case Op::all_of:
      return is_typed_list(program, step);
    default:
      return true;
  }
}

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
    return check_defines() && check_norms();
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
          outcome->depth > kMaxDefineDepth) {
        return false;
      }
      defines_.push_back(*outcome);
    }
    return true;
  }

  bool check_norms() {
    for (const NormRow& row : program_.norms()) {
      const auto mode = static_cast<Mode>(row.mode);
      const bool has_condition = mode == Mode::require || mode == Mode::need;
      if (row.condition.empty() == has_condition || !is_condition(row.when, row.layer) ||
          !is_condition(row.unless, row.layer) || !is_condition(row.by_approval, row.layer) ||
          !is_condition(row.condition, row.layer)) {
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
  stack.push(used.result);
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
      stack.push(cell_of(static_cast<Type>(program_.facts()[step.arg].type)));
      return true;
    case Op::fact_set:
      stack.push(Cell::set);
      return true;
    case Op::assigner:
      stack.push(Cell::organ);
      return true;
    case Op::define:
      return load_define(step.arg, stack, outcome);
    case Op::approval:
      outcome.layer = std::max(outcome.layer, above_atom_[step.arg]);
      stack.push(Cell::truth);
      return true;
    default:  // matter, role, village, event_date, action
      stack.push(Cell::value);
      return true;
  }
}

bool CodeVerifier::run(const Instruction& step, Stack& stack, Outcome& outcome) {
  switch (static_cast<Op>(step.op)) {
    case Op::add:
    case Op::subtract:
    case Op::multiply:
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
