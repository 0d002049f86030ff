#include "diagnostics/excerpt.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdio>
#include <vector>

#include "diagnostics/render.h"

namespace qingdan::diagnostics {
namespace {

constexpr int kTabWidth = 4;
constexpr int kLongLine = 400;  // columns; a longer line is shown in part
constexpr int kBefore = 60;     // columns shown before and after the place in a long line
constexpr int kAfter = 120;
constexpr std::string_view kCut = "…";

struct Glyph {
  std::string text;
  int width = 0;
  std::size_t size = 0;  // bytes in the source
};

// Narrow in Western fonts and wide in many Chinese ones.
bool is_ambiguous(utf8proc_int32_t point) {
  const bool quotes = (point >= 0x2018 && point <= 0x2019) || (point >= 0x201C && point <= 0x201D);
  const bool signs = point == 0xB7 || point == 0xD7 || (point >= 0x2013 && point <= 0x2016) ||
                     (point >= 0x2024 && point <= 0x2027) || point == 0x203B;
  const bool symbols = (point >= 0x2190 && point <= 0x2199) || (point >= 0x2460 && point <= 0x24FF) ||
                       point == 0x2260 || point == 0x2264 || point == 0x2265 ||
                       (point >= 0x25A0 && point <= 0x25FF);
  return quotes || signs || symbols;
}

bool is_invisible(utf8proc_int32_t point) {
  const auto category = utf8proc_category(point);
  return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF ||
         category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

Glyph first_glyph(std::string_view text, int column, int ambiguous_width) {
  utf8proc_int32_t point = 0;
  const auto read = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                     static_cast<utf8proc_ssize_t>(text.size()), &point);
  if (read <= 0) {
    return {"\xEF\xBF\xBD", 1, 1};
  }
  const auto size = static_cast<std::size_t>(read);
  if (point == '\t') {
    const int width = kTabWidth - column % kTabWidth;
    return {std::string(static_cast<std::size_t>(width), ' '), width, size};
  }
  if (is_invisible(point)) {
    char name[16];
    const int width = std::snprintf(name, sizeof name, "<U+%04X>", static_cast<unsigned>(point));
    return {name, width, size};
  }
  const int width = is_ambiguous(point) ? ambiguous_width : utf8proc_charwidth(point);
  return {std::string(text.substr(0, size)), width, size};
}

// The part of a line of any length that is near the place, in whole characters.
struct Part {
  std::string_view text;
  std::size_t first = 0;  // byte of the line
  bool is_rest_after = false;
};

Part near(std::string_view line, std::size_t begin) {
  constexpr std::size_t kBytesBefore = 1000;
  constexpr std::size_t kBytesAfter = 3000;
  const auto inside_character = [line](std::size_t at) {
    return at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U;
  };
  std::size_t first = begin > kBytesBefore ? begin - kBytesBefore : 0;
  std::size_t last = std::min(line.size(), begin + kBytesAfter);
  while (inside_character(first)) {
    --first;
  }
  while (inside_character(last)) {
    ++last;
  }
  return {line.substr(first, last - first), first, last < line.size()};
}

}  // namespace

Excerpt lay_out(std::string_view line, std::size_t begin, std::size_t end, int ambiguous_width) {
  const Part part = near(line, std::min(begin, line.size()));
  begin = std::min(begin - part.first, part.text.size());
  end = std::clamp(end - part.first, begin, part.text.size());

  std::vector<Glyph> glyphs;
  Excerpt span;
  int width = 0;
  for (std::size_t at = 0; at <= part.text.size();) {
    span.begin = at <= begin ? width : span.begin;
    span.end = at <= end ? width : span.end;
    if (at == part.text.size()) {
      break;
    }
    glyphs.push_back(first_glyph(part.text.substr(at), width, ambiguous_width));
    at += glyphs.back().size;
    width += glyphs.back().width;
  }

  const bool cut = width > kLongLine || part.first > 0 || part.is_rest_after;
  const int first = cut ? std::max(0, span.begin - kBefore) : 0;
  const int last = cut ? span.begin + kAfter : width;
  Excerpt shown;
  int column = 0;
  int shown_from = -1;
  for (const Glyph& glyph : glyphs) {
    if (column >= first && column + glyph.width <= last) {
      shown_from = shown_from < 0 ? column : shown_from;
      shown.text += glyph.text;
    }
    column += glyph.width;
  }
  int shift = -std::max(shown_from, 0);
  if (first > 0 || part.first > 0) {
    shown.text.insert(0, kCut);
    shift += display_width(kCut, ambiguous_width);
  }
  if (last < width || part.is_rest_after) {
    shown.text += kCut;
  }
  shown.begin = span.begin + shift;
  shown.end = std::min(span.end, last) + shift;
  return shown;
}

int display_width(std::string_view text, int ambiguous_width) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Glyph glyph = first_glyph(text.substr(at), width, ambiguous_width);
    width += glyph.width;
    at += glyph.size;
  }
  return width;
}

}  // namespace qingdan::diagnostics
