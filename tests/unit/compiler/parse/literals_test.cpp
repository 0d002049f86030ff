#include "parse/literals.h"

#include <gtest/gtest.h>

#include "parse/numerals.h"
#include "unit/compiler/parse/read_text.h"

namespace qingdan {
namespace {

using LiteralKind = ast::Literal::Kind;

ast::Literal literal(const std::string& text) {
  const ReadText read("定义 a 是指 b = " + text);
  EXPECT_EQ(read.summary(), "") << text;
  const ast::Expr& compare = read.file.exprs.back();
  const ast::Boxed<ast::Literal>& found = read.file[compare.right].operand.literal;
  return found ? *found : ast::Literal{};
}

std::string problem(const std::string& text) { return ReadText("定义 a 是指 b = " + text).summary(); }

std::string expected(std::string_view code, std::string_view text) {
  return std::string(code).append(" ").append(text).append("\n");
}

std::string place(const std::string& text) {
  const ReadText read("条目 N \"x\" 依据 " + text);
  EXPECT_EQ(read.summary(), "") << text;
  return read.clause(0, 0).text->value;
}

TEST(Literals, MoneyIsExactInFen) {
  for (const auto& [text, fen] : {std::pair<const char*, std::int64_t>{"5000元", 500'000},
                                  {"0.5元", 50},
                                  {"12.34元", 1234},
                                  {"12.340元", 1234},
                                  {"5万元", 5'000'000},
                                  {"1.2亿元", 12'000'000'000},
                                  {"1.23456万元", 1'234'560},
                                  {"5000 yuan", 500'000},
                                  {"５０００元", 500'000},
                                  {"999999999999999.99元", 99'999'999'999'999'999}}) {
    EXPECT_EQ(literal(text).kind, LiteralKind::money) << text;
    EXPECT_EQ(literal(text).value, fen) << text;
  }
  EXPECT_EQ(problem("1.234元"), "QD0134 1.234元\n");
  EXPECT_EQ(problem("1.2345678万元"), "QD0134 1.2345678万元\n");
  EXPECT_EQ(problem("9999999999999999元"), "QD0133 9999999999999999元\n");
  EXPECT_EQ(problem("99999999999999万元"), "QD0133 99999999999999万元\n");
  EXPECT_EQ(problem("99999999亿元"), "QD0133 99999999亿元\n");
}

TEST(Literals, PercentIsInHundredths) {
  EXPECT_EQ(literal("80%").value, 8000);
  EXPECT_EQ(literal("１２．５％").value, 1250);
  EXPECT_EQ(literal("0.01%").value, 1);
  EXPECT_EQ(literal("150%").value, 15000);
  EXPECT_EQ(problem("0.001%"), "QD0135 0.001%\n");
}

TEST(Literals, CountsAndDurations) {
  EXPECT_EQ(literal("2").value, 2);
  EXPECT_EQ(literal("2个").kind, LiteralKind::integer);
  EXPECT_EQ(literal("３份").value, 3);
  EXPECT_EQ(literal("007").value, 7);
  EXPECT_EQ(literal("30日").kind, LiteralKind::days);
  EXPECT_EQ(literal("30天").value, 30);
  EXPECT_EQ(literal("1 day").value, 1);
  EXPECT_EQ(literal("5个工作日").kind, LiteralKind::workdays);
  EXPECT_EQ(literal("5 working days").value, 5);
  EXPECT_EQ(literal("999999999999999").value, 999'999'999'999'999);
  EXPECT_EQ(problem("1000000000000000"), "QD0133 1000000000000000\n");
  EXPECT_EQ(problem("1000000000000000日"), "QD0133 1000000000000000日\n");
}

TEST(Literals, Dates) {
  const std::int64_t day = make_date(2024, 1, 5)->days;
  EXPECT_EQ(literal("2024-01-05").value, day);
  EXPECT_EQ(literal("2024年1月5日").value, day);
  EXPECT_EQ(literal("２０２４年０１月０５日").value, day);
  for (const char* text : {"2024.1.5", "2024/01/05", "2024-1-5", "2024．1．5"}) {
    const ReadText read("定义 a 是指 b = " + std::string(text));
    EXPECT_EQ(read.summary(), expected("QD0130", text));
    EXPECT_FALSE(read.file.broken) << text;
    EXPECT_EQ(read.file[read.file.exprs.back().right].operand.literal->value, day) << text;
  }
  for (const char* text :
       {"2024-02-30", "2023年2月29日", "1899-12-31", "3000-01-01", "2024.13.1", "0000-00-00"}) {
    EXPECT_EQ(problem(text), expected("QD0131", text));
  }
}

TEST(Literals, AnImpossibleDayLeavesTheClauseWithoutADate) {
  const ReadText read("文件 甲\n  施行 2024-02-30\n");
  EXPECT_FALSE(read.clause(0, 0).date);
  EXPECT_TRUE(read.file.broken);
}

TEST(Literals, Texts) {
  EXPECT_EQ(literal("\"二(一)\"").text, "二(一)");
  EXPECT_EQ(literal("“a\"b”").text, "a\"b");
  EXPECT_EQ(literal("「」").text, "");
  EXPECT_EQ(literal("\"x # y\"").text, "x # y");
}

TEST(Literals, PlacesHaveOneForm) {
  for (const char* text : {"第37条第2款第1项", "art.37(2)(1)", "第三十七条第二款第一项",
                           "第３７条第２款第１项", "第037条第2款第1项"}) {
    EXPECT_EQ(place(text), "第37条第2款第1项");
  }
  EXPECT_EQ(place("art.4"), "第4条");
  EXPECT_EQ(place("第2部分"), "第2部分");
  EXPECT_EQ(place("pt.2"), "第2部分");
  EXPECT_EQ(place("第二部分"), "第2部分");
  EXPECT_EQ(place("第一百零八条"), "第108条");
  EXPECT_EQ(place("第四条第三项"), "第4条第3项");
  EXPECT_EQ(ReadText("条目 N \"x\" 依据 第十十条").summary(), "QD0140 第十十条\n");
  EXPECT_EQ(ReadText("条目 N \"x\" 依据 第0条").summary(), "QD0140 第0条\n");
  EXPECT_EQ(ReadText("条目 N \"x\" 依据 art.1(2)(3)(4)").summary(), "QD0140 art.1(2)(3)(4)\n");
}

TEST(Literals, DocumentNumbersHaveOneForm) {
  for (const char* text :
       {"厅字〔2022〕28号", "厅字[2022]28号", "厅字【2022】28号", "厅字〔２０２２〕２８号"}) {
    const ReadText read("文件 甲 文号 " + std::string(text));
    EXPECT_EQ(read.summary(), "");
    EXPECT_EQ(read.clause(0, 0).text->value, "厅字〔2022〕28号");
  }
  const ReadText zero("文件 甲 文号 厅字〔2022〕第028号");
  EXPECT_EQ(zero.summary(), "QD0138 厅字〔2022〕第028号\n");
  EXPECT_EQ(zero.clause(0, 0).text->value, "厅字〔2022〕28号");
  EXPECT_FALSE(zero.file.broken);
  EXPECT_EQ(ReadText("文件 甲 文号 \"主席令第37号\"").clause(0, 0).text->value, "主席令第37号");
}

TEST(Numerals, ReadWhatPeopleWrite) {
  for (const auto& [text, value] : {std::pair<const char*, std::int64_t>{"三十七", 37},
                                    {"十", 10},
                                    {"十二", 12},
                                    {"二十", 20},
                                    {"一百", 100},
                                    {"一百零五", 105},
                                    {"一百一十", 110},
                                    {"两千零二十四", 2024},
                                    {"一〇三", 103},
                                    {"〇", 0},
                                    {"42", 42}}) {
    EXPECT_EQ(parse::read_numeral(text), value) << text;
  }
  for (const char* text : {"十十", "十百", "百", "一一十", "一百二百"}) {
    EXPECT_FALSE(parse::read_numeral(text)) << text;
  }
}

TEST(Width, FoldsToAscii) {
  EXPECT_EQ(parse::fold_width("（ＡＺａｚ０９％）～！"), "(AZaz09%)~!");
  EXPECT_EQ(parse::fold_width("县、。"), "县、。");
}

}  // namespace
}  // namespace qingdan
