#include "format/spell.h"

#include "ast/keyword.h"
#include "format/literals.h"

namespace qingdan::format {
namespace {

using parse::Token;
using parse::TokenKind;

// Without back-quotes it would still be read as one name.
bool is_plain_name(std::string_view text) {
  source::SourceSet scratch;
  const std::uint32_t id = scratch.add({}, std::string(text));
  const parse::Tokens tokens = parse::read_tokens(scratch, id);
  return tokens.tokens.size() == 2 && tokens.tokens[0].kind == TokenKind::name &&
         tokens.tokens[0].span.begin == 0 && tokens.tokens[0].span.end == text.size() &&
         tokens.comments.empty() && tokens.strays.empty();
}

// A name `joint` before 批准: in English the two would run into one reserved word.
bool runs_into_word(std::string_view name, const Token* next) {
  if (next == nullptr || next->kind != TokenKind::keyword) {
    return false;
  }
  const std::string together =
      std::string(name) + " " + std::string(ast::spelling(next->keyword, Language::en));
  return ast::find_keyword(together).has_value();
}

std::string spell_name(const Token& token, std::string_view text, const Token* next) {
  const bool quoted = token.kind == TokenKind::quoted_name;
  const std::string_view name = quoted ? text.substr(1, text.size() - 2) : text;
  const bool plain = !runs_into_word(name, next) && (!quoted || is_plain_name(name));
  return plain ? std::string(name) : "`" + std::string(name) + "`";
}

std::string_view spell_sign(TokenKind kind, bool english) {
  switch (kind) {
    case TokenKind::comma:
      return english ? "," : "、";
    case TokenKind::dot:
      return ".";
    case TokenKind::slash:
      return "/";
    case TokenKind::open_bracket:
      return "(";
    case TokenKind::close_bracket:
      return ")";
    case TokenKind::equal:
      return "=";
    case TokenKind::not_equal:
      return english ? "!=" : "≠";
    case TokenKind::less:
      return "<";
    case TokenKind::less_equal:
      return english ? "<=" : "≤";
    case TokenKind::greater:
      return ">";
    case TokenKind::greater_equal:
      return english ? ">=" : "≥";
    case TokenKind::times:
      return english ? "*" : "×";
    case TokenKind::plus:
      return "+";
    case TokenKind::minus:
      return "-";
    default:
      return {};
  }
}

}  // namespace

std::string Spelling::spell(const Token& token, const Token* next) const {
  const std::string_view text = sources.text(token.span);
  if (token.kind == TokenKind::keyword) {
    return std::string(ast::spelling(token.keyword, words.value_or(language_of_word(text))));
  }
  if (token.is_name()) {
    return spell_name(token, text, next);
  }
  if (is_literal(token.kind)) {
    return write_literal(token, text, words.value_or(language_of_literal(text)));
  }
  return std::string(spell_sign(token.kind, signs == Language::en));
}

std::string_view Spelling::between(const Token& left, const Token& right) const {
  // 每 is a sign, `per` a word like any other.
  const bool is_sign =
      left.is(ast::Keyword::PER) && words.value_or(language_of_word(sources.text(left.span))) == Language::zh;
  const bool joined = left.kind == TokenKind::dot || left.kind == TokenKind::open_bracket ||
                      right.kind == TokenKind::dot || right.kind == TokenKind::comma ||
                      right.kind == TokenKind::close_bracket ||
                      (signs == Language::zh && (left.kind == TokenKind::comma || is_sign));
  return joined ? "" : " ";
}

Language language_of_word(std::string_view word) {
  return !word.empty() && static_cast<unsigned char>(word.front()) < 0x80U ? Language::en : Language::zh;
}

}  // namespace qingdan::format
