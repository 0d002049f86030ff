// Diagnostics as text for people: code, place, the line with carets under it (aligned by display
// width, so Chinese text lines up), the other half, what to write.
#pragma once

#include <string>

#include "diagnostics/diagnostic.h"
#include "qingdan/vocabulary.h"
#include "source/source.h"

namespace qingdan::diagnostics {

struct RenderOptions {
  Language language = Language::zh;
  bool colour = false;
  int ambiguous_width = 1;  // columns of characters such as ① — …: 2 on many Chinese terminals
};

[[nodiscard]] std::string render(const Diagnostic& diagnostic, const source::SourceSet& sources,
                                 const RenderOptions& options);
// A template of the table with {0} … filled in.
[[nodiscard]] std::string fill(std::string_view text, const std::vector<Phrase>& args, Language language);
// Columns that the text takes on a terminal.
[[nodiscard]] int display_width(std::string_view text, int ambiguous_width = 1);

}  // namespace qingdan::diagnostics
