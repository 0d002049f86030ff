// Measuring: the mean from the processor time of whole batches, percentiles from single calls less what the
// clock costs.
#pragma once

#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

namespace qingdan::bench {

using Clock = std::chrono::steady_clock;

inline double nanoseconds(Clock::duration time) {
  return std::chrono::duration<double, std::nano>(time).count();
}

// Time that this thread has had a processor: what else runs on the machine does not count.
inline double processor_time() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_nsec);
}

// What two readings of the clock cost when nothing stands between them.
inline double clock_cost() {
  std::vector<double> costs;
  for (int i = 0; i < 20'000; ++i) {
    const Clock::time_point start = Clock::now();
    costs.push_back(nanoseconds(Clock::now() - start));
  }
  std::nth_element(costs.begin(), costs.begin() + 10'000, costs.end());
  return costs[10'000];
}

struct Timing {
  double mean = 0;  // ns a decision, in the fastest of the batches
  double p50 = 0;   // over the requests; of each the fastest of its runs
  double p99 = 0;
  std::size_t requests = 0;
};

// `decide(i)` answers the i-th request and gives a number that depends on the answer, so that none of it can
// be left out. Batches are repeated, at least once and for about `seconds`; the fastest counts, since what
// else runs on the machine only ever adds. Then each request is timed on its own, several times, and of each
// the fastest counts.
template <class Decide>
Timing measure(std::size_t requests, double seconds, const Decide& decide, std::size_t& sum) {
  Timing timing;
  timing.requests = requests;
  const Clock::time_point begin = Clock::now();
  const auto is_over = [&](double share) {
    return nanoseconds(Clock::now() - begin) > seconds * share * 1e9;
  };
  double best = 0;
  for (int batch = 0; batch == 0 || (batch < 200 && !is_over(0.5)); ++batch) {
    const double start = processor_time();
    for (std::size_t i = 0; i < requests; ++i) {
      sum += decide(i);
    }
    const double took = (processor_time() - start) / static_cast<double>(requests);
    best = batch == 0 ? took : std::min(best, took);
  }
  timing.mean = best;

  const double cost = clock_cost();
  std::vector<double> single(requests, 1e18);
  for (int round = 0; round == 0 || (round < 20 && !is_over(1)); ++round) {
    for (std::size_t i = 0; i < requests; ++i) {
      const Clock::time_point start = Clock::now();
      sum += decide(i);
      single[i] = std::min(single[i], nanoseconds(Clock::now() - start));
    }
  }
  std::sort(single.begin(), single.end());
  timing.p50 = std::max(0.0, single[requests / 2] - cost);
  timing.p99 = std::max(0.0, single[requests * 99 / 100] - cost);
  return timing;
}

}  // namespace qingdan::bench
