#include <algorithm>

#include "check/clauses.h"
#include "check/resolve.h"
#include "check/rules/rules.h"

namespace qingdan::check {

void add_norms(Draft& draft, const ItemDraft& item, model::Norm norm, diagnostics::DiagnosticSink& sink) {
  std::vector<MatterId> matters;
  for (const ast::Path& path : item.mode_clause.refs) {
    if (const MatterId matter = resolve_matter(draft, path, sink); !matter.is_none()) {
      matters.push_back(matter);
    }
  }
  std::sort(matters.begin(), matters.end());
  matters.erase(std::unique(matters.begin(), matters.end()), matters.end());
  const model::ExprArena& exprs = draft.model.exprs;
  norm.sees_action =
      exprs.sees_action(norm.when) || exprs.sees_action(norm.unless) || exprs.sees_action(norm.condition);
  for (const MatterId matter : matters) {
    norm.matter = matter;
    draft.model.norms.push_back(norm);
  }
}

void refuse_clause(const ItemDraft& item, ast::Keyword label, const diagnostics::Phrase& allowed,
                   diagnostics::DiagnosticSink& sink) {
  if (const ast::Clause* clause = find_clause(item.statement, label)) {
    sink.report(diagnostics::Kind::ClauseNotWithMode, clause->label_span,
                {phrase(label), phrase(item.mode_clause.label), allowed},
                {{item.mode_clause.label_span, {"条目的种类", "what the item does"}}});
  }
}

}  // namespace qingdan::check
