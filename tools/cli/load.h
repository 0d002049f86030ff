// Loading: what most verbs begin with. Whatever goes wrong has been said when an exit comes back.
#pragma once

#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/reuse.h"
#include "compile.h"

namespace qingdan::cli {

struct Input {
  source::SourceSet sources;
  diagnostics::DiagnosticSink sink;
  bool all_readable = true;
};

// The rule files of these paths. A file that cannot be read or decoded is reported, and the rest read on.
[[nodiscard]] Input load_sources(const std::vector<std::string>& paths, const Terminal& terminal);

// What a verb needs to know of the rules; each takes more work than the one before.
enum class Wanted { diagnostics, program, program_and_picture };

// What came of them, whatever it is; all diagnostics are in the sink.
struct Checked {
  Input input;
  std::vector<ast::File> files;  // unless the program was wanted
  Compilation result;
};
[[nodiscard]] Checked check_paths(const std::vector<std::string>& paths, const Reuse& reuse, Wanted wanted,
                                  const Terminal& terminal);

struct Compiled {
  Input input;
  Compilation result;

  // There is one, or there would be no Compiled.
  [[nodiscard]] const Program& program() const { return *result.program; }
};

// Diagnostics go to standard error.
[[nodiscard]] OrExit<Compiled> compile_paths(const std::vector<std::string>& paths, const Reuse& reuse,
                                             const Terminal& terminal, Wanted wanted = Wanted::program);

[[nodiscard]] OrExit<Program> load_artifact(const std::string& path, const Terminal& terminal);

// Where a verb takes its program from: an artifact, or rule files.
struct ProgramOrigin {
  std::string artifact;
  std::vector<std::string> policies;
  Reuse reuse;

  void declare(Arguments& arguments);
  [[nodiscard]] bool is_given() const { return !artifact.empty() || !policies.empty(); }
  [[nodiscard]] OrExit<Program> load(const Terminal& terminal) const;
};

}  // namespace qingdan::cli
