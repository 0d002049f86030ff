#include "source/source.h"

#include <algorithm>

namespace qingdan::source {

std::uint32_t SourceSet::add(std::string name, std::string text) {
  Source source{std::move(name), std::move(text), {0}};
  for (std::size_t i = 0; i < source.text.size(); ++i) {
    if (source.text[i] == '\n') {
      source.line_starts.push_back(static_cast<std::uint32_t>(i + 1));
    }
  }
  sources_.push_back(std::move(source));
  return static_cast<std::uint32_t>(sources_.size() - 1);
}

std::string_view SourceSet::text(Span span) const {
  return std::string_view(sources_[span.source].text).substr(span.begin, span.end - span.begin);
}

namespace {

std::size_t line_index(const Source& source, std::uint32_t offset) {
  const auto next = std::upper_bound(source.line_starts.begin(), source.line_starts.end(), offset);
  return static_cast<std::size_t>(next - source.line_starts.begin()) - 1;
}

}  // namespace

Position SourceSet::position(std::uint32_t source, std::uint32_t offset) const {
  const Source& s = sources_[source];
  const std::size_t line = line_index(s, offset);
  Position position{static_cast<std::uint32_t>(line + 1), 1};
  for (std::uint32_t i = s.line_starts[line]; i < offset && i < s.text.size(); ++i) {
    // A code point is counted at its first byte.
    position.column += (static_cast<unsigned char>(s.text[i]) & 0xC0U) != 0x80U ? 1U : 0U;
  }
  return position;
}

std::string_view SourceSet::line(std::uint32_t source, std::uint32_t offset) const {
  const Source& s = sources_[source];
  const std::uint32_t begin = s.line_starts[line_index(s, offset)];
  std::string_view rest = std::string_view(s.text).substr(begin);
  rest = rest.substr(0, rest.find('\n'));
  if (!rest.empty() && rest.back() == '\r') {
    rest.remove_suffix(1);
  }
  return rest;
}

}  // namespace qingdan::source
