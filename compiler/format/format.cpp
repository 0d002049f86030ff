// Lays out the words and signs of a file that parsed; nothing here knows the grammar beyond where
// statements and clauses begin.
#include "format/format.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "format/clause_order.h"
#include "format/comments.h"
#include "format/spell.h"
#include "parse/divide.h"
#include "parse/parse.h"
#include "parse/tokens.h"

namespace qingdan::format {
namespace {

using parse::StatementTokens;
using parse::Stretch;
using parse::Token;

constexpr std::size_t kClauseIndent = 2;
constexpr std::size_t kContinuedIndent = 4;  // of a clause that a comment breaks

class Layout {
 public:
  Layout(const source::SourceSet& sources, std::uint32_t source, const FormatOptions& options)
      : sources_(sources),
        text_(sources[source].text),
        options_(options),
        tokens_(parse::read_tokens(sources, source)),
        comments_(sources, tokens_) {}

  [[nodiscard]] std::string run();

 private:
  [[nodiscard]] const Token& token(std::size_t index) const { return tokens_.tokens[index]; }
  [[nodiscard]] bool joins_head(const StatementTokens& statement) const;
  [[nodiscard]] Spelling spelling_of(std::size_t label) const;

  void write_lead(std::size_t index);
  void write_statement(StatementTokens statement);
  void write_clause(Stretch clause);
  void write_stretch(Stretch stretch, std::size_t indent, const Spelling& spelling);
  void write_comment(const OwnLine& comment, std::size_t indent);
  void write_blank_line();

  const source::SourceSet& sources_;
  std::string_view text_;
  const FormatOptions& options_;
  parse::Tokens tokens_;
  Comments comments_;
  std::string out_;
};

void Layout::write_blank_line() {
  if (!out_.empty() && !out_.ends_with("\n\n")) {
    out_ += '\n';
  }
}

void Layout::write_comment(const OwnLine& comment, std::size_t indent) {
  out_.append(indent, ' ');
  out_ += comment.text;
  out_ += '\n';
}

// The comments before a statement, or before the end of the file. Those that follow the statement above
// without a gap, and stand further in than what comes next, are its last lines and stay with it.
void Layout::write_lead(std::size_t index) {
  const Gap gap = gap_before(text_, token(index).span.begin);
  const bool at_end = index + 1 == tokens_.tokens.size();
  const std::size_t indent = at_end ? 0 : gap.indent;
  bool above = !out_.empty();
  for (const OwnLine& comment : comments_.before(index)) {
    above = above && !comment.blank_before && gap_before(text_, comment.begin).indent > indent;
    if (comment.blank_before) {
      write_blank_line();
    }
    write_comment(comment, above ? kClauseIndent : 0);
  }
  if (!at_end && gap.has_blank_line()) {
    write_blank_line();
  }
}

// Signs follow the words; where words stay as they are, the first word of the clause decides.
Spelling Layout::spelling_of(std::size_t label) const {
  const Language written = language_of_word(sources_.text(token(label).span));
  return {sources_, options_.keywords, options_.keywords.value_or(written)};
}

void Layout::write_stretch(Stretch stretch, std::size_t indent, const Spelling& spelling) {
  out_.append(indent, ' ');
  for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
    if (i > stretch.begin && comments_.before(i).empty() && comments_.after(i - 1).empty()) {
      out_ += spelling.between(token(i - 1), token(i));
    } else if (i > stretch.begin) {
      out_ += '\n';
      for (const OwnLine& comment : comments_.before(i)) {
        write_comment(comment, kContinuedIndent);
      }
      out_.append(kContinuedIndent, ' ');
    }
    out_ += spelling.spell(token(i), i + 1 < stretch.end ? &token(i + 1) : nullptr);
    if (!comments_.after(i).empty()) {
      out_ += "  ";
      out_ += comments_.after(i);
    }
  }
  out_ += '\n';
}

void Layout::write_clause(Stretch clause) {
  for (const OwnLine& comment : comments_.before(clause.begin)) {
    if (comment.blank_before) {
      write_blank_line();
    }
    write_comment(comment, kClauseIndent);
  }
  write_stretch(clause, kClauseIndent, spelling_of(clause.begin));
}

// 定义 X 是指 … stays on one line, unless a comment stands in between.
bool Layout::joins_head(const StatementTokens& statement) const {
  if (statement.clauses.size() != 1) {
    return false;
  }
  const Stretch clause = statement.clauses.front();
  return token(clause.begin).is(ast::Keyword::MEANS) && statement.head.end == clause.begin &&
         comments_.before(clause.begin).empty() && comments_.after(statement.head.end - 1).empty();
}

void Layout::write_statement(StatementTokens statement) {
  write_lead(statement.head.begin);
  if (joins_head(statement)) {
    const Stretch clause = statement.clauses.front();
    write_stretch({statement.head.begin, clause.end}, 0, spelling_of(clause.begin));
    return;
  }
  write_stretch(statement.head, 0, spelling_of(statement.head.begin));
  const auto rank = [&](Stretch clause) {
    return clause_rank(token(statement.head.begin).keyword, token(clause.begin).keyword);
  };
  std::stable_sort(statement.clauses.begin(), statement.clauses.end(),
                   [&rank](Stretch left, Stretch right) { return rank(left) < rank(right); });
  for (const Stretch clause : statement.clauses) {
    write_clause(clause);
  }
}

std::string Layout::run() {
  for (StatementTokens& statement : parse::divide(sources_, tokens_)) {
    write_statement(std::move(statement));
  }
  write_lead(tokens_.tokens.size() - 1);
  return std::move(out_);
}

}  // namespace

std::optional<std::string> format(const source::SourceSet& sources, std::uint32_t source,
                                  const FormatOptions& options, diagnostics::DiagnosticSink& sink) {
  if (parse::parse(sources, source, sink).broken) {
    return std::nullopt;
  }
  return Layout(sources, source, options).run();
}

}  // namespace qingdan::format
