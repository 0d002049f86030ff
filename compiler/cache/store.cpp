#include "cache/store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

namespace qingdan::cache {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDigestSize = sizeof(Digest);
constexpr std::uint64_t kMaxEntry = std::uint64_t{1} << 30U;
constexpr std::time_t kDay = 24 * 60 * 60;
constexpr std::time_t kHour = 60 * 60;

class File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  ~File() {
    if (is_open()) {
      ::close(descriptor_);
    }
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

// Of its folder, one of 256, and of the file in it.
std::string folder_of(const Store& store, const std::string& name) {
  return store.directory + "/" + name.substr(0, 2);
}
std::string path_of(const Store& store, const std::string& name) {
  return folder_of(store, name) + "/" + name.substr(2);
}

std::string_view bytes_of(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

bool read_exactly(int descriptor, std::string& into) {
  std::size_t got = 0;
  while (got < into.size()) {
    const ssize_t some = ::read(descriptor, into.data() + got, into.size() - got);
    if (some <= 0) {
      return false;
    }
    got += static_cast<std::size_t>(some);
  }
  return true;
}

bool write_all(int descriptor, std::string_view content) {
  while (!content.empty()) {
    const ssize_t put = ::write(descriptor, content.data(), content.size());
    if (put <= 0) {
      return false;
    }
    content.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

// What was used today is known to be young: that spares a write for each use.
void mark_used(int descriptor, const struct stat& status) {
  if (status.st_mtime + kDay < std::time(nullptr)) {
    static_cast<void>(::futimens(descriptor, nullptr));
  }
}

struct Entry {
  std::time_t used = 0;
  std::uint64_t size = 0;
  std::string path;
};

// The entries; what was left of writers that were killed is removed.
std::vector<Entry> find_entries(const Store& store) {
  std::vector<Entry> entries;
  std::error_code error;
  for (auto it = fs::recursive_directory_iterator(store.directory, error);
       !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
    struct stat status {};
    const std::string path = it->path().string();
    if (it.depth() != 1 || ::lstat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) {
      continue;
    }
    if (it->path().extension() != ".new") {
      entries.push_back({status.st_mtime, static_cast<std::uint64_t>(status.st_size), path});
    } else if (status.st_mtime + kHour < std::time(nullptr)) {
      ::unlink(path.c_str());
    }
  }
  return entries;
}

int create(const std::string& path) {
  return ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
}

void make_folders(const std::string& folder) {
  std::error_code error;
  const fs::path top = fs::path(folder).parent_path();
  if (fs::create_directories(top, error)) {
    fs::permissions(top, fs::perms::owner_all, error);  // whoever can write here says what rules mean
  }
  fs::create_directory(folder, error);
}

}  // namespace

std::optional<std::string> load(const Store& store, const Digest& key) {
  const File file(::open(path_of(store, hexadecimal(key)).c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  if (!file.is_open() || ::fstat(file.descriptor(), &status) != 0 || !S_ISREG(status.st_mode)) {
    return std::nullopt;
  }
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size < kDigestSize || size > kMaxEntry) {
    return std::nullopt;
  }
  std::string content(static_cast<std::size_t>(size), '\0');
  if (!read_exactly(file.descriptor(), content)) {
    return std::nullopt;
  }
  const std::string_view all = content;
  const std::size_t end = content.size() - kDigestSize;
  if (bytes_of(digest(bytes_of(key), all.substr(0, end))) != all.substr(end)) {
    return std::nullopt;
  }
  mark_used(file.descriptor(), status);
  content.resize(end);
  return content;
}

void save(const Store& store, const Digest& key, std::string_view content) {
  static std::atomic<unsigned> count = 0;
  const std::string name = hexadecimal(key);
  const std::string path = path_of(store, name);
  const std::string temporary =
      path + "-" + std::to_string(::getpid()) + "-" + std::to_string(count++) + ".new";
  int descriptor = create(temporary);
  if (descriptor < 0) {
    make_folders(folder_of(store, name));
    descriptor = create(temporary);
  }
  bool written = false;
  {
    const File file(descriptor);
    written = file.is_open() && write_all(file.descriptor(), content) &&
              write_all(file.descriptor(), bytes_of(digest(bytes_of(key), content)));
  }
  if (descriptor >= 0 && (!written || ::rename(temporary.c_str(), path.c_str()) != 0)) {
    ::unlink(temporary.c_str());
  }
  if (key[0] == 0) {  // one in 256 pays for all
    trim(store);
  }
}

void trim(const Store& store) {
  std::vector<Entry> entries = find_entries(store);
  std::uint64_t total = 0;
  for (const Entry& entry : entries) {
    total += entry.size;
  }
  if (total <= store.limit) {
    return;
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.used < b.used; });
  for (const Entry& entry : entries) {
    if (total <= store.limit / 4 * 3) {
      return;  // with some room, so that the next entry does not begin this anew
    }
    ::unlink(entry.path.c_str());  // another process may have been faster
    total -= entry.size;
  }
}

}  // namespace qingdan::cache
