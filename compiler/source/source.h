// Source: the text of one rule file, checked and measured. Everything later points into it by Span.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace qingdan::source {

// Bytes [begin, end) of one source of a SourceSet.
struct Span {
  std::uint32_t source = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

// The span from the start of one to the end of the other, in one source.
constexpr Span join(Span first, Span last) { return {first.source, first.begin, last.end}; }

struct Source {
  std::string name;  // the path as the user gave it
  std::string text;  // valid UTF-8 without a byte order mark
  std::vector<std::uint32_t> line_starts;
};

// Line and column count from 1; the column counts code points.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

// The sources of one run. References stay valid as long as the set: it only grows.
class SourceSet {
 public:
  // Takes text that is already valid UTF-8.
  std::uint32_t add(std::string name, std::string text);

  [[nodiscard]] std::size_t size() const { return sources_.size(); }
  [[nodiscard]] const Source& operator[](std::uint32_t id) const { return sources_[id]; }
  [[nodiscard]] std::string_view text(Span span) const;
  [[nodiscard]] Position position(std::uint32_t source, std::uint32_t offset) const;
  // The line that holds the offset, without its line break.
  [[nodiscard]] std::string_view line(std::uint32_t source, std::uint32_t offset) const;

 private:
  std::vector<Source> sources_;
};

}  // namespace qingdan::source
