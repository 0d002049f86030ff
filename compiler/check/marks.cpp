// Marks: by what a matter is recognised whatever it is called, and a role whatever is stated.
#include "check/clauses.h"
#include "check/expressions.h"

namespace qingdan::check {
namespace {

template <class Row>
void settle_marks(Draft& draft, const std::vector<Declaration>& declared,
                  std::vector<Row> model::Model::*rows, diagnostics::DiagnosticSink& sink) {
  for (std::size_t row = 0; row < declared.size(); ++row) {
    const ast::Clause* marks = find_clause(*declared[row].statement, ast::Keyword::MARKS);
    if (marks == nullptr) {
      continue;
    }
    const model::ExprId condition = check_marks(draft, *declared[row].file, marks->expr, sink);
    check_size(draft.model, condition, marks->span, sink);
    (draft.model.*rows)[row].marks = condition;
  }
}

}  // namespace

void draft_marks(Draft& draft, diagnostics::DiagnosticSink& sink) {
  settle_marks(draft, draft.declared.matters, &model::Model::matters, sink);
  settle_marks(draft, draft.declared.roles, &model::Model::roles, sink);
  const model::Role* first = nullptr;
  for (const model::Role& role : draft.model.roles) {
    if (role.marks.is_none()) {
      continue;
    }
    if (first != nullptr) {
      sink.report(diagnostics::Kind::MarksOfTwoRoles, role.span, {role.names.first(), first->names.first()},
                  {{first->span, {"另一个有特征的责任形式", "the other role with marks"}}});
    }
    first = &role;
  }
}

}  // namespace qingdan::check
