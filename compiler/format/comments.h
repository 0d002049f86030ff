// Comments: where each one goes. One on a line of its own belongs to the token that follows it, one at
// the end of a line to the token before it, so that both travel with their clause.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "parse/tokens.h"
#include "source/source.h"

namespace qingdan::format {

struct OwnLine {
  std::string text;
  std::uint32_t begin = 0;    // where it stood
  bool blank_before = false;  // an empty line stood before it
};

class Comments {
 public:
  Comments(const source::SourceSet& sources, const parse::Tokens& tokens);

  // On lines of their own before a token; the last token has those at the end of the file.
  [[nodiscard]] const std::vector<OwnLine>& before(std::size_t token) const;
  // At the end of the token's line; empty if there is none.
  [[nodiscard]] std::string_view after(std::size_t token) const;

 private:
  std::map<std::size_t, std::vector<OwnLine>> before_;
  std::map<std::size_t, std::string> after_;
};

// What stands between a place and the last thing that is written before it.
struct Gap {
  std::size_t line_breaks = 0;
  std::size_t indent = 0;  // blanks since the last line break

  [[nodiscard]] bool has_blank_line() const { return line_breaks > 1; }
};
[[nodiscard]] Gap gap_before(std::string_view text, std::size_t place);

}  // namespace qingdan::format
