// forbid 禁止: a ban. It says whether anything lifts it, may name what to do instead, and may reach what is
// like the matters it names: then somebody has to rule.
#include <algorithm>

#include "check/clauses.h"
#include "check/resolve.h"
#include "check/rules/rules.h"

namespace qingdan::check {
namespace {

bool is_under_any(const model::Model& model, MatterId matter, const std::vector<MatterId>& named) {
  const auto& ancestors = model.matters[matter.index()].ancestors;
  return std::any_of(named.begin(), named.end(), [&](MatterId one) {
    return std::binary_search(ancestors.begin(), ancestors.end(), one);
  });
}

// What the catalogue marks as like a named matter or one under it, and is not itself under one.
std::vector<MatterId> matters_like(const model::Model& model, const std::vector<MatterId>& named) {
  std::vector<MatterId> found;
  for (std::size_t row = 0; row < model.matters.size(); ++row) {
    const auto& like = model.matters[row].like;
    const bool is_like = std::any_of(like.begin(), like.end(),
                                     [&](MatterId other) { return is_under_any(model, other, named); });
    if (is_like && !is_under_any(model, MatterId(row), named)) {
      found.emplace_back(row);
    }
  }
  return found;
}

void forbid_alike(Draft& draft, const ItemDraft& item, model::Norm norm, const std::vector<MatterId>& named,
                  diagnostics::DiagnosticSink& sink) {
  const ast::Clause* clause = find_clause(item.statement, ast::Keyword::ANALOGY);
  if (clause == nullptr) {
    return;
  }
  norm.by_analogy = true;
  for (const ast::Path& path : clause->refs) {
    const auto ruler = resolve_selector(draft, path, sink);
    if (ruler && ruler->kind.is_none()) {
      sink.report(diagnostics::Kind::RulerNotDefinite, path.span, {path.text()});
    } else if (ruler) {
      norm.rulers.push_back(*ruler);
    }
  }
  std::sort(norm.rulers.begin(), norm.rulers.end());
  const std::vector<MatterId> alike = matters_like(draft.model, named);
  if (alike.empty() && !named.empty()) {
    sink.report(diagnostics::Kind::NothingAlike, clause->span, {item.item.code});
  }
  add_norms(draft, norm, alike);
}

}  // namespace

void forbid(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink) {
  refuse_foreign_clauses(item, sink);
  check_waiver(item, sink);
  model::Norm norm = item.scope;
  norm.mode = Mode::forbid;
  if (const ast::Clause* instead = find_clause(item.statement, ast::Keyword::INSTEAD)) {
    for (const ast::Path& path : instead->refs) {
      if (const auto substitute = resolve_substitute(draft, path, sink)) {
        norm.substitutes.push_back(*substitute);
      }
    }
    std::sort(norm.substitutes.begin(), norm.substitutes.end());
  }
  const std::vector<MatterId> named = resolve_matters(draft, item.mode_clause.refs, sink);
  add_norms(draft, norm, named);
  forbid_alike(draft, item, std::move(norm), named, sink);
}

}  // namespace qingdan::check
