// Conditions that must be refused, one fault at a time.
#include <gtest/gtest.h>

#include "small_program.h"

namespace qingdan::test {
namespace {

using B = TableBuilder;

// Gives the require norm this condition.
LoadError with_condition(std::initializer_list<Instruction> steps) {
  return after(
      [&](ProgramTables& t) { detail(t, kRequireFunds.index()).condition = B::append(t.code, steps); });
}
LoadError with_define(std::initializer_list<Instruction> steps, std::uint32_t depth) {
  return after([&](ProgramTables& t) {
    t.defines.push_back({t.defines[0].name, B::append(t.code, steps), depth, SequenceId::none()});
  });
}

TEST(VerifyCode, StepsMustExist) {
  EXPECT_EQ(with_condition({{kOpCount, 0, 0, 0}}), LoadError::bad_code);
  EXPECT_EQ(with_condition({{kOpCount, 0, 0, 0}, B::step(Op::event_date), B::step(Op::equal)}),
            LoadError::bad_code);
  EXPECT_EQ(with_condition({{255, 0, 0, 0}}), LoadError::bad_code);
  EXPECT_EQ(with_condition({{static_cast<std::uint8_t>(Op::truth), 14, 0, 1}}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::truth, 2)}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::truth, 1)}), LoadError::none);
}

TEST(VerifyCode, MustLeaveExactlyOneTruth) {
  const Instruction yes = B::step(Op::truth, 1);
  const Instruction date = B::step(Op::event_date);
  EXPECT_EQ(with_condition({}), LoadError::bad_code);
  EXPECT_EQ(with_condition({yes, yes}), LoadError::bad_code);
  EXPECT_EQ(with_condition({date}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::fact, kFunds.index())}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::fact_set, kPapers.index())}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::fact, kPublished.index())}), LoadError::none);
  EXPECT_EQ(with_condition({yes, yes, B::step(Op::both)}), LoadError::none);
  EXPECT_EQ(with_condition({date, date, B::step(Op::add), date, B::step(Op::less)}), LoadError::none);
}

TEST(VerifyCode, MayNotTakeWhatIsNotThere) {
  const Instruction yes = B::step(Op::truth, 1);
  for (const Op op : {Op::add, Op::equal, Op::among, Op::under_organ, Op::any_of, Op::negate, Op::both}) {
    EXPECT_EQ(with_condition({B::step(op)}), LoadError::bad_code);
    EXPECT_EQ(with_condition({B::step(op), yes}), LoadError::bad_code);
  }
  EXPECT_EQ(with_condition({yes, B::step(Op::both)}), LoadError::bad_code);
  EXPECT_EQ(with_condition({yes, B::step(Op::less)}), LoadError::bad_code);
}

TEST(VerifyCode, KindsOfCellsMustFit) {
  const Instruction yes = B::step(Op::truth, 1);
  const Instruction date = B::step(Op::event_date);
  const Instruction papers = B::step(Op::fact_set, kPapers.index());
  EXPECT_EQ(with_condition({date, B::step(Op::negate)}), LoadError::bad_code);
  EXPECT_EQ(with_condition({date, yes, B::step(Op::both)}), LoadError::bad_code);
  EXPECT_EQ(with_condition({papers, B::step(Op::among, 0, 1)}), LoadError::bad_code);
  EXPECT_EQ(with_condition({papers, date, B::step(Op::equal)}), LoadError::bad_code);
  EXPECT_EQ(with_condition({date, B::step(Op::any_of, 0, 1)}), LoadError::bad_code);
  EXPECT_EQ(with_condition({yes, yes, B::step(Op::equal)}), LoadError::none);  // 已公示 = 是
}

TEST(VerifyCode, OnlyOrgansAreAskedWhoseTheyAre) {
  const Instruction under = B::step(Op::under_organ, 0, 1, Type::organ);
  const auto with_constant = [&](std::int64_t value) {
    return after([&](ProgramTables& t) {
      const Instruction constant = B::step(Op::constant, B::append(t.constants, {value}).begin);
      detail(t, kRequireFunds.index()).condition = B::append(t.code, {constant, under});
    });
  };
  EXPECT_EQ(with_condition({B::step(Op::assigner), under}), LoadError::none);
  EXPECT_EQ(with_condition({B::step(Op::village), under}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::fact, kFunds.index()), under}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::truth, 1), under}), LoadError::bad_code);
  EXPECT_EQ(with_constant(pack_organ({kGovernment, kCounty})), LoadError::none);
  EXPECT_EQ(with_constant(pack_organ({kNotary, RegionId::none()})), LoadError::none);
  EXPECT_EQ(with_constant(pack_organ({OrganKindId(6U), kCounty})), LoadError::bad_code);
  EXPECT_EQ(with_constant(pack_organ({kGovernment, RegionId(6U)})), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::assigner), B::step(Op::assigner), B::step(Op::equal)}),
            LoadError::none);
}

TEST(VerifyCode, OperandsMustBeThere) {
  const Instruction date = B::step(Op::event_date);
  const ProgramTables small = small_tables();
  EXPECT_EQ(with_condition({B::step(Op::fact, small.facts.size())}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::fact, kPapers.index()), B::step(Op::negate)}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::fact_set, kPublished.index()), B::step(Op::any_of, 0, 1)}),
            LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::approval, small.approval_atoms.size())}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::define, small.defines.size())}), LoadError::bad_code);
  EXPECT_EQ(with_condition({date, B::step(Op::constant, small.constants.size()), B::step(Op::equal)}),
            LoadError::bad_code);
  for (const Op op : {Op::among, Op::under_matter, Op::under_region, Op::under_organ}) {
    const Instruction operand = B::step(Op::assigner);
    EXPECT_EQ(with_condition({operand, B::step(op, 0xFFFFFFFF, 0xFFFF)}), LoadError::bad_code);
    EXPECT_EQ(with_condition({operand, B::step(op, 0, 0xFFFF)}), LoadError::bad_code);
    EXPECT_EQ(with_condition({operand, B::step(op, 0, 0)}), LoadError::none);
  }
}

TEST(VerifyCode, ListsOfThingsMustHoldThings) {
  const auto with_list = [](Op op, Type type, std::int64_t value) {
    return after([&](ProgramTables& t) {
      const Range list = B::append(t.constants, {std::int64_t{0}, value});
      const Instruction set = B::step(Op::fact_set, kPapers.index());
      const bool on_set = op == Op::any_of || op == Op::all_of;
      detail(t, kRequireFunds.index()).condition =
          B::append(t.code, {on_set ? set : B::step(Op::matter), B::step(op, list.begin, 2, type)});
    });
  };
  EXPECT_EQ(with_list(Op::under_matter, Type::matter, kForm.value), LoadError::none);
  EXPECT_EQ(with_list(Op::under_matter, Type::matter, kForm.value + 1), LoadError::bad_code);
  EXPECT_EQ(with_list(Op::under_region, Type::region, kCentre.value), LoadError::none);
  EXPECT_EQ(with_list(Op::under_region, Type::region, kCentre.value + 1), LoadError::bad_code);
  for (const std::int64_t bad : {std::int64_t{-1}, std::int64_t{100}, INT64_MAX, std::int64_t{1} << 32U}) {
    EXPECT_EQ(with_list(Op::under_matter, Type::matter, bad), LoadError::bad_code);
    EXPECT_EQ(with_list(Op::under_region, Type::region, bad), LoadError::bad_code);
    EXPECT_EQ(with_list(Op::any_of, Type::matter, bad), LoadError::bad_code);
    EXPECT_EQ(with_list(Op::all_of, Type::region, bad), LoadError::bad_code);
    EXPECT_EQ(with_list(Op::any_of, Type::integer, bad), LoadError::none);
    EXPECT_EQ(with_list(Op::among, Type::integer, bad), LoadError::none);
  }
}

TEST(VerifyCode, StackIsBounded) {
  const auto deep = [](std::size_t depth) {
    return after([&](ProgramTables& t) {
      const auto begin = static_cast<std::uint32_t>(t.code.size());
      t.code.insert(t.code.end(), depth, B::step(Op::truth, 1));
      t.code.insert(t.code.end(), depth - 1, B::step(Op::both));
      detail(t, kRequireFunds.index()).condition = {begin, static_cast<std::uint32_t>(t.code.size())};
    });
  };
  EXPECT_EQ(deep(kMaxStack), LoadError::none);
  EXPECT_EQ(deep(kMaxStack + 1), LoadError::bad_code);
}

TEST(VerifyCode, DefinesUseOnlyEarlierOnes) {
  const ProgramTables small = small_tables();
  const Instruction itself = B::step(Op::define, small.defines.size());
  EXPECT_EQ(with_define({itself}, 1), LoadError::bad_code);
  EXPECT_EQ(with_define({itself, B::step(Op::truth, 1)}, 0), LoadError::bad_code);
  EXPECT_EQ(with_define({B::step(Op::define, kPaidAndPublished.index())}, 2), LoadError::none);
  EXPECT_EQ(with_define({B::step(Op::define, kPaidAndPublished.index())}, 1), LoadError::bad_code);
  EXPECT_EQ(with_define({B::step(Op::event_date)}, 0), LoadError::none);  // a value
  EXPECT_EQ(with_define({B::step(Op::fact_set, kPapers.index())}, 0), LoadError::bad_code);
  EXPECT_EQ(with_define({}, 0), LoadError::bad_code);
  EXPECT_REFUSED(
      bad_code, { t.defines[0].code = B::append(t.code, {B::step(Op::define, kPaidAndPublished.index())}); });
}

TEST(VerifyCode, ADefineHasTheKindOfItsCondition) {
  const auto with_both = [](const Instruction& inner, const Instruction& outer) {
    return after([&](ProgramTables& t) {
      t.defines.push_back({t.defines[0].name, B::append(t.code, {inner}), 0, SequenceId::none()});
      detail(t, kRequireFunds.index()).condition =
          B::append(t.code, {B::step(Op::define, t.defines.size() - 1), outer});
    });
  };
  EXPECT_EQ(with_both(B::step(Op::truth, 1), B::step(Op::negate)), LoadError::none);
  EXPECT_EQ(with_both(B::step(Op::event_date), B::step(Op::negate)), LoadError::bad_code);
  EXPECT_EQ(with_both(B::step(Op::event_date), B::step(Op::among, 0, 1)), LoadError::none);
}

TEST(VerifyCode, DefinesAreNotTooDeep) {
  const auto chain = [](std::uint32_t length) {
    return after([&](ProgramTables& t) {
      for (std::uint32_t depth = 2; depth <= length; ++depth) {
        t.defines.push_back({t.defines[0].name,
                             B::append(t.code, {B::step(Op::define, depth == 2 ? kPaidAndPublished.index()
                                                                               : t.defines.size() - 1)}),
                             depth, SequenceId::none()});
      }
    });
  };
  EXPECT_EQ(chain(kMaxDefineDepth), LoadError::none);
  EXPECT_EQ(chain(kMaxDefineDepth + 1), LoadError::bad_code);
}

TEST(VerifyCode, AnApprovalLooksAtLowerLayersOnly) {
  // The permit of layer 0 counts as the approval, so norms from layer 1 on may wait for it.
  const Instruction approval = B::step(Op::approval, 0);
  enum class Where { when, unless, by_approval, condition };
  const auto wait = [&](ProgramTables& t, NormId id, Where where, std::uint8_t layer) {
    const Range code = B::append(t.code, {approval});
    NormRow& norm = t.norms[id.index()];
    NormDetailRow& own = detail(t, id.index());
    (where == Where::when          ? norm.when
     : where == Where::unless      ? norm.unless
     : where == Where::by_approval ? own.by_approval
                                   : own.condition) = code;
    norm.layer = layer;
  };
  for (const Where where : {Where::when, Where::unless, Where::by_approval}) {
    EXPECT_REFUSED(bad_code, wait(t, kPermitPatrol, where, 0));
    EXPECT_REFUSED(bad_code, wait(t, kPermitPatrol, where, 1));  // for itself
    EXPECT_REFUSED(bad_code, wait(t, kBanEnforcement, where, 0));
    EXPECT_ACCEPTED(wait(t, kBanEnforcement, where, 1));
    EXPECT_ACCEPTED(wait(t, kBanEnforcement, where, 255));
  }
  EXPECT_REFUSED(bad_code, wait(t, kRequireFunds, Where::condition, 0));
  EXPECT_ACCEPTED(wait(t, kRequireFunds, Where::condition, 1));
  EXPECT_REFUSED(bad_code, t.norms[kPermitPatrol.index()].layer = 1);  // the ban is in layer 1 itself
  const auto through_defines = [&](ProgramTables& t, std::uint8_t layer) {
    t.defines.push_back({t.defines[0].name, B::append(t.code, {approval}), 0, SequenceId::none()});
    t.defines.push_back({t.defines[0].name, B::append(t.code, {B::step(Op::define, t.defines.size() - 1)}), 1,
                         SequenceId::none()});
    t.norms[kBanEnforcement.index()].when = B::append(t.code, {B::step(Op::define, t.defines.size() - 1)});
    t.norms[kBanEnforcement.index()].layer = layer;
  };
  EXPECT_REFUSED(bad_code, through_defines(t, 0));
  EXPECT_ACCEPTED(through_defines(t, 1));
}

TEST(VerifyCode, ExactlyRequireAndNeedHaveACondition) {
  EXPECT_REFUSED(bad_code, detail(t, kRequireFunds.index()).condition = {});
  EXPECT_REFUSED(bad_code,
                 detail(t, kBanDuty.index()).condition = detail(t, kRequireFunds.index()).condition);
}

}  // namespace
}  // namespace qingdan::test
