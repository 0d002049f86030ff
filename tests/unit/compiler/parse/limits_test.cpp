// Texts that would exhaust a parser are refused, quickly and without a crash.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "unit/compiler/parse/read_text.h"

namespace qingdan {
namespace {

std::string repeat(std::string_view text, std::size_t times) {
  std::string result;
  result.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) {
    result += text;
  }
  return result;
}

// The code of the first diagnostic.
std::string first_code(const ReadText& read) {
  const auto found = read.sink.sorted();
  return found.empty() ? "" : std::string(diagnostics::info(found[0].kind).code);
}

std::string code(const std::string& text, const parse::Limits& limits = {}) {
  const ReadText read(text, limits);
  EXPECT_EQ(read.file.broken, read.sink.has_errors());
  return first_code(read);
}

TEST(Limits, BracketsNestUpToTheLimit) {
  const std::string head = "定义 a 是指 ";
  EXPECT_EQ(code(std::string(head).append(repeat("(", 64)).append("b").append(repeat(")", 64))), "");
  EXPECT_EQ(code(std::string(head).append(repeat("(", 65)).append("b").append(repeat(")", 65))), "QD0148");
  EXPECT_EQ(code(std::string(head).append(repeat("非 ", 64)).append("b")), "");
  EXPECT_EQ(code(std::string(head).append(repeat("非 ", 65)).append("b")), "QD0148");
  EXPECT_EQ(code(std::string(head).append(repeat("非 (", 33)).append("b").append(repeat(")", 33))), "QD0148");
  EXPECT_EQ(code(std::string(head).append(repeat("(b) 且 ", 100)).append("b")), "");
}

TEST(Limits, OperatorsOfOneStatement) {
  EXPECT_EQ(code(std::string("定义 a 是指 b").append(repeat(" 且 b", 500))), "");
  EXPECT_EQ(code(std::string("定义 a 是指 b").append(repeat(" 且 b", 501))), "QD0150");
  EXPECT_EQ(code(std::string("定义 a 是指 b = 1").append(repeat(" + 1", 499))), "");
  EXPECT_EQ(code(std::string("定义 a 是指 b").append(repeat(" = 非 b", 250))), "");
}

TEST(Limits, TokensOfOneStatement) {
  EXPECT_EQ(code(std::string("条目 N \"x\" 禁止 a").append(repeat("、a", 9990))), "");
  EXPECT_EQ(code(std::string("条目 N \"x\" 禁止 a").append(repeat("、a", 10000))), "QD0149");
}

TEST(Limits, AreOptions) {
  parse::Limits limits;
  limits.nesting = 2;
  limits.expression_operators = 3;
  EXPECT_EQ(code("定义 a 是指 ((b))", limits), "");
  EXPECT_EQ(code("定义 a 是指 (((b)))", limits), "QD0148");
  EXPECT_EQ(code("定义 a 是指 a + b + c + d = e", limits), "QD0150");
}

TEST(Limits, ErrorsOfOneFile) {
  const ReadText read(repeat("条目 \"x\"\n", 50));
  const auto found = read.sink.sorted();
  ASSERT_EQ(found.size(), 21U);
  EXPECT_EQ(found.back().kind, diagnostics::Kind::TooManyErrors);
  EXPECT_EQ(read.sink.errors(), 20U);
}

TEST(Limits, AFileOverALimitIsNotParsed) {
  const ReadText read("文件 甲\n定义 a 是指 " + repeat("(", 100));
  EXPECT_TRUE(read.file.statements.empty());
  EXPECT_TRUE(read.file.broken);
}

TEST(Hostile, LongRowsOfOneThing) {
  constexpr std::size_t kMegabyte = 1U << 20U;
  EXPECT_EQ(code(repeat("(", kMegabyte)), "QD0148");
  EXPECT_EQ(code("定义 a 是指 " + repeat("非 ", 100'000)), "QD0148");
  EXPECT_EQ(code(repeat(std::string_view("\0", 1), kMegabyte / 4)), "QD0115");
  EXPECT_EQ(code(repeat(std::string_view("a\x01", 2), kMegabyte / 16)), "QD0149");
  EXPECT_EQ(code(repeat("\"", kMegabyte / 8)), "QD0149");
  EXPECT_EQ(code(repeat("\"\n", kMegabyte / 16)), "QD0149");
  EXPECT_EQ(code(repeat("`", kMegabyte / 8)), "QD0119");
  EXPECT_EQ(code(repeat(";", kMegabyte / 16)), "QD0125");
  EXPECT_EQ(code(repeat("1", kMegabyte)), "QD0112");
  EXPECT_EQ(code(repeat("#", kMegabyte)), "");
  EXPECT_EQ(code(repeat("每", kMegabyte / 32)), "QD0149");
  EXPECT_EQ(code(repeat("每 ", kMegabyte / 32)), "QD0149");
  EXPECT_EQ(code(repeat("条目 ", 10'000)), "QD0108");
  EXPECT_EQ(code(repeat("禁止 ", 30'000)), "QD0149");
}

TEST(Hostile, FourMegabytesOfGarbage) {
  std::mt19937 random(7);
  std::uniform_int_distribution<int> sign(33, 126);
  std::string text;
  while (text.size() < (4U << 20U)) {
    text += text.size() % 40 == 39 ? '\n' : static_cast<char>(sign(random));
  }
  EXPECT_NE(code(text), "");
}

// Cut, doubled and exchanged words: whatever comes, no crash, and an error whenever the file is broken.
TEST(Hostile, ShuffledWords) {
  constexpr std::string_view kWords[] = {
      "条目", "N1",   "\"x\"", "禁止", "、",   "且",   "(",      ")",      "经",   "批准", "事项",
      "=",    "级别", "类型",  "当",   "非",   "30日", "第3条",  "2024.1", "\n",   ";",    "每",
      "等",   "和",   "/",     ".",    "满足", "要求", "优先于", "下位",   "#a\n", "定义", "是指"};
  std::mt19937 random(11);
  std::uniform_int_distribution<std::size_t> pick(0, std::size(kWords) - 1);
  for (int round = 0; round < 1000; ++round) {
    std::string text;
    for (int i = 0; i < 25; ++i) {
      text.append(kWords[pick(random)]).append(round % 3 == 0 ? "" : " ");
    }
    const ReadText read(text);
    EXPECT_EQ(read.file.broken, read.sink.has_errors()) << text;
    EXPECT_EQ(read.rendered(Language::zh).find("QD0152"), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace qingdan
