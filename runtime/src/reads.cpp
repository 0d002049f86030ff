// Walks conditions on a stack of operands, to see which comparisons set a fact against a constant.
#include "reads.h"

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "qingdan/code.h"

namespace qingdan {
namespace {

// What stands on the stack: a fact as it is, a constant, or something else.
struct Operand {
  FactId fact;
  std::optional<std::int64_t> constant;
};

class Walk {
 public:
  Walk(const Program& program, Reads& reads) : program_(program), reads_(reads) {}

  // Each condition once, each define and each quantifier once.
  void run(std::span<const Range> conditions) {
    for (const Range code : conditions) {
      walk(code);
    }
    while (!open_.empty()) {
      const Range code = open_.back();
      open_.pop_back();
      walk(code);
    }
  }

 private:
  void walk(Range code) {
    stack_.clear();
    for (const Instruction& step : Program::slice(code, program_.code())) {
      const Op op = static_cast<Op>(step.op);
      if (op <= Op::approval) {
        stack_.push_back(load(op, step.arg));
      } else if (op == Op::among) {
        for (const std::int64_t constant : program_.constants().subspan(step.arg, step.count)) {
          compare(stack_.back(), {FactId::none(), constant});
        }
        stack_.back() = {};
      } else if (op <= Op::beyond || op == Op::both || op == Op::either) {
        const Operand right = stack_.back();
        stack_.pop_back();
        if (op >= Op::equal && op <= Op::greater_equal) {
          compare(stack_.back(), right);
          compare(right, stack_.back());
        }
        stack_.back() = {};
      } else {
        stack_.back() = {};
      }
    }
  }

  Operand load(Op op, std::uint32_t arg) {
    switch (op) {
      case Op::constant:
        return {FactId::none(), program_.constants()[arg]};
      case Op::fact:
      case Op::fact_set:
      case Op::previous_fact:
      case Op::previous_fact_set:
        reads_.facts.insert(FactId(arg));
        return {FactId(arg), std::nullopt};
      case Op::define:
      case Op::previous_define:
        if (defines_.insert(DefineId(arg)).second) {
          open_.push_back(program_.defines()[arg].code);
        }
        return {};
      case Op::any_row:
      case Op::every_row:
      case Op::count_rows:
      case Op::sum_rows:
        if (quantifiers_.insert(QuantifierId(arg)).second) {
          reads_.sequences.insert(program_.quantifiers()[arg].sequence);
          open_.push_back(program_.quantifiers()[arg].code);
        }
        return {};
      case Op::approval:
        reads_.approvals.insert(ApprovalAtomId(arg));
        return {};
      default:
        return {};
    }
  }

  void compare(const Operand& fact, const Operand& constant) {
    if (!fact.fact.is_none() && constant.constant) {
      reads_.compared[fact.fact].insert(*constant.constant);
    }
  }

  const Program& program_;
  Reads& reads_;
  std::vector<Operand> stack_;
  std::set<DefineId> defines_;
  std::set<QuantifierId> quantifiers_;
  std::vector<Range> open_;
};

}  // namespace

Reads find_reads(const Program& program, std::span<const Range> conditions) {
  Reads reads;
  Walk(program, reads).run(conditions);
  return reads;
}

}  // namespace qingdan
