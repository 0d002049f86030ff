// Kleene's three truth values. Unknown is never a yes.
#pragma once

#include <algorithm>
#include <cstdint>

namespace qingdan {

enum class Truth : std::uint8_t { no, unknown, yes };

constexpr Truth truth(bool value) { return value ? Truth::yes : Truth::no; }
constexpr Truth operator&(Truth a, Truth b) { return std::min(a, b); }
constexpr Truth operator|(Truth a, Truth b) { return std::max(a, b); }
constexpr Truth operator!(Truth a) { return static_cast<Truth>(2 - static_cast<std::uint8_t>(a)); }
constexpr Truth& operator&=(Truth& a, Truth b) { return a = a & b; }
constexpr Truth& operator|=(Truth& a, Truth b) { return a = a | b; }

}  // namespace qingdan
