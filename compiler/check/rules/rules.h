// One file for each mode: what it asks of its clauses, and how it becomes core norms.
#pragma once

#include "check/draft.h"

namespace qingdan::check {

// An item while it is being made: its statement, its row, and the norm that all its norms start from
// (scope, dates, `when`, `unless`), still without mode and matter.
struct ItemDraft {
  const ast::File& file;
  const ast::Statement& statement;
  const ast::Clause& mode_clause;
  const model::Item& item;
  model::Norm scope;
};

void forbid(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink);
void permit(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink);
void mandate(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink);
void require(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink);
void need(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink);

// Adds one norm for each matter that the mode clause names.
void add_norms(Draft& draft, const ItemDraft& item, model::Norm norm, diagnostics::DiagnosticSink& sink);
// Reports a clause that does not go with this item's mode; `allowed` are the modes it goes with.
void refuse_clause(const ItemDraft& item, ast::Keyword clause, const diagnostics::Phrase& allowed,
                   diagnostics::DiagnosticSink& sink);

}  // namespace qingdan::check
