#include "precedence/authority.h"

#include <algorithm>
#include <iterator>

namespace qingdan::precedence {
namespace {

using model::Document;
using model::Model;

bool shares_chain(const Document& a, const Document& b) {
  return a.chain == b.chain || a.chain == Chain::joint || b.chain == Chain::joint;
}

bool includes(const std::vector<Organ>& all, const std::vector<Organ>& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

// A document of this rank binds normative documents of its own level and below.
bool reaches(const Document& a, const Document& b) { return a.level <= b.level; }

bool outranks(const Document& a, const Document& b) {
  switch (a.rank) {
    case Rank::law:
      return b.rank != Rank::law;
    case Rank::administrative_regulation:
      return b.rank != Rank::law && b.rank != Rank::administrative_regulation;
    case Rank::ministry_rule:
      return b.rank == Rank::normative_document;
    case Rank::local_regulation:
      return b.rank == Rank::local_regulation
                 ? a.level < b.level
                 : (b.rank == Rank::government_rule || b.rank == Rank::normative_document) && reaches(a, b);
    case Rank::government_rule:
      return b.rank == Rank::government_rule ? a.level < b.level
                                             : b.rank == Rank::normative_document && reaches(a, b);
    case Rank::normative_document:
      return b.rank == Rank::normative_document &&
             (a.level < b.level ||
              (a.level == b.level && a.issuers.size() > b.issuers.size() && includes(a.issuers, b.issuers)));
  }
  return false;
}

bool is_under(const Model& model, OrganKindId kind, OrganKindId ancestor) {
  const auto& ancestors = model.organ_kinds[kind.index()].ancestors;
  return std::binary_search(ancestors.begin(), ancestors.end(), ancestor);
}

bool matches(const Model& model, const OrganSelector& selector, Organ organ) {
  return (selector.kind.is_none() || is_under(model, organ.kind, selector.kind)) &&
         (selector.region.is_none() || selector.region == organ.region) &&
         (selector.level == kAny ||
          selector.level == static_cast<std::uint32_t>(model.regions[organ.region.index()].level));
}

RegionId common_ancestor(const Model& model, RegionId a, RegionId b) {
  while (a != b) {
    if (a.is_none() || b.is_none()) {
      return RegionId::none();
    }
    RegionId& deeper = model.regions[a.index()].level >= model.regions[b.index()].level ? a : b;
    deeper = model.regions[deeper.index()].parent;
  }
  return a;
}

template <class Wanted>
std::vector<Organ> organs_at(const Model& model, RegionId region, Wanted wanted) {
  std::vector<Organ> organs;
  const auto level = static_cast<unsigned>(model.regions[region.index()].level);
  for (std::size_t i = 0; i < model.organ_kinds.size(); ++i) {
    const model::OrganKind& kind = model.organ_kinds[i];
    if ((kind.levels >> level & 1U) != 0 && wanted(kind)) {
      organs.push_back({OrganKindId(i), region});
    }
  }
  return organs;
}

// Everything lies in one region: above whoever made the document.
template <class Wanted>
std::vector<Organ> central_organs(const Model& model, const Document& document, Wanted wanted) {
  RegionId top = document.issuers.empty() ? RegionId::none() : document.issuers.front().region;
  while (!top.is_none() && !model.regions[top.index()].parent.is_none()) {
    top = model.regions[top.index()].parent;
  }
  return top.is_none() || model.regions[top.index()].level != Level::centre ? std::vector<Organ>()
                                                                            : organs_at(model, top, wanted);
}

std::vector<Organ> central_government(const Model& model, const Document& document) {
  return central_organs(model, document,
                        [](const model::OrganKind& kind) { return kind.heads == Chain::state; });
}

// The body declared for it, else those that made the laws.
std::vector<Organ> rulers_of_laws(const Model& model, const Document& a, const Document& b) {
  std::vector<Organ> rulers =
      central_organs(model, a, [](const model::OrganKind& kind) { return kind.heads_laws; });
  if (rulers.empty()) {
    std::set_union(a.issuers.begin(), a.issuers.end(), b.issuers.begin(), b.issuers.end(),
                   std::back_inserter(rulers));
  }
  return rulers;
}

bool is_rule_clash(const Document& a, const Document& b) {
  const auto rule = [](const Document& d) {
    return d.rank == Rank::ministry_rule || d.rank == Rank::local_regulation ||
           d.rank == Rank::government_rule;
  };
  return rule(a) && rule(b) && (a.rank == Rank::ministry_rule || b.rank == Rank::ministry_rule);
}

std::vector<Organ> lowest_above(const Model& model, const Document& a, const Document& b) {
  RegionId region = a.issuers.empty() ? RegionId::none() : a.issuers.front().region;
  for (const Document* document : {&a, &b}) {
    for (const Organ organ : document->issuers) {
      region = common_ancestor(model, region, organ.region);
    }
  }
  const bool state = a.chain != Chain::party || b.chain != Chain::party;
  const bool party = a.chain != Chain::state || b.chain != Chain::state;
  std::vector<Organ> heads;
  while (!region.is_none()) {
    std::vector<Organ> here = organs_at(model, region, [&](const model::OrganKind& kind) {
      return (state && kind.heads == Chain::state) || (party && kind.heads == Chain::party);
    });
    if (!here.empty()) {
      heads = std::move(here);
      if (!includes(a.issuers, heads) && !includes(b.issuers, heads)) {
        return heads;
      }
    }
    region = model.regions[region.index()].parent;
  }
  return heads;  // nobody above: the top heads
}

}  // namespace

bool is_superior(const Document& a, const Document& b) { return shares_chain(a, b) && outranks(a, b); }

bool same_organ(const Document& a, const Document& b) { return a.issuers == b.issuers; }

bool yields_to_statute(const Document& ban, const Document& statute) {
  const bool is_statute = statute.rank == Rank::law || statute.rank == Rank::administrative_regulation;
  return is_statute && (is_superior(statute, ban) || ban.chain != Chain::state || ban.level != Level::centre);
}

bool is_delegated(const Model& model, const model::Item& item, const Document& issuers) {
  return !item.delegates.empty() &&
         std::all_of(item.delegates.begin(), item.delegates.end(), [&](const OrganSelector& selector) {
           return std::any_of(issuers.issuers.begin(), issuers.issuers.end(),
                              [&](Organ organ) { return matches(model, selector, organ); });
         });
}

std::vector<Organ> find_rulers(const Model& model, const Document& a, const Document& b) {
  if (a.rank == Rank::law && b.rank == Rank::law) {
    return rulers_of_laws(model, a, b);
  }
  if (same_organ(a, b)) {
    return a.rank == Rank::administrative_regulation ? central_government(model, a) : a.issuers;
  }
  return is_rule_clash(a, b) ? central_government(model, a) : lowest_above(model, a, b);
}

}  // namespace qingdan::precedence
