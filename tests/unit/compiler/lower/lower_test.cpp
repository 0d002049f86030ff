#include "lower/lower.h"

#include <gtest/gtest.h>

#include "qingdan/decide.h"
#include "unit/compiler/compile_text.h"

namespace qingdan {
namespace {

const std::string kText =
    "文件 甲 / a\n  制定机关 甲县.政府\n  施行 2024-01-01\n负面清单 N\n  未列入 不作规定\n"
    "条目 B\n  允许 隐患排查\n  作为 协助\n  仅当 经费已载明\n  依据 第1条\n"
    "条目 A\n  禁止 安全生产、报表\n  不得豁免\n  依据 第2条\n";

TEST(Lower, gives_one_norm_for_each_matter_and_each_half_of_only_when) {
  const auto compiled = test::compile_text(kText);
  ASSERT_TRUE(compiled.result.program);
  EXPECT_EQ(compiled.result.program->norms().size(), 4U);
  EXPECT_EQ(compiled.result.program->items().size(), 2U);
}

TEST(Lower, puts_winners_before_losers) {
  const auto compiled = test::compile_text(kText);
  ASSERT_TRUE(compiled.result.program);
  const Program& program = *compiled.result.program;
  std::size_t defeats = 0;
  for (std::size_t i = 0; i < program.norms().size(); ++i) {
    for (const DefeatRow& defeat : Program::slice(program.norms()[i].defeaters, program.defeats())) {
      EXPECT_LT(defeat.winner().index(), i);
      ++defeats;
    }
  }
  EXPECT_GT(defeats, 0U);
}

TEST(Lower, finds_everything_under_both_names) {
  const auto compiled = test::compile_text(kText);
  ASSERT_TRUE(compiled.result.program);
  const Program& program = *compiled.result.program;
  EXPECT_FALSE(program.find_item("甲.N.A").is_none());
  EXPECT_EQ(program.find_item("甲.N.A"), program.find_item("a.N.A"));
  EXPECT_EQ(program.find_matter("安全生产"), program.find_matter("work_safety"));
}

TEST(Lower, does_not_depend_on_how_statements_are_arranged) {
  const auto one = test::compile_text(kText);
  const std::string more = "事项 丁 / ding\n  类别 任务\n事项 丙 / bing\n  类别 任务\n";
  const std::string swapped = "事项 丙 / bing\n  类别 任务\n事项 丁 / ding\n  类别 任务\n";
  ASSERT_TRUE(one.result.program);
  EXPECT_EQ(test::compile_text(more + kText).result.program->digest(),
            test::compile_text(swapped + kText).result.program->digest());
  EXPECT_NE(test::compile_text(more + kText).result.program->digest(), one.result.program->digest());
}

}  // namespace
}  // namespace qingdan
