// A certificate item 证明事项: what a village may issue, for whom, on which papers, within which time. It is
// a permit (and, with `only when`, a ban on the rest), a requirement on the applicant, a need for each
// paper, and a duty to issue in time.
#include <algorithm>

#include "check/clauses.h"
#include "check/rules/rules.h"

namespace qingdan::check {

void certificate(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink) {
  using ast::Keyword;
  permit(draft, item, sink);
  diagnostics::DiagnosticSink said_already;
  const std::vector<MatterId> matters = resolve_matters(draft, item.mode_clause.refs, said_already);
  for (const MatterId matter : matters) {
    if (draft.model.matters[matter.index()].kind != MatterKind::certificate) {
      sink.report(diagnostics::Kind::NotACertificate, item.mode_clause.span,
                  {draft.model.matters[matter.index()].names.first()});
    }
  }
  const std::vector<MaterialId> papers = resolve_materials(draft, item.statement, Keyword::NEEDS, sink);
  const ast::Clause* needs = find_clause(item.statement, Keyword::NEEDS);
  add_paper_needs(draft, item.scope, papers, matters, needs == nullptr ? item.item.span : needs->span, sink);
  add_applicant(draft, item.file, item.scope, item.statement, matters, sink);
  add_time_limit(draft, item.scope, item.statement, matters);
}

}  // namespace qingdan::check
