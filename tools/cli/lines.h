// LineReader: the lines of a file or a pipe, one after the other, however long the whole is.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace qingdan::cli {

class LineReader {
 public:
  enum class Got { line, too_long, end, failed };

  // Reads a file descriptor that it does not own. `before_wait` runs before each read that may have to
  // wait, so that answers to earlier lines can be sent first.
  LineReader(int descriptor, std::size_t max_line, std::function<void()> before_wait);

  // The next line without its line break; valid until the next call. A line longer than the limit is
  // skipped to its end.
  [[nodiscard]] Got next(std::string_view& line);

 private:
  // False at the end of the input or on an error.
  [[nodiscard]] bool refill();

  int descriptor_;
  std::size_t max_line_;
  std::function<void()> before_wait_;
  std::string buffer_;
  std::size_t begin_ = 0;  // of what has not been handed out
  bool failed_ = false;
};

}  // namespace qingdan::cli
