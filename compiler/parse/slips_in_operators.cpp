// Words and foreign signs where a sign of comparison is meant.
#include <optional>
#include <string>

#include "parse/characters.h"
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
    {"超过", ">"},     {"高于", ">"},       {"多于", ">"},     {"小于", "<"},       {"低于", "<"},
    {"少于", "<"},     {"不足", "<"},       {"不满", "<"},     {"早于", "<"},       {"晚于", ">"},
    {"等于", "="},     {"乘以", "×"},       {"加上", "+"},     {"减去", "-"},
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
  const std::size_t before = scene.at - 1;
  if (in_condition(scene)) {
    if (report_operator_phrase(scene)) {
      return true;
    }
    if (scene.token(scene.at).kind == TokenKind::name && report_operator_word(scene, scene.at)) {
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
