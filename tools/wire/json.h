// Json: a JSON text as a value. Numbers keep the digits they were written with, members their order.
// The library behind it stays inside json.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "wire/problem.h"

namespace qingdan::wire {

struct Member;

struct Json {
  struct Number {
    std::string text;  // as written
  };
  using Array = std::vector<Json>;
  using Object = std::vector<Member>;

  std::variant<std::nullptr_t, bool, Number, std::string, Array, Object> value;

  Json();  // null
  Json(bool truth);
  Json(std::int64_t number);
  Json(std::size_t number);
  Json(const char* text);
  Json(std::string_view text);
  Json(std::string text);
  Json(Number number);
  Json(Array items);
  Json(Object members);

  template <class T>
  [[nodiscard]] const T* as() const {
    return std::get_if<T>(&value);
  }
  [[nodiscard]] bool is_null() const { return as<std::nullptr_t>() != nullptr; }
  // The member of an object; null if there is none, or this is no object.
  [[nodiscard]] const Json* find(std::string_view key) const;
};

struct Member {
  std::string key;
  Json value;
};

inline constexpr std::size_t kMaxDepth = 32;

// Reads one JSON text. Refuses what two readers could take differently: a key that stands twice in one
// object, bytes after a NUL; and nesting deeper than kMaxDepth.
[[nodiscard]] std::variant<Json, Problem> parse_json(std::string_view text);

enum class Layout : std::uint8_t { one_line, indented };
// Always valid UTF-8: a byte that is none becomes U+FFFD.
[[nodiscard]] std::string to_text(const Json& json, Layout layout = Layout::one_line);

// RFC 6901: `/` and `~` of a key are escaped.
[[nodiscard]] std::string append_pointer(std::string pointer, std::string_view key);

}  // namespace qingdan::wire
