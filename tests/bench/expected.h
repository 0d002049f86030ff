// What the reference evaluator answers: it looks at every norm for every request, so answers are kept.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "bench/workload/workload.h"
#include "model/model.h"
#include "qingdan/request.h"

namespace qingdan::bench {

struct Expected {
  std::size_t request = 0;
  std::string verdict;   // in English
  std::string deciding;  // address of the first deciding item or list; empty = none

  friend bool operator==(const Expected&, const Expected&) = default;
};

// Of `wanted` requests, with those norms alone before the evaluator that it finds in scope: what is out of
// scope neither applies nor beats what does, as no item of the workload rules on others. `in_full` of them,
// where `wanted` is a multiple of it, once more with every norm: throws std::runtime_error if that differs.
[[nodiscard]] std::vector<Expected> judge(const model::Model& model, const std::vector<Request>& requests,
                                          std::size_t wanted, std::size_t in_full);

// All requests up to 1,000 items, a fixed sample beyond; some of them in full. From the cache where it has
// been worked out. Throws std::runtime_error if the two ways differ.
[[nodiscard]] std::vector<Expected> expected_answers(const Workload& workload,
                                                     const std::vector<Request>& requests,
                                                     const std::string& key,
                                                     const std::filesystem::path& cache);

}  // namespace qingdan::bench
