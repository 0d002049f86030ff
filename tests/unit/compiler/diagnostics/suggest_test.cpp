#include "diagnostics/suggest.h"

#include <gtest/gtest.h>

#include <vector>

namespace qingdan::diagnostics {
namespace {

std::optional<std::string> suggest_from(std::string_view written, std::vector<std::string_view> candidates) {
  return suggest(written, candidates);
}

TEST(Suggest, FindsTheNearest) {
  EXPECT_EQ(suggest_from("拆迁拆危", {"招商引资", "拆迁拆违", "安全生产"}), "拆迁拆违");
  EXPECT_EQ(suggest_from("goverment", {"government", "governor"}), "government");
  EXPECT_EQ(suggest_from("禁至", {"允许", "禁止"}), "禁止");
}

TEST(Suggest, SwappedNeighboursAreOneEdit) {
  EXPECT_EQ(suggest_from("安生全产", {"安全生产"}), "安全生产");
  EXPECT_EQ(suggest_from("ab", {"ba"}), "ba");
}

TEST(Suggest, SaysNothingIfNoneIsNear) {
  EXPECT_FALSE(suggest_from("拆迁拆违", {"安全生产", "招商引资"}));
  EXPECT_FALSE(suggest_from("甲", {"乙"}));
  EXPECT_FALSE(suggest_from("甲", {}));
  EXPECT_FALSE(suggest_from("", {"甲"}));
  EXPECT_FALSE(suggest_from(std::string(5000, 'a'), {"a"}));
}

TEST(Suggest, AllowsMoreInLongNames) {
  EXPECT_EQ(suggest_from("administative_enforcment", {"administrative_enforcement"}),
            "administrative_enforcement");
  EXPECT_FALSE(suggest_from("adminstatve_enforcmnt", {"administrative_enforcement"}));
}

TEST(Suggest, TakesTheFirstOfEquals) {
  EXPECT_EQ(suggest_from("甲乙丁", {"甲乙戊", "甲乙丙"}), suggest_from("甲乙丁", {"甲乙丙", "甲乙戊"}));
}

}  // namespace
}  // namespace qingdan::diagnostics
