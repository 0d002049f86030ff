// A page for each code: what it means, an example, what to do. For `qingdan explain CODE`.
#pragma once

#include <optional>
#include <string_view>

#include "qingdan/vocabulary.h"

namespace qingdan::diagnostics {

// From pages.def; ends in a line break. nullopt for a code that is not in the table of kinds. The text
// lives as long as the program.
[[nodiscard]] std::optional<std::string_view> page(std::string_view code, Language language);

}  // namespace qingdan::diagnostics
