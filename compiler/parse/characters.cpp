#include "parse/characters.h"

#include <cstdio>

namespace qingdan::parse {
namespace {

bool between(char32_t value, char32_t first, char32_t last) { return value >= first && value <= last; }

struct Pair {
  char32_t foreign;
  char latin;
};

constexpr Pair kLookAlikes[] = {
    // Cyrillic
    {U'а', 'a'},
    {U'е', 'e'},
    {U'о', 'o'},
    {U'р', 'p'},
    {U'с', 'c'},
    {U'х', 'x'},
    {U'у', 'y'},
    {U'і', 'i'},
    {U'ј', 'j'},
    {U'ѕ', 's'},
    {U'ԁ', 'd'},
    {U'һ', 'h'},
    {U'А', 'A'},
    {U'В', 'B'},
    {U'Е', 'E'},
    {U'К', 'K'},
    {U'М', 'M'},
    {U'Н', 'H'},
    {U'О', 'O'},
    {U'Р', 'P'},
    {U'С', 'C'},
    {U'Т', 'T'},
    {U'Х', 'X'},
    {U'У', 'Y'},
    {U'І', 'I'},
    {U'Ј', 'J'},
    {U'Ѕ', 'S'},
    // Greek
    {U'Α', 'A'},
    {U'Β', 'B'},
    {U'Ε', 'E'},
    {U'Ζ', 'Z'},
    {U'Η', 'H'},
    {U'Ι', 'I'},
    {U'Κ', 'K'},
    {U'Μ', 'M'},
    {U'Ν', 'N'},
    {U'Ο', 'O'},
    {U'Ρ', 'P'},
    {U'Τ', 'T'},
    {U'Υ', 'Y'},
    {U'Χ', 'X'},
    {U'α', 'a'},
    {U'ο', 'o'},
    {U'ν', 'v'},
    {U'ρ', 'p'},
    {U'υ', 'u'},
    {U'κ', 'k'},
    {U'ι', 'i'},
};

}  // namespace

Character first_character(std::string_view text) {
  if (text.empty()) {
    return {};
  }
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::uint32_t size = lead < 0x80U ? 1 : lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : 4;
  char32_t value = size == 1 ? lead : lead & (0x7FU >> size);
  for (std::uint32_t i = 1; i < size && i < text.size(); ++i) {
    value = (value << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  return {value, size};
}

Character last_character(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && (static_cast<unsigned char>(text[begin - 1]) & 0xC0U) == 0x80U) {
    --begin;
  }
  return begin == 0 ? Character{} : first_character(text.substr(begin - 1));
}

bool is_name_character(char32_t value) {
  return between(value, U'0', U'9') || between(value, U'A', U'Z') || between(value, U'a', U'z') ||
         value == U'_' || value == U'〇' || between(value, 0x3400, 0x4DBF) ||
         between(value, 0x4E00, 0x9FFF) || between(value, 0xF900, 0xFAFF) ||
         between(value, 0x20000, 0x323AF) || between(value, 0xFF10, 0xFF19) ||
         between(value, 0xFF21, 0xFF3A) || between(value, 0xFF41, 0xFF5A);
}

bool is_hidden(char32_t value) {
  const bool control = (value < 0x20 && value != U'\t' && value != U'\n' && value != U'\r') ||
                       between(value, 0x7F, 0x9F) || value == 0x2028 || value == 0x2029;
  const bool direction = value == 0x061C || value == 0x200E || value == 0x200F ||
                         between(value, 0x202A, 0x202E) || between(value, 0x2066, 0x2069);
  const bool zero_width = value == 0x00AD || value == 0x034F || value == 0x180E ||
                          between(value, 0x200B, 0x200D) || between(value, 0x2060, 0x2065) ||
                          value == 0xFEFF || between(value, 0xFE00, 0xFE0F) ||
                          between(value, 0xE0000, 0xE01EF);
  return control || direction || zero_width;
}

char look_alike(char32_t value) {
  for (const Pair& pair : kLookAlikes) {
    if (pair.foreign == value) {
      return pair.latin;
    }
  }
  return 0;
}

std::string code_point_name(char32_t value) {
  char text[16];
  std::snprintf(text, sizeof text, "U+%04X", static_cast<unsigned>(value));
  return text;
}

}  // namespace qingdan::parse
