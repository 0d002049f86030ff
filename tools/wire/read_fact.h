// A JSON value to the value of a fact, exactly: no number passes through a floating point.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "qingdan/request.h"
#include "wire/read_names.h"

namespace qingdan::wire {

// The value for this fact. One of a wrong type is unknown, after a warning; null is unknown without one.
// A `many` fact takes an array, or a single value as an array of one.
[[nodiscard]] FactValue read_fact(const Program& program, FactId fact, const Json& json, const Place& place,
                                  NameReader& names, ProblemLog& log);

// A decimal number in JSON's notation, times 10^decimals; nullopt unless that is whole and |x| ≤ kMaxNumber.
[[nodiscard]] std::optional<std::int64_t> scaled_decimal(std::string_view text, int decimals);
// "5000元", "5万元", "1.2亿元", "5000 yuan" in fen; nullopt for anything else, and for parts of a fen.
[[nodiscard]] std::optional<std::int64_t> parse_money(std::string_view text);

inline constexpr std::int64_t kMaxNumber = 1'000'000'000'000'000;  // 10^15; for money, in fen

// What a fact of this type takes, for messages: "a date such as 2024-03-01".
[[nodiscard]] Words expected_value(Type type);

}  // namespace qingdan::wire
