// Conditions: names become facts, defines and constants, and every step gets a type.
#pragma once

#include "check/draft.h"

namespace qingdan::check {

// Whose rows a condition may read.
struct RowScope {
  SequenceId sequence;          // none = of none
  bool open = false;            // in a define: the first that it reads
  bool in_body = false;         // of a quantifier
  bool has_quantifier = false;  // found on the way
};

// A condition, in the model's arena; none if it could not be understood (reported). It may read the rows
// of `rows`.
[[nodiscard]] model::ExprId check_condition(Draft& draft, const ast::File& file, ast::ExprId expr,
                                            SequenceId rows, diagnostics::DiagnosticSink& sink);
// Likewise of a matter or a role: it does not look at what is asked for.
[[nodiscard]] model::ExprId check_marks(Draft& draft, const ast::File& file, ast::ExprId expr,
                                        diagnostics::DiagnosticSink& sink);

// value OP limit, or, without a value, counter + added - replaced OP limit.
struct Bound {
  FactId counter;
  ast::ExprId value;
  Op op = Op::less_equal;
  ast::ExprId limit;
  source::Span span;
  SequenceId rows;
};
[[nodiscard]] model::ExprId check_bound(Draft& draft, const ast::File& file, const Bound& bound,
                                        diagnostics::DiagnosticSink& sink);

// A name that stands for an organ: a fact, a define, or one organ itself (甲县.政府).
[[nodiscard]] model::ExprId check_organ(Draft& draft, const ast::File& file, const ast::Path& path,
                                        SequenceId rows, diagnostics::DiagnosticSink& sink);

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
