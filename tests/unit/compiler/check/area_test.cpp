#include <gtest/gtest.h>

#include "unit/compiler/compile_text.h"

namespace qingdan {
namespace {

std::vector<RegionId> area_of(const std::string& issuer, const std::string& regions) {
  const auto compiled =
      test::compile_text("文件 甲\n  制定机关 " + issuer + "\n  施行 2024-01-01\n  适用于 " + regions +
                         "\n负面清单 N\n  未列入 不作规定\n条目 A\n  允许 安全生产\n  依据 第1条\n");
  EXPECT_TRUE(compiled.codes.empty());
  return compiled.result.model.norms.at(0).regions;
}

TEST(Area, the_root_region_is_everywhere) { EXPECT_TRUE(area_of("中央.国务院", "中国").empty()); }

TEST(Area, the_root_region_beside_another_is_still_everywhere) {
  EXPECT_TRUE(area_of("中央.国务院", "中国、甲村").empty());
}

TEST(Area, narrows_to_the_regions_named) { EXPECT_EQ(area_of("甲市.政府", "甲县、乙县").size(), 2U); }

TEST(Area, without_a_clause_it_is_the_issuers_own) {
  const auto compiled = test::compile_text(
      "文件 甲\n  制定机关 甲县.政府\n  施行 2024-01-01\n负面清单 N\n  未列入 不作规定\n条目 A\n  允许 "
      "安全生产\n  依据 第1条\n");
  EXPECT_EQ(compiled.result.model.norms.at(0).regions.size(), 1U);
}

}  // namespace
}  // namespace qingdan
