// Rows that must be refused, one fault at a time, and the odd ones that must not.
#include <gtest/gtest.h>

#include "small_program.h"

namespace qingdan::test {
namespace {

using B = TableBuilder;

TEST(VerifyRows, PoolsMustPointAtRows) {
  const auto none = 0xFFFFFFFFU;
  EXPECT_REFUSED(bad_reference, t.region_pool[0] = RegionId(t.regions.size()));
  EXPECT_REFUSED(bad_reference, t.organ_kind_pool.back() = OrganKindId(none));
  EXPECT_REFUSED(bad_reference, t.matter_pool.back() = MatterId(t.matters.size()));
  EXPECT_REFUSED(bad_reference, t.role_pool[0] = RoleId(none));
  EXPECT_REFUSED(bad_reference, t.norm_pool[0] = NormId(t.norms.size()));
  EXPECT_REFUSED(bad_reference, t.organs[0].kind = OrganKindId::none());
  EXPECT_REFUSED(bad_reference, t.organs[0].region = RegionId(t.regions.size()));
  EXPECT_ACCEPTED(t.organs[0].region = RegionId::none());
  EXPECT_REFUSED(bad_reference, t.selectors[0].kind = OrganKindId(t.organ_kinds.size()));
  EXPECT_REFUSED(bad_reference, t.selectors[0].region = RegionId(t.regions.size()));
  EXPECT_REFUSED(bad_reference, t.selectors[t.approval_atoms[0].organs.begin].level = 6);
  EXPECT_REFUSED(bad_reference, t.selectors[0].level = 3);  // it has a region already
}

TEST(VerifyRows, RegionsMustBeOneTree) {
  EXPECT_REFUSED(bad_reference, t.regions[kCounty.index()].parent = kCounty);
  EXPECT_REFUSED(bad_reference, t.regions[kCounty.index()].parent = kTown);
  EXPECT_REFUSED(bad_reference, t.regions[kCentre.index()].parent = kVillage);
  EXPECT_REFUSED(bad_reference, t.regions[kCounty.index()].parent = RegionId(t.regions.size()));
  EXPECT_REFUSED(bad_reference, t.regions[kCounty.index()].parent = RegionId::none());
  EXPECT_REFUSED(bad_reference, t.regions[kVillage.index()].level = 6);
  EXPECT_REFUSED(bad_reference, t.regions[kTown.index()].level = t.regions[kCounty.index()].level);
  EXPECT_REFUSED(bad_reference, t.regions[kTown.index()].name = {});
  EXPECT_ACCEPTED(t.regions[kTown.index()].parent = kProvince);  // a level may be left out
}

TEST(VerifyRows, AncestorsMustBeSortedAndWithoutCircle) {
  const auto enforcement = kEnforcement.index();
  EXPECT_REFUSED(bad_reference, t.matters[enforcement].ancestors = {});
  EXPECT_REFUSED(bad_reference, t.matters[enforcement].ancestors = t.matters[kPatrol.index()].ancestors);
  EXPECT_REFUSED(bad_reference,
                 t.matters[enforcement].ancestors = B::append(t.matter_pool, {kEnforcement, kDuty}));
  EXPECT_REFUSED(bad_reference,
                 t.matters[enforcement].ancestors = B::append(t.matter_pool, {kDuty, kDuty, kEnforcement}));
  EXPECT_REFUSED(bad_reference,
                 t.matters[kDuty.index()].ancestors = B::append(t.matter_pool, {kDuty, kEnforcement}));
  EXPECT_REFUSED(bad_reference, {  // duty under patrol under enforcement under duty
    t.matters[kDuty.index()].ancestors = B::append(t.matter_pool, {kDuty, kPatrol});
    t.matters[kPatrol.index()].ancestors = B::append(t.matter_pool, {kEnforcement, kPatrol});
  });
  EXPECT_REFUSED(bad_reference,
                 t.organ_kinds[kCommittee.index()].ancestors = B::append(t.organ_kind_pool, {kBody}));
  EXPECT_REFUSED(bad_reference,
                 t.organ_kinds[kBody.index()].ancestors = B::append(t.organ_kind_pool, {kBody, kCommittee}));
}

TEST(VerifyRows, WordsMustExist) {
  EXPECT_REFUSED(bad_reference, t.organ_kinds[0].levels = 1U << 6U);
  EXPECT_REFUSED(bad_reference, t.organ_kinds[0].outside = 2);
  EXPECT_REFUSED(bad_reference, t.matters[0].kind = 8);
  EXPECT_REFUSED(bad_reference, t.roles[0].changeable = 2);
  EXPECT_REFUSED(bad_reference, t.facts[0].type = 14);
  EXPECT_REFUSED(bad_reference, t.facts[0].many = 2);
  EXPECT_REFUSED(bad_reference, t.facts[0].open = 2);
  EXPECT_REFUSED(bad_reference, t.facts[0].changeable = 2);
  EXPECT_REFUSED(bad_reference, t.facts[0].source = 4);
  EXPECT_REFUSED(bad_reference, t.facts[0].term = 9);
  EXPECT_REFUSED(bad_reference, t.facts[0].spare = 1);
  EXPECT_REFUSED(bad_reference, t.documents[0].chain = 3);
  EXPECT_REFUSED(bad_reference, t.documents[0].rank = 6);
  EXPECT_REFUSED(bad_reference, t.documents[0].spare = 1);
  EXPECT_REFUSED(bad_reference, t.lists[0].matter_kinds = 1U << 8U);
  EXPECT_REFUSED(bad_reference, t.lists[0].kind = 7);
  EXPECT_REFUSED(bad_reference, t.lists[0].unlisted = 4);
  EXPECT_REFUSED(bad_reference, t.lists[0].spare = 1);
  EXPECT_REFUSED(bad_reference, t.items[0].mode = 9);
  EXPECT_REFUSED(bad_reference, t.items[0].term = 9);
  EXPECT_REFUSED(bad_reference, t.items[0].spare = 1);
  EXPECT_REFUSED(bad_reference, t.norms[kBanDuty.index()].mode = 9);
  EXPECT_REFUSED(bad_reference, t.norms[0].term = 9);
  EXPECT_REFUSED(bad_reference, audience(t, 0).sees_action = 2);
  EXPECT_ACCEPTED(audience(t, 0).sees_action = 1);
  EXPECT_REFUSED(bad_reference, t.defeats[0] = defeat_row(kPermitPatrol, static_cast<Principle>(5)));
}

TEST(VerifyRows, ThingsMustHaveANameInOneLanguage) {
  EXPECT_REFUSED(bad_reference, t.organ_kinds[0].name = {});
  EXPECT_REFUSED(bad_reference, t.matters[0].name = {});
  EXPECT_REFUSED(bad_reference, t.roles[0].name = {});
  EXPECT_REFUSED(bad_reference, t.facts[0].name = {});
  EXPECT_REFUSED(bad_reference, t.choices[0].name = {});
  EXPECT_REFUSED(bad_reference, t.defines[0].name = {});
  EXPECT_REFUSED(bad_reference, t.documents[0].name = {});
  EXPECT_ACCEPTED(t.matters[0].name.zh = {});
}

TEST(VerifyRows, DatesMustBeInTheCalendar) {
  for (const std::int32_t bad : {kFirstDate.days - 1, kLastDate.days + 1, kNoDate + 1, INT32_MAX}) {
    EXPECT_REFUSED(bad_reference, t.documents[0].adopted = bad);
    EXPECT_REFUSED(bad_reference, t.documents[0].published = bad);
    EXPECT_REFUSED(bad_reference, t.documents[0].known_from = bad);
    EXPECT_REFUSED(bad_reference, t.documents[0].effective = bad);
    EXPECT_REFUSED(bad_reference, t.documents[0].last_day = bad);
    EXPECT_REFUSED(bad_reference, t.periods[t.norms[0].period.index()].first_day = bad);
    EXPECT_REFUSED(bad_reference, t.periods[t.norms[0].period.index()].last_day = bad);
    EXPECT_REFUSED(bad_reference, t.periods[t.norms[0].period.index()].known_from = bad);
  }
  EXPECT_ACCEPTED(t.periods[t.norms[0].period.index()].first_day = kFirstDate.days);
  EXPECT_ACCEPTED(t.periods[t.norms[0].period.index()].last_day = kLastDate.days);
}

TEST(VerifyRows, FactsMustHaveFittingDefaults) {
  const auto with_default = [](ProgramTables& t, FactId fact, std::initializer_list<std::int64_t> values) {
    t.facts[fact.index()].open = 0;
    t.facts[fact.index()].default_values = B::append(t.constants, values);
  };
  const auto packed = [](std::uint32_t kind, std::uint32_t region) {
    return pack_organ({OrganKindId(kind), RegionId(region)});
  };
  EXPECT_REFUSED(bad_reference, t.facts[kFunds.index()].open = 0);  // closed, without a default
  EXPECT_REFUSED(bad_reference, with_default(t, kFunds, {1, 2}));
  EXPECT_ACCEPTED(with_default(t, kFunds, {INT64_MIN}));
  EXPECT_REFUSED(bad_reference, with_default(t, kPublished, {2}));
  EXPECT_REFUSED(bad_reference, with_default(t, kChannel, {3}));
  EXPECT_ACCEPTED(with_default(t, kChannel, {2}));
  EXPECT_ACCEPTED(with_default(t, kPapers, {}));
  EXPECT_ACCEPTED(with_default(t, kPapers, {0, 3}));
  EXPECT_REFUSED(bad_reference, with_default(t, kPapers, {0, 4}));
  EXPECT_REFUSED(bad_reference, with_default(t, kPapers, {-1}));
  EXPECT_ACCEPTED(with_default(t, kPlace, {-1}));
  EXPECT_REFUSED(bad_reference, with_default(t, kPlace, {2}));
  const auto typed = [&](ProgramTables& t, Type type, std::int64_t value) {
    t.facts[kPlace.index()].type = static_cast<std::uint8_t>(type);
    with_default(t, kPlace, {value});
  };
  EXPECT_ACCEPTED(typed(t, Type::date, kLastDate.days));
  EXPECT_REFUSED(bad_reference, typed(t, Type::date, kNoDate));
  EXPECT_REFUSED(bad_reference, typed(t, Type::level, 6));
  EXPECT_REFUSED(bad_reference, typed(t, Type::region, 6));
  EXPECT_REFUSED(bad_reference, typed(t, Type::role, 2));
  EXPECT_ACCEPTED(typed(t, Type::organ, packed(4, 0xFFFFFFFF)));
  EXPECT_REFUSED(bad_reference, typed(t, Type::organ, packed(4, 6)));
  EXPECT_REFUSED(bad_reference, typed(t, Type::organ, packed(6, 0)));
  EXPECT_REFUSED(bad_reference, t.facts[kChannel.index()].choices = {});
  EXPECT_REFUSED(bad_reference, t.facts[kFunds.index()].choices = t.facts[kChannel.index()].choices);
}

TEST(VerifyRows, DocumentsListsItemsAndNormsMustBelong) {
  EXPECT_REFUSED(bad_reference, t.lists[0].document = DocumentId::none());
  EXPECT_REFUSED(bad_reference, t.lists[0].document = DocumentId(2U));
  EXPECT_REFUSED(bad_reference, t.items[0].list = ListId(2U));
  EXPECT_REFUSED(bad_reference, std::swap(t.items.front(), t.items.back()));  // not in the order of lists
  EXPECT_REFUSED(bad_reference, t.items[0].period = PeriodId(t.periods.size()));
  EXPECT_REFUSED(bad_reference, t.items[0].detail = ItemDetailId(t.item_details.size()));
  EXPECT_REFUSED(bad_reference, t.norms[0].period = PeriodId::none());
  EXPECT_REFUSED(bad_reference, t.norms[0].audience = AudienceId(t.audiences.size()));
  EXPECT_REFUSED(bad_reference, t.norms[0].detail = NormDetailId(t.norm_details.size()));
  EXPECT_REFUSED(bad_reference, t.items[0].basis_document = DocumentId(2U));
  EXPECT_REFUSED(bad_reference, t.norms[0].item = ItemId::none());
  EXPECT_REFUSED(bad_reference, t.norms[0].matter = MatterId::none());
}

TEST(VerifyRows, DefeatersComeFirstAndNobodyIsHisOwnRival) {
  EXPECT_REFUSED(bad_reference, t.defeats[0] = defeat_row(kBanDuty, Principle::rank));
  EXPECT_REFUSED(bad_reference, t.defeats[0] = defeat_row(kRequireFunds, Principle::rank));
  EXPECT_REFUSED(bad_reference, t.defeats[0].winner_and_principle = 0xFFFFFFFF);
  EXPECT_REFUSED(bad_reference, t.open_pairs[0].rival = kBanEnforcement);
  EXPECT_REFUSED(bad_reference, t.open_pairs[0].rival = NormId(t.norms.size()));
}

TEST(VerifyRows, ApprovalsMustNameOrgansAndPermits) {
  EXPECT_REFUSED(bad_reference, t.approval_atoms[0].organs = {});
  EXPECT_REFUSED(bad_reference, t.selectors[t.approval_atoms[0].organs.begin].kind = OrganKindId::none());
  EXPECT_REFUSED(bad_reference, t.selectors[t.approval_atoms[0].organs.begin].level = kAny);
  EXPECT_ACCEPTED((t.selectors[t.approval_atoms[0].organs.begin] = {kNotary, RegionId::none(), kAny}));
  EXPECT_ACCEPTED((t.selectors[t.approval_atoms[0].organs.begin] = {kCommittee, kProvince, kAny}));
  EXPECT_REFUSED(bad_reference, t.norms[0].mode = static_cast<std::uint8_t>(Mode::forbid));
  EXPECT_ACCEPTED(t.approval_atoms[0].norms = {});
}

TEST(VerifyRows, NamesMustBeSortedAndUnique) {
  EXPECT_REFUSED(bad_reference, std::swap(t.names[0], t.names[1]));
  EXPECT_REFUSED(bad_reference, std::swap(t.names.front(), t.names.back()));
  EXPECT_REFUSED(bad_reference, t.names[1] = t.names[0]);
  EXPECT_REFUSED(bad_reference, t.names[0].text = Text{});
  EXPECT_REFUSED(bad_reference, t.names.back().kind = 10);
  for (std::size_t i = 0; i < small_tables().names.size(); ++i) {
    EXPECT_ACCEPTED(t.names[i].id = 0);
    EXPECT_REFUSED(bad_reference, {
      const std::size_t counts[] = {
          t.regions.size(), t.organ_kinds.size(), t.matters.size(),   t.roles.size(),     t.facts.size(),
          t.lists.size(),   t.documents.size(),   t.sequences.size(), t.materials.size(), t.registers.size()};
      t.names[i].id = static_cast<std::uint32_t>(counts[t.names[i].kind]);
    });
  }
  EXPECT_REFUSED(bad_reference, std::swap(t.text_constants[0], t.text_constants[1]));
  EXPECT_REFUSED(bad_reference, t.text_constants[1] = t.text_constants[0]);
}

}  // namespace
}  // namespace qingdan::test
