// Words and foreign signs where a sign of comparison is meant.
#include <optional>
#include <string>

#include "parse/characters.h"
#include "parse/expected.h"
#include "parse/literals.h"
#include "parse/slips.h"

namespace qingdan::parse {
namespace {

using ast::Keyword;
using diagnostics::Kind;
using source::Span;

bool is_comparison(TokenKind kind) { return kind >= TokenKind::equal && kind <= TokenKind::greater_equal; }

struct OperatorWord {
  std::string_view word;
  std::string_view sign;
};

// The longer words first: 不大于 ends with 大于.
constexpr OperatorWord kOperatorWords[] = {
    {"大于等于", "≥"}, {"大于或等于", "≥"}, {"小于等于", "≤"}, {"小于或等于", "≤"}, {"不少于", "≥"},
    {"不低于", "≥"},   {"不小于", "≥"},     {"至少", "≥"},     {"不超过", "≤"},     {"不大于", "≤"},
    {"不高于", "≤"},   {"不多于", "≤"},     {"至多", "≤"},     {"不等于", "≠"},     {"大于", ">"},
    {"不得超过", "≤"}, {"最多", "≤"},       {"最少", "≥"},     {"不得少于", "≥"},   {"超过", ">"},
    {"高于", ">"},     {"多于", ">"},       {"小于", "<"},     {"低于", "<"},       {"少于", "<"},
    {"不足", "<"},     {"不满", "<"},       {"早于", "<"},     {"晚于", ">"},       {"等于", "="},
    {"乘以", "×"},     {"加上", "+"},       {"减去", "-"},
};

// Words of their own, of several tokens: too short or too common to be looked for inside a name.
constexpr OperatorWord kOperatorPhrases[] = {
    {"为", "="},
    {"是", "="},
    {"大于 或 等于", "≥"},
    {"小于 或 等于", "≤"},
    {"不 大于", "≤"},
    {"不 超过", "≤"},
    {"不 小于", "≥"},
    {"不 等于", "≠"},
    {"equals", "="},
    {"equal to", "="},
    {"not equal to", "!="},
    {"does not equal", "!="},
    {"greater than or equal to", ">="},
    {"more than or equal to", ">="},
    {"less than or equal to", "<="},
    {"at least", ">="},
    {"no less than", ">="},
    {"not less than", ">="},
    {"at most", "<="},
    {"no more than", "<="},
    {"not more than", "<="},
    {"not greater than", "<="},
    {"greater than", ">"},
    {"greater", ">"},
    {"more than", ">"},
    {"above", ">"},
    {"over", ">"},
    {"after", ">"},
    {"exceeds", ">"},
    {"less than", "<"},
    {"less", "<"},
    {"fewer than", "<"},
    {"below", "<"},
    {"before", "<"},
};

struct Phrasing {
  std::string_view sign;
  std::size_t end = 0;  // the token after it
};

// The longest phrase that the tokens from `begin` on spell, with a value behind it.
std::optional<Phrasing> phrase_at(const Scene& scene, std::size_t begin) {
  constexpr std::size_t kMostWords = 5;
  std::optional<Phrasing> best;
  std::string words;
  for (std::size_t i = begin; i + 1 < scene.stretch.end && i < begin + kMostWords; ++i) {
    words.append(words.empty() ? "" : " ").append(scene.text(i));
    for (const OperatorWord& known : kOperatorPhrases) {
      if (known.word == words) {
        best = {known.sign, i + 1};
      }
    }
  }
  return best;
}

// is 5 yuan, is not 5 yuan, is greater than 5 yuan, is among (a, b)
std::optional<Phrasing> phrase_with_is(const Scene& scene) {
  const std::string_view first = scene.text(scene.at);
  if ((first != "is" && first != "are") || scene.at + 1 >= scene.stretch.end) {
    return std::nullopt;
  }
  const std::size_t second = scene.at + 1;
  if (const auto rest = phrase_at(scene, second)) {
    return rest;
  }
  const Token& next = scene.token(second);
  if (next.is(Keyword::AMONG) || next.is(Keyword::ANY_OF) || next.is(Keyword::ALL_OF)) {
    return Phrasing{scene.text(second), second + 1};
  }
  return next.is(Keyword::NOT) ? Phrasing{"!=", second + 1} : Phrasing{"=", second};
}

// funds greater than 5 yuan
bool report_operator_phrase(const Scene& scene) {
  if (!scene.expected.empty() || begins_line(scene.sources, scene.tokens, scene.at)) {
    return false;
  }
  auto found = phrase_with_is(scene);
  found = found ? found : phrase_at(scene, scene.at);
  if (!found) {
    return false;
  }
  const Span words = source::join(scene.token(scene.at).span, scene.token(found->end - 1).span);
  scene.reporter.report(Kind::OperatorUnknown, words, {scene.sources.text(words), found->sign});
  return true;
}

std::optional<std::string_view> sign_of_word(std::string_view text) {
  for (const OperatorWord& known : kOperatorWords) {
    if (text == known.word) {
      return known.sign;
    }
  }
  return std::nullopt;
}

// 限额 工作群 每村 ≤ 2, 限额 工作群 每村 最多 2: a bound is written in words, and in these.
bool report_bound(const Scene& scene) {
  if (!scene.expects(Keyword::AT_MOST)) {
    return false;
  }
  Phrasing found{"", scene.at + 1};
  if (is_comparison(scene.token(scene.at).kind)) {
    found.sign = scene.text(scene.at);
  } else if (const auto word = sign_of_word(scene.text(scene.at))) {
    found.sign = *word;
  } else if (const auto phrase = phrase_at(scene, scene.at)) {
    found = *phrase;
  }
  const bool is_equal = found.sign == "≤" || found.sign == "<=" || found.sign == "≥" || found.sign == ">=";
  const bool is_upper = found.sign == "<" || found.sign == "≤" || found.sign == "<=";
  const bool is_lower = found.sign == ">" || found.sign == "≥" || found.sign == ">=";
  if (!is_upper && !is_lower) {
    return false;
  }
  const Keyword bound = is_upper ? (is_equal ? Keyword::AT_MOST : Keyword::BELOW)
                                 : (is_equal ? Keyword::AT_LEAST : Keyword::ABOVE);
  const Span words = source::join(scene.token(scene.at).span, scene.token(found.end - 1).span);
  scene.reporter.report(
      Kind::OperatorUnknown, words,
      {scene.sources.text(words), ast::spelling(bound, language_of(scene.text(scene.stretch.begin)))});
  return true;
}

// 放假 2024-10-01 - 2024-10-07, 工作日 a 到 b
bool report_through(const Scene& scene) {
  const Token& label = scene.token(scene.stretch.begin);
  const bool in_span = label.is(Keyword::HOLIDAYS) || label.is(Keyword::MAKEUP_DAYS);
  const TokenKind before = scene.token(scene.at - 1).kind;
  const bool behind_date = before == TokenKind::date || before == TokenKind::loose_date;
  const std::string_view text = scene.text(scene.at);
  const bool is_word = text == "-" || text == "–" || text == "—" || text == "~" || text == "～" ||
                       text == "到" || text == "to";
  if (!is_word || !((in_span && behind_date) || scene.expects(Keyword::THROUGH))) {
    return false;
  }
  const Language language = language_of(scene.text(scene.stretch.begin));
  scene.reporter.report(Kind::OperatorUnknown, scene.token(scene.at).span,
                        {text, ast::spelling(Keyword::THROUGH, language)});
  return true;
}

// 经费 不少于 5000元, 经费不少于 5000元
bool report_operator_word(const Scene& scene, std::size_t index) {
  const std::string_view name = scene.text(index);
  for (const OperatorWord& known : kOperatorWords) {
    if (name.ends_with(known.word)) {
      std::string usual(name.substr(0, name.size() - known.word.size()));
      usual.append(usual.empty() ? "" : " ").append(known.sign);
      scene.reporter.report(Kind::OperatorUnknown, scene.token(index).span, {known.word, usual});
      return true;
    }
  }
  return false;
}

}  // namespace

bool slip_in_operator(const Scene& scene) {
  if (scene.ended() || scene.at == scene.stretch.begin) {
    return false;
  }
  if (report_bound(scene) || report_through(scene)) {
    return true;
  }
  const std::size_t before = scene.at - 1;
  if (in_condition(scene)) {
    if (report_operator_phrase(scene)) {
      return true;
    }
    const Token& here = scene.token(scene.at);  // 不少于 is a word of its own, but of limits
    const bool is_word = here.kind == TokenKind::name || here.is(Keyword::AT_MOST) ||
                         here.is(Keyword::BELOW) || here.is(Keyword::AT_LEAST) || here.is(Keyword::ABOVE);
    if (is_word && report_operator_word(scene, scene.at)) {
      return true;
    }
    if (scene.token(before).kind == TokenKind::name && report_operator_word(scene, before)) {
      return true;
    }
  }
  if (!is_comparison(scene.token(scene.at).kind) || !is_comparison(scene.token(before).kind)) {
    return false;
  }
  const Span both = source::join(scene.token(before).span, scene.token(scene.at).span);
  const std::string written = fold_width(scene.sources.text(both));
  const std::string_view usual = written == "=="                      ? "="
                                 : written == "=>"                    ? ">="
                                 : written == "=<"                    ? "<="
                                 : written == "<>" || written == "><" ? "!="
                                                                      : scene.text(scene.at);
  scene.reporter.report(Kind::OperatorUnknown, both, {scene.sources.text(both), usual});
  return true;
}

}  // namespace qingdan::parse
