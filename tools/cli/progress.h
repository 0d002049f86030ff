// Progress: one line on a terminal that says what is going on, once it takes longer than a second. It is gone
// before anything else is printed.
#pragma once

#include <chrono>
#include <cstddef>

#include "cli/terminal.h"

namespace qingdan::cli {

class Progress {
 public:
  explicit Progress(const Terminal& terminal, std::chrono::milliseconds patience = std::chrono::seconds(1));
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // At most ten times a second the line changes; a step, which comes seldom, always shows.
  void count(Words what, std::size_t done, std::size_t total);
  void step(Words what);
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  void show(const std::string& line);

  const Terminal& terminal_;
  bool wanted_;
  std::chrono::milliseconds patience_;
  Clock::time_point begin_;
  Clock::time_point shown_;
  bool visible_ = false;
};

}  // namespace qingdan::cli
