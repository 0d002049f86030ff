#include "diagnostics/suggest.h"

#include <algorithm>
#include <vector>

namespace qingdan::diagnostics {
namespace {

std::vector<std::string_view> code_points(std::string_view text) {
  std::vector<std::string_view> points;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
      ++end;
    }
    points.push_back(text.substr(i, end - i));
    i = end;
  }
  return points;
}

// Insertions, deletions, replacements and swapped neighbours, each counted once.
std::size_t distance(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  const std::size_t width = b.size() + 1;
  std::vector<std::size_t> table((a.size() + 1) * width);
  const auto at = [&](std::size_t i, std::size_t j) -> std::size_t& { return table[i * width + j]; };
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        at(i, j) = i + j;
        continue;
      }
      const std::size_t replaced = at(i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1);
      at(i, j) = std::min({at(i - 1, j) + 1, at(i, j - 1) + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        at(i, j) = std::min(at(i, j), at(i - 2, j - 2) + 1);
      }
    }
  }
  return at(a.size(), b.size());
}

}  // namespace

std::optional<std::string> suggest(std::string_view written, std::span<const std::string_view> candidates) {
  constexpr std::size_t kLongest = 100;
  const auto points = code_points(written);
  if (points.empty() || points.size() > kLongest) {
    return std::nullopt;
  }
  const std::size_t limit = std::clamp<std::size_t>(points.size() / 3, 1, 3);
  std::optional<std::string_view> best;
  std::size_t best_distance = limit + 1;
  for (const std::string_view candidate : candidates) {
    const auto other = code_points(candidate);
    const std::size_t difference =
        points.size() > other.size() ? points.size() - other.size() : other.size() - points.size();
    if (candidate == written || difference > limit) {
      continue;
    }
    const std::size_t found = distance(points, other);
    // A name that shares nothing with what was written is no suggestion.
    const bool related = found < std::max(points.size(), other.size());
    if (related && (found < best_distance || (found == best_distance && candidate < *best))) {
      best = candidate;
      best_distance = found;
    }
  }
  return best ? std::optional<std::string>(*best) : std::nullopt;
}

}  // namespace qingdan::diagnostics
