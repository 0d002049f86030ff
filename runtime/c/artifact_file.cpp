#include "artifact_file.h"

#include <cerrno>
#include <cstdint>
#include <limits>

#if defined(__EMSCRIPTEN__)
#elif defined(__unix__) || defined(__APPLE__)
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#else
#include <fstream>
#include <iterator>
#include <vector>
#endif

namespace qingdan::c {

#if defined(__EMSCRIPTEN__)

// A module has no files: whoever loads it hands over the bytes.
ArtifactFile open_artifact_file(const char* /*path*/) {
  errno = ENOSYS;
  return {};
}

#elif defined(__unix__) || defined(__APPLE__)

namespace {

// Of a descriptor that is open.
ArtifactFile map(int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return {};
  if (!S_ISREG(status.st_mode)) {
    errno = S_ISDIR(status.st_mode) ? EISDIR : ESPIPE;
    return {};
  }
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size > std::numeric_limits<std::size_t>::max()) {
    errno = EFBIG;
    return {};
  }
  if (size == 0) return {{}, std::make_shared<char>()};  // nothing to map
  void* mapped = ::mmap(nullptr, static_cast<std::size_t>(size), PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (mapped == MAP_FAILED) return {};
  const auto length = static_cast<std::size_t>(size);
  std::shared_ptr<const void> owner(mapped, [mapped, length](const void*) { ::munmap(mapped, length); });
  return {{static_cast<const std::byte*>(mapped), length}, std::move(owner)};
}

}  // namespace

ArtifactFile open_artifact_file(const char* path) {
  const int descriptor = ::open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);  // a pipe must not hold us up
  if (descriptor < 0) return {};
  ArtifactFile file = map(descriptor);
  const int reason = errno;
  ::close(descriptor);
  errno = reason;
  return file;
}

#else

ArtifactFile open_artifact_file(const char* path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    errno = ENOENT;
    return {};
  }
  const auto text = std::make_shared<const std::vector<char> >(std::istreambuf_iterator<char>(in),
                                                               std::istreambuf_iterator<char>());
  return {std::as_bytes(std::span(*text)), text};
}

#endif

}  // namespace qingdan::c
