// permit 允许: may be given. With `only when C` it permits when C and forbids otherwise: two norms.
#include "check/clauses.h"
#include "check/expressions.h"
#include "check/rules/rules.h"

namespace qingdan::check {

void permit(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink) {
  refuse_foreign_clauses(item, sink);
  model::Norm norm = item.scope;
  norm.mode = Mode::permit;
  const std::vector<MatterId> matters = resolve_matters(draft, item.mode_clause.refs, sink);
  const ast::Clause* only_when = find_clause(item.statement, ast::Keyword::ONLY_WHEN);
  if (only_when == nullptr) {
    add_norms(draft, norm, matters);
    return;
  }
  const SequenceId rows = norm.each ? norm.sequence : SequenceId::none();
  const model::ExprId condition = check_condition(draft, item.file, only_when->expr, rows, sink);
  if (condition.is_none()) {
    return;
  }
  check_size(draft.model, draft.model.exprs.both(item.scope.when, condition), only_when->span, sink);
  model::ExprArena& exprs = draft.model.exprs;
  norm.when = exprs.both(item.scope.when, condition);
  add_norms(draft, norm, matters);
  norm.mode = Mode::forbid;
  norm.when = exprs.both(item.scope.when, exprs.negate(condition));
  add_norms(draft, norm, matters);
}

}  // namespace qingdan::check
