#include "unit/compiler/graph/small_model.h"

namespace qingdan::graph {
namespace {

using test::SmallModel;
using Norms = std::vector<NormId>;

struct Issuers : SmallModel {
  RegionId centre = region("中央", Level::centre);
  RegionId jia = region("甲县", Level::county, centre);
  RegionId yi = region("乙县", Level::county, centre);
  OrganKindId body = organ_kind("党政群机构");
  OrganKindId committee = organ_kind("党委", {body});
  OrganKindId government = organ_kind("政府", {body});
  OrganKindId notary = organ_kind("公证机构");
  MatterId duty = matter({"职责", ""});

  // A document with one permit, whose norm is the result.
  NormId permit_of(const std::string& name, const std::vector<Organ>& issuers, Mode mode = Mode::permit) {
    item(list(document({name, ""}, issuers), "P"), "P1", mode, {duty});
    return NormId(model.norms.size() - 1);
  }
  Norms approving(const std::vector<OrganSelector>& organs) {
    model.approval_atoms = {{organs}};
    return approving_norms(model).at(0);
  }
};

TEST(ApprovingNorms, none_without_atoms) {
  Issuers m;
  m.permit_of("a", {{m.government, m.jia}});
  EXPECT_TRUE(approving_norms(m.model).empty());
}

TEST(ApprovingNorms, region_means_that_region_and_kind_any_below) {
  Issuers m;
  const NormId jia = m.permit_of("a", {{m.government, m.jia}});
  const NormId party = m.permit_of("b", {{m.committee, m.jia}});
  m.permit_of("c", {{m.government, m.yi}});
  EXPECT_EQ(m.approving({{m.government, m.jia, kAny}}), Norms{jia});
  EXPECT_EQ(m.approving({{m.body, m.jia, kAny}}), (Norms{jia, party}));
}

TEST(ApprovingNorms, level_means_any_region_of_that_level) {
  Issuers m;
  const NormId jia = m.permit_of("a", {{m.government, m.jia}});
  m.permit_of("b", {{m.government, m.centre}});
  const NormId yi = m.permit_of("c", {{m.government, m.yi}}, Mode::mandate);
  const auto county = static_cast<std::uint32_t>(Level::county);
  EXPECT_EQ(m.approving({{m.government, {}, county}}), (Norms{jia, yi}));
}

TEST(ApprovingNorms, all_organs_must_be_among_the_issuers) {
  Issuers m;
  m.permit_of("a", {{m.government, m.jia}});
  const NormId joint = m.permit_of("b", {{m.government, m.jia}, {m.committee, m.jia}});
  m.permit_of("c", {{m.committee, m.jia}, {m.government, m.yi}});
  EXPECT_EQ(m.approving({{m.committee, m.jia, kAny}, {m.government, m.jia, kAny}}), Norms{joint});
  EXPECT_EQ(m.approving({{m.committee, m.jia, kAny}, {m.government, m.centre, kAny}}), Norms{});
}

TEST(ApprovingNorms, outside_organs_have_neither_region_nor_level) {
  Issuers m;
  const NormId outside = m.permit_of("a", {{m.notary, RegionId::none()}});
  m.permit_of("b", {{m.government, m.jia}});
  EXPECT_EQ(m.approving({{m.notary, {}, kAny}}), Norms{outside});
  EXPECT_EQ(m.approving({{m.notary, {}, static_cast<std::uint32_t>(Level::county)}}), Norms{});
}

TEST(ApprovingNorms, only_permits_and_mandates_of_matters) {
  Issuers m;
  for (const Mode mode : {Mode::forbid, Mode::require, Mode::need}) {
    m.permit_of("a", {{m.government, m.jia}}, mode);
  }
  m.permit_of("b", {{m.government, m.jia}});
  m.model.norms.back().term = Term::evidence;
  const NormId mandate = m.permit_of("c", {{m.government, m.jia}}, Mode::mandate);
  EXPECT_EQ(m.approving({{m.government, m.jia, kAny}}), Norms{mandate});
}

TEST(ApprovingNorms, several_norms_and_documents_come_in_ascending_order) {
  Issuers m;
  const ListId late = m.list(m.document({"a", ""}, {{m.government, m.jia}}), "P");
  const ListId early = m.list(m.document({"b", ""}, {{m.government, m.jia}}), "P");
  m.item(early, "1", Mode::permit, {m.duty, m.duty});
  m.item(late, "1", Mode::permit, {m.duty});
  m.item(early, "2", Mode::permit, {m.duty});
  EXPECT_EQ(m.approving({{m.body, m.jia, kAny}}), (Norms{NormId(0U), NormId(1U), NormId(2U), NormId(3U)}));
}

}  // namespace
}  // namespace qingdan::graph
