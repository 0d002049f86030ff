#include "graph/collect_edges.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "graph/references.h"

namespace qingdan::graph {
namespace {

using model::Item;
using model::Model;
using model::Norm;
using precedence::Precedence;

class EdgeCollector {
 public:
  explicit EdgeCollector(const Model& model) : model_(model), number_(model) {}

  void of_documents();
  void of_lists();
  void of_matters();
  void of_items();
  void of_norms();
  void of_defines();
  void of_scenarios();
  void of_catalogue();
  void of_precedence(const Precedence& precedence);
  void of_approvals(const std::vector<std::vector<ApprovalAtomId>>& asked,
                    const std::vector<std::vector<NormId>>& approving);
  std::vector<Edge> take();

 private:
  void add(VertexKind from_kind, std::size_t from, EdgeKind kind, VertexKind to_kind, std::uint32_t to) {
    edges_.push_back(
        {number_(from_kind, static_cast<std::uint32_t>(from)), number_(to_kind, to), kind, std::nullopt});
  }
  void add_substitute(std::size_t item, const Substitute& substitute);
  void add_uses(VertexKind from_kind, std::size_t from, const References& used);
  [[nodiscard]] std::uint32_t item(NormId norm) const { return model_.norms[norm.index()].item.value; }

  const Model& model_;
  VertexNumbers number_;
  std::vector<Edge> edges_;
};

void EdgeCollector::of_documents() {
  for (std::size_t i = 0; i < model_.documents.size(); ++i) {
    if (const DocumentId by = model_.documents[i].repealed_by; !by.is_none()) {
      add(VertexKind::document, i, EdgeKind::repealed_by, VertexKind::document, by.value);
    }
  }
}

void EdgeCollector::of_lists() {
  for (std::size_t i = 0; i < model_.lists.size(); ++i) {
    add(VertexKind::list, i, EdgeKind::in, VertexKind::document, model_.lists[i].document.value);
  }
}

void EdgeCollector::of_matters() {
  ReferenceFinder finder(model_);
  for (std::size_t i = 0; i < model_.matters.size(); ++i) {
    for (const MatterId parent : model_.matters[i].parents) {
      add(VertexKind::matter, i, EdgeKind::under, VertexKind::matter, parent.value);
    }
    for (const MatterId other : model_.matters[i].like) {
      add(VertexKind::matter, i, EdgeKind::like, VertexKind::matter, other.value);
    }
    add_uses(VertexKind::matter, i, finder.direct(std::array{model_.matters[i].marks}));
  }
}

void EdgeCollector::of_items() {
  for (std::size_t i = 0; i < model_.items.size(); ++i) {
    const Item& item = model_.items[i];
    add(VertexKind::item, i, EdgeKind::in, VertexKind::list, item.list.value);
    if (!item.basis_document.is_none()) {
      add(VertexKind::item, i, EdgeKind::cites, VertexKind::document, item.basis_document.value);
    }
    for (const ItemId loser : item.overrides) {
      add(VertexKind::item, i, EdgeKind::overrides, VertexKind::item, loser.value);
    }
    for (const MaterialId paper : item.needs) {
      add(VertexKind::item, i, EdgeKind::needs, VertexKind::material, paper.value);
    }
  }
}

void EdgeCollector::of_norms() {
  ReferenceFinder finder(model_);
  for (const Norm& norm : model_.norms) {
    const std::size_t item = norm.item.index();
    add(VertexKind::item, item, EdgeKind::governs, VertexKind::matter, norm.matter.value);
    for (const Substitute& substitute : norm.substitutes) {
      add_substitute(item, substitute);
    }
    if (!norm.duty.is_none()) {
      add(VertexKind::item, item, EdgeKind::produces, VertexKind::matter, norm.duty.value);
    }
    if (!norm.since.is_none()) {
      add(VertexKind::item, item, EdgeKind::uses, VertexKind::fact, norm.since.value);
    }
    add_uses(VertexKind::item, item, finder.direct(conditions(norm)));
  }
}

// An organ is no vertex.
void EdgeCollector::add_substitute(std::size_t item, const Substitute& substitute) {
  switch (substitute.kind) {
    case Substitute::Kind::matter:
      add(VertexKind::item, item, EdgeKind::instead, VertexKind::matter, substitute.id);
      break;
    case Substitute::Kind::register_:
      add(VertexKind::item, item, EdgeKind::instead, VertexKind::register_, substitute.id);
      break;
    case Substitute::Kind::material:
      add(VertexKind::item, item, EdgeKind::instead, VertexKind::material, substitute.id);
      break;
    case Substitute::Kind::organ:
      break;
  }
}

void EdgeCollector::of_catalogue() {
  ReferenceFinder finder(model_);
  for (std::size_t i = 0; i < model_.facts.size(); ++i) {
    const model::Fact& fact = model_.facts[i];
    if (!fact.sequence.is_none()) {
      add(VertexKind::fact, i, EdgeKind::in, VertexKind::sequence, fact.sequence.value);
    }
    if (fact.counter) {
      add(VertexKind::fact, i, EdgeKind::counts, VertexKind::matter, fact.counter->matter.value);
    }
  }
  for (std::size_t i = 0; i < model_.materials.size(); ++i) {
    for (const MaterialId parent : model_.materials[i].parents) {
      add(VertexKind::material, i, EdgeKind::under, VertexKind::material, parent.value);
    }
  }
  for (std::size_t i = 0; i < model_.registers.size(); ++i) {
    const model::Register& row = model_.registers[i];
    add(VertexKind::register_, i, EdgeKind::uses, VertexKind::fact, row.fact.value);
    for (const MaterialId material : row.materials) {
      add(VertexKind::register_, i, EdgeKind::provides, VertexKind::material, material.value);
    }
    for (const MatterId matter : row.matters) {
      add(VertexKind::register_, i, EdgeKind::provides, VertexKind::matter, matter.value);
    }
    if (!row.refreshed.is_none()) {
      add(VertexKind::register_, i, EdgeKind::uses, VertexKind::fact, row.refreshed.value);
    }
  }
  for (std::size_t i = 0; i < model_.roles.size(); ++i) {
    add_uses(VertexKind::role, i, finder.direct(std::array{model_.roles[i].marks}));
  }
}

void EdgeCollector::of_defines() {
  ReferenceFinder finder(model_);
  for (std::size_t i = 0; i < model_.defines.size(); ++i) {
    add_uses(VertexKind::define, i, finder.direct(std::array{model_.defines[i].expr}));
  }
}

void EdgeCollector::add_uses(VertexKind from_kind, std::size_t from, const References& used) {
  for (const FactId fact : used.facts) {
    add(from_kind, from, EdgeKind::uses, VertexKind::fact, fact.value);
  }
  for (const DefineId define : used.defines) {
    add(from_kind, from, EdgeKind::uses, VertexKind::define, define.value);
  }
  for (const MatterId matter : used.matters) {
    add(from_kind, from, EdgeKind::uses, VertexKind::matter, matter.value);
  }
  for (const MaterialId material : used.materials) {
    add(from_kind, from, EdgeKind::uses, VertexKind::material, material.value);
  }
}

void EdgeCollector::of_scenarios() {
  for (std::size_t i = 0; i < model_.scenarios.size(); ++i) {
    for (const ItemId item : model_.scenarios[i].by_items) {
      add(VertexKind::scenario, i, EdgeKind::expects, VertexKind::item, item.value);
    }
    for (const std::vector<ItemId>* items : {&model_.scenarios[i].findings, &model_.scenarios[i].duties}) {
      for (const ItemId item : *items) {
        add(VertexKind::scenario, i, EdgeKind::expects, VertexKind::item, item.value);
      }
    }
    for (const ListId list : model_.scenarios[i].by_lists) {
      add(VertexKind::scenario, i, EdgeKind::expects, VertexKind::list, list.value);
    }
  }
}

void EdgeCollector::of_precedence(const Precedence& precedence) {
  for (const precedence::Defeat& defeat : precedence.defeats) {
    const bool written = defeat.principle == Principle::overrides;
    add(VertexKind::item, item(defeat.winner), written ? EdgeKind::overrides : EdgeKind::defeats,
        VertexKind::item, item(defeat.loser));
    if (!written) {
      edges_.back().principle = defeat.principle;
    }
  }
  for (const precedence::OpenPair& pair : precedence.open_pairs) {
    const auto [first, second] = std::minmax({item(pair.first), item(pair.second)});
    add(VertexKind::item, first, EdgeKind::open, VertexKind::item, second);
  }
}

// For every matter, those that share a matter under both with it, ascending.
class MeetingMatters {
 public:
  explicit MeetingMatters(const Model& model)
      : model_(model), below_(model.matters.size()), meeting_(model.matters.size()) {
    for (std::size_t i = 0; i < model.matters.size(); ++i) {
      for (const MatterId above : model.matters[i].ancestors) {
        below_[above.index()].emplace_back(i);
      }
    }
  }

  const std::vector<MatterId>& of(MatterId matter) {
    std::vector<MatterId>& meeting = meeting_[matter.index()];
    if (meeting.empty()) {
      for (const MatterId lower : below_[matter.index()]) {
        const auto& ancestors = model_.matters[lower.index()].ancestors;
        meeting.insert(meeting.end(), ancestors.begin(), ancestors.end());
      }
      std::sort(meeting.begin(), meeting.end());
      meeting.erase(std::unique(meeting.begin(), meeting.end()), meeting.end());
    }
    return meeting;
  }

 private:
  const Model& model_;
  std::vector<std::vector<MatterId>> below_;  // with itself
  std::vector<std::vector<MatterId>> meeting_;
};

using Approver = std::pair<MatterId, std::uint32_t>;  // what it grants, and the item

std::vector<Approver> approvers_by_matter(const Model& model, const std::vector<NormId>& norms) {
  std::vector<Approver> approvers;
  approvers.reserve(norms.size());
  for (const NormId id : norms) {
    const Norm& norm = model.norms[id.index()];
    approvers.emplace_back(norm.matter, norm.item.value);
  }
  std::sort(approvers.begin(), approvers.end());
  approvers.erase(std::unique(approvers.begin(), approvers.end()), approvers.end());
  return approvers;
}

// Only for a matter under both can one norm's grant be the approval that the other asks for.
void EdgeCollector::of_approvals(const std::vector<std::vector<ApprovalAtomId>>& asked,
                                 const std::vector<std::vector<NormId>>& approving) {
  MeetingMatters meeting(model_);
  std::vector<std::vector<Approver>> approvers;
  approvers.reserve(approving.size());
  for (const std::vector<NormId>& norms : approving) {
    approvers.push_back(approvers_by_matter(model_, norms));
  }
  for (std::size_t norm = 0; norm < asked.size(); ++norm) {
    for (const ApprovalAtomId atom : asked[norm]) {
      const std::vector<Approver>& all = approvers[atom.index()];
      const std::vector<MatterId>& wanted = meeting.of(model_.norms[norm].matter);
      auto approver = all.begin();
      auto matter = wanted.begin();
      while (approver != all.end() && matter != wanted.end()) {
        if (approver->first < *matter) {
          approver = std::lower_bound(approver, all.end(), Approver{*matter, 0});
        } else if (*matter < approver->first) {
          matter = std::lower_bound(matter, wanted.end(), approver->first);
        } else {
          add(VertexKind::item, approver->second, EdgeKind::approves, VertexKind::item, item(NormId(norm)));
          ++approver;
        }
      }
    }
  }
}

std::vector<Edge> EdgeCollector::take() {
  const auto key = [](const Edge& e) { return std::tie(e.from, e.to, e.kind, e.principle); };
  std::sort(edges_.begin(), edges_.end(), [&](const Edge& a, const Edge& b) { return key(a) < key(b); });
  edges_.erase(std::unique(edges_.begin(), edges_.end(),
                           [&](const Edge& a, const Edge& b) { return key(a) == key(b); }),
               edges_.end());
  return std::move(edges_);
}

}  // namespace

VertexNumbers::VertexNumbers(const Model& model) {
  std::size_t first = 0;
  for (const std::size_t rows :
       {model.documents.size(), model.lists.size(), model.items.size(), model.matters.size(),
        model.facts.size(), model.defines.size(), model.scenarios.size(), model.sequences.size(),
        model.materials.size(), model.registers.size(), model.roles.size()}) {
    first_.push_back(static_cast<std::uint32_t>(first));
    first += rows;
  }
}

std::vector<Edge> collect_edges(const Model& model, const Precedence& precedence,
                                const std::vector<std::vector<ApprovalAtomId>>& asked,
                                const std::vector<std::vector<NormId>>& approving) {
  EdgeCollector collector(model);
  collector.of_documents();
  collector.of_lists();
  collector.of_matters();
  collector.of_items();
  collector.of_norms();
  collector.of_defines();
  collector.of_scenarios();
  collector.of_catalogue();
  collector.of_precedence(precedence);
  collector.of_approvals(asked, approving);
  return collector.take();
}

}  // namespace qingdan::graph
