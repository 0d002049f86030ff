#include "tools/wire/problem.h"

#include <gtest/gtest.h>

#include <regex>
#include <set>

namespace qingdan::wire {
namespace {

const std::vector<ProblemKind> kAll = {
#define QD_PROBLEM(code, name, severity, zh, en, zh_help, en_help) ProblemKind::name,
#include "tools/wire/problems.def"
#undef QD_PROBLEM
};

std::multiset<std::string> numbered_arguments(std::string_view text) {
  const std::string copy(text);
  static const std::regex kArgument(R"(\{(\d)\})");
  std::multiset<std::string> found;
  for (std::sregex_iterator it(copy.begin(), copy.end(), kArgument), end; it != end; ++it)
    found.insert((*it)[1]);
  return found;
}

TEST(Problems, codes_are_unique_and_ascend) {
  std::string_view last = "QD0900";
  for (const ProblemKind kind : kAll) {
    EXPECT_LT(last, info(kind).code);
    last = info(kind).code;
    EXPECT_EQ(find_problem(last), &info(kind));
  }
  EXPECT_EQ(find_problem("QD9999"), nullptr);
}

TEST(Problems, both_languages_say_the_same) {
  for (const ProblemKind kind : kAll) {
    const ProblemInfo& row = info(kind);
    EXPECT_FALSE(row.text.zh.empty() || row.text.en.empty()) << row.code;
    EXPECT_EQ(numbered_arguments(row.text.zh), numbered_arguments(row.text.en)) << row.code;
    EXPECT_EQ(row.help.zh.empty(), row.help.en.empty()) << row.code;
    EXPECT_FALSE(row.text.en.ends_with('.') || row.text.zh.ends_with("。")) << row.code;
  }
}

TEST(Problems, an_excerpt_is_cut_between_letters) {
  EXPECT_EQ(excerpt("村"), "村");
  std::string villages;
  for (int i = 0; i < 100; ++i) villages += "村";
  const std::string cut = excerpt("x" + villages);
  EXPECT_EQ(cut, "x" + villages.substr(0, 87) + "…");
}

}  // namespace
}  // namespace qingdan::wire
