#include "parse/divide.h"

namespace qingdan::parse {
namespace {

using ast::Keyword;
using ast::KeywordGroup;

bool is_one_of(const Token& token, std::initializer_list<Keyword> words) {
  for (const Keyword word : words) {
    if (token.is(word)) {
      return true;
    }
  }
  return false;
}

// After it a value must come, which may be a word such as 事项 that elsewhere begins a statement.
bool wants_value(const Token& token) {
  switch (token.kind) {
    case TokenKind::comma:
    case TokenKind::open_bracket:
    case TokenKind::equal:
    case TokenKind::not_equal:
    case TokenKind::less:
    case TokenKind::less_equal:
    case TokenKind::greater:
    case TokenKind::greater_equal:
    case TokenKind::times:
    case TokenKind::plus:
    case TokenKind::minus:
      return true;
    default:
      return is_one_of(
          token,
          {Keyword::WHEN,      Keyword::UNLESS,  Keyword::ONLY_WHEN, Keyword::MEANS,    Keyword::MARKS,
           Keyword::APPLICANT, Keyword::MEETS,   Keyword::NOT,       Keyword::AND,      Keyword::OR,
           Keyword::AMONG,     Keyword::ANY_OF,  Keyword::ALL_OF,    Keyword::BEYOND,   Keyword::WORKING_DAYS,
           Keyword::THROUGH,   Keyword::TYPE,    Keyword::DEFAULT,   Keyword::AGAINST,  Keyword::DONE_WHEN,
           Keyword::COUNTING,  Keyword::AT_MOST, Keyword::BELOW,     Keyword::AT_LEAST, Keyword::ABOVE});
  }
}

bool is_value_word(const Token& token) {
  return is_one_of(token, {Keyword::MATTER, Keyword::ROLE, Keyword::ORGAN, Keyword::REGION, Keyword::LEVEL,
                           Keyword::MATERIAL});
}

bool is_mode(const Token& token) {
  return is_one_of(token, {Keyword::FORBID, Keyword::PERMIT, Keyword::MANDATE, Keyword::REQUIRE,
                           Keyword::NEED, Keyword::LIMIT, Keyword::REPLACE, Keyword::OBLIGE, Keyword::FIND});
}

enum class Start : std::uint8_t { no, clause, statement };

// In a file without errors a name follows a reserved word or a sign, never a value and never another
// name. So this one, at the begin of a line, was meant as a label: 除非经 县.党委 批准.
Start start_at_name(const source::SourceSet& sources, const Tokens& tokens, std::size_t index) {
  const TokenKind before = index == 0 ? TokenKind::end : tokens.tokens[index - 1].kind;
  const bool after_value = (before >= TokenKind::name && before <= TokenKind::text) ||
                           before == TokenKind::close_bracket || before == TokenKind::end;
  const bool before_name = tokens.tokens[index + 1].is_name() && !begins_line(sources, tokens, index + 1);
  const bool meant_as_label = after_value || before_name;
  if (!meant_as_label || !begins_line(sources, tokens, index)) {
    return Start::no;
  }
  const auto keyword = ast::keyword_prefix(sources.text(tokens.tokens[index].span));
  return keyword && ast::group(*keyword) == KeywordGroup::statement ? Start::statement : Start::clause;
}

Start start_at(const source::SourceSet& sources, const Tokens& tokens, std::size_t index) {
  const Token& token = tokens.tokens[index];
  if (token.is_name()) {
    return start_at_name(sources, tokens, index);
  }
  if (token.kind != TokenKind::keyword || ast::group(token.keyword) == KeywordGroup::word) {
    return Start::no;
  }
  if (index > 0) {
    const Token& before = tokens.tokens[index - 1];
    const bool named_on_new_line = tokens.tokens[index + 1].is_name() && begins_line(sources, tokens, index);
    const bool continues =
        (is_value_word(token) && wants_value(before) && !named_on_new_line) ||
        (is_mode(token) && before.is(Keyword::INFERIOR)) ||
        (token.is(Keyword::WITH) && wants_value(before) && before.kind != TokenKind::comma) ||
        (token.is(Keyword::TO) && sources.text(before.span) == "equal" &&  // meant as a sign
         !begins_line(sources, tokens, index));
    if (continues) {
      return Start::no;
    }
  }
  return ast::group(token.keyword) == KeywordGroup::statement ? Start::statement : Start::clause;
}

void close(Stretch& stretch, const Tokens& tokens, std::size_t end) {
  while (end > stretch.begin && tokens.tokens[end - 1].kind == TokenKind::end) {
    --end;
  }
  stretch.end = end;
}

}  // namespace

bool begins_line(const source::SourceSet& sources, const Tokens& tokens, std::size_t index) {
  if (index == 0) {
    return true;
  }
  const source::Span before = tokens.tokens[index - 1].span;
  const source::Span here = tokens.tokens[index].span;
  return sources.text({here.source, before.end, here.begin}).find('\n') != std::string_view::npos;
}

std::vector<StatementTokens> divide(const source::SourceSet& sources, const Tokens& tokens) {
  std::vector<StatementTokens> statements;
  const std::size_t end = tokens.tokens.size() - 1;
  Stretch* open = nullptr;
  for (std::size_t i = 0; i < end; ++i) {
    const Start start = start_at(sources, tokens, i);
    if (start == Start::no && open != nullptr) {
      continue;
    }
    if (open != nullptr) {
      close(*open, tokens, i);
    }
    if (start == Start::statement || statements.empty()) {
      statements.emplace_back();
    }
    if (start == Start::statement) {
      open = &statements.back().head;
    } else {
      open = &statements.back().clauses.emplace_back();
    }
    open->begin = i;
  }
  if (open != nullptr) {
    close(*open, tokens, end);
  }
  return statements;
}

}  // namespace qingdan::parse
