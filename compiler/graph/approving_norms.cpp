// Which norms can count as the approval of an atom: by the issuers of their documents.
#include <algorithm>
#include <map>

#include "graph/references.h"
#include "graph/rule_graph.h"

namespace qingdan::graph {
namespace {

using model::Model;

// The documents of which an issuer fits the selector, ascending; for every selector that some issuer fits.
using Index = std::map<OrganSelector, std::vector<DocumentId>>;

void enter(Index& index, const OrganSelector& selector, DocumentId document) {
  std::vector<DocumentId>& documents = index[selector];
  if (documents.empty() || documents.back() != document) {
    documents.push_back(document);
  }
}

Index index_by_issuer(const Model& model) {
  Index index;
  for (std::size_t i = 0; i < model.documents.size(); ++i) {
    for (const Organ issuer : model.documents[i].issuers) {
      for (const OrganKindId kind : model.organ_kinds[issuer.kind.index()].ancestors) {
        enter(index, {kind, RegionId::none(), kAny}, DocumentId(i));
        if (!issuer.region.is_none()) {
          const auto level = static_cast<std::uint32_t>(model.regions[issuer.region.index()].level);
          enter(index, {kind, issuer.region, kAny}, DocumentId(i));
          enter(index, {kind, RegionId::none(), level}, DocumentId(i));
        }
      }
    }
  }
  return index;
}

// Of which issuers fit all the selectors.
std::vector<DocumentId> covering(const Index& index, const std::vector<OrganSelector>& selectors) {
  std::vector<DocumentId> documents;
  for (std::size_t i = 0; i < selectors.size(); ++i) {
    const auto found = index.find(selectors[i]);
    if (found == index.end()) {
      return {};
    }
    if (i == 0) {
      documents = found->second;
      continue;
    }
    std::vector<DocumentId> both;
    std::set_intersection(documents.begin(), documents.end(), found->second.begin(), found->second.end(),
                          std::back_inserter(both));
    documents = std::move(both);
  }
  return documents;
}

std::vector<std::vector<NormId>> grants_by_document(const Model& model) {
  std::vector<std::vector<NormId>> grants(model.documents.size());
  for (std::size_t i = 0; i < model.norms.size(); ++i) {
    const model::Norm& norm = model.norms[i];
    if ((norm.mode == Mode::permit || norm.mode == Mode::mandate) && norm.term == Term::matter) {
      const ListId list = model.items[norm.item.index()].list;
      grants[model.lists[list.index()].document.index()].emplace_back(i);
    }
  }
  return grants;
}

// A norm that waits for an approval by its own issuers is not yet that approval.
void drop_waiting(const std::vector<std::vector<ApprovalAtomId>>& asked,
                  std::vector<std::vector<NormId>>& approving) {
  std::vector<bool> waits(asked.size());
  for (std::size_t norm = 0; norm < asked.size(); ++norm) {
    for (const ApprovalAtomId atom : asked[norm]) {
      const auto& able = approving[atom.index()];
      waits[norm] = waits[norm] || std::binary_search(able.begin(), able.end(), NormId(norm));
    }
  }
  for (std::vector<NormId>& norms : approving) {
    std::erase_if(norms, [&](NormId norm) { return waits[norm.index()]; });
  }
}

}  // namespace

std::vector<std::vector<NormId>> approving_norms(const Model& model) {
  std::vector<std::vector<NormId>> approving(model.approval_atoms.size());
  if (approving.empty()) {
    return approving;
  }
  const Index index = index_by_issuer(model);
  const std::vector<std::vector<NormId>> grants = grants_by_document(model);
  for (std::size_t atom = 0; atom < approving.size(); ++atom) {
    std::vector<NormId>& norms = approving[atom];
    for (const DocumentId document : covering(index, model.approval_atoms[atom].organs)) {
      const auto& of_document = grants[document.index()];
      norms.insert(norms.end(), of_document.begin(), of_document.end());
    }
    std::sort(norms.begin(), norms.end());
  }
  drop_waiting(ReferenceFinder(model).atoms_of_norms(), approving);
  return approving;
}

}  // namespace qingdan::graph
