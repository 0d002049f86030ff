#include "cli/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <span>
#include <system_error>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace qingdan::cli {
namespace {

namespace fs = std::filesystem;

class File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  ~File() {
    if (is_open()) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] bool close() {
    const int descriptor = std::exchange(descriptor_, -1);
    return ::close(descriptor) == 0;
  }

 private:
  int descriptor_;
};

// False on an error; errno says which.
template <class Container>
bool read_all(int descriptor, std::size_t limit, Container& into) {
  constexpr std::size_t kChunk = std::size_t{1} << 16;
  while (into.size() <= limit) {
    const std::size_t size = into.size();
    const std::size_t room = into.capacity() > size ? into.capacity() - size : kChunk;
    into.resize(size + std::min(room, limit + 1 - size));
    const ssize_t got = ::read(descriptor, into.data() + size, into.size() - size);
    into.resize(size + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got < 0 && errno != EINTR) return false;
    if (got == 0) return true;
  }
  return true;
}

// What a regular file is going to take: then it is read in one piece.
template <class Container>
void make_room(int descriptor, std::size_t limit, Container& into) {
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) {
    into.reserve(std::min(limit, static_cast<std::size_t>(status.st_size)) + 1);
  }
}

template <class Container>
OrFileError<Container> read_file(const std::string& path, std::size_t limit) {
  const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  Container content;
  if (file.is_open()) make_room(file.descriptor(), limit, content);
  if (!file.is_open() || !read_all(file.descriptor(), limit, content)) return FileError{std::strerror(errno)};
  return content;
}

bool write_all(int descriptor, std::string_view content) {
  while (!content.empty()) {
    const ssize_t put = ::write(descriptor, content.data(), content.size());
    if (put < 0 && errno != EINTR) return false;
    content.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(put, 0)));
  }
  return true;
}

// A pipe or a device cannot be replaced, only written to.
bool write_in_place(const std::string& path, std::string_view content) {
  File file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  return file.is_open() && write_all(file.descriptor(), content) && file.close();
}

bool is_rule_file(const fs::directory_entry& entry) {
  std::error_code error;
  return entry.path().extension() == ".qd" && entry.is_regular_file(error);
}

// False if the directory cannot be read or holds no rule file.
bool add_directory(const std::string& directory, std::vector<std::string>& found) {
  std::error_code error;
  std::vector<std::string> paths;
  for (auto it = fs::recursive_directory_iterator(directory, error);
       !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
    if (is_rule_file(*it)) paths.push_back(it->path().string());
  }
  std::sort(paths.begin(), paths.end());
  found.insert(found.end(), paths.begin(), paths.end());
  return !error && !paths.empty();
}

std::string full_name(const fs::path& path) {
  std::error_code error;
  const fs::path resolved = fs::weakly_canonical(path, error);
  return error ? path.string() : resolved.string();
}

// The one name of a file, however it is reached. A folder is resolved once for all that is in it.
std::string one_name(const fs::path& path, std::unordered_map<std::string, std::string>& folders) {
  std::error_code error;
  const std::string name = path.filename().string();
  if (name.empty() || name == "." || name == ".." || fs::is_symlink(path, error) || error) {
    return full_name(path);
  }
  const auto [folder, added] = folders.try_emplace(path.parent_path().string());
  if (added) folder->second = full_name(folder->first.empty() ? fs::path(".") : fs::path(folder->first));
  return folder->second + "/" + name;
}

}  // namespace

OrFileError<std::vector<std::byte>> read_bytes(const std::string& path, std::size_t limit) {
  return read_file<std::vector<std::byte>>(path, limit);
}

OrFileError<std::string> read_text(const std::string& path, std::size_t limit) {
  return read_file<std::string>(path, limit);
}

std::string read_input(std::size_t limit) {
  std::string content;
  static_cast<void>(read_all(STDIN_FILENO, limit, content));
  return content;
}

bool replace_file(const std::string& path, std::string_view content) {
  std::error_code error;
  const fs::path resolved = fs::weakly_canonical(path, error);
  const std::string target = error ? path : resolved.string();
  struct stat status {};
  const bool exists = ::stat(target.c_str(), &status) == 0;
  if (exists && !S_ISREG(status.st_mode)) return write_in_place(target, content);

  const mode_t mode = exists ? status.st_mode & 07777U : 0666U;
  const std::string temporary = fmt::format("{}.tmp-{}", target, ::getpid());
  File file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
  if (!file.is_open()) return false;
  const bool written = (!exists || ::fchmod(file.descriptor(), mode) == 0) &&
                       write_all(file.descriptor(), content) && ::fsync(file.descriptor()) == 0;
  if (written && file.close() && std::rename(temporary.c_str(), target.c_str()) == 0) return true;
  const int reason = errno;
  ::unlink(temporary.c_str());
  errno = reason;
  return false;
}

RuleFiles find_rule_files(const std::vector<std::string>& paths) {
  RuleFiles files;
  std::vector<std::string> found;
  for (const std::string& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      if (!add_directory(path, found)) files.unreadable.push_back(path);
    } else {
      found.push_back(path);
    }
  }
  std::unordered_map<std::string, std::string> folders;
  std::unordered_set<std::string> seen;
  for (std::string& path : found) {
    if (seen.insert(one_name(path, folders)).second) files.paths.push_back(std::move(path));
  }
  return files;
}

}  // namespace qingdan::cli
