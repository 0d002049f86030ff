// Gate: which entries of a cell may apply to a question, asked of the index alone. Here and not in a cpp
// file, since little else is done as often.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "evaluate.h"
#include "index.h"
#include "question.h"
#include "workspace.h"

namespace qingdan {

class Gate {
 public:
  // The question must outlive it.
  explicit Gate(const Question& question)
      : question_(question),
        program_(question.program),
        is_dated_(question.date && !question.known_at),
        day_(question.date.value_or(Date{}).days) {}

  // Whether the entry's norm is in scope; no only if that is certain, or if its condition fails.
  [[nodiscard]] Truth in_scope(PartEvaluator<NoBlame>& evaluator, const EntryRow& entry) const {
    const PeriodRow& period = program_.periods()[entry.period.index()];
    Truth all = Truth::yes;
    if (is_dated_) {
      if (day_ < period.first_day || (period.last_day != kNoDate && day_ > period.last_day)) {
        return Truth::no;
      }
    } else {
      all = in_force(question_, period);
    }
    all &= evaluator.audience(entry.audience).truth;
    return all == Truth::no || may_pass(entry.test) ? all : Truth::no;
  }

  // One that passed its test has met its guard if that is all that the guard asks.
  [[nodiscard]] Candidate candidate_of(const EntryRow& entry, Truth scope) const {
    bool is_met = false;
    if (!entry.test.is_none()) {
      const TestRow& test = program_.tests()[entry.test.index()];
      const std::uint32_t steps =
          test.constants.size() == 1 && static_cast<Op>(test.op) <= Op::greater_equal ? 3 : 2;
      is_met = program_.norms()[entry.norm.index()].when.size() == steps && question_.fact(test.fact).known;
    }
    return {entry.norm, scope == Truth::yes, is_met};
  }

  // Calls visit(entries) for runs of a cell's entries that hold all of that order that may apply.
  template <class Visit>
  void each_run_of(const CellRow& cell, Order order, const Visit& visit) const {
    const CellRow& next = *(&cell + 1);
    const std::uint32_t begin = order == Order::early  ? cell.begin
                                : order == Order::rest ? cell.rest
                                                       : cell.late;
    const std::uint32_t end = order == Order::early  ? cell.rest
                              : order == Order::rest ? cell.late
                                                     : next.begin;
    if (begin != end) {
      visit(program_.entries().subspan(begin, end - begin));
    }
    for (std::uint32_t i = cell.groups; i < next.groups; ++i) {
      const GroupRow& group = program_.groups()[i];
      if (static_cast<Order>(group.order) == order) {
        each_keyed_run(group, visit);
      }
    }
  }

 private:
  [[nodiscard]] bool may_pass(TestId id) const {
    if (id.is_none()) {
      return true;
    }
    const TestRow& test = program_.tests()[id.index()];
    const Question::Fact fact = question_.fact(test.fact);
    if (!fact.known) {
      return true;
    }
    const auto constants = Program::slice(test.constants, program_.constants());
    const Op op = static_cast<Op>(test.op);
    for (const std::int64_t value : fact.values) {
      for (const std::int64_t constant : constants) {
        if (meets(op, value, constant)) {
          return true;
        }
      }
    }
    return false;
  }

  static bool meets(Op op, std::int64_t value, std::int64_t constant) {
    switch (op) {
      case Op::less:
        return value < constant;
      case Op::less_equal:
        return value <= constant;
      case Op::greater:
        return value > constant;
      case Op::greater_equal:
        return value >= constant;
      default:
        return value == constant;
    }
  }

  // Of norms found by the value of a fact only those under a key that the value meets.
  template <class Visit>
  void each_keyed_run(const GroupRow& group, const Visit& visit) const {
    const auto keys = Program::slice(group.keys, program_.keys());
    const auto visit_keys = [&](std::size_t begin, std::size_t end) {
      if (begin < end) {
        const std::uint32_t first = keys[begin].entries.begin;
        visit(program_.entries().subspan(first, keys[end - 1].entries.end - first));
      }
    };
    const Question::Fact fact = question_.fact(group.fact);
    if (!fact.known) {
      return visit_keys(0, keys.size());
    }
    const auto lower = [&](std::int64_t value) {
      return static_cast<std::size_t>(
          std::lower_bound(keys.begin(), keys.end(), value,
                           [](const KeyRow& key, std::int64_t wanted) { return key.value < wanted; }) -
          keys.begin());
    };
    for (const std::int64_t value : fact.values) {
      const std::size_t from = lower(value);
      const std::size_t past = from < keys.size() && keys[from].value == value ? from + 1 : from;
      switch (static_cast<Op>(group.op)) {
        case Op::less:  // than the key
          visit_keys(past, keys.size());
          break;
        case Op::less_equal:
          visit_keys(from, keys.size());
          break;
        case Op::greater:
          visit_keys(0, from);
          break;
        case Op::greater_equal:
          visit_keys(0, past);
          break;
        default:
          visit_keys(from, past);
          break;
      }
    }
  }

  const Question& question_;
  const Program& program_;
  bool is_dated_;  // the date is known, and when it is judged does not matter
  std::int32_t day_;
};

}  // namespace qingdan
