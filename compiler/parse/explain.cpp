#include "parse/explain.h"

#include <algorithm>
#include <string>

#include "diagnostics/suggest.h"
#include "parse/expected.h"
#include "parse/slips.h"

namespace qingdan::parse {
namespace {

using ast::Keyword;
using ast::KeywordGroup;
using diagnostics::Kind;
using diagnostics::Phrase;

// The first that recognises itself reports.
bool is_known_slip(const Scene& scene, std::initializer_list<Slip> slips) {
  return std::any_of(slips.begin(), slips.end(), [&scene](Slip slip) { return slip(scene); });
}

bool is_approval(const Token& token) {
  return token.is(Keyword::APPROVAL) || token.is(Keyword::JOINT_APPROVAL);
}

bool is_on_new_line(const Scene& scene, std::size_t index) {
  return begins_line(scene.sources, scene.tokens, index);
}

// Words at the begin of a line that begin neither a statement nor a clause.
void explain_unknown_label(const Scene& scene) {
  const std::string_view word = scene.text(scene.at);
  if (scene.at + 1 < scene.stretch.end && !is_on_new_line(scene, scene.at + 1)) {  // 等事项 提请 县.政府
    const std::string joined = std::string(word).append(scene.text(scene.at + 1));
    if (const auto keyword = ast::find_keyword(joined);
        keyword && ast::group(*keyword) != KeywordGroup::word) {
      const source::Span both = source::join(scene.token(scene.at).span, scene.token(scene.at + 1).span);
      scene.reporter.report(Kind::UnknownLabelNear, both, {scene.sources.text(both), joined});
      return;
    }
  }
  std::vector<std::string_view> labels;
  for (std::size_t i = 0; i < ast::keyword_count(); ++i) {
    const auto keyword = static_cast<Keyword>(i);
    const std::string_view label = ast::spelling(keyword, language_of(word));
    // A word of one letter is near to every word that holds it.
    if (ast::group(keyword) != KeywordGroup::word && label.size() > std::string_view("经").size()) {
      labels.push_back(label);
    }
  }
  const auto near = scene.token(scene.at).is_name() ? diagnostics::suggest(word, labels) : std::nullopt;
  if (near) {
    scene.reporter.report(Kind::UnknownLabelNear, scene.token(scene.at).span, {word, *near});
  } else {
    scene.reporter.report(Kind::UnknownLabel, scene.token(scene.at).span, {word});
  }
}

// The head or clause is complete, and more words follow it.
void explain_surplus(const Scene& scene) {
  if (scene.token(scene.stretch.begin).is(Keyword::WITHIN) && scene.token(scene.at).is(Keyword::SINCE)) {
    const Language language = language_of(scene.text(scene.stretch.begin));
    const std::string oblige(ast::spelling(Keyword::OBLIGE, language));
    const std::string since(ast::spelling(Keyword::SINCE, language));
    const Phrase fact = scene.at + 1 < scene.stretch.end ? scene.text(scene.at + 1) : "…";
    scene.reporter.report(Kind::SinceWithDuty, scene.token(scene.at).span,
                          {oblige, since, scene.text(scene.stretch.begin), fact});
    return;
  }
  const source::Span here = scene.token(scene.at).span;
  const Token& before = scene.token(scene.at - 1);
  if (is_on_new_line(scene, scene.at)) {
    explain_unknown_label(scene);
  } else if (before.kind == TokenKind::keyword && scene.token(scene.at).is_name() &&
             before.span.end == here.begin) {
    const source::Span both = source::join(before.span, here);  // no waivers
    scene.reporter.report(Kind::UnknownLabelNear, both, {scene.sources.text(both), scene.text(scene.at - 1)});
  } else {
    scene.reporter.report(Kind::NothingFits, here, {scene.text(scene.at), scene.text(scene.stretch.begin)});
  }
}

// More was wanted. A reserved word may follow on the same line, meant as a name: 禁止 检查.
void explain_end(const Scene& scene) {
  const Token& next = scene.token(scene.at);
  const bool meant_as_name = scene.expects(TokenKind::name) && next.kind == TokenKind::keyword &&
                             !is_on_new_line(scene, scene.at) && !scene.token(scene.at + 1).is_name();
  if (scene.token(scene.stretch.begin).is(Keyword::SOURCE) && next.is(Keyword::REGISTER)) {
    scene.reporter.report(Kind::SourceIsRegister, next.span);
  } else if (meant_as_name) {
    scene.reporter.report(Kind::ReservedAsName, next.span, {scene.text(scene.at)});
  } else if (const auto missing = missing_word(scene)) {
    if (next.kind == TokenKind::keyword && !is_on_new_line(scene, scene.at)) {
      scene.reporter.report(Kind::ValueExpected, next.span,
                            {missing->governing, missing->words, scene.text(scene.at)});
      return;
    }
    scene.reporter.report(Kind::WordMissing, scene.token(scene.at - 1).span,
                          {missing->governing, missing->words, missing->form});
  } else {
    const bool after_name = scene.token(scene.at - 1).is_name();
    scene.reporter.report(
        Kind::ValueMissing, scene.token(scene.at - 1).span,
        {after_name ? governing_text(scene) : scene.text(scene.at - 1), describe_expected(scene)});
  }
}

void explain_wrong_value(const Scene& scene) {
  const Token& token = scene.token(scene.at);
  const bool closes = is_approval(token) || token.is(Keyword::MEETS);
  const bool name_only = scene.expects(TokenKind::name) && !scene.expects(TokenKind::integer);
  if (name_only && token.kind == TokenKind::keyword && !closes) {
    scene.reporter.report(Kind::ReservedAsName, token.span, {scene.text(scene.at)});
  } else if (const auto missing = missing_word(scene)) {
    scene.reporter.report(Kind::WordMissing, token.span, {missing->governing, missing->words, missing->form});
  } else {
    const Phrase wanted = describe_expected(scene);
    if (wanted.zh.empty()) {
      explain_surplus(scene);
      return;
    }
    scene.reporter.report(Kind::ValueExpected, token.span,
                          {governing_text(scene), wanted, scene.text(scene.at)});
  }
}

// Something for the help line: 条目 N1, item N1.
std::string example_name(Keyword statement, Language language) {
  switch (statement) {
    case Keyword::ITEM:
      return "N1";
    case Keyword::SCENARIO:
      return "S1";
    case Keyword::DOCUMENT:
      return language == Language::zh ? "甲县2024" : "jia_2024";
    default:
      return language == Language::zh ? "某某" : "some_name";
  }
}

void explain_missing_name(const Scene& scene) {
  const Token& kind = scene.token(scene.stretch.begin);
  const std::string_view word = scene.text(scene.stretch.begin);
  const Token& next = scene.token(scene.at);
  if (slip_in_number(scene)) {
    return;
  }
  const bool reserved = next.kind == TokenKind::keyword && !is_on_new_line(scene, scene.at) &&
                        !scene.token(scene.at + 1).is_name();
  if (reserved) {
    scene.reporter.report(Kind::ReservedAsName, next.span, {scene.text(scene.at)});
  } else {
    scene.reporter.report(Kind::StatementNameMissing, kind.span,
                          {word, example_name(kind.keyword, language_of(word))});
  }
}

// Lists, items and scenarios have one code; the others take a name in each language.
bool declares_names(const Scene& scene) {
  switch (scene.token(scene.stretch.begin).keyword) {
    case Keyword::DOCUMENT:
    case Keyword::MATTER:
    case Keyword::REGION:
    case Keyword::ORGAN:
    case Keyword::ROLE:
    case Keyword::FACT:
    case Keyword::DEFINE:
    case Keyword::SEQUENCE:
    case Keyword::MATERIAL:
    case Keyword::REGISTER:
    case Keyword::CALENDAR:
      return true;
    default:
      return false;
  }
}

// 定义 逾期 剩余天数 < 0
void explain_missing_means(const Scene& scene) {
  const std::string_view define = scene.text(scene.stretch.begin);
  const std::string means(ast::spelling(Keyword::MEANS, language_of(define)));
  scene.reporter.report(
      Kind::WordMissing, scene.token(scene.at).span,
      {define, Phrase("“" + means + "”", "‘" + means + "’"), std::string(define) + " … " + means + " …"});
}

}  // namespace

bool Scene::expects(TokenKind kind) const {
  return std::any_of(expected.begin(), expected.end(),
                     [kind](const Token& token) { return token.kind == kind; });
}

bool Scene::expects(Keyword word) const {
  return std::any_of(expected.begin(), expected.end(), [word](const Token& token) { return token.is(word); });
}

void explain_head(const Scene& scene) {
  const bool nothing_read = scene.at == scene.stretch.begin + 1;
  const bool same_line = !scene.ended() && !is_on_new_line(scene, scene.at);
  if (slip_in_per(scene)) {
    return;
  }
  if (nothing_read && !(same_line && scene.token(scene.at).is_name())) {
    explain_missing_name(scene);
  } else if (is_known_slip(scene, {slip_in_number}) || (declares_names(scene) && slip_in_names(scene))) {
    return;
  } else if (scene.expected.empty() && same_line && scene.token(scene.at).is_name() &&
             !scene.token(scene.stretch.begin).is(Keyword::DEFINE)) {
    Scene title = scene;
    title.expected = {{TokenKind::text, {}, {}}};
    slip_in_quotation(title);
  } else if (is_known_slip(scene, {slip_in_spacing, slip_in_quotation})) {
    return;
  } else if (scene.token(scene.stretch.begin).is(Keyword::DEFINE) && same_line && scene.expected.empty()) {
    explain_missing_means(scene);
  } else if (scene.expected.empty()) {
    explain_surplus(scene);
  } else if (scene.ended()) {
    explain_end(scene);
  } else {
    explain_wrong_value(scene);
  }
}

void explain_clause(const Scene& scene) {
  const bool wants_text = scene.expects(TokenKind::text) && !scene.expects(TokenKind::name);
  if (is_known_slip(scene, {slip_in_per, slip_in_document_number, slip_in_number, slip_in_operator,
                            slip_in_approval}) ||
      (wants_text && slip_in_quotation(scene)) ||
      is_known_slip(scene, {slip_in_joining, slip_in_list_end, slip_in_brackets, slip_in_spacing,
                            slip_in_quotation, slip_in_setting, slip_in_list, slip_in_places})) {
    return;
  }
  if (!scene.ended() && scene.token(scene.at).kind == TokenKind::end) {
    scene.reporter.report(Kind::StrayEnd, scene.token(scene.at).span, {scene.text(scene.at)});
  } else if (scene.expected.empty()) {
    explain_surplus(scene);
  } else if (scene.ended()) {
    explain_end(scene);
  } else {
    explain_wrong_value(scene);
  }
}

void explain_stray_words(const Scene& scene) {
  const Token& first = scene.token(scene.at);
  if (first.kind == TokenKind::keyword) {
    scene.reporter.report(Kind::ClauseBeforeStatement, first.span, {scene.text(scene.at)});
  } else if (!slip_in_spacing(scene)) {
    explain_unknown_label(scene);
  }
}

}  // namespace qingdan::parse
