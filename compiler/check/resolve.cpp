#include "check/resolve.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <span>

#include "check/clauses.h"

namespace qingdan::check {
namespace {

using ast::Keyword;
using diagnostics::Kind;
using diagnostics::Phrase;

// A path of one part through a table.
template <class IdType>
IdType resolve_simple(const NameTable& table, const Phrase& what, const ast::Path& path,
                      diagnostics::DiagnosticSink& sink) {
  if (path.parts.size() == 1) {
    if (const auto row = table.find(path.parts[0].text)) {
      return IdType(*row);
    }
    report_unknown(what, path.parts[0], table.texts(), sink);
  } else {
    sink.report(Kind::UnknownName, path.span, {what, path.text()});
  }
  return IdType::none();
}

Phrase level_names(std::uint32_t levels) {
  Phrase all;
  for (std::size_t i = 0; i < word_count<Level>(); ++i) {
    if ((levels >> i & 1U) != 0) {
      all.zh += (all.zh.empty() ? "" : "、") + std::string(name(static_cast<Level>(i), Language::zh));
      all.en += (all.en.empty() ? "" : ", ") + std::string(name(static_cast<Level>(i), Language::en));
    }
  }
  return all;
}

Phrase level_name(Level level) {
  return {std::string(name(level, Language::zh)), std::string(name(level, Language::en))};
}

// A class has no levels of its own and may be asked for at any.
bool exists_at(const model::OrganKind& kind, Level level) {
  return kind.levels == 0 || (kind.levels >> static_cast<unsigned>(level) & 1U) != 0;
}

void require_level(const Draft& draft, OrganKindId kind, Level level, const ast::Path& path,
                   diagnostics::DiagnosticSink& sink) {
  const model::OrganKind& row = draft.model.organ_kinds[kind.index()];
  if (!exists_at(row, level) || row.outside) {
    sink.report(Kind::OrganNotAtLevel, path.span, {path.text(), level_name(level), level_names(row.levels)});
  }
}

// The level at which a kind exists, if there is only one.
std::optional<Level> only_level(const model::OrganKind& kind) {
  if (std::popcount(kind.levels) != 1) {
    return std::nullopt;
  }
  return static_cast<Level>(std::countr_zero(kind.levels));
}

// They stand together.
std::span<const Declaration> items_of(const Draft& draft, std::uint32_t list) {
  const auto of_list =
      std::ranges::equal_range(draft.declared.items, list, std::ranges::less(), &Declaration::above);
  return {of_list.begin(), of_list.end()};
}

std::string region_names(const Draft& draft, const std::vector<RegionId>& regions) {
  std::string all;
  for (const RegionId region : regions) {
    all += (all.empty() ? "" : "、") + draft.model.regions[region.index()].names.first();
  }
  return all;
}

}  // namespace

const ast::Path* single_ref(const ast::Clause& clause, diagnostics::DiagnosticSink& sink) {
  if (clause.refs.empty()) {
    return nullptr;
  }
  if (clause.refs.size() > 1) {
    sink.report(Kind::OnlyOneNoun, clause.refs[1].span, {phrase(clause.label)});
  }
  return &clause.refs.front();
}

RegionId resolve_region(const Draft& draft, const ast::Path& path, diagnostics::DiagnosticSink& sink) {
  return resolve_simple<RegionId>(draft.regions, phrase(Keyword::REGION), path, sink);
}

MatterId resolve_matter(const Draft& draft, const ast::Path& path, diagnostics::DiagnosticSink& sink) {
  return resolve_simple<MatterId>(draft.matters, phrase(Keyword::MATTER), path, sink);
}

RoleId resolve_role(const Draft& draft, const ast::Path& path, diagnostics::DiagnosticSink& sink) {
  return resolve_simple<RoleId>(draft.roles, phrase(Keyword::ROLE), path, sink);
}

OrganKindId resolve_organ_kind(const Draft& draft, const ast::Path& path, diagnostics::DiagnosticSink& sink) {
  if (path.parts.size() > 1 && draft.organs.find(path.parts.back().text)) {
    sink.report(Kind::OrganKindOnly, path.span, {path.text(), path.parts.back().text});
    return OrganKindId::none();
  }
  return resolve_simple<OrganKindId>(draft.organs, phrase(Keyword::ORGAN), path, sink);
}

SequenceId resolve_sequence(const Draft& draft, const ast::Path& path, diagnostics::DiagnosticSink& sink) {
  return resolve_simple<SequenceId>(draft.sequences, phrase(Keyword::SEQUENCE), path, sink);
}

void report_unknown_thing(const Draft& draft, const ast::Path& path, diagnostics::DiagnosticSink& sink) {
  auto near = draft.materials.texts();
  const auto matters = draft.matters.texts();
  near.insert(near.end(), matters.begin(), matters.end());
  report_unknown({"资料或事项", "material or matter"}, path.parts[0], near, sink);
}

MaterialId resolve_material(const Draft& draft, const ast::Path& path, diagnostics::DiagnosticSink& sink) {
  return resolve_simple<MaterialId>(draft.materials, phrase(Keyword::MATERIAL), path, sink);
}

RegisterId resolve_register(const Draft& draft, const ast::Path& path, diagnostics::DiagnosticSink& sink) {
  return resolve_simple<RegisterId>(draft.registers, phrase(Keyword::REGISTER), path, sink);
}

FactId resolve_fact(const Draft& draft, const ast::Path& path, diagnostics::DiagnosticSink& sink) {
  return resolve_simple<FactId>(draft.facts, phrase(Keyword::FACT), path, sink);
}

ListId resolve_list(const Draft& draft, const ast::Path& path, diagnostics::DiagnosticSink& sink) {
  const Phrase what("清单", "list");
  if (path.parts.size() != 2) {
    sink.report(Kind::ListAddress, path.span, {path.text()});
    return ListId::none();
  }
  if (const auto list = draft.lists.find(path.text())) {
    return ListId(*list);
  }
  const auto document = draft.documents.find(path.parts[0].text);
  if (!document) {
    report_unknown(phrase(Keyword::DOCUMENT), path.parts[0], draft.documents.texts(), sink);
    return ListId::none();
  }
  std::vector<std::string_view> near;
  for (const model::List& list : draft.model.lists) {
    if (list.document == DocumentId(*document)) {
      near.push_back(list.code);
    }
  }
  report_unknown(what, path.parts[1], near, sink);
  return ListId::none();
}

std::optional<Substitute> resolve_substitute(const Draft& draft, const ast::Path& path,
                                             diagnostics::DiagnosticSink& sink) {
  using SubstituteKind = Substitute::Kind;
  if (path.parts.size() == 1) {
    const std::string& name = path.parts[0].text;
    if (const auto row = draft.registers.find(name)) {
      return Substitute{SubstituteKind::register_, *row, {}};
    }
    if (const auto row = draft.materials.find(name)) {
      return Substitute{SubstituteKind::material, *row, {}};
    }
    if (const auto row = draft.matters.find(name)) {
      return Substitute{SubstituteKind::matter, *row, {}};
    }
    if (!draft.organs.find(name)) {
      std::vector<std::string_view> near = draft.registers.texts();
      for (const NameTable* table : {&draft.materials, &draft.matters}) {
        const auto more = table->texts();
        near.insert(near.end(), more.begin(), more.end());
      }
      report_unknown({"数据源、资料或事项", "register, material or matter"}, path.parts[0], near, sink);
      return std::nullopt;
    }
    return Substitute{SubstituteKind::organ, 0, {OrganKindId(*draft.organs.find(name)), RegionId::none()}};
  }
  const auto organ = resolve_organ(draft, path, sink);
  return organ ? std::optional(Substitute{SubstituteKind::organ, 0, *organ}) : std::nullopt;
}

DocumentId resolve_document(const Draft& draft, const ast::Path& path, diagnostics::DiagnosticSink& sink) {
  return resolve_simple<DocumentId>(draft.documents, phrase(Keyword::DOCUMENT), path, sink);
}

ItemId resolve_item(const Draft& draft, const ast::Path& path, diagnostics::DiagnosticSink& sink) {
  if (path.parts.size() != 3) {
    sink.report(Kind::ItemAddress, path.span, {path.text()});
    return ItemId::none();
  }
  const auto document = draft.documents.find(path.parts[0].text);
  if (!document) {
    report_unknown(phrase(Keyword::DOCUMENT), path.parts[0], draft.documents.texts(), sink);
    return ItemId::none();
  }
  const auto list =
      draft.lists.find(draft.model.documents[*document].names.first() + "." + path.parts[1].text);
  std::vector<std::string_view> near;
  for (const Declaration& declared : items_of(draft, list.value_or(Id<void>::kNone))) {
    if (declared.code == path.parts[2].text) {
      return ItemId(static_cast<std::size_t>(&declared - draft.declared.items.data()));
    }
    near.emplace_back(declared.code);
  }
  report_unknown(phrase(Keyword::ITEM), path.parts[2], near, sink);
  return ItemId::none();
}

std::optional<OrganSelector> resolve_selector(const Draft& draft, const ast::Path& path,
                                              diagnostics::DiagnosticSink& sink) {
  OrganSelector selector;
  const std::string& first = path.parts[0].text;
  if (path.parts.size() == 1) {
    if (const auto level = parse_word<Level>(first)) {
      selector.level = static_cast<std::uint32_t>(*level);
      return selector;
    }
    selector.kind = resolve_organ_kind(draft, path, sink);
    return selector.kind.is_none() ? std::nullopt : std::optional(selector);
  }
  if (path.parts.size() > 2) {
    sink.report(Kind::UnknownName, path.span, {phrase(Keyword::ORGAN), path.text()});
    return std::nullopt;
  }
  std::optional<Level> level = parse_word<Level>(first);
  if (level) {
    selector.level = static_cast<std::uint32_t>(*level);
  } else if (const auto region = draft.regions.find(first)) {
    selector.region = RegionId(*region);
    level = draft.model.regions[*region].level;
  } else {
    report_unknown(phrase(Keyword::REGION), path.parts[0], draft.regions.texts(), sink);
    return std::nullopt;
  }
  selector.kind = resolve_organ_kind(draft, ast::Path{{path.parts[1]}, path.parts[1].span}, sink);
  if (selector.kind.is_none()) {
    return std::nullopt;
  }
  require_level(draft, selector.kind, *level, path, sink);
  return selector;
}

std::optional<Organ> resolve_organ(const Draft& draft, const ast::Path& path,
                                   diagnostics::DiagnosticSink& sink) {
  const auto selector = resolve_selector(draft, path, sink);
  if (!selector) {
    return std::nullopt;
  }
  const bool at_centre = selector->level == static_cast<std::uint32_t>(Level::centre);
  if (!selector->kind.is_none()) {
    const model::OrganKind& kind = draft.model.organ_kinds[selector->kind.index()];
    if (!selector->region.is_none()) {
      return Organ{selector->kind, selector->region};
    }
    if (kind.outside) {
      return Organ{selector->kind, RegionId::none()};
    }
    if (at_centre || (selector->level == kAny && only_level(kind) == Level::centre)) {
      return Organ{selector->kind, draft.root};
    }
  }
  sink.report(Kind::OrganNotDefinite, path.span, {path.text()});
  return std::nullopt;
}

std::vector<OrganSelector> resolve_approvers(const Draft& draft, const ast::ApprovalBy& by,
                                             diagnostics::DiagnosticSink& sink) {
  std::vector<OrganSelector> organs;
  std::string all;
  for (const ast::Path& path : by.organs) {
    all += (all.empty() ? "" : "、") + path.text();
    auto selector = resolve_selector(draft, path, sink);
    if (!selector) {
      continue;
    }
    if (!selector->kind.is_none() && selector->region.is_none() && selector->level == kAny) {
      if (const auto level = only_level(draft.model.organ_kinds[selector->kind.index()])) {
        selector->level = static_cast<std::uint32_t>(*level);
      }
    }
    if (selector->kind.is_none() || (selector->region.is_none() && selector->level == kAny)) {
      sink.report(Kind::ApproverNotDefinite, path.span, {path.text()});
      continue;
    }
    organs.push_back(*selector);
  }
  if (by.organs.size() > 1 && !by.joint) {
    sink.report(Kind::ApproversUnclear, by.span, {all, by.organs[0].text(), by.organs[1].text()});
  }
  if (by.organs.size() == 1 && by.joint) {
    sink.report(Kind::JointNeedsTwo, by.span, {all});
  }
  std::sort(organs.begin(), organs.end());
  organs.erase(std::unique(organs.begin(), organs.end()), organs.end());
  return organs;
}

bool is_under(const model::Model& model, RegionId region, RegionId ancestor) {
  for (int steps = 0; !region.is_none() && steps < 8; ++steps) {
    if (region == ancestor) {
      return true;
    }
    region = model.regions[region.index()].parent;
  }
  return false;
}

std::vector<RegionId> resolve_area(const Draft& draft, const ast::Clause* clause,
                                   const std::vector<RegionId>& area, const Phrase& owner,
                                   diagnostics::DiagnosticSink& sink) {
  if (clause == nullptr) {
    return area;
  }
  std::vector<RegionId> regions;
  for (const ast::Path& path : clause->refs) {
    const RegionId region = resolve_region(draft, path, sink);
    if (region.is_none()) {
      continue;
    }
    const bool inside = area.empty() || std::any_of(area.begin(), area.end(), [&](RegionId a) {
                          return is_under(draft.model, region, a);
                        });
    if (!inside) {
      sink.report(Kind::OutsideJurisdiction, path.span, {path.text(), owner, region_names(draft, area)});
      continue;
    }
    if (region == draft.root) {
      return {};  // everywhere, whatever else is named beside it
    }
    regions.push_back(region);
  }
  std::sort(regions.begin(), regions.end());
  regions.erase(std::unique(regions.begin(), regions.end()), regions.end());
  return regions;
}

}  // namespace qingdan::check
