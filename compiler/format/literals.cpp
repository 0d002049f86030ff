#include "format/literals.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "diagnostics/sink.h"
#include "parse/literals.h"
#include "parse/numerals.h"
#include "parse/reporter.h"
#include "qingdan/date.h"

namespace qingdan::format {
namespace {

using parse::TokenKind;

std::string counted(std::string_view number, std::string_view unit) {
  std::string text = std::string(number) + " " + std::string(unit);
  return number == "1" ? text : text + "s";
}

// Moves the point to the right, on the digits themselves: 1.25, 4 → 12500.
std::string shift_point(std::string_view number, std::size_t places) {
  const std::size_t point = std::min(number.find('.'), number.size());
  std::string whole(number.substr(0, point));
  std::string fraction(number.substr(std::min(point + 1, number.size())));
  fraction.resize(std::max(fraction.size(), places), '0');
  whole += fraction.substr(0, places);
  fraction.erase(0, places);
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
  fraction.erase(fraction.find_last_not_of('0') + 1);
  return fraction.empty() ? whole : whole + "." + fraction;
}

std::string amount(std::string_view folded) {
  const std::string_view number = parse::leading_number(folded);
  if (folded.find("亿") != std::string_view::npos) {
    return shift_point(number, 8);
  }
  return folded.find("万") != std::string_view::npos ? shift_point(number, 4) : std::string(number);
}

// 第37条第2款 → art.37(2). An item (项) of an article without paragraphs has no English form and stays.
std::string english_place(const std::string& place) {
  constexpr std::string_view kUnits[] = {"条", "款", "项"};
  constexpr std::string_view kFirst = "第";
  constexpr std::string_view kPart = "部分";
  if (place.ends_with(kPart)) {
    return "pt." + place.substr(kFirst.size(), place.size() - kFirst.size() - kPart.size());
  }
  std::string result = "art.";
  std::string_view rest = place;
  for (std::size_t depth = 0; !rest.empty() && depth < std::size(kUnits); ++depth) {
    rest.remove_prefix(kFirst.size());
    const std::string number(parse::leading_number(rest));
    rest.remove_prefix(number.size());
    if (!rest.starts_with(kUnits[depth])) {
      return place;
    }
    rest.remove_prefix(kUnits[depth].size());
    result += depth == 0 ? number : "(" + number + ")";
  }
  return result;
}

// The closing mark of the pair must not stand inside; one pair always fits, the one it was read from.
std::string quote(const std::string& text) {
  if (text.find('"') == std::string::npos) {
    return "\"" + text + "\"";
  }
  return text.find("」") == std::string::npos ? "「" + text + "」" : "“" + text + "”";
}

}  // namespace

bool is_literal(TokenKind kind) { return kind >= TokenKind::date && kind <= TokenKind::text; }

Language language_of_literal(std::string_view text) {
  const std::string folded = parse::fold_width(text);
  const bool english = folded.find("day") != std::string::npos || folded.find("yuan") != std::string::npos ||
                       folded.starts_with("art.") || folded.starts_with("pt.");
  return english ? Language::en : Language::zh;
}

std::string write_literal(const parse::Token& token, std::string_view text, Language language) {
  diagnostics::DiagnosticSink ignored;  // the parser has reported what there was to report
  parse::Reporter reporter(ignored, 1);
  const bool english = language == Language::en;
  const std::string folded = parse::fold_width(text);
  const std::string number(parse::leading_number(folded));
  switch (token.kind) {
    case TokenKind::date:
    case TokenKind::loose_date:
      return to_string(parse::read_date(token, text, reporter).value_or(Date{}));
    case TokenKind::days:
      return english ? counted(number, "day") : number + "日";
    case TokenKind::workdays:
      return english ? counted(number, "working day") : number + "个工作日";
    case TokenKind::money:
      return amount(folded) + (english ? " yuan" : "元");
    case TokenKind::percent:
      return number + "%";
    case TokenKind::document_number:
      return parse::read_document_number(token, text, reporter).value;
    case TokenKind::cite: {
      const std::string place = parse::read_place(token, text, reporter).value;
      return english ? english_place(place) : place;
    }
    case TokenKind::text:
      return quote(parse::read_text(token, text).value);
    default:
      return number;
  }
}

}  // namespace qingdan::format
