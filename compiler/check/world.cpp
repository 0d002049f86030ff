// Regions, organs, roles and matters: the declared world.
#include <algorithm>

#include "check/circles.h"
#include "check/clauses.h"
#include "check/facts.h"
#include "check/order.h"
#include "check/resolve.h"

namespace qingdan::check {
namespace {

using ast::Keyword;
using diagnostics::DiagnosticSink;
using diagnostics::Kind;
using diagnostics::Phrase;

constexpr std::size_t kMaxRoles = 1000;

// A level's word would make 县.党委 mean two things.
void check_reserved(const std::vector<Declaration>& declared, DiagnosticSink& sink) {
  for (const Declaration& d : declared) {
    if (parse_word<Level>(d.names.zh) || parse_word<Level>(d.names.en)) {
      sink.report(Kind::ReservedName, d.statement->name->span,
                  {d.statement->name->first.text, phrase(d.statement->kind)});
    }
  }
}

template <class IdType, class Resolve>
std::vector<IdType> parents_of(const Draft& draft, const Declaration& declared, Resolve resolve,
                               DiagnosticSink& sink) {
  std::vector<IdType> parents;
  if (const ast::Clause* under = find_clause(*declared.statement, Keyword::UNDER)) {
    for (const ast::Path& path : under->refs) {
      if (const IdType parent = resolve(draft, path, sink); !parent.is_none()) {
        parents.push_back(parent);
      }
    }
  }
  std::sort(parents.begin(), parents.end());
  parents.erase(std::unique(parents.begin(), parents.end()), parents.end());
  return parents;
}

// Fills `ancestors` of rows that have parents; gives the rows top down.
template <class Row>
std::vector<std::uint32_t> close_upwards(std::vector<Row>& rows, const std::vector<Declaration>& declared,
                                         DiagnosticSink& sink) {
  std::vector<std::vector<std::uint32_t>> below(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const auto parent : rows[i].parents) {
      below[i].push_back(parent.value);
    }
  }
  const Order order = order_rows(below);
  report_circles(order, declared, sink);
  for (const std::uint32_t i : order.rows) {
    auto& ancestors = rows[i].ancestors;
    ancestors.emplace_back(i);
    for (const auto parent : rows[i].parents) {
      const auto& more = rows[parent.index()].ancestors;
      ancestors.insert(ancestors.end(), more.begin(), more.end());
    }
    std::sort(ancestors.begin(), ancestors.end());
    ancestors.erase(std::unique(ancestors.begin(), ancestors.end()), ancestors.end());
  }
  return order.rows;
}

Phrase level_phrase(Level level) {
  return {std::string(name(level, Language::zh)), std::string(name(level, Language::en))};
}

void check_region_place(Draft& draft, std::size_t row, DiagnosticSink& sink) {
  const Declaration& declared = draft.declared.regions[row];
  const model::Region& region = draft.model.regions[row];
  if (region.parent.is_none()) {
    if (!has_clause(*declared.statement, Keyword::UNDER) &&
        (region.level != Level::centre || !draft.root.is_none())) {
      sink.report(Kind::RootRegion, declared.statement->name->span, {region.names.first()});
    } else if (region.level == Level::centre && draft.root.is_none()) {
      draft.root = RegionId(row);
    }
    return;
  }
  const model::Region& parent = draft.model.regions[region.parent.index()];
  if (!has_clause(*declared.statement, Keyword::LEVEL)) {
    return;  // reported with the clauses
  }
  if (static_cast<int>(parent.level) + 1 != static_cast<int>(region.level)) {
    sink.report(
        Kind::RegionLevel, declared.statement->name->span,
        {region.names.first(), level_phrase(region.level), parent.names.first(), level_phrase(parent.level)});
  }
}

void draft_regions(Draft& draft, DiagnosticSink& sink) {
  const auto& declared = draft.declared.regions;
  check_reserved(declared, sink);
  name_rows(declared, draft.regions);
  for (const Declaration& d : declared) {
    model::Region region{d.names, {}, Level::village, d.statement->name->span};
    if (const ast::Clause* level = find_clause(*d.statement, Keyword::LEVEL)) {
      if (const ast::Path* path = single_ref(*level, sink)) {
        region.level = resolve_word<Level>(Keyword::LEVEL, *path, sink).value_or(Level::village);
      }
    }
    const auto parents = parents_of<RegionId>(draft, d, resolve_region, sink);
    region.parent = parents.empty() ? RegionId::none() : parents.front();
    if (const ast::Clause* under = find_clause(*d.statement, Keyword::UNDER)) {
      static_cast<void>(single_ref(*under, sink));
    }
    draft.model.regions.push_back(std::move(region));
  }
  // Levels grow downwards, so a region can never come back to itself.
  for (std::size_t row = 0; row < declared.size(); ++row) {
    check_region_place(draft, row, sink);
  }
}

// One chain, or the laws.
void draft_heads(const ast::Path& path, model::OrganKind& organ, DiagnosticSink& sink) {
  organ.heads = parse_word<Chain>(path.text());
  organ.heads_laws = parse_word<Rank>(path.text()) == Rank::law;
  if (!organ.heads_laws && (!organ.heads || *organ.heads == Chain::joint)) {
    report_unknown_word(Keyword::HEADS, path, {"国家、党内、法律", "state, party, law"}, sink);
  }
}

model::OrganKind draft_organ(const Draft& draft, const Declaration& d, DiagnosticSink& sink) {
  model::OrganKind organ;
  organ.names = d.names;
  organ.span = d.statement->name->span;
  organ.parents = parents_of<OrganKindId>(draft, d, resolve_organ_kind, sink);
  if (const ast::Clause* levels = find_clause(*d.statement, Keyword::LEVEL)) {
    for (const ast::Path& path : levels->refs) {
      if (const auto level = resolve_word<Level>(Keyword::LEVEL, path, sink)) {
        organ.levels |= 1U << static_cast<unsigned>(*level);
      }
    }
  }
  if (const ast::Clause* kind = find_clause(*d.statement, Keyword::KIND)) {
    if (const ast::Path* path = single_ref(*kind, sink)) {
      organ.outside = path->text() == "体制外" || path->text() == "outside";
      if (!organ.outside) {
        report_unknown_word(Keyword::KIND, *path, {"体制外", "outside"}, sink);
      }
    }
  }
  if (const ast::Clause* heads = find_clause(*d.statement, Keyword::HEADS)) {
    if (const ast::Path* path = single_ref(*heads, sink)) {
      draft_heads(*path, organ, sink);
    }
  }
  if (organ.outside && (organ.levels != 0 || organ.heads || organ.heads_laws)) {
    sink.report(Kind::OutsideWithLevel, organ.span, {organ.names.first()});
  }
  return organ;
}

void draft_organs(Draft& draft, DiagnosticSink& sink) {
  check_reserved(draft.declared.organs, sink);
  name_rows(draft.declared.organs, draft.organs);
  for (const Declaration& d : draft.declared.organs) {
    draft.model.organ_kinds.push_back(draft_organ(draft, d, sink));
  }
  close_upwards(draft.model.organ_kinds, draft.declared.organs, sink);
}

void draft_roles(Draft& draft, DiagnosticSink& sink) {
  name_rows(draft.declared.roles, draft.roles);
  for (const Declaration& d : draft.declared.roles) {
    draft.model.roles.push_back(
        {d.names, has_clause(*d.statement, Keyword::CHANGEABLE), d.statement->name->span});
  }
  if (draft.model.roles.size() > kMaxRoles) {
    sink.report(Kind::TooMany, draft.model.roles.back().span,
                {phrase(Keyword::ROLE), std::to_string(draft.model.roles.size()), std::to_string(kMaxRoles)});
  }
}

void add_aliases(Draft& draft, std::size_t row, DiagnosticSink& sink) {
  model::Matter& matter = draft.model.matters[row];
  if (const ast::Clause* alias = find_clause(*draft.declared.matters[row].statement, Keyword::ALIAS)) {
    for (const ast::Text& text : alias->texts) {
      if (!draft.matters.add(text.value, static_cast<std::uint32_t>(row))) {
        sink.report(Kind::AliasTaken, text.span, {text.value});
      }
      matter.aliases.push_back(text.value);
    }
  }
}

void settle_kind(Draft& draft, std::uint32_t row, DiagnosticSink& sink) {
  model::Matter& matter = draft.model.matters[row];
  if (const ast::Clause* kind = find_clause(*draft.declared.matters[row].statement, Keyword::KIND)) {
    if (const ast::Path* path = single_ref(*kind, sink)) {
      matter.kind = resolve_word<MatterKind>(Keyword::KIND, *path, sink).value_or(MatterKind::task);
    }
  } else if (!matter.parents.empty()) {
    matter.kind = draft.model.matters[matter.parents.front().index()].kind;
  } else if (!has_clause(*draft.declared.matters[row].statement, Keyword::UNDER)) {
    sink.report(Kind::MatterWithoutKind, matter.span, {matter.names.first()});
  }
}

void draft_matters(Draft& draft, DiagnosticSink& sink) {
  const auto& declared = draft.declared.matters;
  name_rows(declared, draft.matters);
  for (const Declaration& d : declared) {
    model::Matter matter;
    matter.names = d.names;
    matter.span = d.statement->name->span;
    matter.parents = parents_of<MatterId>(draft, d, resolve_matter, sink);
    draft.model.matters.push_back(std::move(matter));
  }
  for (std::size_t row = 0; row < declared.size(); ++row) {
    add_aliases(draft, row, sink);
  }
  for (const std::uint32_t row : close_upwards(draft.model.matters, declared, sink)) {
    settle_kind(draft, row, sink);
  }
}

}  // namespace

void draft_world(Draft& draft, DiagnosticSink& sink) {
  draft_regions(draft, sink);
  draft_organs(draft, sink);
  draft_roles(draft, sink);
  draft_matters(draft, sink);
  name_rows(draft.declared.facts, draft.facts);
  draft_facts(draft, sink);
}

}  // namespace qingdan::check
