// Verb: one thing the program does. Each stands in a file of its own, which declares its options and
// returns what to run once they are filled in; main.cpp has the table.
#pragma once

#include <functional>

#include "cli/arguments.h"
#include "cli/exit.h"
#include "cli/terminal.h"

namespace qingdan::cli {

using Run = std::function<Exit(const Terminal&)>;

struct Verb {
  const char* name;
  Words summary;
  Run (*declare)(Arguments& arguments);
};

[[nodiscard]] Run declare_check(Arguments& arguments);
[[nodiscard]] Run declare_build(Arguments& arguments);
[[nodiscard]] Run declare_decide(Arguments& arguments);
[[nodiscard]] Run declare_explain(Arguments& arguments);
[[nodiscard]] Run declare_test(Arguments& arguments);
[[nodiscard]] Run declare_graph(Arguments& arguments);
[[nodiscard]] Run declare_fmt(Arguments& arguments);
[[nodiscard]] Run declare_plan(Arguments& arguments);
[[nodiscard]] Run declare_schema(Arguments& arguments);

}  // namespace qingdan::cli
