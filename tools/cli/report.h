// Diagnostics for people (standard error) and for tools (one JSON object a line, standard output).
#pragma once

#include <cstddef>

#include "cli/terminal.h"
#include "diagnostics/sink.h"

namespace qingdan::cli {

void print_diagnostics(const diagnostics::DiagnosticSink& sink, const source::SourceSet& sources,
                       const Terminal& terminal);
void print_diagnostics_json(const diagnostics::DiagnosticSink& sink, const source::SourceSet& sources,
                            const Terminal& terminal);
// "2 errors, 1 warning"
void print_summary(const diagnostics::DiagnosticSink& sink, std::size_t files, const Terminal& terminal);

}  // namespace qingdan::cli
