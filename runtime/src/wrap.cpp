// Breaking lines by display width, without a locale.
#include "qingdan/wrap.h"

#include <cstdint>

namespace qingdan {
namespace {

struct Sign {
  char32_t code = 0;
  std::size_t bytes = 1;
};

// A stray byte counts as a sign of its own.
Sign first_sign(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::size_t bytes = byte(0) < 0xC0 ? 1 : byte(0) < 0xE0 ? 2 : byte(0) < 0xF0 ? 3 : 4;
  if (bytes == 1 || text.size() < bytes) {
    return {byte(0), 1};
  }
  char32_t code = byte(0) & (0x7FU >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    code = code << 6U | (byte(i) & 0x3FU);
  }
  return {code, bytes};
}

constexpr bool is_wide(char32_t code) {
  return (code >= 0x1100 && code <= 0x115F) || (code >= 0x2E80 && code <= 0xA4CF) ||
         (code >= 0xAC00 && code <= 0xD7A3) || (code >= 0xF900 && code <= 0xFAFF) ||
         (code >= 0xFE30 && code <= 0xFE6F) || (code >= 0xFF00 && code <= 0xFF60) ||
         (code >= 0xFFE0 && code <= 0xFFE6) || (code >= 0x20000 && code <= 0x3FFFD);
}

constexpr std::size_t columns_of(char32_t code) { return is_wide(code) ? 2 : 1; }

// Beside the plain signs their full-width forms: ( and ),:;!? of Chinese print.
constexpr std::u32string_view kOpening = U"([{“‘《「『【〔\uFF08";
constexpr std::u32string_view kClosing = U")]},.:;!?”’》」』】〕、。\uFF09\uFF0C\uFF1A\uFF1B\uFF01\uFF1F";

bool may_break(char32_t before, char32_t after) {
  return (is_wide(before) || is_wide(after)) && before != U' ' && after != U' ' &&
         kOpening.find(before) == kOpening.npos && kClosing.find(after) == kClosing.npos;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const Sign sign = first_sign(text);
    width += columns_of(sign.code);
    text.remove_prefix(sign.bytes);
  }
  return width;
}

void append_wrapped(std::string& out, std::string_view text, std::size_t hanging) {
  std::size_t line_end = 0;    // the last place where the line may end; 0: none yet
  std::size_t next_start = 0;  // where the next line would go on: after a space, if it ends at one
  std::size_t width = 0;
  std::size_t position = 0;
  char32_t before = U' ';
  bool has_word = false;  // a line's own indent is no place to break
  while (position < text.size()) {
    const Sign sign = first_sign(text.substr(position));
    if (has_word && sign.code == U' ') {
      line_end = position;
      next_start = position + 1;
    } else if (has_word && may_break(before, sign.code)) {
      line_end = next_start = position;
    }
    has_word = has_word || sign.code != U' ';
    width += columns_of(sign.code);
    position += sign.bytes;
    before = sign.code;
    if (width > kColumns && line_end != 0) {
      out.append(text.substr(0, line_end)).append("\n").append(hanging, ' ');
      width = hanging + display_width(text.substr(next_start, position - next_start));
      text.remove_prefix(next_start);
      position -= next_start;
      line_end = 0;
    }
  }
  out.append(text).append("\n");
}

}  // namespace qingdan
