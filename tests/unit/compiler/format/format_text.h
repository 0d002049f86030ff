// Formats a text, and counts what must survive it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/sink.h"
#include "format/format.h"
#include "parse/parse.h"
#include "parse/tokens.h"
#include "source/source.h"

namespace qingdan::test {

inline std::optional<std::string> format_text(const std::string& text,
                                              std::optional<Language> keywords = std::nullopt) {
  source::SourceSet sources;
  diagnostics::DiagnosticSink sink;
  const auto id = parse::add_source(sources, "test.qd", text, sink);
  return id ? format::format(sources, *id, {keywords}, sink) : std::nullopt;
}

inline std::string zh(const std::string& text) {
  return format_text(text, Language::zh).value_or("syntax error");
}
inline std::string en(const std::string& text) {
  return format_text(text, Language::en).value_or("syntax error");
}
inline std::string kept(const std::string& text) { return format_text(text).value_or("syntax error"); }

using TokenType = std::pair<parse::TokenKind, ast::Keyword>;

struct Contents {
  std::vector<TokenType> types;  // sorted, since clauses move; without ; and 。
  std::vector<std::string> comments;

  friend bool operator==(const Contents&, const Contents&) = default;
};

// Marks that the formatter may change count as equal: ＃, back-quotes, a loose date.
inline Contents contents(const std::string& text) {
  source::SourceSet sources;
  const std::uint32_t id = sources.add("test.qd", text);
  const parse::Tokens tokens = parse::read_tokens(sources, id);
  Contents found;
  for (const parse::Token& token : tokens.tokens) {
    const auto kind = token.kind == parse::TokenKind::quoted_name  ? parse::TokenKind::name
                      : token.kind == parse::TokenKind::loose_date ? parse::TokenKind::date
                                                                   : token.kind;
    if (kind != parse::TokenKind::end) {
      found.types.emplace_back(kind, token.keyword);
    }
  }
  for (const parse::Comment& comment : tokens.comments) {
    std::string words(sources.text(comment.span));
    words.erase(0, words.starts_with('#') ? 1 : 3);
    words.erase(words.find_last_not_of(" \t") + 1);
    found.comments.push_back(words);
  }
  std::sort(found.types.begin(), found.types.end());
  std::sort(found.comments.begin(), found.comments.end());
  return found;
}

}  // namespace qingdan::test
