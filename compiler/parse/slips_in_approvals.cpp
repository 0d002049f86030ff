// 除非 县.党委 批准: organs and 批准, without 经 before them.
#include <string>

#include "parse/expected.h"
#include "parse/slips.h"

namespace qingdan::parse {
namespace {

using ast::Keyword;
using diagnostics::Kind;
using diagnostics::Phrase;

bool is_approval(const Token& token) {
  return token.is(Keyword::APPROVAL) || token.is(Keyword::JOINT_APPROVAL);
}

bool is_part_of_organs(const Token& token) {
  return token.is_name() || token.kind == TokenKind::dot || token.kind == TokenKind::comma;
}

bool joins(const Scene& scene, std::size_t index) {
  const Token& token = scene.token(index);
  return token.kind == TokenKind::comma || token.is(Keyword::AND) || is_join_word(scene.text(index));
}

// Where the organs begin, the last of them before `end`. One that approves jointly has another before it,
// perhaps behind 且: 县.党委 且 县.政府 共同批准.
std::size_t first_organ(const Scene& scene, std::size_t end) {
  bool alone = scene.token(end).is(Keyword::JOINT_APPROVAL);
  for (std::size_t i = scene.at; i < end; ++i) {
    alone = alone && !joins(scene, i);
  }
  std::size_t begin = scene.at;
  while (begin > scene.stretch.begin) {
    const bool after_organ = begin > scene.stretch.begin + 3 && scene.token(begin - 3).kind == TokenKind::dot;
    const bool is_second = alone && after_organ && scene.token(begin - 1).is(Keyword::AND);
    if (!is_second && !is_part_of_organs(scene.token(begin - 1))) {
      break;
    }
    --begin;
    alone = alone && !joins(scene, begin);
  }
  return begin;
}

// The organs as a list: a word between two of them, such as 和, becomes a comma; 由 before them goes.
std::string list_organs(const Scene& scene, std::size_t begin, std::size_t end, Language language) {
  const std::string_view comma = language == Language::zh ? "、" : ", ";
  std::string organs;
  for (std::size_t i = begin; i < end; ++i) {
    const std::string_view text = scene.text(i);
    if (joins(scene, i)) {
      organs += comma;
    } else if (i != begin || (text != "由" && text != "by")) {
      const bool after_name = i > begin && scene.token(i).is_name() && scene.token(i - 1).is_name() &&
                              !joins(scene, i - 1) && !organs.empty();
      organs.append(after_name ? " " : "").append(text);
    }
  }
  return organs;
}

}  // namespace

bool slip_in_approval(const Scene& scene) {
  if (scene.ended() || !in_condition(scene)) {
    return false;
  }
  std::size_t end = scene.at;
  while (end < scene.stretch.end && is_part_of_organs(scene.token(end))) {
    ++end;
  }
  if (end == scene.stretch.end || !is_approval(scene.token(end))) {
    return false;
  }
  const std::size_t begin = first_organ(scene, end);
  const bool found = begin > scene.stretch.begin && !scene.token(begin - 1).is(Keyword::WITH) &&
                     (begin < end || scene.expected.empty());
  if (!found) {
    return false;
  }
  for (std::size_t i = begin; i < end; ++i) {
    if (ast::keyword_prefix(scene.text(i)) == Keyword::WITH) {
      return false;  // 经县.党委 批准: 经 is there, and a space is missing
    }
  }
  const Language language = language_of(scene.text(end));
  const std::string with(ast::spelling(Keyword::WITH, language));
  const std::string organs = begin < end ? list_organs(scene, begin, end, language) : "…";
  const std::string form = with + " " + organs + " " + std::string(scene.text(end));
  scene.reporter.report(Kind::WordMissing, source::join(scene.token(begin).span, scene.token(end).span),
                        {scene.text(scene.stretch.begin), Phrase("“" + with + "”", "‘" + with + "’"), form});
  return true;
}

}  // namespace qingdan::parse
