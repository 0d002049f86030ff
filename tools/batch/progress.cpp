#include "batch/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <string>

namespace qingdan::batch {
namespace {

using Clock = std::chrono::steady_clock;

// 1234567 as "1,234,567".
std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t end = text.size(); end > 3; end -= 3) text.insert(end - 3, ",");
  return text;
}

}  // namespace

ProgressReport::ProgressReport(ShowProgress show, Language language)
    : show_(show), language_(language), begin_(Clock::now()), last_(begin_) {}

void ProgressReport::print(const Tally& tally, Clock::time_point now) {
  const double seconds = std::max(std::chrono::duration<double>(now - begin_).count(), 1e-6);
  const std::uint64_t rows = tally.answered + tally.refused;
  const auto rate = static_cast<std::uint64_t>(static_cast<double>(rows) / seconds);
  const bool zh = language_ == Language::zh;
  std::string text = fmt::format(fmt::runtime(zh ? "{} 行,每秒 {} 行" : "{} rows, {} a second"),
                                 grouped(rows), grouped(rate));
  if (tally.refused > 0) {
    text += fmt::format(fmt::runtime(zh ? ",读不懂 {} 行" : ", {} cannot be read"), grouped(tally.refused));
  }
  const bool over = show_ == ShowProgress::on_one_line;
  fmt::print(stderr, "{}{}{}", over ? "\r\x1b[K" : "", text, over ? "" : "\n");
  std::fflush(stderr);
  printed_ = true;
}

void ProgressReport::update(const Tally& so_far) {
  if (show_ == ShowProgress::never) return;
  const auto now = Clock::now();
  if (now - last_ < std::chrono::seconds(1)) return;
  last_ = now;
  print(so_far, now);
}

void ProgressReport::end(const Tally& all) {
  if (show_ == ShowProgress::never || (show_ == ShowProgress::on_one_line && !printed_)) return;
  print(all, Clock::now());
  if (show_ == ShowProgress::on_one_line) std::fputs("\n", stderr);
}

}  // namespace qingdan::batch
