// The JSON Schema (2020-12) of the requests that a program takes, made from its declarations.
#pragma once

#include <string>

#include "qingdan/program.h"

namespace qingdan::wire {

// Indented, ending in a line break. Titles and descriptions are in one language; names count in both.
// What is sent under a name that is not declared is taken as unknown, so the schema lets it pass.
[[nodiscard]] std::string request_schema(const Program& program, Language language);

}  // namespace qingdan::wire
