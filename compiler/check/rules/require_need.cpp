// require 要求 … 满足 and need 须备 … 满足: a condition on a part. A false requirement rejects, a need
// that is not yet met holds the request.
#include "check/clauses.h"
#include "check/expressions.h"
#include "check/rules/rules.h"

namespace qingdan::check {
namespace {

void add_conditional(Draft& draft, const ItemDraft& item, Mode mode, diagnostics::DiagnosticSink& sink) {
  refuse_foreign_clauses(item, sink);
  model::Norm norm = item.scope;
  norm.mode = mode;
  const SequenceId rows = norm.each ? norm.sequence : SequenceId::none();
  norm.condition = check_condition(draft, item.file, item.mode_clause.expr, rows, sink);
  check_size(draft.model, norm.condition, item.mode_clause.span, sink);
  if (!norm.condition.is_none()) {
    add_norms(draft, norm, resolve_matters(draft, item.mode_clause.refs, sink));
  }
}

}  // namespace

void require(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink) {
  add_conditional(draft, item, Mode::require, sink);
}

void need(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink) {
  add_conditional(draft, item, Mode::need, sink);
}

}  // namespace qingdan::check
