// Conditions on rows: which rows they read, and what they become.
#include <gtest/gtest.h>

#include "unit/compiler/check/item_text.h"

namespace qingdan {
namespace {

using test::compile_items;
using Codes = std::vector<std::string>;

const model::Expr& op_of(const model::Model& model, model::ExprId id) { return model.exprs[id]; }

TEST(Rows, a_quantifier_reads_the_rows_of_its_sequence) {
  const auto compiled = compile_items({"禁止 安全生产\n  当 任一 环节 满足 (停留 > 2日)\n  不得豁免"});
  ASSERT_TRUE(compiled.codes.empty());
  const model::Model& model = compiled.result.model;
  ASSERT_EQ(model.quantifiers.size(), 1U);
  EXPECT_EQ(model.quantifiers[0].sequence.value, test::row_of(model.sequences, "环节"));
  EXPECT_FALSE(model.quantifiers[0].skips_first);
  EXPECT_EQ(op_of(model, model.norms[0].when).op, Op::any_row);
  EXPECT_TRUE(model.norms[0].sequence.is_none());  // the item itself is judged once
}

TEST(Rows, a_body_that_looks_back_begins_at_the_second_row) {
  const auto compiled = compile_items({"禁止 安全生产\n  当 任一 环节 满足 (停留 > 上一 停留)\n  不得豁免"});
  ASSERT_TRUE(compiled.codes.empty());
  EXPECT_TRUE(compiled.result.model.quantifiers.at(0).skips_first);
}

TEST(Rows, the_same_question_is_one_quantifier) {
  const std::string item = "禁止 安全生产\n  当 任一 环节 满足 (停留 > 2日)\n  不得豁免";
  EXPECT_EQ(
      compile_items({item, "须备 报表 满足 任一 环节 满足 (停留 > 2日)"}).result.model.quantifiers.size(),
      1U);
}

TEST(Rows, counts_and_sums_are_numbers) {
  const auto compiled =
      compile_items({"禁止 安全生产\n  当 个数 环节 满足 (停留 > 2日) > 1 且 合计 环节 (停留) > 9日\n"
                     "  不得豁免"});
  EXPECT_TRUE(compiled.codes.empty());
}

TEST(Rows, a_define_that_reads_rows_belongs_to_their_sequence) {
  const auto compiled = compile_items({"发现 安全生产\n  逐一 环节\n  当 停留 > 2日"});
  const model::Model& model = compiled.result.model;
  EXPECT_EQ(model.defines.at(test::row_of(model.defines, "停留")).sequence.value,
            test::row_of(model.sequences, "环节"));
}

TEST(Rows, an_item_for_each_row_is_judged_by_them) {
  const auto compiled = compile_items({"禁止 安全生产\n  逐一 字段\n  当 所填字段 属于 (姓名)\n  不得豁免"});
  ASSERT_TRUE(compiled.codes.empty());
  const model::Norm& norm = compiled.result.model.norms.at(0);
  EXPECT_TRUE(norm.each);
  EXPECT_EQ(norm.term, Term::field);
  EXPECT_EQ(norm.sequence.value, test::row_of(compiled.result.model.sequences, "字段"));
}

TEST(Rows, an_item_of_their_term_is_judged_by_them_too) {
  const auto compiled = compile_items({"允许 安全生产\n  要件 字段"});
  const model::Norm& norm = compiled.result.model.norms.at(0);
  EXPECT_FALSE(norm.each);
  EXPECT_EQ(norm.sequence.value, test::row_of(compiled.result.model.sequences, "字段"));
}

TEST(Rows, one_mistake_in_each_is_told_once) {
  EXPECT_EQ(compile_items({"发现 安全生产\n  针对 经手机关\n  逐一 层级\n  当 停留 > 2日"}).codes,
            Codes{"QD0301"});
  EXPECT_EQ(compile_items({"发现 安全生产\n  针对 经手机关\n  逐一环节\n  当 停留 > 2日"}).codes,
            Codes{"QD0107"});
}

TEST(Rows, a_register_that_is_not_live_has_no_answer) {
  const auto compiled = compile_items(
      {"禁止 安全生产\n  当 人口库 查得到\n  不得豁免", "禁止 报表\n  当 人口库 查不到\n  不得豁免"});
  ASSERT_TRUE(compiled.codes.empty());
  const model::Model& model = compiled.result.model;
  const model::ExprId answers = model.norms.at(0).when;
  EXPECT_EQ(op_of(model, answers).op, Op::both);  // live, and it answers
  EXPECT_EQ(op_of(model, model.norms.at(1).when).op, Op::negate);
  EXPECT_EQ(op_of(model, model.norms.at(1).when).left, answers);
}

}  // namespace
}  // namespace qingdan
