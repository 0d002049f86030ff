// What would have to change: each kind of change, minimal sets, order, and the limits of the search.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "qingdan/explain.h"
#include "world.h"

namespace qingdan {
namespace {

using namespace testing;  // the builder is its vocabulary
using P = ProgramBuilder;

class RemediesTest : public ::testing::Test {
 protected:
  RemediesTest() {
    w.b.document({.name = "意见"});
    w.b.list({.name = "N"});
    w.b.norm({.item = "open", .mode = Mode::permit, .matter = w.safety});
  }

  void require(std::string item, const Code& condition) {
    w.b.norm({.item = std::move(item), .mode = Mode::require, .matter = w.safety, .condition = condition});
  }

  FactId changeable(std::string_view name, Type type = Type::boolean) {
    return w.b.fact(name, {.type = type, .changeable = true});
  }

  Code at_least(FactId fact, std::int64_t least) {
    return P::binary(Op::greater_equal, P::value(fact), w.b.number(least));
  }

  Decision decide_all(const Request& request, const DecideOptions& options = {}) {
    program = w.b.build();
    return decide(*program, request, options);
  }

  // One text per remedy, its changes joined by " + ".
  Strings remedies(const Request& request) {
    const Decision decision = decide_all(request);
    EXPECT_TRUE(decision.remedies_complete);
    Strings all;
    for (const Remedy& remedy : decision.remedies) {
      std::string text;
      for (const Change& change : remedy) {
        text += (text.empty() ? "" : " + ") + change_text(*program, change, Language::zh);
      }
      all.push_back(text);
    }
    return all;
  }

  World w;
  std::optional<Program> program;
};

TEST_F(RemediesTest, AcceptedRequestNeedsNone) {
  require("R", P::value(changeable("载明经费")));
  Request request = w.ask();
  request.facts = {given(FactId(0U), 1)};
  EXPECT_EQ(remedies(request), Strings{});
}

TEST_F(RemediesTest, FlipsABool) {
  require("R", P::value(changeable("载明经费")));
  Request request = w.ask();
  EXPECT_EQ(remedies(request), Strings{"载明经费 改为 是"});
  request.facts = {given(FactId(0U), 0)};
  EXPECT_EQ(remedies(request), Strings{"载明经费 改为 是"});
}

TEST_F(RemediesTest, LeavesFactsAloneThatNobodyMayChange) {
  require("R", P::value(w.b.fact("紧急", {})));
  EXPECT_EQ(remedies(w.ask()), Strings{});
}

// Though it would be accepted as a task of the lead, nobody is told to set a quota to make it one.
TEST_F(RemediesTest, NeverMakesTheRequestWhatAMarkDescribes) {
  const FactId quota = changeable("下达指标");
  w.b.marks(w.lead, P::value(quota));
  w.b.norm({.item = "N1",
            .matter = w.safety,
            .roles = {w.assist},
            .unless = w.b.approved({World::own_county(w.government)})});
  Request request = w.ask(w.safety, w.assist);
  request.facts = {given(quota, 0)};
  EXPECT_EQ(remedies(request), Strings{"取得 甲县.政府 的批准"});
  request.facts = {given(quota, 1)};
  EXPECT_EQ(decide_all(request).verdict, Verdict::accept);
}

TEST_F(RemediesTest, FindsFactsBehindDefines) {
  const FactId stated = changeable("载明经费");
  const DefineId inner = w.b.define("有经费", P::value(stated));
  require("R", P::value(w.b.define("可办", P::value(inner), 1)));
  EXPECT_EQ(remedies(w.ask()), Strings{"载明经费 改为 是"});
}

TEST_F(RemediesTest, TriesEveryOtherChoice) {
  const FactId place =
      w.b.fact("位置", {.type = Type::choice, .choices = {"外墙", "室内", "村口"}, .changeable = true});
  require("R", P::negate(P::binary(Op::equal, P::value(place), w.b.number(0), Type::choice)));
  Request request = w.ask();
  request.facts = {given(place, 0)};
  EXPECT_EQ(remedies(request), (Strings{"位置 改为 室内", "位置 改为 村口"}));
}

TEST_F(RemediesTest, DropsOneOfManyOrAll) {
  const FactId kinds =
      w.b.fact("佐证方式",
               {.type = Type::choice, .choices = {"台账", "截图", "录像"}, .many = true, .changeable = true});
  require("R", P::negate(w.b.test(Op::any_of, P::set(kinds), {1, 2}, Type::choice)));
  Request request = w.ask();
  request.facts = {{kinds, true, {0, 1}}};
  EXPECT_EQ(remedies(request), (Strings{"佐证方式 改为 无", "佐证方式 改为 台账"}));
  request.facts = {{kinds, true, {0, 1, 2}}};
  EXPECT_EQ(remedies(request), Strings{"佐证方式 改为 无"});
}

TEST_F(RemediesTest, TriesNumbersAroundTheirBounds) {
  const FactId funds = changeable("经费", Type::money);
  require("R", at_least(funds, 500000));
  Request request = w.ask();
  request.facts = {given(funds, 100)};
  EXPECT_EQ(remedies(request), (Strings{"经费 改为 5000元", "经费 改为 5000.01元"}));
}

TEST_F(RemediesTest, StaysWithinWhatAValueMayBe) {
  const FactId funds = changeable("经费", Type::money);
  require("R", P::binary(Op::less_equal, P::value(funds), w.b.number(0)));
  require("S", at_least(changeable("截止", Type::date), kLastDate.days));
  require("T", at_least(changeable("人数", Type::integer), INT64_MAX));
  EXPECT_EQ(remedies(w.ask()),
            Strings{"人数 改为 9223372036854775807 + 截止 改为 2999-12-31 + 经费 改为 0元"});
}

TEST_F(RemediesTest, TakesAnotherRoleThatMayBeTaken) {
  w.b.role("审批/approve");  // not changeable
  w.b.norm({.item = "N1", .matter = w.safety, .roles = {w.lead}});
  EXPECT_EQ(remedies(w.ask()), Strings{"责任形式 改为 协助"});
  EXPECT_EQ(remedies(w.ask(w.safety, w.assist)), Strings{});
}

TEST_F(RemediesTest, ObtainsApprovalsTogether) {
  const Code approved = w.b.approved({World::own_county(w.committee), World::own_county(w.government)});
  w.b.norm({.item = "N2", .matter = w.duty, .unless = approved, .by_approval = approved});
  EXPECT_EQ(remedies(w.ask()), Strings{"取得 甲县.党委 的批准 + 取得 甲县.政府 的批准"});
  Request request = w.ask();
  request.approvals = {w.approval(w.committee)};
  EXPECT_EQ(remedies(request), Strings{"取得 甲县.政府 的批准"});
  request.village = RegionId::none();  // whose county?
  EXPECT_EQ(remedies(request), Strings{});
}

TEST_F(RemediesTest, ApprovalIsForTheRoleThenAsked) {
  const Code approved = w.b.approved({World::own_county(w.government)});
  w.b.norm({.item = "N1", .matter = w.safety, .roles = {w.lead}});
  w.b.norm({.item = "N2", .matter = w.duty, .unless = approved});
  EXPECT_EQ(remedies(w.ask()), Strings{"责任形式 改为 协助 + 取得 甲县.政府 的批准"});
}

TEST_F(RemediesTest, KeepsMinimalSetsOnlySmallestFirst) {
  const FactId a = changeable("a");
  const FactId b = changeable("b");
  const FactId c = changeable("c");
  const FactId d = changeable("d");
  // c, or a and b; d is never of use
  require("R", P::either(P::either(P::value(c), P::both(P::value(a), P::value(b))),
                         P::both(P::value(d), P::truth(false))));
  Request request = w.ask();
  request.facts = {given(a, 0), given(b, 0), given(c, 0), given(d, 0)};
  EXPECT_EQ(remedies(request), (Strings{"c 改为 是", "a 改为 是 + b 改为 是"}));
}

TEST_F(RemediesTest, ThreeChangesAreTheMost) {
  Code all = P::value(changeable("a"));
  for (const char* name : {"b", "c"}) {
    all = P::both(all, P::value(changeable(name)));
  }
  require("R", all);
  EXPECT_EQ(remedies(w.ask()), Strings{"a 改为 是 + b 改为 是 + c 改为 是"});
  require("S", P::value(changeable("d")));
  EXPECT_EQ(remedies(w.ask()), Strings{});
}

TEST_F(RemediesTest, NoneCanSupplyADateOrAMatter) {
  require("R", P::value(changeable("载明经费")));
  Request request = w.ask();
  request.date.reset();
  EXPECT_EQ(remedies(request), Strings{});
  request = w.ask();
  request.matters.clear();
  EXPECT_EQ(remedies(request), Strings{});
}

TEST_F(RemediesTest, IgnoresNormsOfOtherPlacesAndTimes) {
  w.b.norm({.item = "R",
            .mode = Mode::require,
            .matter = w.safety,
            .regions = {w.other_county},
            .condition = P::value(changeable("a"))});
  w.b.norm({.item = "S",
            .mode = Mode::require,
            .matter = w.safety,
            .condition = P::value(changeable("b")),
            .last_day = day("2023-12-31")});
  w.b.norm({.item = "T", .matter = w.safety});
  DecideOptions options;
  options.max_remedy_runs = 1;  // the role is the one change there is to try
  EXPECT_TRUE(decide_all(w.ask(), options).remedies_complete);
}

TEST_F(RemediesTest, StopsAtItsLimitAndSaysSo) {
  require("R", P::both(P::value(changeable("a")), P::value(changeable("b"))));
  Request request = w.ask();
  DecideOptions options;
  options.max_remedy_runs = 3;
  Decision decision = decide_all(request, options);
  EXPECT_FALSE(decision.remedies_complete);
  EXPECT_TRUE(decision.remedies.empty());
  options.remedies = false;
  decision = decide_all(request, options);
  EXPECT_TRUE(decision.remedies_complete);
}

TEST_F(RemediesTest, KeepsNoMoreThanThirtyTwo) {
  std::vector<std::string> places;
  for (int i = 0; i < 50; ++i) {
    places.push_back(std::to_string(i));
  }
  const FactId place = w.b.fact("位置", {.type = Type::choice, .choices = places, .changeable = true});
  require("R", P::negate(P::binary(Op::equal, P::value(place), w.b.number(0), Type::choice)));
  Request request = w.ask();
  request.facts = {given(place, 0)};
  const Decision decision = decide_all(request);
  EXPECT_EQ(decision.remedies.size(), 32U);
  EXPECT_FALSE(decision.remedies_complete);
}

}  // namespace
}  // namespace qingdan
