// How far the stream has come, on standard error.
#pragma once

#include <chrono>
#include <functional>

#include "batch/stream.h"
#include "qingdan/vocabulary.h"

namespace qingdan::batch {

enum class ShowProgress : std::uint8_t { never, on_one_line, line_by_line };

// Says each second how many requests there were and how many a second; on a terminal over and over on one
// line. Nothing is said of what takes less than a second, unless at the end of `line_by_line`.
class ProgressReport {
 public:
  ProgressReport(ShowProgress show, Language language);

  void update(const Tally& so_far);
  // The last word.
  void end(const Tally& all);

 private:
  void print(const Tally& tally, std::chrono::steady_clock::time_point now);

  ShowProgress show_;
  Language language_;
  std::chrono::steady_clock::time_point begin_;
  std::chrono::steady_clock::time_point last_;
  bool printed_ = false;
};

}  // namespace qingdan::batch
