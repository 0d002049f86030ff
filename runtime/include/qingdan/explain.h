// explain: a decision in the words of the people it concerns.
#pragma once

#include <string>

#include "qingdan/decision.h"

namespace qingdan {

// Plain text of a few lines, ending in a line break: the verdict, the items with citation and
// reason, what was defeated and why, what is missing, what would turn it to accept.
[[nodiscard]] std::string explain(const Program& program, const Request& request, const Decision& decision,
                                  Language language);

// Pieces for other renderers.
[[nodiscard]] std::string missing_name(const Program& program, const MissingFact& missing, Language language);
[[nodiscard]] std::string value_text(const Program& program, FactId fact, std::int64_t value,
                                     Language language);
[[nodiscard]] std::string change_text(const Program& program, const Change& change, Language language);
// "《…》(厅字〔2022〕28号) 二(一)": the document and the place in it.
[[nodiscard]] std::string citation(const Program& program, ItemId item, Language language);

}  // namespace qingdan
