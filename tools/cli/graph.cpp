// qingdan graph: who depends on whom, as a picture in text, or as JSON.
#include <memory>

#include "cli/load.h"
#include "cli/verb.h"
#include "diagnostics/suggest.h"
#include "graph/draw.h"
#include "wire/identifier.h"
#include "wire/json.h"

namespace qingdan::cli {
namespace {

using graph::RuleGraph;
using wire::Json;

struct Options {
  std::vector<std::string> paths;
  std::string format = "dot";
  std::string around;
  std::uint32_t distance = 1;
  std::string impact;
  std::vector<std::string> path;
  bool unused = false;
  Reuse reuse;
};

OrExit<std::uint32_t> find_vertex(const RuleGraph& graph, const std::string& name, const Terminal& terminal) {
  if (const auto found = graph.find(name)) return *found;
  stop(terminal, Exit::usage, {"图中没有“{}”", "the graph has no ‘{}’"}, printable(name));
  std::vector<std::string_view> keys;
  for (const graph::Vertex& vertex : graph.vertices) {
    for (const std::string* key : {&vertex.key, &vertex.label.zh, &vertex.label.en}) keys.push_back(*key);
  }
  if (const auto near = diagnostics::suggest(name, keys)) {
    say(terminal, {"是否指“{}”?", "did you mean ‘{}’?"}, *near);
  }
  return Exit::usage;
}

OrExit<std::vector<std::uint32_t>> shortest_path(const RuleGraph& graph, const std::string& from,
                                                 const std::string& to, const Terminal& terminal) {
  const auto begin = find_vertex(graph, from, terminal);
  if (const auto* exit = std::get_if<Exit>(&begin)) return *exit;
  const auto end = find_vertex(graph, to, terminal);
  if (const auto* exit = std::get_if<Exit>(&end)) return *exit;
  auto vertices = graph::path(graph, std::get<std::uint32_t>(begin), std::get<std::uint32_t>(end));
  if (!vertices.empty()) return vertices;
  return stop(terminal, Exit::findings, {"“{}”不依赖“{}”", "‘{}’ does not depend on ‘{}’"}, from, to);
}

// The part of the graph that is asked for.
OrExit<RuleGraph> selected(const RuleGraph& graph, const Options& options, const Terminal& terminal) {
  if (options.unused) return graph::induced(graph, graph::unused(graph));
  if (!options.path.empty()) {
    const auto vertices = shortest_path(graph, options.path[0], options.path[1], terminal);
    if (const auto* exit = std::get_if<Exit>(&vertices)) return *exit;
    return graph::induced(graph, std::get<std::vector<std::uint32_t>>(vertices));
  }
  const std::string& name = options.impact.empty() ? options.around : options.impact;
  if (name.empty()) return graph;
  const auto vertex = find_vertex(graph, name, terminal);
  if (const auto* exit = std::get_if<Exit>(&vertex)) return *exit;
  const std::uint32_t center = std::get<std::uint32_t>(vertex);
  return graph::induced(graph, options.impact.empty() ? graph::around(graph, center, options.distance)
                                                      : graph::impact(graph, center));
}

std::string to_json(const RuleGraph& graph, const source::SourceSet& sources, Language language) {
  Json::Array vertices;
  for (const graph::Vertex& vertex : graph.vertices) {
    const model::Names& label = vertex.label;
    const bool zh = language == Language::zh ? !label.zh.empty() : label.en.empty();
    vertices.push_back(
        Json::Object{{"key", vertex.key},
                     {"kind", graph::vertex_label(vertex.kind, Language::en)},
                     {"label", zh ? label.zh : label.en},
                     {"file", sources[vertex.span.source].name},
                     {"line", std::int64_t{sources.position(vertex.span.source, vertex.span.begin).line}}});
  }
  Json::Array edges;
  for (const graph::Edge& edge : graph.edges) {
    Json::Object object{{"from", graph.vertices[edge.from].key},
                        {"to", graph.vertices[edge.to].key},
                        {"kind", graph::edge_label(edge.kind, Language::en)}};
    if (edge.principle) object.push_back({"principle", wire::identifier(*edge.principle)});
    edges.push_back(std::move(object));
  }
  return wire::to_text(Json::Object{{"vertices", std::move(vertices)}, {"edges", std::move(edges)}},
                       wire::Layout::indented) +
         "\n";
}

Exit run(const Options& options, const Terminal& terminal) {
  const auto compiled = compile_paths(options.paths, options.reuse, terminal, Wanted::program_and_picture);
  if (const auto* exit = std::get_if<Exit>(&compiled)) return *exit;
  const auto& [input, result] = std::get<Compiled>(compiled);
  const auto part = selected(result.graph, options, terminal);
  if (const auto* exit = std::get_if<Exit>(&part)) return *exit;
  const RuleGraph& graph = std::get<RuleGraph>(part);
  if (options.format == "json") {
    put(to_json(graph, input.sources, terminal.language));
  } else if (options.format == "mermaid") {
    put(graph::to_mermaid(graph, terminal.language));
  } else {
    put(graph::to_dot(graph, terminal.language));
  }
  return Exit::ok;
}

}  // namespace

Run declare_graph(Arguments& arguments) {
  const auto options = std::make_shared<Options>();

  arguments.operands("PATH", options->paths, {"政策文件,或目录", "rule files, or directories of them"});
  arguments.required("PATH");
  arguments.choice("--format", options->format, {"dot", "mermaid", "json"},
                   {"Graphviz、Mermaid 或 JSON", "Graphviz, Mermaid or JSON"});
  arguments.text("--around", options->around, "NAME", {"只画它和它附近的", "only this and what is near it"});
  arguments.number("--distance", options->distance,
                   {"--around 画到几步之外(不写为 1)", "how many steps --around goes (left out: 1)"});
  arguments.text("--impact", options->impact, "NAME",
                 {"只画改动它会牵动的", "only what a change of it touches"});
  arguments.two_texts("--path", options->path, "A B",
                      {"只画从甲到乙的最短一条", "only a shortest path from A to B"});
  arguments.flag("--unused", options->unused, {"只画没有条目用到的", "only what no item needs"});
  arguments.exclusive({"--around", "--impact", "--path", "--unused"});
  options->reuse.declare(arguments);
  return [options](const Terminal& terminal) { return run(*options, terminal); };
}

}  // namespace qingdan::cli
