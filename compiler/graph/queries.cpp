// Questions to a finished graph. All are breadth-first walks; they differ in where an edge leads.
#include <algorithm>
#include <array>

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

// The neighbours that a walk can step to, by vertex, ascending.
class Neighbours {
 public:
  template <class WaysOf>
  Neighbours(const RuleGraph& graph, WaysOf ways_of) : begin_(graph.vertices.size() + 1) {
    each_step(graph, ways_of, [&](std::uint32_t from, std::uint32_t) { ++begin_[from + 1]; });
    for (std::size_t i = 1; i < begin_.size(); ++i) {
      begin_[i] += begin_[i - 1];
    }
    targets_.resize(begin_.back());
    std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
    each_step(graph, ways_of, [&](std::uint32_t from, std::uint32_t to) { targets_[next[from]++] = to; });
    for (std::size_t i = 0; i + 1 < begin_.size(); ++i) {
      std::sort(targets_.begin() + begin_[i], targets_.begin() + begin_[i + 1]);
    }
  }

  template <class Visit>
  void each(std::uint32_t vertex, Visit visit) const {
    for (std::uint32_t i = begin_[vertex]; i < begin_[vertex + 1]; ++i) {
      visit(targets_[i]);
    }
  }

 private:
  template <class WaysOf, class Visit>
  static void each_step(const RuleGraph& graph, WaysOf ways_of, Visit visit) {
    for (const Edge& edge : graph.edges) {
      const Ways ways = ways_of(edge.kind);
      if (ways.forward) {
        visit(edge.from, edge.to);
      }
      if (ways.backward) {
        visit(edge.to, edge.from);
      }
    }
  }

  std::vector<std::uint32_t> begin_;
  std::vector<std::uint32_t> targets_;
};

// A breadth-first walk: what it reached, in that order, by how many steps and over which vertex.
struct Walk {
  std::vector<std::uint32_t> reached;
  std::vector<std::uint32_t> steps;  // by vertex; kNone = not reached
  std::vector<std::uint32_t> over;   // by vertex; kNone = a start

  [[nodiscard]] bool has(std::uint32_t vertex) const { return steps[vertex] != kNone; }
};

Walk walk(const Neighbours& neighbours, std::size_t vertices, const std::vector<std::uint32_t>& starts,
          std::uint32_t limit = kNone) {
  Walk walk{starts, std::vector<std::uint32_t>(vertices, kNone), std::vector<std::uint32_t>(vertices, kNone)};
  for (const std::uint32_t start : starts) {
    walk.steps[start] = 0;
  }
  for (std::size_t i = 0; i < walk.reached.size(); ++i) {
    const std::uint32_t from = walk.reached[i];
    if (walk.steps[from] == limit) {
      break;
    }
    neighbours.each(from, [&](std::uint32_t to) {
      if (!walk.has(to)) {
        walk.steps[to] = walk.steps[from] + 1;
        walk.over[to] = from;
        walk.reached.push_back(to);
      }
    });
  }
  return walk;
}

std::vector<std::uint32_t> ascending(std::vector<std::uint32_t> vertices) {
  std::sort(vertices.begin(), vertices.end());
  return vertices;
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
constexpr std::array kByName{VertexKind::item,   VertexKind::list, VertexKind::document, VertexKind::matter,
                             VertexKind::define, VertexKind::fact, VertexKind::scenario};

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
  return ascending(walk(Neighbours(graph, change_runs), graph.vertices.size(), {vertex}).reached);
}

std::vector<std::uint32_t> around(const RuleGraph& graph, std::uint32_t vertex, std::uint32_t distance) {
  const Neighbours neighbours(graph, [](EdgeKind) { return kBoth; });
  return ascending(walk(neighbours, graph.vertices.size(), {vertex}, distance).reached);
}

std::vector<std::uint32_t> path(const RuleGraph& graph, std::uint32_t from, std::uint32_t to) {
  const Walk all = walk(Neighbours(graph, along), graph.vertices.size(), {from});
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
  const Neighbours needs(graph, [](EdgeKind kind) {
    return kind == EdgeKind::uses || kind == EdgeKind::governs || kind == EdgeKind::instead ? kForward
                                                                                            : kNever;
  });
  const Walk needed = walk(needs, size, of_kind(graph, VertexKind::item));
  // Up and down from the matters that items speak of, not up and then down again: a sister is not meant.
  const auto matters = [&](Ways ways) {
    const Neighbours under(graph, [&](EdgeKind kind) { return kind == EdgeKind::under ? ways : kNever; });
    return walk(under, size, needed.reached);
  };
  const Walk above = matters(kForward);
  const Walk below = matters(kBackward);
  std::vector<std::uint32_t> unused;
  for (std::uint32_t v = 0; v < size; ++v) {
    const VertexKind kind = graph.vertices[v].kind;
    const bool counts = kind == VertexKind::fact || kind == VertexKind::define || kind == VertexKind::matter;
    if (counts && !above.has(v) && !below.has(v)) {
      unused.push_back(v);
    }
  }
  return unused;
}

RuleGraph induced(const RuleGraph& graph, const std::vector<std::uint32_t>& vertices) {
  std::vector<std::uint32_t> kept = ascending(vertices);
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
