// Expected: what would have fitted, in the officer's words and folded to a few categories.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "parse/explain.h"

namespace qingdan::parse {

// 名称 / a name, 一个条件 / a condition, “批准”或“共同批准” / ‘批准’ or ‘共同批准’. Reserved words keep the
// language of the file. Empty if nothing was expected.
[[nodiscard]] diagnostics::Phrase describe_expected(const Scene& scene);

// The reserved words that are wanted where nothing else but a longer list would do: 批准 after 经 县.党委.
struct MissingWord {
  diagnostics::Phrase words;  // 批准”或“共同批准
  std::string governing;      // 经
  std::string form;           // 经 县.党委、县.政府 共同批准
};
[[nodiscard]] std::optional<MissingWord> missing_word(const Scene& scene);

// The language that a label is written in.
[[nodiscard]] Language language_of(std::string_view word);

}  // namespace qingdan::parse
