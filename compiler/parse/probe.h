// Probe: how the parser fares, for tests that keep the grammar fast and unambiguous.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "source/source.h"

namespace qingdan::parse {

// How many files this process has read piece by piece because reading them at once failed.
[[nodiscard]] std::size_t second_stage_runs();
// Where the whole file, read in the exact mode, is ambiguous or needs more than the fast mode.
[[nodiscard]] std::vector<std::string> ambiguities(const source::SourceSet& sources, std::uint32_t source);

}  // namespace qingdan::parse
