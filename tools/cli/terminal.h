// Terminal: how to speak to whoever started the program. Data goes to standard output, words to
// standard error.
#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <string>
#include <string_view>

#include "cli/exit.h"
#include "wire/words.h"

namespace qingdan::cli {

struct Terminal {
  Language language = Language::en;
  bool colour = false;  // on standard error

  [[nodiscard]] std::string_view in(Words words) const { return words.in(language); }
};

// From QINGDAN_LANG, else LC_ALL, LC_MESSAGES, LANG: the first that is set. zh… is Chinese, the rest English.
[[nodiscard]] Language language_of_environment();
// "auto" colours a terminal, unless NO_COLOR is set or TERM is dumb.
[[nodiscard]] bool wants_colour(std::string_view choice);

// TERM says that it takes no commands.
[[nodiscard]] bool is_dumb_terminal();

// The text with control characters made visible, so that nothing in a file can command the terminal.
[[nodiscard]] std::string printable(std::string_view text);

// One line to standard error.
template <class... Args>
void say(const Terminal& terminal, Words words, const Args&... args) {
  const std::string line = fmt::format(fmt::runtime(terminal.in(words)), args...);
  fmt::print(stderr, "{}\n", line);
}

// One line that says why the program stops.
template <class... Args>
Exit stop(const Terminal& terminal, Exit exit, Words words, const Args&... args) {
  std::fputs("qingdan: ", stderr);
  say(terminal, words, args...);
  return exit;
}

// Data, to standard output.
inline void put(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

}  // namespace qingdan::cli
