// Files: reading with a limit, replacing atomically, finding rule files. Errors come back as the system's
// own words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace qingdan::cli {

struct FileError {
  std::string reason;
};
template <class Value>
using OrFileError = std::variant<Value, FileError>;

// At most `limit` bytes: a longer file comes back cut after limit + 1, so that the caller can tell.
[[nodiscard]] OrFileError<std::vector<std::byte>> read_bytes(const std::string& path, std::size_t limit);
[[nodiscard]] OrFileError<std::string> read_text(const std::string& path, std::size_t limit);
// Standard input.
[[nodiscard]] std::string read_input(std::size_t limit);

// The file holds either its old content or the whole of the new one, whatever happens. Keeps the
// permissions of a file that is there, and follows a symbolic link. False if it fails; errno says why.
[[nodiscard]] bool replace_file(const std::string& path, std::string_view content);

// A directory stands for all *.qd files below it, in the byte order of their paths; a file for itself.
// No file comes twice.
struct RuleFiles {
  std::vector<std::string> paths;
  std::vector<std::string> unreadable;  // paths that are not there, or hold no rule file
};
[[nodiscard]] RuleFiles find_rule_files(const std::vector<std::string>& paths);

}  // namespace qingdan::cli
