// The matters of a request: "matter", "role", "count", "replaces", or for several of them
//   "matters":[{"matter":…,"role":…,"count":2,"replaces":1}, "报表", …]
#pragma once

#include <vector>

#include "qingdan/request.h"
#include "wire/read_names.h"

namespace qingdan::wire {

// From the properties of the action. Beside `matters`, `role` holds for each of them that names none. A
// number that cannot be read is never read as the usual one: it refuses the request.
[[nodiscard]] std::vector<RequestedMatter> read_matters(const Json& properties, const Place& place,
                                                        NameReader& names, ProblemLog& log);

}  // namespace qingdan::wire
