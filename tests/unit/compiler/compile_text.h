// Compiles a rule text on top of the small world that the goldens use.
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "compile.h"
#include "diagnostics/sink.h"

namespace qingdan::test {

struct Compiled {
  Compilation result;
  std::vector<std::string> codes;  // of all diagnostics, in order of place
};

inline std::string small_world() {
  std::ifstream in(QINGDAN_SOURCE_DIR "/tests/golden/scenes/world.qd");
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

inline Compiled compile_text(const std::string& text) {
  source::SourceSet sources;
  sources.add("world.qd", small_world());
  sources.add("test.qd", text);
  diagnostics::DiagnosticSink sink;
  Compiled compiled{compile(sources, sink), {}};
  for (const diagnostics::Diagnostic& diagnostic : sink.sorted()) {
    compiled.codes.emplace_back(diagnostics::info(diagnostic.kind).code);
  }
  return compiled;
}

}  // namespace qingdan::test
