// Slips in numbers, dates and document numbers.
#include <algorithm>

#include "parse/literals.h"
#include "parse/slips.h"

namespace qingdan::parse {
namespace {

using diagnostics::Kind;
using diagnostics::Phrase;
using source::Span;

bool touches_next(const Scene& scene, std::size_t index) {
  return scene.token(index).span.end == scene.token(index + 1).span.begin;
}

bool is_number(TokenKind kind) {
  return kind == TokenKind::integer || kind == TokenKind::days || kind == TokenKind::workdays ||
         kind == TokenKind::money || kind == TokenKind::percent || kind == TokenKind::date ||
         kind == TokenKind::loose_date || kind == TokenKind::cite;
}

// Tokens without a gap around the place: 5,000元 is three.
Stretch glued_around(const Scene& scene) {
  constexpr std::size_t kEnough = 6;
  Stretch glued{scene.at, scene.at};
  while (glued.begin > scene.stretch.begin && scene.at - glued.begin < kEnough &&
         touches_next(scene, glued.begin - 1)) {
    --glued.begin;
  }
  while (glued.end < scene.stretch.end && glued.end - scene.at < kEnough) {
    ++glued.end;
    if (!touches_next(scene, glued.end - 1)) {
      break;
    }
  }
  return glued;
}

Span span_of(const Scene& scene, Stretch stretch) {
  return source::join(scene.token(stretch.begin).span, scene.token(stretch.end - 1).span);
}

// Digits of an integer token without a measure word; 0 for anything else.
std::size_t digits(const Scene& scene, std::size_t index) {
  const std::string text = fold_width(scene.text(index));
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return scene.token(index).kind == TokenKind::integer && plain ? text.size() : 0;
}

bool report_grouping(const Scene& scene, Stretch glued, std::size_t sign) {
  const std::string rest = fold_width(scene.text(sign + 1));
  const bool three_digits = rest.find_first_not_of("0123456789") == 3 || rest.size() == 3;
  if (scene.token(sign).kind != TokenKind::comma || !three_digits) {
    return false;
  }
  std::string joined;
  for (std::size_t i = glued.begin; i < glued.end; ++i) {
    joined += scene.token(i).kind == TokenKind::comma ? "" : scene.text(i);
  }
  scene.reporter.report(Kind::DigitGrouping, span_of(scene, glued),
                        {scene.sources.text(span_of(scene, glued)), joined});
  return true;
}

bool is_year(const Scene& scene, std::size_t index) { return digits(scene, index) == 4; }

// 场景 1: a number stands where only a name would do.
bool is_number_for_name(const Scene& scene) {
  return !scene.ended() && is_number(scene.token(scene.at).kind) && scene.expects(TokenKind::name) &&
         !scene.expects(TokenKind::integer) && !scene.expects(TokenKind::cite) &&
         !scene.token(scene.at - 1).is(ast::Keyword::SINCE);  // 自 2024-01-01: a date, where a fact is wanted
}

}  // namespace

bool slip_in_number(const Scene& scene) {
  const Stretch glued = glued_around(scene);
  if (glued.begin == scene.at && is_number_for_name(scene)) {
    const Span whole = source::join(scene.token(scene.at).span, scene.token(glued.end - 1).span);
    const std::string_view text = scene.sources.text(whole);
    scene.reporter.report(Kind::NameBeginsWithDigit, whole, {text, std::string("N").append(text)});
    return true;
  }
  for (std::size_t i = glued.begin; i + 1 < glued.end; ++i) {
    const Token& next = scene.token(i + 1);
    const Span both = source::join(scene.token(i).span, next.span);
    if (!is_number(scene.token(i).kind)) {
      continue;
    }
    const std::string_view through = ast::spelling(ast::Keyword::THROUGH, Language::zh);
    const TokenKind kind_here = scene.token(i).kind;
    if ((kind_here == TokenKind::date || kind_here == TokenKind::loose_date) && next.is_name() &&
        scene.text(i + 1).starts_with(through)) {  // 2024-10-01至2024-10-07
      const Span rest = source::join(next.span, scene.token(glued.end - 1).span);
      const std::string_view written = scene.sources.text(rest);
      scene.reporter.report(Kind::KeywordRunsIntoName, rest,
                            {written, through, written.substr(through.size())});
      return true;
    }
    const bool number_follows = i + 2 < glued.end && is_number(scene.token(i + 2).kind);
    if (next.is_name()) {
      const bool date = is_year(scene, i) && scene.text(i + 1).starts_with("年");
      const Kind kind = date ? Kind::DateIncomplete : Kind::NumberRunsIntoName;
      const std::vector<Phrase> args = {date ? scene.sources.text(both) : scene.text(i), scene.text(i + 1)};
      scene.reporter.report(kind, both, args);
      return true;
    }
    if (number_follows && digits(scene, i) > 0 && report_grouping(scene, glued, i + 1)) {
      return true;
    }
    if (number_follows && digits(scene, i) > 0 && next.kind == TokenKind::dot) {
      const Span whole = span_of(scene, glued);
      const Kind kind = is_year(scene, i) ? Kind::DateIncomplete : Kind::DecimalCount;
      scene.reporter.report(kind, whole, {scene.sources.text(whole)});
      return true;
    }
  }
  return false;
}

std::optional<LooseNumber> loose_document_number(const source::SourceSet& sources, const Tokens& tokens,
                                                 std::size_t start) {
  const auto text = [&](std::size_t index) {
    return index < tokens.tokens.size() ? fold_width(sources.text(tokens.tokens[index].span)) : std::string();
  };
  const auto all_digits = [](std::string_view digits) {
    return !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (start >= tokens.tokens.size() || tokens.tokens[start].kind != TokenKind::name) {
    return std::nullopt;
  }
  std::size_t i = start + 1;
  i += text(i) == "(" ? 1U : 0U;
  const std::string year = text(i++);
  i += text(i) == ")" ? 1U : 0U;
  std::string number = text(i);
  if (number.starts_with("第")) {
    number.erase(0, std::string_view("第").size());
  }
  if (all_digits(number)) {
    number += text(++i);
  }
  const std::string_view sign = "号";
  const bool fits = year.size() == 4 && all_digits(year) && number.ends_with(sign) &&
                    all_digits(std::string_view(number).substr(0, number.size() - sign.size()));
  if (!fits) {
    return std::nullopt;
  }
  number.erase(0, std::min(number.find_first_not_of('0'), number.size() - sign.size() - 1));
  return LooseNumber{source::join(tokens.tokens[start].span, tokens.tokens[i].span),
                     text(start) + "〔" + year + "〕" + number};
}

bool slip_in_document_number(const Scene& scene) {
  const std::size_t first = std::max(scene.stretch.begin, scene.at > 3 ? scene.at - 3 : 0);
  for (std::size_t start = first; start <= scene.at && start < scene.stretch.end; ++start) {
    if (const auto found = loose_document_number(scene.sources, scene.tokens, start)) {
      scene.reporter.report(Kind::DocumentNumberBrackets, found->span, {found->normal});
      return true;
    }
  }
  return false;
}

}  // namespace qingdan::parse
