// Characters: code points of a text one by one, and what sort they are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace qingdan::parse {

struct Character {
  char32_t value = 0;
  std::uint32_t size = 0;  // bytes; 0 at the end of the text
};

// The text must be valid UTF-8 and begin at a code point.
[[nodiscard]] Character first_character(std::string_view text);
// The character that ends just before byte `end`.
[[nodiscard]] Character last_character(std::string_view text);

// May stand in a name: Han and Latin letters, digits, '_'. 每 counts as one here.
[[nodiscard]] bool is_name_character(char32_t value);
// Zero-width characters, direction marks, control characters.
[[nodiscard]] bool is_hidden(char32_t value);
// The Latin letter that a Cyrillic or Greek one looks like; 0 if none.
[[nodiscard]] char look_alike(char32_t value);
// "U+200B"
[[nodiscard]] std::string code_point_name(char32_t value);

}  // namespace qingdan::parse
