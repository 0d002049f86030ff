// RuleGraph: who depends on whom, across everything declared. Plain vectors; the walks over them are
// Boost.Graph's and stay inside the .cpp files here.
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

enum class VertexKind : std::uint8_t {
  document,
  list,
  item,
  matter,
  fact,
  define,
  scenario,
  sequence,
  material,
  register_,
  role,  // that is recognised by its marks
};

enum class EdgeKind : std::uint8_t {
  in,         // item → list → document; fact → sequence that it belongs to
  cites,      // item → document of its basis
  governs,    // item → matter it speaks of
  under,      // matter → matter above, material → material above
  uses,       // item, define, matter, role → fact, define, matter, material that its condition names itself
  instead,    // item → matter, material or register that replaces
  overrides,  // item → item, as written, or of a class that it names
  defeats,    // item → item, by rank, statute, special, newer
  open,       // item → item: contested where both stand (one edge for a pair)
  approves,   // item → item whose approval condition it can satisfy, for a matter under both
  expects,    // scenario → item or list that must decide
  repealed_by,  // document → document
  provides,     // register → material, matter
  counts,       // fact → matter
  like,         // matter → matter that it resembles
  produces,     // item → matter: a duty that follows
  needs,        // item → material: a paper that a certificate or a service asks for
};

struct Vertex {
  VertexKind kind{};
  std::uint32_t id = 0;  // row in its table of the Model
  // Unique: the address of a list or item, `scenario:CODE` (the second of that code in the model's
  // order `scenario:CODE#2` and so on), else the first name. Where a document, matter, define and fact
  // share a first name, all but the first of them in this order have `matter:`, `define:`, `fact:` before it.
  std::string key;
  model::Names label;  // title or name
  source::Span span;
  std::vector<std::string> names;  // addresses or names in both languages, aliases, a scenario's code
  std::optional<Mode> mode;        // of an item
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
  // Norm ids of the Model in an order in which the defeaters of a norm come first. Ties by norm id.
  std::vector<NormId> evaluation_order;
  // Of each norm of the Model: it lies above the norms that can count as the approval in its conditions.
  std::vector<std::uint32_t> approval_layers;

  // The vertex of this key, else of this name or address; of several the first of item, list,
  // document, matter, define, fact, scenario, sequence, material, register, role.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view key) const;
};

// For each approval atom, the permits and mandates whose issuers can be its organs, ascending. A norm
// that itself waits for an approval by its issuers is not yet that approval.
[[nodiscard]] std::vector<std::vector<NormId>> approving_norms(const model::Model& model);

// The evaluation order and the approval layers alone. A cycle among norms (overrides against overrides,
// approvals that wait for each other) is reported with a shortest path around it, one for each knot of
// cycles; the order is then empty.
[[nodiscard]] RuleGraph order_rules(const model::Model& model, const precedence::Precedence& precedence,
                                    diagnostics::DiagnosticSink& sink);
// Those, and the vertices and edges.
[[nodiscard]] RuleGraph build_graph(const model::Model& model, const precedence::Precedence& precedence,
                                    diagnostics::DiagnosticSink& sink);

// Vertices whose meaning may change if this one changes, with itself; ascending. Which way a change
// runs along each kind of edge stands in one table, in queries.cpp.
[[nodiscard]] std::vector<std::uint32_t> impact(const RuleGraph& graph, std::uint32_t vertex);
// The vertex, and all within `distance` edges in either direction; ascending.
[[nodiscard]] std::vector<std::uint32_t> around(const RuleGraph& graph, std::uint32_t vertex,
                                                std::uint32_t distance);
// A shortest path along the edges (`open` both ways), both ends included; empty if there is none.
[[nodiscard]] std::vector<std::uint32_t> path(const RuleGraph& graph, std::uint32_t from, std::uint32_t to);
// Facts, defines and matters that no item needs, ascending. A matter is needed if an item governs, names
// or puts in its place one at, above or below it.
[[nodiscard]] std::vector<std::uint32_t> unused(const RuleGraph& graph);
// The part of the graph on these vertices, numbered anew in the old order; without an evaluation order.
[[nodiscard]] RuleGraph induced(const RuleGraph& graph, const std::vector<std::uint32_t>& vertices);

}  // namespace qingdan::graph
