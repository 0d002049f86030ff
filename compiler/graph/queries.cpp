// Questions to a finished graph. All are breadth-first walks; they differ in where an edge leads.
#include <algorithm>
#include <array>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/two_bit_color_map.hpp>

#include "graph/directed_graph.h"
#include "graph/rule_graph.h"

namespace qingdan::graph {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;

// Which ends of an edge a walk may cross it from.
struct Ways {
  bool forward = false;   // from → to
  bool backward = false;  // to → from
};
constexpr Ways kForward{true, false};
constexpr Ways kBackward{false, true};
constexpr Ways kBoth{true, true};
constexpr Ways kNever{false, false};

// The one table of directions: which way a change runs along an edge. `backward`: what changes is what the
// edge points to, and its origin feels it.
constexpr Ways change_runs(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::in:           // a document's dates and issuers are its lists', a list's regions its items'
    case EdgeKind::cites:        // the basis
    case EdgeKind::governs:      // what the item speaks of
    case EdgeKind::under:        // what holds above holds below
    case EdgeKind::uses:         // what the condition reads
    case EdgeKind::instead:      // what the item proposes
    case EdgeKind::expects:      // what the scenario tests
    case EdgeKind::repealed_by:  // from when the repeal counts
    case EdgeKind::provides:     // what the register holds
    case EdgeKind::counts:       // what is counted
    case EdgeKind::like:         // a ban on the one reaches the other
    case EdgeKind::produces:     // the duty
    case EdgeKind::needs:        // the paper
      return kBackward;
    case EdgeKind::overrides:  // the winner decides whether the loser stands
    case EdgeKind::defeats:    // likewise
    case EdgeKind::approves:   // the approver decides whether the condition holds
      return kForward;
    case EdgeKind::open:  // each contests the other
      return kBoth;
  }
  return kNever;
}

// An `open` edge has no direction of its own.
constexpr Ways along(EdgeKind kind) { return kind == EdgeKind::open ? kBoth : kForward; }

// Where a walk can step to; from each vertex ascending, so that of several shortest paths it takes the
// same on every run.
template <class WaysOf>
DirectedGraph steps_of(const RuleGraph& graph, WaysOf ways_of) {
  Arcs arcs;
  for (const Edge& edge : graph.edges) {
    const Ways ways = ways_of(edge.kind);
    if (ways.forward) {
      arcs.emplace_back(edge.from, edge.to);
    }
    if (ways.backward) {
      arcs.emplace_back(edge.to, edge.from);
    }
  }
  std::sort(arcs.begin(), arcs.end());
  return {boost::edges_are_sorted, arcs.begin(), arcs.end(),
          static_cast<std::uint32_t>(graph.vertices.size())};
}

// What a breadth-first walk reached, by how many steps and over which vertex.
struct Walk {
  std::vector<std::uint32_t> steps;  // by vertex; kNone = not reached
  std::vector<std::uint32_t> over;   // by vertex; kNone = a start

  [[nodiscard]] bool has(std::uint32_t vertex) const { return steps[vertex] != kNone; }
  // Ascending.
  [[nodiscard]] std::vector<std::uint32_t> reached(std::uint32_t limit = kNone) const {
    std::vector<std::uint32_t> vertices;
    for (std::uint32_t v = 0; v < steps.size(); ++v) {
      if (has(v) && steps[v] <= limit) {
        vertices.push_back(v);
      }
    }
    return vertices;
  }
};

Walk walk(const DirectedGraph& graph, const std::vector<std::uint32_t>& starts) {
  const std::size_t size = boost::num_vertices(graph);
  Walk walk{std::vector<std::uint32_t>(size, kNone), std::vector<std::uint32_t>(size, kNone)};
  for (const std::uint32_t start : starts) {
    walk.steps[start] = 0;
  }
  const auto index = boost::get(boost::vertex_index, graph);
  const auto steps = boost::make_iterator_property_map(walk.steps.begin(), index);
  const auto over = boost::make_iterator_property_map(walk.over.begin(), index);
  const auto recorder =
      boost::make_bfs_visitor(std::make_pair(boost::record_distances(steps, boost::on_tree_edge()),
                                             boost::record_predecessors(over, boost::on_tree_edge())));
  boost::queue<std::uint32_t> pending;
  boost::two_bit_color_map<decltype(index)> seen(size, index);
  boost::breadth_first_visit(graph, starts.begin(), starts.end(), pending, recorder, seen);
  return walk;
}

std::vector<std::uint32_t> of_kind(const RuleGraph& graph, VertexKind kind) {
  std::vector<std::uint32_t> vertices;
  for (std::uint32_t v = 0; v < graph.vertices.size(); ++v) {
    if (graph.vertices[v].kind == kind) {
      vertices.push_back(v);
    }
  }
  return vertices;
}

// The order in which kinds answer to a name.
constexpr std::array kByName{VertexKind::item,      VertexKind::list,     VertexKind::document,
                             VertexKind::matter,    VertexKind::define,   VertexKind::fact,
                             VertexKind::scenario,  VertexKind::sequence, VertexKind::material,
                             VertexKind::register_, VertexKind::role};

std::size_t place_by_name(VertexKind kind) {
  return static_cast<std::size_t>(std::find(kByName.begin(), kByName.end(), kind) - kByName.begin());
}

}  // namespace

std::optional<std::uint32_t> RuleGraph::find(std::string_view key) const {
  std::optional<std::uint32_t> best;
  std::size_t best_place = kByName.size();
  for (std::uint32_t v = 0; v < vertices.size(); ++v) {
    const Vertex& vertex = vertices[v];
    if (vertex.key == key) {
      return v;
    }
    const std::size_t place = place_by_name(vertex.kind);
    if (place < best_place &&
        std::find(vertex.names.begin(), vertex.names.end(), key) != vertex.names.end()) {
      best = v;
      best_place = place;
    }
  }
  return best;
}

std::vector<std::uint32_t> impact(const RuleGraph& graph, std::uint32_t vertex) {
  return walk(steps_of(graph, change_runs), {vertex}).reached();
}

std::vector<std::uint32_t> around(const RuleGraph& graph, std::uint32_t vertex, std::uint32_t distance) {
  const DirectedGraph either_way = steps_of(graph, [](EdgeKind) { return kBoth; });
  return walk(either_way, {vertex}).reached(distance);
}

std::vector<std::uint32_t> path(const RuleGraph& graph, std::uint32_t from, std::uint32_t to) {
  const Walk all = walk(steps_of(graph, along), {from});
  std::vector<std::uint32_t> path;
  if (all.has(to)) {
    for (std::uint32_t v = to; v != kNone; v = all.over[v]) {
      path.push_back(v);
    }
    std::reverse(path.begin(), path.end());
  }
  return path;
}

std::vector<std::uint32_t> unused(const RuleGraph& graph) {
  const std::size_t size = graph.vertices.size();
  const DirectedGraph needs = steps_of(graph, [](EdgeKind kind) {
    switch (kind) {
      case EdgeKind::uses:
      case EdgeKind::governs:
      case EdgeKind::instead:
      case EdgeKind::provides:
      case EdgeKind::produces:
      case EdgeKind::needs:
      case EdgeKind::in:  // a fact of a sequence needs the sequence
        return kForward;
      default:
        return kNever;
    }
  });
  // A role that is recognised by its marks is every item's.
  std::vector<std::uint32_t> roots = of_kind(graph, VertexKind::item);
  const std::vector<std::uint32_t> roles = of_kind(graph, VertexKind::role);
  roots.insert(roots.end(), roles.begin(), roles.end());
  const std::vector<std::uint32_t> needed = walk(needs, roots).reached();
  // Up and down from the matters that items speak of, not up and then down again: a sister is not meant.
  const auto matters = [&](Ways ways) {
    return walk(steps_of(graph, [&](EdgeKind kind) { return kind == EdgeKind::under ? ways : kNever; }),
                needed);
  };
  const Walk above = matters(kForward);
  const Walk below = matters(kBackward);
  std::vector<std::uint32_t> unused;
  for (std::uint32_t v = 0; v < size; ++v) {
    const VertexKind kind = graph.vertices[v].kind;
    const bool counts = kind == VertexKind::fact || kind == VertexKind::define ||
                        kind == VertexKind::matter || kind == VertexKind::sequence ||
                        kind == VertexKind::material || kind == VertexKind::register_;
    if (counts && !above.has(v) && !below.has(v)) {
      unused.push_back(v);
    }
  }
  return unused;
}

RuleGraph induced(const RuleGraph& graph, const std::vector<std::uint32_t>& vertices) {
  std::vector<std::uint32_t> kept = vertices;
  std::sort(kept.begin(), kept.end());
  kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
  std::vector<std::uint32_t> place(graph.vertices.size(), kNone);
  RuleGraph part;
  for (const std::uint32_t v : kept) {
    place[v] = static_cast<std::uint32_t>(part.vertices.size());
    part.vertices.push_back(graph.vertices[v]);
  }
  for (const Edge& edge : graph.edges) {
    if (place[edge.from] != kNone && place[edge.to] != kNone) {
      part.edges.push_back({place[edge.from], place[edge.to], edge.kind, edge.principle});
    }
  }
  return part;
}

}  // namespace qingdan::graph
