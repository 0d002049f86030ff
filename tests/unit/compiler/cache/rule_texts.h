// Rule texts to try the cache with: every file of the shipped policies and of the goldens, sound or not.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace qingdan::test {

inline std::string read_whole(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// The files of a .case: what stands between `=== file …` and the next `===`.
inline void add_case_files(const std::string& text, std::vector<std::string>& texts) {
  const std::string mark = "\n=== ";
  const std::string all = "\n" + text;
  for (std::size_t at = all.find(mark); at != std::string::npos;) {
    const std::size_t line = all.find('\n', at + 1);
    const std::size_t next = all.find(mark, at + 1);
    if (line != std::string::npos && all.compare(at + mark.size(), 5, "file ") == 0) {
      texts.push_back(all.substr(line + 1, next == std::string::npos ? next : next - line));
    }
    at = next;
  }
}

inline std::vector<std::string> rule_texts() {
  namespace fs = std::filesystem;
  std::vector<std::string> texts;
  for (const char* folder : {"/policies", "/tests/golden"}) {
    for (const auto& entry : fs::recursive_directory_iterator(std::string(QINGDAN_SOURCE_DIR) + folder)) {
      if (entry.path().extension() == ".qd") {
        texts.push_back(read_whole(entry.path()));
      } else if (entry.path().extension() == ".case") {
        add_case_files(read_whole(entry.path()), texts);
      }
    }
  }
  return texts;
}

// A folder that is empty before and gone after.
class Folder {
 public:
  explicit Folder(const std::string& name)
      : path_(std::filesystem::temp_directory_path() / ("qingdan_" + name + std::to_string(::getpid()))) {
    std::filesystem::remove_all(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] std::string path() const { return path_.string(); }
  [[nodiscard]] std::vector<std::filesystem::path> files() const {
    std::vector<std::filesystem::path> found;
    if (std::filesystem::exists(path_)) {
      for (const auto& entry : std::filesystem::recursive_directory_iterator(path_)) {
        if (entry.is_regular_file()) {
          found.push_back(entry.path());
        }
      }
    }
    return found;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace qingdan::test
