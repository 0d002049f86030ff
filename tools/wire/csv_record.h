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
  // The marks that have not been looked at: commas, line breaks and quotes.
  struct Marks {
    const char* window;      // of the 64 bytes that `bits` is about
    std::uint64_t bits = 0;  // one for each of them that is a mark

    void load(const char* end);
    // The next one; the end if there is none.
    [[nodiscard]] const char* next(const char* end);
  };

  void seek(const char* at);
  // A field in quotes: the comma or line break behind it, or the end; null where it is not well formed.
  [[nodiscard]] const char* skip_quoted(const char* field, Marks& marks, bool& complete) const;

  const char* begin_;
  const char* end_;
  const char* at_;  // the beginning of a record
  Marks marks_;
};

// What a field says, without quotes; in `scratch` where a doubled quote is to be made one.
[[nodiscard]] std::string_view csv_text(std::string_view field, std::string& scratch);
// Appends a field, in quotes where it needs them.
void append_csv(std::string& out, std::string_view text);

}  // namespace qingdan::wire
