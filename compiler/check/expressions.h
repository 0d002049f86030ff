// Conditions: names become facts, defines and constants, and every step gets a type.
#pragma once

#include "check/draft.h"

namespace qingdan::check {

// A condition, in the model's arena; none if it could not be understood (reported).
[[nodiscard]] model::ExprId check_condition(Draft& draft, const ast::File& file, ast::ExprId expr,
                                            diagnostics::DiagnosticSink& sink);

// Reports a condition that takes more steps or a deeper stack than the runtime allows.
void check_size(const model::Model& model, model::ExprId expr, source::Span span,
                diagnostics::DiagnosticSink& sink);

// A condition or a value, for a define.
struct CheckedDefine {
  model::ExprId expr;
  DefineType type;
};
[[nodiscard]] CheckedDefine check_define(Draft& draft, const ast::File& file, ast::ExprId expr,
                                         diagnostics::DiagnosticSink& sink);

}  // namespace qingdan::check
