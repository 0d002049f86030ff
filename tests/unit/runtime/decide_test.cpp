// The verdict table line by line, and what a decision says beside the verdict.
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "qingdan/explain.h"
#include "world.h"

namespace qingdan {
namespace {

using namespace testing;  // the builder is its vocabulary
using P = ProgramBuilder;

class DecideTest : public ::testing::Test {
 protected:
  DecideTest() {
    w.b.document({.name = "意见"});
    w.b.list({.name = "N"});
  }

  NormId norm(NormSpec spec) {
    spec.matter = spec.matter.is_none() ? w.safety : spec.matter;
    return w.b.norm(spec);
  }

  Decision ask(const Request& request) {
    if (!program) {
      program = w.b.build();
    }
    return decide(*program, request, {.remedies = false});
  }
  Decision ask() { return ask(w.ask()); }

  Decision ask(std::vector<FactValue> facts) {
    Request request = w.ask();
    request.facts = std::move(facts);
    return ask(request);
  }

  Strings why(const Decision& decision) const { return deciding(*program, decision); }

  Strings missing(const Decision& decision) const {
    Strings all;
    for (const MissingFact& one : decision.missing) {
      all.push_back(missing_name(*program, one, Language::zh));
    }
    return all;
  }

  Strings rulers(const Decision& decision) const {
    Strings all;
    for (const Organ organ : decision.refer_to) {
      all.push_back(program->organ_name(organ, Language::zh));
    }
    return all;
  }

  World w;
  FactId urgent = w.b.fact("紧急", {});
  FactId funded = w.b.fact("载明经费", {});
  std::optional<Program> program;
};

TEST_F(DecideTest, Line1StandingBanRejects) {
  norm({.item = "A", .mode = Mode::permit});
  norm({.item = "N1", .substitutes = {{Substitute::Kind::matter, w.duty.value, {}}}});
  const Decision decision = ask();
  EXPECT_EQ(decision.verdict, Verdict::reject);
  EXPECT_EQ(why(decision), Strings{"banned 意见.N.N1"});
  EXPECT_EQ(decision.substitutes, (std::vector<Substitute>{{Substitute::Kind::matter, w.duty.value, {}}}));
}

TEST_F(DecideTest, Line1UnmetRequirementRejects) {
  norm({.item = "A", .mode = Mode::permit});
  norm({.item = "R", .mode = Mode::require, .condition = P::value(funded)});
  EXPECT_EQ(why(ask({given(funded, 0)})), Strings{"banned 意见.N.R"});
  EXPECT_EQ(ask({given(funded, 1)}).verdict, Verdict::accept);
}

TEST_F(DecideTest, Line2ContestedBanRefers) {
  const NormId permit = norm({.item = "A", .mode = Mode::permit});
  const NormId ban = norm({.item = "N1"});
  w.b.open_pair(ban, permit, {{w.government, w.province}, {w.committee, w.province}});
  const Decision decision = ask();
  EXPECT_EQ(decision.verdict, Verdict::refer);
  EXPECT_EQ(why(decision), (Strings{"contested 意见.N.A", "contested 意见.N.N1"}));
  EXPECT_EQ(rulers(decision), (Strings{"某省.党委", "某省.政府"}));
}

TEST_F(DecideTest, BanWithoutItsRivalRejectsAgain) {
  const NormId permit = norm({.item = "A", .mode = Mode::permit, .when = P::value(urgent)});
  const NormId ban = norm({.item = "N1"});
  w.b.open_pair(ban, permit, {{w.government, w.province}});
  EXPECT_EQ(ask({given(urgent, 0)}).verdict, Verdict::reject);
  EXPECT_EQ(ask({given(urgent, 1)}).verdict, Verdict::refer);
  const Decision decision = ask();
  EXPECT_EQ(decision.verdict, Verdict::incomplete);
  EXPECT_EQ(missing(decision), Strings{"紧急"});
  EXPECT_EQ(why(decision), (Strings{"banned 意见.N.N1?", "contested 意见.N.A?", "contested 意见.N.N1?"}));
}

TEST_F(DecideTest, Line3UnmetOrUnknownNeedIsIncomplete) {
  norm({.item = "A", .mode = Mode::permit});
  norm({.item = "D", .mode = Mode::need, .condition = P::both(P::value(funded), P::value(urgent))});
  Decision decision = ask();
  EXPECT_EQ(decision.verdict, Verdict::incomplete);
  EXPECT_EQ(why(decision), Strings{"needed 意见.N.D"});
  EXPECT_EQ(missing(decision), (Strings{"紧急", "载明经费"}));
  decision = ask({given(funded, 0)});  // known not to be there: all it reads may supply it
  EXPECT_EQ(missing(decision), (Strings{"紧急", "载明经费"}));
  decision = ask({given(funded, 1)});
  EXPECT_EQ(missing(decision), Strings{"紧急"});
  EXPECT_EQ(ask({given(funded, 1), given(urgent, 1)}).verdict, Verdict::accept);
}

TEST_F(DecideTest, NeedOfAnApprovalNamesTheOrgan) {
  norm({.item = "A", .mode = Mode::permit});
  norm({.item = "D", .mode = Mode::need, .condition = w.b.approved({World::own_county(w.government)})});
  EXPECT_EQ(missing(ask()), Strings{"甲县.政府 的批准"});
}

TEST_F(DecideTest, Line4EveryMatterNeedsItsOwnPermit) {
  norm({.item = "A", .mode = Mode::mandate, .roles = {w.assist}});
  norm({.item = "B", .mode = Mode::permit, .matter = w.duty, .roles = {w.lead}});
  Request request = w.ask(w.safety, w.assist);
  EXPECT_EQ(why(ask(request)), Strings{"permitted 意见.N.A"});
  request.matters.push_back({w.duty, w.lead});
  request.matters.push_back({w.safety, w.assist});  // asked for twice: judged once
  Decision decision = ask(request);
  EXPECT_EQ(why(decision), (Strings{"permitted 意见.N.A", "permitted 意见.N.B"}));
  ASSERT_EQ(decision.parts.size(), 2U);
  EXPECT_EQ(decision.parts[0].verdict, Verdict::accept);
  request.matters.push_back({w.duty, w.assist});
  decision = ask(request);
  EXPECT_EQ(decision.verdict, Verdict::incomplete);
  ASSERT_EQ(decision.parts.size(), 3U);
  EXPECT_EQ(decision.parts[1].verdict, Verdict::accept);
  EXPECT_EQ(decision.parts[2].verdict, Verdict::incomplete);
}

TEST_F(DecideTest, LiftedBanPermitsNothing) {
  norm({.item = "N1", .unless = P::truth(true)});
  const Decision decision = ask();
  EXPECT_EQ(decision.verdict, Verdict::incomplete);
  EXPECT_TRUE(decision.deciding.empty());
}

TEST_F(DecideTest, Lines5To7SilenceOfTheListsThatCover) {
  w.b.list({.name = "S", .unlisted = Unlisted::incomplete});
  program.reset();
  EXPECT_EQ(ask().verdict, Verdict::incomplete);
  program.reset();
  w.b.list({.name = "F", .unlisted = Unlisted::refer, .refer_to = {World::own_county(w.government)}});
  EXPECT_EQ(why(ask()), Strings{"unlisted refer 意见.F"});
  EXPECT_EQ(rulers(ask()), Strings{"甲县.政府"});
  program.reset();
  w.b.list({.name = "J", .unlisted = Unlisted::reject});
  EXPECT_EQ(ask().verdict, Verdict::reject);
  EXPECT_EQ(why(ask()), Strings{"unlisted reject 意见.J"});  // the strictest counts
}

TEST_F(DecideTest, ListCoversItsKindsRolesRegionsAndDates) {
  w.b.list({.name = "J1", .unlisted = Unlisted::reject, .kinds = {MatterKind::plaque}});
  w.b.list({.name = "J2", .unlisted = Unlisted::reject, .roles = {w.assist}});
  w.b.list({.name = "J3", .unlisted = Unlisted::reject, .regions = {w.other_county}});
  w.b.document({.name = "旧单", .last_day = day("2024-02-29")});
  w.b.list({.name = "J4", .unlisted = Unlisted::reject});
  EXPECT_EQ(ask().verdict, Verdict::incomplete);
  EXPECT_EQ(why(ask(w.ask(w.safety, w.assist))), Strings{"unlisted reject 意见.J2"});
  Request request = w.ask();
  request.date = day("2024-02-29");
  EXPECT_EQ(why(ask(request)), Strings{"unlisted reject 旧单.J4"});
  request.date = day("2024-03-01");
  request.village = w.province;
  EXPECT_EQ(missing(ask(request)), Strings{"地域"});
}

TEST_F(DecideTest, PermitKeepsAStrictListQuiet) {
  w.b.list({.name = "J", .unlisted = Unlisted::reject});
  norm({.item = "A", .mode = Mode::permit, .when = P::value(urgent)});
  EXPECT_EQ(ask({given(urgent, 1)}).verdict, Verdict::accept);
  EXPECT_EQ(ask({given(urgent, 0)}).verdict, Verdict::reject);
  const Decision decision = ask();
  EXPECT_EQ(decision.verdict, Verdict::incomplete);
  EXPECT_EQ(why(decision), (Strings{"permitted 意见.J.A?", "unlisted reject 意见.J?"}));
  EXPECT_EQ(missing(decision), Strings{"紧急"});
}

TEST_F(DecideTest, OneVerdictFromSeveralLinesNeedsNoMoreFacts) {
  w.b.list({.name = "J", .unlisted = Unlisted::reject});
  norm({.item = "N1", .when = P::value(urgent)});
  const Decision decision = ask();
  EXPECT_EQ(decision.verdict, Verdict::reject);
  EXPECT_EQ(why(decision), (Strings{"banned 意见.J.N1?", "unlisted reject 意见.J"}));
  EXPECT_TRUE(decision.missing.empty());
  EXPECT_TRUE(decision.substitutes.empty());
}

TEST_F(DecideTest, UnknownLineBesideASilentEndNamesItsFact) {
  norm({.item = "D", .mode = Mode::need, .when = P::value(urgent), .condition = P::value(funded)});
  const Decision decision = ask();
  EXPECT_EQ(decision.verdict, Verdict::incomplete);
  EXPECT_EQ(missing(decision), Strings{"紧急"});  // not yet what the need itself asks for
}

TEST_F(DecideTest, DefeatChainLetsTheFirstStandAgain) {
  const NormId top = norm({.item = "C", .when = P::value(urgent)});
  const NormId middle = norm({.item = "B", .mode = Mode::permit});
  const NormId last = norm({.item = "A"});
  w.b.defeat(top, middle, Principle::rank);
  w.b.defeat(middle, last, Principle::special);
  Decision decision = ask({given(urgent, 0)});
  EXPECT_EQ(decision.verdict, Verdict::accept);
  EXPECT_EQ(defeated(*program, decision), Strings{"意见.N.A < 意见.N.B (特别规定优于一般规定)"});
  decision = ask({given(urgent, 1)});
  EXPECT_EQ(why(decision), (Strings{"banned 意见.N.A", "banned 意见.N.C"}));
  EXPECT_EQ(defeated(*program, decision), Strings{"意见.N.B < 意见.N.C (上位优于下位)"});
  decision = ask();  // C bans, or B permits
  EXPECT_EQ(decision.verdict, Verdict::incomplete);
  EXPECT_EQ(missing(decision), Strings{"紧急"});
}

TEST_F(DecideTest, ItemDoesNotDefeatItself) {
  const NormId ban = norm({.item = "A", .when = P::value(urgent), .item_mode = Mode::permit});
  const NormId permit = norm({.item = "A", .mode = Mode::permit});
  w.b.defeat(ban, permit, Principle::overrides);
  const Decision decision = ask({given(urgent, 1)});
  EXPECT_EQ(decision.verdict, Verdict::reject);
  EXPECT_TRUE(decision.defeated.empty());
}

TEST_F(DecideTest, NormOutOfForceDefeatsNobody) {
  const NormId permit = norm({.item = "B", .mode = Mode::permit, .last_day = day("2024-02-29")});
  const NormId ban = norm({.item = "A"});
  w.b.defeat(permit, ban);
  EXPECT_EQ(ask().verdict, Verdict::reject);
  Request request = w.ask();
  request.date = day("2024-02-29");
  EXPECT_EQ(ask(request).verdict, Verdict::accept);
}

TEST_F(DecideTest, TermsAreJudgedBesideTheMatter) {
  norm({.item = "A", .mode = Mode::permit});
  norm({.item = "E", .term = Term::evidence, .when = P::value(urgent)});
  norm({.item = "F", .mode = Mode::require, .term = Term::funds, .condition = P::value(funded)});
  Decision decision = ask({given(urgent, 1), given(funded, 1)});
  EXPECT_EQ(decision.verdict, Verdict::reject);
  EXPECT_EQ(why(decision), Strings{"banned 意见.N.E"});
  ASSERT_EQ(decision.parts.size(), 3U);
  EXPECT_EQ(decision.parts[0].verdict, Verdict::accept);
  EXPECT_EQ(decision.parts[1].term, Term::evidence);
  EXPECT_EQ(decision.parts[1].verdict, Verdict::reject);
  EXPECT_EQ(decision.parts[2].term, Term::funds);
  EXPECT_EQ(decision.parts[2].verdict, Verdict::accept);
  decision = ask({given(urgent, 0), given(funded, 1)});
  EXPECT_EQ(decision.verdict, Verdict::accept);
  EXPECT_EQ(decision.parts.size(), 2U);  // no norm speaks of evidence
}

TEST_F(DecideTest, PermitOfATermPermitsNoMatter) {
  norm({.item = "A", .mode = Mode::permit, .term = Term::evidence});
  EXPECT_EQ(ask().verdict, Verdict::incomplete);
}

TEST_F(DecideTest, ApprovalThatLiftsABanMeetsAnotherBanAllTheSame) {
  const Code approved = w.b.approved({World::own_county(w.government)});
  norm({.item = "N2", .matter = w.duty, .unless = approved, .by_approval = approved});
  norm({.item = "N1", .roles = {w.lead}});
  Request request = w.ask();
  request.approvals = {w.approval(w.government)};
  EXPECT_EQ(why(ask(request)), Strings{"banned 意见.N.N1"});
  request.matters = {{w.safety, w.assist}};
  request.approvals[0].role = w.assist;
  EXPECT_EQ(why(ask(request)), Strings{"permitted 意见.N.N2 by approval"});
}

TEST_F(DecideTest, UnknownMatterLeavesEveryNormOpen) {
  norm({.item = "A", .mode = Mode::permit});
  norm({.item = "N1", .matter = w.duty});
  Request request = w.ask();
  request.matters.clear();
  const Decision decision = ask(request);
  EXPECT_EQ(decision.verdict, Verdict::incomplete);
  EXPECT_EQ(missing(decision), Strings{"事项"});
  EXPECT_EQ(why(decision), (Strings{"banned 意见.N.N1?", "permitted 意见.N.A?"}));
  ASSERT_EQ(decision.parts.size(), 1U);
  EXPECT_TRUE(decision.parts[0].matter.matter.is_none());
}

TEST_F(DecideTest, DecidingItemsStandByLineThenAddressOnceEach) {
  norm({.item = "Z"});
  norm({.item = "B"});
  norm({.item = "B", .matter = w.duty});  // one item for two matters
  EXPECT_EQ(why(ask()), (Strings{"banned 意见.N.B", "banned 意见.N.Z"}));
}

TEST_F(DecideTest, MissingStandsByKindThenName) {
  norm({.item = "A", .mode = Mode::permit});
  norm({.item = "R",
        .mode = Mode::require,
        .from = {World::own_county(w.bureau)},
        .condition = P::either(P::both(P::value(funded), P::value(urgent)),
                               w.b.approved({World::own_county(w.government)}))});
  Request request = w.ask();
  request.assigner = {};
  request.approvals = {w.approval(w.government, ApprovalStatus::pending)};
  EXPECT_EQ(missing(ask(request)), (Strings{"机关", "紧急", "载明经费", "甲县.政府 的批准"}));
}

TEST_F(DecideTest, CarriesDateAndDigest) {
  const Decision decision = ask();
  EXPECT_EQ(decision.date, day("2024-03-01"));
  EXPECT_EQ(decision.digest, program->digest());
}

}  // namespace
}  // namespace qingdan
