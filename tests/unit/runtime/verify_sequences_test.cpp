// Damage to sequences, materials, registers, counters, calendars, marks and to what new norms hold.
#include <gtest/gtest.h>

#include "small_program.h"

namespace qingdan::test {
namespace {

using B = TableBuilder;

LoadError with_condition(std::initializer_list<Instruction> steps) {
  return after(
      [&](ProgramTables& t) { detail(t, kRequireFunds.index()).condition = B::append(t.code, steps); });
}
LoadError with_define(std::initializer_list<Instruction> steps, SequenceId sequence,
                      std::uint32_t depth = 0) {
  return after([&](ProgramTables& t) {
    t.defines.push_back({t.defines[0].name, B::append(t.code, steps), depth, sequence});
  });
}
LoadError with_body(std::initializer_list<Instruction> steps) {
  return after([&](ProgramTables& t) { t.quantifiers[kTotal.index()].code = B::append(t.code, steps); });
}
LoadError with_marks(std::initializer_list<Instruction> steps) {
  return after([&](ProgramTables& t) { t.matters[kForm.index()].marks = B::append(t.code, steps); });
}

TEST(VerifySequences, RangesMustLieInTheirPools) {
  for (const Range bad : {Range{1, 0}, Range{0, 0xFFFFFFFF}, Range{0xFFFFFFFF, 0xFFFFFFFF}}) {
    EXPECT_REFUSED(bad_reference, t.regions[0].succeeds = bad);
    EXPECT_REFUSED(bad_reference, t.organ_kinds[0].succeeds = bad);
    EXPECT_REFUSED(bad_reference, t.matters[0].marks = bad);
    EXPECT_REFUSED(bad_reference, t.roles[0].marks = bad);
    EXPECT_REFUSED(bad_reference, t.materials[0].ancestors = bad);
    EXPECT_REFUSED(bad_reference, t.quantifiers[0].code = bad);
    EXPECT_REFUSED(bad_reference, t.calendars[0].counts = bad);
    EXPECT_REFUSED(bad_reference, detail(t, 0).done = bad);
    EXPECT_REFUSED(bad_reference, detail(t, 0).against = bad);
    EXPECT_REFUSED(bad_reference, detail(t, 0).rulers = bad);
  }
  EXPECT_REFUSED(bad_reference, t.sequences[0].name.zh.offset = 0xFFFFFFFF);
  EXPECT_REFUSED(bad_reference, t.sequences[0].title.en = Text{0xFFFFFFFF});
  EXPECT_REFUSED(bad_reference, t.materials[0].name.zh.offset = 0xFFFFFFFF);
  EXPECT_REFUSED(bad_reference, t.registers[0].name.en.offset = 0xFFFFFFFF);
}

TEST(VerifySequences, RowsMustPointAtRows) {
  EXPECT_REFUSED(bad_reference, t.sequences[0].name = {});
  EXPECT_REFUSED(bad_reference, t.sequences[0].label = kAmount);  // no material
  EXPECT_REFUSED(bad_reference, t.sequences[0].label = FactId(t.facts.size()));
  EXPECT_REFUSED(bad_reference, t.facts[kLabel.index()].sequence = SequenceId::none());
  EXPECT_ACCEPTED(t.sequences[0].label = FactId::none());
  EXPECT_REFUSED(bad_reference, t.sequences[0].term = 9);
  EXPECT_REFUSED(bad_reference, t.sequences[0].term = 0);  // a matter is no row
  EXPECT_REFUSED(bad_reference, t.sequences[0].open = 2);
  EXPECT_REFUSED(bad_reference, t.facts[0].sequence = SequenceId(t.sequences.size()));
  EXPECT_REFUSED(bad_reference, t.defines[0].sequence = SequenceId(t.sequences.size()));
  EXPECT_REFUSED(bad_reference, t.quantifiers[0].sequence = SequenceId::none());
  EXPECT_REFUSED(bad_reference, t.quantifiers[0].skips_first = 2);
  EXPECT_REFUSED(bad_reference, t.quantifiers[0].code = {});
  EXPECT_REFUSED(bad_reference, t.material_pool[0] = MaterialId(t.materials.size()));
  EXPECT_REFUSED(bad_reference, t.materials[0].ancestors = t.materials[1].ancestors);
  EXPECT_REFUSED(bad_reference, t.materials[0].name = {});
  EXPECT_REFUSED(bad_reference, t.materials[0].term = static_cast<std::uint32_t>(Term::funds));
  EXPECT_REFUSED(bad_reference, t.registers[0].fact = kStock);
  EXPECT_REFUSED(bad_reference, t.registers[0].live_from = 0x7FFFFFFF);
  EXPECT_REFUSED(bad_reference, t.counters[0].fact = kLive);
  EXPECT_REFUSED(bad_reference, t.counters[0].fact = FactId::none());
  EXPECT_REFUSED(bad_reference, t.counters[0].matter = MatterId(t.matters.size()));
  EXPECT_REFUSED(bad_reference, t.counters[0].keys = 1U << 8U);
  EXPECT_REFUSED(bad_reference, t.periods[t.items[0].period.index()].first_day = 0x7FFFFFFF);
  EXPECT_REFUSED(bad_reference, t.periods[t.items[0].period.index()].last_day = 0x7FFFFFFF);
  EXPECT_REFUSED(bad_reference, t.periods[t.items[0].period.index()].known_from = 0x7FFFFFFF);
  EXPECT_REFUSED(bad_reference, t.regions[kVillage.index()].since = kNoDate);
  EXPECT_REFUSED(bad_reference, t.organ_kinds[kNotary.index()].since = 0x7FFFFFFF);
  EXPECT_ACCEPTED(t.region_pool[t.regions[kVillage.index()].succeeds.begin] = kVillage);  // no harm
  for (const NameKind kind : {NameKind::sequence, NameKind::material, NameKind::register_}) {
    EXPECT_REFUSED(bad_reference, {
      for (NameRow& row : t.names) {
        row.id = row.kind == static_cast<std::uint32_t>(kind) ? 2 : row.id;
      }
    });
  }
}

TEST(VerifySequences, CalendarsMustCountDayByDay) {
  EXPECT_REFUSED(bad_reference, t.workday_counts[1] = 2);
  EXPECT_REFUSED(bad_reference, t.workday_counts.back() = 3);
  EXPECT_REFUSED(bad_reference, ++t.calendars[0].counts.begin);
  EXPECT_REFUSED(bad_reference, --t.calendars[0].counts.end);
  EXPECT_REFUSED(bad_reference, ++t.calendars[0].last_day);
  EXPECT_REFUSED(bad_reference, t.calendars[0].first_day = kNoDate);
  EXPECT_REFUSED(bad_reference, t.calendars[0].last_day = 0x7FFFFFFF);
  EXPECT_REFUSED(bad_reference, std::swap(t.calendars[0].first_day, t.calendars[0].last_day));
  EXPECT_REFUSED(bad_reference, t.calendars.push_back(t.calendars[0]));
  EXPECT_ACCEPTED({
    t.calendars.push_back(t.calendars[0]);
    t.calendars[1].first_day += 7;
    t.calendars[1].last_day += 7;
  });
  EXPECT_REFUSED(bad_reference, {
    t.calendars.push_back(t.calendars[0]);
    t.calendars[0].first_day += 7;
    t.calendars[0].last_day += 7;
  });
}

TEST(VerifySequences, MarksMustBeListedAndLookAtNoPart) {
  EXPECT_REFUSED(bad_reference, t.marked_matters = {});
  EXPECT_REFUSED(bad_reference, t.marked_matters = {kForm, kForm});
  EXPECT_REFUSED(bad_reference, t.marked_matters = {kDuty, kForm});
  EXPECT_REFUSED(bad_reference, t.marked_matters = {MatterId::none()});
  EXPECT_REFUSED(bad_reference, t.roles[kAssist.index()].marks = t.roles[kLead.index()].marks);
  const Instruction yes = B::step(Op::truth, 1);
  EXPECT_EQ(with_marks({yes}), LoadError::none);
  EXPECT_EQ(with_marks({yes, yes}), LoadError::bad_code);
  EXPECT_EQ(with_marks({B::step(Op::event_date)}), LoadError::bad_code);
  EXPECT_EQ(with_marks({B::step(Op::approval, 0)}), LoadError::bad_code);
  EXPECT_EQ(with_marks({B::step(Op::listed, 0)}), LoadError::bad_code);
  for (const Op op : {Op::matter, Op::role, Op::added, Op::replaced}) {
    EXPECT_EQ(with_marks({B::step(op), B::step(Op::event_date), B::step(Op::equal)}), LoadError::bad_code);
    EXPECT_REFUSED(bad_code, {  // through a define
      t.defines.push_back({t.defines[0].name, B::append(t.code, {B::step(op)}), 0, SequenceId::none()});
      t.roles[kLead.index()].marks =
          B::append(t.code, {B::step(Op::define, t.defines.size() - 1), B::step(op), B::step(Op::equal)});
    });
    EXPECT_REFUSED(bad_code, {  // in a row
      t.quantifiers[kAnyLarge.index()].code =
          B::append(t.code, {B::step(op), B::step(op), B::step(Op::equal)});
    });
  }
}

TEST(VerifySequences, StepsMustPointAtRows) {
  const ProgramTables small = small_tables();
  EXPECT_EQ(with_condition({B::step(Op::any_row, small.quantifiers.size())}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::listed, small.lists.size())}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::document_in_force, small.documents.size())}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::item_in_force, small.items.size())}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::previous_fact, small.facts.size())}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::previous_fact, kPublished.index())}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::previous_fact, kSigned.index())}), LoadError::none);
  EXPECT_EQ(with_condition({B::step(Op::previous_define, kPaid.index())}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::previous_define, kLarge.index())}), LoadError::none);
  EXPECT_EQ(with_condition({B::step(Op::item_in_force, 0)}), LoadError::none);
  const Instruction papers = B::step(Op::fact_set, kPapers.index());
  EXPECT_EQ(with_condition({papers, papers, B::step(Op::beyond, 0, 0, Type::matter)}), LoadError::none);
  EXPECT_EQ(with_condition({papers, B::step(Op::truth), B::step(Op::beyond)}), LoadError::bad_code);
  const Instruction date = B::step(Op::event_date);
  EXPECT_EQ(with_condition({date, date, B::step(Op::workdays_between), date, B::step(Op::less)}),
            LoadError::none);
  EXPECT_EQ(with_condition({papers, date, B::step(Op::add_workdays), date, B::step(Op::less)}),
            LoadError::bad_code);
}

TEST(VerifySequences, QuantifiersDoNotNest) {
  EXPECT_EQ(with_body({B::step(Op::truth, 1)}), LoadError::none);
  EXPECT_EQ(with_body({B::step(Op::any_row, kAnyLarge.index())}), LoadError::bad_code);
  EXPECT_EQ(with_body({B::step(Op::any_row, kTotal.index())}), LoadError::bad_code);  // itself
  EXPECT_EQ(with_body({B::step(Op::truth, 1), B::step(Op::truth, 1)}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::any_row, kTotal.index())}), LoadError::bad_code);  // no truth
  EXPECT_EQ(with_condition({B::step(Op::count_rows, kAnyLarge.index()), B::step(Op::sum_rows, kTotal.index()),
                            B::step(Op::less)}),
            LoadError::none);
  EXPECT_REFUSED(bad_code, t.quantifiers[kTotal.index()].code =
                               B::append(t.code, {B::step(Op::fact_set, kPapers.index())}));
}

TEST(VerifySequences, ADefineReadsTheRowsItSays) {
  const Instruction large = B::step(Op::define, kLarge.index());
  const Instruction row = B::step(Op::fact, kSigned.index());
  const Instruction any = B::step(Op::any_row, kAnyLarge.index());
  EXPECT_EQ(with_define({row}, kFields), LoadError::none);
  EXPECT_EQ(with_define({row}, SequenceId::none()), LoadError::bad_code);
  EXPECT_EQ(with_define({large}, kFields, 1), LoadError::none);
  EXPECT_EQ(with_define({large}, SequenceId::none(), 1), LoadError::bad_code);
  EXPECT_EQ(with_define({any}, SequenceId::none(), 1), LoadError::none);
  EXPECT_EQ(with_define({any}, kFields, 1), LoadError::bad_code);
  EXPECT_EQ(with_define({any}, SequenceId::none(), 0), LoadError::bad_code);
  EXPECT_REFUSED(bad_code, {  // through a define
    t.defines.push_back({t.defines[0].name, B::append(t.code, {any}), 1, SequenceId::none()});
    t.defines.push_back(
        {t.defines[0].name, B::append(t.code, {B::step(Op::define, t.defines.size() - 1)}), 2, kFields});
  });
  EXPECT_REFUSED(bad_code, {  // of two sequences
    t.sequences.push_back({t.sequences[0].name, {}, FactId::none(), kAny, 0});
    t.facts[kAmount.index()].sequence = SequenceId(1U);
    t.defines.push_back({t.defines[0].name, B::append(t.code, {row, large, B::step(Op::both)}), 1, kFields});
  });
}

// A condition of 20,000 steps in 5,000 places, run in each row.
TEST(VerifySequences, SharedBodiesAreBounded) {
  EXPECT_REFUSED(bad_layout, {
    const auto begin = static_cast<std::uint32_t>(t.code.size());
    t.code.push_back(B::step(Op::truth, 1));
    t.code.insert(t.code.end(), 20000, B::step(Op::negate));
    t.quantifiers[kTotal.index()].code = {begin, static_cast<std::uint32_t>(t.code.size())};
    t.code.insert(t.code.end(), 20000, B::step(Op::any_row, kTotal.index()));
  });
}

TEST(VerifySequences, NormsHoldOnlyWhatIsTheirs) {
  const auto find = kFindUnsigned.index();
  const auto oblige = kObligeReport.index();
  const auto like = kLikeForm.index();
  const auto ban = kBanDuty.index();
  EXPECT_REFUSED(bad_code, detail(t, find).condition = t.norms[find].when);
  EXPECT_REFUSED(bad_code, detail(t, oblige).condition = detail(t, oblige).done);
  EXPECT_REFUSED(bad_reference, detail(t, find).done = detail(t, oblige).done);
  EXPECT_REFUSED(bad_reference, detail(t, ban).against = detail(t, find).against);
  EXPECT_REFUSED(bad_code, detail(t, find).against = detail(t, oblige).done);  // no organ
  EXPECT_REFUSED(bad_code, detail(t, oblige).done = detail(t, find).against);  // no truth
  EXPECT_REFUSED(bad_reference, detail(t, ban).duty = kForm);
  EXPECT_REFUSED(bad_reference, detail(t, oblige).duty = MatterId(t.matters.size()));
  EXPECT_ACCEPTED(detail(t, oblige).duty = MatterId::none());
  EXPECT_REFUSED(bad_reference, detail(t, ban).since = kSince);
  EXPECT_REFUSED(bad_reference, detail(t, oblige).since = kStock);
  EXPECT_REFUSED(bad_reference, detail(t, oblige).since = FactId(t.facts.size()));
  EXPECT_REFUSED(bad_reference, detail(t, ban).within = 3);
  EXPECT_REFUSED(bad_reference, detail(t, oblige).within = -2);
  EXPECT_REFUSED(bad_reference, detail(t, oblige).within = kNoTime);  // of working days
  EXPECT_REFUSED(bad_reference, detail(t, oblige).within_workdays = 2);
  EXPECT_REFUSED(bad_reference,
                 detail(t, oblige).substitutes = detail(t, kBanEnforcement.index()).substitutes);
  EXPECT_ACCEPTED(detail(t, like).substitutes = detail(t, kBanEnforcement.index()).substitutes);
  EXPECT_REFUSED(bad_reference, detail(t, like).by_analogy = 0);
  EXPECT_REFUSED(bad_reference, detail(t, like).by_analogy = 2);
  EXPECT_REFUSED(bad_reference, detail(t, like).rulers = {});
  EXPECT_REFUSED(bad_reference, {
    detail(t, find).by_analogy = 1;
    detail(t, find).rulers = detail(t, like).rulers;
  });
  EXPECT_REFUSED(bad_reference, detail(t, find).sequence = SequenceId(t.sequences.size()));
  EXPECT_REFUSED(bad_reference, detail(t, find).sequence = SequenceId::none());  // each of what?
  EXPECT_REFUSED(bad_reference, detail(t, find).each = 3);
  EXPECT_REFUSED(bad_reference, detail(t, like).sequence = kFields);  // its term is no field
  EXPECT_ACCEPTED({
    detail(t, like).sequence = kFields;
    t.norms[like].term = static_cast<std::uint8_t>(Term::field);
  });
  EXPECT_REFUSED(bad_reference, t.norms[0].spare = 1);
}

TEST(VerifySequences, SubstitutesMustExist) {
  EXPECT_REFUSED(bad_reference, t.substitutes[0].id = 99);
  EXPECT_REFUSED(bad_reference, t.substitutes[1].id = 99);
  EXPECT_REFUSED(bad_reference, t.substitutes[2].id = 99);
  EXPECT_REFUSED(bad_reference, t.substitutes[3].organ.kind = OrganKindId(99U));
  EXPECT_REFUSED(bad_reference, t.substitutes[3].organ.region = RegionId(99U));
  EXPECT_REFUSED(bad_reference, t.substitutes[0].kind = static_cast<Substitute::Kind>(4));
}

}  // namespace
}  // namespace qingdan::test
