// Limits: hard ones ban what goes beyond, those in principle need what their `unless` names.
#include <gtest/gtest.h>

#include "unit/compiler/check/item_text.h"

namespace qingdan {
namespace {

using test::compile_items;

TEST(Limit, a_hard_one_bans_what_goes_beyond) {
  const auto compiled = compile_items({"限额 工作群 每村 不超过 2\n  不得豁免"});
  ASSERT_TRUE(compiled.codes.empty());
  const model::Model& model = compiled.result.model;
  const model::Norm& norm = model.norms.at(0);
  EXPECT_EQ(norm.mode, Mode::limit);
  EXPECT_TRUE(norm.condition.is_none());
  // not (existing + added - replaced <= 2)
  const model::Expr& guard = model.exprs[norm.when];
  ASSERT_EQ(guard.op, Op::negate);
  const model::Expr& within = model.exprs[guard.left];
  EXPECT_EQ(within.op, Op::less_equal);
  const model::Expr& count = model.exprs[within.left];
  ASSERT_EQ(count.op, Op::subtract);
  EXPECT_EQ(model.exprs[count.right].op, Op::replaced);
  EXPECT_EQ(model.exprs[model.exprs[count.left].right].op, Op::added);
  EXPECT_EQ(model.exprs[model.exprs[count.left].left].value,
            static_cast<std::int64_t>(test::row_of(model.facts, "已有工作群")));
}

TEST(Limit, one_in_principle_needs_an_explanation) {
  const auto compiled = compile_items({"限额 工作群 每村 原则上 不超过 2\n  除非 书面说明"});
  ASSERT_TRUE(compiled.codes.empty());
  const model::Model& model = compiled.result.model;
  const model::Norm& norm = model.norms.at(0);
  EXPECT_EQ(norm.mode, Mode::need);
  EXPECT_TRUE(norm.when.is_none());
  EXPECT_TRUE(norm.unless.is_none());
  EXPECT_EQ(model.exprs[norm.condition].op, Op::either);  // within the bound, or explained
}

TEST(Limit, says_how_strict_it_is) {
  const auto op = [](const std::string& bound) {
    const auto compiled = compile_items({"限额 安全生产 计 经费 " + bound + " 500元\n  不得豁免"});
    const model::Model& model = compiled.result.model;
    return model.exprs[model.exprs[model.norms.at(0).when].left].op;
  };
  EXPECT_EQ(op("不超过"), Op::less_equal);
  EXPECT_EQ(op("低于"), Op::less);
  EXPECT_EQ(op("不少于"), Op::greater_equal);
  EXPECT_EQ(op("高于"), Op::greater);
}

TEST(Limit, wants_a_count_by_the_same_keys) {
  using Codes = std::vector<std::string>;
  EXPECT_EQ(compile_items({"限额 工作群 不超过 2\n  不得豁免"}).codes, Codes{"QD0238"});
  EXPECT_EQ(compile_items({"限额 工作群 每年 不超过 2\n  不得豁免"}).codes, Codes{"QD0238"});
  EXPECT_EQ(compile_items({"限额 工作群 每乡 不超过 2\n  不得豁免"}).codes, Codes{"QD0303"});
}

TEST(Limit, a_ban_says_what_lifts_it) {
  EXPECT_EQ(compile_items({"限额 工作群 每村 不超过 2"}).codes, std::vector<std::string>{"QD0209"});
}

}  // namespace
}  // namespace qingdan
