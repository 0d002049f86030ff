// Lines of Chinese and English for a screen of 80 columns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace qingdan {

inline constexpr std::size_t kColumns = 80;

// Han letters and their punctuation take two columns.
[[nodiscard]] std::size_t display_width(std::string_view text);

// Appends `text` and a line break. What does not fit goes on below, indented by `hanging` columns;
// breaks are made at spaces and between Han letters, never before a closing or after an opening sign.
void append_wrapped(std::string& out, std::string_view text, std::size_t hanging);

}  // namespace qingdan
