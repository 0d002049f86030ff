// mandate 应当承担: a duty by law; it permits too.
#include "check/rules/rules.h"

namespace qingdan::check {

void mandate(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink) {
  refuse_foreign_clauses(item, sink);
  model::Norm norm = item.scope;
  norm.mode = Mode::mandate;
  add_norms(draft, norm, resolve_matters(draft, item.mode_clause.refs, sink));
}

}  // namespace qingdan::check
