// Format: one way to lay out a rule file. Keeps comments, names, titles and codes as they are; settles
// clause order, spacing, punctuation and literals; can rewrite every reserved word into the other
// language. Formatting twice changes nothing; zh → en → zh gives the same bytes.
#pragma once

#include <optional>
#include <string>

#include "diagnostics/sink.h"
#include "qingdan/vocabulary.h"
#include "source/source.h"

namespace qingdan::format {

struct FormatOptions {
  std::optional<Language> keywords;  // absent: each word stays in the language it was written in
};

// nullopt if the file has a syntax error (reported to the sink): a broken file is never rewritten.
[[nodiscard]] std::optional<std::string> format(const source::SourceSet& sources, std::uint32_t source,
                                                const FormatOptions& options,
                                                diagnostics::DiagnosticSink& sink);

}  // namespace qingdan::format
