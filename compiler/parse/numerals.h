// Numbers as people write them: decimals and Chinese numerals, read exactly.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace qingdan::parse {

enum class NumberProblem : std::uint8_t { none, too_fine, too_large };

struct Decimal {
  std::int64_t value = 0;
  NumberProblem problem = NumberProblem::none;
};

// The digits, and a point with more digits, that begin the text.
[[nodiscard]] std::string_view leading_number(std::string_view text);
// "1.25" times `scale` (a power of ten): exact, or the reason why not. At most 15 digits before scaling
// to hundredths: 999999999999999.99.
[[nodiscard]] Decimal read_decimal(std::string_view number, std::int64_t scale);
// 三十七, 一百零五, 一〇三, 37. nullopt for what is no number (十十).
[[nodiscard]] std::optional<std::int64_t> read_numeral(std::string_view text);

}  // namespace qingdan::parse
