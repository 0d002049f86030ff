// How many requests may be beyond reading before a run counts as failed: a number, or a share in percent.
#pragma once

#include <optional>
#include <string_view>

#include "batch/block.h"

namespace qingdan::batch {

struct Tolerance {
  std::uint64_t errors = 0;  // or, for a share, millionths of all requests
  bool is_share = false;

  [[nodiscard]] bool allows(const Tally& tally) const;
};

// "0", "100", "0.5%"; nullopt for anything else.
[[nodiscard]] std::optional<Tolerance> parse_tolerance(std::string_view text);

}  // namespace qingdan::batch
