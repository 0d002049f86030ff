// Calendar dates as days since 1970-01-01 (proleptic Gregorian). No clock, no time zone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qingdan {

struct Date {
  std::int32_t days = 0;

  friend constexpr auto operator<=>(Date, Date) = default;
};

// The years a date may have: 1900-01-01 … 2999-12-31. Everything outside is refused at the edge.
inline constexpr Date kFirstDate{-25567};
inline constexpr Date kLastDate{376199};

// nullopt for a day that does not exist (2024-02-30) or lies outside the range above.
[[nodiscard]] std::optional<Date> make_date(int year, int month, int day);
// Reads exactly YYYY-MM-DD.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
[[nodiscard]] std::string to_string(Date date);

}  // namespace qingdan
