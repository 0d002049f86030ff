// One file for each mode: what it asks of its clauses, and how it becomes core norms.
#pragma once

#include <vector>

#include "check/draft.h"

namespace qingdan::check {

// An item while it is being made: its statement, its row, and the norm that all its norms start from
// (scope, dates, rows, `when`, `unless`), still without mode and matter.
struct ItemDraft {
  const ast::File& file;
  const ast::Statement& statement;
  const ast::Clause& mode_clause;
  const model::Item& item;
  model::Norm scope;
  const std::vector<const ast::Statement*>& members;  // of a service
};

void forbid(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink);
void permit(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink);
void mandate(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink);
void require(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink);
void need(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink);
void limit(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink);
void replace(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink);
void oblige(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink);
void find(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink);
// Statements of their own that become items.
void certificate(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink);
void service(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink);

// What the rules share.
// The matters that names stand for, ascending, each once; reports unknown ones.
[[nodiscard]] std::vector<MatterId> resolve_matters(const Draft& draft, const std::vector<ast::Path>& paths,
                                                    diagnostics::DiagnosticSink& sink);
// Those that stand under none: together they are every matter.
[[nodiscard]] std::vector<MatterId> root_matters(const model::Model& model);
// Adds one norm for each of the matters.
void add_norms(Draft& draft, const model::Norm& norm, const std::vector<MatterId>& matters);
// The materials that the nouns of a clause name, ascending; none without the clause.
[[nodiscard]] std::vector<MaterialId> resolve_materials(const Draft& draft, const ast::Statement& statement,
                                                        ast::Keyword label,
                                                        diagnostics::DiagnosticSink& sink);
// All that a certificate or a service asks for, whoever of its members; unknown ones are not reported.
[[nodiscard]] std::vector<MaterialId> papers_asked(const Draft& draft, const ast::Statement& statement,
                                                   const std::vector<const ast::Statement*>& members);
// For each of the papers, that whoever applies holds it or a register answers: needs of these matters.
void add_paper_needs(Draft& draft, const model::Norm& scope, const std::vector<MaterialId>& papers,
                     const std::vector<MatterId>& matters, source::Span span,
                     diagnostics::DiagnosticSink& sink);
// The `applicant` clause of a statement: a requirement on these matters.
void add_applicant(Draft& draft, const ast::File& file, const model::Norm& scope,
                   const ast::Statement& statement, const std::vector<MatterId>& matters,
                   diagnostics::DiagnosticSink& sink);
// The `within` clause of a statement: each of the matters is done by then.
void add_time_limit(Draft& draft, const model::Norm& scope, const ast::Statement& statement,
                    const std::vector<MatterId>& matters);
// Reports clauses that go with other modes only.
void refuse_foreign_clauses(const ItemDraft& item, diagnostics::DiagnosticSink& sink);
// A ban says whether anything lifts it: `unless`, or `no waiver`.
void check_waiver(const ItemDraft& item, diagnostics::DiagnosticSink& sink);
// Whose fault it is: a name in the `against` clause; none = the assigner.
[[nodiscard]] model::ExprId resolve_against(Draft& draft, const ItemDraft& item,
                                            diagnostics::DiagnosticSink& sink);

}  // namespace qingdan::check
