// "Did you mean": the declared name nearest to what was written.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace qingdan::diagnostics {

// The candidate within a small edit distance in code points (a third of the length, at least one,
// at most three), the first of equals in byte order; nullopt if none is near. Swapped neighbours
// count as one edit.
[[nodiscard]] std::optional<std::string> suggest(std::string_view written,
                                                 std::span<const std::string_view> candidates);

}  // namespace qingdan::diagnostics
