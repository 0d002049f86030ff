#include "parse/literals.h"

#include <utf8proc.h>

#include <cstdlib>

#include "parse/numerals.h"

namespace qingdan::parse {
namespace {

using diagnostics::Kind;

std::string compose(const std::string& text) {
  utf8proc_uint8_t* composed = nullptr;
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &composed,
                                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  if (length < 0) {
    return text;
  }
  std::string result(reinterpret_cast<const char*>(composed), static_cast<std::size_t>(length));
  std::free(composed);
  return result;
}

// 1, 10000 or 100000000, by the 万 or 亿 in an amount.
std::int64_t scale_of_amount(std::string_view text) {
  if (text.find("亿") != std::string_view::npos) {
    return 100'000'000;
  }
  return text.find("万") != std::string_view::npos ? 10'000 : 1;
}

std::int64_t read_money(const Token& token, std::string_view text, Reporter& reporter) {
  const std::string folded = fold_width(text);
  const auto fen = read_decimal(leading_number(folded), scale_of_amount(text) * 100);
  if (fen.problem == NumberProblem::too_fine) {
    reporter.report(Kind::MoneyTooFine, token.span, {text});
  } else if (fen.problem == NumberProblem::too_large) {
    reporter.report(Kind::NumberTooLarge, token.span, {text});
  }
  return fen.value;
}

std::int64_t read_percent(const Token& token, std::string_view text, Reporter& reporter) {
  const std::string folded = fold_width(text);
  const auto hundredths = read_decimal(leading_number(folded), 100);
  if (hundredths.problem == NumberProblem::too_fine) {
    reporter.report(Kind::PercentTooFine, token.span, {text});
  } else if (hundredths.problem == NumberProblem::too_large) {
    reporter.report(Kind::NumberTooLarge, token.span, {text});
  }
  return hundredths.value;
}

std::int64_t read_count(const Token& token, std::string_view text, Reporter& reporter) {
  const std::string folded = fold_width(text);
  const auto count = read_decimal(leading_number(folded), 1);
  if (count.problem != NumberProblem::none) {
    reporter.report(Kind::NumberTooLarge, token.span, {text});
  }
  return count.value;
}

}  // namespace

std::string fold_width(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    // U+FF01 … U+FF5E are EF BC 81 … EF BD 9E.
    if (text.substr(i, 2) == "\xEF\xBC" && i + 2 < text.size()) {
      folded += static_cast<char>(static_cast<unsigned char>(text[i + 2]) - 0x60);
      i += 2;
    } else if (text.substr(i, 2) == "\xEF\xBD" && i + 2 < text.size() &&
               static_cast<unsigned char>(text[i + 2]) <= 0x9E) {
      folded += static_cast<char>(static_cast<unsigned char>(text[i + 2]) - 0x20);
      i += 2;
    } else {
      folded += text[i];
    }
  }
  return folded;
}

ast::Name read_name(const Token& token, std::string_view text) {
  const bool quoted = token.kind == TokenKind::quoted_name;
  if (quoted) {
    text = text.substr(1, text.size() - 2);
  }
  return {compose(fold_width(text)), token.span, quoted};
}

ast::Text read_text(const Token& token, std::string_view text) {
  const std::string_view opening = text.starts_with('"') ? "\"" : text.substr(0, 3);
  const std::string_view closing = opening == "“" ? "”" : opening == "「" ? "」" : "\"";
  text.remove_prefix(opening.size());
  if (text.ends_with(closing)) {
    text.remove_suffix(closing.size());
  }
  return {std::string(text), token.span};
}

std::optional<Date> read_date(const Token& token, std::string_view text, Reporter& reporter) {
  int parts[3] = {0, 0, 0};
  int part = -1;
  bool in_number = false;
  for (const char c : fold_width(text)) {
    const bool digit = c >= '0' && c <= '9';
    part += digit && !in_number ? 1 : 0;
    if (digit && part < 3) {
      parts[part] = parts[part] * 10 + (c - '0');
    }
    in_number = digit;
  }
  const auto date = make_date(parts[0], parts[1], parts[2]);
  if (!date) {
    reporter.report(Kind::NoSuchDay, token.span, {text});
  } else if (token.kind == TokenKind::loose_date) {
    reporter.report(Kind::LooseDate, token.span, {text, to_string(*date)});
  }
  return date;
}

ast::Literal read_literal(const Token& token, std::string_view text, Reporter& reporter) {
  using LiteralKind = ast::Literal::Kind;
  switch (token.kind) {
    case TokenKind::date:
    case TokenKind::loose_date:
      return {LiteralKind::date, read_date(token, text, reporter).value_or(Date{}).days, {}, token.span};
    case TokenKind::days:
      return {LiteralKind::days, read_count(token, text, reporter), {}, token.span};
    case TokenKind::workdays:
      return {LiteralKind::workdays, read_count(token, text, reporter), {}, token.span};
    case TokenKind::money:
      return {LiteralKind::money, read_money(token, text, reporter), {}, token.span};
    case TokenKind::percent:
      return {LiteralKind::percent, read_percent(token, text, reporter), {}, token.span};
    case TokenKind::text:
      return {LiteralKind::text, 0, read_text(token, text).value, token.span};
    case TokenKind::keyword:
      return {LiteralKind::truth, token.is(ast::Keyword::TRUE) ? 1 : 0, {}, token.span};
    default:
      return {LiteralKind::integer, read_count(token, text, reporter), {}, token.span};
  }
}

}  // namespace qingdan::parse
