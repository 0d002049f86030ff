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

bool is_comparison(TokenKind kind) { return kind >= TokenKind::equal && kind <= TokenKind::greater_equal; }

bool is_join_word(std::string_view text) {
  static constexpr std::string_view kWords[] = {"和",   "与",   "及", "以及", "并",
                                                "并且", "而且", "跟", "同",   "或者"};
  return std::find(std::begin(kWords), std::end(kWords), text) != std::end(kWords);
}

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

}  // namespace

bool slip_in_operator(const Scene& scene) {
  if (scene.ended() || scene.at == scene.stretch.begin) {
    return false;
  }
  const std::size_t before = scene.at - 1;
  if (in_condition(scene)) {
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

// 其中 佐证方式 = 截图、录像
bool slip_in_setting(const Scene& scene) {
  if (!scene.token(scene.stretch.begin).is(Keyword::WHERE) || !scene.expects(TokenKind::equal)) {
    return false;
  }
  std::size_t comma = scene.at - 1;
  while (comma > scene.stretch.begin && scene.token(comma).kind != TokenKind::comma) {
    --comma;
  }
  std::size_t equal = comma;
  while (equal > scene.stretch.begin && scene.token(equal).kind != TokenKind::equal) {
    --equal;
  }
  const bool found =
      equal > scene.stretch.begin && (scene.ended() || scene.token(scene.at).kind == TokenKind::comma);
  if (found) {
    scene.reporter.report(Kind::ChoicesNeedBrackets, scene.token(comma).span, {scene.text(equal)});
  }
  return found;
}

bool slip_in_list(const Scene& scene) {
  const bool two_names = !scene.ended() && scene.at > scene.stretch.begin && scene.expected.empty() &&
                         scene.token(scene.at).is_name() && scene.token(scene.at - 1).is_name() &&
                         !scene.token(scene.stretch.begin).is(Keyword::TYPE) && !in_condition(scene) &&
                         !begins_line(scene.sources, scene.tokens, scene.at);
  if (two_names) {
    scene.reporter.report(Kind::CommaMissing, scene.token(scene.at).span,
                          {scene.text(scene.at - 1), scene.text(scene.at)});
  }
  return two_names;
}

bool slip_in_places(const Scene& scene) {
  const bool several = !scene.ended() && scene.at > scene.stretch.begin &&
                       scene.token(scene.stretch.begin).is(Keyword::BASIS) &&
                       scene.token(scene.at - 1).kind == TokenKind::cite &&
                       !begins_line(scene.sources, scene.tokens, scene.at);
  if (several) {
    const Span all = source::join(scene.token(scene.at - 1).span, scene.token(scene.stretch.end - 1).span);
    scene.reporter.report(Kind::OnePlace, all, {scene.text(scene.stretch.begin), scene.sources.text(all)});
  }
  return several;
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
    const std::string_view said = scene.sources.text(words);
    const bool has_mark = said.find('"') != std::string_view::npos;
    std::string quoted = has_mark ? "「" : "\"";
    quoted.append(said).append(has_mark ? "」" : "\"");
    scene.reporter.report(Kind::TextWithoutMarks, words, {governing_text(scene), quoted});
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
