// What is built on the declared world: succession, certificates, defines of rows, registers dated in rows.
#include <gtest/gtest.h>

#include <algorithm>

#include "unit/compiler/compile_text.h"

namespace qingdan {
namespace {

using Codes = std::vector<std::string>;

const std::string kDocument =
    "文件 甲\n  制定机关 甲县.政府\n  施行 2024-01-01\n证明清单 N\n  未列入 不作规定\n";
const std::string kFields =
    "序列 字段 / field\n  要件 字段\n  默认 无\n"
    "事实 所填字段 / field_asked\n  类型 资料\n  待查\n  逐一 字段\n"
    "事实 最近更新 / refreshed_on\n  类型 日期\n  待查\n  逐一 字段\n"
    "资料 姓名 / person_name\n  要件 字段\n"
    "数据源 一表通 / one_form\n  提供 姓名\n  时效 180日 自 最近更新\n";

TEST(Succession, begins_on_the_day_that_is_written) {
  const auto compiled = test::compile_text("地域 新村\n  级别 村\n  归入 甲乡\n  承接 甲村 自 2024-03-01\n");
  EXPECT_EQ(compiled.codes, Codes{});
  const auto& regions = compiled.result.model.regions;
  const auto heir = std::find_if(regions.begin(), regions.end(),
                                 [](const model::Region& region) { return region.names.zh == "新村"; });
  ASSERT_NE(heir, regions.end());
  EXPECT_EQ(heir->since, parse_date("2024-03-01"));
  EXPECT_EQ(heir->succeeds.size(), 1U);
}

TEST(Certificate, may_set_a_time) {
  const auto compiled = test::compile_text("事项 居住证明\n  类别 证明\n" + kDocument +
                                           "证明事项 C\n  允许 居住证明\n  开具单位 村民委员会\n  限期 "
                                           "10日\n  依据 第1条\n");
  EXPECT_EQ(compiled.codes, Codes{});
  const auto& norms = compiled.result.model.norms;
  EXPECT_TRUE(std::any_of(norms.begin(), norms.end(), [](const model::Norm& norm) {
    return norm.mode == Mode::oblige && norm.within == 10;
  }));
}

// A define that reads rows goes through none, in itself or below.
TEST(Defines, of_rows_do_not_go_through_rows) {
  const std::string below = "定义 都是姓名 是指 全部 字段 满足 (所填字段 = 姓名)\n";
  EXPECT_EQ(test::compile_text(kFields + below + "定义 旧 是指 最近更新 < 2024-01-01\n").codes, Codes{});
  EXPECT_EQ(test::compile_text(kFields + below + "定义 旧 是指 最近更新 < 2024-01-01 且 都是姓名\n").codes,
            Codes{"QD0416"});
}

// How fresh a register is can be dated in each row: then it answers only in a row.
TEST(Registers, dated_in_rows_do_not_replace_matters) {
  const std::string tail = " 改用 一表通\n  不得豁免\n  依据 第1条\n";
  EXPECT_EQ(test::compile_text(kFields + kDocument + "条目 A\n  替代 姓名" + tail).codes, Codes{});
  EXPECT_EQ(test::compile_text(kFields + kDocument + "条目 A\n  替代 报表" + tail).codes, Codes{"QD0415"});
}

}  // namespace
}  // namespace qingdan
