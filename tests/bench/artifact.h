// The program of a workload: compiled, or taken from a cache beside the build if the texts and the format
// are those it was compiled from.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "bench/workload/workload.h"
#include "compile.h"

namespace qingdan::bench {

struct Artifact {
  Program program;
  double compile_seconds = 0;  // 0 = taken from the cache
  std::size_t policy_bytes = 0;
  std::string key;             // of the texts and the format version
  std::filesystem::path path;  // in the cache
};

// Throws std::runtime_error if the file is no artifact.
[[nodiscard]] Artifact load(const std::filesystem::path& path);

// Throws std::runtime_error with the diagnostics if the policy does not compile.
[[nodiscard]] Artifact load_or_compile(const Workload& workload, const std::filesystem::path& cache);
[[nodiscard]] Compilation compile_workload(const Workload& workload);
[[nodiscard]] std::string policy_key(const Workload& workload);
[[nodiscard]] std::string text_key(std::string_view text);  // of its digest

[[nodiscard]] std::optional<std::string> read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace qingdan::bench
