#include "cli/progress.h"

#include <unistd.h>

namespace qingdan::cli {
namespace {

constexpr std::chrono::milliseconds kBetween{100};

}  // namespace

Progress::Progress(const Terminal& terminal, std::chrono::milliseconds patience)
    : terminal_(terminal),
      wanted_(::isatty(STDERR_FILENO) != 0 && !is_dumb_terminal()),
      patience_(patience),
      begin_(Clock::now()),
      shown_(begin_) {}

void Progress::count(Words what, std::size_t done, std::size_t total) {
  if (!wanted_ || Clock::now() - shown_ < kBetween) return;
  show(fmt::format("{} {} / {}", terminal_.in(what), done, total));
}

void Progress::step(Words what) {
  if (wanted_) show(std::string(terminal_.in(what)) + " …");
}

void Progress::show(const std::string& line) {
  const Clock::time_point now = Clock::now();
  if (now - begin_ < patience_) return;
  fmt::print(stderr, "\r\x1b[K{}", line);
  std::fflush(stderr);
  shown_ = now;
  visible_ = true;
}

void Progress::clear() {
  if (!visible_) return;
  std::fputs("\r\x1b[K", stderr);
  visible_ = false;
}

}  // namespace qingdan::cli
