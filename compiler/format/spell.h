// Spell: one token as it is written in one language, and what stands between two of them.
//
// Signs follow the language: lists join with 、 or ", "; Chinese has ≠ ≤ ≥ × where English has
// != <= >= *. All others are half-width in both. Names keep their letters, texts and codes their words.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "parse/tokens.h"
#include "qingdan/vocabulary.h"
#include "source/source.h"

namespace qingdan::format {

struct Spelling {
  const source::SourceSet& sources;
  std::optional<Language> words;  // absent: words and literals keep the language they were written in
  Language signs = Language::zh;

  // `next` is the token after it on the same line, null if none.
  [[nodiscard]] std::string spell(const parse::Token& token, const parse::Token* next) const;
  [[nodiscard]] std::string_view between(const parse::Token& left, const parse::Token& right) const;
};

// The language that a reserved word is written in.
[[nodiscard]] Language language_of_word(std::string_view word);

}  // namespace qingdan::format
