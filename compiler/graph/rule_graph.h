// RuleGraph: who depends on whom, across everything declared. Plain vectors; Boost.Graph stays inside
// build_graph.cpp and queries.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/sink.h"
#include "model/model.h"
#include "precedence/precedence.h"

namespace qingdan::graph {

enum class VertexKind : std::uint8_t { document, list, item, matter, fact, define, scenario };

enum class EdgeKind : std::uint8_t {
  in,           // item → list → document
  cites,        // item → document of its basis
  governs,      // item → matter it speaks of
  under,        // matter → matter above
  uses,         // item, define → fact, define
  instead,      // item → matter that replaces
  overrides,    // item → item, as written
  defeats,      // item → item, by rank, statute, special, newer
  open,         // item → item: contested where both stand (one edge for a pair)
  approves,     // item → item whose approval condition it can satisfy
  expects,      // scenario → item or list that must decide
  repealed_by,  // document → document
};

struct Vertex {
  VertexKind kind{};
  std::uint32_t id = 0;  // row in its table of the Model
  std::string key;       // unique: an address or a name
  model::Names label;    // title or name
  source::Span span;
};

struct Edge {
  std::uint32_t from = 0;  // vertices
  std::uint32_t to = 0;
  EdgeKind kind{};
  std::optional<Principle> principle;  // of defeats
};

struct RuleGraph {
  std::vector<Vertex> vertices;
  std::vector<Edge> edges;  // sorted by from, to, kind; no duplicates
  // Norm ids of the Model in an order in which whatever a norm depends on comes first: its
  // defeaters, and the norms that can count as the approval in its conditions. Ties by norm id.
  std::vector<NormId> evaluation_order;

  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view key) const;  // any name or address
};

// For each approval atom, the permits and mandates whose issuers can be its organs, ascending.
[[nodiscard]] std::vector<std::vector<NormId>> approving_norms(const model::Model& model);

// A cycle among norms (overrides against overrides, an approval that waits for itself) is reported
// with the whole path; the order is then empty.
[[nodiscard]] RuleGraph build_graph(const model::Model& model, const precedence::Precedence& precedence,
                                    diagnostics::DiagnosticSink& sink);

// Vertices that depend on this one, directly or not, with itself; ascending.
[[nodiscard]] std::vector<std::uint32_t> impact(const RuleGraph& graph, std::uint32_t vertex);
// The vertex, and all within `distance` edges in either direction; ascending.
[[nodiscard]] std::vector<std::uint32_t> around(const RuleGraph& graph, std::uint32_t vertex,
                                                std::uint32_t distance);
// A shortest path along the edges, both ends included; empty if there is none.
[[nodiscard]] std::vector<std::uint32_t> path(const RuleGraph& graph, std::uint32_t from, std::uint32_t to);
// Facts, defines and matters that no item needs, ascending.
[[nodiscard]] std::vector<std::uint32_t> unused(const RuleGraph& graph);
// The part of the graph on these vertices.
[[nodiscard]] RuleGraph induced(const RuleGraph& graph, const std::vector<std::uint32_t>& vertices);

}  // namespace qingdan::graph
