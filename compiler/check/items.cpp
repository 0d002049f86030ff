// Items: scope, authority and wording are read here; what the mode does is in check/rules.
#include <algorithm>
#include <array>

#include "check/by_approval.h"
#include "check/clauses.h"
#include "check/expressions.h"
#include "check/resolve.h"
#include "check/rules/rules.h"

namespace qingdan::check {
namespace {

using ast::Keyword;
using diagnostics::DiagnosticSink;
using diagnostics::Kind;

struct ModeRule {
  Keyword keyword;
  Mode mode;
  void (*desugar)(Draft&, const ItemDraft&, DiagnosticSink&);
};

constexpr std::array<ModeRule, 5> kModes = {{
    {Keyword::FORBID, Mode::forbid, forbid},
    {Keyword::PERMIT, Mode::permit, permit},
    {Keyword::MANDATE, Mode::mandate, mandate},
    {Keyword::REQUIRE, Mode::require, require},
    {Keyword::NEED, Mode::need, need},
}};

const ModeRule* find_mode(Keyword keyword) {
  const auto* rule =
      std::find_if(kModes.begin(), kModes.end(), [&](const ModeRule& r) { return r.keyword == keyword; });
  return rule == kModes.end() ? nullptr : rule;
}

const ast::Clause* mode_clause(const ast::Statement& statement, DiagnosticSink& sink) {
  const ast::Clause* found = nullptr;
  for (const ast::Clause& clause : statement.clauses) {
    if (find_mode(clause.label) == nullptr) {
      continue;
    }
    if (found == nullptr) {
      found = &clause;
    } else if (clause.label != found->label) {  // a repeat is reported with the clauses
      sink.report(Kind::ItemTwoModes, clause.label_span,
                  {statement.name->first.text, phrase(found->label), phrase(clause.label)},
                  {{found->label_span, {"第一处", "the first one"}}});
    }
  }
  if (found == nullptr) {
    sink.report(Kind::ItemWithoutMode, statement.name->span, {statement.name->first.text});
  }
  return found;
}

template <class IdType, class Resolve>
std::vector<IdType> ids_of(const ast::Statement& statement, Keyword label, Resolve resolve) {
  std::vector<IdType> ids;
  if (const ast::Clause* clause = find_clause(statement, label)) {
    for (const ast::Path& path : clause->refs) {
      const auto id = resolve(path);
      if (id) {
        ids.push_back(*id);
      }
    }
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

template <class IdType>
std::optional<IdType> some(IdType id) {
  return id.is_none() ? std::nullopt : std::optional<IdType>(id);
}

void settle_basis(const Draft& draft, model::Item& item, const ast::Statement& statement,
                  DiagnosticSink& sink) {
  item.basis_document = draft.model.lists[item.list.index()].document;
  if (const ast::Clause* basis = find_clause(statement, Keyword::BASIS)) {
    item.basis = basis->text ? basis->text->value : std::string();
    if (!basis->refs.empty()) {
      item.basis_document = resolve_document(draft, basis->refs.front(), sink);
    }
  }
}

model::Item draft_item(const Draft& draft, const Declaration& declared, const ast::Clause& mode,
                       DiagnosticSink& sink) {
  const ast::Statement& statement = *declared.statement;
  model::Item item;
  item.list = ListId(declared.above);
  item.code = declared.code;
  item.address = draft.model.lists[item.list.index()].address + "." + item.code;
  item.title = names_of(statement.title);
  item.mode = find_mode(mode.label)->mode;
  item.span = statement.name->span;
  item.mode_span = mode.span;
  item.no_waiver = has_clause(statement, Keyword::NO_WAIVER);
  if (const ast::Clause* term = find_clause(statement, Keyword::TERM)) {
    if (const ast::Path* path = single_ref(*term, sink)) {
      item.term = resolve_word<Term>(Keyword::TERM, *path, sink).value_or(Term::matter);
    }
  }
  if (const ast::Clause* reason = find_clause(statement, Keyword::REASON)) {
    item.reason = names_of(reason->title);
  }
  item.delegates = ids_of<OrganSelector>(statement, Keyword::DELEGATES, [&](const ast::Path& path) {
    return resolve_selector(draft, path, sink);
  });
  settle_basis(draft, item, statement, sink);
  return item;
}

std::optional<Date> later(std::optional<Date> a, std::optional<Date> b) {
  return a && b ? std::max(*a, *b) : a ? a : b;
}
std::optional<Date> earlier(std::optional<Date> a, std::optional<Date> b) {
  return a && b ? std::min(*a, *b) : a ? a : b;
}

void settle_dates(model::Norm& norm, const model::Document& document, const ast::Statement& statement) {
  const auto date = [&](Keyword label) {
    const ast::Clause* clause = find_clause(statement, label);
    return clause == nullptr ? std::nullopt : clause->date;
  };
  norm.first_day = later(document.effective, date(Keyword::EFFECTIVE));
  norm.last_day = earlier(document.last_day, date(Keyword::EXPIRES));
  norm.known_from = document.known_from;
}

// All `when` must hold; any `unless` lifts.
model::ExprId joined_condition(Draft& draft, const ast::File& file, const ast::Statement& statement,
                               Keyword label, DiagnosticSink& sink) {
  model::ExprId all;
  for (const ast::Clause* clause : find_clauses(statement, label)) {
    const model::ExprId part = check_condition(draft, file, clause->expr, sink);
    all = label == Keyword::WHEN ? draft.model.exprs.both(all, part) : draft.model.exprs.either(all, part);
  }
  return all;
}

model::Norm draft_scope(Draft& draft, const model::Item& item, const Declaration& declared,
                        DiagnosticSink& sink) {
  const ast::Statement& statement = *declared.statement;
  const model::List& list = draft.model.lists[item.list.index()];
  model::Norm norm;
  norm.item = ItemId(draft.model.items.size());
  norm.term = item.term;
  norm.roles = ids_of<RoleId>(statement, Keyword::AS,
                              [&](const ast::Path& path) { return some(resolve_role(draft, path, sink)); });
  norm.from = ids_of<OrganSelector>(
      statement, Keyword::FROM, [&](const ast::Path& path) { return resolve_selector(draft, path, sink); });
  norm.to = ids_of<OrganKindId>(statement, Keyword::TO, [&](const ast::Path& path) {
    return some(resolve_organ_kind(draft, path, sink));
  });
  norm.regions =
      resolve_area(draft, find_clause(statement, Keyword::IN), list.regions, {"清单", "the list"}, sink);
  settle_dates(norm, draft.model.documents[list.document.index()], statement);
  norm.when = joined_condition(draft, *declared.file, statement, Keyword::WHEN, sink);
  norm.unless = joined_condition(draft, *declared.file, statement, Keyword::UNLESS, sink);
  norm.by_approval = by_approval(draft.model, norm.unless);
  for (const model::ExprId condition : {norm.when, norm.unless, norm.by_approval}) {
    check_size(draft.model, condition, item.span, sink);
  }
  return norm;
}

void settle_overrides(Draft& draft, std::size_t row, DiagnosticSink& sink) {
  model::Item& item = draft.model.items[row];
  for (const ast::Clause* clause : find_clauses(*draft.declared.items[row].statement, Keyword::OVERRIDES)) {
    item.overrides_span = clause->span;
    if (clause->inferior && clause->word) {
      model::InferiorClass lower{find_mode(*clause->word)->mode, Term::matter};
      if (!clause->refs.empty()) {
        lower.term = resolve_word<Term>(Keyword::TERM, clause->refs.front(), sink).value_or(Term::matter);
      }
      item.overrides_inferior.push_back(lower);
      continue;
    }
    for (const ast::Path& path : clause->refs) {
      const ItemId other = resolve_item(draft, path, sink);
      if (other == ItemId(row)) {
        sink.report(Kind::OverridesItself, path.span, {item.address});
      } else if (!other.is_none()) {
        item.overrides.push_back(other);
      }
    }
  }
  std::sort(item.overrides.begin(), item.overrides.end());
  item.overrides.erase(std::unique(item.overrides.begin(), item.overrides.end()), item.overrides.end());
}

void add_addresses(Draft& draft, const model::Item& item) {
  const auto row = static_cast<std::uint32_t>(draft.model.items.size());
  const model::List& list = draft.model.lists[item.list.index()];
  const model::Names& names = draft.model.documents[list.document.index()].names;
  for (const std::string* name : {&names.zh, &names.en}) {
    if (!name->empty()) {
      draft.items.add(*name + "." + list.code + "." + item.code, row);
    }
  }
}

}  // namespace

void draft_items(Draft& draft, DiagnosticSink& sink) {
  std::vector<Declaration> kept;
  for (const Declaration& declared : draft.declared.items) {
    const ast::Clause* mode = mode_clause(*declared.statement, sink);
    if (mode == nullptr) {
      continue;
    }
    model::Item item = draft_item(draft, declared, *mode, sink);
    const ItemDraft making{*declared.file, *declared.statement, *mode, item,
                           draft_scope(draft, item, declared, sink)};
    find_mode(mode->label)->desugar(draft, making, sink);
    add_addresses(draft, item);
    draft.model.items.push_back(std::move(item));
    kept.push_back(declared);
  }
  draft.declared.items = std::move(kept);
  for (std::size_t row = 0; row < draft.model.items.size(); ++row) {
    settle_overrides(draft, row, sink);
  }
}

}  // namespace qingdan::check
