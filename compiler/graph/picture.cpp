#include "graph/picture.h"

#include <algorithm>

#include "diagnostics/render.h"

namespace qingdan::graph {
namespace {

constexpr int kColumns = 28;
constexpr int kDocumentColumns = 40;
constexpr std::size_t kMaxLines = 4;
constexpr std::string_view kCut = "…";

const std::string& in_language(const model::Names& names, Language language) {
  return (language == Language::zh || names.en.empty()) && !names.zh.empty() ? names.zh : names.en;
}

std::size_t code_point_size(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0xC0U ? 1 : byte < 0xE0U ? 2 : byte < 0xF0U ? 3 : 4;
}

// A piece of text that stays on one line: a word of narrow characters, or one wide character.
struct Piece {
  std::string text;
  int width = 0;
  bool after_space = false;
};

std::vector<Piece> split(std::string_view text) {
  std::vector<Piece> pieces;
  bool is_word = false;
  bool after_space = false;
  while (!text.empty()) {
    const std::string_view sign = text.substr(0, code_point_size(text.front()));
    text.remove_prefix(sign.size());
    if (static_cast<unsigned char>(sign.front()) <= ' ') {
      is_word = false;
      after_space = true;
      continue;
    }
    const int width = diagnostics::display_width(sign);
    if (is_word && width < 2 && pieces.back().width + width <= kColumns) {
      pieces.back().text += sign;
      pieces.back().width += width;
    } else {
      pieces.push_back({std::string(sign), width, after_space});
      is_word = width < 2;
    }
    after_space = false;
  }
  return pieces;
}

// Closing punctuation does not begin a line.
bool hangs(const std::string& text) {
  constexpr std::string_view kSigns[] = {"、", "，", "。", "；", "：", "？", "！", "）",
                                         "》", "」", "』", "】", "〕", "”",  "’",  "…"};
  return std::find(std::begin(kSigns), std::end(kSigns), text) != std::end(kSigns);
}

std::vector<std::string> fill_lines(const std::vector<Piece>& pieces, int columns) {
  std::vector<std::string> lines;
  int width = 0;  // of the last line
  for (const Piece& piece : pieces) {
    const int gap = piece.after_space ? 1 : 0;
    if (lines.empty() || (width + gap + piece.width > columns && !hangs(piece.text))) {
      if (lines.size() == kMaxLines) {
        lines.back() += kCut;
        break;
      }
      lines.push_back(piece.text);
      width = piece.width;
    } else {
      lines.back() += (gap > 0 ? " " : "") + piece.text;
      width += gap + piece.width;
    }
  }
  return lines;
}

// As few lines as the columns allow, and these as even as can be.
std::vector<std::string> wrap(std::string_view text, int columns) {
  const std::vector<Piece> pieces = split(text);
  std::vector<std::string> lines = fill_lines(pieces, columns);
  // Down to one column: lines of one long word each never become more.
  while (columns > 1 && lines.size() > 1 && !lines.back().ends_with(kCut)) {
    std::vector<std::string> narrower = fill_lines(pieces, --columns);
    if (narrower.size() > lines.size() || narrower.back().ends_with(kCut)) {
      break;
    }
    lines = std::move(narrower);
  }
  return lines;
}

void add_steps(const Picture& picture, std::uint32_t vertex, std::size_t depth,
               std::vector<DrawingStep>& steps) {
  using What = DrawingStep::What;
  if (picture.inside[vertex].empty()) {
    steps.push_back({What::node, vertex, depth});
    return;
  }
  steps.push_back({What::open, vertex, depth});
  if (picture.is_node[vertex]) {
    steps.push_back({What::node, vertex, depth + 1});
  }
  for (const std::uint32_t inner : picture.inside[vertex]) {
    add_steps(picture, inner, depth + 1, steps);
  }
  steps.push_back({What::close, vertex, depth});
}

bool can_be_frame(VertexKind kind) { return kind == VertexKind::document || kind == VertexKind::list; }

}  // namespace

Picture arrange(const RuleGraph& graph) {
  const std::size_t size = graph.vertices.size();
  Picture picture{
      std::vector<std::vector<std::uint32_t>>(size), std::vector<bool>(size), std::vector<bool>(size), {}};
  std::vector<std::uint32_t> frame(size, static_cast<std::uint32_t>(size));
  for (const Edge& edge : graph.edges) {
    if (edge.kind == EdgeKind::in) {
      picture.inside[edge.to].push_back(edge.from);
      picture.is_inside[edge.from] = true;
      frame[edge.from] = edge.to;
    }
  }
  const auto document_of = [&](std::uint32_t item) {
    return frame[item] == size ? frame[item] : frame[frame[item]];
  };
  for (const Edge& edge : graph.edges) {
    if (edge.kind != EdgeKind::in && !(edge.kind == EdgeKind::cites && document_of(edge.from) == edge.to)) {
      picture.edges.push_back(edge);
      picture.is_node[edge.from] = true;
      picture.is_node[edge.to] = true;
    }
  }
  for (std::size_t v = 0; v < size; ++v) {
    if (!can_be_frame(graph.vertices[v].kind) || picture.inside[v].empty()) {
      picture.is_node[v] = true;
    }
  }
  return picture;
}

std::vector<DrawingStep> drawing_steps(const Picture& picture) {
  std::vector<DrawingStep> steps;
  for (std::uint32_t v = 0; v < picture.inside.size(); ++v) {
    if (!picture.is_inside[v]) {
      add_steps(picture, v, 0, steps);
    }
  }
  return steps;
}

void add_line(std::string& out, std::size_t depth, std::string_view text) {
  out.append(depth * 2, ' ').append(text).append("\n");
}

std::string short_caption(const Vertex& vertex, Language language) {
  switch (vertex.kind) {
    case VertexKind::list:
    case VertexKind::item:
      return vertex.key.substr(vertex.key.rfind('.') + 1);
    case VertexKind::document:
    case VertexKind::scenario:
      // Their names stand in the order of the languages.
      return vertex.names.empty()       ? vertex.key
             : language == Language::zh ? vertex.names.front()
                                        : vertex.names.back();
    case VertexKind::matter:
    case VertexKind::fact:
    case VertexKind::define:
    case VertexKind::sequence:
    case VertexKind::material:
    case VertexKind::register_:
    case VertexKind::role:
      break;
  }
  return in_language(vertex.label, language);
}

std::vector<std::string> caption(const Vertex& vertex, Language language) {
  const std::string code = short_caption(vertex, language);
  const std::string& title = in_language(vertex.label, language);
  return wrap(title == code ? code : code + " " + title,
              vertex.kind == VertexKind::document ? kDocumentColumns : kColumns);
}

std::string_view caption(const Edge& edge, Language language) {
  switch (edge.kind) {
    case EdgeKind::overrides:
    case EdgeKind::open:
      return edge_label(edge.kind, language);
    case EdgeKind::defeats:
      return edge.principle ? name(*edge.principle, language) : edge_label(edge.kind, language);
    default:
      return {};
  }
}

Paint paint(Mode mode) {
  switch (mode) {
    case Mode::forbid:
      return {"#FADBD8", "#B03A2E"};
    case Mode::permit:
      return {"#DFF3E1", "#2E7D32"};
    case Mode::mandate:
      return {"#DCE9F9", "#1F5FA8"};
    case Mode::require:
      return {"#FFEFC7", "#B7791F"};
    case Mode::need:
      return {"#FFF8E1", "#B7791F"};
    case Mode::limit:
      return {"#FBE3D6", "#A0522D"};
    case Mode::replace:
      return {"#D9F2EF", "#00796B"};
    case Mode::oblige:
      return {"#E6E0F5", "#5E4B9B"};
    case Mode::find:
      return {"#F6E3EE", "#99316B"};
  }
  return {"#FFFFFF", "#555555"};
}

Paint paint(const Vertex& vertex) {
  if (vertex.mode) {
    return paint(*vertex.mode);
  }
  switch (vertex.kind) {
    case VertexKind::matter:
      return {"#F1F1F4", "#6B6B76"};
    case VertexKind::define:
      return {"#EFEAF7", "#6A4C93"};
    case VertexKind::scenario:
      return {"#E8F4F6", "#2B7A8B"};
    case VertexKind::register_:
      return {"#E0F2F1", "#00796B"};
    default:
      return {"#FFFFFF", "#777777"};
  }
}

Stroke stroke(EdgeKind kind) {
  using Dash = Stroke::Dash;
  switch (kind) {
    case EdgeKind::in:
    case EdgeKind::governs:
      return {"#555555"};
    case EdgeKind::cites:
      return {"#A0A0A0", Dash::dotted};
    case EdgeKind::under:
      return {"#9A9AA5", Dash::dashed};
    case EdgeKind::uses:
      return {"#6A4C93"};
    case EdgeKind::instead:
      return {"#00838F", Dash::dashed};
    case EdgeKind::overrides:
      return {"#8E24AA", Dash::solid, true};
    case EdgeKind::defeats:
      return {"#C0392B", Dash::solid, true};
    case EdgeKind::open:
      return {"#E65100", Dash::dashed, true};
    case EdgeKind::approves:
      return {"#2E7D32", Dash::dashed};
    case EdgeKind::expects:
      return {"#2B7A8B", Dash::dotted};
    case EdgeKind::repealed_by:
      return {"#333333", Dash::dashed};
    case EdgeKind::provides:
      return {"#00796B"};
    case EdgeKind::counts:
      return {"#A0522D", Dash::dotted};
    case EdgeKind::like:
      return {"#9A9AA5", Dash::dotted};
    case EdgeKind::produces:
      return {"#5E4B9B"};
    case EdgeKind::needs:
      return {"#B7791F"};
  }
  return {"#555555"};
}

std::vector<EdgeKind> kinds_drawn(const Picture& picture) {
  std::vector<EdgeKind> kinds;
  for (const Edge& edge : picture.edges) {
    kinds.push_back(edge.kind);
  }
  std::sort(kinds.begin(), kinds.end());
  kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
  return kinds;
}

std::vector<Mode> modes_drawn(const RuleGraph& graph) {
  std::vector<Mode> modes;
  for (const Vertex& vertex : graph.vertices) {
    if (vertex.mode) {
      modes.push_back(*vertex.mode);
    }
  }
  std::sort(modes.begin(), modes.end());
  modes.erase(std::unique(modes.begin(), modes.end()), modes.end());
  return modes;
}

std::string_view edge_label(EdgeKind kind, Language language) {
  const bool zh = language == Language::zh;
  switch (kind) {
    case EdgeKind::in:
      return zh ? "属于" : "in";
    case EdgeKind::cites:
      return zh ? "依据" : "cites";
    case EdgeKind::governs:
      return zh ? "规定" : "governs";
    case EdgeKind::under:
      return zh ? "归入" : "under";
    case EdgeKind::uses:
      return zh ? "用到" : "uses";
    case EdgeKind::instead:
      return zh ? "可改用" : "instead";
    case EdgeKind::overrides:
      return zh ? "优先于" : "overrides";
    case EdgeKind::defeats:
      return zh ? "胜过" : "defeats";
    case EdgeKind::open:
      return zh ? "冲突待裁决" : "open conflict";
    case EdgeKind::approves:
      return zh ? "可作批准" : "approves";
    case EdgeKind::expects:
      return zh ? "预期" : "expects";
    case EdgeKind::repealed_by:
      return zh ? "废止依据" : "repealed by";
    case EdgeKind::provides:
      return zh ? "提供" : "provides";
    case EdgeKind::counts:
      return zh ? "计数" : "counts";
    case EdgeKind::like:
      return zh ? "类似" : "like";
    case EdgeKind::produces:
      return zh ? "附带" : "produces";
    case EdgeKind::needs:
      return zh ? "需要" : "needs";
  }
  return {};
}

std::string_view vertex_label(VertexKind kind, Language language) {
  const bool zh = language == Language::zh;
  switch (kind) {
    case VertexKind::document:
      return zh ? "文件" : "document";
    case VertexKind::list:
      return zh ? "清单" : "list";
    case VertexKind::item:
      return zh ? "条目" : "item";
    case VertexKind::matter:
      return zh ? "事项" : "matter";
    case VertexKind::fact:
      return zh ? "事实" : "fact";
    case VertexKind::define:
      return zh ? "定义" : "define";
    case VertexKind::scenario:
      return zh ? "场景" : "scenario";
    case VertexKind::sequence:
      return zh ? "序列" : "sequence";
    case VertexKind::material:
      return zh ? "资料" : "material";
    case VertexKind::register_:
      return zh ? "数据源" : "register";
    case VertexKind::role:
      return zh ? "责任形式" : "role";
  }
  return {};
}

}  // namespace qingdan::graph
