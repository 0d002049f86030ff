// Lower: the checked model, with what prevails and in which order, as the flat tables of a Program.
#pragma once

#include "graph/rule_graph.h"
#include "model/model.h"
#include "precedence/precedence.h"
#include "qingdan/program.h"

namespace qingdan::lower {

// Needs a model without errors and a graph with an evaluation order. Norms get their place in that
// order as id; every other id stays. Scenarios are not part of a program.
[[nodiscard]] ProgramTables lower(const model::Model& model, const precedence::Precedence& precedence,
                                  const graph::RuleGraph& graph);

}  // namespace qingdan::lower
