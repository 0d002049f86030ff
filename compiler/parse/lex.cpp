// From text to tokens, with ANTLR's lexer. The one place where its positions (code points) become ours
// (bytes).
#include <antlr4-runtime.h>

#include <array>
#include <cstdint>
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

// ANTLR remembers where a character leads only if it is ASCII, and works every other one out anew. This
// remembers them all, in a table of fixed size where a newcomer takes the place of who stood there.
class RememberingSimulator final : public antlr4::atn::LexerATNSimulator {
 public:
  using LexerATNSimulator::LexerATNSimulator;

 protected:
  using State = antlr4::dfa::DFAState;
  using LexerATNSimulator::addDFAEdge;

  State* getExistingTargetState(State* from, std::size_t symbol) override {
    const Edge& edge = place(from, symbol);
    return edge.from == from && edge.symbol == symbol
               ? edge.to
               : LexerATNSimulator::getExistingTargetState(from, symbol);
  }

  void addDFAEdge(State* from, std::size_t symbol, State* to) override {
    place(from, symbol) = {from, symbol, to};
    LexerATNSimulator::addDFAEdge(from, symbol, to);
  }

 private:
  struct Edge {
    State* from = nullptr;
    std::size_t symbol = 0;
    State* to = nullptr;
  };

  // States live as long as the process, in the generated lexer, and so does what is known of them.
  static Edge& place(State* from, std::size_t symbol) {
    constexpr unsigned kBits = 15;
    static std::array<Edge, std::size_t{1} << kBits> edges;
    const std::uint64_t mixed =
        (symbol * 31 + static_cast<std::uint64_t>(from->stateNumber)) * 0x9E3779B97F4A7C15ULL;
    return edges[mixed >> (64U - kBits)];
  }
};

void remember_all(QingdanLexer& lexer) {
  auto* made = lexer.getInterpreter<antlr4::atn::LexerATNSimulator>();
  lexer.setInterpreter(new RememberingSimulator(&lexer, lexer.getATN(), made->_decisionToDFA,
                                                made->getSharedContextCache()));  // the lexer owns it
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
  remember_all(lexer);
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
