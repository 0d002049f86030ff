// From text to tokens, with ANTLR's lexer. The one place where its positions (code points) become ours
// (bytes).
#include <antlr4-runtime.h>

#include <string_view>

#include "QingdanLexer.h"
#include "parse/build.h"
#include "parse/characters.h"
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
    for (std::size_t i = 0; i < text.size();) {
      const Character character = first_character(text.substr(i));
      offsets_.push_back(static_cast<std::uint32_t>(i));
      _data.push_back(character.value);
      i += character.size;
    }
    offsets_.push_back(static_cast<std::uint32_t>(text.size()));
  }

  [[nodiscard]] Span bytes(std::uint32_t source, std::size_t first, std::size_t last) const {
    return {source, offsets_[first], offsets_[last + 1]};
  }

 private:
  std::vector<std::uint32_t> offsets_;
};

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
    const Span span = input.bytes(source, found->getStartIndex(), found->getStopIndex());
    if (type == QingdanLexer::COMMENT) {
      result.comments.push_back({span, result.tokens.size()});
    } else if (type == QingdanLexer::BAD) {
      add_stray(result, span);
    } else {
      if (type == QingdanLexer::OPEN_STRING) {
        result.open_texts.push_back(result.tokens.size());
      }
      const Meaning known = meaning(type);
      result.tokens.push_back({known.kind, known.keyword, span});
    }
  }
}

}  // namespace qingdan::parse
