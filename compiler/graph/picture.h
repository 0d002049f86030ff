// What both pictures share: what is drawn as a box around others, the words, the colours. Private to the
// graph.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/draw.h"

namespace qingdan::graph {

// Documents and lists become frames around what is in them. A frame that an edge leads to or from also
// stands in itself as a small node, for the edge to end at.
struct Picture {
  std::vector<std::vector<std::uint32_t>> inside;  // of each vertex, ascending; not empty = a frame
  std::vector<bool> is_inside;                     // some frame
  std::vector<bool> is_node;
  std::vector<Edge> edges;  // those drawn: neither `in` nor an item's own document as its basis
};
[[nodiscard]] Picture arrange(const RuleGraph& graph);

// The vertices in the order of drawing: a frame opens, holds its own small node and what is inside it, and
// closes. Lists stand in documents, items in lists: two deep.
struct DrawingStep {
  enum class What : std::uint8_t { open, node, close } what{};
  std::uint32_t vertex = 0;
  std::size_t depth = 0;  // frames around it
};
[[nodiscard]] std::vector<DrawingStep> drawing_steps(const Picture& picture);

void add_line(std::string& out, std::size_t depth, std::string_view text);

// The code and title, or the name, in at most four lines of 28 columns (a document's: 40).
[[nodiscard]] std::vector<std::string> caption(const Vertex& vertex, Language language);
// Of a frame's own small node: the code or name alone.
[[nodiscard]] std::string short_caption(const Vertex& vertex, Language language);
// Beside an edge; empty for kinds that the colour tells.
[[nodiscard]] std::string_view caption(const Edge& edge, Language language);

struct Paint {
  std::string_view fill;
  std::string_view line;
};
[[nodiscard]] Paint paint(Mode mode);
[[nodiscard]] Paint paint(const Vertex& vertex);

struct Stroke {
  std::string_view colour;
  enum class Dash : std::uint8_t { solid, dashed, dotted } dash = Dash::solid;
  bool is_bold = false;
};
[[nodiscard]] Stroke stroke(EdgeKind kind);

// The kinds and modes that occur, each once, in the order of their enums: for a legend.
[[nodiscard]] std::vector<EdgeKind> kinds_drawn(const Picture& picture);
[[nodiscard]] std::vector<Mode> modes_drawn(const RuleGraph& graph);

}  // namespace qingdan::graph
