// The stack machine for conditions. The program was verified when it was loaded: operands are there and
// of the right kind, and no condition is deeper than kMaxStack.
#include <algorithm>
#include <cstddef>

#include "evaluate.h"
#include "select_norms.h"
#include "workdays.h"

namespace qingdan {
namespace {

enum class Shape : std::uint8_t { load, calculate, compare, test, negate, join };

constexpr Shape shape(Op op) {
  if (op <= Op::approval) {
    return Shape::load;
  }
  if (op <= Op::workdays_between) {
    return Shape::calculate;
  }
  if (op <= Op::beyond) {
    return Shape::compare;
  }
  if (op <= Op::all_of) {
    return Shape::test;
  }
  return op == Op::negate ? Shape::negate : Shape::join;
}

// Everything but matters and regions only if equal.
bool is_at_or_under(const Program& program, Type type, std::int64_t value, std::int64_t other) {
  const auto a = static_cast<std::uint32_t>(value);
  const auto b = static_cast<std::uint32_t>(other);
  return type == Type::matter   ? program.is_under(MatterId(a), MatterId(b))
         : type == Type::region ? program.is_under(RegionId(a), RegionId(b))
                                : value == other;
}

Truth in_force(const Question& question, const ItemRow& item) {
  return qingdan::in_force(question, question.program.periods()[item.period.index()]);
}

bool holds(Op op, std::int64_t a, std::int64_t b) {
  switch (op) {
    case Op::less:
      return a < b;
    case Op::less_equal:
      return a <= b;
    case Op::greater:
      return a > b;
    default:
      return a >= b;
  }
}

}  // namespace

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::condition(Range code) {
  return truth_of(run(code));
}

template <class Blame>
Cell<Blame> PartEvaluator<Blame>::run(Range code) {
  Value stack[kMaxStack];
  std::size_t size = 0;
  for (const Instruction& step : Program::slice(code, program_.code())) {
    const Op op = static_cast<Op>(step.op);
    switch (shape(op)) {
      case Shape::load:
        // Most steps are these two.
        stack[size++] = op == Op::constant ? known_value<Blame>(program_.constants()[step.arg])
                        : op == Op::fact   ? load_fact(FactId(step.arg), false)
                                           : load(step);
        break;
      case Shape::calculate:
        --size;
        stack[size - 1] = op <= Op::multiply ? calculate(op, stack[size - 1], stack[size])
                                             : calculate_workdays(op, stack[size - 1], stack[size]);
        break;
      case Shape::compare:
        --size;
        stack[size - 1] = cell_of(op == Op::beyond ? beyond(step, stack[size - 1], stack[size])
                                                   : compare(op, stack[size - 1], stack[size]));
        break;
      case Shape::test:
        stack[size - 1] = cell_of(test(step, stack[size - 1]));
        break;
      case Shape::negate:
        stack[size - 1] = cell_of(qingdan::negate(truth_of(stack[size - 1])));
        break;
      case Shape::join: {
        --size;
        const Result a = truth_of(stack[size - 1]);
        const Result b = truth_of(stack[size]);
        stack[size - 1] = cell_of(op == Op::both ? both(blame_, a, b) : either(blame_, a, b));
        break;
      }
    }
  }
  return stack[0];
}

template <class Blame>
Cell<Blame> PartEvaluator<Blame>::load(const Instruction& step) {
  switch (static_cast<Op>(step.op)) {
    case Op::constant:
      return known_value<Blame>(program_.constants()[step.arg]);
    case Op::truth:
      return known_value<Blame>(step.arg);
    case Op::fact:
      return load_fact(FactId(step.arg), false);
    case Op::fact_set:
      return load_fact(FactId(step.arg), true);
    case Op::previous_fact:
    case Op::previous_fact_set:
    case Op::previous_define:
      return load_previous(step);
    case Op::matter:
      return builtin(Missing::matter, !part_.asked.matter.is_none(), part_.asked.matter.value);
    case Op::role:
      return part_.asked.role.is_none() ? cell_of(unknown_role())
                                        : known_value<Blame>(part_.asked.role.value);
    case Op::added:
      return known_value<Blame>(part_.asked.added);
    case Op::replaced:
      return known_value<Blame>(part_.asked.replaced);
    case Op::assigner:
      return builtin(Missing::assigner, question_.is_definite(question_.assigner),
                     pack_organ(question_.assigner));
    case Op::village: {
      Value cell = builtin(Missing::village, !question_.village.is_none(), question_.village.value);
      cell.is_village = true;
      return cell;
    }
    case Op::event_date:
      return builtin(Missing::date, question_.date.has_value(), question_.date.value_or(Date{}).days);
    case Op::action:
      return builtin(Missing::action, question_.action.has_value(),
                     static_cast<std::int64_t>(question_.action.value_or(Action::assign)));
    case Op::define:
      return load_define(DefineId(step.arg));
    case Op::listed:
      return cell_of(listed(ListId(step.arg)));
    case Op::document_in_force: {
      const DocumentRow& row = program_.documents()[step.arg];
      return cell_of(
          for_want_of(Missing::date, in_force(question_, row.effective, row.last_day, row.known_from)));
    }
    case Op::item_in_force:
      return cell_of(for_want_of(Missing::date, in_force(question_, program_.items()[step.arg])));
    case Op::any_row:
    case Op::every_row:
    case Op::count_rows:
    case Op::sum_rows:
      return quantify(static_cast<Op>(step.op), program_.quantifiers()[step.arg]);
    default:
      return cell_of(approval(ApprovalAtomId(step.arg)));
  }
}

template <class Blame>
Cell<Blame> PartEvaluator<Blame>::builtin(Missing kind, bool known, std::int64_t value) {
  return known ? known_value<Blame>(value) : cell_of(unknown_builtin(kind));
}

// Whether an item in force on that list names the matter or one above it, whoever and whatever else it
// speaks of.
template <class Blame>
Judged<Blame> PartEvaluator<Blame>::listed(ListId list) {
  if (part_.asked.matter.is_none()) {
    return unknown_builtin(Missing::matter);
  }
  Once<Result>& known = own_.listed[list.index()];
  if (known.stamp != own_.stamp) {
    Truth any = Truth::no;
    each_norm_of(program_, part_.asked.matter, [&](NormId norm) {
      const ItemRow& item = program_.items()[program_.norms()[norm.index()].item.index()];
      any |= item.list == list ? in_force(question_, item) : Truth::no;
    });
    known = {for_want_of(Missing::date, any), own_.stamp};
  }
  return known.value;
}

template <class Blame>
Cell<Blame> PartEvaluator<Blame>::calculate(Op op, const Value& a, const Value& b) {
  if (!a.known || !b.known) {
    return cell_of(unknown_for<Blame>(blame_.join(a.why, b.why)));
  }
  std::int64_t result = 0;
  const bool overflows = op == Op::add        ? __builtin_add_overflow(a.value, b.value, &result)
                         : op == Op::subtract ? __builtin_sub_overflow(a.value, b.value, &result)
                                              : __builtin_mul_overflow(a.value, b.value, &result);
  notes_ |= overflows ? kOverflow : std::uint8_t{0};
  // Nobody can supply a fact to cure an overflow, so nothing is to blame.
  return overflows ? cell_of(unknown_for<Blame>({})) : known_value<Blame>(result);
}

template <class Blame>
Cell<Blame> PartEvaluator<Blame>::calculate_workdays(Op op, const Value& a, const Value& b) {
  if (!a.known || !b.known) {
    return cell_of(unknown_for<Blame>(blame_.join(a.why, b.why)));
  }
  const std::optional<std::int64_t> result = op == Op::add_workdays ? add_workdays(program_, a.value, b.value)
                                             : op == Op::subtract_workdays
                                                 ? subtract_workdays(program_, a.value, b.value)
                                                 : workdays_between(program_, a.value, b.value);
  notes_ |= result ? std::uint8_t{0} : kNoCalendar;
  // Nobody who asks can supply a calendar.
  return result ? known_value<Blame>(*result) : cell_of(unknown_for<Blame>({}));
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::compare(Op op, const Value& a, const Value& b) {
  if (!a.known || !b.known) {
    return unknown_for<Blame>(blame_.join(a.why, b.why));
  }
  if (op == Op::equal || op == Op::not_equal) {
    const Result result = a.is_village || b.is_village ? same(a, b) : Result{truth(a.value == b.value)};
    return op == Op::equal ? result : qingdan::negate(result);
  }
  return {truth(holds(op, a.value, b.value))};
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::same(const Value& a, const Value& b) {
  if (!a.known || !b.known) {
    return unknown_for<Blame>(blame_.join(a.why, b.why));
  }
  if (a.is_village || b.is_village) {
    // The village itself may be any place in or at what is known of it, if that is not a village.
    const RegionId other(static_cast<std::uint32_t>(a.is_village ? b.value : a.value));
    const bool is_open = !question_.has_level(question_.village, Level::village) &&
                         program_.is_under(other, question_.village);
    return is_open ? unknown_builtin(Missing::village) : Result{truth(a.value == b.value)};
  }
  return {truth(a.value == b.value)};
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::test(const Instruction& step, const Value& operand) {
  if (!operand.known) {
    return unknown_for<Blame>(operand.why);
  }
  switch (static_cast<Op>(step.op)) {
    case Op::under_organ:
      return test_organ(step, operand);
    case Op::any_of:
    case Op::all_of:
      return test_set(step, operand);
    default:
      return test_list(step, operand);
  }
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::test_list(const Instruction& step, const Value& operand) {
  const Op op = static_cast<Op>(step.op);
  const auto id = static_cast<std::uint32_t>(operand.value);
  Result any;
  for (const std::int64_t constant : program_.constants().subspan(step.arg, step.count)) {
    const auto other = static_cast<std::uint32_t>(constant);
    if (op == Op::among) {
      any = either(blame_, any, same(operand, known_value<Blame>(constant)));
    } else if (op == Op::under_matter) {
      any = either(blame_, any, Result{truth(program_.is_under(MatterId(id), MatterId(other)))});
    } else if (operand.is_village) {
      any = either(blame_, any, for_want_of(Missing::village, question_.village_in(RegionId(other))));
    } else {
      any = either(blame_, any, Result{truth(program_.is_under(RegionId(id), RegionId(other)))});
    }
  }
  return any;
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::test_organ(const Instruction& step, const Value& operand) {
  Result any;
  for (const OrganSelector& selector : program_.selectors().subspan(step.arg, step.count)) {
    any = either(blame_, any, matches(selector, unpack_organ(operand.value)));
  }
  return any;
}

template <class Blame>
std::span<const std::int64_t> PartEvaluator<Blame>::values_of(const Value& set) const {
  Place place = current_;
  place.row -= set.is_previous ? 1 : 0;  // there is a row before, or the cell would be unknown
  return question_.fact(FactId(static_cast<std::uint32_t>(set.value)), place).values;
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::test_set(const Instruction& step, const Value& operand) {
  const auto set = values_of(operand);
  const auto wanted = program_.constants().subspan(step.arg, step.count);
  const auto type = static_cast<Type>(step.type);
  const auto is_in = [&](std::int64_t one) {
    return std::any_of(set.begin(), set.end(),
                       [&](std::int64_t value) { return is_at_or_under(program_, type, value, one); });
  };
  const bool result = static_cast<Op>(step.op) == Op::any_of
                          ? std::any_of(wanted.begin(), wanted.end(), is_in)
                          : std::all_of(wanted.begin(), wanted.end(), is_in);
  return {truth(result)};
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::beyond(const Instruction& step, const Value& a, const Value& b) {
  if (!a.known || !b.known) {
    return unknown_for<Blame>(blame_.join(a.why, b.why));
  }
  const auto inner = values_of(a);
  const auto outer = values_of(b);
  const auto type = static_cast<Type>(step.type);
  return {truth(std::any_of(inner.begin(), inner.end(), [&](std::int64_t value) {
    return std::none_of(outer.begin(), outer.end(),
                        [&](std::int64_t one) { return is_at_or_under(program_, type, value, one); });
  }))};
}

template Judged<NoBlame> PartEvaluator<NoBlame>::condition(Range);
template Judged<SetBlame> PartEvaluator<SetBlame>::condition(Range);
template Cell<NoBlame> PartEvaluator<NoBlame>::run(Range);
template Cell<SetBlame> PartEvaluator<SetBlame>::run(Range);
template Cell<NoBlame> PartEvaluator<NoBlame>::calculate(Op, const Cell<NoBlame>&, const Cell<NoBlame>&);
template Cell<SetBlame> PartEvaluator<SetBlame>::calculate(Op, const Cell<SetBlame>&, const Cell<SetBlame>&);
template Cell<NoBlame> PartEvaluator<NoBlame>::calculate_workdays(Op, const Cell<NoBlame>&,
                                                                  const Cell<NoBlame>&);
template Cell<SetBlame> PartEvaluator<SetBlame>::calculate_workdays(Op, const Cell<SetBlame>&,
                                                                    const Cell<SetBlame>&);
template Cell<NoBlame> PartEvaluator<NoBlame>::builtin(Missing, bool, std::int64_t);
template Cell<SetBlame> PartEvaluator<SetBlame>::builtin(Missing, bool, std::int64_t);

}  // namespace qingdan
