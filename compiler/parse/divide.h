// Divide: where statements and clauses begin, found by their reserved words and, where those are
// misspelled, by the lines. So it works on a file with errors too; on a file without errors it agrees
// with the grammar.
#pragma once

#include <cstddef>
#include <vector>

#include "parse/tokens.h"

namespace qingdan::parse {

// Tokens [begin, end) of a file.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool empty() const { return begin == end; }
};

struct StatementTokens {
  Stretch head;  // empty for what stands before the first statement; else it begins with a reserved
                 // word, or with a name that begins with one (条目N1)
  std::vector<Stretch> clauses;  // each begins with a label, or with a name in the place of one
};

// The signs that end a statement stand in no stretch, unless more of the same clause follows them.
[[nodiscard]] std::vector<StatementTokens> divide(const source::SourceSet& sources, const Tokens& tokens);

// The token is the first one of its line.
[[nodiscard]] bool begins_line(const source::SourceSet& sources, const Tokens& tokens, std::size_t index);

}  // namespace qingdan::parse
