// forbid 禁止: a ban. It says whether anything lifts it, and may name what to do instead.
#include "check/clauses.h"
#include "check/resolve.h"
#include "check/rules/rules.h"

namespace qingdan::check {

void forbid(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink) {
  using diagnostics::Kind;
  refuse_clause(item, ast::Keyword::ONLY_WHEN, phrase(ast::Keyword::PERMIT), sink);
  const bool lifted = has_clause(item.statement, ast::Keyword::UNLESS);
  if (!lifted && !item.item.no_waiver) {
    sink.report(Kind::BanWithoutException, item.mode_clause.span, {item.item.code});
  }
  if (lifted && item.item.no_waiver) {
    sink.report(Kind::WaiverContradicted, find_clause(item.statement, ast::Keyword::NO_WAIVER)->span,
                {item.item.code});
  }
  model::Norm norm = item.scope;
  norm.mode = Mode::forbid;
  if (const ast::Clause* instead = find_clause(item.statement, ast::Keyword::INSTEAD)) {
    for (const ast::Path& path : instead->refs) {
      if (const MatterId matter = resolve_matter(draft, path, sink); !matter.is_none()) {
        norm.instead.push_back(matter);
      }
    }
  }
  add_norms(draft, item, norm, sink);
}

}  // namespace qingdan::check
