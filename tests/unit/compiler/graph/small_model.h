// Models built by hand, a line for each row, for the tests of the graph.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "graph/rule_graph.h"

namespace qingdan::graph::test {

using model::ExprId;
using model::Names;

struct SmallModel {
  model::Model model;
  precedence::Precedence precedence;
  diagnostics::DiagnosticSink sink;

  RegionId region(const std::string& name, Level level, RegionId parent = {}) {
    model::Region row;
    row.names = {name, ""};
    row.parent = parent;
    row.level = level;
    model.regions.push_back(row);
    return RegionId(model.regions.size() - 1);
  }

  OrganKindId organ_kind(const std::string& name, const std::vector<OrganKindId>& parents = {}) {
    const OrganKindId id(model.organ_kinds.size());
    model::OrganKind kind;
    kind.names = {name, ""};
    kind.parents = parents;
    kind.ancestors = with_ancestors(id, parents, model.organ_kinds);
    model.organ_kinds.push_back(kind);
    return id;
  }

  MatterId matter(const Names& names, const std::vector<MatterId>& parents = {}) {
    const MatterId id(model.matters.size());
    model::Matter matter;
    matter.names = names;
    matter.parents = parents;
    matter.ancestors = with_ancestors(id, parents, model.matters);
    model.matters.push_back(matter);
    return id;
  }

  FactId fact(const Names& names, const Names& title = {}) {
    model::Fact fact;
    fact.names = names;
    fact.title = title;
    model.facts.push_back(fact);
    return FactId(model.facts.size() - 1);
  }

  DefineId define(const Names& names, ExprId expr) {
    model::Define row;
    row.names = names;
    row.expr = expr;
    model.defines.push_back(row);
    return DefineId(model.defines.size() - 1);
  }

  DocumentId document(const Names& names, std::vector<Organ> issuers = {}, const Names& title = {}) {
    model::Document document;
    document.names = names;
    document.title = title;
    std::sort(issuers.begin(), issuers.end());
    document.issuers = std::move(issuers);
    model.documents.push_back(document);
    return DocumentId(model.documents.size() - 1);
  }

  ListId list(DocumentId document, const std::string& code, const Names& title = {}) {
    model::List list;
    list.document = document;
    list.code = code;
    list.address = model.documents[document.index()].names.first() + "." + code;
    list.title = title;
    model.lists.push_back(list);
    return ListId(model.lists.size() - 1);
  }

  // With one norm for each matter. Spans count up, so that a diagnostic shows which item it is about.
  ItemId item(ListId list, const std::string& code, Mode mode, const std::vector<MatterId>& matters,
              ExprId when = {}, ExprId unless = {}) {
    const ItemId id(model.items.size());
    model::Item item;
    item.list = list;
    item.code = code;
    item.address = model.lists[list.index()].address + "." + code;
    item.mode = mode;
    item.basis_document = model.lists[list.index()].document;
    item.span = {0, id.value * 10, id.value * 10 + 1};
    item.mode_span = {0, id.value * 10 + 2, id.value * 10 + 3};
    item.overrides_span = {0, id.value * 10 + 4, id.value * 10 + 5};
    model.items.push_back(item);
    for (const MatterId matter : matters) {
      model::Norm norm;
      norm.item = id;
      norm.mode = mode;
      norm.matter = matter;
      norm.when = when;
      norm.unless = unless;
      model.norms.push_back(norm);
    }
    return id;
  }

  ExprId expr(Op op, std::int64_t value, Type type = Type::boolean, ExprId left = {}, ExprId right = {},
              std::vector<std::int64_t> list = {}) {
    model::Expr step;
    step.op = op;
    step.type = type;
    step.value = value;
    step.left = left;
    step.right = right;
    step.list = std::move(list);
    return model.exprs.add(std::move(step));
  }
  ExprId read(FactId fact) { return expr(Op::fact, fact.value); }
  ExprId use(DefineId define) { return expr(Op::define, define.value); }
  ExprId approved_by(std::vector<OrganSelector> organs) {
    std::sort(organs.begin(), organs.end());
    model.approval_atoms.push_back({std::move(organs)});
    return expr(Op::approval, static_cast<std::int64_t>(model.approval_atoms.size() - 1));
  }
  ExprId matter_is(MatterId matter) {
    return expr(Op::equal, 0, Type::boolean, expr(Op::matter, 0, Type::matter),
                expr(Op::constant, matter.value, Type::matter));
  }
  ExprId matter_under(MatterId matter) {
    return expr(Op::under_matter, 0, Type::boolean, expr(Op::matter, 0, Type::matter), {}, {matter.value});
  }

  std::vector<NormId> norms_of(ItemId item) const {
    std::vector<NormId> norms;
    for (std::size_t i = 0; i < model.norms.size(); ++i) {
      if (model.norms[i].item == item) {
        norms.emplace_back(i);
      }
    }
    return norms;
  }

  // Every norm of the one against every norm of the other.
  void defeat(ItemId winner, ItemId loser, Principle principle) {
    for (const NormId w : norms_of(winner)) {
      for (const NormId l : norms_of(loser)) {
        precedence.defeats.push_back({l, w, principle});
      }
    }
    std::sort(precedence.defeats.begin(), precedence.defeats.end());
  }
  void override(ItemId winner, ItemId loser) {
    model.items[winner.index()].overrides.push_back(loser);
    defeat(winner, loser, Principle::overrides);
  }

  RuleGraph build() { return build_graph(model, precedence, sink); }

 private:
  template <class IdType, class Row>
  static std::vector<IdType> with_ancestors(IdType self, const std::vector<IdType>& parents,
                                            const std::vector<Row>& rows) {
    std::vector<IdType> all{self};
    for (const IdType parent : parents) {
      const auto& above = rows[parent.index()].ancestors;
      all.insert(all.end(), above.begin(), above.end());
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }
};

// "from -> to" by key, in the order of the graph.
inline std::vector<std::string> edges_of(const RuleGraph& graph, EdgeKind kind) {
  std::vector<std::string> edges;
  for (const Edge& edge : graph.edges) {
    if (edge.kind == kind) {
      edges.push_back(graph.vertices[edge.from].key + " -> " + graph.vertices[edge.to].key);
    }
  }
  return edges;
}

inline std::vector<std::string> keys_of(const RuleGraph& graph, const std::vector<std::uint32_t>& vertices) {
  std::vector<std::string> keys;
  for (const std::uint32_t v : vertices) {
    keys.push_back(graph.vertices[v].key);
  }
  return keys;
}

inline std::uint32_t vertex(const RuleGraph& graph, std::string_view key) {
  const auto found = graph.find(key);
  EXPECT_TRUE(found.has_value()) << key;
  return found.value_or(0);
}

using Texts = std::vector<std::string>;

}  // namespace qingdan::graph::test
