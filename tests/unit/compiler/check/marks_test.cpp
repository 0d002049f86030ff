// Marks of matters and roles look at the request and the village only.
#include <gtest/gtest.h>

#include "unit/compiler/check/item_text.h"

namespace qingdan {
namespace {

using test::compile_with_rows;
using Codes = std::vector<std::string>;

std::string flood(const std::string& marks) {
  return "事项 防汛 / flood_control\n  类别 任务\n  特征 " + marks + "\n";
}

TEST(Marks, become_a_condition_of_the_matter) {
  const auto compiled = compile_with_rows(flood("经费 > 5元 且 任一 环节 满足 (环节指标 > 0)"));
  ASSERT_TRUE(compiled.codes.empty());
  const model::Model& model = compiled.result.model;
  for (const model::Matter& matter : model.matters) {
    EXPECT_EQ(matter.marks.is_none(), matter.names.zh != "防汛") << matter.names.zh;
  }
}

TEST(Marks, do_not_look_at_what_they_settle) {
  EXPECT_EQ(compile_with_rows(flood("责任形式 = 协助")).codes, Codes{"QD0420"});
  EXPECT_EQ(compile_with_rows(flood("事项 属于 (报表)")).codes, Codes{"QD0420"});
  EXPECT_EQ(compile_with_rows(flood("新增数 > 1")).codes, Codes{"QD0420"});
  EXPECT_EQ(compile_with_rows(flood("经 县.政府 批准")).codes, Codes{"QD0420"});
  EXPECT_EQ(compile_with_rows("定义 甲 是指 责任形式 = 协助\n" + flood("甲")).codes, Codes{"QD0420"});
}

TEST(Marks, tell_one_role_at_most) {
  EXPECT_TRUE(compile_with_rows("责任形式 督办\n  特征 经费已载明\n").codes.empty());
  EXPECT_EQ(compile_with_rows("责任形式 督办\n  特征 经费已载明\n责任形式 公示\n  特征 书面说明\n").codes,
            Codes{"QD0235"});
}

}  // namespace
}  // namespace qingdan
