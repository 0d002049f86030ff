// Words, signs, names and literals.
#include <gtest/gtest.h>

#include "unit/compiler/format/format_text.h"

namespace qingdan::test {
namespace {

// What becomes of a condition.
std::string condition(const std::string& text, Language language) {
  const std::string before = language == Language::zh ? "定义 x 是指 " : "define x means ";
  const std::string formatted = format_text("定义 x 是指 " + text, language).value_or("syntax error");
  return formatted.starts_with(before) ? formatted.substr(before.size(), formatted.size() - before.size() - 1)
                                       : formatted;
}
std::string zh_condition(const std::string& text) { return condition(text, Language::zh); }
std::string en_condition(const std::string& text) { return condition(text, Language::en); }

TEST(FormatWords, AreRewrittenOnlyOnRequest) {
  const std::string mixed = "negative list N \"甲\"\n  未列入 silent\n";
  EXPECT_EQ(kept(mixed), mixed);
  EXPECT_EQ(zh(mixed), "负面清单 N \"甲\"\n  未列入 不作规定\n");
  EXPECT_EQ(en(mixed), "negative list N \"甲\"\n  unlisted silent\n");
  EXPECT_EQ(kept("negative   list N\n"), "negative list N\n");
}

TEST(FormatSigns, FollowTheLanguage) {
  EXPECT_EQ(zh_condition("a!=1 或 b<=2 and c>=3*d＋１－e"), "a ≠ 1 或 b ≤ 2 且 c ≥ 3 × d + 1 - e");
  EXPECT_EQ(en_condition("a≠1 或 b≤2 且 c≥3×d"), "a != 1 or b <= 2 and c >= 3 * d");
  EXPECT_EQ(zh_condition("非（a 属于（b,c））"), "非 (a 属于 (b、c))");
  EXPECT_EQ(en_condition("非(a．b 属于(b、c))"), "not (a.b among (b, c))");
}

TEST(FormatSigns, FollowTheLabelWhereWordsStay) {
  EXPECT_EQ(kept("item A\n  forbid a、b\n  作为 c, d\n"), "item A\n  forbid a, b\n  作为 c、d\n");
}

TEST(FormatSigns, AKeyStandsAtItsPer) {
  EXPECT_EQ(zh("条目 A\n  限额 b 每村每 年 不超过 2\n"), "条目 A\n  限额 b 每村 每年 不超过 2\n");
  EXPECT_EQ(en("条目 A\n  限额 b 每village每year 不超过 2\n"),
            "item A\n  limit b per village per year at most 2\n");
}

TEST(FormatSigns, StandWithoutSpaceOnlyWhereTheyAreSigns) {
  EXPECT_EQ(kept("事实 a\n  计数 b 每 村 per 年\n"), "事实 a\n  计数 b 每村 per 年\n");
  EXPECT_EQ(zh("事实 a\n  计数 b 每 村 per 年\n"), "事实 a\n  计数 b 每村 每年\n");
}

TEST(FormatNames, LoseNeedlessQuotes) {
  EXPECT_EQ(zh_condition("`甲` 且 `拒办` 且 `refuses` 且 `每日` 且 `a b` 且 `1a` 且 `第3条`"),
            "甲 且 `拒办` 且 `refuses` 且 `每日` 且 `a b` 且 `1a` 且 `第3条`");
}

TEST(FormatNames, NeverRunIntoAWord) {
  EXPECT_EQ(en_condition("经 joint 批准 且 joint = 1"), "with `joint` approval and joint = 1");
  EXPECT_EQ(zh_condition("with `joint` approval"), "经 `joint` 批准");
}

TEST(FormatNames, KeepTheirLetters) { EXPECT_EQ(zh_condition("Ａ１"), "Ａ１"); }

TEST(FormatLiterals, Money) {
  EXPECT_EQ(zh_condition("a = 5万元 且 b = 1.2亿元 且 c = 0.5 yuan 且 d = ５.50元"),
            "a = 50000元 且 b = 120000000元 且 c = 0.5元 且 d = 5.50元");
  EXPECT_EQ(en_condition("a = 0.00001万元 且 b = 1.25000万元 且 c = 0万元"),
            "a = 0.1 yuan and b = 12500 yuan and c = 0 yuan");
}

TEST(FormatLiterals, DaysAndCounts) {
  EXPECT_EQ(zh_condition("a = ３0天 且 b = 5 working days 且 c = 2个 且 d = 80％"),
            "a = 30日 且 b = 5个工作日 且 c = 2 且 d = 80%");
  EXPECT_EQ(en_condition("a = 30天 且 b = 5个工作日 且 c = 1日 且 d = 1个工作日"),
            "a = 30 days and b = 5 working days and c = 1 day and d = 1 working day");
}

TEST(FormatLiterals, KeepTheirLanguageWhereWordsStay) {
  EXPECT_EQ(kept("定义 x 是指 a = 3 days 且 b = 5 yuan"), "定义 x 是指 a = 3 days 且 b = 5 yuan\n");
  EXPECT_EQ(kept("条目 A\n  依据 art.1(2)\n"), "条目 A\n  依据 art.1(2)\n");
}

TEST(FormatLiterals, Dates) {
  EXPECT_EQ(zh_condition("a < ２０２４年1月5日 且 b = 2024/1/6"), "a < 2024-01-05 且 b = 2024-01-06");
}

TEST(FormatLiterals, Places) {
  EXPECT_EQ(zh("条目 A\n依据 x 第三十七条第2款\n依据 art.1(2)(3)\n依据 pt.2\n"),
            "条目 A\n  依据 x 第37条第2款\n  依据 第1条第2款第3项\n  依据 第2部分\n");
  EXPECT_EQ(en("条目 A\n依据 第37条第2款第1项\n依据 第四部分\n依据 第5条\n"),
            "item A\n  basis art.37(2)(1)\n  basis pt.4\n  basis art.5\n");
  EXPECT_EQ(en("条目 A\n依据 第37条第2项\n"), "item A\n  basis 第37条第2项\n");
}

TEST(FormatLiterals, DocumentNumbers) {
  EXPECT_EQ(en("文件 A\n文号 厅字[２０22]28号\n"), "document A\n  number 厅字〔2022〕28号\n");
}

TEST(FormatLiterals, Texts) {
  EXPECT_EQ(zh("文件 A “甲” ／ 「B」\n"), "文件 A \"甲\" / \"B\"\n");
  EXPECT_EQ(zh("文件 A 「说\"好\"」 / “说\"好\"」”\n"), "文件 A 「说\"好\"」 / “说\"好\"」”\n");
}

}  // namespace
}  // namespace qingdan::test
