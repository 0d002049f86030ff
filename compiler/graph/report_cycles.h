// Norms that beat or wait for each other in a circle, as diagnostics. Private to the graph.
#pragma once

#include "diagnostics/sink.h"
#include "graph/order_norms.h"

namespace qingdan::graph {

// For each knot of cycles (norms that all wait for each other) one shortest cycle, from the smallest item
// address on it; in a knot too large to search it all, a short one. Each text is reported once.
void report_cycles(const model::Model& model, const precedence::Precedence& precedence, const Waits& waits,
                   diagnostics::DiagnosticSink& sink);

}  // namespace qingdan::graph
