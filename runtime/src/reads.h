// reads: what conditions look at, through every define they use and in every row they run over.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>

#include "qingdan/program.h"

namespace qingdan {

struct Reads {
  std::set<FactId> facts;
  std::set<SequenceId> sequences;  // whose rows they run over
  std::set<ApprovalAtomId> approvals;
  std::map<FactId, std::set<std::int64_t>> compared;  // the constants a fact is compared with
};

[[nodiscard]] Reads find_reads(const Program& program, std::span<const Range> conditions);

}  // namespace qingdan
