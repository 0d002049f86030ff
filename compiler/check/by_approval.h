// The condition under which it is an approval that lifts a ban.
#pragma once

#include "model/model.h"

namespace qingdan::check {

// True where an alternative of `unless` holds that would not hold without its approvals; none if
// `unless` asks for no approval.
[[nodiscard]] model::ExprId by_approval(model::Model& model, model::ExprId unless);

}  // namespace qingdan::check
