// remedies: what would have to change for the verdict to become accept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "qingdan/decision.h"
#include "question.h"

namespace qingdan {

inline constexpr std::size_t kMaxRemedySize = 3;
inline constexpr std::size_t kMaxRemedies = 32;

struct Remedies {
  std::vector<Remedy> found;  // smallest first, then in the order of their changes
  bool is_complete = true;    // false: stopped at `max_runs` or kMaxRemedies
};

// Every minimal set of up to kMaxRemedySize changes after which the request is accepted, each found by
// judging the changed request. `question` was read from `request`. Left out are sets that would make the
// request what a mark describes: nobody is told to press harder so that the task counts as one of the lead.
[[nodiscard]] Remedies find_remedies(const Question& question, const Request& request,
                                     std::uint32_t max_runs);

// For a request whose date and matters are known: the single changes that may matter. Facts by name,
// then roles by name, then approvals by the organ's name.
[[nodiscard]] std::vector<Change> find_changes(const Question& question);

}  // namespace qingdan
