#include "cli/reuse.h"

#include <cstdlib>

namespace qingdan::cli {
namespace {

std::optional<std::string> environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

std::string usual_directory() {
  // The standard for these folders has relative ones ignored.
  if (const auto folder = environment("XDG_CACHE_HOME"); folder && folder->starts_with("/")) {
    return *folder + "/qingdan";
  }
  const auto home = environment("HOME");
  return home && home->starts_with("/") ? *home + "/.cache/qingdan" : std::string();
}

}  // namespace

void Reuse::declare(Arguments& arguments) {
  arguments.text("--cache", directory, "DIR",
                 {"没有改过的文件不再重读,结果存在这里(默认 ~/.cache/qingdan)",
                  "keep the work on unchanged files here (default ~/.cache/qingdan)"});
  arguments.flag("--no-cache", off, {"每个文件都重读", "read every file anew"});
  arguments.exclusive({"--cache", "--no-cache"});
}

std::optional<cache::Store> Reuse::store() const {
  if (off) return std::nullopt;
  std::string chosen = directory;
  if (chosen.empty()) chosen = environment("QINGDAN_CACHE").value_or(usual_directory());
  if (chosen.empty()) return std::nullopt;
  cache::Store store;
  store.directory = std::move(chosen);
  return store;
}

}  // namespace qingdan::cli
