#include "parse/numerals.h"

#include <algorithm>

namespace qingdan::parse {
namespace {

constexpr std::int64_t kMaxWhole = 999'999'999'999'999;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Numeral {
  std::string_view sign;
  int value;  // a digit, or the ten, hundred or thousand that multiplies the digit before it
};

constexpr Numeral kNumerals[] = {{"零", 0}, {"〇", 0}, {"一", 1},  {"二", 2},   {"两", 2},
                                 {"三", 3}, {"四", 4}, {"五", 5},  {"六", 6},   {"七", 7},
                                 {"八", 8}, {"九", 9}, {"十", 10}, {"百", 100}, {"千", 1000}};

// Each sign of the numerals is three bytes long.
std::optional<int> sign_value(std::string_view text) {
  const auto found = std::find_if(std::begin(kNumerals), std::end(kNumerals),
                                  [text](const Numeral& numeral) { return text.starts_with(numeral.sign); });
  return found == std::end(kNumerals) ? std::nullopt : std::optional<int>(found->value);
}

std::optional<std::int64_t> read_digits(std::string_view text) {
  std::int64_t value = 0;
  for (const char c : text) {
    if (!is_digit(c) || value > kMaxWhole / 10) {
      return std::nullopt;
    }
    value = value * 10 + (c - '0');
  }
  return value;
}

// 三千零五: units fall from left to right, a digit stands before each but a leading 十.
std::optional<std::int64_t> read_with_units(std::string_view text) {
  std::int64_t total = 0;
  int digit = -1;
  int last_unit = 10'000;
  for (; !text.empty(); text.remove_prefix(3)) {
    const auto value = sign_value(text);
    if (!value) {
      return std::nullopt;
    }
    if (*value < 10) {
      if (digit > 0) {
        return std::nullopt;
      }
      digit = *value;
      continue;
    }
    const bool bare_ten = *value == 10 && total == 0 && digit < 0;
    if (*value >= last_unit || (digit <= 0 && !bare_ten)) {
      return std::nullopt;
    }
    total += static_cast<std::int64_t>(bare_ten ? 1 : digit) * *value;
    last_unit = *value;
    digit = -1;
  }
  return total + std::max(digit, 0);
}

// 一〇三: one sign for each place.
std::optional<std::int64_t> read_by_places(std::string_view text) {
  std::int64_t total = 0;
  for (; !text.empty(); text.remove_prefix(3)) {
    const auto value = sign_value(text);
    if (!value || total > kMaxWhole / 10) {
      return std::nullopt;
    }
    total = total * 10 + *value;
  }
  return total;
}

}  // namespace

std::string_view leading_number(std::string_view text) {
  const auto end = std::find_if(text.begin(), text.end(), [](char c) { return !is_digit(c) && c != '.'; });
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

Decimal read_decimal(std::string_view number, std::int64_t scale) {
  const std::int64_t limit = scale < 100 ? kMaxWhole : kMaxWhole * 100 + 99;
  std::int64_t value = 0;
  bool after_point = false;
  for (const char c : number) {
    if (c == '.') {
      after_point = true;
      continue;
    }
    const int digit = c - '0';
    if (after_point) {
      if (scale == 1 && digit != 0) {
        return {0, NumberProblem::too_fine};
      }
      if (scale == 1) {
        continue;
      }
      scale /= 10;
    }
    if (value > (limit - digit) / 10) {
      return {0, NumberProblem::too_large};
    }
    value = value * 10 + digit;
  }
  if (value > limit / scale) {
    return {0, NumberProblem::too_large};
  }
  return {value * scale, NumberProblem::none};
}

std::optional<std::int64_t> read_numeral(std::string_view text) {
  if (!text.empty() && is_digit(text.front())) {
    return read_digits(text);
  }
  const bool units = text.find("十") != std::string_view::npos || text.find("百") != std::string_view::npos ||
                     text.find("千") != std::string_view::npos;
  return units ? read_with_units(text) : read_by_places(text);
}

}  // namespace qingdan::parse
