// decide: the one question. May this body give this matter, in this role, to this village, on this date?
#pragma once

#include "qingdan/decision.h"
#include "qingdan/program.h"
#include "qingdan/request.h"

namespace qingdan {

struct DecideOptions {
  bool remedies = true;                   // search for changes that would turn the verdict to accept
  std::uint32_t max_remedy_runs = 20000;  // how often the search may decide again
};

// A pure function: no clock, no state, no I/O. Safe from any number of threads at once. The request's
// ids must come from this program; an id outside its tables counts as unknown. Throws only bad_alloc.
[[nodiscard]] Decision decide(const Program& program, const Request& request,
                              const DecideOptions& options = {});

}  // namespace qingdan
