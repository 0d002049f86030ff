#include "format/comments.h"

#include <array>
#include <utility>

namespace qingdan::format {
namespace {

using parse::TokenKind;

constexpr std::array<std::string_view, 6> kBlanks = {"\n", "\r", " ", "\t", "　", "\u00A0"};

// The blank that ends the text; empty if none does.
std::string_view blank_at_end(std::string_view text) {
  for (const std::string_view blank : kBlanks) {
    if (text.ends_with(blank)) {
      return blank;
    }
  }
  return {};
}

// With a half-width sign and nothing after the last word; else untouched.
std::string clean(std::string_view comment) {
  constexpr std::string_view kWide = "＃";
  for (std::string_view blank = blank_at_end(comment); !blank.empty(); blank = blank_at_end(comment)) {
    comment.remove_suffix(blank.size());
  }
  return comment.starts_with(kWide) ? "#" + std::string(comment.substr(kWide.size())) : std::string(comment);
}

}  // namespace

Gap gap_before(std::string_view text, std::size_t place) {
  text = text.substr(0, place);
  Gap gap;
  for (std::string_view blank = blank_at_end(text); !blank.empty(); blank = blank_at_end(text)) {
    text.remove_suffix(blank.size());
    if (blank == "\n" && text.ends_with('\r')) {
      text.remove_suffix(1);
    }
    if (blank == "\n" || blank == "\r") {
      ++gap.line_breaks;
    } else if (gap.line_breaks == 0) {
      ++gap.indent;
    }
  }
  return gap;
}

Comments::Comments(const source::SourceSet& sources, const parse::Tokens& tokens) {
  const auto is_end = [&tokens](std::size_t i) { return tokens.tokens[i].kind == TokenKind::end; };
  for (const parse::Comment& comment : tokens.comments) {
    // The signs that end a statement are dropped, so a comment cannot belong to one.
    std::size_t next = comment.next;
    while (is_end(next)) {
      ++next;
    }
    std::size_t behind = comment.next;  // one past the token it may stand after
    while (behind > 0 && is_end(behind - 1)) {
      --behind;
    }
    const Gap gap = gap_before(sources[comment.span.source].text, comment.span.begin);
    std::string text = clean(sources.text(comment.span));
    if (gap.line_breaks == 0 && behind > 0 && !after_.contains(behind - 1)) {
      after_[behind - 1] = std::move(text);
    } else {
      before_[next].push_back({std::move(text), comment.span.begin, gap.has_blank_line()});
    }
  }
}

const std::vector<OwnLine>& Comments::before(std::size_t token) const {
  static const std::vector<OwnLine> kNone;
  const auto found = before_.find(token);
  return found == before_.end() ? kNone : found->second;
}

std::string_view Comments::after(std::size_t token) const {
  const auto found = after_.find(token);
  return found == after_.end() ? std::string_view{} : std::string_view(found->second);
}

}  // namespace qingdan::format
