// What a random item does: its mode clause and those that go with that mode alone.
#pragma once

#include <string>
#include <vector>

#include "property/random_conditions.h"

namespace qingdan::property {

// Writes clauses in either language, several nouns with either comma.
void add_clause(Writer& writer, Statement& statement, ast::Keyword label, const std::string& value = "");
void add_nouns(Writer& writer, Statement& statement, ast::Keyword label,
               const std::vector<std::string>& values);
// Some of the names, as written.
[[nodiscard]] std::vector<std::string> some_names(Writer& writer, const std::vector<Named>& from,
                                                  std::size_t least, std::size_t most);
// 30日, 10个工作日.
[[nodiscard]] std::string random_time(Writer& writer);

struct Doing {
  ast::Keyword mode;
  Reading reading;               // the rows that it is judged by, if any
  bool in_principle = false;     // of a limit
  bool names_materials = false;  // of a replacement: it has a term of its own
};
[[nodiscard]] Doing random_doing(Random& random, const World& world);
// By rows of which sequences an item of this mode may be judged one by one.
[[nodiscard]] bool may_go_row_by_row(ast::Keyword mode, const WorldSequence& sequence);

// `matters`: those the item speaks of, where the mode has no better ones of its own.
void write_mode(Writer& writer, const World& world, Statement& statement, const Doing& doing,
                const std::string& matters);
// What to use or do instead of what is banned.
[[nodiscard]] std::string random_substitutes(Writer& writer, const World& world);

}  // namespace qingdan::property
