#include "graph/draw.h"

#include <set>

#include "unit/compiler/graph/small_model.h"

namespace qingdan::graph {
namespace {

using test::SmallModel;

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// A ban and a permit of two documents, a matter, a fact, a define, a scenario.
struct World : SmallModel {
  MatterId duty = matter({"职责", "duty"});
  FactId paid = fact({"有经费", "paid"}, {"有没有经费?", "Is it funded?"});
  DefineId ready = define({"就绪", "ready"}, read(paid));
  DocumentId law = document({"组织法", "law"}, {}, {"村民委员会组织法", "Organic Law"});
  DocumentId opinions = document({"意见", "opinions"});
  ListId n = list(opinions, "N", {"不得承担的事项", "Matters not to bear"});
  ListId d = list(law, "D");
  ItemId ban = item(n, "N1", Mode::forbid, {duty}, use(ready));
  ItemId mandate = item(d, "D1", Mode::mandate, {duty});

  World() {
    model.items[ban.index()].title = {"安全生产", "Work safety"};
    model::Scenario scenario;
    scenario.code = "S1";
    scenario.by_items = {ban};
    model.scenarios.push_back(scenario);
    defeat(mandate, ban, Principle::statute);
  }
};

TEST(Dot, nests_items_in_lists_in_documents) {
  World w;
  const std::string dot = to_dot(w.build(), Language::zh);
  EXPECT_TRUE(has(dot, "rankdir=LR"));
  EXPECT_TRUE(has(dot, "Noto Sans CJK SC"));
  EXPECT_TRUE(has(dot,
                  "  subgraph cluster_1 {\n"
                  "    label=\"意见\\l\";\n"
                  "    bgcolor=\"#F7F7F5\"; color=\"#8A8A80\"; fontsize=12;\n"
                  "    subgraph cluster_2 {\n"
                  "      label=\"N 不得承担的事项\\l\";\n"
                  "      bgcolor=\"#FFFFFF\"; color=\"#BDBDB5\"; fontsize=11;\n"
                  "      v4 [label=\"N1 安全生产\\n\", shape=box, fillcolor=\"#FADBD8\""))
      << dot;
}

TEST(Dot, labels_only_what_prevails) {
  World w;
  const std::string dot = to_dot(w.build(), Language::zh);
  EXPECT_TRUE(has(dot, "v5 -> v4 [color=\"#C0392B\", penwidth=2, label=\"法律法规设定的义务优先\"")) << dot;
  EXPECT_TRUE(has(dot, "v4 -> v6 [color=\"#555555\"];")) << dot;
}

TEST(Dot, speaks_english) {
  World w;
  const std::string dot = to_dot(w.build(), Language::en);
  EXPECT_TRUE(has(dot, "N1 Work safety"));
  EXPECT_TRUE(has(dot, "law Organic Law"));
  EXPECT_TRUE(has(dot, "Is it funded?"));
  EXPECT_TRUE(has(dot, "a statutory duty prevails"));
  EXPECT_FALSE(has(dot, "label=\"职责"));
}

TEST(Dot, the_legend_names_what_occurs_and_nothing_else) {
  World w;
  const std::string dot = to_dot(w.build(), Language::zh);
  const std::string legend = dot.substr(dot.find("legend ["));
  for (const char* word : {"禁止", "应当承担", "规定", "用到", "胜过", "预期"}) {
    EXPECT_TRUE(has(legend, word)) << word;
  }
  for (const char* word : {"允许", "须备", "可改用", "依据", "冲突"}) {
    EXPECT_FALSE(has(legend, word)) << word;
  }
}

TEST(Dot, an_empty_graph_is_still_a_graph) {
  const std::string dot = to_dot(RuleGraph{}, Language::zh);
  EXPECT_TRUE(dot.starts_with("digraph rules {\n"));
  EXPECT_TRUE(dot.ends_with("}\n"));
  EXPECT_FALSE(has(dot, "legend"));
}

TEST(Dot, escapes_what_its_strings_would_read) {
  SmallModel m;
  m.matter({"\"引号\"\\反斜&lt;\n换行\t", ""});
  const std::string dot = to_dot(m.build(), Language::zh);
  EXPECT_TRUE(has(dot, R"(label="\"引号\"\\反斜&amp;lt; 换行\n")")) << dot;
}

TEST(Dot, a_frame_that_an_edge_leads_to_stands_in_itself) {
  World w;
  w.model.items[w.ban.index()].basis_document = w.law;
  const std::string dot = to_dot(w.build(), Language::zh);
  EXPECT_TRUE(has(dot, "v0 [label=\"组织法\", shape=note")) << dot;
  EXPECT_TRUE(has(dot, "v4 -> v0")) << dot;
  EXPECT_FALSE(has(dot, "v5 -> v0")) << "its own document is the frame around it";
}

TEST(Dot, parts_without_their_list_stand_alone) {
  World w;
  const RuleGraph graph = w.build();
  const std::string dot = to_dot(induced(graph, {4, 5, 6}), Language::zh);
  EXPECT_FALSE(has(dot, "subgraph"));
  EXPECT_TRUE(has(dot, "N1 安全生产"));
}

TEST(Dot, wraps_long_titles_evenly_and_cuts_longer_ones) {
  SmallModel m;
  m.matter({"一二三四五六七八九十一二三四五六七八", ""});
  m.matter({"", "a reasonably long English name of a matter"});
  std::string endless;
  for (int i = 0; i < 100; ++i) {
    endless += "长";
  }
  m.matter({endless, ""});
  m.matter({"一二三四五六七八九十一二三四、五六", ""});
  const std::string dot = to_dot(m.build(), Language::zh);
  EXPECT_TRUE(has(dot, "label=\"一二三四五六七八九\\n十一二三四五六七八\\n\"")) << dot;
  EXPECT_TRUE(has(dot, "label=\"a reasonably long\\nEnglish name of a matter\\n\"")) << dot;
  EXPECT_TRUE(has(dot, "长…\\n\"")) << dot;
  EXPECT_FALSE(has(dot, "\\n、")) << dot;
}

TEST(Dot, a_word_longer_than_a_line_is_divided) {
  World w;
  w.model.items[w.ban.index()].title = {"", "human_resources_administration"};
  EXPECT_TRUE(has(to_dot(w.build(), Language::en), "N1\\nhuman_resources_administrati\\non\\n"));
}

TEST(Mermaid, nests_items_in_lists_in_documents) {
  World w;
  const std::string text = to_mermaid(w.build(), Language::zh);
  EXPECT_TRUE(text.starts_with("flowchart LR\n"));
  EXPECT_TRUE(has(text,
                  "  subgraph f1[\"意见\"]\n"
                  "    subgraph f2[\"N 不得承担的事项\"]\n"
                  "      v4[\"N1 安全生产\"]:::forbid\n"
                  "    end\n"
                  "  end\n"))
      << text;
  EXPECT_TRUE(has(text, "  v5 -->|\"法律法规设定的义务优先\"| v4\n")) << text;
  EXPECT_TRUE(has(text, "  v6([\"职责\"]):::matter\n")) << text;
  EXPECT_TRUE(has(text, "classDef forbid fill:#FADBD8")) << text;
}

TEST(Mermaid, escapes_what_its_texts_would_read) {
  SmallModel m;
  m.matter({"\"甲\"<b>#1;`乙`&_\\*", ""});
  const std::string text = to_mermaid(m.build(), Language::zh);
  EXPECT_TRUE(has(text, "([\"#34;甲#34;#60;b#62;#35;1#59;#96;乙#96;#38;#95;#92;#42;\"])")) << text;
}

TEST(Mermaid, styles_edges_by_their_number) {
  SmallModel m;
  const MatterId duty = m.matter({"职责", ""});
  const ListId n = m.list(m.document({"意见", ""}), "N");
  m.item(n, "A", Mode::forbid, {duty});
  m.item(n, "B", Mode::permit, {duty});
  m.precedence.open_pairs.push_back({NormId(0U), NormId(1U), {}});
  const std::string text = to_mermaid(m.build(), Language::zh);
  EXPECT_TRUE(has(text, "  v2 ---|\"冲突待裁决\"| v3\n  v2 --> v4\n  v3 --> v4\n")) << text;
  EXPECT_TRUE(has(text, "linkStyle 1,2 stroke:#555555\n")) << text;
  EXPECT_TRUE(has(text, "linkStyle 0 stroke:#E65100")) << text;
}

TEST(Draw, is_the_same_text_every_time) {
  World a;
  World b;
  EXPECT_EQ(to_dot(a.build(), Language::zh), to_dot(b.build(), Language::zh));
  EXPECT_EQ(to_mermaid(a.build(), Language::en), to_mermaid(b.build(), Language::en));
}

TEST(Draw, every_kind_has_its_own_word_in_both_languages) {
  for (const Language language : {Language::zh, Language::en}) {
    std::set<std::string_view> edges;
    for (int i = 0; i <= static_cast<int>(EdgeKind::repealed_by); ++i) {
      edges.insert(edge_label(static_cast<EdgeKind>(i), language));
    }
    EXPECT_EQ(edges.size(), 12U);
    std::set<std::string_view> vertices;
    for (int i = 0; i <= static_cast<int>(VertexKind::scenario); ++i) {
      vertices.insert(vertex_label(static_cast<VertexKind>(i), language));
    }
    EXPECT_EQ(vertices.size(), 7U);
    EXPECT_FALSE(edges.contains("") || vertices.contains(""));
  }
}

}  // namespace
}  // namespace qingdan::graph
