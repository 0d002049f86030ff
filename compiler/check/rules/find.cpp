// find 发现: a violation seen after the fact, addressed to the body that caused it. It changes no verdict.
#include "check/rules/rules.h"

namespace qingdan::check {

void find(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink) {
  refuse_foreign_clauses(item, sink);
  if (item.mode_clause.none) {
    sink.report(diagnostics::Kind::FindsNothing, item.mode_clause.span, {item.item.code});
    return;
  }
  model::Norm norm = item.scope;
  norm.mode = Mode::find;
  norm.against = resolve_against(draft, item, sink);
  add_norms(draft, norm, resolve_matters(draft, item.mode_clause.refs, sink));
}

}  // namespace qingdan::check
