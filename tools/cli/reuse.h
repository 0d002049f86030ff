// Reuse: where the work on unchanged rule files is kept from one run to the next, as the command line and the
// environment say.
#pragma once

#include <optional>
#include <string>

#include "cache/store.h"
#include "cli/arguments.h"

namespace qingdan::cli {

struct Reuse {
  std::string directory;
  bool off = false;

  void declare(Arguments& arguments);
  // --no-cache, else --cache, QINGDAN_CACHE (empty: none), XDG_CACHE_HOME/qingdan, HOME/.cache/qingdan.
  [[nodiscard]] std::optional<cache::Store> store() const;
};

}  // namespace qingdan::cli
