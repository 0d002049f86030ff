// Where something stands in law: places in a text (第37条第2款) and document numbers (厅字〔2022〕28号).
#include <algorithm>
#include <array>

#include "parse/literals.h"
#include "parse/numerals.h"

namespace qingdan::parse {
namespace {

using diagnostics::Kind;

// The numbers of a place, outermost first: "第37条第2款" gives 37, 2.
struct Step {
  std::string_view number;
  std::string_view unit;  // 条 款 项 部分; empty in the English form
};

std::vector<Step> chinese_steps(std::string_view text) {
  std::vector<Step> steps;
  constexpr std::string_view kFirst = "第";
  while (text.starts_with(kFirst)) {
    text.remove_prefix(kFirst.size());
    Step step;
    for (const std::string_view unit : {"部分", "条", "款", "项"}) {
      const std::size_t at = text.find(unit);
      if (at != std::string_view::npos && (step.unit.empty() || at < step.number.size())) {
        step = {text.substr(0, at), unit};
      }
    }
    steps.push_back(step);
    text.remove_prefix(step.number.size() + step.unit.size());
  }
  return steps;
}

std::vector<Step> english_steps(std::string_view text) {
  constexpr std::array<std::string_view, 3> kUnits = {"条", "款", "项"};
  const bool part = text.starts_with("pt.");
  std::vector<Step> steps;
  for (std::size_t at = text.find_first_of("0123456789"); at != std::string_view::npos;
       at = text.find_first_of("0123456789", at)) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789", at), text.size());
    const std::size_t depth = steps.size();
    steps.push_back({text.substr(at, end - at), part ? "部分" : depth < 3 ? kUnits[depth] : ""});
    at = end;
  }
  return steps;
}

std::string without_leading_zeros(std::string_view digits) {
  const std::size_t first = std::min(digits.find_first_not_of('0'), digits.size() - 1);
  return std::string(digits.substr(first));
}

}  // namespace

ast::Text read_place(const Token& token, std::string_view text, Reporter& reporter) {
  const std::string folded = fold_width(text);
  std::string place;
  for (const Step& step : folded.starts_with("第") ? chinese_steps(folded) : english_steps(folded)) {
    const auto number = read_numeral(step.number);
    if (!number || *number == 0 || step.unit.empty()) {
      reporter.report(Kind::NoSuchPlace, token.span, {text});
      return {folded, token.span};
    }
    place += "第" + std::to_string(*number) + std::string(step.unit);
  }
  return {place, token.span};
}

ast::Text read_document_number(const Token& token, std::string_view text, Reporter& reporter) {
  const std::string folded = fold_width(text);
  std::size_t year = std::string::npos;
  std::size_t bracket = 0;
  for (const std::string_view opening : {"〔", "[", "【"}) {
    const std::size_t at = folded.find(opening);
    if (at != std::string::npos) {
      bracket = at;
      year = at + opening.size();
    }
  }
  if (year == std::string::npos) {
    return {folded, token.span};
  }
  const std::size_t number = folded.find_first_of("0123456789", year + 4);
  const std::size_t end = folded.rfind("号");
  const std::string digits = folded.substr(number, end - number);
  const std::string plain = without_leading_zeros(digits);
  std::string normal = folded.substr(0, bracket) + "〔" + folded.substr(year, 4) + "〕" + plain + "号";
  if (plain != digits || folded.find("第", year) != std::string::npos) {
    reporter.report(Kind::DocumentNumberForm, token.span, {text, normal});
  }
  return {normal, token.span};
}

}  // namespace qingdan::parse
