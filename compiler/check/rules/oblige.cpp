// oblige 附带义务: a duty that follows from acceptance, with a time limit if the item sets one.
#include "check/clauses.h"
#include "check/expressions.h"
#include "check/resolve.h"
#include "check/rules/rules.h"

namespace qingdan::check {
namespace {

using ast::Keyword;
using diagnostics::DiagnosticSink;
using diagnostics::Kind;

void settle_time(Draft& draft, const ItemDraft& item, model::Norm& norm, DiagnosticSink& sink) {
  if (const auto& since = item.mode_clause.since_fact) {
    norm.since = resolve_fact(draft, *since, sink);
    if (!norm.since.is_none()) {
      const model::Fact& fact = draft.model.facts[norm.since.index()];
      if (fact.type != Type::date || fact.many || !fact.sequence.is_none()) {
        sink.report(Kind::SinceNotADate, since->span, {since->text()});
        norm.since = FactId::none();
      }
    }
  }
  if (const ast::Clause* within = find_clause(item.statement, Keyword::WITHIN); within != nullptr) {
    if (within->duration) {
      norm.within = within->duration->value;
      norm.within_workdays = within->duration->kind == ast::Literal::Kind::workdays;
    }
  }
  if (const ast::Clause* done = find_clause(item.statement, Keyword::DONE_WHEN)) {
    norm.done = check_condition(draft, item.file, done->expr, SequenceId::none(), sink);
    if (!has_clause(item.statement, Keyword::WITHIN) || !item.mode_clause.since_fact) {
      sink.report(Kind::DoneWithoutTime, done->span, {item.item.code});
    }
  }
}

}  // namespace

void oblige(Draft& draft, const ItemDraft& item, DiagnosticSink& sink) {
  refuse_foreign_clauses(item, sink);
  model::Norm norm = item.scope;
  norm.mode = Mode::oblige;
  settle_time(draft, item, norm, sink);
  norm.against = resolve_against(draft, item, sink);
  const ast::Clause* matters = find_clause(item.statement, Keyword::FOR);
  if (matters == nullptr) {
    sink.report(Kind::DutyOfWhat, item.mode_clause.span, {item.item.code});
    return;
  }
  const std::vector<MatterId> followed = resolve_matters(draft, matters->refs, sink);
  for (const MatterId duty : resolve_matters(draft, item.mode_clause.refs, sink)) {
    norm.duty = duty;
    add_norms(draft, norm, followed);
  }
}

}  // namespace qingdan::check
