// Conditions, scopes and approvals, each seen through what it does to a decision: a permit stands open,
// and a requirement with the condition (or a ban with the scope) says yes, no or unknown.
#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "qingdan/explain.h"
#include "world.h"

namespace qingdan {
namespace {

using namespace testing;  // the builder is its vocabulary
using P = ProgramBuilder;

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

class EvaluateTest : public ::testing::Test {
 protected:
  EvaluateTest() {
    w.b.document({.name = "意见"});
    w.b.list({.name = "N"});
    w.b.norm({.item = "open", .mode = Mode::permit, .matter = w.safety});
  }

  Decision decide_condition(const Code& condition, const Request& request) {
    w.b.norm({.item = "R", .mode = Mode::require, .matter = w.safety, .condition = condition});
    program = w.b.build();
    return decide(*program, request, {.remedies = false});
  }

  static Truth truth_of(const Decision& decision) {
    return decision.verdict == Verdict::accept   ? Truth::yes
           : decision.verdict == Verdict::reject ? Truth::no
                                                 : Truth::unknown;
  }

  Truth condition(const Code& code, const Request& request) {
    return truth_of(decide_condition(code, request));
  }

  // Whether a ban with this scope applies.
  Truth scope(NormSpec spec, const Request& request) {
    spec.item = "N1";
    spec.mode = Mode::forbid;
    spec.matter = spec.matter.is_none() ? w.safety : spec.matter;
    w.b.norm(spec);
    program = w.b.build();
    return !truth_of(decide(*program, request, {.remedies = false}));
  }

  Strings missing(const Decision& decision) const {
    Strings all;
    for (const MissingFact& one : decision.missing) {
      all.push_back(missing_name(*program, one, Language::zh));
    }
    return all;
  }

  World w;
  std::optional<Program> program;
};

TEST_F(EvaluateTest, ComparesNumbers) {
  const FactId funds = w.b.fact("经费", {.type = Type::money});
  const auto require = [&](std::string item, Op op, std::int64_t limit) {
    w.b.norm({.item = std::move(item),
              .mode = Mode::require,
              .matter = w.safety,
              .condition = P::binary(op, P::value(funds), w.b.number(limit))});
  };
  require("eq", Op::equal, 5000);
  require("ge", Op::greater_equal, 5000);
  require("gt", Op::greater, 5000);
  require("le", Op::less_equal, 5000);
  require("lt", Op::less, 5000);
  require("ne", Op::not_equal, 5000);
  program = w.b.build();
  Request request = w.ask();
  const auto unmet = [&](std::int64_t value) {
    request.facts = {given(funds, value)};
    return deciding(*program, decide(*program, request, {.remedies = false}));
  };
  EXPECT_EQ(unmet(4999), (Strings{"banned 意见.N.eq", "banned 意见.N.ge", "banned 意见.N.gt"}));
  EXPECT_EQ(unmet(5000), (Strings{"banned 意见.N.gt", "banned 意见.N.lt", "banned 意见.N.ne"}));
  EXPECT_EQ(unmet(5001), (Strings{"banned 意见.N.eq", "banned 意见.N.le", "banned 意见.N.lt"}));
}

TEST_F(EvaluateTest, CalculatesExactly) {
  const FactId left = w.b.fact("剩余天数", {.type = Type::days});
  const FactId whole = w.b.fact("上级天数", {.type = Type::days});
  Request request = w.ask();
  request.facts = {given(left, 8), given(whole, 10)};
  // 剩余天数 × 100 - 1 + 1 = 上级天数 × 80
  const Code scaled = P::binary(Op::multiply, P::value(left), w.b.number(100));
  const Code same = P::binary(Op::add, P::binary(Op::subtract, scaled, w.b.number(1)), w.b.number(1));
  EXPECT_EQ(condition(P::binary(Op::equal, same, P::binary(Op::multiply, P::value(whole), w.b.number(80))),
                      request),
            Truth::yes);
}

TEST_F(EvaluateTest, OpenFactWithoutValueIsUnknownAndMissing) {
  const FactId funds = w.b.fact("经费", {.type = Type::money});
  const FactId stated = w.b.fact("载明经费", {});
  const Code enough = P::binary(Op::greater_equal, P::value(funds), w.b.number(5000));
  const Decision decision = decide_condition(P::both(P::value(stated), enough), w.ask());
  EXPECT_EQ(decision.verdict, Verdict::incomplete);
  EXPECT_EQ(missing(decision), (Strings{"经费", "载明经费"}));
}

TEST_F(EvaluateTest, KnownSideOfAConjunctionLeavesNothingMissing) {
  const FactId funds = w.b.fact("经费", {.type = Type::money});
  const FactId stated = w.b.fact("载明经费", {});
  const Code enough = P::binary(Op::greater_equal, P::value(funds), w.b.number(5000));
  Request request = w.ask();
  request.facts = {given(stated, 0)};
  EXPECT_EQ(condition(P::both(P::value(stated), enough), request), Truth::no);
}

TEST_F(EvaluateTest, ClosedFactHasItsDefaultButNullIsUnknown) {
  const FactId urgent = w.b.fact("紧急", {.closed = std::vector<std::int64_t>{0}});
  Request request = w.ask();
  w.b.norm({.item = "R", .mode = Mode::require, .matter = w.safety, .condition = P::value(urgent)});
  program = w.b.build();
  EXPECT_EQ(decide(*program, request).verdict, Verdict::reject);
  request.facts = {{urgent, false, {}}};
  EXPECT_EQ(missing(decide(*program, request)), Strings{"紧急"});
}

TEST_F(EvaluateTest, ValueOfAWrongTypeIsUnknown) {
  const FactId kind = w.b.fact("佐证方式", {.type = Type::choice, .choices = {"截图", "录像"}});
  w.b.norm({.item = "R",
            .mode = Mode::require,
            .matter = w.safety,
            .condition = P::binary(Op::equal, P::value(kind), w.b.number(1), Type::choice)});
  program = w.b.build();
  Request request = w.ask();
  for (const FactValue& bad : {FactValue{kind, true, {2}}, FactValue{kind, true, {-1}},
                               FactValue{kind, true, {}}, FactValue{kind, true, {0, 1}}}) {
    request.facts = {bad};
    EXPECT_EQ(missing(decide(*program, request)), Strings{"佐证方式"});
  }
  request.facts = {given(kind, 1)};
  EXPECT_EQ(decide(*program, request).verdict, Verdict::accept);
}

TEST_F(EvaluateTest, OverflowIsUnknownAndNotedButNothingIsMissing) {
  const FactId funds = w.b.fact("经费", {.type = Type::money});
  const DefineId doubled = w.b.define("翻倍", P::binary(Op::multiply, P::value(funds), w.b.number(2)));
  const Code large = P::binary(Op::greater, P::value(doubled), w.b.number(10));
  w.b.norm({.item = "R", .mode = Mode::require, .matter = w.safety, .condition = large});
  w.b.norm({.item = "S", .mode = Mode::require, .matter = w.safety, .condition = large});
  program = w.b.build();
  Request request = w.ask();
  request.facts = {given(funds, kMost)};
  const Decision decision = decide(*program, request);
  EXPECT_EQ(decision.verdict, Verdict::incomplete);
  EXPECT_TRUE(decision.missing.empty());
  ASSERT_EQ(decision.notes.size(), 2U);  // the second reads the remembered value, and learns of it too
  request.facts = {given(funds, 6)};
  EXPECT_EQ(decide(*program, request).verdict, Verdict::accept);
}

TEST_F(EvaluateTest, SetsIncludeAnyOrAll) {
  const FactId kinds =
      w.b.fact("佐证方式", {.type = Type::choice, .choices = {"截图", "录像", "台账"}, .many = true});
  w.b.norm({.item = "any",
            .mode = Mode::require,
            .matter = w.safety,
            .condition = w.b.test(Op::any_of, P::set(kinds), {0, 1}, Type::choice)});
  w.b.norm({.item = "all",
            .mode = Mode::require,
            .matter = w.safety,
            .condition = w.b.test(Op::all_of, P::set(kinds), {0, 1}, Type::choice)});
  program = w.b.build();
  Request request = w.ask();
  const auto decides = [&](std::vector<std::int64_t> values) {
    request.facts = {{kinds, true, std::move(values)}};
    return deciding(*program, decide(*program, request, {.remedies = false}));
  };
  EXPECT_EQ(decides({0, 1, 2}), Strings{"permitted 意见.N.open"});
  EXPECT_EQ(decides({0, 2}), Strings{"banned 意见.N.all"});
  EXPECT_EQ(decides({}), (Strings{"banned 意见.N.all", "banned 意见.N.any"}));
  request.facts.clear();
  EXPECT_EQ(missing(decide(*program, request)), Strings{"佐证方式"});
}

TEST_F(EvaluateTest, SetsOfRegionsAndMattersLookBelow) {
  const FactId places = w.b.fact("涉及地域", {.type = Type::region, .many = true});
  Request request = w.ask();
  request.facts = {{places, true, {w.village.value}}};
  EXPECT_EQ(condition(w.b.test(Op::any_of, P::set(places), {w.county.value}, Type::region), request),
            Truth::yes);
}

TEST_F(EvaluateTest, BuiltinsThatAreNotGivenAreMissing) {
  const Code all = P::both(P::both(w.b.under_organ(P::builtin(Op::assigner), {{w.body, {}, kAny}}),
                                   w.b.test(Op::under_region, P::builtin(Op::village), {w.county.value})),
                           P::both(P::binary(Op::greater, P::builtin(Op::event_date), w.b.number(0)),
                                   P::binary(Op::equal, P::builtin(Op::action),
                                             w.b.number(static_cast<std::int64_t>(Action::assign)))));
  w.b.norm({.item = "R", .mode = Mode::require, .matter = w.safety, .condition = all});
  program = w.b.build();
  EXPECT_EQ(decide(*program, w.ask()).verdict, Verdict::accept);
  Request request = w.ask();
  request.assigner = {};
  request.village = {};
  request.action.reset();
  EXPECT_EQ(missing(decide(*program, request)), (Strings{"机关", "地域", "行为"}));
}

TEST_F(EvaluateTest, RoleAndMatterOfThePart) {
  const Code code = P::both(P::binary(Op::equal, P::builtin(Op::role), w.b.number(w.lead.value), Type::role),
                            w.b.test(Op::under_matter, P::builtin(Op::matter), {w.duty.value}));
  EXPECT_EQ(condition(code, w.ask()), Truth::yes);
}

TEST_F(EvaluateTest, DefinesNest) {
  const FactId urgent = w.b.fact("紧急", {});
  DefineId last = w.b.define("d0", P::value(urgent));
  for (std::uint32_t depth = 1; depth <= kMaxDefineDepth; ++depth) {
    last = w.b.define("d", P::negate(P::value(last)), depth);
  }
  Request request = w.ask();
  request.facts = {given(urgent, 1)};
  EXPECT_EQ(condition(P::value(last), request), Truth::yes);
}

TEST_F(EvaluateTest, ScopeOfRoles) {
  EXPECT_EQ(scope({.roles = {w.lead}}, w.ask()), Truth::yes);
  EXPECT_EQ(decide(*program, w.ask(w.safety, w.assist)).verdict, Verdict::accept);
  const Decision decision = decide(*program, w.ask(w.safety, RoleId::none()));
  EXPECT_EQ(missing(decision), Strings{"责任形式"});
}

TEST_F(EvaluateTest, ScopeOfAddressee) {
  Request request = w.ask();
  request.addressee = w.committee;
  EXPECT_EQ(scope({.to = {w.body}}, request), Truth::yes);
  request.addressee = w.bank;
  EXPECT_EQ(decide(*program, request).verdict, Verdict::accept);
  request.addressee = {};
  EXPECT_EQ(missing(decide(*program, request)), Strings{"对象"});
}

TEST_F(EvaluateTest, OnlyNormsThatLookAtTheActionSpeakOfRefusing) {
  EXPECT_EQ(scope({}, w.ask()), Truth::yes);
  Request request = w.ask();
  request.action = Action::refuse;
  EXPECT_TRUE(decide(*program, request).deciding.empty());
  request.action.reset();
  EXPECT_EQ(missing(decide(*program, request)), Strings{"行为"});
  const Code refuses =
      P::binary(Op::equal, P::builtin(Op::action), w.b.number(static_cast<std::int64_t>(Action::refuse)));
  w.b.norm({.item = "N2", .matter = w.safety, .when = P::value(w.b.define("拒收", refuses))});
  program = w.b.build();
  request.action = Action::refuse;
  EXPECT_EQ(deciding(*program, decide(*program, request)), Strings{"banned 意见.N.N2"});
}

TEST_F(EvaluateTest, ScopeOfMatterIsDefinite) {
  EXPECT_EQ(scope({.matter = w.duty}, w.ask()), Truth::yes);
  EXPECT_EQ(decide(*program, w.ask(w.duty, w.lead)).verdict, Verdict::reject);
  const MatterId other = MatterId(99U);  // outside the tables: as if it were not given
  EXPECT_EQ(missing(decide(*program, w.ask(other, w.lead))), Strings{"事项"});
}

TEST_F(EvaluateTest, ScopeOfDates) {
  EXPECT_EQ(scope({.last_day = day("2024-03-01")}, w.ask()), Truth::yes);
  Request request = w.ask();
  request.date = day("2024-03-02");
  EXPECT_EQ(decide(*program, request).verdict, Verdict::accept);
  request.date = day("2021-12-31");  // the day before anything is in force
  EXPECT_EQ(decide(*program, request).verdict, Verdict::incomplete);
  EXPECT_TRUE(decide(*program, request).missing.empty());
  request.date.reset();
  EXPECT_EQ(missing(decide(*program, request)), Strings{"发生日"});
}

TEST_F(EvaluateTest, ScopeOfRegions) {
  EXPECT_EQ(scope({.regions = {w.other_county, w.township}}, w.ask()), Truth::yes);
  Request request = w.ask();
  request.village = w.other_county;
  EXPECT_EQ(decide(*program, request).verdict, Verdict::reject);
  request.village = w.county;  // the township lies somewhere inside what is known
  EXPECT_EQ(missing(decide(*program, request)), Strings{"地域"});
  request.village = {};
  EXPECT_EQ(missing(decide(*program, request)), Strings{"地域"});
}

TEST_F(EvaluateTest, ScopeOfAssignerByKindAndOwnLevel) {
  EXPECT_EQ(scope({.from = {World::own_county(w.body)}}, w.ask()), Truth::yes);
  const auto from = [&](Organ organ, RegionId village) {
    Request request = w.ask();
    request.assigner = organ;
    request.village = village;
    return !truth_of(decide(*program, request, {.remedies = false}));
  };
  EXPECT_EQ(from({w.bureau, w.other_county}, w.village), Truth::no);
  EXPECT_EQ(from({w.bureau, w.township}, w.village), Truth::no);
  EXPECT_EQ(from({w.bank, {}}, w.village), Truth::no);
  EXPECT_EQ(from({w.bureau, {}}, w.village), Truth::unknown);
  EXPECT_EQ(from({{}, w.county}, w.village), Truth::unknown);
  EXPECT_EQ(from({{}, w.other_county}, w.village), Truth::no);
  EXPECT_EQ(from({w.bureau, w.county}, {}), Truth::unknown);
  EXPECT_EQ(from({w.bureau, w.township}, {}), Truth::no);  // no village makes a township a county
  EXPECT_EQ(from({w.bureau, w.county}, w.province), Truth::unknown);
}

TEST_F(EvaluateTest, ScopeOfAssignerByRegionOrLevelAlone) {
  EXPECT_EQ(scope({.from = {{{}, w.other_county, kAny}, {{}, {}, 0}}}, w.ask()), Truth::no);
  Request request = w.ask();
  request.assigner = {w.government, w.other_county};
  EXPECT_EQ(decide(*program, request).verdict, Verdict::reject);
  request.assigner = {w.government, w.centre};
  EXPECT_EQ(decide(*program, request).verdict, Verdict::reject);
  request.village = {};
  EXPECT_EQ(missing(decide(*program, request)), Strings{"地域"});
}

TEST_F(EvaluateTest, VillageKnownRoughlyMayBeAnythingInside) {
  const Code here = P::binary(Op::equal, P::builtin(Op::village), w.b.number(w.village.value), Type::region);
  const Code inside = w.b.test(Op::under_region, P::builtin(Op::village), {w.village.value});
  w.b.norm({.item = "R", .mode = Mode::require, .matter = w.safety, .condition = P::both(here, inside)});
  program = w.b.build();
  Request request = w.ask();
  EXPECT_EQ(decide(*program, request).verdict, Verdict::accept);
  request.village = w.county;
  EXPECT_EQ(missing(decide(*program, request)), Strings{"地域"});
  request.village = w.other_county;
  EXPECT_EQ(decide(*program, request).verdict, Verdict::reject);
}

TEST_F(EvaluateTest, KnownAtLeavesOutWhatWasNotKnownYet) {
  w.b.document({.name = "新办法", .known_from = day("2024-06-01")});
  w.b.list({.name = "N"});
  EXPECT_EQ(scope({}, w.ask()), Truth::yes);
  Request request = w.ask();
  request.known_at = day("2024-05-31");
  EXPECT_EQ(decide(*program, request).verdict, Verdict::accept);
  request.known_at = day("2024-06-01");
  EXPECT_EQ(decide(*program, request).verdict, Verdict::reject);
}

}  // namespace
}  // namespace qingdan
