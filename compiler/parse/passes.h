// Private to this folder: one run of ANTLR's parser over a stretch of tokens.
#pragma once

#include <antlr4-runtime.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "QingdanParser.h"
#include "parse/build.h"
#include "parse/divide.h"
#include "parse/explain.h"

namespace qingdan::parse {

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
  // After head() or clause(): how many tokens it took. What is left fits nowhere.
  [[nodiscard]] std::size_t taken() { return stream_.index(); }
  [[nodiscard]] Grammar& parser() { return parser_; }

 private:
  template <class Context>
  Context* run(Context* (Grammar::*rule)());

  antlr4::ListTokenSource source_;
  antlr4::CommonTokenStream stream_;
  Grammar parser_;
  Stop stop_;
};

}  // namespace qingdan::parse
