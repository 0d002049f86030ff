// `approved by X and Y`: each state of an approval, seen through a ban that it lifts.
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "qingdan/explain.h"
#include "world.h"

namespace qingdan {
namespace {

using namespace testing;  // the builder is its vocabulary

// N2 forbids 部门职责事项 unless 县.党委 and 县.政府 jointly approve; an approval also permits.
class ApprovalsTest : public ::testing::Test {
 protected:
  ApprovalsTest() {
    w.b.document({.name = "意见"});
    w.b.list({.name = "N"});
    const Code approved = w.b.approved({World::own_county(w.committee), World::own_county(w.government)});
    w.b.norm({.item = "N2", .matter = w.duty, .unless = approved, .by_approval = approved});
    program = w.b.build();
    request = w.ask();
  }

  Verdict verdict() const { return decide(*program, request, {.remedies = false}).verdict; }

  // With the committee's approval beyond doubt, what the government's comes to.
  Verdict with(const Approval& approval) {
    request.approvals = {w.approval(w.committee), approval};
    return verdict();
  }

  Strings missing() const {
    Strings all;
    for (const MissingFact& one : decide(*program, request).missing) {
      all.push_back(missing_name(*program, one, Language::zh));
    }
    return all;
  }

  World w;
  std::optional<Program> program;
  Request request;
};

TEST_F(ApprovalsTest, BothGrantedLiftsTheBanAndPermits) {
  EXPECT_EQ(with(w.approval(w.government)), Verdict::accept);
  EXPECT_EQ(deciding(*program, decide(*program, request)), Strings{"permitted 意见.N.N2 by approval"});
}

TEST_F(ApprovalsTest, NoneAskedIsNoApproval) { EXPECT_EQ(verdict(), Verdict::reject); }

TEST_F(ApprovalsTest, OneGrantedAndOneSilentIsUnknown) {
  request.approvals = {w.approval(w.committee)};
  EXPECT_EQ(verdict(), Verdict::incomplete);
  EXPECT_EQ(missing(), Strings{"甲县.政府 的批准"});
}

TEST_F(ApprovalsTest, RefusedWithdrawnOrLapsedIsNoApproval) {
  EXPECT_EQ(with(w.approval(w.government, ApprovalStatus::refused)), Verdict::reject);
  EXPECT_EQ(with(w.approval(w.government, ApprovalStatus::withdrawn)), Verdict::reject);
  Approval lapsed = w.approval(w.government);
  lapsed.until = day("2024-02-29");
  EXPECT_EQ(with(lapsed), Verdict::reject);
  lapsed.until = day("2024-03-01");  // the last day counts
  EXPECT_EQ(with(lapsed), Verdict::accept);
}

TEST_F(ApprovalsTest, PendingIsUnknown) {
  EXPECT_EQ(with(w.approval(w.government, ApprovalStatus::pending)), Verdict::incomplete);
  EXPECT_EQ(missing(), Strings{"甲县.政府 的批准"});
}

TEST_F(ApprovalsTest, CountsFromTheLaterOfGrantedAndFrom) {
  Approval early = w.approval(w.government);
  early.from = day("2024-03-02");
  EXPECT_EQ(with(early), Verdict::incomplete);
  early.from = day("2023-01-01");
  EXPECT_EQ(with(early), Verdict::accept);
  early.granted = day("2024-03-02");
  EXPECT_EQ(with(early), Verdict::incomplete);
  early.granted.reset();
  EXPECT_EQ(with(early), Verdict::incomplete);
}

TEST_F(ApprovalsTest, GrantedByAnyPaperOutweighsARefusal) {
  request.approvals = {w.approval(w.committee), w.approval(w.government),
                       w.approval(w.government, ApprovalStatus::refused)};
  EXPECT_EQ(verdict(), Verdict::accept);
}

TEST_F(ApprovalsTest, RefusalBesideAnUnclearGrantIsUnknown) {
  Approval vague = w.approval(w.government);
  vague.role = RoleId::none();
  request.approvals = {w.approval(w.committee), vague, w.approval(w.government, ApprovalStatus::refused)};
  EXPECT_EQ(verdict(), Verdict::incomplete);  // once the role is known, it may be the grant
}

TEST_F(ApprovalsTest, ForAnotherMatterRoleOrPlaceIsNone) {
  Approval other = w.approval(w.government);
  other.role = w.assist;
  EXPECT_EQ(with(other), Verdict::incomplete);  // as if only the committee had granted
  EXPECT_EQ(missing(), Strings{"甲县.政府 的批准"});
  other = w.approval(w.government);
  other.region = w.other_county;
  EXPECT_EQ(with(other), Verdict::incomplete);
  other = w.approval(w.government);
  other.organ.region = w.other_county;
  EXPECT_EQ(with(other), Verdict::incomplete);
  request.matters = {{w.duty, w.lead}};
  EXPECT_EQ(with(w.approval(w.government)), Verdict::reject);  // both are for 安全生产 alone
}

TEST_F(ApprovalsTest, ForAMatterOrPlaceAboveCounts) {
  Approval wide = w.approval(w.government);
  wide.matter = w.duty;
  wide.region = w.county;
  EXPECT_EQ(with(wide), Verdict::accept);
}

TEST_F(ApprovalsTest, WhatItLeavesOutIsUnknown) {
  Approval vague = w.approval(w.government);
  vague.matter = MatterId::none();
  EXPECT_EQ(with(vague), Verdict::incomplete);
  vague = w.approval(w.government);
  vague.role = RoleId::none();
  EXPECT_EQ(with(vague), Verdict::incomplete);
  vague = w.approval(w.government);
  vague.region = RegionId::none();
  EXPECT_EQ(with(vague), Verdict::incomplete);
  vague = w.approval(w.government);
  vague.organ.region = RegionId::none();
  EXPECT_EQ(with(vague), Verdict::incomplete);
  vague.status = ApprovalStatus::refused;
  EXPECT_EQ(with(vague), Verdict::incomplete);
}

TEST_F(ApprovalsTest, WithoutAVillageItIsNotKnownWhoseCountyIsMeant) {
  request.approvals = {w.approval(w.committee), w.approval(w.government)};
  request.village = RegionId::none();
  EXPECT_EQ(missing(), Strings{"地域"});
}

TEST_F(ApprovalsTest, UnknownDateIsNamed) {
  request.approvals = {w.approval(w.committee), w.approval(w.government)};
  request.date.reset();
  EXPECT_EQ(missing(), Strings{"发生日"});
}

TEST_F(ApprovalsTest, NotYetKnownThenDoesNotCount) {
  request.known_at = day("2024-02-01");
  EXPECT_EQ(with(w.approval(w.government)), Verdict::accept);
  Approval late = w.approval(w.government);
  late.known_since = day("2024-02-02");
  EXPECT_EQ(with(late), Verdict::incomplete);
}

TEST_F(ApprovalsTest, PermitInADocumentOfAllThoseOrgansApproves) {
  World w2;
  w2.b.document({.name = "县单", .issuers = {{w2.government, w2.county}}});
  w2.b.list({.name = "A"});
  const NormId by_one = w2.b.norm({.item = "A1", .mode = Mode::permit, .matter = w2.duty});
  w2.b.document({.name = "县令", .issuers = {{w2.committee, w2.county}, {w2.government, w2.county}}});
  w2.b.list({.name = "A"});
  const FactId urgent = w2.b.fact("紧急", {});
  const NormId by_both = w2.b.norm(
      {.item = "A2", .mode = Mode::permit, .matter = w2.duty, .when = ProgramBuilder::value(urgent)});
  w2.b.document({.name = "意见"});
  w2.b.list({.name = "N"});
  const Code approved =
      w2.b.approved({World::own_county(w2.committee), World::own_county(w2.government)}, {by_one, by_both});
  w2.b.norm({.item = "N2", .matter = w2.duty, .unless = approved, .by_approval = approved});
  program = w2.b.build();
  request.facts = {given(urgent, 0)};
  EXPECT_EQ(verdict(), Verdict::reject);  // the government alone does not approve for both
  request.facts = {given(urgent, 1)};
  EXPECT_EQ(verdict(), Verdict::accept);
  request.facts.clear();
  EXPECT_EQ(missing(), Strings{"紧急"});
  request.facts = {given(urgent, 1)};
  request.village = w.other_county;  // those are not its own county's organs
  EXPECT_EQ(verdict(), Verdict::reject);
  request.village = w.province;
  EXPECT_EQ(missing(), Strings{"地域"});
}

TEST_F(ApprovalsTest, OutsideOrgansHaveNoPlace) {
  World w2;
  w2.b.document({.name = "意见"});
  w2.b.list({.name = "N"});
  const Code approved = w2.b.approved({{w2.bank, {}, kAny}});
  w2.b.norm({.item = "N2", .matter = w2.duty, .unless = approved, .by_approval = approved});
  program = w2.b.build();
  Approval approval = w.approval(w.bank);
  approval.organ.region = RegionId::none();
  request.approvals = {approval};
  EXPECT_EQ(verdict(), Verdict::accept);
}

}  // namespace
}  // namespace qingdan
