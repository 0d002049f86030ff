#include "batch/block_reader.h"

#include <algorithm>
#include <cstring>

#include "wire/csv_record.h"
#include "wire/quick_request.h"
#include "wire/read_request.h"

namespace qingdan::batch {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 17;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::size_t after_last_line_break(const char* begin, std::size_t from, std::size_t to) {
  const std::string_view text(begin + from, to - from);
  const auto found = text.rfind('\n');
  return found == std::string_view::npos ? 0 : from + found + 1;
}

}  // namespace

bool BlockReader::append(Block& block) {
  const std::size_t wanted = block.end + kChunk + wire::kPadding;
  if (block.bytes.size() < wanted) block.bytes.resize(wanted);
  const std::size_t got = source_.read(block.bytes.data() + block.end, kChunk);
  block.end += got;
  ended_ = got == 0;
  return got != 0;
}

std::size_t BlockReader::find_end(const Block& block, std::size_t whole, std::size_t searched) const {
  const char* const bytes = block.bytes.data();
  const bool is_plain = cut_ == Cut::lines || std::memchr(bytes + whole, '"', block.end - whole) == nullptr;
  if (is_plain) return std::max(whole, after_last_line_break(bytes, searched, block.end));
  wire::CsvSplitter splitter({bytes + whole, block.end - whole});
  wire::CsvRecord record;
  std::size_t end = whole;
  while (splitter.next(record) && record.complete) end = whole + splitter.position();
  return end;
}

void BlockReader::hand_out(Block& block, std::size_t whole) {
  rest_.assign(block.bytes.data() + whole, block.end - whole);
  block.end = whole;
  const std::string_view text = block.text();
  next_line_ += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  if (at_start_ && text.starts_with(kByteOrderMark)) block.begin += kByteOrderMark.size();
  at_start_ = false;
}

void BlockReader::drop_line(Block& block) {
  block.too_long = true;
  const char* line_break = nullptr;
  do {
    const std::string_view text = block.text();
    const auto found = text.find('\n');
    if (found != std::string_view::npos) line_break = text.data() + found;
    if (line_break != nullptr) break;
    block.end = 0;
  } while (append(block));
  rest_.clear();
  if (line_break != nullptr) {
    rest_ = block.text().substr(static_cast<std::size_t>(line_break + 1 - block.text().data()));
    ++next_line_;
  }
  block.end = block.begin;
  at_start_ = false;
}

bool BlockReader::read(Block& block) {
  block.begin = 0;
  block.end = rest_.size();
  block.first_line = next_line_;
  block.too_long = false;
  block.answers.clear();
  block.tally = {};
  if (block.bytes.size() < block.end + wire::kPadding) block.bytes.resize(block.end + wire::kPadding);
  std::copy(rest_.begin(), rest_.end(), block.bytes.begin());
  std::size_t whole = find_end(block, 0, 0);
  while (!ended_) {
    if (whole > 0 && (block.end >= kChunk || !source_.is_ready())) break;
    if (block.end > wire::kMaxLineBytes && whole == 0) {
      // A record of many lines that does not end: its first line stands for it.
      const std::size_t line = cut_ == Cut::csv ? block.text().find('\n') + 1 : 0;
      if (line == 0 || line > wire::kMaxLineBytes) {
        drop_line(block);
        return true;
      }
      whole = line;
      break;
    }
    const std::size_t searched = block.end;
    if (append(block)) whole = find_end(block, whole, searched);
  }
  // Who is interrupted has not heard the end of the last line.
  if (ended_ && !source_.is_interrupted()) whole = block.end;
  hand_out(block, whole);
  return block.begin != block.end;
}

}  // namespace qingdan::batch
