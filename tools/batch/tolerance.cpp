#include "batch/tolerance.h"

#include "wire/read_fact.h"

namespace qingdan::batch {
namespace {

constexpr std::uint64_t kMillion = 1'000'000;
constexpr int kMillionthsOfPercent = 4;  // decimal places

}  // namespace

bool Tolerance::allows(const Tally& tally) const {
  if (!is_share) return tally.refused <= errors;
  const long double all = static_cast<long double>(tally.answered + tally.refused);
  return static_cast<long double>(tally.refused) * kMillion <= all * static_cast<long double>(errors);
}

std::optional<Tolerance> parse_tolerance(std::string_view text) {
  const bool is_share = text.ends_with('%');
  if (is_share) text.remove_suffix(1);
  if (text.find_first_not_of("0123456789.") != std::string_view::npos) return std::nullopt;
  const auto number = wire::scaled_decimal(text, is_share ? kMillionthsOfPercent : 0);
  if (!number || *number < 0) return std::nullopt;
  const auto errors = static_cast<std::uint64_t>(*number);
  if (is_share && errors > kMillion) return std::nullopt;
  return Tolerance{errors, is_share};
}

}  // namespace qingdan::batch
