// Check: what the files say becomes what they mean. Names become ids, conditions get types, every
// item becomes core norms. Reports all it finds; the model that comes back lacks what was wrong.
#pragma once

#include <vector>

#include "ast/ast.h"
#include "diagnostics/sink.h"
#include "model/model.h"

namespace qingdan::check {

[[nodiscard]] model::Model check(const std::vector<ast::File>& files, diagnostics::DiagnosticSink& sink);

}  // namespace qingdan::check
