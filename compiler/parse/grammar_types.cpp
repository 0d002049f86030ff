// Which of ANTLR's token numbers is which of our kinds, both ways.
#include <array>
#include <utility>

#include "QingdanLexer.h"
#include "parse/build.h"

namespace qingdan::parse {
namespace {

using grammar::QingdanLexer;

using Meanings = std::array<Meaning, QingdanLexer::BAD + 1>;

Meanings make_meanings() {
  Meanings meanings{};
#define QD_KEYWORD(token, group, zh, en) \
  meanings[QingdanLexer::token] = {TokenKind::keyword, ast::Keyword::token};
#include "keywords.def"
#undef QD_KEYWORD
  constexpr std::pair<std::size_t, TokenKind> kOthers[] = {
      {QingdanLexer::DATE, TokenKind::date},
      {QingdanLexer::LOOSE_DATE, TokenKind::loose_date},
      {QingdanLexer::WORKDAYS, TokenKind::workdays},
      {QingdanLexer::DAYS, TokenKind::days},
      {QingdanLexer::MONEY, TokenKind::money},
      {QingdanLexer::PERCENT, TokenKind::percent},
      {QingdanLexer::INT, TokenKind::integer},
      {QingdanLexer::DOCUMENT_NUMBER, TokenKind::document_number},
      {QingdanLexer::CITE, TokenKind::cite},
      {QingdanLexer::STRING, TokenKind::text},
      {QingdanLexer::OPEN_STRING, TokenKind::text},
      {QingdanLexer::COMMA, TokenKind::comma},
      {QingdanLexer::DOT, TokenKind::dot},
      {QingdanLexer::SLASH, TokenKind::slash},
      {QingdanLexer::LP, TokenKind::open_bracket},
      {QingdanLexer::RP, TokenKind::close_bracket},
      {QingdanLexer::EQ, TokenKind::equal},
      {QingdanLexer::NE, TokenKind::not_equal},
      {QingdanLexer::LT, TokenKind::less},
      {QingdanLexer::LE, TokenKind::less_equal},
      {QingdanLexer::GT, TokenKind::greater},
      {QingdanLexer::GE, TokenKind::greater_equal},
      {QingdanLexer::STAR, TokenKind::times},
      {QingdanLexer::PLUS, TokenKind::plus},
      {QingdanLexer::MINUS, TokenKind::minus},
      {QingdanLexer::END, TokenKind::end},
      {QingdanLexer::NAME, TokenKind::name},
      {QingdanLexer::QUOTED_NAME, TokenKind::quoted_name},
  };
  for (const auto& [type, kind] : kOthers) {
    meanings[type].kind = kind;
  }
  return meanings;
}

const Meanings& meanings() {
  static const Meanings table = make_meanings();
  return table;
}

}  // namespace

Meaning meaning(std::size_t type) { return type < meanings().size() ? meanings()[type] : Meaning{}; }

std::size_t grammar_type(const Token& token) {
  for (std::size_t type = 1; type < meanings().size(); ++type) {
    const Meaning& known = meanings()[type];
    if (known.kind == token.kind && known.keyword == token.keyword) {
      return token.kind == TokenKind::end_of_file ? antlr4::Token::EOF : type;
    }
  }
  return antlr4::Token::EOF;
}

}  // namespace qingdan::parse
