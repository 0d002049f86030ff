// Tokens: a rule file as words and signs with nothing lost. Comments, stray signs and places are kept,
// so the formatter can work from it. ANTLR is used to make it and is not seen here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ast/keyword.h"
#include "source/source.h"

namespace qingdan::parse {

enum class TokenKind : std::uint8_t {
  keyword,
  name,
  quoted_name,
  date,
  loose_date,  // readable, but not in one of the two exact forms
  days,
  workdays,
  money,
  percent,
  integer,
  document_number,
  cite,
  text,
  comma,
  dot,
  slash,
  open_bracket,
  close_bracket,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  times,
  plus,
  minus,
  end,  // ; or 。 after a statement
  end_of_file,
};

struct Token {
  TokenKind kind = TokenKind::end_of_file;
  ast::Keyword keyword{};  // of kind keyword
  source::Span span;

  [[nodiscard]] bool is(ast::Keyword word) const { return kind == TokenKind::keyword && keyword == word; }
  [[nodiscard]] bool is_name() const { return kind == TokenKind::name || kind == TokenKind::quoted_name; }
};

struct Comment {
  source::Span span;     // from # to the line end
  std::size_t next = 0;  // index of the token that follows it
};

struct Tokens {
  std::vector<Token> tokens;  // the last one is end_of_file
  std::vector<Comment> comments;
  std::vector<source::Span> strays;     // runs of signs that belong to no word
  std::vector<std::size_t> open_texts;  // tokens of kind text that lack their closing mark
};

[[nodiscard]] Tokens read_tokens(const source::SourceSet& sources, std::uint32_t source);

}  // namespace qingdan::parse
