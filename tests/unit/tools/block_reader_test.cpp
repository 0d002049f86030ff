#include "tools/batch/block_reader.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <random>
#include <thread>

#include "tools/wire/read_request.h"

namespace qingdan::test {
namespace {

using batch::Block;
using batch::BlockReader;
using batch::Cut;
using batch::Encoding;
using batch::Source;

// A pipe whose writer sends these pieces one by one.
class Pipe {
 public:
  explicit Pipe(std::vector<std::string> pieces) {
    EXPECT_EQ(::pipe(ends_.data()), 0);
    writer_ = std::thread([this, pieces = std::move(pieces)] {
      for (const std::string& piece : pieces) {
        for (std::size_t sent = 0; sent < piece.size();) {
          const ssize_t done = ::write(ends_[1], piece.data() + sent, piece.size() - sent);
          if (done <= 0) break;
          sent += static_cast<std::size_t>(done);
        }
        std::this_thread::yield();
      }
      ::close(ends_[1]);
    });
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    writer_.join();
    ::close(ends_[0]);
  }
  [[nodiscard]] int descriptor() const { return ends_[0]; }

 private:
  std::array<int, 2> ends_{};
  std::thread writer_;
};

struct Got {
  std::string text;
  std::size_t too_long = 0;
  std::vector<std::string> blocks;
};

Got read_all(const std::vector<std::string>& pieces, Cut cut, Encoding encoding = Encoding::utf8) {
  const Pipe pipe(pieces);
  BlockReader reader(Source(pipe.descriptor(), encoding), cut);
  Got got;
  Block block;
  std::size_t line = 1;
  while (reader.read(block)) {
    EXPECT_EQ(block.first_line, line);
    got.too_long += block.too_long ? 1U : 0U;
    got.text += block.text();
    got.blocks.emplace_back(block.text());
    line += static_cast<std::size_t>(std::count(block.text().begin(), block.text().end(), '\n')) +
            (block.too_long ? 1U : 0U);
  }
  EXPECT_EQ(reader.source().error(), 0);
  return got;
}

TEST(BlockReader, gives_whole_lines_and_all_of_them) {
  std::mt19937 random(1);
  for (int i = 0; i < 200; ++i) {
    std::vector<std::string> pieces(random() % 6);
    std::string all;
    for (std::string& piece : pieces) {
      const std::size_t size = random() % 20 == 0 ? 200'000 : random() % 30;
      for (std::size_t k = 0; k < size; ++k) piece += random() % 9 == 0 ? '\n' : 'a';
      all += piece;
    }
    const Got got = read_all(pieces, Cut::lines);
    EXPECT_EQ(got.text, all);
    for (std::size_t k = 0; k + 1 < got.blocks.size(); ++k) EXPECT_TRUE(got.blocks[k].ends_with('\n'));
  }
}

TEST(BlockReader, hands_out_what_has_come_without_waiting_for_more) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  BlockReader reader(Source(ends[0], Encoding::utf8), Cut::lines);
  Block block;
  ASSERT_EQ(::write(ends[1], "one\ntw", 6), 6);
  ASSERT_TRUE(reader.read(block));  // would wait for ever otherwise
  EXPECT_EQ(block.text(), "one\n");
  ASSERT_EQ(::write(ends[1], "o\n", 2), 2);
  ASSERT_TRUE(reader.read(block));
  EXPECT_EQ(block.text(), "two\n");
  ::close(ends[1]);
  EXPECT_FALSE(reader.read(block));
  ::close(ends[0]);
}

TEST(BlockReader, a_record_of_several_lines_is_not_cut) {
  const std::string record = "\"" + std::string(70'000, '\n') + "\",x\n";
  std::string all;
  for (int i = 0; i < 6; ++i) all += record;
  const Got got = read_all({all.substr(0, 5), all.substr(5, 100'000), all.substr(100'005)}, Cut::csv);
  EXPECT_EQ(got.text, all);
  EXPECT_EQ(got.too_long, 0U);
  for (const std::string& block : got.blocks) EXPECT_EQ(block.size() % record.size(), 0U);
}

TEST(BlockReader, a_line_that_is_too_long_is_dropped) {
  const std::string long_line(wire::kMaxLineBytes + 400'000, 'x');
  for (const Cut cut : {Cut::lines, Cut::csv}) {
    const Got got = read_all({"a\n" + long_line + "\nb\n", long_line, "\nc"}, cut);
    EXPECT_EQ(got.text, "a\nb\nc");
    EXPECT_EQ(got.too_long, 2U);
    EXPECT_EQ(read_all({long_line}, cut).too_long, 1U);
  }
}

// A quote that is never closed costs its own line, not the rest of the table.
TEST(BlockReader, a_quote_that_does_not_close) {
  std::string rows;
  for (int i = 0; i < 200'000; ++i) rows += "a row\n";
  const Got got = read_all({"x,\"open\n" + rows}, Cut::csv);
  EXPECT_EQ(got.text, "x,\"open\n" + rows);
  EXPECT_EQ(got.blocks.front(), "x,\"open\n");
}

TEST(BlockReader, a_byte_order_mark_is_none_of_the_text) {
  EXPECT_EQ(read_all({"\xEF\xBB\xBF"
                      "a\nb\n"},
                     Cut::csv)
                .text,
            "a\nb\n");
  EXPECT_EQ(read_all({"\xEF\xBB\xBF"}, Cut::csv).text, "");
}

TEST(BlockReader, reads_gb18030) {
  const std::string village = "\xB4\xE5";       // 村
  const std::string rare = "\x95\x32\x90\x31";  // U+20087, in four bytes
  EXPECT_EQ(read_all({village + rare + "\n"}, Cut::lines, Encoding::gb18030).text, "村𠂇\n");
  EXPECT_EQ(read_all({"\xB4", "\xE5\n\x95\x32", "\x90\x31"}, Cut::lines, Encoding::gb18030).text, "村\n𠂇");
  EXPECT_EQ(read_all({"a\xFF"
                      "b\n\xB4"},
                     Cut::lines, Encoding::gb18030)
                .text,
            "a\xFF"
            "b\n\xFF");
  std::string much;
  std::string expected;
  for (int i = 0; i < 300'000; ++i) {
    much += village;
    expected += "村";
    if (i % 10 == 0) much += '\n', expected += '\n';
  }
  EXPECT_EQ(read_all({much}, Cut::lines, Encoding::gb18030).text, expected);
}

TEST(BlockReader, says_why_it_could_not_read) {
  BlockReader reader(Source(-1, Encoding::utf8), Cut::lines);
  Block block;
  EXPECT_FALSE(reader.read(block));
  EXPECT_EQ(reader.source().error(), EBADF);
}

}  // namespace
}  // namespace qingdan::test
