// Store: entries of bytes in a directory, each in a file named by its key. Any number of processes may use
// one directory at once, and may be killed at any time: an entry is there whole or not at all, and one that
// is not what was put there counts as absent. Nothing here is an error: without a cache the work is done
// anew.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cache/key.h"

namespace qingdan::cache {

struct Store {
  std::string directory;
  std::uint64_t limit = std::uint64_t{512} << 20U;  // bytes that the entries may take; the oldest go first
};

[[nodiscard]] std::optional<std::string> load(const Store& store, const Digest& key);

void save(const Store& store, const Digest& key, std::string_view content);

// Removes the entries that were used least recently until the rest keep the limit. save() does so now and
// then by itself.
void trim(const Store& store);

}  // namespace qingdan::cache
