// Part of the third step of verify: what a single step refers to.
#include <algorithm>
#include <cstddef>
#include <optional>

#include "qingdan/code.h"
#include "verify.h"

namespace qingdan {
namespace {

constexpr std::uint32_t kTypes = words_of("Type");

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

}  // namespace

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
    case Op::previous_fact:
    case Op::previous_fact_set:
      return step.arg < program.facts().size() && !program.facts()[step.arg].sequence.is_none() &&
             (program.facts()[step.arg].many == 1) == (static_cast<Op>(step.op) == Op::previous_fact_set);
    case Op::define:
      return step.arg < program.defines().size();
    case Op::previous_define:
      return step.arg < program.defines().size() && !program.defines()[step.arg].sequence.is_none();
    case Op::listed:
      return step.arg < program.lists().size();
    case Op::document_in_force:
      return step.arg < program.documents().size();
    case Op::item_in_force:
      return step.arg < program.items().size();
    case Op::any_row:
    case Op::every_row:
    case Op::count_rows:
    case Op::sum_rows:
      return step.arg < program.quantifiers().size();
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

}  // namespace qingdan
