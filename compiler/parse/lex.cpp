// From text to tokens, with ANTLR's lexer. The one place where its positions (code points) become ours
// (bytes).
#include <antlr4-runtime.h>

#include <array>
#include <string_view>

#include "QingdanLexer.h"
#include "parse/build.h"
#include "parse/tokens.h"

namespace qingdan::parse {
namespace {

using grammar::QingdanLexer;
using source::Span;

// Text that is known to be valid UTF-8, for the lexer; knows the byte at which each code point begins.
class CodePoints final : public antlr4::ANTLRInputStream {
 public:
  explicit CodePoints(std::string_view text) {
    _data.reserve(text.size());
    offsets_.reserve(text.size() + 1);
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      if ((byte & 0xC0U) == 0x80U) {
        _data.back() = (_data.back() << 6U) | (byte & 0x3FU);
        continue;
      }
      offsets_.push_back(static_cast<std::uint32_t>(i));
      const unsigned lead = byte < 0x80U ? 0x7FU : byte < 0xE0U ? 0x1FU : byte < 0xF0U ? 0x0FU : 0x07U;
      _data.push_back(byte & lead);
    }
    offsets_.push_back(static_cast<std::uint32_t>(text.size()));
  }

  [[nodiscard]] Span bytes(std::uint32_t source, std::size_t first, std::size_t last) const {
    return {source, offsets_[first], offsets_[last + 1]};
  }
  [[nodiscard]] char32_t at(std::size_t index) const { return _data[index]; }

 private:
  std::vector<std::uint32_t> offsets_;
};

struct Meaning {
  TokenKind kind = TokenKind::end_of_file;
  ast::Keyword keyword{};
};

using Meanings = std::array<Meaning, QingdanLexer::BAD + 1>;

Meanings make_meanings() {
  Meanings meanings{};
#define QD_KEYWORD(token, group, zh, en) \
  meanings[QingdanLexer::token] = {TokenKind::keyword, ast::Keyword::token};
#include "keywords.def"
#undef QD_KEYWORD
  const std::pair<std::size_t, TokenKind> others[] = {
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
  for (const auto& [type, kind] : others) {
    meanings[type].kind = kind;
  }
  return meanings;
}

const Meanings& meanings() {
  static const Meanings table = make_meanings();
  return table;
}

char32_t closing_mark(char32_t opening) {
  return opening == U'“' ? U'”' : opening == U'「' ? U'」' : U'"';
}

// An open text reaches to the line end, also where it is closed before. Gives the last code point of the
// text proper, and whether its closing mark stands there.
std::pair<std::size_t, bool> end_of_text(const CodePoints& input, std::size_t first, std::size_t last) {
  const char32_t mark = closing_mark(input.at(first));
  for (std::size_t i = first + 1; i <= last; ++i) {
    if (input.at(i) == mark) {
      return {i, true};
    }
  }
  return {last, false};
}

void add_stray(Tokens& tokens, Span span) {
  if (!tokens.strays.empty() && tokens.strays.back().end == span.begin) {
    tokens.strays.back().end = span.end;
  } else {
    tokens.strays.push_back(span);
  }
}

}  // namespace

Tokens read_tokens(const source::SourceSet& sources, std::uint32_t source) {
  const std::string_view text = sources[source].text;
  CodePoints input(text);
  QingdanLexer lexer(&input);
  lexer.removeErrorListeners();
  Tokens result;
  for (;;) {
    const auto found = lexer.nextToken();
    const std::size_t type = found->getType();
    if (type == antlr4::Token::EOF) {
      const auto end = static_cast<std::uint32_t>(text.size());
      result.tokens.push_back({TokenKind::end_of_file, {}, {source, end, end}});
      return result;
    }
    const std::size_t first = found->getStartIndex();
    std::size_t last = found->getStopIndex();
    if (type == QingdanLexer::OPEN_STRING) {
      const auto [end, closed] = end_of_text(input, first, last);
      last = end;
      input.seek(last + 1);
      lexer.hitEOF = false;
      if (!closed) {
        result.open_texts.push_back(result.tokens.size());
      }
    }
    const Span span = input.bytes(source, first, last);
    if (type == QingdanLexer::COMMENT) {
      result.comments.push_back({span, result.tokens.size()});
    } else if (type == QingdanLexer::BAD) {
      add_stray(result, span);
    } else {
      result.tokens.push_back({meanings()[type].kind, meanings()[type].keyword, span});
    }
  }
}

std::size_t grammar_type(const Token& token) {
  if (token.kind == TokenKind::end_of_file) {
    return antlr4::Token::EOF;
  }
  std::size_t type = 1;
  while (meanings()[type].kind != token.kind || meanings()[type].keyword != token.keyword) {
    ++type;
  }
  return type;
}

}  // namespace qingdan::parse
