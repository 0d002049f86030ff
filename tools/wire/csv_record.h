// Records of CSV, by RFC 4180: fields between commas, a field with a comma, quote or line break in quotes,
// a quote in it doubled. A record is split without copying it.
//
// No library does this here: Debian's libcsv hands over byte by byte (230 ns and more for ten fields, where
// the whole decision may take 330), libfccp fixes the columns when it is compiled.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace qingdan::wire {

struct CsvRecord {
  std::string_view text;                 // all of it, without its line break
  std::vector<std::string_view> fields;  // as written, with their quotes
  bool well_formed = true;               // false: the fields are those before the mistake
  bool complete = true;                  // false: the text ended before the record did
};

class CsvSplitter {
 public:
  // kPadding bytes after the text must be readable.
  explicit CsvSplitter(std::string_view padded_text);

  // The next record; false at the end. After a record that is not well formed, or not complete for want of
  // a closing quote, it goes on with the next line. Empty lines are no records.
  [[nodiscard]] bool next(CsvRecord& record);
  // How far it has come.
  [[nodiscard]] std::size_t position() const { return static_cast<std::size_t>(at_ - begin_); }

 private:
  // The next comma, line break or quote from where the last one was; the end if there is none.
  [[nodiscard]] const char* next_mark();
  void seek(const char* at);
  void load();
  // False where a field is not well formed. Leaves `at_` behind the field and its comma or line break.
  [[nodiscard]] bool take_field(CsvRecord& record, bool& is_last);
  [[nodiscard]] bool take_quoted(CsvRecord& record, bool& is_last);

  const char* begin_;
  const char* end_;
  const char* at_;           // the beginning of a field
  const char* window_;       // of the 64 bytes that `marks_` is about
  std::uint64_t marks_ = 0;  // a bit for each of them that is a mark and has not been handed out
};

// What a field says, without quotes; in `scratch` where a doubled quote is to be made one.
[[nodiscard]] std::string_view csv_text(std::string_view field, std::string& scratch);
// Appends a field, in quotes where it needs them.
void append_csv(std::string& out, std::string_view text);

}  // namespace qingdan::wire
