// mandate 应当承担: a duty by law; it permits too.
#include "check/clauses.h"
#include "check/rules/rules.h"

namespace qingdan::check {

void mandate(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink) {
  refuse_clause(item, ast::Keyword::ONLY_WHEN, phrase(ast::Keyword::PERMIT), sink);
  refuse_clause(item, ast::Keyword::NO_WAIVER, phrase(ast::Keyword::FORBID), sink);
  refuse_clause(item, ast::Keyword::INSTEAD, phrase(ast::Keyword::FORBID), sink);
  model::Norm norm = item.scope;
  norm.mode = Mode::mandate;
  add_norms(draft, item, norm, sink);
}

}  // namespace qingdan::check
