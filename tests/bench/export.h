// The workload for other engines: the policy and the requests as JSON, with the names resolved to numbers and
// the approvals weighed, which is more than our own reader is given.
#pragma once

#include <string>
#include <vector>

#include "bench/hand/index.h"
#include "bench/workload/workload.h"
#include "qingdan/vocabulary.h"

namespace qingdan::bench {

[[nodiscard]] std::string export_policy(const Workload& workload);
// A line for each request.
[[nodiscard]] std::string export_requests(const Workload& workload, const HandIndex& hand,
                                          const std::vector<Verdict>& verdicts);

}  // namespace qingdan::bench
