// What a request can bring and what can stand in for it: materials, sequences, registers; calendars.
#pragma once

#include "check/draft.h"

namespace qingdan::check {

void draft_materials(Draft& draft, diagnostics::DiagnosticSink& sink);
void draft_sequences(Draft& draft, diagnostics::DiagnosticSink& sink);
// After the facts: each register adds one.
void draft_registers(Draft& draft, diagnostics::DiagnosticSink& sink);
void draft_calendars(Draft& draft, diagnostics::DiagnosticSink& sink);

}  // namespace qingdan::check
