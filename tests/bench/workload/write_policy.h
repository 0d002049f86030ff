// The workload as an officer would write it: texts in the language, in several files, since a file is
// bounded. And the digest of them all.
#pragma once

#include <string>
#include <vector>

#include "bench/workload/workload.h"

namespace qingdan::bench {

struct PolicyFile {
  std::string name;
  std::string text;
};

[[nodiscard]] std::vector<PolicyFile> write_policy(const Workload& workload);

}  // namespace qingdan::bench
