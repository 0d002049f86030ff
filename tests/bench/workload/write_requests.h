// A request of the workload as the machines take it: resolved to the ids of a program, and as a line of JSON.
#pragma once

#include <string>
#include <vector>

#include "bench/workload/workload.h"
#include "qingdan/program.h"
#include "qingdan/request.h"

namespace qingdan::bench {

[[nodiscard]] std::vector<Request> resolve_requests(const Workload& workload, const Program& program);
[[nodiscard]] std::string write_line(const Workload& workload, const Asked& asked, std::size_t number);

}  // namespace qingdan::bench
