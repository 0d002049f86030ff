// Regions, organs, roles and matters: the declared world.
#include <algorithm>

#include "check/catalogue.h"
#include "check/clauses.h"
#include "check/facts.h"
#include "check/hierarchy.h"
#include "check/resolve.h"

namespace qingdan::check {
namespace {

using ast::Keyword;
using diagnostics::DiagnosticSink;
using diagnostics::Kind;
using diagnostics::Phrase;

constexpr std::size_t kMaxRoles = 1000;

// A level's word would make 县.党委 mean two things.
void check_reserved(const std::vector<Declaration>& declared, const NameTable& names, DiagnosticSink& sink) {
  for (std::size_t level = 0; level < word_count<Level>(); ++level) {
    for (const Language language : {Language::zh, Language::en}) {
      if (const auto row = names.find(name(static_cast<Level>(level), language))) {
        const ast::Statement& statement = *declared[*row].statement;
        sink.report(Kind::ReservedName, statement.name->span,
                    {statement.name->first.text, phrase(statement.kind)});
      }
    }
  }
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

// What a region or an organ takes over, and from which day.
template <class IdType, class Row, class Resolve>
void draft_succession(const Draft& draft, const std::vector<Declaration>& declared, std::vector<Row>& rows,
                      Resolve resolve, DiagnosticSink& sink) {
  for (std::size_t i = 0; i < declared.size(); ++i) {
    const ast::Clause* clause = find_clause(*declared[i].statement, Keyword::SUCCEEDS);
    if (clause == nullptr) {
      continue;
    }
    rows[i].since = clause->since;
    if (!clause->since) {
      sink.report(Kind::SuccessionWithoutDate, clause->span, {rows[i].names.first()});
    }
    for (const ast::Path& path : clause->refs) {
      const IdType before = resolve(draft, path, sink);
      if (before == IdType(i)) {
        sink.report(Kind::SucceedsItself, path.span, {path.text()});
      } else if (!before.is_none()) {
        rows[i].succeeds.push_back(before);
      }
    }
    std::sort(rows[i].succeeds.begin(), rows[i].succeeds.end());
  }
}

void draft_regions(Draft& draft, DiagnosticSink& sink) {
  const auto& declared = draft.declared.regions;
  name_rows(declared, draft.regions);
  check_reserved(declared, draft.regions, sink);
  for (const Declaration& d : declared) {
    model::Region region;
    region.names = d.names;
    region.span = d.statement->name->span;
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
  draft_succession<RegionId>(draft, declared, draft.model.regions, resolve_region, sink);
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
  name_rows(draft.declared.organs, draft.organs);
  check_reserved(draft.declared.organs, draft.organs, sink);
  for (const Declaration& d : draft.declared.organs) {
    draft.model.organ_kinds.push_back(draft_organ(draft, d, sink));
  }
  draft_succession<OrganKindId>(draft, draft.declared.organs, draft.model.organ_kinds, resolve_organ_kind,
                                sink);
  close_upwards(draft.model.organ_kinds, draft.declared.organs, sink);
}

void draft_roles(Draft& draft, DiagnosticSink& sink) {
  name_rows(draft.declared.roles, draft.roles);
  for (const Declaration& d : draft.declared.roles) {
    draft.model.roles.push_back(
        {d.names, has_clause(*d.statement, Keyword::CHANGEABLE), {}, d.statement->name->span});
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
  for (std::size_t row = 0; row < declared.size(); ++row) {
    if (const ast::Clause* like = find_clause(*declared[row].statement, Keyword::LIKE)) {
      for (const ast::Path& path : like->refs) {
        if (const MatterId other = resolve_matter(draft, path, sink); !other.is_none()) {
          draft.model.matters[row].like.push_back(other);
        }
      }
    }
  }
}

}  // namespace

void draft_world(Draft& draft, DiagnosticSink& sink) {
  draft_regions(draft, sink);
  draft_organs(draft, sink);
  draft_roles(draft, sink);
  draft_matters(draft, sink);
  draft_materials(draft, sink);
  draft_sequences(draft, sink);
  name_rows(draft.declared.facts, draft.facts);
  draft_facts(draft, sink);
  draft_registers(draft, sink);
  draft_calendars(draft, sink);
}

}  // namespace qingdan::check
