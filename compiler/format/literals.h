// Literals: the one way to write an amount, a number of days, a place in a text.
#pragma once

#include <string>
#include <string_view>

#include "parse/tokens.h"
#include "qingdan/vocabulary.h"

namespace qingdan::format {

[[nodiscard]] bool is_literal(parse::TokenKind kind);
// The language that the text of a literal is written in; Chinese if it has no words.
[[nodiscard]] Language language_of_literal(std::string_view text);
// The text must belong to a literal that was read without error.
[[nodiscard]] std::string write_literal(const parse::Token& token, std::string_view text, Language language);

}  // namespace qingdan::format
