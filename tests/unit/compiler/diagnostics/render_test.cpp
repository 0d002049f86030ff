#include "diagnostics/render.h"

#include <gtest/gtest.h>

#include <string>

#include "diagnostics/excerpt.h"

namespace qingdan::diagnostics {
namespace {

class Render : public testing::Test {
 protected:
  std::uint32_t add(std::string text) { return sources_.add("甲县.qd", std::move(text)); }

  // The span of the first `piece` in the source.
  source::Span find(std::uint32_t source, std::string_view piece) {
    const auto begin = static_cast<std::uint32_t>(sources_[source].text.find(piece));
    return {source, begin, begin + static_cast<std::uint32_t>(piece.size())};
  }

  source::SourceSet sources_;
};

TEST_F(Render, LooksAsDesigned) {
  const auto id = add("一\n二\n  除非经 县.党委、县.政府 共同批准\n");
  const Diagnostic diagnostic{Kind::KeywordRunsIntoName, find(id, "除非经"), {"除非经", "除非", "经"}, {}};
  EXPECT_EQ(render(diagnostic, sources_, {Language::zh}),
            "错误 QD0107: “除非经”的开头是关键词“除非”,关键词与后面的字之间要有空格\n"
            "  甲县.qd:3:3\n"
            "  3 |   除非经 县.党委、县.政府 共同批准\n"
            "    |   ^^^^^^ 这里要有空格\n"
            "  改为:除非 经\n");
  EXPECT_EQ(render(diagnostic, sources_, {Language::en}),
            "error QD0107: ‘除非经’ begins with the keyword ‘除非’, and a space must follow it\n"
            "  甲县.qd:3:3\n"
            "  3 |   除非经 县.党委、县.政府 共同批准\n"
            "    |   ^^^^^^ put a space after the keyword\n"
            "  write: 除非 经\n");
}

TEST_F(Render, WarningsSaySo) {
  const auto id = add("施行 2024.1.5");
  const Diagnostic diagnostic{Kind::LooseDate, find(id, "2024.1.5"), {"2024.1.5", "2024-01-05"}, {}};
  EXPECT_TRUE(render(diagnostic, sources_, {Language::zh}).starts_with("警告 QD0130: "));
  EXPECT_TRUE(render(diagnostic, sources_, {Language::en}).starts_with("warning QD0130: "));
}

TEST_F(Render, SecondPlacesFollowInTheirOwnBlocks) {
  const auto id = add("条目 N1\n  禁止 甲、乙\n条目 N2\n  允许 乙\n");
  const Diagnostic diagnostic{Kind::NoSuchDay,
                              find(id, "允许 乙"),
                              {"x"},
                              {{find(id, "N2"), Phrase("这一条", "this item")},
                               {find(id, "甲、乙"), Phrase("上位的禁止", "the higher ban")}}};
  EXPECT_EQ(render(diagnostic, sources_, {Language::zh}),
            "错误 QD0131: 没有“x”这一天\n"
            "  甲县.qd:4:3\n"
            "  4 |   允许 乙\n"
            "    |   ^^^^^^^\n"
            "  甲县.qd:3:4\n"
            "  3 | 条目 N2\n"
            "    |      -- 这一条\n"
            "  甲县.qd:2:6\n"
            "  2 |   禁止 甲、乙\n"
            "    |        ------ 上位的禁止\n"
            "  核对月和日;年份从 1900 到 2999\n");
}

TEST_F(Render, SecondPlaceOnTheSameLineRepeatsNothing) {
  const auto id = add("  甲 = 乙\n");
  const Diagnostic diagnostic{
      Kind::NotReadable, find(id, "乙"), {}, {{find(id, "甲"), Phrase("天数", "days")}}};
  EXPECT_EQ(render(diagnostic, sources_, {Language::en}),
            "error QD0152: this cannot be read\n"
            "  甲县.qd:1:7\n"
            "  1 |   甲 = 乙\n"
            "    |        ^^\n"
            "    |   -- days\n"
            "  compare it with the description of the language\n");
}

TEST_F(Render, ExpandsTabsAndShowsInvisibleCharacters) {
  const auto id =
      add("\t禁止\t甲\x1B[31m乙\xE2\x80\x8B"
          "丙\n");
  const std::string text = render({Kind::NotReadable, find(id, "丙"), {}, {}}, sources_, {Language::zh});
  EXPECT_NE(text.find("  1 |     禁止    甲<U+001B>[31m乙<U+200B>丙\n"), std::string::npos) << text;
  EXPECT_NE(text.find("    | " + std::string(36, ' ') + "^^\n"), std::string::npos) << text;
  EXPECT_EQ(text.find('\x1B'), std::string::npos);
}

TEST_F(Render, ASpanOfSeveralLinesShowsTheFirst) {
  const auto id = add("条目 N1\r\n  禁止 甲\r\n");
  const auto size = static_cast<std::uint32_t>(sources_[id].text.size());
  const std::string text = render({Kind::NotReadable, {id, 0, size}, {}, {}}, sources_, {Language::zh});
  EXPECT_NE(text.find("  1 | 条目 N1\n    | ^^^^^^^\n"), std::string::npos) << text;
}

TEST_F(Render, TheEndOfAFileHasAPlaceAndNoLine) {
  const auto id = add("条目 N1\n");
  const std::string text = render({Kind::TooManyErrors, {id, 10, 10}, {"20"}, {}}, sources_, {Language::zh});
  EXPECT_NE(text.find("  甲县.qd:2:1\n  先改正"), std::string::npos) << text;
}

TEST_F(Render, AFileThatIsNoTextHasItsNameOnly) {
  const auto id = add("");
  EXPECT_NE(render({Kind::NotUtf8, {id, 0, 0}, {"7"}, {}}, sources_, {Language::zh}).find("\n  甲县.qd\n"),
            std::string::npos);
}

TEST_F(Render, ColoursOnlyOnRequest) {
  const auto id = add("甲");
  const Diagnostic diagnostic{Kind::NotReadable, {id, 0, 3}, {}, {}};
  RenderOptions options;
  EXPECT_EQ(render(diagnostic, sources_, options).find('\x1B'), std::string::npos);
  options.colour = true;
  EXPECT_NE(render(diagnostic, sources_, options).find("\x1B[1;31m"), std::string::npos);
}

TEST_F(Render, CutsLongLinesAroundThePlace) {
  std::string line;
  for (int i = 0; i < 1000; ++i) {
    line += "甲乙丙丁";
  }
  const auto begin = static_cast<std::uint32_t>(line.size());
  line += "错";
  const auto end = static_cast<std::uint32_t>(line.size());
  const auto id = add(line + line);
  const std::string text = render({Kind::NotReadable, {id, begin, end}, {}, {}}, sources_, {Language::zh});
  EXPECT_LT(text.size(), 1000U);
  const std::size_t excerpt = text.find(" | ") + 3;
  const std::string shown = text.substr(excerpt, text.find('\n', excerpt) - excerpt);
  EXPECT_TRUE(shown.starts_with("…"));
  EXPECT_TRUE(shown.ends_with("…"));
  const std::size_t marks = text.find(" | ", excerpt) + 3;
  const std::size_t column = text.find('^') - marks;
  EXPECT_EQ(column, static_cast<std::size_t>(display_width(shown.substr(0, shown.find("错")))));
}

TEST(Excerpt, IsFastOnALineOfAnyLength) {
  const std::string line(4U << 20U, 'x');
  const Excerpt excerpt = lay_out(line, 2U << 20U, line.size(), 1);
  EXPECT_LT(excerpt.text.size(), 400U);
  EXPECT_GT(excerpt.end, excerpt.begin);
}

TEST(Excerpt, ClampsWhatLiesOutside) {
  const Excerpt excerpt = lay_out("甲", 3, 100, 1);
  EXPECT_EQ(excerpt.text, "甲");
  EXPECT_EQ(excerpt.begin, 2);
  EXPECT_EQ(excerpt.end, 2);
}

TEST(DisplayWidth, CountsColumns) {
  EXPECT_EQ(display_width("abc"), 3);
  EXPECT_EQ(display_width("除非经"), 6);
  EXPECT_EQ(display_width("、，（Ａ"), 8);
  EXPECT_EQ(display_width("𠀀𰻝"), 4);
  EXPECT_EQ(display_width("e\xCC\x81"), 1);  // a combining accent
  EXPECT_EQ(display_width("“”", 1), 2);
  EXPECT_EQ(display_width("“”≥①×", 2), 10);
}

TEST(Fill, PutsArgumentsIn) {
  const std::vector<Phrase> args = {Phrase("甲", "a"), Phrase("b")};
  EXPECT_EQ(fill("{1}-{0}-{1}", args, Language::zh), "b-甲-b");
  EXPECT_EQ(fill("{0}", args, Language::en), "a");
  EXPECT_EQ(fill("{2} {x} {", args, Language::en), "{2} {x} {");
  // What comes from the user's file is not read as a template again.
  EXPECT_EQ(fill("{0}", {Phrase("{1}"), Phrase("b")}, Language::en), "{1}");
}

}  // namespace
}  // namespace qingdan::diagnostics
