// The vertices, and how the graph is put together.
#include <map>
#include <set>

#include "graph/collect_edges.h"
#include "graph/order_norms.h"
#include "graph/references.h"
#include "graph/report_cycles.h"
#include "graph/rule_graph.h"

namespace qingdan::graph {
namespace {

constexpr std::uint32_t kMaxLayer = 255;  // the artifact keeps a layer in one byte

using model::Model;
using model::Names;

const Names& title_or(const Names& title, const Names& names) {
  return title.zh.empty() && title.en.empty() ? names : title;
}

class VertexCollector {
 public:
  explicit VertexCollector(const Model& model) : model_(model) {}

  std::vector<Vertex> run();

 private:
  void documents();
  void lists();
  void items();
  void matters();
  void facts();
  void defines();
  void scenarios();
  void catalogue();
  Vertex& add(VertexKind kind, std::size_t id, std::string key, const Names& label, source::Span span);
  // The first name, with the kind before it if another kind's vertex has taken it.
  std::string take_key(const Names& names, const char* kind);
  [[nodiscard]] const Names& document_of(const model::List& list) const {
    return model_.documents[list.document.index()].names;
  }

  const Model& model_;
  std::vector<Vertex> vertices_;
  std::set<std::string> taken_;
};

void add_name(Vertex& vertex, const std::string& name) {
  if (!name.empty()) {
    vertex.names.push_back(name);
  }
}

void add_names(Vertex& vertex, const Names& names) {
  add_name(vertex, names.zh);
  add_name(vertex, names.en);
}

// The address that ends in `rest` under either name of its document.
void add_addresses(Vertex& vertex, const Names& document, const std::string& rest) {
  for (const std::string* name : {&document.zh, &document.en}) {
    if (!name->empty()) {
      vertex.names.push_back(*name + "." + rest);
    }
  }
}

Vertex& VertexCollector::add(VertexKind kind, std::size_t id, std::string key, const Names& label,
                             source::Span span) {
  return vertices_.emplace_back(
      Vertex{kind, static_cast<std::uint32_t>(id), std::move(key), label, span, {}, std::nullopt});
}

std::string VertexCollector::take_key(const Names& names, const char* kind) {
  std::string key = names.first();
  if (!taken_.insert(key).second) {
    key = std::string(kind) + ":" + key;
  }
  return key;
}

void VertexCollector::documents() {
  for (std::size_t i = 0; i < model_.documents.size(); ++i) {
    const model::Document& document = model_.documents[i];
    add_names(add(VertexKind::document, i, take_key(document.names, "document"),
                  title_or(document.title, document.names), document.span),
              document.names);
  }
}

void VertexCollector::lists() {
  for (std::size_t i = 0; i < model_.lists.size(); ++i) {
    const model::List& list = model_.lists[i];
    Vertex& vertex =
        add(VertexKind::list, i, list.address, title_or(list.title, {list.code, list.code}), list.span);
    add_addresses(vertex, document_of(list), list.code);
  }
}

void VertexCollector::items() {
  for (std::size_t i = 0; i < model_.items.size(); ++i) {
    const model::Item& item = model_.items[i];
    const model::List& list = model_.lists[item.list.index()];
    Vertex& vertex =
        add(VertexKind::item, i, item.address, title_or(item.title, {item.code, item.code}), item.span);
    add_addresses(vertex, document_of(list), list.code + "." + item.code);
    vertex.mode = item.mode;
  }
}

void VertexCollector::matters() {
  for (std::size_t i = 0; i < model_.matters.size(); ++i) {
    const model::Matter& matter = model_.matters[i];
    Vertex& vertex = add(VertexKind::matter, i, take_key(matter.names, "matter"), matter.names, matter.span);
    add_names(vertex, matter.names);
    for (const std::string& alias : matter.aliases) {
      add_name(vertex, alias);
    }
  }
}

// Their keys are taken after those of the defines.
void VertexCollector::facts() {
  for (std::size_t i = 0; i < model_.facts.size(); ++i) {
    const model::Fact& fact = model_.facts[i];
    add_names(add(VertexKind::fact, i, "", title_or(fact.title, fact.names), fact.span), fact.names);
  }
}

void VertexCollector::defines() {
  for (std::size_t i = 0; i < model_.defines.size(); ++i) {
    const model::Define& define = model_.defines[i];
    add_names(add(VertexKind::define, i, take_key(define.names, "define"), define.names, define.span),
              define.names);
  }
  for (Vertex& vertex : vertices_) {
    if (vertex.kind == VertexKind::fact) {
      vertex.key = take_key(model_.facts[vertex.id].names, "fact");
    }
  }
}

void VertexCollector::scenarios() {
  std::map<std::string, std::size_t> of_code;
  for (std::size_t i = 0; i < model_.scenarios.size(); ++i) {
    const model::Scenario& scenario = model_.scenarios[i];
    std::string key = "scenario:" + scenario.code;
    if (const std::size_t n = ++of_code[scenario.code]; n > 1) {
      key += "#" + std::to_string(n);
    }
    add_name(add(VertexKind::scenario, i, key, title_or(scenario.title, {scenario.code, scenario.code}),
                 scenario.span),
             scenario.code);
  }
}

void VertexCollector::catalogue() {
  const auto add_all = [&](VertexKind kind, const char* word, const auto& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      add_names(add(kind, i, take_key(rows[i].names, word), rows[i].names, rows[i].span), rows[i].names);
    }
  };
  add_all(VertexKind::sequence, "sequence", model_.sequences);
  add_all(VertexKind::material, "material", model_.materials);
  add_all(VertexKind::register_, "register", model_.registers);
  add_all(VertexKind::role, "role", model_.roles);
}

std::vector<Vertex> VertexCollector::run() {
  documents();
  lists();
  items();
  matters();
  facts();
  defines();
  scenarios();
  catalogue();
  return std::move(vertices_);
}

}  // namespace

namespace {

// Who can wait for whom because of approvals.
struct Approvals {
  std::vector<std::vector<ApprovalAtomId>> asked;  // of each norm
  std::vector<std::vector<NormId>> approving;      // of each atom

  explicit Approvals(const Model& model)
      : asked(ReferenceFinder(model).atoms_of_norms()), approving(approving_norms(model)) {}
};

RuleGraph order(const Model& model, const precedence::Precedence& precedence, const Approvals& approvals,
                diagnostics::DiagnosticSink& sink) {
  const Waits for_defeaters = collect_defeats(model, precedence);
  const Waits for_approvals = collect_approvals(approvals.asked, approvals.approving);
  RuleGraph graph;
  graph.evaluation_order = order_norms(for_defeaters);
  const std::vector<NormId> approval_order = order_norms(for_approvals);
  if (graph.evaluation_order.size() < model.norms.size()) {
    report_cycles(model, precedence, for_defeaters, sink);
    graph.evaluation_order.clear();
  }
  if (approval_order.size() < model.norms.size()) {
    report_cycles(model, precedence, for_approvals, sink);
    graph.evaluation_order.clear();
  }
  graph.approval_layers = layers(approval_order, approvals.asked, approvals.approving);
  for (std::size_t norm = 0; norm < graph.approval_layers.size(); ++norm) {
    if (graph.approval_layers[norm] > kMaxLayer) {
      sink.report(diagnostics::Kind::TooMany, model.items[model.norms[norm].item.index()].span,
                  {diagnostics::Phrase("层层等待的批准", "approvals that wait for one another"),
                   std::to_string(graph.approval_layers[norm]), std::to_string(kMaxLayer)});
    }
  }
  return graph;
}

}  // namespace

RuleGraph order_rules(const Model& model, const precedence::Precedence& precedence,
                      diagnostics::DiagnosticSink& sink) {
  return order(model, precedence, Approvals(model), sink);
}

RuleGraph build_graph(const Model& model, const precedence::Precedence& precedence,
                      diagnostics::DiagnosticSink& sink) {
  const Approvals approvals(model);
  RuleGraph graph = order(model, precedence, approvals, sink);
  graph.vertices = VertexCollector(model).run();
  graph.edges = collect_edges(model, precedence, approvals.asked, approvals.approving);
  return graph;
}

}  // namespace qingdan::graph
