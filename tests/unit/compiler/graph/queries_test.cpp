#include "unit/compiler/graph/small_model.h"

namespace qingdan::graph {
namespace {

using test::keys_of;
using test::SmallModel;
using test::Texts;
using test::vertex;

// Two documents: bans above, permits below, and everything that an edge can join.
struct World : SmallModel {
  MatterId duty = matter({"职责", ""});
  MatterId patrol = matter({"巡查", ""}, {duty});
  MatterId help = matter({"协助", ""});
  FactId urgent = fact({"紧急", ""});
  FactId paid = fact({"有经费", ""});
  DefineId ready = define({"就绪", ""}, read(paid));
  ListId n = list(document({"上", ""}), "N");
  ListId p = list(document({"下", ""}), "P");
  ItemId n1 = item(n, "1", Mode::forbid, {duty}, use(ready));
  ItemId n2 = item(n, "2", Mode::forbid, {help}, read(urgent));
  ItemId p1 = item(p, "1", Mode::permit, {patrol});
  ItemId p2 = item(p, "2", Mode::permit, {help});
  RuleGraph graph;

  World() {
    defeat(n1, p1, Principle::rank);
    precedence.open_pairs.push_back({NormId(1U), NormId(3U), {}});
    model::Scenario scenario;
    scenario.code = "S";
    scenario.by_items = {p1};
    model.scenarios.push_back(scenario);
    graph = build();
  }

  Texts impact_of(std::string_view key) const { return keys_of(graph, impact(graph, vertex(graph, key))); }
  Texts path_of(std::string_view from, std::string_view to) const {
    return keys_of(graph, path(graph, vertex(graph, from), vertex(graph, to)));
  }
};

TEST(Impact, a_fact_touches_its_users_and_whom_they_beat) {
  const World w;
  EXPECT_EQ(w.impact_of("有经费"), (Texts{"上.N.1", "下.P.1", "有经费", "就绪", "scenario:S"}));
}

TEST(Impact, a_matter_touches_those_below_and_their_items) {
  const World w;
  EXPECT_EQ(w.impact_of("职责"), (Texts{"上.N.1", "下.P.1", "职责", "巡查", "scenario:S"}));
  EXPECT_EQ(w.impact_of("巡查"), (Texts{"下.P.1", "巡查", "scenario:S"}));
}

TEST(Impact, rivals_touch_each_other) {
  const World w;
  EXPECT_EQ(w.impact_of("上.N.2"), (Texts{"上.N.2", "下.P.2"}));
  EXPECT_EQ(w.impact_of("下.P.2"), (Texts{"上.N.2", "下.P.2"}));
}

TEST(Impact, a_loser_does_not_touch_its_winner_nor_an_item_its_list) {
  const World w;
  EXPECT_EQ(w.impact_of("下.P.1"), (Texts{"下.P.1", "scenario:S"}));
  EXPECT_EQ(w.impact_of("scenario:S"), (Texts{"scenario:S"}));
}

TEST(Impact, a_document_touches_all_in_it) {
  const World w;
  EXPECT_EQ(w.impact_of("下"), (Texts{"下", "下.P", "上.N.2", "下.P.1", "下.P.2", "scenario:S"}));
}

TEST(Around, counts_edges_in_either_direction) {
  const World w;
  const std::uint32_t from = vertex(w.graph, "巡查");
  EXPECT_EQ(keys_of(w.graph, around(w.graph, from, 0)), (Texts{"巡查"}));
  EXPECT_EQ(keys_of(w.graph, around(w.graph, from, 1)), (Texts{"下.P.1", "职责", "巡查"}));
  EXPECT_EQ(keys_of(w.graph, around(w.graph, from, 2)),
            (Texts{"下", "下.P", "上.N.1", "下.P.1", "职责", "巡查", "scenario:S"}));
  EXPECT_EQ(around(w.graph, from, 100).size(), w.graph.vertices.size());
}

TEST(Path, is_a_shortest_along_the_edges) {
  const World w;
  EXPECT_EQ(w.path_of("上.N.1", "有经费"), (Texts{"上.N.1", "就绪", "有经费"}));
  EXPECT_EQ(w.path_of("scenario:S", "职责"), (Texts{"scenario:S", "下.P.1", "巡查", "职责"}));
  EXPECT_EQ(w.path_of("有经费", "上.N.1"), Texts{});
  EXPECT_EQ(w.path_of("职责", "职责"), (Texts{"职责"}));
}

TEST(Path, crosses_an_open_edge_both_ways) {
  const World w;
  EXPECT_EQ(w.path_of("下.P.2", "紧急"), (Texts{"下.P.2", "上.N.2", "紧急"}));
  EXPECT_EQ(w.path_of("上.N.2", "下.P"), (Texts{"上.N.2", "下.P.2", "下.P"}));
}

TEST(Unused, nothing_in_a_world_that_uses_everything) {
  const World w;
  EXPECT_EQ(keys_of(w.graph, unused(w.graph)), Texts{});
}

TEST(Unused, facts_and_defines_that_only_unused_defines_use) {
  SmallModel m;
  const FactId a = m.fact({"甲", ""});
  const FactId b = m.fact({"乙", ""});
  const DefineId used = m.define({"用", ""}, m.read(a));
  m.define({"不用", ""}, m.expr(Op::both, 0, Type::boolean, m.read(b), m.use(used)));
  const MatterId duty = m.matter({"职责", ""});
  m.item(m.list(m.document({"上", ""}), "N"), "1", Mode::forbid, {duty}, m.use(used));
  const RuleGraph graph = m.build();
  EXPECT_EQ(keys_of(graph, unused(graph)), (Texts{"乙", "不用"}));
}

TEST(Unused, matters_that_no_item_governs_at_above_or_below) {
  SmallModel m;
  const MatterId top = m.matter({"顶", ""});
  const MatterId governed = m.matter({"中", ""}, {top});
  m.matter({"底", ""}, {governed});
  m.matter({"旁", ""}, {top});  // a sister: only its parent is needed
  m.matter({"外", ""});
  const MatterId substitute = m.matter({"替", ""});
  const MatterId named = m.matter({"名", ""});
  m.item(m.list(m.document({"上", ""}), "N"), "1", Mode::forbid, {governed}, m.matter_is(named));
  m.model.norms[0].substitutes = {{Substitute::Kind::matter, substitute.value, {}}};
  const RuleGraph graph = m.build();
  EXPECT_EQ(keys_of(graph, unused(graph)), (Texts{"旁", "外"}));
}

TEST(Induced, keeps_the_vertices_and_the_edges_between_them) {
  const World w;
  const std::uint32_t ban = vertex(w.graph, "上.N.1");
  const std::uint32_t permit = vertex(w.graph, "下.P.1");
  const std::uint32_t duty = vertex(w.graph, "职责");
  const RuleGraph part = induced(w.graph, {duty, permit, ban, ban});
  ASSERT_EQ(part.vertices.size(), 3U);
  EXPECT_EQ(part.vertices[0].key, "上.N.1");
  EXPECT_EQ(part.vertices[2].key, "职责");
  ASSERT_EQ(part.edges.size(), 2U);
  EXPECT_EQ(part.edges[0].kind, EdgeKind::defeats);
  EXPECT_EQ(part.edges[0].principle, Principle::rank);
  EXPECT_EQ(part.edges[1].kind, EdgeKind::governs);
  EXPECT_EQ(part.edges[1].to, 2U);
  EXPECT_TRUE(part.evaluation_order.empty());
  EXPECT_TRUE(induced(w.graph, {}).vertices.empty());
}

}  // namespace
}  // namespace qingdan::graph
