#include "check/by_approval.h"

#include <gtest/gtest.h>

#include "unit/compiler/compile_text.h"

namespace qingdan {
namespace {

// The norm of an item that is lifted in this way.
test::Compiled ban_unless(const std::string& condition) {
  return test::compile_text(
      "文件 甲\n  制定机关 甲县.政府\n  施行 2024-01-01\n负面清单 N\n  未列入 不作规定\n条目 A\n  禁止 "
      "安全生产\n  除非 " +
      condition + "\n  依据 第1条\n");
}

TEST(ByApproval, is_none_where_no_approval_is_asked_for) {
  EXPECT_TRUE(ban_unless("经费已载明").result.model.norms.at(0).by_approval.is_none());
}

TEST(ByApproval, is_the_approval_itself_where_it_stands_alone) {
  const auto compiled = ban_unless("经 县.党委、县.政府 共同批准");
  const model::Norm& norm = compiled.result.model.norms.at(0);
  EXPECT_EQ(norm.by_approval, norm.unless);
}

TEST(ByApproval, takes_only_the_alternatives_with_an_approval) {
  const auto compiled = ban_unless("经费已载明 或 经 省.政府 批准 且 经费已载明");
  const model::Model& model = compiled.result.model;
  const model::Norm& norm = model.norms.at(0);
  EXPECT_EQ(norm.by_approval, model.exprs[norm.unless].right);
}

TEST(ByApproval, looks_through_defines) {
  const auto compiled = test::compile_text(
      "定义 统一部署 是指 经 县.党委、县.政府 共同批准\n文件 甲\n  制定机关 甲县.政府\n  施行 "
      "2024-01-01\n负面清单 N\n  未列入 不作规定\n"
      "条目 A\n  禁止 安全生产\n  除非 统一部署\n  依据 第1条\n");
  ASSERT_TRUE(compiled.codes.empty());
  EXPECT_FALSE(compiled.result.model.norms.at(0).by_approval.is_none());
}

}  // namespace
}  // namespace qingdan
