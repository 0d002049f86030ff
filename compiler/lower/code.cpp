#include "lower/code.h"

namespace qingdan::lower {

Range CodeWriter::add(model::ExprId expr) {
  if (expr.is_none()) {
    return {};
  }
  const auto [place, added] = known_.try_emplace(expr);
  if (added) {
    place->second.begin = static_cast<std::uint32_t>(tables_.code.size());
    write(expr);
    place->second.end = static_cast<std::uint32_t>(tables_.code.size());
  }
  return place->second;
}

void CodeWriter::write_list(Instruction& step, Range range) {
  step.arg = range.begin;
  step.count = static_cast<std::uint16_t>(range.size());
}

// The checker bounds the size of a condition, so the recursion is bounded too.
void CodeWriter::write(model::ExprId id) {
  const model::Expr& expr = model_.exprs[id];
  if (!expr.left.is_none()) {
    write(expr.left);
  }
  if (!expr.right.is_none()) {
    write(expr.right);
  }
  Instruction step;
  step.op = static_cast<std::uint8_t>(expr.op);
  step.type = static_cast<std::uint8_t>(expr.type);
  switch (expr.op) {
    case Op::constant:
      step.arg = constants_.add({expr.value}).begin;
      break;
    case Op::truth:
    case Op::fact:
    case Op::fact_set:
    case Op::previous_fact:
    case Op::previous_fact_set:
    case Op::define:
    case Op::previous_define:
    case Op::listed:
    case Op::document_in_force:
    case Op::item_in_force:
    case Op::any_row:
    case Op::every_row:
    case Op::count_rows:
    case Op::sum_rows:
    case Op::approval:
      step.arg = static_cast<std::uint32_t>(expr.value);
      break;
    case Op::among:
    case Op::under_matter:
    case Op::under_region:
    case Op::any_of:
    case Op::all_of:
      write_list(step, constants_.add(expr.list));
      break;
    case Op::under_organ:
      write_list(step, selectors_.add(expr.selectors));
      break;
    default:
      break;
  }
  tables_.code.push_back(step);
}

}  // namespace qingdan::lower
