// Block: a piece of the input that ends where a record ends, and room for the answers to it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace qingdan::batch {

// How the input is cut into records: at each line break, or at those that stand in no quotes.
enum class Cut : std::uint8_t { lines, csv };

struct Tally {
  std::uint64_t answered = 0;
  std::uint64_t refused = 0;

  Tally& operator+=(const Tally& more) {
    answered += more.answered;
    refused += more.refused;
    return *this;
  }
};

struct Block {
  std::vector<char> bytes;  // with wire::kPadding more after the text
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t first_line = 1;  // the number of its first line
  bool too_long = false;       // it stands for one line that is too long to be read

  [[nodiscard]] std::string_view text() const { return {bytes.data() + begin, end - begin}; }

  std::string answers;
  Tally tally;
};

}  // namespace qingdan::batch
