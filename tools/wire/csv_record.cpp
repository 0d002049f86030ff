#include "wire/csv_record.h"

#include <algorithm>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace qingdan::wire {
namespace {

constexpr std::size_t kWindow = 64;

// A bit for each comma, line break or quote among 64 bytes.
std::uint64_t find_marks(const char* bytes) {
  std::uint64_t marks = 0;
#ifdef __SSE2__
  const __m128i comma = _mm_set1_epi8(',');
  const __m128i line_break = _mm_set1_epi8('\n');
  const __m128i quote = _mm_set1_epi8('"');
  for (unsigned i = 0; i < kWindow; i += 16) {
    __m128i part;
    std::memcpy(&part, bytes + i, sizeof part);
    const __m128i found =
        _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(part, comma), _mm_cmpeq_epi8(part, line_break)),
                     _mm_cmpeq_epi8(part, quote));
    marks |= std::uint64_t{static_cast<std::uint16_t>(_mm_movemask_epi8(found))} << i;
  }
#else
  for (unsigned i = 0; i < kWindow; ++i) {
    const char c = bytes[i];
    marks |= std::uint64_t{c == ',' || c == '\n' || c == '"'} << i;
  }
#endif
  return marks;
}

}  // namespace

CsvSplitter::CsvSplitter(std::string_view padded_text)
    : begin_(padded_text.data()),
      end_(padded_text.data() + padded_text.size()),
      at_(begin_),
      window_(begin_) {
  load();
}

void CsvSplitter::load() {
  marks_ = 0;
  if (window_ >= end_) return;
  marks_ = find_marks(window_);
  const auto left = static_cast<std::size_t>(end_ - window_);
  if (left < kWindow) marks_ &= (std::uint64_t{1} << left) - 1;
}

void CsvSplitter::seek(const char* at) {
  at_ = window_ = at;
  load();
}

const char* CsvSplitter::next_mark() {
  while (marks_ == 0) {
    if (end_ - window_ <= static_cast<std::ptrdiff_t>(kWindow)) return end_;
    window_ += kWindow;
    load();
  }
  const char* const found = window_ + std::countr_zero(marks_);
  marks_ &= marks_ - 1;
  return found;
}

bool CsvSplitter::take_field(CsvRecord& record, bool& is_last) {
  const char* const mark = next_mark();
  if (mark != end_ && *mark == '"') return mark == at_ && take_quoted(record, is_last);
  is_last = mark == end_ || *mark == '\n';
  const bool has_return = is_last && mark != at_ && mark[-1] == '\r';
  record.fields.emplace_back(at_, static_cast<std::size_t>(mark - at_) - (has_return ? 1 : 0));
  record.complete = mark != end_;
  at_ = mark == end_ ? end_ : mark + 1;
  return true;
}

bool CsvSplitter::take_quoted(CsvRecord& record, bool& is_last) {
  const char* close = at_;
  while (true) {
    do {
      close = next_mark();
    } while (close != end_ && *close != '"');
    if (close == end_) {
      record.complete = false;
      return false;
    }
    if (close + 1 == end_ || close[1] != '"') break;
    static_cast<void>(next_mark());  // the second of two
  }
  const char* after = close + 1;
  if (after != end_ && *after == '\r' && (after + 1 == end_ || after[1] == '\n')) ++after;
  record.fields.emplace_back(at_, static_cast<std::size_t>(close + 1 - at_));
  if (after == end_) {
    is_last = true;
    record.complete = false;
    at_ = end_;
    return true;
  }
  if (*after != ',' && *after != '\n') {
    record.fields.pop_back();
    return false;
  }
  is_last = *after == '\n';
  static_cast<void>(next_mark());  // this one
  at_ = after + 1;
  return true;
}

bool CsvSplitter::next(CsvRecord& record) {
  while (true) {
    const char* const first = at_;
    if (first == end_) return false;
    record.fields.clear();
    record.well_formed = record.complete = true;
    bool is_last = false;
    while (record.well_formed && !is_last) record.well_formed = take_field(record, is_last);
    if (!record.well_formed) {
      const bool complete = record.complete;
      const auto rest = static_cast<std::size_t>(end_ - first);
      const auto* line_break = static_cast<const char*>(std::memchr(first, '\n', rest));
      seek(line_break == nullptr ? end_ : line_break + 1);
      record.complete = complete && line_break != nullptr;
    }
    const char* last = at_;
    if (last != first && last[-1] == '\n') --last;
    if (last != first && last[-1] == '\r') --last;
    record.text = {first, static_cast<std::size_t>(last - first)};
    if (!record.text.empty()) return true;
  }
}

std::string_view csv_text(std::string_view field, std::string& scratch) {
  if (field.empty() || field.front() != '"') return field;
  field = field.substr(1, field.size() - 2);
  std::size_t quote = field.find('"');
  if (quote == std::string_view::npos) return field;
  scratch.clear();
  while (quote != std::string_view::npos) {
    scratch.append(field, 0, quote + 1);
    field.remove_prefix(quote + 2);
    quote = field.find('"');
  }
  scratch += field;
  return scratch;
}

void append_csv(std::string& out, std::string_view text) {
  // A leading or trailing blank survives few readers without quotes.
  const bool needs_quotes =
      text.find_first_of(",\"\r\n") != std::string_view::npos || text.starts_with(' ') || text.ends_with(' ');
  if (!needs_quotes) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace qingdan::wire
