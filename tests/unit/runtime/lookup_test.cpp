// Names to ids and back, on the small world.
#include <gtest/gtest.h>

#include "small_program.h"

namespace qingdan::test {
namespace {

class Lookup : public testing::Test {
 protected:
  const Program program_ = small_program();
};

TEST_F(Lookup, FindsNamesAndAliasesInBothLanguages) {
  EXPECT_EQ(program_.find_region("甲县"), kCounty);
  EXPECT_EQ(program_.find_region("jia"), kCounty);
  EXPECT_EQ(program_.find_region("甲"), kCounty);
  EXPECT_EQ(program_.find_organ_kind("government"), kGovernment);
  EXPECT_EQ(program_.find_matter("秸秆禁烧巡查"), kPatrol);
  EXPECT_EQ(program_.find_role("assist"), kAssist);
  EXPECT_EQ(program_.find_fact("经费"), kFunds);
  EXPECT_EQ(program_.find_item("甲县2024.A.A2"), kA2);
  EXPECT_EQ(program_.find_list("jia_2024.A"), kAssists);
  EXPECT_EQ(program_.find_document("意见2022"), kOpinions);
}

TEST_F(Lookup, FindsNothingElse) {
  EXPECT_TRUE(program_.find_region("").is_none());
  EXPECT_TRUE(program_.find_region("甲县 ").is_none());
  EXPECT_TRUE(program_.find_region("党委").is_none());  // a name of another kind
  EXPECT_TRUE(program_.find_matter("甲县").is_none());
  EXPECT_TRUE(program_.find_document("zzz").is_none());
}

TEST_F(Lookup, FindsOrgans) {
  EXPECT_EQ(program_.find_organ("甲县.党委"), (Organ{kCommittee, kCounty}));
  EXPECT_EQ(program_.find_organ("jia．government"), (Organ{kGovernment, kCounty}));
  EXPECT_EQ(program_.find_organ("中央.国务院"), (Organ{kStateCouncil, kCentre}));
  EXPECT_EQ(program_.find_organ("centre.state_council"), (Organ{kStateCouncil, kCentre}));
  EXPECT_EQ(program_.find_organ("全国.国务院"), (Organ{kStateCouncil, kCentre}));
  EXPECT_EQ(program_.find_organ("公证机构"), (Organ{kNotary, RegionId::none()}));
  EXPECT_EQ(program_.find_organ("党委"), (Organ{kCommittee, RegionId::none()}));
}

TEST_F(Lookup, FindsNoOrganWhereThereIsNone) {
  // 县.党委 is another body for every village.
  for (const char* text : {"", ".", "．", "县.党委", "甲县.", "甲县.公安局", "无县.党委", ".党委", "甲县",
                           "党委.甲县", "甲县.党委.", "甲县.党委.党委"}) {
    EXPECT_FALSE(program_.find_organ(text)) << text;
  }
}

TEST_F(Lookup, WritesOrgansAsTheyAreRead) {
  for (const Language language : {Language::zh, Language::en}) {
    for (const Organ organ :
         {Organ{kCommittee, kCounty}, Organ{kStateCouncil, kCentre}, Organ{kNotary, RegionId::none()}}) {
      EXPECT_EQ(program_.find_organ(program_.organ_name(organ, language)), organ);
    }
  }
  EXPECT_EQ(program_.organ_name({kStateCouncil, kCentre}, Language::zh), "中央.国务院");
  EXPECT_EQ(program_.organ_name({OrganKindId::none(), kCounty}, Language::zh), "甲县");
  EXPECT_EQ(program_.organ_name({}, Language::en), "unknown organ");
  EXPECT_EQ(program_.organ_name({OrganKindId(99U), RegionId(99U)}, Language::zh), "不明机关");
}

TEST_F(Lookup, WritesSelectors) {
  const auto county = static_cast<std::uint32_t>(Level::county);
  EXPECT_EQ(program_.selector_name({kCommittee, RegionId::none(), county}, Language::zh), "县.党委");
  EXPECT_EQ(program_.selector_name({kCommittee, kCounty, kAny}, Language::en), "jia.party_committee");
  EXPECT_EQ(program_.selector_name({kBody, RegionId::none(), kAny}, Language::zh), "党政机关");
  EXPECT_EQ(program_.selector_name({OrganKindId::none(), RegionId::none(), county}, Language::en), "county");
  EXPECT_EQ(program_.selector_name({OrganKindId::none(), kCounty, kAny}, Language::zh), "甲县");
  EXPECT_EQ(program_.selector_name({}, Language::zh), "任何机关");
}

TEST_F(Lookup, FindsChoicesAndTexts) {
  EXPECT_EQ(program_.find_choice(kChannel, "乡镇"), 1);
  EXPECT_EQ(program_.find_choice(kChannel, "township_office"), 1);
  EXPECT_EQ(program_.find_choice(kChannel, "口头"), 2);
  EXPECT_FALSE(program_.find_choice(kChannel, ""));  // 口头 has no English name: that is not a name
  EXPECT_FALSE(program_.find_choice(kChannel, "微信"));
  EXPECT_FALSE(program_.find_choice(kFunds, "乡镇"));
  EXPECT_FALSE(program_.find_choice(FactId::none(), "乡镇"));
  EXPECT_EQ(program_.find_text("内墙"), 0);
  EXPECT_EQ(program_.find_text("外墙"), 1);
  EXPECT_EQ(program_.find_text(""), -1);
  EXPECT_EQ(program_.find_text("屋顶"), -1);
}

TEST_F(Lookup, ClimbsTheRegions) {
  EXPECT_EQ(program_.ancestor_at(kVillage, Level::county), kCounty);
  EXPECT_EQ(program_.ancestor_at(kVillage, Level::village), kVillage);
  EXPECT_EQ(program_.ancestor_at(kVillage, Level::centre), kCentre);
  EXPECT_TRUE(program_.ancestor_at(kCounty, Level::village).is_none());
  EXPECT_TRUE(program_.ancestor_at(RegionId::none(), Level::centre).is_none());
  EXPECT_TRUE(program_.is_under(kVillage, kCounty));
  EXPECT_TRUE(program_.is_under(kCounty, kCounty));
  EXPECT_FALSE(program_.is_under(kCounty, kVillage));
  EXPECT_FALSE(program_.is_under(RegionId::none(), RegionId::none()));
  EXPECT_FALSE(program_.is_under(kVillage, RegionId::none()));
}

TEST_F(Lookup, KnowsWhatStandsUnderWhat) {
  EXPECT_TRUE(program_.is_under(kPatrol, kDuty));
  EXPECT_TRUE(program_.is_under(kPatrol, kPatrol));
  EXPECT_FALSE(program_.is_under(kDuty, kPatrol));
  EXPECT_FALSE(program_.is_under(MatterId::none(), kDuty));
  EXPECT_FALSE(program_.is_under(kPatrol, MatterId::none()));
  EXPECT_TRUE(program_.is_under(kCommittee, kBody));
  EXPECT_FALSE(program_.is_under(kNotary, kBody));
  EXPECT_FALSE(program_.is_under(OrganKindId::none(), kBody));
}

TEST_F(Lookup, FindsSequencesMaterialsAndRegisters) {
  EXPECT_EQ(program_.find_sequence("字段"), kFields);
  EXPECT_EQ(program_.find_sequence("fields"), kFields);
  EXPECT_EQ(program_.find_material("identity_number"), kIdentity);
  EXPECT_EQ(program_.find_register("人口库"), RegisterId(0U));
  EXPECT_TRUE(program_.find_material("人口库").is_none());
  EXPECT_TRUE(program_.is_under(kIdentity, kCertificate));
  EXPECT_FALSE(program_.is_under(kCertificate, kIdentity));
}

TEST_F(Lookup, ShowsTheOtherLanguageWhereOneIsMissing) {
  const ItemRow& item = program_.items()[kN1.index()];
  EXPECT_EQ(program_.text(item.title, Language::en), "执法");
  EXPECT_EQ(program_.text(program_.detail(item).reason, Language::en), "A village has no power to enforce.");
}

TEST(LookupInNothing, FindsNothing) {
  LoadError error = LoadError::none;
  const auto program = Program::seal({}, nullptr, error);
  ASSERT_TRUE(program) << describe(error, Language::en);
  EXPECT_TRUE(program->find_matter("a").is_none());
  EXPECT_FALSE(program->find_organ("中央.国务院"));
  EXPECT_EQ(program->find_text("a"), -1);
}

}  // namespace
}  // namespace qingdan::test
