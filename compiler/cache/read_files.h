// Read files: from sources to syntax trees as parse() makes them, but without parsing what this build of the
// compiler has parsed before, and by several processes where there is much to parse (ANTLR is not safe in
// threads). Trees and diagnostics are the same as without all this.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "ast/ast.h"
#include "cache/store.h"
#include "diagnostics/sink.h"
#include "source/source.h"

namespace qingdan::cache {

struct ReadOptions {
  std::optional<Store> store;
  // Processes that parse at the same time. More than one only for a program that runs a single thread: they
  // are forked.
  unsigned workers = 1;
  // Called now and then with the number of files that have been read.
  std::function<void(std::size_t)> on_progress;
};

[[nodiscard]] std::vector<ast::File> read_files(const source::SourceSet& sources,
                                                diagnostics::DiagnosticSink& sink,
                                                const ReadOptions& options);

}  // namespace qingdan::cache
