// Excerpt: one source line as it is shown on a terminal, with the columns that a span takes in it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace qingdan::diagnostics {

struct Excerpt {
  std::string text;  // tabs as spaces, invisible characters as <U+200B>, the ends of a long line cut off
  int begin = 0;     // columns of the span
  int end = 0;
};

// `begin` and `end` are bytes of the line; the line may be of any length.
[[nodiscard]] Excerpt lay_out(std::string_view line, std::size_t begin, std::size_t end, int ambiguous_width);

}  // namespace qingdan::diagnostics
