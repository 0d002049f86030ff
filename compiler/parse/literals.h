// Values of names and literals: from the text of one token to what it means. Full-width letters and
// digits count as half-width ones. What cannot be a value (a day that does not exist, half a fen) is
// reported and gives a harmless value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ast/ast.h"
#include "parse/reporter.h"
#include "parse/tokens.h"

namespace qingdan::parse {

// Full-width signs, letters and digits as their ASCII forms.
[[nodiscard]] std::string fold_width(std::string_view text);
// A name without its back-quotes, its Latin letters and digits half-width, in Unicode form NFC.
[[nodiscard]] ast::Name read_name(const Token& token, std::string_view text);
// A text without its quotation marks; the closing one may be missing.
[[nodiscard]] ast::Text read_text(const Token& token, std::string_view text);
// nullopt, reported, for a day that does not exist.
[[nodiscard]] std::optional<Date> read_date(const Token& token, std::string_view text, Reporter& reporter);
// A number, amount, date, text or truth value.
[[nodiscard]] ast::Literal read_literal(const Token& token, std::string_view text, Reporter& reporter);
// 第37条第2款第1项 or 第2部分, with Arabic digits, whichever way it is written.
[[nodiscard]] ast::Text read_place(const Token& token, std::string_view text, Reporter& reporter);
// 厅字〔2022〕28号, whichever brackets it is written with.
[[nodiscard]] ast::Text read_document_number(const Token& token, std::string_view text, Reporter& reporter);

}  // namespace qingdan::parse
