// Mermaid: the same picture for pages that render it, as a flowchart with a subgraph for each document.
#include <map>

#include "graph/picture.h"

namespace qingdan::graph {
namespace {

// Between the quotation marks of Mermaid, whose texts read HTML tags, Markdown and entities without `&`.
std::string escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      out += "<br/>";
    } else if (byte < ' ') {
      out += ' ';
    } else if (std::string_view("\"#&<>`\\*_;").find(c) != std::string_view::npos) {
      out += "#" + std::to_string(byte) + ";";
    } else {
      out += c;
    }
  }
  return out;
}

std::string quote(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) {
    out += (out.empty() ? "" : "<br/>") + escape(line);
  }
  return "\"" + out + "\"";
}

struct Brackets {
  std::string_view open;
  std::string_view close;
};

Brackets brackets(VertexKind kind) {
  switch (kind) {
    case VertexKind::matter:
      return {"([", "])"};
    case VertexKind::fact:
      return {"(", ")"};
    case VertexKind::define:
      return {"{{", "}}"};
    case VertexKind::scenario:
      return {"[[", "]]"};
    case VertexKind::document:
    case VertexKind::list:
      return {"[/", "/]"};
    case VertexKind::register_:
      return {"[(", ")]"};
    case VertexKind::sequence:
    case VertexKind::material:
      return {"(", ")"};
    case VertexKind::item:
    case VertexKind::role:
      break;
  }
  return {"[", "]"};
}

// The class of a vertex: its mode, else its kind.
std::string_view class_of(const Vertex& vertex) {
  return vertex.mode ? name(*vertex.mode, Language::en) : vertex_label(vertex.kind, Language::en);
}

class MermaidWriter {
 public:
  MermaidWriter(const RuleGraph& graph, Language language)
      : graph_(graph), language_(language), picture_(arrange(graph)) {}

  std::string run();

 private:
  void line(std::size_t depth, std::string_view text) { add_line(out_, depth, text); }
  void node(std::uint32_t v, std::size_t depth);
  void vertices();
  void edges();
  void classes();

  const RuleGraph& graph_;
  const Language language_;
  const Picture picture_;
  std::string out_;
};

void MermaidWriter::node(std::uint32_t v, std::size_t depth) {
  const Vertex& vertex = graph_.vertices[v];
  const bool is_frame = !picture_.inside[v].empty();
  const Brackets around = brackets(vertex.kind);
  const std::string label =
      is_frame ? quote({short_caption(vertex, language_)}) : quote(caption(vertex, language_));
  line(depth, "v" + std::to_string(v) + std::string(around.open) + label + std::string(around.close) +
                  ":::" + std::string(class_of(vertex)));
}

void MermaidWriter::vertices() {
  for (const DrawingStep& step : drawing_steps(picture_)) {
    switch (step.what) {
      case DrawingStep::What::open:
        line(step.depth + 1, "subgraph f" + std::to_string(step.vertex) + "[" +
                                 quote(caption(graph_.vertices[step.vertex], language_)) + "]");
        break;
      case DrawingStep::What::node:
        node(step.vertex, step.depth + 1);
        break;
      case DrawingStep::What::close:
        line(step.depth + 1, "end");
        break;
    }
  }
}

// Edges are styled by their number.
void MermaidWriter::edges() {
  std::map<EdgeKind, std::string> numbers;
  for (std::size_t i = 0; i < picture_.edges.size(); ++i) {
    const Edge& edge = picture_.edges[i];
    const std::string_view label = caption(edge, language_);
    const std::string arrow = edge.kind == EdgeKind::open ? "---" : "-->";
    line(1, "v" + std::to_string(edge.from) + " " + arrow +
                (label.empty() ? "" : "|\"" + escape(label) + "\"|") + " v" + std::to_string(edge.to));
    std::string& of_kind = numbers[edge.kind];
    of_kind += (of_kind.empty() ? "" : ",") + std::to_string(i);
  }
  for (const auto& [kind, of_kind] : numbers) {
    const Stroke pen = stroke(kind);
    std::string style = "stroke:" + std::string(pen.colour);
    style += pen.is_bold ? ",stroke-width:2.5px" : "";
    style += pen.dash == Stroke::Dash::dashed   ? ",stroke-dasharray:6 4"
             : pen.dash == Stroke::Dash::dotted ? ",stroke-dasharray:2 3"
                                                : "";
    line(1, "linkStyle " + of_kind + " " + style);
  }
}

void MermaidWriter::classes() {
  std::map<std::string_view, Paint> used;
  for (const Vertex& vertex : graph_.vertices) {
    used.emplace(class_of(vertex), paint(vertex));
  }
  for (const auto& [name, colours] : used) {
    line(1, "classDef " + std::string(name) + " fill:" + std::string(colours.fill) +
                ",stroke:" + std::string(colours.line) + ",color:#222222");
  }
}

std::string MermaidWriter::run() {
  line(0, "flowchart LR");
  vertices();
  edges();
  classes();
  return std::move(out_);
}

}  // namespace

std::string to_mermaid(const RuleGraph& graph, Language language) {
  return MermaidWriter(graph, language).run();
}

}  // namespace qingdan::graph
