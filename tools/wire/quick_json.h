// What the quick readers share of simdjson: included by their .cpp files alone.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "simdjson.h"
#include "wire/json.h"

namespace qingdan::wire {

using simdjson::dom::element;
using simdjson::dom::element_type;

inline std::optional<std::string_view> text_of(element json) {
  std::string_view text;
  if (json.get(text) != simdjson::SUCCESS) return std::nullopt;
  return text;
}

// The keys of one object that are looked at no further, to find one that stands twice.
class Keys {
 public:
  // False if it was there, or if there are too many to tell.
  [[nodiscard]] bool add(std::string_view key) {
    const auto end = keys_.begin() + static_cast<std::ptrdiff_t>(size_);
    if (size_ == keys_.size() || std::find(keys_.begin(), end, key) != end) return false;
    keys_[size_++] = key;
    return true;
  }
  [[nodiscard]] bool empty() const { return size_ == 0; }

 private:
  std::array<std::string_view, 32> keys_;
  std::size_t size_ = 0;
};

// Whether a value that nobody reads has no key twice and is not nested too deep.
inline bool is_harmless(element json, std::size_t depth) {
  if (depth >= kMaxDepth) return false;
  if (json.type() == element_type::ARRAY) {
    for (const element entry : simdjson::dom::array(json)) {
      if (!is_harmless(entry, depth + 1)) return false;
    }
  } else if (json.type() == element_type::OBJECT) {
    Keys keys;
    for (const auto member : simdjson::dom::object(json)) {
      if (!keys.add(member.key) || !is_harmless(member.value, depth + 1)) return false;
    }
  }
  return true;
}

// Each member of an object once: `take(index)` is false the second time.
class Once {
 public:
  [[nodiscard]] bool take(std::size_t index) {
    const std::uint32_t bit = 1U << index;
    return (std::exchange(seen_, seen_ | bit) & bit) == 0;
  }

 private:
  std::uint32_t seen_ = 0;
};

template <std::size_t kSize>
std::size_t index_of(const std::array<std::string_view, kSize>& names, std::string_view key) {
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), key) - names.begin());
}

}  // namespace qingdan::wire
