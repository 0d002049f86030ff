// duties: what follows from acceptance, and what is found against a body.
#pragma once

#include <vector>

#include "qingdan/decision.h"
#include "question.h"
#include "reasons.h"

namespace qingdan {

// Of a request that is accepted; by address. Those that may stand count as possible.
[[nodiscard]] std::vector<Duty> find_duties(const Program& program, const KnownParts& parts);
// By address, then row. In an observation, duties that are overdue are among them.
[[nodiscard]] std::vector<Finding> find_findings(const Question& question, const KnownParts& parts);

}  // namespace qingdan
