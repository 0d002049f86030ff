#include "parse/parse.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "unit/compiler/parse/read_text.h"

namespace qingdan {
namespace {

using ast::Expr;
using ast::Keyword;

template <class Paths>
std::string names(const Paths& paths) {
  std::string text;
  for (const ast::Path& path : paths) {
    text.append(text.empty() ? "" : " ").append(path.text());
  }
  return text;
}

std::string brackets(std::initializer_list<std::string_view> parts) {
  std::string text = "(";
  for (const std::string_view part : parts) {
    text.append(text.size() > 1 ? " " : "").append(part);
  }
  return text.append(")");
}

// A condition with every operation in brackets.
std::string shape(const ast::File& file, ast::ExprId id) {
  const Expr& expr = file[id];
  switch (expr.kind) {
    case Expr::Kind::missing:
      return "?";
    case Expr::Kind::operand:
      if (expr.operand.path) {
        return expr.operand.path->text();
      }
      return expr.operand.word ? std::string(ast::spelling(*expr.operand.word, Language::zh))
                               : std::to_string(expr.operand.literal->value);
    case Expr::Kind::approval:
      return brackets({expr.approval->joint ? "all" : "one", names(expr.approval->organs)});
    case Expr::Kind::negation:
      return brackets({"not", shape(file, expr.left)});
    case Expr::Kind::membership:
      return brackets({shape(file, expr.left), "in", std::to_string(expr.choices.size())});
    case Expr::Kind::conjunction:
      return brackets({shape(file, expr.left), "and", shape(file, expr.right)});
    case Expr::Kind::disjunction:
      return brackets({shape(file, expr.left), "or", shape(file, expr.right)});
    default:
      return brackets({shape(file, expr.left), expr.op, shape(file, expr.right)});
  }
}

std::string shape(const std::string& condition) {
  const ReadText read("定义 a 是指 " + condition);
  EXPECT_EQ(read.summary(), "") << condition;
  return shape(read.file, read.clause(0, 0).expr);
}

TEST(Parse, ReadsHeads) {
  const ReadText read("文件 意见2022 / opinions_2022 \"关于\" / “Opinions”\n事项 甲\n条目 N1 「题」");
  ASSERT_EQ(read.file.statements.size(), 3U);
  const ast::Statement& document = read.file.statements[0];
  EXPECT_EQ(document.kind, Keyword::DOCUMENT);
  EXPECT_EQ(document.name->first.text, "意见2022");
  EXPECT_EQ(document.name->second->text, "opinions_2022");
  EXPECT_EQ(document.title->first.value, "关于");
  EXPECT_EQ(document.title->second->value, "Opinions");
  EXPECT_EQ(read.sources.text(document.kind_span), "文件");
  EXPECT_FALSE(read.file.statements[1].title);
  EXPECT_EQ(read.file.statements[2].title->first.value, "题");
  EXPECT_FALSE(read.file.broken);
}

TEST(Parse, PositionsAreBytes) {
  const ReadText read("# 国家层面\n文件 甲县2024 \"题\"\n  制定机关 甲县.党委、乙\n");
  const ast::Clause& issuer = read.clause(0, 0);
  EXPECT_EQ(read.sources.text(issuer.label_span), "制定机关");
  EXPECT_EQ(read.sources.text(issuer.span), "制定机关 甲县.党委、乙");
  EXPECT_EQ(read.sources.text(issuer.refs[0].span), "甲县.党委");
  EXPECT_EQ(read.sources.text(issuer.refs[0].parts[1].span), "党委");
  EXPECT_EQ(read.sources.text(read.file.statements[0].title->first.span), "\"题\"");
  EXPECT_EQ(read.sources.text(read.file.statements[0].span),
            "文件 甲县2024 \"题\"\n  制定机关 甲县.党委、乙");
}

TEST(Parse, ReadsTheClausesOfAnItem) {
  const ReadText read(
      "条目 N1 \"c\"\n  要求 甲、乙 满足 丙\n  不得豁免\n  依据 意见2020 第三条\n  理由 \"一\" / \"one\"\n"
      "  优先于 下位 禁止 佐证\n  优先于 甲.N.N1\n  施行 2024年1月5日\n");
  EXPECT_EQ(read.summary(), "");
  EXPECT_EQ(names(read.clause(0, 0).refs), "甲 乙");
  EXPECT_FALSE(read.clause(0, 0).expr.is_none());
  EXPECT_EQ(read.clause(0, 1).label, Keyword::NO_WAIVER);
  EXPECT_EQ(names(read.clause(0, 2).refs), "意见2020");
  EXPECT_EQ(read.clause(0, 2).text->value, "第3条");
  EXPECT_EQ(read.clause(0, 3).title->second->value, "one");
  EXPECT_TRUE(read.clause(0, 4).inferior);
  EXPECT_EQ(read.clause(0, 4).word, Keyword::FORBID);
  EXPECT_EQ(names(read.clause(0, 4).refs), "佐证");
  EXPECT_FALSE(read.clause(0, 5).inferior);
  EXPECT_EQ(read.clause(0, 6).date, make_date(2024, 1, 5));
}

TEST(Parse, ReadsLimits) {
  const ReadText read(
      "条目 L1\n  限额 甲、乙 每村每年 原则上 不超过 2 + 丙\n条目 L2\n  限额 甲 计 经费 × 2 高于 500元\n");
  EXPECT_EQ(read.summary(), "");
  const ast::Clause& counted = read.clause(0, 0);
  EXPECT_EQ(names(counted.refs), "甲 乙");
  EXPECT_EQ(names(counted.per), "村 年");
  EXPECT_TRUE(counted.in_principle);
  EXPECT_EQ(counted.word, Keyword::AT_MOST);
  EXPECT_EQ(shape(read.file, counted.expr), "(2 + 丙)");
  EXPECT_TRUE(counted.counting.is_none());
  const ast::Clause& bounded = read.clause(1, 0);
  EXPECT_EQ(bounded.word, Keyword::ABOVE);
  EXPECT_FALSE(bounded.in_principle);
  EXPECT_EQ(shape(read.file, bounded.counting), "(经费 × 2)");
}

TEST(Parse, ReadsDutiesFindingsAndSubstitutes) {
  const ReadText read(
      "条目 L1\n  附带义务 甲、乙 自 丙\n  限期 5个工作日\n  视为履行 丁\n条目 L2\n  替代 甲、乙 改用 "
      "丙、丁\n"
      "条目 L3\n  发现 甲\n  针对 乙\n  逐一 丙\n条目 L4\n  发现 无\n  针对 机关\n");
  EXPECT_EQ(read.summary(), "");
  EXPECT_EQ(names(read.clause(0, 0).refs), "甲 乙");
  EXPECT_EQ(read.clause(0, 0).since_fact->text(), "丙");
  EXPECT_EQ(read.clause(0, 1).duration->kind, ast::Literal::Kind::workdays);
  EXPECT_FALSE(read.clause(0, 2).expr.is_none());
  EXPECT_EQ(names(read.clause(1, 0).refs), "甲 乙");
  EXPECT_EQ(names(read.clause(1, 0).substitutes), "丙 丁");
  EXPECT_EQ(names(read.clause(2, 1).refs), "乙");
  EXPECT_TRUE(read.clause(3, 0).none);
  EXPECT_EQ(read.clause(3, 1).word, Keyword::ORGAN);
}

TEST(Parse, ReadsTheCatalogue) {
  const ReadText read(
      "数据源 甲\n  时效 180日 自 乙\n日历 丙\n  放假 2024-10-01 至 2024-10-07、2024-01-01\n地域 丁\n"
      "  承接 戊、己 自 2024-05-01\n事实 庚\n  计数 辛 每村\n一件事 S\n  材料总数 5\n");
  EXPECT_EQ(read.summary(), "");
  EXPECT_EQ(read.clause(0, 0).duration->value, 180);
  EXPECT_EQ(read.clause(0, 0).since_fact->text(), "乙");
  ASSERT_EQ(read.clause(1, 0).spans.size(), 2U);
  EXPECT_EQ(read.clause(1, 0).spans[0].last, make_date(2024, 10, 7));
  EXPECT_EQ(read.clause(1, 0).spans[1].last, make_date(2024, 1, 1));
  EXPECT_EQ(names(read.clause(2, 0).refs), "戊 己");
  EXPECT_EQ(read.clause(2, 0).since, make_date(2024, 5, 1));
  EXPECT_EQ(names(read.clause(3, 0).per), "村");
  EXPECT_EQ(read.clause(4, 0).count->value, 5);
}

TEST(Parse, ReadsRows) {
  const ReadText read(
      "定义 a 是指 任一 b 满足 (c > 上一 c) 且 合计 d (e) > 2\n场景 S\n  情况\n  一项 b (c = 1、d = 无)\n");
  EXPECT_EQ(read.summary(), "");
  const Expr& both = read.file[read.clause(0, 0).expr];
  ASSERT_EQ(both.kind, Expr::Kind::conjunction);
  const Expr& any = read.file[both.left];
  EXPECT_EQ(any.kind, Expr::Kind::quantifier);
  EXPECT_EQ(any.word, Keyword::ANY);
  EXPECT_EQ(any.operand.path->text(), "b");
  EXPECT_TRUE(read.file[read.file[any.left].right].operand.previous);
  EXPECT_EQ(read.file[read.file[both.right].left].word, Keyword::SUM);
  ASSERT_EQ(read.clause(1, 1).settings.size(), 2U);
  EXPECT_TRUE(read.clause(1, 1).settings[1].none);
}

TEST(Parse, ReadsDeclarations) {
  const ReadText read(
      "事实 甲 / a\n  取值 截图 / screenshot、录像\n  默认 无\n事实 乙\n  类型 级别\n  默认 5日\n事项 丙\n"
      "  别名 \"一\"、\"二\"\n");
  EXPECT_EQ(read.summary(), "");
  EXPECT_EQ(read.clause(0, 0).declared[0].second->text, "screenshot");
  EXPECT_FALSE(read.clause(0, 0).declared[1].second);
  EXPECT_TRUE(read.clause(0, 1).none);
  EXPECT_EQ(read.clause(1, 0).word, Keyword::LEVEL);
  EXPECT_EQ(read.clause(1, 1).operand->literal->kind, ast::Literal::Kind::days);
  EXPECT_EQ(read.clause(2, 0).texts[1].value, "二");
}

TEST(Parse, ReadsScenarios) {
  const ReadText read(
      "场景 S1 \"x\"\n  假定 甲县.应急局 设立 工作群、乙\n  经 甲、乙 共同批准 待批 自 2024-01-01 至 "
      "2024-12-31\n"
      "  经 甲 批准 至 2024-06-30\n  其中 经费 = 5000元、佐证 = (截图、录像)、丙 = 无\n  预期 提请 甲.乙\n");
  EXPECT_EQ(read.summary(), "");
  const ast::Clause& given = read.clause(0, 0);
  EXPECT_EQ(names(given.refs), "甲县.应急局 工作群 乙");
  EXPECT_EQ(given.word, Keyword::SETS_UP);
  const ast::Clause& approval = read.clause(0, 1);
  EXPECT_TRUE(approval.approval->joint);
  EXPECT_EQ(approval.status, Keyword::PENDING);
  EXPECT_EQ(approval.since, make_date(2024, 1, 1));
  EXPECT_EQ(approval.through, make_date(2024, 12, 31));
  EXPECT_FALSE(read.clause(0, 2).since);
  EXPECT_EQ(read.clause(0, 2).through, make_date(2024, 6, 30));
  const ast::Clause& where = read.clause(0, 3);
  ASSERT_EQ(where.settings.size(), 3U);
  EXPECT_FALSE(where.settings[0].parenthesised);
  EXPECT_TRUE(where.settings[1].parenthesised);
  EXPECT_EQ(where.settings[1].values.size(), 2U);
  EXPECT_TRUE(where.settings[2].none);
  EXPECT_EQ(read.clause(0, 4).verdict->word, Keyword::REFER);
  EXPECT_EQ(names(read.clause(0, 4).verdict->refer_to), "甲.乙");
}

TEST(Parse, ConditionsBindAsInTheReadme) {
  EXPECT_EQ(shape("甲 且 乙 或 非 丙 且 丁"), "((甲 and 乙) or ((not 丙) and 丁))");
  EXPECT_EQ(shape("非 甲 = 乙"), "(not (甲 = 乙))");
  EXPECT_EQ(shape("甲 < 乙 + 丙 × 80%"), "(甲 < (乙 + (丙 × 8000)))");
  EXPECT_EQ(shape("甲 - 乙 - 丙"), "((甲 - 乙) - 丙)");
  EXPECT_EQ(shape("甲 且 (乙 或 丙)"), "(甲 and (乙 or 丙))");
  EXPECT_EQ(shape("事项 属于 (甲、乙) 且 责任形式 = 主责"), "((事项 in 2) and (责任形式 = 主责))");
  EXPECT_EQ(shape("甲 含有任一 乙"), "(甲 in 1)");
  EXPECT_EQ(shape("经 县.党委、县.政府 共同批准 或 经 省.政府 批准"),
            "((all 县.党委 县.政府) or (one 省.政府))");
  EXPECT_EQ(shape("甲 >= 1 且 乙 ≤ 2 且 丙 != 是"), "(((甲 ≥ 1) and (乙 ≤ 2)) and (丙 ≠ 1))");
  EXPECT_EQ(shape("甲 ＝ 是 且 乙 ＞ ５"), "((甲 = 1) and (乙 > 5))");
}

TEST(Parse, ChildrenComeBeforeTheirParent) {
  const ReadText read("定义 a 是指 甲 且 (乙 或 非 丙) 且 丁 < 3");
  for (std::uint32_t i = 0; i < read.file.exprs.size(); ++i) {
    const Expr& expr = read.file.exprs[i];
    EXPECT_TRUE(expr.left.is_none() || expr.left.value < i);
    EXPECT_TRUE(expr.right.is_none() || expr.right.value < i);
  }
}

TEST(Parse, BothLanguagesReadTheSame) {
  const ReadText zh(
      "负面清单 N \"x\"\n  未列入 提请 甲.政府\n条目 N1 \"x\"\n  仅当 经 甲 批准 且 a >= 30日\n");
  const ReadText en(
      "negative list N \"x\"\n unlisted refer 甲.政府 item N1 \"x\" only   when with 甲 approval "
      "and a >= 30 days");
  EXPECT_EQ(zh.summary() + en.summary(), "");
  ASSERT_EQ(en.file.statements.size(), 2U);
  EXPECT_EQ(shape(zh.file, zh.clause(1, 0).expr), shape(en.file, en.clause(1, 0).expr));
  EXPECT_EQ(en.clause(1, 0).label, Keyword::ONLY_WHEN);
}

TEST(Parse, AcceptsEndsCommentsAndLineBreaksAnywhere) {
  const ReadText read("# 一\r\n文件 甲 # 二\r\n  制定机关\r\n # 三\r\n 乙 ，\r\n\t丙；文件 丁 ＃四");
  EXPECT_EQ(read.summary(), "");
  EXPECT_EQ(names(read.clause(0, 0).refs), "乙 丙");
  EXPECT_EQ(read.file.statements.size(), 2U);
}

TEST(Parse, AnEmptyFileHasNoStatements) {
  for (const char* text : {"", "\n", "  # 注释", "\xEF\xBB\xBF"}) {
    const ReadText read(text);
    EXPECT_EQ(read.summary(), "");
    EXPECT_TRUE(read.file.statements.empty());
    EXPECT_FALSE(read.file.broken);
  }
}

TEST(Parse, NamesFoldWidthAndCompose) {
  const ReadText read("事项 ＡＢ１２ / `每日.报表`\n  归入 \xEF\xA4\x80\n");
  EXPECT_EQ(read.file.statements[0].name->first.text, "AB12");
  EXPECT_EQ(read.file.statements[0].name->second->text, "每日.报表");
  EXPECT_TRUE(read.file.statements[0].name->second->quoted);
  EXPECT_EQ(read.clause(0, 0).refs[0].text(), "豈");  // U+F900 is U+8C48 in NFC
}

TEST(Parse, RareHanLettersMakeNames) {
  const ReadText read("地域 㐀村 / 𠀀乡 地域 二〇 地域 𰻝镇");
  EXPECT_EQ(read.summary(), "");
  EXPECT_EQ(read.file.statements.size(), 3U);
}

}  // namespace
}  // namespace qingdan
