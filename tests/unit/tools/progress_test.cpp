#include "cli/progress.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <functional>

namespace qingdan::cli {
namespace {

using std::chrono::milliseconds;

// What is written to standard error while it is this descriptor, which can be read from `other_end`.
std::string written(int descriptor, int other_end, const std::function<void()>& act) {
  const int before = ::dup(STDERR_FILENO);
  ::dup2(descriptor, STDERR_FILENO);
  act();
  std::fflush(stderr);
  ::dup2(before, STDERR_FILENO);
  ::close(before);
  ::close(descriptor);
  std::string text;
  std::array<char, 4096> some{};
  ::fcntl(other_end, F_SETFL, O_NONBLOCK);
  for (ssize_t got = 0; (got = ::read(other_end, some.data(), some.size())) > 0;) {
    text.append(some.data(), static_cast<std::size_t>(got));
  }
  ::close(other_end);
  return text;
}

std::string on_a_terminal(const std::function<void()>& act) {
  ::setenv("TERM", "xterm", 1);
  const int master = ::posix_openpt(O_RDWR | O_NOCTTY);
  if (master < 0 || ::grantpt(master) != 0 || ::unlockpt(master) != 0) return "no terminal to be had";
  return written(::open(::ptsname(master), O_RDWR | O_NOCTTY), master, act);
}

std::string in_a_pipe(const std::function<void()>& act) {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) return "no pipe to be had";
  return written(ends[1], ends[0], act);
}

void play(Language language, milliseconds patience) {
  const Terminal terminal{language, false};
  Progress progress(terminal, patience);
  progress.step({"检查", "checking"});
  ::usleep(120000);  // a count shows if the line has stood for a while
  progress.count({"读文件", "reading files"}, 7, 2014);
  progress.count({"读文件", "reading files"}, 8, 2014);
}

TEST(Progress, one_line_that_changes_and_is_gone_in_the_end) {
  EXPECT_EQ(on_a_terminal([] { play(Language::zh, milliseconds(0)); }),
            "\r\x1b[K检查 …\r\x1b[K读文件 7 / 2014\r\x1b[K");
  EXPECT_EQ(on_a_terminal([] { play(Language::en, milliseconds(0)); }),
            "\r\x1b[Kchecking …\r\x1b[Kreading files 7 / 2014\r\x1b[K");
}

TEST(Progress, nothing_while_it_does_not_take_long) {
  EXPECT_EQ(on_a_terminal([] { play(Language::zh, milliseconds(60000)); }), "");
}

TEST(Progress, nothing_into_a_pipe) {
  EXPECT_EQ(in_a_pipe([] { play(Language::zh, milliseconds(0)); }), "");
}

TEST(Progress, nothing_on_a_terminal_that_takes_no_commands) {
  EXPECT_EQ(on_a_terminal([] {
              ::setenv("TERM", "dumb", 1);
              play(Language::zh, milliseconds(0));
            }),
            "");
}

}  // namespace
}  // namespace qingdan::cli
