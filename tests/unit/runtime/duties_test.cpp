// Duties with their due dates, findings and whom they address, observations, and working days.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "workdays.h"
#include "world.h"

namespace qingdan {
namespace {

using namespace testing;  // the builder is its vocabulary
using P = ProgramBuilder;

class DutiesTest : public ::testing::Test {
 protected:
  DutiesTest() {
    w.b.document({.name = "意见"});
    w.b.list({.name = "N"});
    w.b.norm({.item = "open", .mode = Mode::permit, .matter = w.safety});
    // 2024-04-29 … 05-12, the May holiday with two make-up days: Sunday 04-28 lies before, Saturday 05-11 in
    // it.
    w.b.calendar(day("2024-04-29"), "ww-----wwwwww-");
  }

  Decision decide(const Request& request) {
    program = w.b.build();
    return qingdan::decide(*program, request, {.remedies = false});
  }

  NormSpec oblige(std::int32_t within, bool workdays = false) const {
    return {.item = "O",
            .mode = Mode::oblige,
            .matter = w.safety,
            .done = P::value(done),
            .duty = w.duty,
            .within = within,
            .within_workdays = workdays};
  }

  Request on(std::string_view date) const {
    Request request = w.ask();
    request.date = day(date);
    return request;
  }

  World w;
  FactId done = w.b.fact("已报送", {.closed = {{0}}});
  FactId received = w.b.fact("受理日", {.type = Type::date});
  FactId urgent = w.b.fact("紧急");
  std::optional<Program> program;
};

TEST_F(DutiesTest, DueByDaysAndByWorkingDaysOverAMakeUpDay) {
  w.b.norm(oblige(10));
  NormSpec by_workdays = oblige(7, true);
  by_workdays.item = "P";
  w.b.norm(by_workdays);
  const Decision decision = decide(on("2024-04-30"));
  EXPECT_EQ(decision.verdict, Verdict::accept);
  ASSERT_EQ(decision.duties.size(), 2U);
  EXPECT_EQ(decision.duties[0].duty, w.duty);
  EXPECT_EQ(decision.duties[0].due, day("2024-05-10"));
  // 05-06 … 05-10, and Saturday 05-11 is a working day: so there are six.
  EXPECT_EQ(decision.duties[1].due, std::nullopt);
  ASSERT_EQ(decision.notes.size(), 1U);
  EXPECT_EQ(decision.notes[0].kind, Note::Kind::no_calendar);
  EXPECT_EQ(decide(on("2024-04-29")).duties[1].due, day("2024-05-11"));
  EXPECT_TRUE(decide(on("2024-04-29")).notes.empty());
}

TEST_F(DutiesTest, TimeRunsFromAFact) {
  NormSpec spec = oblige(5);
  spec.since = received;
  spec.when = P::value(urgent);
  w.b.norm(spec);
  Request request = on("2024-04-30");
  Decision decision = decide(request);
  EXPECT_EQ(decision.verdict, Verdict::accept);  // an unclear duty is no reason to wait
  ASSERT_EQ(decision.duties.size(), 1U);
  EXPECT_EQ(decision.duties[0].truth, Truth::unknown);
  EXPECT_EQ(decision.duties[0].due, std::nullopt);
  request.facts = {given(received, day("2024-04-01").days), given(urgent, 1)};
  decision = decide(request);
  EXPECT_EQ(decision.duties[0].truth, Truth::yes);
  EXPECT_EQ(decision.duties[0].due, day("2024-04-06"));
  EXPECT_TRUE(decision.findings.empty());  // overdue, but nothing has been done yet
  request.facts[1] = given(urgent, 0);
  EXPECT_TRUE(decide(request).duties.empty());
}

TEST_F(DutiesTest, OnlyWhatIsAcceptedHasDuties) {
  w.b.norm(oblige(kNoTime));
  EXPECT_EQ(decide(w.ask()).duties.size(), 1U);
  w.b.norm({.item = "N1", .matter = w.safety});
  EXPECT_TRUE(decide(w.ask()).duties.empty());
}

TEST_F(DutiesTest, AnOverdueDutyIsAFindingInAnObservation) {
  NormSpec spec = oblige(5);
  spec.since = received;
  spec.against = P::builtin(Op::assigner);
  w.b.norm(spec);
  w.b.norm({.item = "N1", .matter = w.safety, .substitutes = {{Substitute::Kind::matter, w.duty.value, {}}}});
  Request request = on("2024-04-30");
  request.observation = true;
  request.facts = {given(received, day("2024-04-24").days)};
  Decision decision = decide(request);
  EXPECT_TRUE(decision.observation);
  EXPECT_EQ(decision.verdict, Verdict::incomplete);
  EXPECT_TRUE(decision.parts.empty() && decision.deciding.empty() && decision.missing.empty());
  EXPECT_TRUE(decision.substitutes.empty() && decision.duties.empty());
  ASSERT_EQ(decision.findings.size(), 1U);
  EXPECT_EQ(decision.findings[0].against, (Organ{w.bureau, w.county}));
  EXPECT_EQ(decision.findings[0].truth, Truth::yes);
  request.facts[0] = given(received, day("2024-04-25").days);  // its last day
  EXPECT_TRUE(decide(request).findings.empty());
  request.facts = {given(received, day("2024-04-24").days), given(done, 1)};
  EXPECT_TRUE(decide(request).findings.empty());
  request.facts[1] = {done, false, {}};
  ASSERT_EQ(decide(request).findings.size(), 1U);
  EXPECT_EQ(decide(request).findings[0].truth, Truth::unknown);
  request.facts = {};  // since when, nobody knows
  EXPECT_TRUE(decide(request).findings.empty());
}

TEST_F(DutiesTest, AFindingNamesWhoCausedItInItsRow) {
  const SequenceId hops = w.b.sequence("环节");
  const FactId by = w.b.fact("转交单位", {.type = Type::organ, .sequence = hops});
  const FactId adds = w.b.fact("加码", {.sequence = hops});
  w.b.norm({.item = "F",
            .mode = Mode::find,
            .matter = w.safety,
            .when = P::value(adds),
            .against = P::value(by),
            .sequence = hops,
            .each = true});
  w.b.norm({.item = "E", .mode = Mode::find, .matter = w.duty});
  const std::int64_t office = pack_organ({w.government, w.township});
  Request request = w.ask();
  request.sequences = {{hops,
                        true,
                        {{{given(by, office), given(adds, 0)}},
                         {{given(adds, 1)}},
                         {{given(by, office)}},
                         {{given(by, office), given(adds, 1)}}}}};
  const Decision decision = decide(request);
  EXPECT_EQ(decision.verdict, Verdict::accept);
  ASSERT_EQ(decision.findings.size(), 4U);
  EXPECT_EQ(decision.findings[0].against, (Organ{w.bureau, w.county}));
  EXPECT_EQ(decision.findings[0].row, kAny);
  EXPECT_EQ(decision.findings[1].row, 1U);
  EXPECT_EQ(decision.findings[1].against, Organ{});
  EXPECT_EQ(decision.findings[1].sequence, hops);
  EXPECT_EQ(decision.findings[2].row, 2U);
  EXPECT_EQ(decision.findings[2].truth, Truth::unknown);
  EXPECT_EQ(decision.findings[3].against, (Organ{w.government, w.township}));
  EXPECT_EQ(decision.findings[3].truth, Truth::yes);
  request.matters.push_back({w.duty, w.lead});
  EXPECT_EQ(decide(request).findings.size(), 4U);  // once, though in two parts
}

TEST_F(DutiesTest, WorkingDaysAreCountedInOneCalendar) {
  w.b.calendar(day("2024-05-13"), "wwwww--");
  program = w.b.build();
  const auto at = [](std::string_view date) { return std::int64_t{day(date).days}; };
  const Program& p = *program;
  EXPECT_EQ(workdays_between(p, at("2024-04-30"), at("2024-05-06")), 1);
  EXPECT_EQ(workdays_between(p, at("2024-05-06"), at("2024-04-30")), -1);
  EXPECT_EQ(workdays_between(p, at("2024-05-12"), at("2024-05-12")), 0);  // the last day
  EXPECT_EQ(workdays_between(p, at("2024-04-29"), at("2024-05-12")), 7);
  EXPECT_EQ(workdays_between(p, at("2024-05-10"), at("2024-05-13")), std::nullopt);
  EXPECT_EQ(workdays_between(p, at("2024-04-28"), at("2024-05-01")), std::nullopt);
  EXPECT_EQ(add_workdays(p, at("2024-05-01"), 0), at("2024-05-01"));
  EXPECT_EQ(add_workdays(p, at("2024-05-01"), 1), at("2024-05-06"));
  EXPECT_EQ(add_workdays(p, at("2024-05-10"), 1), at("2024-05-11"));
  EXPECT_EQ(add_workdays(p, at("2024-05-11"), 1), std::nullopt);
  EXPECT_EQ(subtract_workdays(p, at("2024-05-06"), 1), at("2024-04-30"));
  EXPECT_EQ(subtract_workdays(p, at("2024-05-12"), 1), at("2024-05-11"));
  EXPECT_EQ(subtract_workdays(p, at("2024-04-30"), 1), at("2024-04-29"));
  EXPECT_EQ(subtract_workdays(p, at("2024-04-30"), 2), std::nullopt);
  EXPECT_EQ(add_workdays(p, at("2024-05-06"), -1), at("2024-04-30"));
  EXPECT_EQ(subtract_workdays(p, at("2024-05-01"), -1), at("2024-05-06"));
  EXPECT_EQ(add_workdays(p, at("2024-05-20"), 0), std::nullopt);
  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  EXPECT_EQ(add_workdays(p, at("2024-05-06"), least), std::nullopt);
  EXPECT_EQ(subtract_workdays(p, at("2024-05-06"), least), std::nullopt);
  EXPECT_EQ(add_workdays(p, least, 1), std::nullopt);
}

TEST_F(DutiesTest, ConditionsCountWorkingDays) {
  const Code notice = P::binary(Op::workdays_between, P::value(received), P::builtin(Op::event_date));
  w.b.norm({.item = "R",
            .mode = Mode::require,
            .matter = w.safety,
            .term = Term::deadline,
            .condition = P::binary(Op::greater_equal, notice, w.b.number(2))});
  Request request = on("2024-05-07");
  request.facts = {given(received, day("2024-04-30").days)};
  EXPECT_EQ(decide(request).verdict, Verdict::accept);
  request.date = day("2024-05-06");
  EXPECT_EQ(decide(request).verdict, Verdict::reject);
  request.date = day("2024-06-06");
  const Decision decision = decide(request);
  EXPECT_EQ(decision.verdict, Verdict::incomplete);
  EXPECT_TRUE(decision.missing.empty());
  ASSERT_EQ(decision.notes.size(), 1U);
  EXPECT_EQ(decision.notes[0].kind, Note::Kind::no_calendar);
}

// They have no effect on the verdict: neither has an approval that lifts them.
TEST_F(DutiesTest, AnApprovalThatLiftsThemPermitsNothing) {
  for (const Mode mode : {Mode::forbid, Mode::find, Mode::oblige}) {
    World other;
    const Code lifted = other.b.approved({World::own_county(other.bureau)});
    other.b.document({.name = "意见"});
    other.b.list({.name = "N"});
    other.b.norm({.item = "N1",
                  .mode = mode,
                  .matter = other.safety,
                  .unless = lifted,
                  .by_approval = lifted,
                  .duty = mode == Mode::oblige ? other.safety : MatterId::none()});
    Request request = other.ask();
    request.approvals = {other.approval(other.bureau)};
    const std::optional<Program> built = other.b.build();
    const Verdict verdict = qingdan::decide(*built, request, {.remedies = false}).verdict;
    EXPECT_EQ(verdict, mode == Mode::forbid ? Verdict::accept : Verdict::incomplete);
  }
}

// 甲村 takes over 旧村, and 应急局 takes over 安监局, on 2024-02-01.
class SuccessionTest : public ::testing::Test {
 protected:
  SuccessionTest() {
    w.b.document({.name = "意见"});
    w.b.list({.name = "N"});
    const Code approved = w.b.approved({World::own_county(w.bureau)});
    w.b.norm({.item = "N2", .matter = w.safety, .unless = approved, .by_approval = approved});
    w.b.succeeds(w.village, {old_village}, day("2024-02-01"));
    w.b.succeeds(old_village, {oldest}, day("2023-02-01"));
    w.b.succeeds(w.bureau, {old_bureau}, day("2024-02-01"));
    w.b.succeeds(w.county, {w.other_county}, day("2024-02-01"));
    program = w.b.build();
    request = w.ask();
    request.approvals = {w.approval(w.bureau)};
  }

  Verdict verdict() const { return decide(*program, request, {.remedies = false}).verdict; }

  World w;
  RegionId oldest = w.b.region("老村", Level::village, w.other_county);
  RegionId old_village = w.b.region("旧村", Level::village, w.other_county);
  RegionId stranger = w.b.region("外村", Level::village, w.other_county);
  OrganKindId old_bureau = w.b.organ_kind("安监局", {w.body});
  std::optional<Program> program;
  Request request;
};

TEST_F(SuccessionTest, ApprovalsPassToTheNewVillage) {
  EXPECT_EQ(verdict(), Verdict::accept);
  request.approvals[0].region = old_village;
  EXPECT_EQ(verdict(), Verdict::accept);
  request.approvals[0].region = oldest;
  EXPECT_EQ(verdict(), Verdict::accept);
  request.approvals[0].region = stranger;
  EXPECT_EQ(verdict(), Verdict::reject);
  request.approvals[0].region = old_village;
  request.date = day("2024-01-31");  // the day before
  EXPECT_EQ(verdict(), Verdict::reject);
}

// Which village it is, and whether the succession has begun: either may settle it.
TEST_F(SuccessionTest, NamesAllThatWouldSettleIt) {
  w.b.succeeds(w.township, {w.village}, day("2024-02-01"));
  program = w.b.build();
  request.village = w.township;
  request.date = std::nullopt;
  const Decision decision = decide(*program, request, {.remedies = false});
  EXPECT_EQ(decision.verdict, Verdict::incomplete);
  EXPECT_TRUE(std::any_of(decision.missing.begin(), decision.missing.end(),
                          [](const MissingFact& one) { return one.kind == Missing::village; }));
}

TEST_F(SuccessionTest, AVillageNotYetKnownMayBeASuccessor) {
  request.village = w.township;
  request.approvals[0].region = old_village;
  EXPECT_EQ(verdict(), Verdict::incomplete);
  request.approvals[0].region = stranger;
  EXPECT_EQ(verdict(), Verdict::reject);
}

TEST_F(SuccessionTest, ApprovalsPassToTheNewOrgan) {
  request.approvals[0].organ = {old_bureau, w.county};
  EXPECT_EQ(verdict(), Verdict::accept);
  request.approvals[0].organ = {old_bureau, w.other_county};
  EXPECT_EQ(verdict(), Verdict::accept);
  request.approvals[0].organ = {w.government, w.county};
  EXPECT_EQ(verdict(), Verdict::reject);
  request.approvals[0].organ = {old_bureau, w.county};
  request.date = day("2024-01-31");
  EXPECT_EQ(verdict(), Verdict::reject);
}

}  // namespace
}  // namespace qingdan
