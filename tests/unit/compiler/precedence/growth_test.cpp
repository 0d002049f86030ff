// How the work of precedence grows with a national tree: counted, not timed.
#include <gtest/gtest.h>

#include "unit/compiler/compile_text.h"

namespace qingdan {
namespace {

std::string number(int value) { return std::to_string(value); }

void add_document(std::string& text, const std::string& place, int items, bool overrides) {
  text += "文件 " + place + "规定\n  制定机关 " + place +
          ".政府\n  施行 2024-01-01\n负面清单 N\n  未列入 不作规定\n";
  for (int i = 0; i < items; ++i) {
    const std::string matter = "事" + number(i % 40);
    text += "条目 I" + number(i) + "\n";
    switch (i % 3) {
      case 0:
        text += "  禁止 " + matter + "\n  作为 主责\n  除非 经 省.政府 批准\n";
        break;
      case 1:
        text += "  允许 " + matter + "\n";
        break;
      default:
        text += "  要求 " + matter + " 满足 紧急\n";
    }
    text += overrides && (i == 2 || i == 5) ? "  优先于 下位 要求\n" : "";
    text += "  依据 第1条\n";
  }
}

// Counties with 50 items each, under one province with a list of its own.
Compilation compile_tree(int counties) {
  std::string text =
      "事实 紧急 / urgent\n  类型 是否\n  待查\n"
      "地域 大省 / big_province\n  级别 省\n  归入 中国\n"
      "地域 大市 / big_city\n  级别 市\n  归入 大省\n"
      "事项 总类 / all_matters\n  类别 任务\n";
  for (int i = 0; i < 40; ++i) {
    text += "事项 事" + number(i) + " / matter_" + number(i) + "\n  归入 总类\n";
  }
  add_document(text, "大省", 120, true);
  for (int i = 0; i < counties; ++i) {
    text += "地域 县" + number(i) + " / county_" + number(i) + "\n  级别 县\n  归入 大市\n";
    add_document(text, "县" + number(i), 50, false);
  }
  test::Compiled compiled = test::compile_text(text);
  EXPECT_EQ(compiled.codes, std::vector<std::string>{});
  return std::move(compiled.result);
}

TEST(PrecedenceGrowth, twice_the_counties_make_twice_the_comparisons) {
  const Compilation one = compile_tree(40);
  const Compilation two = compile_tree(80);
  EXPECT_GT(one.precedence.looked_at, 1000U);
  EXPECT_GT(one.precedence.defeats.size(), 100U);
  EXPECT_LT(two.precedence.looked_at, one.precedence.looked_at * 21 / 10);
  EXPECT_GE(two.precedence.defeats.size(), one.precedence.defeats.size() * 18 / 10);
}

}  // namespace
}  // namespace qingdan
