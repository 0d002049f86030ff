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

constexpr std::array<ModeRule, 9> kModes = {{
    {Keyword::FORBID, Mode::forbid, forbid},
    {Keyword::PERMIT, Mode::permit, permit},
    {Keyword::MANDATE, Mode::mandate, mandate},
    {Keyword::REQUIRE, Mode::require, require},
    {Keyword::NEED, Mode::need, need},
    {Keyword::LIMIT, Mode::limit, limit},
    {Keyword::REPLACE, Mode::replace, replace},
    {Keyword::OBLIGE, Mode::oblige, oblige},
    {Keyword::FIND, Mode::find, find},
}};

// By keyword: asked of every clause.
constexpr auto kRuleOfKeyword = [] {
  std::array<const ModeRule*, 256> rules{};
  for (const ModeRule& rule : kModes) {
    rules[static_cast<std::size_t>(rule.keyword)] = &rule;
  }
  return rules;
}();

const ModeRule* find_mode(Keyword keyword) { return kRuleOfKeyword[static_cast<std::size_t>(keyword)]; }

const ast::Clause* mode_clause(const ast::Statement& statement, DiagnosticSink& sink) {
  if (statement.kind != Keyword::ITEM) {  // a clause that is missing is reported with the clauses
    const bool is_service = statement.kind == Keyword::SERVICE;
    return find_clause(statement, is_service ? Keyword::RECEIVED_BY : Keyword::PERMIT);
  }
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

std::optional<Date> later(std::optional<Date> a, std::optional<Date> b) {
  return a && b ? std::max(*a, *b) : a ? a : b;
}
std::optional<Date> earlier(std::optional<Date> a, std::optional<Date> b) {
  return a && b ? std::min(*a, *b) : a ? a : b;
}

void settle_dates(model::Item& item, const model::Document& document, const ast::Statement& statement) {
  const auto date = [&](Keyword label) {
    const ast::Clause* clause = find_clause(statement, label);
    return clause == nullptr ? std::nullopt : clause->date;
  };
  item.first_day = later(document.effective, date(Keyword::EFFECTIVE));
  item.last_day = earlier(document.last_day, date(Keyword::EXPIRES));
  item.known_from = document.known_from;
}

// 逐一 字段: judged for each row; the rows' term is the item's.
SequenceId rows_of(const Draft& draft, const ast::Statement& statement, DiagnosticSink& sink) {
  const ast::Clause* each = find_clause(statement, Keyword::EACH);
  const ast::Path* path = each == nullptr ? nullptr : single_ref(*each, sink);
  return path == nullptr ? SequenceId::none() : resolve_sequence(draft, *path, sink);
}

Term term_of(const Draft& draft, const ast::Statement& statement, DiagnosticSink& sink) {
  const ast::Clause* clause = find_clause(statement, Keyword::TERM);
  const ast::Path* path = clause == nullptr ? nullptr : single_ref(*clause, sink);
  std::optional<Term> written;
  if (path != nullptr) {
    written = resolve_word<Term>(Keyword::TERM, *path, sink);
  }
  DiagnosticSink said_with_the_scope;
  const SequenceId rows = rows_of(draft, statement, said_with_the_scope);
  if (rows.is_none()) {
    return written.value_or(Term::matter);
  }
  const model::Sequence& sequence = draft.model.sequences[rows.index()];
  const ast::Clause* each = find_clause(statement, Keyword::EACH);
  if (written && written != sequence.term) {
    sink.report(Kind::EachAgainstTerm, each->span, {sequence.names.first()});
  } else if (!sequence.term && !has_clause(statement, Keyword::FIND) &&
             !has_clause(statement, Keyword::LIMIT) && !has_clause(statement, Keyword::REPLACE) &&
             !has_clause(statement, Keyword::OBLIGE)) {  // those take no 逐一 at all
    sink.report(Kind::EachWithoutTerm, each->span, {sequence.names.first()});
  }
  return sequence.term.value_or(Term::matter);
}

// The rows that norms of this term are judged by.
SequenceId rows_of(const model::Model& model, Term term) {
  for (std::size_t row = 0; row < model.sequences.size(); ++row) {
    if (model.sequences[row].term == term) {
      return SequenceId(row);
    }
  }
  return SequenceId::none();
}

model::Item draft_item(const Draft& draft, const Declaration& declared, const ast::Clause& mode,
                       DiagnosticSink& sink) {
  const ast::Statement& statement = *declared.statement;
  model::Item item;
  item.list = ListId(declared.above);
  item.code = declared.code;
  item.address = draft.model.lists[item.list.index()].address + "." + item.code;
  item.title = names_of(statement.title);
  item.mode = statement.kind == Keyword::ITEM ? find_mode(mode.label)->mode : Mode::permit;
  item.span = statement.name->span;
  item.mode_span = mode.span;
  item.no_waiver = has_clause(statement, Keyword::NO_WAIVER);
  item.needs = papers_asked(draft, statement, declared.members);
  item.term = term_of(draft, statement, sink);
  if (const ast::Clause* steps = find_clause(statement, Keyword::STEPS)) {
    for (const ast::Text& step : steps->texts) {
      item.steps.push_back(step.value);
    }
  }
  if (const ast::Clause* form = find_clause(statement, Keyword::TEMPLATE); form && !form->texts.empty()) {
    item.form = form->texts.front().value;
  }
  if (const ast::Clause* reason = find_clause(statement, Keyword::REASON)) {
    item.reason = names_of(reason->title);
  }
  item.delegates = ids_of<OrganSelector>(statement, Keyword::DELEGATES, [&](const ast::Path& path) {
    return resolve_selector(draft, path, sink);
  });
  settle_basis(draft, item, statement, sink);
  settle_dates(item, draft.model.documents[draft.model.lists[item.list.index()].document.index()], statement);
  return item;
}

// All `when` must hold; any `unless` lifts.
model::ExprId joined_condition(Draft& draft, const ast::File& file, const ast::Statement& statement,
                               Keyword label, SequenceId rows, DiagnosticSink& sink) {
  model::ExprId all;
  // Which rows are meant is unknown where 逐一 could not be read: that is said there, once.
  const bool rows_unread = rows.is_none() && (statement.broken || has_clause(statement, Keyword::EACH));
  for (const ast::Clause* clause : find_clauses(statement, label)) {
    DiagnosticSink found;
    const model::ExprId part = check_condition(draft, file, clause->expr, rows, found);
    for (const diagnostics::Diagnostic& one : found.sorted()) {
      if (!rows_unread || one.kind != Kind::RowFactOutsideRows) {
        sink.report(one.kind, one.span, one.args, one.labels);
      }
    }
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
  const bool is_certificate = statement.kind == Keyword::CERTIFICATE;
  norm.from =
      ids_of<OrganSelector>(statement, is_certificate ? Keyword::REQUESTED_BY : Keyword::FROM,
                            [&](const ast::Path& path) { return resolve_selector(draft, path, sink); });
  const Keyword to = is_certificate ? Keyword::ISSUED_BY : Keyword::TO;
  norm.to = ids_of<OrganKindId>(
      statement, to, [&](const ast::Path& path) { return some(resolve_organ_kind(draft, path, sink)); });
  norm.regions =
      resolve_area(draft, find_clause(statement, Keyword::IN), list.regions, {"清单", "the list"}, sink);
  norm.first_day = item.first_day;
  norm.last_day = item.last_day;
  norm.known_from = item.known_from;
  const SequenceId rows = rows_of(draft, statement, sink);
  norm.each = !rows.is_none();
  norm.sequence = norm.each ? rows : rows_of(draft.model, item.term);
  norm.when = joined_condition(draft, *declared.file, statement, Keyword::WHEN, rows, sink);
  norm.unless = joined_condition(draft, *declared.file, statement, Keyword::UNLESS, rows, sink);
  const auto [lifting, added] = draft.lifting_approvals.try_emplace(norm.unless);
  if (added) {
    lifting->second = by_approval(draft.model, norm.unless);
  }
  norm.by_approval = lifting->second;
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

void desugar(Draft& draft, const ItemDraft& item, DiagnosticSink& sink) {
  switch (item.statement.kind) {
    case Keyword::CERTIFICATE:
      return certificate(draft, item, sink);
    case Keyword::SERVICE:
      return service(draft, item, sink);
    default:
      return find_mode(item.mode_clause.label)->desugar(draft, item, sink);
  }
}

}  // namespace

void settle_items(Draft& draft, DiagnosticSink& sink) {
  for (Declaration& declared : draft.declared.items) {
    declared.mode = mode_clause(*declared.statement, sink);
  }
  std::erase_if(draft.declared.items, [](const Declaration& declared) { return declared.mode == nullptr; });
}

void draft_items(Draft& draft, DiagnosticSink& sink) {
  draft.model.items.reserve(draft.declared.items.size());
  draft.model.norms.reserve(draft.declared.items.size());
  for (const Declaration& declared : draft.declared.items) {
    model::Item item = draft_item(draft, declared, *declared.mode, sink);
    const ItemDraft making{
        *declared.file,  *declared.statement, *declared.mode, item, draft_scope(draft, item, declared, sink),
        declared.members};
    desugar(draft, making, sink);
    draft.model.items.push_back(std::move(item));
  }
  for (std::size_t row = 0; row < draft.model.items.size(); ++row) {
    settle_overrides(draft, row, sink);
  }
}

}  // namespace qingdan::check
