// Explain: from the place where the grammar stopped to what the author should know. Works on tokens and
// never shows a word of the parser's own.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "parse/divide.h"
#include "parse/reporter.h"
#include "parse/tokens.h"
#include "source/source.h"

namespace qingdan::parse {

// One head or one clause that could not be read.
struct Scene {
  const source::SourceSet& sources;
  const Tokens& tokens;
  Stretch stretch;
  std::size_t at = 0;           // the token that does not fit; stretch.end if more was wanted
  std::vector<Token> expected;  // what would have fitted (spans are empty); nothing if it was complete
  Reporter& reporter;

  [[nodiscard]] const Token& token(std::size_t index) const { return tokens.tokens[index]; }
  [[nodiscard]] std::string_view text(std::size_t index) const { return sources.text(token(index).span); }
  [[nodiscard]] bool ended() const { return at == stretch.end; }
  [[nodiscard]] bool expects(TokenKind kind) const;
  [[nodiscard]] bool expects(ast::Keyword word) const;
};

void explain_head(const Scene& scene);
void explain_clause(const Scene& scene);
// Words that stand before any statement.
void explain_stray_words(const Scene& scene);

}  // namespace qingdan::parse
