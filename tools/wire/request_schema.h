// What a program wants to be told, made from its declarations: the JSON Schema (2020-12) of requests, and
// the counters that whoever asks must keep.
#pragma once

#include <string>

#include "qingdan/program.h"

namespace qingdan::wire {

// Indented, ending in a line break. Titles and descriptions are in one language; names count in both.
// What is sent under a name that is not declared is taken as unknown, so the schema lets it pass.
[[nodiscard]] std::string request_schema(const Program& program, Language language);

// One line of JSON a counter: {"fact":…,"matter":…,"keys":["village","year"]}. Names are in one language.
[[nodiscard]] std::string counter_lines(const Program& program, Language language);

}  // namespace qingdan::wire
