// The order of defeat, the layers of approval, and the cycles that leave none.
#include "unit/compiler/graph/small_model.h"

namespace qingdan::graph {
namespace {

using diagnostics::Diagnostic;
using model::ExprId;
using test::SmallModel;
using test::Texts;

std::vector<std::uint32_t> values(const std::vector<NormId>& norms) {
  std::vector<std::uint32_t> values;
  for (const NormId norm : norms) {
    values.push_back(norm.value);
  }
  return values;
}

using Order = std::vector<std::uint32_t>;

// One list of the county government, so that its permits can be its approval.
struct County : SmallModel {
  RegionId jia = region("甲县", Level::county);
  OrganKindId government = organ_kind("政府");
  MatterId duty = matter({"职责", ""});
  ListId central = list(document({"上", ""}), "N");
  ListId local = list(document({"下", ""}, {{government, jia}}), "P");

  ItemId ban(const std::string& code, ExprId unless = {}) {
    return item(central, code, Mode::forbid, {duty}, {}, unless);
  }
  ItemId permit(const std::string& code, ExprId when = {}) {
    return item(local, code, Mode::permit, {duty}, when);
  }
  ExprId approval() { return approved_by({{government, jia, kAny}}); }
};

TEST(EvaluationOrder, is_by_id_where_nothing_waits) {
  County m;
  m.ban("1");
  m.ban("2");
  m.permit("3");
  EXPECT_EQ(values(m.build().evaluation_order), (Order{0, 1, 2}));
}

TEST(EvaluationOrder, defeaters_come_first) {
  County m;
  const ItemId a = m.ban("1");
  const ItemId b = m.permit("2");
  const ItemId c = m.ban("3");
  m.permit("4");
  m.defeat(c, b, Principle::rank);
  m.defeat(b, a, Principle::special);
  EXPECT_EQ(values(m.build().evaluation_order), (Order{2, 1, 0, 3}));
}

// Whether a norm stands does not settle whether it applies: approvals do not touch this order.
TEST(EvaluationOrder, does_not_wait_for_approvals) {
  County m;
  const ItemId ban = m.ban("1", m.approval());
  const ItemId permit = m.permit("2");
  m.defeat(ban, permit, Principle::rank);
  EXPECT_EQ(values(m.build().evaluation_order), (Order{0, 1}));
  EXPECT_EQ(m.sink.errors(), 0U);
}

TEST(ApprovalLayers, approving_norms_lie_below_the_condition_that_asks) {
  County m;
  m.ban("1", m.approval());
  m.ban("2");
  m.permit("3");
  EXPECT_EQ(m.build().approval_layers, (Order{1, 0, 0}));
}

TEST(ApprovalLayers, an_approval_that_only_papers_can_give_needs_no_layer) {
  County m;
  m.ban("1", m.approval());
  EXPECT_EQ(m.build().approval_layers, Order{0});
}

TEST(ApprovalLayers, approvals_count_through_defines_and_in_every_condition) {
  County m;
  const ExprId approval = m.approval();
  const DefineId inner = m.define({"内", ""}, m.expr(Op::negate, 0, Type::boolean, approval));
  const DefineId outer = m.define({"外", ""}, m.use(inner));
  for (int place = 0; place < 4; ++place) {
    m.ban(std::to_string(place));
  }
  m.model.norms[0].when = m.use(outer);
  m.model.norms[1].unless = m.use(inner);
  m.model.norms[2].condition = approval;
  m.model.norms[3].by_approval = approval;
  m.permit("4");
  EXPECT_EQ(m.build().approval_layers, (Order{1, 1, 1, 1, 0}));
}

// Three bodies, each with a list of its own permits.
struct Bodies : SmallModel {
  RegionId jia = region("甲县", Level::county);
  MatterId duty = matter({"职责", ""});
  std::vector<OrganKindId> kinds;
  std::vector<ListId> lists;

  Bodies() {
    for (const char* name : {"一", "二", "三"}) {
      kinds.push_back(organ_kind(name));
      lists.push_back(list(document({name, ""}, {{kinds.back(), jia}}), "P"));
    }
  }
  ExprId approval_of(std::size_t body) { return approved_by({{kinds[body], jia, kAny}}); }
  ItemId permit_of(std::size_t body, const std::string& code, ExprId when = {}) {
    return item(lists[body], code, Mode::permit, {duty}, when);
  }
};

TEST(ApprovalLayers, rise_along_a_chain_of_approvals) {
  Bodies m;
  m.permit_of(0, "A", m.approval_of(1));
  m.permit_of(1, "B", m.approval_of(2));
  m.permit_of(2, "C");
  EXPECT_EQ(m.build().approval_layers, (Order{2, 1, 0}));
}

TEST(ApprovalLayers, a_norm_that_waits_for_its_own_issuers_is_not_yet_their_approval) {
  County m;
  m.permit("A", m.approval());
  m.permit("B", m.approval());
  const RuleGraph graph = m.build();
  EXPECT_EQ(graph.approval_layers, (Order{0, 0}));
  EXPECT_EQ(m.sink.errors(), 0U);
  EXPECT_EQ(test::edges_of(graph, EdgeKind::approves), Texts{});
}

TEST(EvaluationOrder, is_the_same_for_any_arrangement_of_equal_arcs) {
  County m;
  std::vector<ItemId> items;
  for (int i = 0; i < 40; ++i) {
    items.push_back(m.ban(std::to_string(i)));
  }
  for (std::size_t i = 0; i < 40; ++i) {
    for (std::size_t j = 0; j < 40; ++j) {
      if ((i * 7) % 40 < (j * 7) % 40 && (i + j) % 3 == 0) {
        m.defeat(items[i], items[j], Principle::rank);
      }
    }
  }
  const RuleGraph graph = m.build();
  ASSERT_EQ(graph.evaluation_order.size(), 40U);
  std::vector<std::size_t> place(40);
  for (std::size_t i = 0; i < 40; ++i) {
    place[graph.evaluation_order[i].index()] = i;
  }
  for (const precedence::Defeat& defeat : m.precedence.defeats) {
    EXPECT_LT(place[defeat.winner.index()], place[defeat.loser.index()]);
  }
  EXPECT_EQ(graph.evaluation_order, m.build().evaluation_order);
}

Diagnostic only(const SmallModel& m) {
  const auto all = m.sink.sorted();
  EXPECT_EQ(all.size(), 1U);
  return all.empty() ? Diagnostic{} : all.front();
}

TEST(Cycles, two_items_that_override_each_other) {
  County m;
  const ItemId a = m.ban("A");
  const ItemId b = m.permit("B");
  m.override(b, a);
  m.override(a, b);
  EXPECT_TRUE(m.build().evaluation_order.empty());
  const Diagnostic found = only(m);
  EXPECT_EQ(found.kind, diagnostics::Kind::NormCycle);
  EXPECT_EQ(found.args[0].zh, "上.N.A → 下.P.B → 上.N.A");
  EXPECT_EQ(found.span, m.model.items[a.index()].span);
  ASSERT_EQ(found.labels.size(), 2U);
  EXPECT_EQ(found.labels[0].span, m.model.items[a.index()].overrides_span);
  EXPECT_EQ(found.labels[0].text.en, "‘上.N.A’ says that it overrides ‘下.P.B’");
  EXPECT_EQ(found.labels[1].span, m.model.items[b.index()].overrides_span);
  EXPECT_EQ(found.labels[1].text.zh, "“下.P.B”写明优先于“上.N.A”");
}

TEST(Cycles, approvals_that_wait_for_each_other) {
  Bodies m;
  const ItemId a = m.permit_of(0, "A", m.approval_of(1));
  const ItemId b = m.permit_of(1, "B", m.approval_of(0));
  const RuleGraph graph = m.build();
  EXPECT_TRUE(graph.evaluation_order.empty());
  const Diagnostic found = only(m);
  EXPECT_EQ(found.args[0].en, "一.P.A → 二.P.B → 一.P.A");
  ASSERT_EQ(found.labels.size(), 2U);
  EXPECT_EQ(found.labels[0].span, m.model.items[b.index()].mode_span);
  EXPECT_EQ(found.labels[0].text.zh, "“二.P.B”的条件要等批准,“一.P.A”可以算作这个批准");
  EXPECT_EQ(found.labels[1].span, m.model.items[a.index()].mode_span);
  EXPECT_EQ(found.labels[1].text.en,
            "the condition of ‘一.P.A’ waits for an approval, and ‘二.P.B’ can count as that approval");
  EXPECT_EQ(test::edges_of(graph, EdgeKind::approves), (Texts{"一.P.A -> 二.P.B", "二.P.B -> 一.P.A"}))
      << "the picture still shows them";
}

TEST(Cycles, approvals_and_defeats_are_reported_side_by_side) {
  Bodies m;
  const ItemId a = m.permit_of(0, "A", m.approval_of(1));
  const ItemId b = m.permit_of(1, "B", m.approval_of(0));
  m.override(a, b);
  m.override(b, a);
  m.build();
  EXPECT_EQ(m.sink.errors(), 2U);
}

TEST(Cycles, each_step_says_why) {
  County m;
  const ItemId ban = m.ban("N");
  const ItemId permit = m.permit("P");
  m.defeat(ban, permit, Principle::rank);
  m.override(permit, ban);
  EXPECT_TRUE(m.build().evaluation_order.empty());
  const Diagnostic found = only(m);
  EXPECT_EQ(found.args[0].zh, "上.N.N → 下.P.P → 上.N.N");
  ASSERT_EQ(found.labels.size(), 2U);
  EXPECT_EQ(found.labels[0].span, m.model.items[ban.index()].mode_span);
  EXPECT_EQ(found.labels[0].text.zh, "“上.N.N”胜过“下.P.P”:上位优于下位");
  EXPECT_EQ(found.labels[0].text.en, "‘上.N.N’ beats ‘下.P.P’: the higher norm prevails");
  EXPECT_EQ(found.labels[1].text.en, "‘下.P.P’ says that it overrides ‘上.N.N’");
}

TEST(Cycles, the_shortest_of_a_knot_from_its_smallest_address) {
  County m;
  std::vector<ItemId> ring;
  for (const char* code : {"E", "D", "C", "B", "A"}) {
    ring.push_back(m.ban(code));
  }
  for (std::size_t i = 0; i < ring.size(); ++i) {
    m.defeat(ring[i], ring[(i + 1) % ring.size()], Principle::rank);
  }
  m.defeat(ring[3], ring[1], Principle::newer);  // B beats D: D → C → B → D
  m.build();
  const Diagnostic found = only(m);
  EXPECT_EQ(found.args[0].zh, "上.N.B → 上.N.D → 上.N.C → 上.N.B");
  EXPECT_EQ(found.labels.size(), 3U);
}

TEST(Cycles, one_report_for_each_knot) {
  County m;
  std::vector<ItemId> items;
  for (const char* code : {"A", "B", "C", "D", "E"}) {
    items.push_back(m.ban(code));
  }
  m.override(items[0], items[1]);
  m.override(items[1], items[0]);
  m.override(items[1], items[2]);  // C hangs behind a knot, and is in none
  m.override(items[3], items[4]);
  m.override(items[4], items[3]);
  m.build();
  const auto all = m.sink.sorted();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].args[0].zh, "上.N.A → 上.N.B → 上.N.A");
  EXPECT_EQ(all[1].args[0].zh, "上.N.D → 上.N.E → 上.N.D");
}

TEST(Cycles, items_of_several_matters_are_reported_once) {
  County m;
  const MatterId other = m.matter({"其他", ""});
  const ItemId a = m.item(m.central, "A", Mode::forbid, {m.duty, other});
  const ItemId b = m.item(m.central, "B", Mode::permit, {m.duty, other});
  // Two knots with the same text: only norms of one matter meet.
  m.precedence.defeats = {{NormId(0U), NormId(2U), Principle::rank},
                          {NormId(1U), NormId(3U), Principle::rank},
                          {NormId(2U), NormId(0U), Principle::newer},
                          {NormId(3U), NormId(1U), Principle::newer}};
  m.build();
  EXPECT_EQ(only(m).args[0].zh, "上.N.A → 上.N.B → 上.N.A");
  EXPECT_NE(a, b);
}

// As many norms as a million in one chain, and in one circle: no recursion, no time beyond linear.
struct Chain : County {
  explicit Chain(std::uint32_t size) {
    model.items.reserve(size);
    for (std::uint32_t i = 0; i < size; ++i) {
      ban(std::to_string(i));
    }
    for (std::uint32_t i = 0; i + 1 < size; ++i) {
      precedence.defeats.push_back({NormId(i), NormId(i + 1), Principle::newer});
    }
  }
};

TEST(EvaluationOrder, a_chain_of_a_million_norms) {
  constexpr std::uint32_t kSize = 1'000'000;
  Chain m(kSize);
  const RuleGraph graph = m.build();
  ASSERT_EQ(graph.evaluation_order.size(), kSize);
  EXPECT_EQ(graph.evaluation_order.front(), NormId(kSize - 1));
  EXPECT_EQ(graph.evaluation_order.back(), NormId(0U));
  EXPECT_EQ(impact(graph, *graph.find("上.N." + std::to_string(kSize - 1))).size(), kSize);
}

TEST(Cycles, a_circle_of_two_hundred_thousand_norms) {
  constexpr std::uint32_t kSize = 200'000;
  Chain m(kSize);
  m.precedence.defeats.push_back({NormId(kSize - 1), NormId(0U), Principle::newer});
  EXPECT_TRUE(m.build().evaluation_order.empty());
  EXPECT_EQ(only(m).labels.size(), kSize);
}

TEST(ApprovalLayers, many_norms_that_ask_and_many_that_approve_stay_apart) {
  County m;
  const ExprId approval = m.approval();
  for (int i = 0; i < 20'000; ++i) {
    const MatterId own = m.matter({"事" + std::to_string(i), ""});
    m.item(m.central, std::to_string(i), Mode::forbid, {own}, {}, approval);
    m.item(m.local, std::to_string(i), Mode::permit, {own});
  }
  const RuleGraph graph = m.build();
  EXPECT_EQ(graph.evaluation_order.size(), 40'000U);
  EXPECT_EQ(graph.approval_layers[0], 1U);
  EXPECT_EQ(graph.approval_layers[1], 0U);
  EXPECT_EQ(test::edges_of(graph, EdgeKind::approves).size(), 20'000U);
}

}  // namespace
}  // namespace qingdan::graph
