#include "parse/slips.h"

#include <algorithm>
#include <iterator>

#include "parse/expected.h"
#include "parse/literals.h"

namespace qingdan::parse {
namespace {

using ast::Keyword;
using diagnostics::Kind;
using diagnostics::Phrase;
using source::Span;

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

// 事项 每日报表: 每 is a word of its own, so the name that holds it falls apart.
bool slip_in_per(const Scene& scene) {
  if (scene.ended() || scene.text(scene.at) != ast::spelling(Keyword::PER, Language::zh) ||
      scene.expects(Keyword::PER)) {
    return false;
  }
  const auto touches = [&](std::size_t index) {  // the token before it
    return scene.token(index - 1).span.end == scene.token(index).span.begin;
  };
  const bool begins_before =
      scene.at > scene.stretch.begin + 1 && touches(scene.at) && scene.token(scene.at - 1).is_name();
  if (!begins_before && !scene.expects(TokenKind::name) && scene.at != scene.stretch.begin + 1) {
    return false;
  }
  const std::size_t first = begins_before ? scene.at - 1 : scene.at;
  std::size_t last = scene.at;
  while (last + 1 < scene.stretch.end && touches(last + 1) &&
         (scene.token(last + 1).is_name() || scene.token(last + 1).is(Keyword::PER))) {
    ++last;
  }
  const Span whole = source::join(scene.token(first).span, scene.token(last).span);
  scene.reporter.report(Kind::NameNeedsQuotes, whole, {scene.text(scene.at), scene.sources.text(whole)});
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

// 文件 测试 trial "题名": a Chinese name and, behind it, a single English one. Between English and Chinese
// only a title after both tells a second name from a title without marks.
bool slip_in_names(const Scene& scene) {
  if (scene.ended() || scene.at == scene.stretch.begin || !scene.expected.empty()) {
    return false;
  }
  const Token& first = scene.token(scene.at - 1);
  const Token& second = scene.token(scene.at);
  if (first.kind != TokenKind::name || second.kind != TokenKind::name ||
      begins_line(scene.sources, scene.tokens, scene.at)) {
    return false;
  }
  const std::string_view before = scene.text(scene.at - 1);
  const std::string_view after = scene.text(scene.at);
  const bool ends = scene.at + 1 == scene.stretch.end || scene.token(scene.at + 1).kind == TokenKind::comma;
  const bool titled = scene.at + 1 < scene.stretch.end && scene.token(scene.at + 1).kind == TokenKind::text;
  const bool zh_en = language_of(before) == Language::zh && language_of(after) == Language::en;
  const bool en_zh = language_of(before) == Language::en && language_of(after) == Language::zh;
  if (!(zh_en && (ends || titled)) && !(en_zh && titled)) {
    return false;
  }
  const std::string zh(zh_en ? before : after);
  const std::string en(zh_en ? after : before);
  scene.reporter.report(Kind::NamesNeedSlash, source::join(first.span, second.span),
                        {before, after, std::string(zh).append(" / ").append(en)});
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
  if (scene.token(scene.stretch.begin).is(Keyword::VALUES) && slip_in_names(scene)) {
    return true;
  }
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

bool is_join_word(std::string_view text) {
  static constexpr std::string_view kWords[] = {"和",   "与",   "及", "以及", "并",
                                                "并且", "而且", "跟", "同",   "或者"};
  return std::find(std::begin(kWords), std::end(kWords), text) != std::end(kWords);
}

bool in_condition(const Scene& scene) {
  for (std::size_t i = scene.stretch.begin; i < scene.at; ++i) {
    const Token& token = scene.token(i);
    if (token.is(Keyword::WHEN) || token.is(Keyword::UNLESS) || token.is(Keyword::ONLY_WHEN) ||
        token.is(Keyword::MEANS) || token.is(Keyword::MEETS) || token.is(Keyword::COUNTING) ||
        token.is(Keyword::MARKS) || token.is(Keyword::DONE_WHEN) || token.is(Keyword::APPLICANT)) {
      return true;
    }
  }
  return false;
}

}  // namespace qingdan::parse
