// Duties that follow from acceptance, findings against the body that caused them, and bans by analogy.
#include <gtest/gtest.h>

#include "unit/compiler/check/item_text.h"

namespace qingdan {
namespace {

using test::compile_items;
using test::compile_with_rows;
using Codes = std::vector<std::string>;

TEST(Oblige, follows_from_the_matters_it_is_for) {
  const auto compiled = compile_items(
      {"附带义务 隐患排查 自 任务结束日\n  限期 5个工作日\n  视为履行 经费已载明\n  用于 安全生产、报表"});
  ASSERT_TRUE(compiled.codes.empty());
  const model::Model& model = compiled.result.model;
  ASSERT_EQ(test::modes_of(model), (std::vector<Mode>{Mode::oblige, Mode::oblige}));
  for (const model::Norm& norm : model.norms) {
    EXPECT_EQ(norm.duty.value, test::row_of(model.matters, "隐患排查"));
    EXPECT_EQ(norm.since.value, test::row_of(model.facts, "任务结束日"));
    EXPECT_EQ(norm.within, 5);
    EXPECT_TRUE(norm.within_workdays);
    EXPECT_FALSE(norm.done.is_none());
    EXPECT_TRUE(norm.against.is_none());  // the assigner
  }
}

TEST(Oblige, counts_from_the_event_if_nothing_is_said) {
  const auto compiled = compile_items({"附带义务 隐患排查\n  限期 30日\n  用于 安全生产"});
  const model::Norm& norm = compiled.result.model.norms.at(0);
  EXPECT_TRUE(norm.since.is_none());
  EXPECT_FALSE(norm.within_workdays);
}

TEST(Oblige, says_of_what_and_by_when) {
  EXPECT_EQ(compile_items({"附带义务 隐患排查\n  限期 30日"}).codes, Codes{"QD0246"});
  EXPECT_EQ(compile_items({"附带义务 隐患排查 自 收到日期\n  限期 30日\n  用于 安全生产"}).codes,
            Codes{"QD0244"});
  EXPECT_EQ(compile_items({"附带义务 隐患排查\n  视为履行 经费已载明\n  用于 安全生产"}).codes,
            Codes{"QD0245"});
}

TEST(Find, names_the_body_of_each_row) {
  const auto compiled = compile_items({"发现 安全生产\n  针对 经手机关\n  逐一 环节\n  当 停留 > 上一 停留"});
  ASSERT_TRUE(compiled.codes.empty());
  const model::Norm& norm = compiled.result.model.norms.at(0);
  EXPECT_EQ(norm.mode, Mode::find);
  EXPECT_EQ(norm.term, Term::matter);
  EXPECT_TRUE(norm.each);
  EXPECT_TRUE(norm.skips_first);  // the first hop has none before it
  EXPECT_FALSE(norm.against.is_none());
}

TEST(Find, is_against_the_assigner_if_nothing_is_said) {
  EXPECT_TRUE(compile_items({"发现 安全生产\n  当 经费 > 5元"}).result.model.norms.at(0).against.is_none());
}

TEST(Find, is_against_a_fact_or_one_body) {
  const auto compiled = compile_items({"发现 安全生产\n  针对 甲县.政府"});
  ASSERT_TRUE(compiled.codes.empty());
  const model::Expr& against = compiled.result.model.exprs[compiled.result.model.norms[0].against];
  EXPECT_EQ(against.op, Op::constant);
  EXPECT_EQ(against.type, Type::organ);
  EXPECT_EQ(compile_items({"发现 安全生产\n  针对 县.政府"}).codes, Codes{"QD0304"});
  EXPECT_EQ(compile_items({"发现 安全生产\n  针对 经费"}).codes, Codes{"QD0423"});
}

TEST(Analogy, reaches_what_is_like_a_named_matter_and_names_who_rules) {
  const auto compiled =
      compile_with_rows("事项 防汛 / flood_control\n  类别 任务\n  类似 隐患排查\n" +
                        test::list_of({"禁止 安全生产\n  等事项提请 县.党委、县.政府\n  不得豁免"}));
  ASSERT_TRUE(compiled.codes.empty());
  const model::Model& model = compiled.result.model;
  ASSERT_EQ(model.norms.size(), 2U);
  EXPECT_FALSE(model.norms[0].by_analogy);
  EXPECT_TRUE(model.norms[1].by_analogy);
  EXPECT_EQ(model.norms[1].matter.value, test::row_of(model.matters, "防汛"));
  EXPECT_EQ(model.norms[1].rulers.size(), 2U);
}

TEST(Analogy, does_not_ban_twice_what_is_under_a_named_matter) {
  const auto compiled = compile_with_rows("事项 防汛 / flood_control\n  归入 安全生产\n  类似 隐患排查\n" +
                                          test::list_of({"禁止 安全生产\n  等事项提请 县.政府\n  不得豁免"}));
  EXPECT_EQ(compiled.codes, Codes{"QD0248"});
  EXPECT_EQ(compiled.result.model.norms.size(), 1U);
}

}  // namespace
}  // namespace qingdan
