// Substitutes: fields row by row, only what a register provides, only once it is live.
#include <gtest/gtest.h>

#include "unit/compiler/check/item_text.h"

namespace qingdan {
namespace {

using test::compile_items;
using test::compile_with_rows;
using Codes = std::vector<std::string>;

TEST(Replace, bans_each_row_that_a_register_answers) {
  const auto compiled = compile_items({"替代 个人信息 改用 人口库"});
  ASSERT_TRUE(compiled.codes.empty());
  const model::Model& model = compiled.result.model;
  const model::Norm& norm = model.norms.at(0);
  EXPECT_EQ(norm.mode, Mode::replace);
  EXPECT_TRUE(norm.each);
  EXPECT_EQ(norm.term, Term::field);
  ASSERT_EQ(norm.substitutes.size(), 1U);
  EXPECT_EQ(norm.substitutes[0].kind, Substitute::Kind::register_);
  // the row asks for what the register provides, and the register is live
  const model::Expr& guard = model.exprs[norm.when];
  ASSERT_EQ(guard.op, Op::both);
  const model::Expr& label = model.exprs[guard.left];
  EXPECT_EQ(label.op, Op::among);
  EXPECT_EQ(label.list, (std::vector<std::int64_t>{test::row_of(model.materials, "姓名")}));
  EXPECT_EQ(model.exprs[guard.right].op, Op::greater_equal);
}

TEST(Replace, of_fields_reaches_every_matter_unless_it_names_some) {
  const auto all = compile_items({"替代 姓名 改用 人口库"});
  const auto some = compile_items({"替代 姓名 改用 人口库\n  用于 报表"});
  EXPECT_GT(all.result.model.norms.size(), 1U);
  ASSERT_EQ(some.result.model.norms.size(), 1U);
  EXPECT_EQ(some.result.model.norms[0].matter.value, test::row_of(some.result.model.matters, "报表"));
}

TEST(Replace, of_a_matter_bans_the_matter) {
  const auto compiled = compile_items({"替代 居住证明 改用 人口库"});
  ASSERT_TRUE(compiled.codes.empty());
  const model::Norm& norm = compiled.result.model.norms.at(0);
  EXPECT_EQ(norm.term, Term::matter);
  EXPECT_TRUE(norm.sequence.is_none());
  EXPECT_FALSE(norm.when.is_none());  // once it is live
}

TEST(Replace, a_register_with_a_time_counts_while_it_is_fresh) {
  const std::string fresh = "数据源 一表通 / one_form\n  提供 姓名\n  时效 180日 自 最近更新\n";
  const auto compiled = compile_with_rows(fresh + test::list_of({"替代 姓名 改用 一表通"}));
  ASSERT_TRUE(compiled.codes.empty());
  const model::Model& model = compiled.result.model;
  const model::Expr& usable = model.exprs[model.exprs[model.norms.at(0).when].right];
  EXPECT_EQ(usable.op, Op::less_equal);  // its age in days
}

TEST(Replace, by_something_else_needs_no_register) {
  const auto compiled = compile_items({"替代 姓名 改用 居住证明"});
  ASSERT_TRUE(compiled.codes.empty());
  EXPECT_EQ(compiled.result.model.norms.at(0).substitutes.at(0).kind, Substitute::Kind::matter);
}

TEST(Replace, is_told_where_it_could_never_speak) {
  EXPECT_EQ(compile_items({"替代 耕地面积 改用 人口库"}).codes, Codes{"QD0243"});
  EXPECT_EQ(compile_items({"替代 身份证 改用 人口库"}).codes, Codes{"QD0242"});
  EXPECT_EQ(compile_items({"替代 姓名、居住证明 改用 人口库"}).codes, Codes{"QD0241"});
}

}  // namespace
}  // namespace qingdan
