// Lines, blank lines, clause order, comments.
#include <gtest/gtest.h>

#include "unit/compiler/format/format_text.h"

namespace qingdan::test {
namespace {

TEST(FormatLayout, KeepsNothingFromNothing) {
  EXPECT_EQ(kept(""), "");
  EXPECT_EQ(kept(" \n\n　\n"), "");
}

TEST(FormatLayout, KeepsFileOfComments) { EXPECT_EQ(kept("\n＃ 一  \n\n\n  # 二"), "# 一\n\n# 二\n"); }

TEST(FormatLayout, PutsEachClauseOnItsLine) {
  EXPECT_EQ(kept("条目 A \"甲\" 禁止 a,b 不得豁免 依据 第1条；"),
            "条目 A \"甲\"\n  禁止 a、b\n  不得豁免\n  依据 第1条\n");
}

TEST(FormatLayout, JoinsClauseOfSeveralLines) {
  EXPECT_EQ(kept("条目 A\n禁止 a，\n\n   b\n"), "条目 A\n  禁止 a、b\n");
}

TEST(FormatLayout, KeepsOneBlankLineWhereThereWasOne) {
  EXPECT_EQ(kept("责任形式 a\n责任形式 b\n\n\n\n责任形式 c\r\n\r\n责任形式 d"),
            "责任形式 a\n责任形式 b\n\n责任形式 c\n\n责任形式 d\n");
}

TEST(FormatLayout, DropsBlankLinesBetweenClauses) {
  EXPECT_EQ(kept("条目 A\n\n  禁止 a\n\n  依据 第1条\n"), "条目 A\n  禁止 a\n  依据 第1条\n");
}

TEST(FormatLayout, SortsClausesOfItem) {
  EXPECT_EQ(kept("条目 A\n依据 第1条\n理由 \"因\"\n除非 b\n除非 a\n当 c\n作为 主责\n要件 经费\n禁止 x\n"),
            "条目 A\n  禁止 x\n  要件 经费\n  作为 主责\n  当 c\n  除非 b\n  除非 a\n  理由 \"因\"\n  依据 "
            "第1条\n");
}

TEST(FormatLayout, SortsClausesOfScenario) {
  EXPECT_EQ(kept("场景 S\n因 a.b\n预期 接受\n其中 x = 1\n假定 甲县.政府 交办 y\n发生日 2024-01-01\n"),
            "场景 S\n  发生日 2024-01-01\n  假定 甲县.政府 交办 y\n  其中 x = 1\n  预期 接受\n  因 a.b\n");
}

TEST(FormatLayout, KeepsDefinitionOnOneLine) {
  EXPECT_EQ(kept("定义 逾期 / overdue\n  是指 剩余天数\n < 0"), "定义 逾期 / overdue 是指 剩余天数 < 0\n");
  EXPECT_EQ(kept("定义 a\n  # 为何\n  是指 b\n"), "定义 a\n  # 为何\n  是指 b\n");
}

TEST(FormatComments, TravelWithTheirClause) {
  EXPECT_EQ(kept("条目 A # 头\n # 据\n依据 第1条 # 据尾\n# 禁\n禁止 a#禁尾\n"),
            "条目 A  # 头\n  # 禁\n  禁止 a  #禁尾\n  # 据\n  依据 第1条  # 据尾\n");
}

TEST(FormatComments, KeepBlankLineBeforeThem) {
  EXPECT_EQ(kept("责任形式 a\n\n\n# 一\n\n# 二\n责任形式 b\n# 三\n\n责任形式 c\n\n# 末\n"),
            "责任形式 a\n\n# 一\n\n# 二\n责任形式 b\n# 三\n\n责任形式 c\n\n# 末\n");
  EXPECT_EQ(kept("条目 A\n  禁止 a\n\n  # 二\n  依据 第1条\n"), "条目 A\n  禁止 a\n\n  # 二\n  依据 第1条\n");
}

TEST(FormatComments, InsideClauseBreakIt) {
  const std::string broken = "条目 A\n  当 a  # 一\n    # 二\n    且 b\n";
  EXPECT_EQ(kept("条目 A\n当 a # 一\n# 二\n且 b"), broken);
  EXPECT_EQ(kept(broken), broken);
}

TEST(FormatComments, IndentedAfterLastClauseStay) {
  const std::string text = "条目 A\n  禁止 a\n  # 除非 b\n\n# 下\n条目 B\n  禁止 c\n  # 末\n";
  EXPECT_EQ(kept(text), text);
}

TEST(FormatComments, AroundEndSignSurvive) {
  EXPECT_EQ(kept("责任形式 a # 一\n。 # 二\n责任形式 b; # 三\n"),
            "责任形式 a  # 一\n  # 二\n责任形式 b  # 三\n");
}

TEST(FormatErrors, BrokenFileIsNotRewritten) {
  source::SourceSet sources;
  diagnostics::DiagnosticSink sink;
  const std::uint32_t id = sources.add("test.qd", "条目 A\n  禁止\n");
  EXPECT_FALSE(format::format(sources, id, {}, sink).has_value());
  EXPECT_TRUE(sink.has_errors());
  EXPECT_FALSE(format_text("禁止 a\n").has_value());
  EXPECT_FALSE(format_text("条目 A\n  施行 2024-02-30\n").has_value());
}

}  // namespace
}  // namespace qingdan::test
