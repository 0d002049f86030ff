// Each syntax diagnostic: what is written, what is pointed at, what is said.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include "unit/compiler/parse/read_text.h"

namespace qingdan {
namespace {

using diagnostics::Kind;

struct Case {
  std::string_view text;
  Kind kind;
  std::string_view pointed_at;
  std::string_view said;  // somewhere in the Chinese message
};

const Case kCases[] = {
    // Words that run together.
    {"条目 N1 \"c\"\n  当 a < 30日内", Kind::NumberRunsIntoName, "30日内", "“30日”后面紧接着“内”"},
    {"条目 N1 \"c\"\n  当 a < 5万", Kind::NumberRunsIntoName, "5万", "5个工作日、5000元"},
    {"条目 N1 \"c\"\n  除非 经 县.党委、县.政府批准", Kind::KeywordEndsName, "政府批准", "改为:政府 批准"},
    {"条目 N1 \"c\"\n  除非 经 县.党委、县.政府共同批准", Kind::KeywordEndsName, "政府共同批准",
     "改为:政府 共同批准"},
    {"场景 S1 \"c\"\n  假定 甲县.应急局交办 安全生产", Kind::KeywordEndsName, "应急局交办",
     "改为:应急局 交办"},
    {"定义 逾期是指 a < 0", Kind::KeywordEndsName, "逾期是指", "改为:逾期 是指"},
    {"条目 N1 \"c\"\n  要求 A满足 c", Kind::KeywordEndsName, "A满足", "改为:A 满足"},
    {"条目 N1 \"c\"\n  除非经 县.党委 批准", Kind::KeywordRunsIntoName, "除非经", "改为:除非 经"},
    {"条目 N1 \"c\"\n  禁止行政执法、拆迁", Kind::KeywordRunsIntoName, "禁止行政执法", "改为:禁止 行政执法"},
    {"条目N1 \"c\"", Kind::KeywordRunsIntoName, "条目N1", "改为:条目 N1"},
    {"条目 N1 \"c\"\n  作为2", Kind::KeywordRunsIntoName, "作为2", "改为:作为 2"},
    {"条目 N1 \"c\"\n  除非 经县.党委 批准", Kind::KeywordRunsIntoName, "经县", "改为:经 县.党委"},
    {"条目 N1 \"c\"\n  当 a 且b", Kind::KeywordRunsIntoName, "且b", "改为:且 b"},
    {"条目 N1 \"c\"\n  禁止 检查", Kind::ReservedAsName, "检查", "`检查`"},
    {"事项 报表清单", Kind::ReservedAsName, "报表清单", "`报表清单`"},
    {"条目 N1 \"c\"\n  禁止 每日报表、a", Kind::NameNeedsQuotes, "每日报表", "改为:`每日报表`"},
    {"事项 每日报表 / daily_form", Kind::NameNeedsQuotes, "每日报表", "改为:`每日报表`"},
    {"条目 N1 \"c\"\n  禁止 村里每周报表", Kind::NameNeedsQuotes, "村里每周报表", "改为:`村里每周报表`"},
    // Limits, rows, duties, substitutes.
    {"条目 N1 \"c\"\n  限额 a 每村 2", Kind::WordMissing, "2", "写法:限额 … 不超过 …"},
    {"条目 N1 \"c\"\n  限额 a 每村 ≤ 2", Kind::OperatorUnknown, "≤", "改为:不超过"},
    {"条目 N1 \"c\"\n  限额 a 每村 至少 2", Kind::OperatorUnknown, "至少", "改为:不少于"},
    {"条目 N1 \"c\"\n  限额 a 每村不超过 2", Kind::KeywordEndsName, "村不超过", "改为:村 不超过"},
    {"条目 N1 \"c\"\n  限额 a 每村 不超过2", Kind::KeywordRunsIntoName, "不超过2", "改为:不超过 2"},
    {"条目 N1 \"c\"\n  限额 a 原则上不超过 2", Kind::KeywordRunsIntoName, "原则上不超过",
     "改为:原则上 不超过"},
    {"item N1 \"c\"\n  limit a no more than 2", Kind::OperatorUnknown, "no more than", "改为:at most"},
    {"条目 N1 \"c\"\n  当 任一 环节 满足 a > 2", Kind::WordMissing, "a", "写法:任一 环节 满足 (…)"},
    {"条目 N1 \"c\"\n  当 个数 环节 > 2", Kind::WordMissing, ">", "写法:个数 环节 满足 (…)"},
    {"条目 N1 \"c\"\n  当 合计 a > 2", Kind::WordMissing, ">", "写法:合计 … (…)"},
    {"条目 N1 \"c\"\n  当 任一环节 满足 (a)", Kind::KeywordRunsIntoName, "任一环节", "改为:任一 环节"},
    {"条目 N1 \"c\"\n  当 工作日 a 到 b > c", Kind::OperatorUnknown, "到", "改为:至"},
    {"条目 N1 \"c\"\n  当 工作日 a > c", Kind::WordMissing, ">", "写法:工作日 … 至 …"},
    {"条目 N1 \"c\"\n  替代 a b", Kind::WordMissing, "b", "写法:替代 … 改用 …"},
    {"条目 N1 \"c\"\n  限期 30", Kind::ValueExpected, "30", "后面要写期限(例如 30日、5个工作日)"},
    {"条目 N1 \"c\"\n  限期 30日 自 a", Kind::SinceWithDuty, "自", "改为:附带义务 … 自 a"},
    {"条目 N1 \"c\"\n  附带义务 a 自 2024-01-01", Kind::ValueExpected, "2024-01-01", "“自”后面要写名称"},
    {"条目 N1 \"c\"\n  限额 a 经费 不超过 5元", Kind::WordMissing, "经费", "写法:限额 … 计 经费 不超过 …"},
    {"数据源 甲\n  时效 30日", Kind::WordMissing, "30日", "写法:时效 30日 自 …"},
    {"日历 甲\n  放假 2024-10-01 - 2024-10-07", Kind::OperatorUnknown, "-", "改为:至"},
    {"日历 甲\n  放假 2024-10-01至2024-10-07", Kind::KeywordRunsIntoName, "至2024-10-07",
     "改为:至 2024-10-07"},
    {"条目 N1 \"c\"\n  等事项 提请 县.政府", Kind::UnknownLabelNear, "等事项 提请", "是不是“等事项提请”?"},
    {"场景 S1 \"c\"\n  一项 环节 a = 1", Kind::WordMissing, "a", "写法:一项 环节 (…)"},
    {"条目 N1 \"c\"\n  禁止 阿·买", Kind::NameNeedsQuotes, "阿·买", "名称里有“·”"},
    {"条目 N1 \"c\"\n  禁止 \"行政执法\"", Kind::TextAsName, "\"行政执法\"", "改为:行政执法"},
    {"条目 N1 \"c\"\n  理由 不得 留痕", Kind::TextWithoutMarks, "不得", "改为:\"不得"},
    {"条目 N1 执法、拆迁", Kind::TextWithoutMarks, "执法、拆迁", "改为:\"执法、拆迁\""},
    {"条目 N1 \"c\"\n  依据 第3条\n  甲乙丙丁 a", Kind::UnknownLabel, "甲乙丙丁", "以关键词开头"},
    {"123", Kind::UnknownLabel, "123", "“123”不是"},
    {"条目 N1 \"c\"\n  依据 第3条\n  禁至 a", Kind::UnknownLabelNear, "禁至", "是不是“禁止”?"},
    {"Item N1 \"c\"", Kind::UnknownLabelNear, "Item", "是不是“item”?"},
    {"item N1 \"c\"\n  no waivers", Kind::UnknownLabelNear, "no waivers", "是不是“no waiver”?"},
    // Signs.
    {"条目 N1 \"c\"\n  禁止 a、$b", Kind::SignUnknown, "$", "不用“$”"},
    {"条目 N1 \"c\"\n  禁止 a\xE2\x80\x8B"
     "b",
     Kind::HiddenCharacter, "\xE2\x80\x8B", "U+200B"},
    {"# \xE2\x80\xAE comment", Kind::HiddenCharacter, "\xE2\x80\xAE", "U+202E"},
    {"文件 甲 \"\x1B[31m\"", Kind::HiddenCharacter, "\x1B", "U+001B"},
    {"条目 N1 \"c\"\n  禁止 \xD0\xB0"
     "bc",
     Kind::LookAlikeLetter, "\xD0\xB0", "与“a”相像"},
    {"条目 N1 \"c\"\n  禁止 `\xCE\x91`", Kind::LookAlikeLetter, "\xCE\x91", "U+0391"},
    {"条目 N1 \"c\"\n  依据:第3条", Kind::ColonAfterLabel, ":", "“依据”后面不写冒号"},
    {"条目 N1 \"c\"\n  依据:第3条", Kind::ColonAfterLabel, ":", "改为空格"},
    {"条目 N1 \"c\"\n  依据 《意见》第3条", Kind::BookMarks, "《", "书名号"},
    {"条目 N1 \"c\n  禁止 a", Kind::TextNotClosed, "\"", "补上 \""},
    {"条目 N1 “c\n  禁止 a", Kind::TextNotClosed, "“", "补上 ”"},
    {"条目 N1 “c\" / \"d\"", Kind::TextMarksDiffer, "“c\"", "后面改为 ”"},
    {"条目 N1 ‘c’", Kind::MarkUnknown, "‘", "「…」"},
    {"条目 N1 \"c\"\n  当 a == b", Kind::OperatorUnknown, "==", "改为:="},
    {"条目 N1 \"c\"\n  当 a => b", Kind::OperatorUnknown, "=>", "改为:>="},
    {"条目 N1 \"c\"\n  当 a && b", Kind::OperatorUnknown, "&&", "改为:且"},
    {"条目 N1 \"c\"\n  当 a = b − 2", Kind::OperatorUnknown, "−", "改为:-"},
    {"条目 N1 \"c\"\n  当 (a 且 (b 或 c)", Kind::BracketNotClosed, "(", "从这里开始"},
    {"条目 N1 \"c\"\n  当 a 属于 (b、c\n  不得豁免", Kind::BracketNotClosed, "(", "补上 )"},
    {"条目 N1 \"c\"\n  当 a) 且 b", Kind::BracketNotOpened, ")", "前面补上 ("},
    {"条目 N1 \"c\"\n  禁止 a;b", Kind::StrayEnd, ";", "名称之间用“、”"},
    {"条目 N1 \"c\";;", Kind::StrayEnd, ";", "末尾"},
    {"条目 N1 \"c\"\n  当 a 不少于 5000元", Kind::OperatorUnknown, "不少于", "改为:≥"},
    {"条目 N1 \"c\"\n  当 经费不超过 5000元", Kind::OperatorUnknown, "经费不超过", "改为:经费 ≤"},
    // Joining words.
    {"条目 N1 \"c\"\n  禁止 a.b c.d", Kind::CommaMissing, "c", "“b”和“c”之间缺少“、”"},
    {"条目 N1 \"c\"\n  禁止 a 和 b", Kind::JoinInList, "和", "名称之间用“、”"},
    {"item N1 \"c\"\n  forbid a and b", Kind::JoinInList, "and", "名称之间用“、”"},
    {"条目 N1 \"c\"\n  除非 经 a 与 b 共同批准", Kind::JoinInList, "与", "名称之间不用“与”"},
    {"条目 N1 \"c\"\n  当 a 与 b", Kind::JoinInCondition, "与", "都要成立用“且”"},
    {"条目 N1 \"c\"\n  当 a、b", Kind::JoinInCondition, "、", "条件之间不用“、”"},
    {"条目 N1 \"c\"\n  禁止 a、b 等", Kind::AndTheLike, "等", "写全"},
    {"文件 测试 trial \"a\"", Kind::NamesNeedSlash, "测试 trial", "测试 / trial"},
    {"定义 逾期 overdue 是指 a", Kind::NamesNeedSlash, "逾期 overdue", "逾期 / overdue"},
    {"事实 a\n  取值 树 tree、草", Kind::NamesNeedSlash, "树 tree", "树 / tree"},
    {"条目 N1 \"c\"\n  当 a 大于 或 等于 5元", Kind::OperatorUnknown, "大于 或 等于", "≥"},
    {"item N1 \"c\"\n  when a is greater than 5", Kind::OperatorUnknown, "is greater than", ">"},
    {"item N1 \"c\"\n  when a equal to 5", Kind::OperatorUnknown, "equal to", "="},
    {"条目 N1 \"c\"\n  除非 县.党委、县.政府 共同批准", Kind::WordMissing, "县.党委、县.政府 共同批准",
     "经 县.党委、县.政府 共同批准"},
    {"条目 N1 \"c\"\n  当 a < b < c", Kind::ComparisonChain, "a < b < c", "分成两个比较"},
    {"条目 N1 \"c\"\n  当 a 属于 b、c", Kind::ChoicesNeedBrackets, "、", "属于 (…、…)"},
    {"场景 S1 \"c\"\n  其中 a = b、c", Kind::ChoicesNeedBrackets, "、", "= (…、…)"},
    {"条目 N1 \"c\"\n  依据 第9条、第10条", Kind::OnePlace, "第9条、第10条", "加引号:\"第9条、第10条\""},
    {"场景 1 \"c\"", Kind::NameBeginsWithDigit, "1", "例如:N1"},
    {"条目 N1 \"c\"\n  禁止 2022意见", Kind::NameBeginsWithDigit, "2022意见", "名称不以数字开头"},
    {"条目 N1 \"c\"\n  理由 他说\"不\"", Kind::TextWithoutMarks, "他说\"不\"", "改为:「他说\"不\"」"},
    // Values.
    {"文件 甲\n  施行 2024.1.15", Kind::LooseDate, "2024.1.15", "写作 2024-01-15"},
    {"文件 甲\n  施行 2024-02-30", Kind::NoSuchDay, "2024-02-30", "没有“2024-02-30”这一天"},
    {"文件 甲\n  施行 2024年1月", Kind::DateIncomplete, "2024年1月", "不是完整的日期"},
    {"文件 甲\n  施行 2024.1", Kind::DateIncomplete, "2024.1", "写全年月日"},
    {"条目 N1 \"c\"\n  当 a = 1234567890123456", Kind::NumberTooLarge, "1234567890123456", "最多 15 位"},
    {"条目 N1 \"c\"\n  当 a = 0.001元", Kind::MoneyTooFine, "0.001元", "不足一分"},
    {"条目 N1 \"c\"\n  当 a = b × 1.234%", Kind::PercentTooFine, "1.234%", "最多两位小数"},
    {"条目 N1 \"c\"\n  当 a = 5,000元", Kind::DigitGrouping, "5,000元", "改为:5000元"},
    {"场景 S1 \"c\"\n  其中 a = 1,234,567", Kind::DigitGrouping, "1,234,567", "改为:1234567"},
    {"条目 N1 \"c\"\n  当 a = 1.5日", Kind::DecimalCount, "1.5日", "写整数"},
    {"文件 甲\n  文号 厅字〔2022〕第028号", Kind::DocumentNumberForm, "厅字〔2022〕第028号",
     "写作 厅字〔2022〕28号"},
    {"文件 甲\n  文号 厅字(2022)28号", Kind::DocumentNumberBrackets, "厅字(2022)28号",
     "改为:厅字〔2022〕28号"},
    {"文件 甲\n  文号 厅字 〔2022〕 第028号", Kind::DocumentNumberBrackets, "厅字 〔2022〕 第028号",
     "〔2022〕28号"},
    {"条目 N1 \"c\"\n  依据 第十十条", Kind::NoSuchPlace, "第十十条", "第37条第2款第1项"},
    // Statements and clauses.
    {"条目\n  禁止 a", Kind::StatementNameMissing, "条目", "例如:条目 N1"},
    {"条目 \"c\"\n  禁止 a", Kind::StatementNameMissing, "条目", "后面没有名称"},
    {"  禁止 a\n文件 甲", Kind::ClauseBeforeStatement, "禁止", "先写语句的开头"},
    {"条目 N1 \"c\";\n  禁止 a;\n  依据 第3条。", Kind::ClauseAfterEnd, ";", "后面的“禁止”没有归属"},
    {"条目 N1 \"c\"\n  禁止\n  作为 主责", Kind::ValueMissing, "禁止", "后面写名称"},
    {"条目 N1 \"c\"\n  当 a 且\n  作为 主责", Kind::ValueMissing, "且", "后面写一个条件"},
    {"条目 N1 \"c\"\n  施行", Kind::ValueMissing, "施行", "后面写日期"},
    {"条目 N1 \"c\"\n  理由", Kind::ValueMissing, "理由", "后面写文字(加引号)"},
    {"负面清单 N \"c\"\n  未列入", Kind::ValueMissing, "未列入", "“拒绝”、“提请”、“待补正”或“不作规定”"},
    {"场景 S1 \"c\"\n  预期 同意", Kind::ValueExpected, "同意", "“接受”、“拒绝”、“提请”或“待补正”"},
    {"场景 S1 \"c\"\n  发生日 昨天", Kind::ValueExpected, "昨天", "后面要写日期"},
    {"场景 S1 \"c\"\n  其中 经费 5000元", Kind::ValueExpected, "5000元", "“经费”后面要写“=”"},
    {"条目 N1 \"c\"\n  当 且 b", Kind::ValueExpected, "且", "“当”后面要写一个条件"},
    {"条目 N1 \"c\"\n  依据 2", Kind::ValueExpected, "2", "条款位置"},
    {"场景 S1 \"c\"\n  经 甲县.党委 共同", Kind::WordMissing, "共同", "缺少“批准”或“共同批准”"},
    {"条目 N1 \"c\"\n  除非 县.党委 批准", Kind::WordMissing, "县.党委 批准", "经 县.党委 批准"},
    {"场景 S1 \"c\"\n  假定 a 要求 b", Kind::ValueExpected, "要求", "“假定”后面要写“交办”"},
    {"条目 N1 \"c\"\n  体系 联合,\n  不得豁免", Kind::ValueMissing, ",", "“,”后面没有内容"},
    {"条目 N1 \"c\"\n  经费 5000元", Kind::UnknownLabel, "经费", "以关键词开头"},
    {"条目 N1 \"c\"\n  要求 a b > 5元", Kind::WordMissing, "b", "要求 … 满足 …"},
    {"定义 逾期 a < 0", Kind::WordMissing, "a", "定义 … 是指 …"},
    {"条目 N1 \"c\"\n  禁止 a 3", Kind::NothingFits, "3", "“禁止”一项到前面已经完整"},
    {"条目 N1 \"c\" \"d\"", Kind::NothingFits, "\"d\"", "接不上"},
};

class SyntaxError : public testing::TestWithParam<Case> {};

TEST_P(SyntaxError, IsReportedOnceWithItsOwnMessage) {
  const Case& test = GetParam();
  const ReadText read{std::string(test.text)};
  const auto found = read.sink.sorted();
  ASSERT_GE(found.size(), 1U);
  EXPECT_EQ(diagnostics::info(found[0].kind).name, diagnostics::info(test.kind).name);
  EXPECT_TRUE(read.sources.text(found[0].span).starts_with(test.pointed_at)) << read.rendered(Language::zh);
  EXPECT_NE(read.rendered(Language::zh).find(test.said), std::string::npos) << read.rendered(Language::zh);
  EXPECT_EQ(read.file.broken, diagnostics::info(test.kind).severity == diagnostics::Severity::error);
}

// One slip, one message. A pair of signs may count as two.
TEST_P(SyntaxError, DoesNotCascade) {
  const Case& test = GetParam();
  const bool pair = test.kind == Kind::BookMarks || test.kind == Kind::MarkUnknown;
  EXPECT_EQ(ReadText{std::string(test.text)}.sink.sorted().size(), pair ? 2U : 1U) << test.text;
}

TEST_P(SyntaxError, ShowsNothingOfTheParser) {
  const ReadText read{std::string(GetParam().text)};
  for (const Language language : {Language::zh, Language::en}) {
    const std::string text = read.rendered(language);
    EXPECT_FALSE(text.empty());
    for (const char* word : {"EOF", "NAME", "INT", "STRING", "expecting", "mismatched", "viable",
                             "extraneous", "token", "input", "{0}", "{1}", "{2}"}) {
      EXPECT_EQ(text.find(word), std::string::npos) << text;
    }
  }
}

TEST_P(SyntaxError, IsTheSameWithTheRestOfAFileAround) {
  const Case& test = GetParam();
  const std::string before = "文件 前 \"x\"\n  施行 2024-01-01\n\n";
  const std::string after = "\n\n条目 后 \"y\"\n  禁止 a\n  不得豁免\n";
  const ReadText alone{std::string(test.text)};
  const bool needs_no_statement = test.kind == Kind::ClauseBeforeStatement;
  const ReadText around(std::string(needs_no_statement ? "" : before).append(test.text).append(after));
  EXPECT_EQ(around.summary(), alone.summary());
  ASSERT_FALSE(around.file.statements.empty());
  const ast::Statement& last = around.file.statements.back();
  EXPECT_EQ(last.name->first.text, "后");
  EXPECT_EQ(last.clauses.size(), 2U);
  EXPECT_FALSE(last.broken);
}

INSTANTIATE_TEST_SUITE_P(All, SyntaxError, testing::ValuesIn(kCases));

TEST(SyntaxErrors, EveryKindHasACase) {
  std::set<Kind> covered = {// text_test.cpp
                            Kind::NotUtf8, Kind::Gb18030Text, Kind::Utf16Text, Kind::FileTooLarge,
                            // limits_test.cpp
                            Kind::NestingTooDeep, Kind::StatementTooLong, Kind::TooManyOperators,
                            Kind::TooManyErrors,
                            // only if the parser itself fails
                            Kind::NotReadable};
  for (const Case& test : kCases) {
    covered.insert(test.kind);
  }
  for (const Kind kind : diagnostics::all_kinds()) {
    const auto& info = diagnostics::info(kind);
    EXPECT_TRUE(!info.code.starts_with("QD01") || covered.contains(kind)) << info.name;
  }
}

TEST(SyntaxErrors, OneForEachClause) {
  const ReadText read(
      "文件 甲县2024 \"x\"\n  施行 2024.1\n  公布 昨天\n  体系 联合\n\n条目 \"y\"\n  禁止行政执法\n  依据: "
      "第3条\n\n"
      "条目 N2 \"z\"\n  禁止 a 和 b\n  除非经 县.党委 批准\n  不得豁免\n");
  EXPECT_EQ(
      read.summary(),
      "QD0132 2024.1\nQD0145 昨天\nQD0141 条目\nQD0107 禁止行政执法\nQD0117 :\nQD0126 和\nQD0107 除非经\n");
}

TEST(SyntaxErrors, WhatCouldBeReadIsKept) {
  const ReadText read("条目 N1 \"x\"\n  禁止 a\n  当 a 且\n  除非经 b 批准\n  依据 第3条\n事项 乙\n");
  ASSERT_EQ(read.file.statements.size(), 2U);
  EXPECT_TRUE(read.file.statements[0].broken);
  EXPECT_FALSE(read.file.statements[1].broken);
  ASSERT_EQ(read.file.statements[0].clauses.size(), 3U);
  EXPECT_EQ(read.clause(0, 0).refs.size(), 1U);
  EXPECT_EQ(read.clause(0, 1).label, ast::Keyword::WHEN);
  EXPECT_EQ(read.file[read.clause(0, 1).expr].kind, ast::Expr::Kind::missing);
  EXPECT_EQ(read.clause(0, 2).text->value, "第3条");
}

TEST(SyntaxErrors, LinesThatBeginWithNoKeywordAreReportedEach) {
  const ReadText read("条目 N1 \"x\"\n  依据 第3条\n  禁至 a\n  作卫 b、\n    c\n  甲乙丙丁\n");
  EXPECT_EQ(read.summary(), "QD0113 禁至\nQD0113 作卫\nQD0112 甲乙丙丁\n");
}

}  // namespace
}  // namespace qingdan
