// Graphviz: documents and lists as clusters, items as boxes coloured by mode, a small legend.
#include "graph/picture.h"

namespace qingdan::graph {
namespace {

// Between the quotation marks of DOT, whose labels also read HTML entities.
std::string escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '\n') {
      out += "\\n";
    } else {
      out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
  }
  return out;
}

// Each line with its end: `\n` centres it, `\l` sets it to the left.
std::string join(const std::vector<std::string>& lines, const char* line_end) {
  std::string out;
  for (const std::string& line : lines) {
    out += escape(line) + line_end;
  }
  return out;
}

// The name of an attribute and its value in quotation marks.
std::string attribute(std::string_view name, std::string_view escaped) {
  return std::string(name) + "=\"" + std::string(escaped) + "\"";
}

std::string_view shape(VertexKind kind) {
  switch (kind) {
    case VertexKind::matter:
      return "ellipse";
    case VertexKind::define:
      return "hexagon";
    case VertexKind::scenario:
      return "tab";
    case VertexKind::document:
    case VertexKind::list:
      return "note";
    case VertexKind::register_:
      return "cylinder";
    case VertexKind::item:
    case VertexKind::fact:
    case VertexKind::sequence:
    case VertexKind::material:
    case VertexKind::role:
      break;
  }
  return "box";
}

std::string_view dash(Stroke::Dash dash) {
  switch (dash) {
    case Stroke::Dash::dashed:
      return "dashed";
    case Stroke::Dash::dotted:
      return "dotted";
    case Stroke::Dash::solid:
      break;
  }
  return "solid";
}

class DotWriter {
 public:
  DotWriter(const RuleGraph& graph, Language language)
      : graph_(graph), language_(language), picture_(arrange(graph)) {}

  std::string run();

 private:
  void line(std::size_t depth, std::string_view text) { add_line(out_, depth, text); }
  void node(std::uint32_t v, std::size_t depth);
  void open_frame(std::uint32_t v, std::size_t depth);
  void vertices();
  void edge(const Edge& edge);
  void legend();

  const RuleGraph& graph_;
  const Language language_;
  const Picture picture_;
  std::string out_;
};

void DotWriter::node(std::uint32_t v, std::size_t depth) {
  const Vertex& vertex = graph_.vertices[v];
  const bool is_frame = !picture_.inside[v].empty();
  const Paint colours = paint(vertex);
  const std::string label =
      is_frame ? escape(short_caption(vertex, language_)) : join(caption(vertex, language_), "\\n");
  const std::string style = vertex.kind == VertexKind::fact ? ", style=\"filled,rounded\"" : "";
  line(depth, "v" + std::to_string(v) + " [" + attribute("label", label) +
                  ", shape=" + std::string(shape(vertex.kind)) + ", " + attribute("fillcolor", colours.fill) +
                  ", " + attribute("color", colours.line) + ", " + attribute("tooltip", escape(vertex.key)) +
                  style + "];");
}

void DotWriter::open_frame(std::uint32_t v, std::size_t depth) {
  const bool is_document = graph_.vertices[v].kind == VertexKind::document;
  line(depth, "subgraph cluster_" + std::to_string(v) + " {");
  line(depth + 1, attribute("label", join(caption(graph_.vertices[v], language_), "\\l")) + ";");
  line(depth + 1, is_document ? "bgcolor=\"#F7F7F5\"; color=\"#8A8A80\"; fontsize=12;"
                              : "bgcolor=\"#FFFFFF\"; color=\"#BDBDB5\"; fontsize=11;");
}

void DotWriter::vertices() {
  for (const DrawingStep& step : drawing_steps(picture_)) {
    switch (step.what) {
      case DrawingStep::What::open:
        open_frame(step.vertex, step.depth + 1);
        break;
      case DrawingStep::What::node:
        node(step.vertex, step.depth + 1);
        break;
      case DrawingStep::What::close:
        line(step.depth + 1, "}");
        break;
    }
  }
}

void DotWriter::edge(const Edge& edge) {
  const Stroke pen = stroke(edge.kind);
  std::string attributes = attribute("color", pen.colour);
  if (pen.dash != Stroke::Dash::solid) {
    attributes += ", style=" + std::string(dash(pen.dash));
  }
  if (pen.is_bold) {
    attributes += ", penwidth=2";
  }
  if (edge.kind == EdgeKind::open) {
    attributes += ", dir=none";
  } else if (edge.kind == EdgeKind::under) {
    attributes += ", arrowhead=empty";
  }
  if (const std::string_view label = caption(edge, language_); !label.empty()) {
    attributes += ", " + attribute("label", escape(label)) + ", " + attribute("fontcolor", pen.colour);
  }
  line(1, "v" + std::to_string(edge.from) + " -> v" + std::to_string(edge.to) + " [" + attributes + "];");
}

// A table of the modes and the kinds of edges that occur. Its words hold nothing to escape.
void DotWriter::legend() {
  std::string rows;
  for (const Mode mode : modes_drawn(graph_)) {
    rows += "<TR><TD BORDER=\"1\" COLOR=\"" + std::string(paint(mode).line) + "\" BGCOLOR=\"" +
            std::string(paint(mode).fill) + "\"> </TD><TD ALIGN=\"LEFT\">" +
            std::string(name(mode, language_)) + "</TD></TR>";
  }
  for (const EdgeKind kind : kinds_drawn(picture_)) {
    const Stroke pen = stroke(kind);
    const std::string_view sample = pen.dash == Stroke::Dash::solid    ? "━━"
                                    : pen.dash == Stroke::Dash::dashed ? "╍╍"
                                                                       : "· · ·";
    rows += "<TR><TD><FONT COLOR=\"" + std::string(pen.colour) + "\">" + std::string(sample) +
            "</FONT></TD><TD ALIGN=\"LEFT\">" + std::string(edge_label(kind, language_)) + "</TD></TR>";
  }
  if (!rows.empty()) {
    line(1,
         "legend [shape=plaintext, style=\"\", fontsize=9, label=<<TABLE BORDER=\"1\" COLOR=\"#BDBDB5\" "
         "CELLBORDER=\"0\" CELLSPACING=\"2\" CELLPADDING=\"2\">" +
             rows + "</TABLE>>];");
  }
}

std::string DotWriter::run() {
  line(0, "digraph rules {");
  line(1,
       "graph [rankdir=LR, fontname=\"Noto Sans CJK SC\", labeljust=l, nodesep=0.2, ranksep=0.8, "
       "bgcolor=\"white\"];");
  line(1,
       "node [fontname=\"Noto Sans CJK SC\", fontsize=11, style=filled, margin=\"0.12,0.06\", height=0.3];");
  line(1, "edge [fontname=\"Noto Sans CJK SC\", fontsize=9, arrowsize=0.7];");
  vertices();
  for (const Edge& e : picture_.edges) {
    edge(e);
  }
  legend();
  line(0, "}");
  return std::move(out_);
}

}  // namespace

std::string to_dot(const RuleGraph& graph, Language language) { return DotWriter(graph, language).run(); }

}  // namespace qingdan::graph
