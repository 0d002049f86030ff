// A RuleGraph as a picture in text: Graphviz DOT or Mermaid.
#pragma once

#include <string>

#include "graph/rule_graph.h"

namespace qingdan::graph {

[[nodiscard]] std::string to_dot(const RuleGraph& graph, Language language);
[[nodiscard]] std::string to_mermaid(const RuleGraph& graph, Language language);
[[nodiscard]] std::string_view edge_label(EdgeKind kind, Language language);
[[nodiscard]] std::string_view vertex_label(VertexKind kind, Language language);

}  // namespace qingdan::graph
