// Private to this folder: one run of ANTLR's parser over a stretch of tokens.
#pragma once

#include <antlr4-runtime.h>

#include <cstddef>
#include <string>
#include <vector>

#include "QingdanParser.h"
#include "parse/build.h"
#include "parse/divide.h"

namespace qingdan::parse {

// Where the grammar stopped, and what it would have taken instead (kinds and words; the spans are empty).
struct Stop {
  std::size_t at = 0;  // counted from the begin of the stretch
  std::vector<Token> expected;
};

// Owns the tree it returns; contexts die with it.
class Pass {
 public:
  Pass(const Tokens& tokens, Stretch stretch);

  // Null if the text does not follow the grammar.
  [[nodiscard]] Grammar::FileContext* file();
  [[nodiscard]] Grammar::HeadContext* head();
  [[nodiscard]] Grammar::ClauseContext* clause();

  // After a null: where it stopped and what could have stood there.
  [[nodiscard]] const Stop& stop() const { return stop_; }
  // After head() or clause() has read what it could: the number of tokens it took.
  [[nodiscard]] std::size_t taken() { return stream_.index(); }
  // Where the file, read in the exact mode, is ambiguous or needs more than the fast mode.
  [[nodiscard]] std::vector<std::string> ambiguities();

 private:
  template <class Context>
  Context* run(Context* (Grammar::*rule)());

  antlr4::ListTokenSource source_;
  antlr4::CommonTokenStream stream_;
  Grammar parser_;
  Stop stop_;
};

}  // namespace qingdan::parse
