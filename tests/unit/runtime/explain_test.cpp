// Explanations as a village clerk reads them, in both languages, and the pieces they are made of.
#include "qingdan/explain.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <sstream>
#include <string>

#include "qingdan/wrap.h"
#include "world.h"

namespace qingdan {
namespace {

using namespace testing;  // the builder is its vocabulary
using P = ProgramBuilder;

class ExplainTest : public ::testing::Test {
 protected:
  ExplainTest() {
    w.b.document({.name = "意见2022",
                  .title = "关于规范村级组织工作事务的意见/Opinions on village-level affairs",
                  .number = "厅字〔2022〕28号"});
    w.b.list({.name = "N", .title = "村级组织不得承担的事项/Matters a village may not bear"});
  }

  std::string text(const Request& request, Language language) {
    if (!program) {
      program = w.b.build();
    }
    return explain(*program, request, decide(*program, request), language);
  }

  World w;
  std::optional<Program> program;
};

TEST_F(ExplainTest, Reject) {
  w.b.norm({.item = "A1", .mode = Mode::permit, .matter = w.safety, .title = "可以协助/May assist"});
  w.b.norm({.item = "N1",
            .matter = w.safety,
            .roles = {w.lead},
            .substitutes = {{Substitute::Kind::matter, w.duty.value, {}}},
            .title = "执法、安全生产/Enforcement, work safety",
            .basis = "二(一)",
            .reason = "村没有执法权。/A village has no power to enforce."});
  EXPECT_EQ(text(w.ask(), Language::zh),
            "拒绝:2024-03-01,甲县.应急局 向 甲村 交办 安全生产(主责)\n"
            "  因为 意见2022.N.N1 “执法、安全生产”:禁止 安全生产\n"
            "       依据 《关于规范村级组织工作事务的意见》(厅字〔2022〕28号) 二(一)\n"
            "       理由 村没有执法权。\n"
            "  可改用 部门职责事项\n"
            "  怎样才能接受:\n"
            "    1. 责任形式 改为 协助\n");
  EXPECT_EQ(text(w.ask(), Language::en),
            "Reject: 2024-03-01, jia.emergency_bureau assigns work_safety (lead) to\n"
            "  jia_village\n"
            "  because 意见2022.N.N1 \"Enforcement, work safety\": forbid work_safety\n"
            "          basis \"Opinions on village-level affairs\" (厅字〔2022〕28号) 二(一)\n"
            "          reason A village has no power to enforce.\n"
            "  use instead department_duty\n"
            "  To be accepted:\n"
            "    1. change role to assist\n");
}

TEST_F(ExplainTest, AcceptByApprovalOverADefeatedBan) {
  const Code approved = w.b.approved({World::own_county(w.government)});
  const NormId winner = w.b.norm(
      {.item = "N2", .matter = w.duty, .unless = approved, .by_approval = approved, .basis = "二(二)"});
  const NormId permit = w.b.norm({.item = "A1", .mode = Mode::permit, .matter = w.safety});
  const NormId loser = w.b.norm({.item = "N3", .matter = w.safety});
  w.b.defeat(winner, permit, Principle::rank);
  w.b.defeat(permit, loser, Principle::newer);
  Request request = w.ask();
  request.approvals = {w.approval(w.government)};
  EXPECT_EQ(text(request, Language::zh),
            "接受:2024-03-01,甲县.应急局 向 甲村 交办 安全生产(主责)\n"
            "  因为 意见2022.N.A1:允许 安全生产\n"
            "       依据 《关于规范村级组织工作事务的意见》(厅字〔2022〕28号)\n"
            "  因为 意见2022.N.N2:禁止 部门职责事项,但已获批准\n"
            "       依据 《关于规范村级组织工作事务的意见》(厅字〔2022〕28号) 二(二)\n"
            "  未被采用 意见2022.N.N3:被 意见2022.N.A1 胜过(新规定优于旧规定)\n");
}

TEST_F(ExplainTest, ReferByAListAndByAContest) {
  w.b.list({.name = "A",
            .title = "协助清单/Assist list",
            .unlisted = Unlisted::refer,
            .refer_to = {World::own_county(w.government)}});
  EXPECT_EQ(text(w.ask(), Language::zh),
            "提请:2024-03-01,甲县.应急局 向 甲村 交办 安全生产(主责)\n"
            "  因为 意见2022.A “协助清单”:没有列入的,提请裁定\n"
            "       依据 《关于规范村级组织工作事务的意见》(厅字〔2022〕28号)\n"
            "  由 甲县.政府 裁定\n");
  program.reset();
  const NormId permit = w.b.norm({.item = "A1", .mode = Mode::permit, .matter = w.safety});
  const NormId ban = w.b.norm({.item = "A2", .matter = w.duty});
  w.b.open_pair(permit, ban, {{w.government, w.province}});
  EXPECT_EQ(text(w.ask(), Language::en),
            "Refer: 2024-03-01, jia.emergency_bureau assigns work_safety (lead) to\n"
            "  jia_village\n"
            "  because 意见2022.A.A1: permit work_safety, in conflict with another item\n"
            "          basis \"Opinions on village-level affairs\" (厅字〔2022〕28号)\n"
            "  because 意见2022.A.A2: forbid department_duty, in conflict with another item\n"
            "          basis \"Opinions on village-level affairs\" (厅字〔2022〕28号)\n"
            "  to be ruled on by some_province.government\n");
}

TEST_F(ExplainTest, IncompleteWithTermsAndMissingFacts) {
  const FactId funds = w.b.fact("经费/funds", {.type = Type::money, .changeable = true});
  const FactId kind = w.b.fact("佐证方式/evidence_kind", {.type = Type::choice, .choices = {"截图"}});
  w.b.norm({.item = "A1", .mode = Mode::permit, .matter = w.safety});
  w.b.norm({.item = "E",
            .matter = w.safety,
            .term = Term::evidence,
            .when = P::binary(Op::equal, P::value(kind), w.b.number(0), Type::choice)});
  w.b.norm({.item = "F",
            .mode = Mode::need,
            .matter = w.safety,
            .condition = P::binary(Op::greater_equal, P::value(funds), w.b.number(500000))});
  EXPECT_EQ(text(w.ask(), Language::zh),
            "待补正:2024-03-01,甲县.应急局 向 甲村 交办 安全生产(主责)\n"
            "  分项 安全生产(主责) 待补正、佐证 待补正\n"
            "  或因 意见2022.N.E:禁止 安全生产(要件:佐证),尚待查明\n"
            "       依据 《关于规范村级组织工作事务的意见》(厅字〔2022〕28号)\n"
            "  因为 意见2022.N.F:须备 安全生产,条件尚未具备\n"
            "       依据 《关于规范村级组织工作事务的意见》(厅字〔2022〕28号)\n"
            "  缺少 佐证方式、经费\n");
}

TEST_F(ExplainTest, SilenceAndUnknowns) {
  Request request = w.ask();
  request.date.reset();
  request.assigner = {};
  request.village = RegionId::none();
  request.action.reset();
  request.matters.clear();
  EXPECT_EQ(text(request, Language::zh),
            "待补正:日期未说明,未说明的机关 对 未说明的村 提出 未说明的事项(责任形式未说明)\n"
            "  事项不明:请求没有写,或写的名称没有声明过。先写明事项。\n");
  EXPECT_EQ(text(request, Language::en),
            "Incomplete: on an unknown date, an unnamed organ asks an unnamed village for an\n"
            "  unnamed matter (role not given)\n"
            "  The matter is not known: the request names none, or none that is declared.\n"
            "  Name it first.\n");
}

// Nearly every item could decide: they are counted, except those that a known matter falls under.
TEST_F(ExplainTest, UnknownMatter) {
  w.b.norm({.item = "A1", .mode = Mode::permit, .matter = w.safety, .roles = {w.assist}});
  const MatterId form = w.b.matter("报表/form");
  w.b.norm({.item = "N1", .matter = form});
  w.b.norm({.item = "N2", .matter = form});
  Request request = w.ask();
  request.matters = {{}};
  EXPECT_EQ(text(request, Language::zh),
            "待补正:2024-03-01,甲县.应急局 向 甲村 交办 未说明的事项(责任形式未说明)\n"
            "  事项不明:请求没有写,或写的名称没有声明过。先写明事项。可能适用的条目 3 个。\n"
            "  缺少 事项、责任形式\n");
  request.matters = {{}, {w.safety, w.assist}};
  EXPECT_EQ(text(request, Language::zh),
            "待补正:2024-03-01,甲县.应急局 向 甲村 交办 未说明的事项(责任形式未说明)、安全生\n"
            "  产(协助)\n"
            "  有的事项不明:写的名称没有声明过。先写明事项。可能适用的条目 2 个。\n"
            "  分项 未说明的事项(责任形式未说明) 待补正、安全生产(协助) 接受\n"
            "  或因 意见2022.N.A1:允许 安全生产,尚待查明\n"
            "       依据 《关于规范村级组织工作事务的意见》(厅字〔2022〕28号)\n"
            "  缺少 事项、责任形式\n");
}

TEST_F(ExplainTest, Silence) {
  EXPECT_EQ(text(w.ask(), Language::zh),
            "待补正:2024-03-01,甲县.应急局 向 甲村 交办 安全生产(主责)\n"
            "  没有条目允许或禁止这一事项,也没有清单规定未列入的拒绝或提请。\n");
}

TEST_F(ExplainTest, UnmetConditions) {
  w.b.list({.name = "J", .unlisted = Unlisted::reject});
  w.b.norm({.item = "R", .mode = Mode::require, .matter = w.safety, .condition = P::truth(false)});
  w.b.norm({.item = "S", .matter = w.safety, .item_mode = Mode::permit});
  Request request = w.ask();
  request.addressee = w.committee;
  const std::string zh = text(request, Language::zh);
  EXPECT_NE(zh.find("甲村.党委"), std::string::npos);
  EXPECT_NE(zh.find("意见2022.J.R:要求 安全生产,条件未满足"), std::string::npos);
  EXPECT_NE(zh.find("意见2022.J.S:允许 安全生产,条件未满足"), std::string::npos);
}

TEST_F(ExplainTest, NoLineIsWiderThanTheScreen) {
  w.b.norm({.item = "N1",
            .matter = w.safety,
            .reason = "这是一条很长很长的理由,写它的人没有想到读它的人,于是一句话套着一句话,"
                      "从屏幕的这一边一直写到屏幕的那一边,还没有写完。/"
                      "This reason goes on and on, since whoever wrote it did not think of whoever "
                      "would have to read it, and so it runs over the edge."});
  for (const Language language : {Language::zh, Language::en}) {
    std::istringstream lines(text(w.ask(), language));
    for (std::string line; std::getline(lines, line);) {
      EXPECT_LE(display_width(line), kColumns) << line;
    }
  }
}

TEST_F(ExplainTest, Values) {
  const auto fact = [&](Type type) { return w.b.fact(name(type, Language::en), {.type = type}); };
  const FactId boolean = fact(Type::boolean);
  const FactId money = fact(Type::money);
  const FactId date = fact(Type::date);
  const FactId days = fact(Type::days);
  const FactId workdays = fact(Type::workdays);
  const FactId text = fact(Type::text);
  const FactId organ = fact(Type::organ);
  const FactId level = fact(Type::level);
  const FactId role = fact(Type::role);
  w.b.texts({"公证"});
  const Program p = w.b.build();
  const auto zh = [&](FactId f, std::int64_t value) { return value_text(p, f, value, Language::zh); };
  const auto en = [&](FactId f, std::int64_t value) { return value_text(p, f, value, Language::en); };
  EXPECT_EQ(zh(boolean, 1), "是");
  EXPECT_EQ(en(boolean, 0), "no");
  EXPECT_EQ(zh(money, 500000), "5000元");
  EXPECT_EQ(en(money, 500000), "5000 yuan");
  EXPECT_EQ(zh(money, 105), "1.05元");
  EXPECT_EQ(zh(money, -150), "-1.50元");
  EXPECT_EQ(zh(money, std::numeric_limits<std::int64_t>::min()), "-92233720368547758.08元");
  EXPECT_EQ(zh(date, day("2024-03-01").days), "2024-03-01");
  EXPECT_EQ(zh(date, std::int64_t{1} << 40U), "不明");
  EXPECT_EQ(zh(days, 30), "30日");
  EXPECT_EQ(en(days, 1), "1 day");
  EXPECT_EQ(zh(workdays, 5), "5个工作日");
  EXPECT_EQ(en(workdays, 5), "5 working days");
  EXPECT_EQ(zh(text, 0), "“公证”");
  EXPECT_EQ(en(text, -1), "another text");
  EXPECT_EQ(zh(organ, pack_organ({w.government, w.county})), "甲县.政府");
  EXPECT_EQ(en(level, 3), "county");
  EXPECT_EQ(en(role, 1), "assist");
  EXPECT_EQ(en(role, 99), "unknown");
  EXPECT_EQ(zh(FactId::none(), 1), "不明");
}

TEST_F(ExplainTest, Wrapping) {
  std::string out;
  append_wrapped(out, "  " + std::string(76, 'a') + " bb cc", 4);
  EXPECT_EQ(out, "  " + std::string(76, 'a') + "\n    bb cc\n");
  out.clear();
  append_wrapped(out, std::string(200, 'a'), 4);  // a word that has no place to break stays whole
  EXPECT_EQ(out, std::string(200, 'a') + "\n");
  out.clear();
  append_wrapped(out, std::string(79, 'a') + "\xFF\xC3", 0);  // bytes that are no UTF-8 do no harm
  EXPECT_EQ(out, std::string(79, 'a') + "\xFF\xC3\n");
}

}  // namespace
}  // namespace qingdan
