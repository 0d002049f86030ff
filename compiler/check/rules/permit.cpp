// permit 允许: may be given. With `only when C` it permits when C and forbids otherwise: two norms.
#include "check/clauses.h"
#include "check/expressions.h"
#include "check/rules/rules.h"

namespace qingdan::check {

void permit(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink) {
  refuse_clause(item, ast::Keyword::NO_WAIVER, phrase(ast::Keyword::FORBID), sink);
  refuse_clause(item, ast::Keyword::INSTEAD, phrase(ast::Keyword::FORBID), sink);
  model::Norm norm = item.scope;
  norm.mode = Mode::permit;
  const ast::Clause* only_when = find_clause(item.statement, ast::Keyword::ONLY_WHEN);
  if (only_when == nullptr) {
    add_norms(draft, item, norm, sink);
    return;
  }
  const model::ExprId condition = check_condition(draft, item.file, only_when->expr, sink);
  if (condition.is_none()) {
    return;
  }
  check_size(draft.model, draft.model.exprs.both(item.scope.when, condition), only_when->span, sink);
  model::ExprArena& exprs = draft.model.exprs;
  norm.when = exprs.both(item.scope.when, condition);
  add_norms(draft, item, norm, sink);
  diagnostics::DiagnosticSink said_already;  // the matters were looked up just above
  norm.mode = Mode::forbid;
  norm.when = exprs.both(item.scope.when, exprs.negate(condition));
  add_norms(draft, item, norm, said_already);
}

}  // namespace qingdan::check
