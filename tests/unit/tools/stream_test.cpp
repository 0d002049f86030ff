#include "tools/batch/stream.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <stdexcept>

#include "tools/batch/tolerance.h"

namespace qingdan::test {
namespace {

using batch::Answers;
using batch::Block;
using batch::Outcome;

// Gives each line back, and dawdles over some.
class Echo : public Answers {
 public:
  void answer(Block& block) override {
    const std::string_view text = block.text();
    volatile std::size_t idle = 0;
    for (std::size_t i = 0; i < block.first_line * 7919 % 50'000; ++i) idle = i;
    block.answers = text;
    block.tally.answered = static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
    block.tally.refused = idle == 0 ? 0U : 1U;
  }
};

class Failing : public Answers {
 public:
  void answer(Block& block) override {
    if (block.first_line > 1) throw std::runtime_error("too bad");
  }
};

// A file that is gone when it is closed.
class File {
 public:
  explicit File(const std::string& text = {}) {
    EXPECT_EQ(std::fwrite(text.data(), 1, text.size(), file_), text.size());
    std::rewind(file_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { std::fclose(file_); }
  [[nodiscard]] int descriptor() const { return ::fileno(file_); }
  [[nodiscard]] std::string text() const {
    std::string all(static_cast<std::size_t>(::lseek(descriptor(), 0, SEEK_END)), '\0');
    EXPECT_EQ(::pread(descriptor(), all.data(), all.size(), 0), static_cast<ssize_t>(all.size()));
    return all;
  }

 private:
  std::FILE* file_ = std::tmpfile();
};

std::string numbered_lines(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "line " + std::to_string(i) + "\n";
  return text;
}

Outcome run(const File& in, int output, unsigned threads, const batch::MakeAnswers& make,
            std::optional<Block> first = std::nullopt) {
  batch::BlockReader reader(batch::Source(in.descriptor(), batch::Encoding::utf8), batch::Cut::lines);
  return batch::answer_all(reader, std::move(first), output, threads, make, [](const batch::Tally&) {});
}

TEST(Stream, keeps_the_order_with_any_number_of_threads) {
  const std::string text = numbered_lines(400'000);
  const File in(text);
  for (const unsigned threads : {1U, 2U, 3U, 8U}) {
    ASSERT_EQ(::lseek(in.descriptor(), 0, SEEK_SET), 0);
    const File out;
    const Outcome outcome = run(in, out.descriptor(), threads, [] { return std::make_unique<Echo>(); });
    EXPECT_TRUE(out.text() == text) << threads << " threads";
    EXPECT_EQ(outcome.tally.answered, 400'000U);
    EXPECT_EQ(outcome.read_error, 0);
    EXPECT_EQ(outcome.write_error, 0);
  }
}

TEST(Stream, what_a_header_was_taken_from_comes_first) {
  for (const unsigned threads : {1U, 3U}) {
    const File in("b\n");
    const File out;
    Block first;
    first.bytes = {'a', '\n'};
    first.end = 2;
    static_cast<void>(run(
        in, out.descriptor(), threads, [] { return std::make_unique<Echo>(); }, first));
    EXPECT_EQ(out.text(), "a\nb\n");
  }
}

TEST(Stream, ends_when_nobody_reads_its_answers) {
  ::signal(SIGPIPE, SIG_IGN);
  for (const unsigned threads : {1U, 3U}) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    ::close(ends[0]);
    const File in(numbered_lines(400'000));
    EXPECT_EQ(run(in, ends[1], threads, [] { return std::make_unique<Echo>(); }).write_error, EPIPE);
    ::close(ends[1]);
  }
}

TEST(Stream, a_failure_in_a_thread_comes_out) {
  for (const unsigned threads : {1U, 3U}) {
    const File in(numbered_lines(400'000));
    const File out;
    EXPECT_THROW(
        static_cast<void>(run(in, out.descriptor(), threads, [] { return std::make_unique<Failing>(); })),
        std::runtime_error);
  }
}

TEST(Tolerance, numbers_and_shares) {
  const auto allows = [](std::string_view text, std::uint64_t answered, std::uint64_t refused) {
    return batch::parse_tolerance(text).value().allows({answered, refused});
  };
  EXPECT_TRUE(allows("0", 10, 0));
  EXPECT_FALSE(allows("0", 10, 1));
  EXPECT_TRUE(allows("5", 0, 5));
  EXPECT_FALSE(allows("5", 1000, 6));
  EXPECT_TRUE(allows("0.5%", 199, 1));
  EXPECT_FALSE(allows("0.5%", 198, 1));
  EXPECT_TRUE(allows("100%", 0, 1));
  EXPECT_TRUE(allows("0%", 0, 0));
  for (const char* text : {"", "%", "-1", "1.5", "x", "101%", "1e3", "0.00001%", "5 %"}) {
    EXPECT_EQ(batch::parse_tolerance(text).has_value(), false) << text;
  }
}

}  // namespace
}  // namespace qingdan::test
