// The approvals of a request: [{"organ":…,"status":"granted","matter":…,"role":…,"region":…,
//   "granted":DATE,"from":DATE,"until":DATE,"known_since":DATE}, …]
#pragma once

#include <vector>

#include "qingdan/request.h"
#include "wire/read_names.h"

namespace qingdan::wire {

// What cannot be read is never read in favour of the one who puts it forward: without a legible status,
// or with a date that is no date, an approval counts as pending.
[[nodiscard]] std::vector<Approval> read_approvals(const Json& json, const Place& place, NameReader& names,
                                                   ProblemLog& log);

}  // namespace qingdan::wire
