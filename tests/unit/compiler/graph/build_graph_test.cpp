#include "unit/compiler/graph/small_model.h"

namespace qingdan::graph {
namespace {

using model::ExprId;
using test::edges_of;
using test::SmallModel;
using test::Texts;

TEST(BuildGraph, empty_model_gives_empty_graph) {
  SmallModel m;
  const RuleGraph graph = m.build();
  EXPECT_TRUE(graph.vertices.empty());
  EXPECT_TRUE(graph.edges.empty());
  EXPECT_TRUE(graph.evaluation_order.empty());
  EXPECT_EQ(m.sink.errors(), 0U);
}

TEST(BuildGraph, has_an_edge_for_every_way_to_depend) {
  SmallModel m;
  const MatterId duty = m.matter({"职责", "duty"});
  const MatterId patrol = m.matter({"巡查", "patrol"}, {duty});
  const MatterId help = m.matter({"协助", "help"});
  const FactId urgent = m.fact({"紧急", "urgent"});
  const FactId paid = m.fact({"有经费", "paid"});
  const DefineId ready = m.define({"就绪", "ready"}, m.read(paid));
  const DefineId fit =
      m.define({"合适", "fit"}, m.expr(Op::both, 0, Type::boolean, m.use(ready), m.matter_is(help)));
  const DocumentId law = m.document({"组织法", "law"});
  const DocumentId opinions = m.document({"意见", "opinions"});
  m.model.documents[opinions.index()].repealed_by = law;
  const ListId n = m.list(opinions, "N");
  const ItemId ban = m.item(n, "N1", Mode::forbid, {duty, help},
                            m.expr(Op::either, 0, Type::boolean, m.read(urgent), m.use(fit)));
  const ItemId grant = m.item(n, "N2", Mode::permit, {patrol}, m.matter_under(patrol));
  m.model.items[grant.index()].basis_document = law;
  m.model.norms[0].substitutes = {{Substitute::Kind::matter, help.value, {}}};
  m.override(grant, ban);
  m.precedence.open_pairs.push_back({NormId(1U), NormId(2U), {}});
  model::Scenario scenario;
  scenario.code = "S1";
  scenario.by_items = {ban};
  scenario.by_lists = {n};
  m.model.scenarios.push_back(scenario);

  const RuleGraph graph = m.build();
  EXPECT_EQ(edges_of(graph, EdgeKind::in),
            (Texts{"意见.N -> 意见", "意见.N.N1 -> 意见.N", "意见.N.N2 -> 意见.N"}));
  EXPECT_EQ(edges_of(graph, EdgeKind::cites), (Texts{"意见.N.N1 -> 意见", "意见.N.N2 -> 组织法"}));
  EXPECT_EQ(edges_of(graph, EdgeKind::governs),
            (Texts{"意见.N.N1 -> 职责", "意见.N.N1 -> 协助", "意见.N.N2 -> 巡查"}));
  EXPECT_EQ(edges_of(graph, EdgeKind::under), (Texts{"巡查 -> 职责"}));
  EXPECT_EQ(edges_of(graph, EdgeKind::uses),
            (Texts{"意见.N.N1 -> 紧急", "意见.N.N1 -> 合适", "意见.N.N2 -> 巡查", "就绪 -> 有经费",
                   "合适 -> 协助", "合适 -> 就绪"}));
  EXPECT_EQ(edges_of(graph, EdgeKind::instead), (Texts{"意见.N.N1 -> 协助"}));
  EXPECT_EQ(edges_of(graph, EdgeKind::overrides), (Texts{"意见.N.N2 -> 意见.N.N1"}));
  EXPECT_EQ(edges_of(graph, EdgeKind::open), (Texts{"意见.N.N1 -> 意见.N.N2"}));
  EXPECT_EQ(edges_of(graph, EdgeKind::expects), (Texts{"scenario:S1 -> 意见.N", "scenario:S1 -> 意见.N.N1"}));
  EXPECT_EQ(edges_of(graph, EdgeKind::repealed_by), (Texts{"意见 -> 组织法"}));
}

TEST(BuildGraph, defeats_are_told_apart_by_principle) {
  SmallModel m;
  const MatterId duty = m.matter({"职责", ""});
  const ListId n = m.list(m.document({"意见", ""}), "N");
  const ItemId a = m.item(n, "A", Mode::forbid, {duty});
  const ItemId b = m.item(n, "B", Mode::permit, {duty});
  const ItemId c = m.item(n, "C", Mode::permit, {duty});
  m.defeat(a, b, Principle::rank);
  m.defeat(a, c, Principle::overrides);  // of a class that A names: not in Item::overrides
  const RuleGraph graph = m.build();
  EXPECT_EQ(edges_of(graph, EdgeKind::overrides), (Texts{"意见.N.A -> 意见.N.C"}));
  EXPECT_EQ(edges_of(graph, EdgeKind::defeats), (Texts{"意见.N.A -> 意见.N.B"}));
  for (const Edge& edge : graph.edges) {
    EXPECT_EQ(edge.principle.has_value(), edge.kind == EdgeKind::defeats);
  }
}

TEST(BuildGraph, edges_are_sorted_and_unique) {
  SmallModel m;
  const MatterId duty = m.matter({"职责", ""});
  const FactId fact = m.fact({"事", ""});
  const ListId n = m.list(m.document({"意见", ""}), "N");
  const ItemId a = m.item(n, "A", Mode::forbid, {duty, duty}, m.read(fact), m.read(fact));
  const ItemId b = m.item(n, "B", Mode::permit, {duty, duty});
  m.defeat(a, b, Principle::rank);
  const RuleGraph graph = m.build();
  const auto key = [](const Edge& e) { return std::tuple(e.from, e.to, e.kind, e.principle); };
  for (std::size_t i = 1; i < graph.edges.size(); ++i) {
    EXPECT_LT(key(graph.edges[i - 1]), key(graph.edges[i]));
  }
}

TEST(BuildGraph, keys_are_unique_and_prefixed_only_where_names_collide) {
  SmallModel m;
  const MatterId m1 = m.matter({"公示", ""});
  m.matter({"会议", ""});
  m.fact({"公示", ""});
  m.fact({"经费", ""});
  m.define({"会议", ""}, m.expr(Op::truth, 1));
  const ListId n = m.list(m.document({"意见", ""}), "N");
  m.item(n, "A", Mode::forbid, {m1});
  for (const char* code : {"S1", "S1", "S2", "S1"}) {
    model::Scenario scenario;
    scenario.code = code;
    m.model.scenarios.push_back(scenario);
  }
  const RuleGraph graph = m.build();
  Texts keys;
  for (const Vertex& v : graph.vertices) {
    keys.push_back(v.key);
  }
  EXPECT_EQ(keys, (Texts{"意见", "意见.N", "意见.N.A", "公示", "会议", "fact:公示", "经费", "define:会议",
                         "scenario:S1", "scenario:S1#2", "scenario:S2", "scenario:S1#3"}));
}

TEST(BuildGraph, finds_by_address_and_by_name_in_either_language) {
  SmallModel m;
  m.matter({"职责", "duty"});
  m.model.matters[0].aliases = {"份内事"};
  m.matter({"公示", "notice"});
  m.fact({"公示事实", "notice"});
  const ListId n = m.list(m.document({"意见2022", "opinions_2022"}), "N");
  m.item(n, "N1", Mode::mandate, {MatterId(0U)});
  model::Scenario scenario;
  scenario.code = "S1";
  m.model.scenarios.push_back(scenario);
  const RuleGraph graph = m.build();
  const auto key_of = [&](std::string_view name) {
    const auto found = graph.find(name);
    return found ? graph.vertices[*found].key : "";
  };
  EXPECT_EQ(key_of("意见2022.N.N1"), "意见2022.N.N1");
  EXPECT_EQ(key_of("opinions_2022.N.N1"), "意见2022.N.N1");
  EXPECT_EQ(key_of("opinions_2022.N"), "意见2022.N");
  EXPECT_EQ(key_of("opinions_2022"), "意见2022");
  EXPECT_EQ(key_of("duty"), "职责");
  EXPECT_EQ(key_of("份内事"), "职责");
  EXPECT_EQ(key_of("notice"), "公示") << "a matter before a fact";
  EXPECT_EQ(key_of("公示事实"), "公示事实");
  EXPECT_EQ(key_of("S1"), "scenario:S1");
  EXPECT_EQ(key_of("scenario:S1"), "scenario:S1");
  EXPECT_EQ(graph.find("没有"), std::nullopt);
  EXPECT_EQ(graph.find(""), std::nullopt);
  EXPECT_EQ(graph.vertices[*graph.find("意见2022.N.N1")].mode, Mode::mandate);
}

TEST(BuildGraph, approves_only_for_a_matter_under_both) {
  SmallModel m;
  const RegionId county = m.region("甲县", Level::county);
  const OrganKindId government = m.organ_kind("政府");
  const MatterId duty = m.matter({"职责", ""});
  const MatterId safety = m.matter({"安全", ""}, {duty});
  const MatterId fire = m.matter({"防火", ""}, {safety});
  const MatterId forest = m.matter({"林业", ""}, {});
  const MatterId forest_fire = m.matter({"森林防火", ""}, {fire, forest});
  const MatterId other = m.matter({"其他", ""});
  const ListId central = m.list(m.document({"上", ""}), "N");
  const ListId local = m.list(m.document({"下", ""}, {{government, county}}), "P");
  const ExprId approved = m.approved_by({{government, county, kAny}});
  m.item(central, "N1", Mode::forbid, {safety}, {}, approved);
  m.item(local, "P1", Mode::permit, {fire});    // below
  m.item(local, "P2", Mode::permit, {duty});    // above
  m.item(local, "P3", Mode::permit, {forest});  // meets it in forest fires
  m.item(local, "P4", Mode::permit, {other});   // elsewhere
  m.item(local, "P5", Mode::forbid, {safety});  // grants nothing
  m.item(local, "P6", Mode::mandate, {forest_fire});
  const RuleGraph graph = m.build();
  EXPECT_EQ(edges_of(graph, EdgeKind::approves),
            (Texts{"下.P.P1 -> 上.N.N1", "下.P.P2 -> 上.N.N1", "下.P.P3 -> 上.N.N1", "下.P.P6 -> 上.N.N1"}));
  EXPECT_EQ(m.sink.errors(), 0U);
}

}  // namespace
}  // namespace qingdan::graph
