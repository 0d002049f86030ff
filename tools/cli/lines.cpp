#include "cli/lines.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace qingdan::cli {

LineReader::LineReader(int descriptor, std::size_t max_line, std::function<void()> before_wait)
    : descriptor_(descriptor), max_line_(max_line), before_wait_(std::move(before_wait)) {}

bool LineReader::refill() {
  constexpr std::size_t kChunk = std::size_t{1} << 16;
  before_wait_();
  buffer_.erase(0, std::exchange(begin_, 0));
  const std::size_t size = buffer_.size();
  buffer_.resize(size + kChunk);
  ssize_t got = 0;
  do {
    got = ::read(descriptor_, buffer_.data() + size, kChunk);
  } while (got < 0 && errno == EINTR);
  failed_ = got < 0;
  buffer_.resize(size + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  return got > 0;
}

LineReader::Got LineReader::next(std::string_view& line) {
  bool too_long = false;
  std::size_t searched = 0;
  while (true) {
    const std::size_t end = buffer_.find('\n', begin_ + searched);
    if (end != std::string::npos) {
      line = std::string_view(buffer_).substr(begin_, end - begin_);
      begin_ = end + 1;
      return too_long || line.size() > max_line_ ? Got::too_long : Got::line;
    }
    searched = buffer_.size() - begin_;
    if (searched > max_line_) {
      too_long = true;
      begin_ = buffer_.size();
      searched = 0;
    }
    if (!refill()) break;
  }
  if (failed_) return Got::failed;
  line = std::string_view(buffer_).substr(begin_);
  begin_ = buffer_.size();
  if (too_long) return Got::too_long;
  return line.empty() ? Got::end : Got::line;
}

}  // namespace qingdan::cli
