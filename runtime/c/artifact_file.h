// The bytes of a file, for as long as someone holds them.
#pragma once

#include <cstddef>
#include <memory>
#include <span>

namespace qingdan::c {

struct ArtifactFile {
  std::span<const std::byte> bytes;
  std::shared_ptr<const void> owner;  // null where the file cannot be read: errno says why
};

// Maps a regular file, where the system can.
[[nodiscard]] ArtifactFile open_artifact_file(const char* path);

}  // namespace qingdan::c
