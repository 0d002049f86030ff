// Compile: the phases in order, from sources to a Program. The table of contents of the compiler.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/sink.h"
#include "graph/rule_graph.h"
#include "model/model.h"
#include "precedence/precedence.h"
#include "qingdan/program.h"
#include "source/source.h"

namespace qingdan {

struct Compilation {
  model::Model model;
  precedence::Precedence precedence;
  graph::RuleGraph graph;
  std::optional<Program> program;  // present only if the sink holds no error
};

// Reads nothing and writes nothing: `sources` holds the texts. All problems go to the sink. The order
// of the sources does not matter: the same statements give the same program.
[[nodiscard]] Compilation compile(const source::SourceSet& sources, diagnostics::DiagnosticSink& sink);

// SHA-256, as the runtime wants it.
[[nodiscard]] Digest sha256(std::span<const std::byte> bytes);

}  // namespace qingdan
