#include "precedence/precedence.h"

#include <gtest/gtest.h>

#include "unit/compiler/compile_text.h"

namespace qingdan {
namespace {

std::string paper(const std::string& name, const std::string& issuer, const std::string& effective,
                  const std::string& items, const std::string& more = "") {
  return "文件 " + name + "\n  制定机关 " + issuer + "\n" + more + "  施行 " + effective +
         "\n负面清单 N\n  未列入 不作规定\n" + items;
}

std::string item(const std::string& code, const std::string& clauses) {
  return "条目 " + code + "\n  " + clauses + "\n  依据 第1条\n";
}

const std::string kBan = "禁止 安全生产\n  不得豁免";

struct Settled {
  std::string winner;
  Principle principle = Principle::overrides;
  bool open = false;
  std::vector<std::string> rulers;
};

// How the only pair of the text is settled.
Settled settle(const std::string& text) {
  const test::Compiled compiled = test::compile_text(text);
  EXPECT_TRUE(compiled.codes.empty()) << compiled.codes.front() << "\n" << text;
  const model::Model& model = compiled.result.model;
  const auto& precedence = compiled.result.precedence;
  Settled settled;
  for (const auto& defeat : precedence.defeats) {
    settled.winner = model.items[model.norms[defeat.winner.index()].item.index()].address;
    settled.principle = defeat.principle;
  }
  for (const auto& pair : precedence.open_pairs) {
    settled.open = true;
    for (const Organ ruler : pair.rulers) {
      settled.rulers.push_back(model.regions[ruler.region.index()].names.zh + "." +
                               model.organ_kinds[ruler.kind.index()].names.zh);
    }
  }
  return settled;
}

TEST(Precedence, a_higher_ban_defeats_a_lower_permit) {
  const auto s = settle(paper("上", "甲市.政府", "2024-01-01", item("A", kBan + "\n  作为 主责")) +
                        paper("下", "甲县.政府", "2024-02-01", item("B", "允许 安全生产")));
  EXPECT_EQ(s.winner, "上.N.A");
  EXPECT_EQ(s.principle, Principle::rank);
}

// Where the higher ban may end first, or is itself beaten, the permit may yet stand.
TEST(Precedence, a_lower_permit_that_never_stands_is_an_error) {
  const auto codes = [](const std::string& text) { return test::compile_text(text).codes; };
  const std::string lower = paper("下", "甲县.政府", "2024-02-01", item("B", "允许 安全生产"));
  const std::string upper = paper("上", "甲市.政府", "2024-01-01", item("A", kBan));
  EXPECT_EQ(codes(upper + lower), std::vector<std::string>{"QD0508"});
  EXPECT_TRUE(
      codes(paper("上", "甲市.政府", "2024-01-01", item("A", kBan + "\n  失效 2025-01-01")) + lower).empty());
  EXPECT_TRUE(codes(paper("上", "甲市.政府", "2024-03-01", item("A", kBan)) + lower).empty());
  EXPECT_TRUE(
      codes(upper + lower +
            paper("法", "中央.国务院", "2024-01-01", item("C", "应当承担 安全生产"), "  位阶 行政法规\n"))
          .empty());
}

TEST(Precedence, a_lower_ban_tightens_a_higher_permit) {
  const auto s = settle(paper("上", "甲市.政府", "2024-01-01", item("A", "允许 安全生产")) +
                        paper("下", "甲县.政府", "2024-02-01", item("B", kBan)));
  EXPECT_EQ(s.winner, "下.N.B");
}

TEST(Precedence, a_higher_duty_defeats_a_lower_ban) {
  const auto s = settle(paper("上", "甲市.政府", "2024-01-01", item("A", "应当承担 安全生产")) +
                        paper("下", "甲县.政府", "2024-02-01", item("B", kBan)));
  EXPECT_EQ(s.winner, "上.N.A");
  EXPECT_EQ(s.principle, Principle::rank);
}

TEST(Precedence, a_statutory_duty_defeats_a_party_ban_of_another_chain) {
  const auto s =
      settle(paper("法", "国务院", "2024-01-01", item("A", "应当承担 隐患排查"), "  位阶 行政法规\n") +
             paper("党", "甲省.党委", "2024-02-01", item("B", kBan), "  体系 党内\n"));
  EXPECT_EQ(s.winner, "法.N.A");
  EXPECT_EQ(s.principle, Principle::statute);
}

TEST(Precedence, special_over_general_within_one_organ) {
  const auto s = settle(
      paper("甲", "甲县.政府", "2024-01-01", item("A", kBan) + item("B", "允许 隐患排查\n  作为 协助")));
  EXPECT_EQ(s.winner, "甲.N.B");
  EXPECT_EQ(s.principle, Principle::special);
}

TEST(Precedence, a_newer_general_provision_leaves_an_older_special_one_open) {
  const auto s = settle(paper("旧", "甲县.政府", "2023-01-01", item("B", "允许 隐患排查")) +
                        paper("新", "甲县.政府", "2024-01-01", item("A", kBan)));
  EXPECT_TRUE(s.open);
  EXPECT_EQ(s.rulers, std::vector<std::string>{"甲县.政府"});
}

TEST(Precedence, new_over_old_at_equal_scope) {
  const auto s = settle(paper("旧", "甲县.政府", "2023-01-01", item("B", "允许 安全生产")) +
                        paper("新", "甲县.政府", "2024-01-01", item("A", kBan)));
  EXPECT_EQ(s.winner, "新.N.A");
  EXPECT_EQ(s.principle, Principle::newer);
}

TEST(Precedence, bureaux_of_one_county_are_ruled_on_by_its_government) {
  const auto s = settle(paper("旧", "甲县.应急局", "2023-01-01", item("B", "允许 安全生产")) +
                        paper("新", "甲县.党委", "2024-01-01", item("A", kBan), "  体系 联合\n"));
  EXPECT_TRUE(s.open);
  EXPECT_EQ(s.rulers, (std::vector<std::string>{"甲县.党委", "甲县.政府"}));
}

TEST(Precedence, a_special_guard_must_hold_every_conjunct_of_the_general_one) {
  const std::string general = item("A", "禁止 安全生产\n  当 经费已载明\n  不得豁免");
  EXPECT_EQ(
      settle(paper("甲", "甲县.政府", "2024-01-01", general + item("B", "允许 隐患排查\n  当 经费已载明")))
          .winner,
      "甲.N.B");
  EXPECT_TRUE(settle(paper("甲", "甲县.政府", "2024-01-01", general + item("B", "允许 隐患排查"))).open);
}

TEST(Precedence, scopes_that_no_request_meets_do_not_contradict) {
  const auto apart = settle(
      paper("甲", "甲县.政府", "2024-01-01",
            item("A", "禁止 安全生产\n  作为 主责\n  不得豁免") + item("B", "允许 安全生产\n  作为 协助")));
  EXPECT_TRUE(apart.winner.empty());
  EXPECT_FALSE(apart.open);
  const auto crossing =
      settle(paper("甲", "甲县.政府", "2024-01-01", item("A", kBan) + item("B", "允许 报表")));
  EXPECT_TRUE(crossing.winner.empty());
}

TEST(Precedence, delegation_lets_a_lower_body_override) {
  const std::string above =
      paper("上", "甲市.政府", "2024-01-01", item("A", kBan + "\n  授权 县.党委、县.政府"));
  const auto s = settle(above + paper("下", "甲县.党委、甲县.政府", "2024-02-01",
                                      item("B", "允许 安全生产\n  优先于 上.N.A"), "  体系 联合\n"));
  EXPECT_EQ(s.winner, "下.N.B");
  EXPECT_EQ(s.principle, Principle::overrides);
  const auto alone = test::compile_text(
      above + paper("下", "甲县.政府", "2024-02-01", item("B", "允许 安全生产\n  优先于 上.N.A")));
  EXPECT_EQ(alone.codes, std::vector<std::string>{"QD0502"}) << "both were named, one issued";
}

TEST(Precedence, a_class_of_lower_items_can_be_overridden) {
  const auto s =
      settle(paper("上", "甲市.政府", "2024-01-01",
                   item("A", "应当承担 安全生产\n  要件 佐证\n  优先于 下位 要求 佐证")) +
             paper("下", "甲县.政府", "2024-02-01", item("B", "要求 安全生产 满足 经费已载明\n  要件 佐证")));
  EXPECT_EQ(s.winner, "上.N.A");
}

// A ruling enters as an item that overrides: of the body that rules on the open pair, whatever its rank.
TEST(Precedence, who_rules_on_an_open_pair_may_override) {
  const auto codes = [](const std::string& text) { return test::compile_text(text).codes; };
  const std::string clash =
      "机关 部委 / ministry\n  级别 中央\n" +
      paper("部规", "中央.部委", "2024-01-01", item("A", "允许 安全生产"), "  位阶 部门规章\n") +
      paper("省规", "甲省.政府", "2024-01-01", item("B", kBan), "  位阶 地方政府规章\n");
  const std::string ruling = item("C", "允许 安全生产\n  优先于 省规.N.B");
  EXPECT_TRUE(codes(clash).empty());
  EXPECT_TRUE(codes(clash + paper("裁决", "中央.国务院", "2024-06-01", ruling)).empty());
  EXPECT_EQ(codes(clash + paper("裁决", "甲省.党委", "2024-06-01", ruling)),
            std::vector<std::string>{"QD0502"});
}

}  // namespace
}  // namespace qingdan
