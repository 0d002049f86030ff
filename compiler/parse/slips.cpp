#include "parse/slips.h"

#include <algorithm>
#include <iterator>

#include "parse/characters.h"
#include "parse/literals.h"

namespace qingdan::parse {
namespace {

using ast::Keyword;
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

bool is_comparison(TokenKind kind) { return kind >= TokenKind::equal && kind <= TokenKind::greater_equal; }

bool is_join_word(std::string_view text) {
  static constexpr std::string_view kWords[] = {"和",   "与",   "及", "以及", "并",
                                                "并且", "而且", "跟", "同",   "或者"};
  return std::find(std::begin(kWords), std::end(kWords), text) != std::end(kWords);
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

// 属于 a、b: the word 属于 before a single value.
std::optional<std::size_t> membership_before(const Scene& scene) {
  std::size_t i = scene.at - 1;
  while (i > scene.stretch.begin && (scene.token(i).is_name() || scene.token(i).kind == TokenKind::dot)) {
    --i;
  }
  const Token& token = scene.token(i);
  const bool found = token.is(Keyword::AMONG) || token.is(Keyword::ANY_OF) || token.is(Keyword::ALL_OF);
  return found ? std::optional(i) : std::nullopt;
}

bool is_year(const Scene& scene, std::size_t index) { return digits(scene, index) == 4; }

}  // namespace

bool slip_in_number(const Scene& scene) {
  const Stretch glued = glued_around(scene);
  for (std::size_t i = glued.begin; i + 1 < glued.end; ++i) {
    const Token& next = scene.token(i + 1);
    const Span both = source::join(scene.token(i).span, next.span);
    if (!is_number(scene.token(i).kind)) {
      continue;
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

bool slip_in_operator(const Scene& scene) {
  if (scene.ended() || scene.at == scene.stretch.begin || !is_comparison(scene.token(scene.at).kind) ||
      !is_comparison(scene.token(scene.at - 1).kind)) {
    return false;
  }
  const Span both = source::join(scene.token(scene.at - 1).span, scene.token(scene.at).span);
  const std::string written = fold_width(scene.sources.text(both));
  const std::string_view usual = written == "=="                      ? "="
                                 : written == "=>"                    ? ">="
                                 : written == "=<"                    ? "<="
                                 : written == "<>" || written == "><" ? "!="
                                                                      : scene.text(scene.at);
  scene.reporter.report(Kind::OperatorUnknown, both, {scene.sources.text(both), usual});
  return true;
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

bool slip_in_joining(const Scene& scene) {
  if (scene.ended()) {
    return false;
  }
  const Token& token = scene.token(scene.at);
  const bool condition = in_condition(scene);
  const bool joins_names = token.is(Keyword::AND) || token.is(Keyword::OR);
  const bool word = token.kind == TokenKind::name && is_join_word(scene.text(scene.at));
  if (!word && !(joins_names && !condition) && !(token.kind == TokenKind::comma && condition)) {
    return false;
  }
  // 经 A 和 B 批准: between names, although inside a condition.
  std::size_t approval = scene.at;
  while (approval > scene.stretch.begin && !scene.token(approval).is(Keyword::WITH) &&
         !scene.token(approval).is(Keyword::APPROVAL) && !scene.token(approval).is(Keyword::JOINT_APPROVAL)) {
    --approval;
  }
  if (const auto among = membership_before(scene); among && token.kind == TokenKind::comma) {
    scene.reporter.report(Kind::ChoicesNeedBrackets, token.span, {scene.text(*among)});
    return true;
  }
  const bool between_conditions = condition && !scene.token(approval).is(Keyword::WITH);
  scene.reporter.report(between_conditions ? Kind::JoinInCondition : Kind::JoinInList, token.span,
                        {scene.text(scene.at)});
  return true;
}

bool slip_in_list_end(const Scene& scene) {
  if (scene.ended() || scene.token(scene.at).kind != TokenKind::name ||
      !scene.text(scene.at).starts_with("等")) {
    return false;
  }
  scene.reporter.report(Kind::AndTheLike, scene.token(scene.at).span, {scene.text(scene.at)});
  return true;
}

bool slip_in_brackets(const Scene& scene) {
  std::vector<std::size_t> open;
  for (std::size_t i = scene.stretch.begin; i < scene.at; ++i) {
    if (scene.token(i).kind == TokenKind::open_bracket) {
      open.push_back(i);
    } else if (scene.token(i).kind == TokenKind::close_bracket && !open.empty()) {
      open.pop_back();
    }
  }
  if (!scene.ended() && scene.token(scene.at).kind == TokenKind::close_bracket && open.empty()) {
    scene.reporter.report(Kind::BracketNotOpened, scene.token(scene.at).span);
    return true;
  }
  const bool could_close = scene.expects(TokenKind::close_bracket);
  if (scene.ended() && !open.empty() && could_close) {
    scene.reporter.report(Kind::BracketNotClosed, scene.token(open.back()).span);
    return true;
  }
  return false;
}

bool slip_in_quotation(const Scene& scene) {
  if (scene.ended()) {
    return false;
  }
  const Token& token = scene.token(scene.at);
  const bool name = scene.expects(TokenKind::name);
  const bool text = scene.expects(TokenKind::text);
  if (token.kind == TokenKind::text && name && !text) {
    const std::string inside = read_text(token, scene.text(scene.at)).value;
    scene.reporter.report(Kind::TextAsName, token.span, {governing_text(scene), inside});
    return true;
  }
  if (token.is_name() && text && !name) {
    std::size_t last = scene.at;
    while (last + 1 < scene.stretch.end && !begins_line(scene.sources, scene.tokens, last + 1) &&
           scene.token(last + 1).kind != TokenKind::slash) {
      ++last;
    }
    const Span words = source::join(token.span, scene.token(last).span);
    scene.reporter.report(Kind::TextWithoutMarks, words, {governing_text(scene), scene.sources.text(words)});
    return true;
  }
  return false;
}

std::string_view governing_text(const Scene& scene) {
  if (scene.at > scene.stretch.begin && scene.expects(TokenKind::equal)) {
    return scene.text(scene.at - 1);
  }
  if (scene.at > scene.stretch.begin) {
    const Token& before = scene.token(scene.at - 1);
    const bool list_sign = before.kind == TokenKind::comma || before.kind == TokenKind::open_bracket;
    if (!before.is_name() && !list_sign) {
      return scene.text(scene.at - 1);
    }
  }
  return scene.text(scene.stretch.begin);
}

bool in_condition(const Scene& scene) {
  for (std::size_t i = scene.stretch.begin; i < scene.at; ++i) {
    const Token& token = scene.token(i);
    if (token.is(Keyword::WHEN) || token.is(Keyword::UNLESS) || token.is(Keyword::ONLY_WHEN) ||
        token.is(Keyword::MEANS) || token.is(Keyword::MEETS)) {
      return true;
    }
  }
  return false;
}

}  // namespace qingdan::parse
