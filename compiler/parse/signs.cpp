#include "parse/signs.h"

#include <algorithm>
#include <optional>
#include <string>

#include "parse/characters.h"
#include "parse/slips.h"

namespace qingdan::parse {
namespace {

using diagnostics::Kind;
using diagnostics::Phrase;
using source::Span;

bool is_one_of(char32_t value, std::u32string_view set) {
  return set.find(value) != std::u32string_view::npos;
}

// One message for each run of invisible characters, wherever it stands: in names, texts and comments too.
void check_hidden(std::string_view text, std::uint32_t source, Reporter& reporter) {
  std::uint32_t run_end = 0;
  for (std::uint32_t i = 0; i < text.size();) {
    const Character character = first_character(text.substr(i));
    if (is_hidden(character.value)) {
      if (i != run_end || i == 0) {
        reporter.report(Kind::HiddenCharacter, {source, i, i + character.size},
                        {code_point_name(character.value)});
      }
      run_end = i + character.size;
    }
    i += character.size;
  }
}

// The run of name characters, and of the sign in question, around a span.
Span word_around(std::string_view text, Span span, char32_t sign) {
  constexpr std::uint32_t kEnough = 100;
  const Span limit{span.source, span.begin > kEnough ? span.begin - kEnough : 0, span.end + kEnough};
  const auto belongs = [sign](char32_t value) { return value == sign || is_name_character(value); };
  for (Character before = last_character(text.substr(0, span.begin));
       belongs(before.value) && span.begin > limit.begin;
       before = last_character(text.substr(0, span.begin))) {
    span.begin -= before.size;
  }
  for (Character after = first_character(text.substr(span.end)); belongs(after.value) && span.end < limit.end;
       after = first_character(text.substr(span.end))) {
    span.end += after.size;
  }
  return span;
}

std::size_t token_after(const Tokens& tokens, std::uint32_t offset) {
  const auto found =
      std::lower_bound(tokens.tokens.begin(), tokens.tokens.end(), offset,
                       [](const Token& token, std::uint32_t at) { return token.span.begin < at; });
  return static_cast<std::size_t>(found - tokens.tokens.begin());
}

// Cyrillic or Greek letters spelled with the Latin ones they look like; nullopt if one has none.
std::optional<std::string> in_latin(std::string_view text) {
  std::string latin;
  while (!text.empty()) {
    const Character character = first_character(text);
    const char letter = look_alike(character.value);
    if (letter == 0) {
      return std::nullopt;
    }
    latin += letter;
    text.remove_prefix(character.size);
  }
  return latin;
}

struct Stray {
  const source::SourceSet& sources;
  const Tokens& tokens;
  Reporter& reporter;
  Span span;

  [[nodiscard]] std::string_view text() const { return sources.text(span); }
};

void report_name(const Stray& stray, const Character& sign) {
  const Span word = word_around(stray.sources[stray.span.source].text, stray.span, sign.value);
  if (!stray.reporter.has_error_in(word.begin, word.end)) {
    stray.reporter.report(Kind::NameNeedsQuotes, word,
                          {stray.text().substr(0, sign.size), stray.sources.text(word)});
  }
}

bool report_document_number(const Stray& stray, std::size_t next) {
  for (std::size_t start = next > 2 ? next - 3 : 0; start < next; ++start) {
    if (const auto found = loose_document_number(stray.sources, stray.tokens, start)) {
      if (!stray.reporter.has_error_in(found->span.begin, found->span.end)) {
        stray.reporter.report(Kind::DocumentNumberBrackets, found->span, {found->normal});
      }
      return true;
    }
  }
  return false;
}

// What to write for a sign of mathematics or programming.
std::optional<Phrase> usual_sign(char32_t sign) {
  if (is_one_of(sign, U"&＆")) {
    return Phrase("且", "and");
  }
  if (is_one_of(sign, U"|｜")) {
    return Phrase("或", "or");
  }
  if (is_one_of(sign, U"!！¬")) {
    return Phrase("非", "not");
  }
  return is_one_of(sign, U"−–—‐‑") ? std::optional(Phrase("-")) : std::nullopt;
}

void check_stray(const Stray& stray) {
  const Character first = first_character(stray.text());
  const std::size_t next = token_after(stray.tokens, stray.span.begin);
  if (is_hidden(first.value)) {
    return;  // reported by check_hidden
  }
  const auto report = [&stray](Kind kind, std::vector<Phrase> args) {
    stray.reporter.report(kind, stray.span, std::move(args));
  };
  const bool after_label = next > 0 && stray.tokens.tokens[next - 1].kind == TokenKind::keyword;
  if (is_one_of(first.value, U"每·•‧・")) {
    report_name(stray, first);
  } else if (is_one_of(first.value, U":：︰﹕") && after_label) {
    report(Kind::ColonAfterLabel, {stray.sources.text(stray.tokens.tokens[next - 1].span)});
  } else if (is_one_of(first.value, U"《》〈〉")) {
    report(Kind::BookMarks, {});
  } else if (is_one_of(first.value, U"'‘’＂＇”」『』«»‹›„‟″")) {
    report(Kind::MarkUnknown, {stray.text()});
  } else if (first.value == U'`') {
    report(Kind::TextNotClosed, {"`"});
  } else if (is_one_of(first.value, U"〔[【〕]】［］") && report_document_number(stray, next)) {
    return;
  } else if (const auto latin = in_latin(stray.text())) {
    report(Kind::LookAlikeLetter, {stray.text(), code_point_name(first.value), *latin});
  } else if (const auto sign = usual_sign(first.value)) {
    report(Kind::OperatorUnknown, {stray.text(), *sign});
  } else {
    report(Kind::SignUnknown, {stray.text()});
  }
}

void check_open_text(const source::SourceSet& sources, Span span, Reporter& reporter) {
  const std::string_view text = sources.text(span);
  const std::string_view opening = text.starts_with('"') ? "\"" : text.substr(0, 3);
  const std::string_view closing = opening == "“" ? "”" : opening == "「" ? "」" : "\"";
  for (const std::string_view other : {"”", "」", "\"", "’", "＂", "』"}) {
    const std::size_t at = text.find(other, opening.size());
    if (at != std::string_view::npos) {
      const auto end = static_cast<std::uint32_t>(span.begin + at + other.size());
      reporter.report(Kind::TextMarksDiffer, {span.source, span.begin, end}, {opening, other, closing});
      return;
    }
  }
  const auto mark_end = static_cast<std::uint32_t>(span.begin + opening.size());
  reporter.report(Kind::TextNotClosed, {span.source, span.begin, mark_end}, {closing});
}

// Back-quotes allow any letter; one that only looks Latin would make two names that nobody can tell apart.
void check_quoted_name(const source::SourceSet& sources, Span span, Reporter& reporter) {
  const std::string_view text = sources.text(span);
  for (std::uint32_t i = 0; i < text.size();) {
    const Character character = first_character(text.substr(i));
    if (const char latin = look_alike(character.value)) {
      reporter.report(
          Kind::LookAlikeLetter, {span.source, span.begin + i, span.begin + i + character.size},
          {text.substr(i, character.size), code_point_name(character.value), std::string(1, latin)});
      return;
    }
    i += character.size;
  }
}

}  // namespace

void check_signs(const source::SourceSet& sources, std::uint32_t source, const Tokens& tokens,
                 Reporter& reporter) {
  check_hidden(sources[source].text, source, reporter);
  for (const Span span : tokens.strays) {
    if (!reporter.is_full()) {
      check_stray({sources, tokens, reporter, span});
    }
  }
  for (const std::size_t index : tokens.open_texts) {
    check_open_text(sources, tokens.tokens[index].span, reporter);
  }
  for (const Token& token : tokens.tokens) {
    if (token.kind == TokenKind::quoted_name) {
      check_quoted_name(sources, token.span, reporter);
    }
  }
}

}  // namespace qingdan::parse
