// Parse: text to ast::File. Syntax errors go to the sink; the file that comes back holds whatever
// could be read. The only folder that knows ANTLR. Not safe to call from two threads at once.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "ast/ast.h"
#include "diagnostics/sink.h"
#include "source/source.h"

namespace qingdan::parse {

struct Limits {
  std::size_t file_bytes = 4U << 20U;
  std::size_t nesting = 64;  // brackets, and 非 in a row
  std::size_t statement_tokens = 20000;
  std::size_t expression_operators = 500;  // in one statement
  std::size_t errors = 20;                 // syntax errors reported for one file
};

// Checks that bytes are UTF-8 text of acceptable size, strips a byte order mark and adds them to
// `sources`. Bytes that are not text are reported (with the offset, and a word on GB18030) and give nullopt.
[[nodiscard]] std::optional<std::uint32_t> add_source(source::SourceSet& sources, std::string name,
                                                      std::string bytes, diagnostics::DiagnosticSink& sink,
                                                      const Limits& limits = {});

[[nodiscard]] ast::File parse(const source::SourceSet& sources, std::uint32_t source,
                              diagnostics::DiagnosticSink& sink, const Limits& limits = {});

}  // namespace qingdan::parse
