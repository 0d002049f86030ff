// Which comparison of a condition can be asked before the condition is run.
#include <algorithm>
#include <array>
#include <cstddef>

#include "index.h"
#include "qingdan/code.h"

namespace qingdan {
namespace {

// A condition is more selective the fewer values it lets through: an equality before a bound.
constexpr int selectivity(Op op) {
  switch (op) {
    case Op::equal:
      return 4;
    case Op::among:
      return 3;
    case Op::any_of:
      return 2;
    default:
      return 1;
  }
}

// Only where values are compared as they are: not where one may lie under the other.
bool compares_plainly(const FactRow& fact) {
  const auto type = static_cast<Type>(fact.type);
  return fact.sequence.is_none() && type != Type::region && type != Type::matter && type != Type::organ;
}

// The part of a condition that ends with `step`: the steps from `begin` on. Two steps are fact and list,
// three are fact, constant and comparison.
std::optional<TestRow> test_of(std::span<const Instruction> part, std::span<const FactRow> facts) {
  const Op op = static_cast<Op>(part.back().op);
  const Op load = static_cast<Op>(part.front().op);
  if ((load != Op::fact && load != Op::fact_set) || !compares_plainly(facts[part.front().arg])) {
    return std::nullopt;
  }
  const FactId fact(part.front().arg);
  const bool is_list = (op == Op::among && load == Op::fact) || (op == Op::any_of && load == Op::fact_set);
  if (part.size() == 2 && is_list) {
    return TestRow{fact, {part[1].arg, part[1].arg + part[1].count}, static_cast<std::uint16_t>(op), 0};
  }
  const bool is_compared = op >= Op::equal && op <= Op::greater_equal && op != Op::not_equal;
  if (part.size() == 3 && load == Op::fact && static_cast<Op>(part[1].op) == Op::constant && is_compared) {
    return TestRow{fact, {part[1].arg, part[1].arg + 1}, static_cast<std::uint16_t>(op), 0};
  }
  return std::nullopt;
}

std::size_t operands(Op op) {
  if (op <= Op::approval) {
    return 0;
  }
  return op <= Op::beyond || op == Op::both || op == Op::either ? 2 : 1;
}

}  // namespace

// Walks the code once. Of each value on the stack it knows where its steps begin, and where the best test
// lies among what must hold for it to be true. The arrays are left without initial values: this is asked of
// every norm.
std::optional<TestRow> find_test(std::span<const Instruction> code, std::span<const FactRow> facts) {
  if (code.empty()) {
    return std::nullopt;
  }
  struct Operand {
    std::uint32_t begin;
    std::uint32_t test_begin;
    std::uint32_t test_end;  // as test_begin: it has none
    int rank;
  };
  std::array<Operand, kMaxStack> stack;
  std::size_t size = 0;
  for (std::uint32_t i = 0; i < code.size(); ++i) {
    const Op op = static_cast<Op>(code[i].op);
    const std::size_t taken = operands(op);
    if (taken > size || size - taken == kMaxStack) {
      return std::nullopt;  // not a condition: verify says so
    }
    size -= taken;
    Operand result{taken == 0 ? i : stack[size].begin, 0, 0, 0};
    if (op == Op::both) {
      const Operand& better = stack[size + 1].rank > stack[size].rank ? stack[size + 1] : stack[size];
      result = {result.begin, better.test_begin, better.test_end, better.rank};
    } else if (op != Op::either && op != Op::negate && taken != 0 &&
               test_of(code.subspan(result.begin, i + 1 - result.begin), facts)) {
      result = {result.begin, result.begin, i + 1, selectivity(op)};
    }
    stack[size++] = result;
  }
  const bool has_test = size == 1 && stack[0].test_begin != stack[0].test_end;
  return has_test ? test_of(code.subspan(stack[0].test_begin, stack[0].test_end - stack[0].test_begin), facts)
                  : std::nullopt;
}

std::optional<Op> group_op(const TestRow& test) {
  const Op op = static_cast<Op>(test.op);
  switch (op) {
    case Op::equal:
    case Op::among:
    case Op::any_of:
      return Op::equal;
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
      return op;
    default:
      return std::nullopt;
  }
}

}  // namespace qingdan
