// The table of diagnostics: every row is complete in both languages.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "diagnostics/diagnostic.h"

namespace qingdan::diagnostics {
namespace {

// The numbers of the {0} {1} … in a text.
std::set<char> holes(std::string_view text) {
  std::set<char> found;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] == '{' && text[i + 2] == '}') {
      found.insert(text[i + 1]);
    }
  }
  return found;
}

TEST(Kinds, BothLanguagesUseTheSameArguments) {
  for (const Kind kind : all_kinds()) {
    const KindInfo& row = info(kind);
    EXPECT_EQ(holes(row.zh), holes(row.en)) << row.code;
    EXPECT_EQ(holes(row.zh_label), holes(row.en_label)) << row.code;
    EXPECT_EQ(holes(row.zh_help), holes(row.en_help)) << row.code;
  }
}

TEST(Kinds, SayTheSameInBothLanguages) {
  for (const Kind kind : all_kinds()) {
    const KindInfo& row = info(kind);
    EXPECT_FALSE(row.zh.empty()) << row.code;
    EXPECT_FALSE(row.en.empty()) << row.code;
    EXPECT_EQ(row.zh_label.empty(), row.en_label.empty()) << row.code;
    EXPECT_EQ(row.zh_help.empty(), row.en_help.empty()) << row.code;
  }
}

TEST(Kinds, HaveUniqueCodesAndNames) {
  std::set<std::string_view> codes;
  std::set<std::string_view> names;
  for (const Kind kind : all_kinds()) {
    const KindInfo& row = info(kind);
    EXPECT_TRUE(codes.insert(row.code).second) << row.code;
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    EXPECT_EQ(row.code.size(), 6U) << row.code;
    EXPECT_TRUE(row.code.starts_with("QD")) << row.code;
  }
}

TEST(Kinds, EndWithoutAFullStop) {
  for (const Kind kind : all_kinds()) {
    const KindInfo& row = info(kind);
    for (const std::string_view text :
         {row.zh, row.en, row.zh_label, row.en_label, row.zh_help, row.en_help}) {
      EXPECT_FALSE(text.ends_with('.') || text.ends_with("。")) << row.code << " " << text;
    }
  }
}

}  // namespace
}  // namespace qingdan::diagnostics
