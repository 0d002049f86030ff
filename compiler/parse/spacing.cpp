// A reserved word and a name written together: the slip that Chinese invites most.
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "parse/characters.h"
#include "parse/slips.h"

namespace qingdan::parse {
namespace {

using ast::Keyword;
using diagnostics::Kind;

// What follows the keyword, with the rest of its path: 经县.党委 gives 县.党委.
std::string_view rest_of_word(const Scene& scene, std::size_t index, std::size_t keyword_size) {
  const source::Span span = scene.token(index).span;
  const std::string_view text = scene.sources[span.source].text;
  std::size_t end = span.end;
  for (Character next = first_character(text.substr(end));
       is_name_character(next.value) || next.value == U'.'; next = first_character(text.substr(end))) {
    end += next.size;
  }
  return text.substr(span.begin + keyword_size, end - span.begin - keyword_size);
}

bool is_verb(Keyword keyword) {
  constexpr std::array kVerbs = {Keyword::ASSIGNS, Keyword::DEMANDS,  Keyword::HANGS,  Keyword::SETS_UP,
                                 Keyword::OPENS,   Keyword::INSPECTS, Keyword::ISSUES, Keyword::REFUSES};
  return std::find(kVerbs.begin(), kVerbs.end(), keyword) != kVerbs.end();
}

// 索要证明 婚姻状况证明, as decisions put it: the matter stands behind the name, so it is not its end.
bool is_matter_behind(const Scene& scene, std::size_t index, Keyword keyword) {
  return is_verb(keyword) && index + 1 < scene.stretch.end && scene.token(index + 1).is_name();
}

bool report_prefix(const Scene& scene, std::size_t index) {
  const std::string_view name = scene.text(index);
  const auto keyword = scene.token(index).kind == TokenKind::name ? ast::keyword_prefix(name) : std::nullopt;
  if (!keyword) {
    return false;
  }
  const std::string_view word = ast::spelling(*keyword, Language::zh);
  scene.reporter.report(Kind::KeywordRunsIntoName, scene.token(index).span,
                        {name, word,
                         is_matter_behind(scene, index, *keyword) ? rest_of_word(scene, index + 1, 0)
                                                                  : rest_of_word(scene, index, word.size())});
  return true;
}

// The expected keyword that the name ends with, the longest one.
std::optional<std::string_view> expected_suffix(const Scene& scene, std::string_view name) {
  std::optional<std::string_view> best;
  for (const Token& expected : scene.expected) {
    if (expected.kind == TokenKind::keyword) {
      const std::string_view word = ast::spelling(expected.keyword, Language::zh);
      const bool ends = name.size() > word.size() && name.ends_with(word);
      best = ends && (!best || word.size() > best->size()) ? word : best;
    }
  }
  return best;
}

// 县.政府批准: the name before the place ends with the word that is wanted there.
bool report_suffix(const Scene& scene) {
  const std::size_t before = scene.at - 1;
  if (scene.at == scene.stretch.begin || scene.token(before).kind != TokenKind::name) {
    return false;
  }
  const std::string_view name = scene.text(before);
  const auto word = expected_suffix(scene, name);
  if (!word) {
    return false;
  }
  scene.reporter.report(Kind::KeywordEndsName, scene.token(before).span,
                        {name, *word, name.substr(0, name.size() - word->size())});
  return true;
}

// 除非 经县.党委 批准: 批准 does not fit because 经 was swallowed by a name.
bool report_swallowed_with(const Scene& scene) {
  if (scene.ended() ||
      !(scene.token(scene.at).is(Keyword::APPROVAL) || scene.token(scene.at).is(Keyword::JOINT_APPROVAL))) {
    return false;
  }
  const std::string_view with = ast::spelling(Keyword::WITH, Language::zh);
  const auto is_path = [&](const Token& token) {
    return token.is_name() || token.kind == TokenKind::dot || token.kind == TokenKind::comma;
  };
  for (std::size_t i = scene.at; i-- > scene.stretch.begin && is_path(scene.token(i));) {
    if (scene.token(i).is_name() && scene.text(i).starts_with(with)) {
      return report_prefix(scene, i);
    }
  }
  return false;
}

// 定义 逾期是指 …: the name of a head swallowed the label after it.
bool report_swallowed_means(const Scene& scene) {
  const std::string_view means = ast::spelling(Keyword::MEANS, Language::zh);
  if (!scene.token(scene.stretch.begin).is(Keyword::DEFINE)) {
    return false;
  }
  for (std::size_t i = scene.stretch.begin + 1; i < scene.at; ++i) {
    const std::string_view name = scene.text(i);
    if (scene.token(i).kind == TokenKind::name && name.ends_with(means) && name.size() > means.size()) {
      scene.reporter.report(Kind::KeywordEndsName, scene.token(i).span,
                            {name, means, name.substr(0, name.size() - means.size())});
      return true;
    }
  }
  return false;
}

// 任一环节 满足 (…), 合计环节 (…), 工作日发生日期 至 …: the name before swallowed the word that opens it.
bool report_swallowed_opener(const Scene& scene) {
  if (scene.ended() || scene.at == scene.stretch.begin || !scene.token(scene.at - 1).is_name()) {
    return false;
  }
  const Token& token = scene.token(scene.at);
  const auto keyword = ast::keyword_prefix(scene.text(scene.at - 1));
  const bool counts = keyword == Keyword::ANY || keyword == Keyword::EVERY || keyword == Keyword::COUNT;
  const bool opens = (counts && token.is(Keyword::MEETS)) ||
                     (keyword == Keyword::SUM && token.kind == TokenKind::open_bracket) ||
                     (keyword == Keyword::WORKING_DAYS && token.is(Keyword::THROUGH));
  return opens && report_prefix(scene, scene.at - 1);
}

bool is_approval_ahead(const Scene& scene) {
  for (std::size_t i = scene.at; i < scene.stretch.end; ++i) {
    if (scene.token(i).is(Keyword::APPROVAL) || scene.token(i).is(Keyword::JOINT_APPROVAL)) {
      return true;
    }
  }
  return false;
}

// 除非经 县.党委 after a complete clause, or where 除非 would fit, or at the begin of a line.
bool report_prefix_here(const Scene& scene) {
  if (scene.ended()) {
    return false;
  }
  const auto keyword = ast::keyword_prefix(scene.text(scene.at));
  if (keyword == Keyword::WITH && scene.expected.empty() && !is_approval_ahead(scene)) {
    return false;  // 经费 is a word of its own
  }
  // 原则上不超过 2, 计经费 不超过 5元: before a bound, though only the bound itself is wanted there.
  const bool before_bound =
      (keyword == Keyword::IN_PRINCIPLE || keyword == Keyword::COUNTING) && scene.expects(Keyword::AT_MOST);
  const bool fits = scene.expected.empty() || begins_line(scene.sources, scene.tokens, scene.at) ||
                    before_bound || (keyword && scene.expects(*keyword));
  return fits && report_prefix(scene, scene.at);
}

}  // namespace

bool slip_in_spacing(const Scene& scene) {
  if (report_prefix_here(scene)) {
    return true;
  }
  return report_suffix(scene) || report_swallowed_opener(scene) || report_swallowed_with(scene) ||
         report_swallowed_means(scene);
}

}  // namespace qingdan::parse
