// Where rows may be read: not through rows below a define, and not of a register that is dated in rows.
#include <gtest/gtest.h>

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
