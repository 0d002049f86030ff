// The stack machine for conditions. The program was verified when it was loaded: operands are there and
// of the right kind, and no condition is deeper than kMaxStack.
#include <algorithm>
#include <cstddef>

#include "evaluate.h"

namespace qingdan {
namespace {

enum class Shape : std::uint8_t { load, calculate, compare, test, negate, join };

constexpr Shape shape(Op op) {
  if (op <= Op::approval) {
    return Shape::load;
  }
  if (op <= Op::multiply) {
    return Shape::calculate;
  }
  if (op <= Op::greater_equal) {
    return Shape::compare;
  }
  if (op <= Op::all_of) {
    return Shape::test;
  }
  return op == Op::negate ? Shape::negate : Shape::join;
}

template <class Blame>
constexpr Cell<Blame> known_value(std::int64_t value) {
  return {value, true, false, {}};
}

template <class Blame>
constexpr Cell<Blame> cell_of(const Judged<Blame>& result) {
  return {result.truth == Truth::yes ? 1 : 0, result.truth != Truth::unknown, false, result.why};
}

template <class Blame>
constexpr Judged<Blame> truth_of(const Cell<Blame>& cell) {
  return cell.known ? Judged<Blame>{truth(cell.value != 0)} : unknown_for<Blame>(cell.why);
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
        stack[size++] = load(step);
        break;
      case Shape::calculate:
        --size;
        stack[size - 1] = calculate(op, stack[size - 1], stack[size]);
        break;
      case Shape::compare:
        --size;
        stack[size - 1] = cell_of(compare(op, stack[size - 1], stack[size]));
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
    case Op::matter:
      return builtin(Missing::matter, !part_.matter.is_none(), part_.matter.value);
    case Op::role:
      return builtin(Missing::role, !part_.role.is_none(), part_.role.value);
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
    default:
      return cell_of(approval(ApprovalAtomId(step.arg)));
  }
}

template <class Blame>
Cell<Blame> PartEvaluator<Blame>::builtin(Missing kind, bool known, std::int64_t value) {
  return known ? known_value<Blame>(value) : cell_of(unknown_builtin(kind));
}

template <class Blame>
Cell<Blame> PartEvaluator<Blame>::load_fact(FactId fact, bool is_set) {
  const Question::Fact given = question_.fact(fact);
  if (!given.known) {
    return cell_of(unknown_for<Blame>(blame_.missing({Missing::fact, fact, {}})));
  }
  return known_value<Blame>(is_set ? static_cast<std::int64_t>(fact.value) : given.values.front());
}

// Recursion over the policy's own defines, never over what a request says: at most kMaxDefineDepth.
template <class Blame>
Cell<Blame> PartEvaluator<Blame>::load_define(DefineId define) {
  defines_.resize(program_.defines().size());
  if (!defines_[define.index()].is_done) {
    const bool overflowed_before = overflowed_;
    overflowed_ = false;
    const Value value = run(program_.defines()[define.index()].code);
    defines_[define.index()] = {value, true, overflowed_};
    overflowed_ = overflowed_before;
  }
  // Whoever uses the value learns of the overflow, not only the first.
  overflowed_ |= defines_[define.index()].overflowed;
  return defines_[define.index()].value;
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
  overflowed_ |= overflows;
  // Nobody can supply a fact to cure an overflow, so nothing is to blame.
  return overflows ? cell_of(unknown_for<Blame>({})) : known_value<Blame>(result);
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::compare(Op op, const Value& a, const Value& b) {
  if (op == Op::equal) {
    return same(a, b);
  }
  if (op == Op::not_equal) {
    return qingdan::negate(same(a, b));
  }
  if (!a.known || !b.known) {
    return unknown_for<Blame>(blame_.join(a.why, b.why));
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
Judged<Blame> PartEvaluator<Blame>::test_set(const Instruction& step, const Value& operand) {
  const Question::Fact set = question_.fact(FactId(static_cast<std::uint32_t>(operand.value)));
  const auto wanted = program_.constants().subspan(step.arg, step.count);
  const auto type = static_cast<Type>(step.type);
  const auto is_in = [&](std::int64_t one) {
    return std::any_of(set.values.begin(), set.values.end(), [&](std::int64_t value) {
      const auto a = static_cast<std::uint32_t>(value);
      const auto b = static_cast<std::uint32_t>(one);
      return type == Type::matter   ? program_.is_under(MatterId(a), MatterId(b))
             : type == Type::region ? program_.is_under(RegionId(a), RegionId(b))
                                    : value == one;
    });
  };
  const bool result = static_cast<Op>(step.op) == Op::any_of
                          ? std::any_of(wanted.begin(), wanted.end(), is_in)
                          : std::all_of(wanted.begin(), wanted.end(), is_in);
  return {truth(result)};
}

template Judged<NoBlame> PartEvaluator<NoBlame>::condition(Range);
template Judged<SetBlame> PartEvaluator<SetBlame>::condition(Range);

}  // namespace qingdan
