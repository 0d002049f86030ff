// Compile: the phases in order, from sources to a Program. The table of contents of the compiler.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ast/ast.h"
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

enum class Phase { check, precedence, graph, lower };

struct CompileOptions {
  bool picture = true;  // the graph has vertices and edges, besides the order that the program needs
  bool program = true;  // else it ends before lowering, which finds nothing wrong in what has come so far
  std::function<void(Phase)> on_phase;  // called when one begins
};

// Reads nothing and writes nothing: `sources` holds the texts. All problems go to the sink. The order
// of the sources does not matter: the same statements give the same program.
[[nodiscard]] Compilation compile(const source::SourceSet& sources, diagnostics::DiagnosticSink& sink);

// Likewise from what parse() made of the sources; what it had to say is in the sink. `files` is emptied once
// the model stands, if there is more to do that needs memory.
[[nodiscard]] Compilation compile(std::vector<ast::File>& files, diagnostics::DiagnosticSink& sink,
                                  const CompileOptions& options = {});

// SHA-256, as the runtime wants it.
[[nodiscard]] Digest sha256(std::span<const std::byte> bytes);

}  // namespace qingdan
