// The reserved words (grammar/keywords.def) as an enum with their two spellings.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "qingdan/vocabulary.h"

namespace qingdan::ast {

enum class Keyword : std::uint8_t {
#define QD_KEYWORD(token, group, zh, en) token,
#include "keywords.def"
#undef QD_KEYWORD
};

enum class KeywordGroup : std::uint8_t { statement, clause, word };

[[nodiscard]] std::string_view spelling(Keyword keyword, Language language);
[[nodiscard]] KeywordGroup group(Keyword keyword);
// The keyword that the text is, in either spelling.
[[nodiscard]] std::optional<Keyword> find_keyword(std::string_view text);
// The longest Chinese keyword that begins the text, where more text follows it: `除非经` begins with 除非.
[[nodiscard]] std::optional<Keyword> keyword_prefix(std::string_view text);
[[nodiscard]] std::size_t keyword_count();

}  // namespace qingdan::ast
