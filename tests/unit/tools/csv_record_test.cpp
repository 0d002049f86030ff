#include "tools/wire/csv_record.h"

#include <gtest/gtest.h>

#include <random>

#include "tools/wire/quick_request.h"

namespace qingdan::test {
namespace {

struct Split {
  std::vector<std::vector<std::string>> records;  // a record that is not well formed ends in "!"
  std::vector<std::string> texts;
  bool complete = true;  // of the last
};

Split split(std::string_view text) {
  std::string padded(text);
  padded.resize(text.size() + wire::kPadding, '"');
  wire::CsvSplitter splitter(std::string_view(padded).substr(0, text.size()));
  wire::CsvRecord record;
  Split all;
  std::string scratch;
  while (splitter.next(record)) {
    std::vector<std::string>& fields = all.records.emplace_back();
    for (const std::string_view field : record.fields) fields.emplace_back(wire::csv_text(field, scratch));
    if (!record.well_formed) fields.emplace_back("!");
    all.texts.emplace_back(record.text);
    all.complete = record.complete;
  }
  EXPECT_EQ(splitter.position(), text.size());
  return all;
}

using Records = std::vector<std::vector<std::string>>;

TEST(CsvRecord, fields_between_commas) {
  EXPECT_EQ(split("a,b\n,\n村,\n").records, (Records{{"a", "b"}, {"", ""}, {"村", ""}}));
  EXPECT_EQ(split("a\r\nb\r\n").records, (Records{{"a"}, {"b"}}));
  EXPECT_EQ(split("a,b").records, (Records{{"a", "b"}}));
  EXPECT_FALSE(split("a,b").complete);
  EXPECT_TRUE(split("a,b\n").complete);
  EXPECT_EQ(split("a,").records, (Records{{"a", ""}}));
  EXPECT_TRUE(split("").records.empty());
}

TEST(CsvRecord, empty_lines_are_none) {
  EXPECT_EQ(split("\n\r\na\n\n\nb\n\n").records, (Records{{"a"}, {"b"}}));
}

TEST(CsvRecord, quotes) {
  EXPECT_EQ(split("\"a,b\",\"c\"\"d\",\"\"\r\n\"two\nlines\",x\n").records,
            (Records{{"a,b", "c\"d", ""}, {"two\nlines", "x"}}));
  EXPECT_EQ(split("\"\"\"\"\n").records, (Records{{"\""}}));
  EXPECT_EQ(split("\"a\"").records, (Records{{"a"}}));
  EXPECT_EQ(split("\"a\"\r\n").texts, (std::vector<std::string>{"\"a\""}));
}

TEST(CsvRecord, after_a_mistake_it_goes_on_with_the_next_line) {
  EXPECT_EQ(split("a\"b,c\nd\n").records, (Records{{"!"}, {"d"}}));
  EXPECT_EQ(split("x,\"a\"b,c\nd\n").records, (Records{{"x", "!"}, {"d"}}));
  EXPECT_EQ(split("x,\"open\nd,e\n").records, (Records{{"x", "!"}, {"d", "e"}}));
  EXPECT_EQ(split("x,\"open\nd \"e\nf\n").records, (Records{{"x", "!"}, {"!"}, {"f"}}));
  EXPECT_EQ(split("a,\"b\"\rc\nd\n").records, (Records{{"a", "!"}, {"d"}}));
}

TEST(CsvRecord, fields_longer_than_what_is_looked_at_at_once) {
  const std::string longer(1000, 'x');
  EXPECT_EQ(split(longer + "," + longer + "\n\"" + longer + "\n\"\"\"," + longer).records,
            (Records{{longer, longer}, {longer + "\n\"", longer}}));
}

// Byte by byte, as RFC 4180 reads: the splitter's marks and windows must not show.
Records split_slowly(std::string_view text) {
  Records records;
  std::size_t first = 0;
  while (first < text.size()) {
    std::vector<std::string> fields;
    std::size_t at = first;
    bool good = true;
    bool ended = false;
    while (good && !ended) {
      std::string field;
      if (at < text.size() && text[at] == '"') {
        ++at;
        bool closed = false;
        while (at < text.size() && !closed) {
          if (text[at] != '"') {
            field += text[at++];
          } else if (at + 1 < text.size() && text[at + 1] == '"') {
            field += '"';
            at += 2;
          } else {
            ++at;
            closed = true;
          }
        }
        good = closed;
        const bool has_return =
            at < text.size() && text[at] == '\r' && (at + 1 == text.size() || text[at + 1] == '\n');
        if (has_return) ++at;
        good = good && (at >= text.size() || text[at] == ',' || text[at] == '\n');
      } else {
        while (at < text.size() && text[at] != ',' && text[at] != '\n' && text[at] != '"')
          field += text[at++];
        good = at >= text.size() || text[at] != '"';
        const bool is_last = at >= text.size() || text[at] == '\n';
        if (good && is_last && !field.empty() && field.back() == '\r') field.pop_back();
      }
      if (good) fields.push_back(field);
      ended = at >= text.size() || text[at] == '\n';
      ++at;
    }
    if (!good) {
      fields.emplace_back("!");
      const auto line_break = text.find('\n', first);
      at = line_break == std::string_view::npos ? text.size() : line_break + 1;
    }
    const std::string_view whole = text.substr(first, std::min(at, text.size()) - first);
    const bool is_empty =
        whole.find_first_not_of("\n") == std::string_view::npos || whole == "\r" || whole == "\r\n";
    if (!is_empty) records.push_back(fields);
    first = at;
  }
  return records;
}

TEST(CsvRecord, any_bytes_split_as_they_do_slowly) {
  std::mt19937 random(1);
  constexpr std::string_view kBytes = ",,\"\"\n\n\rab\xE6\xFF";
  for (int i = 0; i < 100'000 && !testing::Test::HasFailure(); ++i) {
    std::string text;
    const std::size_t size = random() % 40 * (random() % 8 == 0 ? 6 : 1);
    for (std::size_t k = 0; k < size; ++k) text += kBytes[random() % kBytes.size()];
    EXPECT_EQ(split(text).records, split_slowly(text)) << testing::PrintToString(text);
  }
}

TEST(CsvRecord, what_is_written_is_read_again) {
  std::mt19937 random(2);
  constexpr std::string_view kBytes = ",\"\n\r ab";
  for (int i = 0; i < 10'000 && !testing::Test::HasFailure(); ++i) {
    std::vector<std::string> fields(1 + random() % 4);
    std::string text;
    for (std::string& field : fields) {
      const std::size_t size = random() % 6;
      for (std::size_t k = 0; k < size; ++k) field += kBytes[random() % kBytes.size()];
      if (&field != &fields.front()) text += ',';
      wire::append_csv(text, field);
    }
    if (text.empty()) continue;
    text += '\n';
    EXPECT_EQ(split(text).records, Records{fields}) << testing::PrintToString(text);
  }
}

}  // namespace
}  // namespace qingdan::test
