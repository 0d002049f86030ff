// select_norms: the norms that can speak of one part of a request, found without looking at the rest.
#pragma once

#include <vector>

#include "qingdan/ids.h"
#include "question.h"

namespace qingdan {

// Ascending, so in evaluation order: every norm of the matter and of what it stands under. For an
// unknown matter all norms. The other dimensions of scope are left to the evaluator.
[[nodiscard]] std::vector<NormId> select_norms(const Question& question, MatterId matter);

}  // namespace qingdan
