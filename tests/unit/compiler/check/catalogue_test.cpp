// Materials, sequences, registers, counts, calendars, successions.
#include "check/catalogue.h"

#include <gtest/gtest.h>

#include "unit/compiler/check/item_text.h"

namespace qingdan {
namespace {

using test::compile_with_rows;
using Codes = std::vector<std::string>;

std::string calendar(const std::string& clauses) {
  return "日历 节假日2024\n  " + clauses + "\n  施行 2024-01-01\n  失效 2024-12-31\n";
}

TEST(Catalogue, a_material_has_the_term_of_what_it_is_under) {
  const model::Model model = compile_with_rows("").result.model;
  const model::Material& name = model.materials.at(test::row_of(model.materials, "姓名"));
  EXPECT_EQ(name.term, Term::field);
  EXPECT_EQ(name.ancestors.size(), 2U);
  EXPECT_EQ(model.materials.at(test::row_of(model.materials, "身份证")).term, Term::paper);
}

TEST(Catalogue, a_sequence_knows_the_fact_that_says_what_a_row_is) {
  const model::Model model = compile_with_rows("").result.model;
  const model::Sequence& fields = model.sequences.at(test::row_of(model.sequences, "字段"));
  EXPECT_FALSE(fields.open);
  EXPECT_EQ(fields.term, Term::field);
  EXPECT_EQ(fields.label.value, test::row_of(model.facts, "所填字段"));
  EXPECT_TRUE(model.sequences.at(test::row_of(model.sequences, "环节")).label.is_none());
}

TEST(Catalogue, a_register_is_an_open_fact_of_its_name) {
  const model::Model model = compile_with_rows("").result.model;
  const model::Register& row = model.registers.at(0);
  const model::Fact& fact = model.facts.at(row.fact.index());
  EXPECT_EQ(fact.names.zh, "人口库");
  EXPECT_EQ(fact.source, FactSource::register_);
  EXPECT_TRUE(fact.open);
  EXPECT_EQ(row.live_from, make_date(2020, 1, 1));
}

TEST(Catalogue, a_count_comes_from_the_ledger) {
  const model::Model model = compile_with_rows("").result.model;
  const model::Fact& fact = model.facts.at(test::row_of(model.facts, "已有工作群"));
  EXPECT_EQ(fact.source, FactSource::ledger);
  ASSERT_TRUE(fact.counter);
  EXPECT_EQ(fact.counter->keys, 1U << static_cast<unsigned>(CountKey::village));
}

TEST(Catalogue, days_of_a_calendar_are_written_out_once) {
  const auto compiled = compile_with_rows(calendar("放假 2024-10-01 至 2024-10-07、2024-10-07、2024-01-01"));
  ASSERT_TRUE(compiled.codes.empty());
  const model::Calendar& row = compiled.result.model.calendars.at(0);
  EXPECT_EQ(row.holidays.size(), 8U);
  EXPECT_EQ(row.holidays.front(), make_date(2024, 1, 1));
}

TEST(Catalogue, days_outside_a_calendar_are_told) {
  EXPECT_EQ(compile_with_rows(calendar("放假 2025-01-01")).codes, Codes{"QD0232"});
  EXPECT_EQ(compile_with_rows(calendar("放假 2024-10-07 至 2024-10-01")).codes, Codes{"QD0232"});
  EXPECT_EQ(compile_with_rows(calendar("放假 2024-10-07\n  调休上班 2024-10-07")).codes, Codes{"QD0233"});
}

TEST(Catalogue, a_succession_has_its_first_day) {
  const auto compiled = compile_with_rows("地域 丙村\n  级别 村\n  归入 甲乡\n  承接 甲村 自 2024-05-01\n");
  ASSERT_TRUE(compiled.codes.empty());
  const model::Model& model = compiled.result.model;
  const model::Region& region = model.regions.at(test::row_of(model.regions, "丙村"));
  EXPECT_EQ(region.since, make_date(2024, 5, 1));
  ASSERT_EQ(region.succeeds.size(), 1U);
  EXPECT_EQ(region.succeeds[0].value, test::row_of(model.regions, "甲村"));
}

}  // namespace
}  // namespace qingdan
