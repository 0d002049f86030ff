// From written references to ids: each reports what it cannot find and gives what it can.
#pragma once

#include <optional>
#include <vector>

#include "check/draft.h"

namespace qingdan::check {

// The first noun of a clause that takes one; reports more.
[[nodiscard]] const ast::Path* single_ref(const ast::Clause& clause, diagnostics::DiagnosticSink& sink);

[[nodiscard]] RegionId resolve_region(const Draft& draft, const ast::Path& path,
                                      diagnostics::DiagnosticSink& sink);
[[nodiscard]] MatterId resolve_matter(const Draft& draft, const ast::Path& path,
                                      diagnostics::DiagnosticSink& sink);
[[nodiscard]] RoleId resolve_role(const Draft& draft, const ast::Path& path,
                                  diagnostics::DiagnosticSink& sink);
[[nodiscard]] OrganKindId resolve_organ_kind(const Draft& draft, const ast::Path& path,
                                             diagnostics::DiagnosticSink& sink);
[[nodiscard]] SequenceId resolve_sequence(const Draft& draft, const ast::Path& path,
                                          diagnostics::DiagnosticSink& sink);
// Neither a material nor a matter, where both fit.
void report_unknown_thing(const Draft& draft, const ast::Path& path, diagnostics::DiagnosticSink& sink);
[[nodiscard]] MaterialId resolve_material(const Draft& draft, const ast::Path& path,
                                          diagnostics::DiagnosticSink& sink);
[[nodiscard]] RegisterId resolve_register(const Draft& draft, const ast::Path& path,
                                          diagnostics::DiagnosticSink& sink);
[[nodiscard]] FactId resolve_fact(const Draft& draft, const ast::Path& path,
                                  diagnostics::DiagnosticSink& sink);
// doc.list
[[nodiscard]] ListId resolve_list(const Draft& draft, const ast::Path& path,
                                  diagnostics::DiagnosticSink& sink);
// What can be used instead: a register, a material, a matter or a definite organ, the first that bears the
// name.
[[nodiscard]] std::optional<Substitute> resolve_substitute(const Draft& draft, const ast::Path& path,
                                                           diagnostics::DiagnosticSink& sink);
// doc.list.item; a list and a document as far as their parts.
[[nodiscard]] ItemId resolve_item(const Draft& draft, const ast::Path& path,
                                  diagnostics::DiagnosticSink& sink);
[[nodiscard]] DocumentId resolve_document(const Draft& draft, const ast::Path& path,
                                          diagnostics::DiagnosticSink& sink);
// 县.党委, 甲县.党委, 党政群机构, 县
[[nodiscard]] std::optional<OrganSelector> resolve_selector(const Draft& draft, const ast::Path& path,
                                                            diagnostics::DiagnosticSink& sink);
// One definite organ: 甲县.应急局, 中央.国务院, an outside kind, or a kind that exists only at the centre.
[[nodiscard]] std::optional<Organ> resolve_organ(const Draft& draft, const ast::Path& path,
                                                 diagnostics::DiagnosticSink& sink);
// Organs that can approve: a kind with a level or a region. Reports several without 共同.
[[nodiscard]] std::vector<OrganSelector> resolve_approvers(const Draft& draft, const ast::ApprovalBy& by,
                                                           diagnostics::DiagnosticSink& sink);

// Regions of an `in` clause, checked to lie inside those of `area`; without a clause, `area` itself.
// Everywhere is the empty list.
[[nodiscard]] std::vector<RegionId> resolve_area(const Draft& draft, const ast::Clause* clause,
                                                 const std::vector<RegionId>& area,
                                                 const diagnostics::Phrase& owner,
                                                 diagnostics::DiagnosticSink& sink);

[[nodiscard]] bool is_under(const model::Model& model, RegionId region, RegionId ancestor);

}  // namespace qingdan::check
