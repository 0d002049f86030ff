#include "precedence/authority.h"

#include <gtest/gtest.h>

namespace qingdan::precedence {
namespace {

model::Document document(Rank rank, Level level, Chain chain = Chain::state) {
  model::Document d;
  d.rank = rank;
  d.level = level;
  d.chain = chain;
  d.issuers = {{OrganKindId(0U), RegionId(0U)}};
  return d;
}

TEST(Authority, follows_the_legislation_law) {
  const auto law = document(Rank::law, Level::centre);
  const auto regulation = document(Rank::administrative_regulation, Level::centre);
  const auto ministry = document(Rank::ministry_rule, Level::centre);
  const auto province = document(Rank::local_regulation, Level::province);
  const auto city = document(Rank::local_regulation, Level::city);
  const auto province_rule = document(Rank::government_rule, Level::province);
  const auto city_rule = document(Rank::government_rule, Level::city);
  const auto county_paper = document(Rank::normative_document, Level::county);
  const auto province_paper = document(Rank::normative_document, Level::province);

  EXPECT_TRUE(is_superior(law, regulation));
  EXPECT_TRUE(is_superior(regulation, ministry));
  EXPECT_TRUE(is_superior(regulation, province));
  EXPECT_TRUE(is_superior(province, province_rule));
  EXPECT_TRUE(is_superior(province, city));
  EXPECT_TRUE(is_superior(province_rule, city_rule));
  EXPECT_TRUE(is_superior(city_rule, county_paper));
  EXPECT_TRUE(is_superior(province_paper, county_paper));
  EXPECT_TRUE(is_superior(ministry, province_paper));

  EXPECT_FALSE(is_superior(regulation, law));
  EXPECT_FALSE(is_superior(law, law));
  EXPECT_FALSE(is_superior(city_rule, province_paper)) << "a lower level does not reach up";
}

TEST(Authority, leaves_the_rest_incomparable) {
  const auto ministry = document(Rank::ministry_rule, Level::centre);
  const auto province = document(Rank::local_regulation, Level::province);
  const auto province_rule = document(Rank::government_rule, Level::province);
  const auto city = document(Rank::local_regulation, Level::city);
  for (const auto& [a, b] :
       {std::pair{ministry, province}, std::pair{ministry, province_rule}, std::pair{city, province_rule}}) {
    EXPECT_FALSE(is_superior(a, b));
    EXPECT_FALSE(is_superior(b, a));
  }
}

TEST(Authority, needs_a_shared_chain) {
  const auto party = document(Rank::normative_document, Level::centre, Chain::party);
  const auto joint = document(Rank::normative_document, Level::centre, Chain::joint);
  const auto state = document(Rank::normative_document, Level::county, Chain::state);
  EXPECT_FALSE(is_superior(party, state));
  EXPECT_TRUE(is_superior(joint, state));
}

TEST(Authority, a_set_of_issuers_stands_above_its_proper_subset) {
  auto both = document(Rank::normative_document, Level::county, Chain::joint);
  both.issuers = {{OrganKindId(0U), RegionId(0U)}, {OrganKindId(1U), RegionId(0U)}};
  const auto one = document(Rank::normative_document, Level::county);
  EXPECT_TRUE(is_superior(both, one));
  EXPECT_FALSE(is_superior(one, both));
  EXPECT_FALSE(is_superior(both, both));
}

TEST(Authority, statutory_duties_defeat_party_joint_local_and_lower_bans) {
  const auto law = document(Rank::law, Level::centre);
  const auto regulation = document(Rank::administrative_regulation, Level::centre);
  EXPECT_TRUE(yields_to_statute(document(Rank::normative_document, Level::centre, Chain::party), regulation));
  EXPECT_TRUE(yields_to_statute(document(Rank::normative_document, Level::centre, Chain::joint), regulation));
  EXPECT_TRUE(yields_to_statute(document(Rank::local_regulation, Level::province), regulation));
  EXPECT_TRUE(yields_to_statute(document(Rank::ministry_rule, Level::centre), regulation));
  EXPECT_FALSE(yields_to_statute(law, regulation));
  EXPECT_FALSE(yields_to_statute(document(Rank::ministry_rule, Level::centre),
                                 document(Rank::ministry_rule, Level::centre)));
}

// The centre, with the State Council as organ 1 and, if declared, the body above the laws as organ 2.
model::Model centre(bool has_head_of_laws) {
  model::Model m;
  m.regions.emplace_back().names = {"中国", ""};
  m.regions.back().level = Level::centre;
  m.organ_kinds.resize(has_head_of_laws ? 3 : 2);
  for (model::OrganKind& kind : m.organ_kinds) {
    kind.levels = 1;
  }
  m.organ_kinds[1].heads = Chain::state;
  m.organ_kinds.back().heads_laws = has_head_of_laws;
  return m;
}

TEST(Authority, the_declared_body_rules_between_laws) {
  const model::Model m = centre(true);
  const Organ head{OrganKindId(2U), RegionId(0U)};
  const auto law = document(Rank::law, Level::centre);
  auto other_law = law;
  other_law.issuers = {{OrganKindId(1U), RegionId(0U)}};
  EXPECT_EQ(find_rulers(m, law, law), std::vector<Organ>{head});
  EXPECT_EQ(find_rulers(m, law, other_law), std::vector<Organ>{head});

  const auto regulation = document(Rank::administrative_regulation, Level::centre);
  const Organ state_council{OrganKindId(1U), RegionId(0U)};
  EXPECT_EQ(find_rulers(m, regulation, regulation), std::vector<Organ>{state_council});
}

TEST(Authority, without_one_the_makers_of_the_laws_rule) {
  const model::Model m = centre(false);
  const auto law = document(Rank::law, Level::centre);
  auto other_law = law;
  other_law.issuers = {{OrganKindId(1U), RegionId(0U)}};
  EXPECT_EQ(find_rulers(m, law, law), law.issuers);
  EXPECT_EQ(find_rulers(m, law, other_law),
            (std::vector<Organ>{law.issuers.front(), other_law.issuers.front()}));
}

}  // namespace
}  // namespace qingdan::precedence
