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

inline void CsvSplitter::Marks::load(const char* end) {
  bits = 0;
  if (window >= end) return;
  bits = find_marks(window);
  const auto left = static_cast<std::size_t>(end - window);
  if (left < kWindow) bits &= (std::uint64_t{1} << left) - 1;
}

inline const char* CsvSplitter::Marks::next(const char* end) {
  while (bits == 0) {
    if (end - window <= static_cast<std::ptrdiff_t>(kWindow)) return end;
    window += kWindow;
    load(end);
  }
  const char* const found = window + std::countr_zero(bits);
  bits &= bits - 1;
  return found;
}

CsvSplitter::CsvSplitter(std::string_view padded_text)
    : begin_(padded_text.data()), end_(padded_text.data() + padded_text.size()), at_(begin_), marks_{begin_} {
  marks_.load(end_);
}

void CsvSplitter::seek(const char* at) {
  at_ = marks_.window = at;
  marks_.load(end_);
}

const char* CsvSplitter::skip_quoted(const char* field, Marks& marks, bool& complete) const {
  const char* close = field;
  while (true) {
    do {
      close = marks.next(end_);
    } while (close != end_ && *close != '"');
    if (close == end_) {
      complete = false;
      return nullptr;
    }
    if (close + 1 == end_ || close[1] != '"') break;
    static_cast<void>(marks.next(end_));  // the second of two
  }
  const char* after = close + 1;
  if (after != end_ && *after == '\r' && (after + 1 == end_ || after[1] == '\n')) ++after;
  if (after == end_) return end_;
  if (*after != ',' && *after != '\n') return nullptr;
  return marks.next(end_);  // this one
}

bool CsvSplitter::next(CsvRecord& record) {
  while (at_ != end_) {
    const char* const first = at_;
    const char* field = first;
    const char* mark = first;
    Marks marks = marks_;
    std::vector<std::string_view>& fields = record.fields;
    fields.clear();
    record.complete = true;
    bool well_formed = true;
    while (true) {
      mark = marks.next(end_);
      if (mark != end_ && *mark == '"') {
        Marks inside = marks;  // a copy, so that the marks themselves may stay in registers
        mark = mark == field ? skip_quoted(field, inside, record.complete) : nullptr;
        marks = inside;
        well_formed = mark != nullptr;
        if (!well_formed) break;
      }
      if (mark == end_ || *mark == '\n') break;
      fields.emplace_back(field, static_cast<std::size_t>(mark - field));
      field = mark + 1;
    }
    record.well_formed = well_formed;
    if (!well_formed) {
      const auto rest = static_cast<std::size_t>(end_ - first);
      mark = static_cast<const char*>(std::memchr(first, '\n', rest));
      record.complete = record.complete && mark != nullptr;
      if (mark == nullptr) mark = end_;
      seek(mark == end_ ? end_ : mark + 1);
    } else {
      record.complete = mark != end_;
      at_ = mark == end_ ? end_ : mark + 1;
      marks_ = marks;
    }
    const char* last = mark;
    if (last != first && last[-1] == '\r') --last;
    record.text = {first, static_cast<std::size_t>(last - first)};
    if (well_formed) fields.emplace_back(field, static_cast<std::size_t>(std::max(last, field) - field));
    if (!record.text.empty()) return true;
  }
  return false;
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
