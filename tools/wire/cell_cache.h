// CellCache: what the cells of one column meant that were read lately. The same few texts come again and
// again in most columns.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace qingdan::wire {

// What a cell says, as numbers.
struct Cell {
  static constexpr std::size_t kMaxValues = 3;

  std::array<std::int64_t, kMaxValues> values{};
  std::uint8_t count = 0;
  bool known = true;
};

class CellCache {
 public:
  static constexpr std::size_t kMaxText = 40;

  // Null if this is not the text that was kept last in its place. At most kMaxText bytes; eight bytes from
  // its beginning must be readable.
  [[nodiscard]] const Cell* find(std::string_view padded_text) const {
    const Ends ends = ends_of(padded_text);
    const Entry& entry = entries_[place_of(ends)];
    const std::size_t size = padded_text.size();
    const bool is_same =
        entry.ends == ends &&
        (size <= 2 * sizeof(std::uint64_t) || std::memcmp(entry.text.data(), padded_text.data(), size) == 0);
    return is_same ? &entry.cell : nullptr;
  }

  void keep(std::string_view padded_text, const Cell& cell) {
    const Ends ends = ends_of(padded_text);
    Entry& entry = entries_[place_of(ends)];
    entry.cell = cell;
    entry.ends = ends;
    std::memcpy(entry.text.data(), padded_text.data(), padded_text.size());
  }

 private:
  static constexpr unsigned kBits = 8;

  // The first and last eight bytes and the length: all of a text of up to sixteen.
  struct Ends {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::uint64_t size = 0;

    friend bool operator==(const Ends&, const Ends&) = default;
  };

  struct Entry {
    Cell cell;
    Ends ends;  // size 0: nothing is kept here
    std::array<char, kMaxText> text{};
  };

  static Ends ends_of(std::string_view text) {
    Ends ends;
    ends.size = text.size();
    std::memcpy(&ends.first, text.data(), sizeof ends.first);
    if (text.size() < sizeof ends.first) {
      ends.first &= (std::uint64_t{1} << (8 * text.size())) - 1;
    } else {
      std::memcpy(&ends.last, text.data() + text.size() - sizeof ends.last, sizeof ends.last);
    }
    return ends;
  }

  static std::size_t place_of(const Ends& ends) {
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;  // 2^64 over the golden ratio
    const std::uint64_t mixed = (ends.first * kOdd) ^ (ends.last + ends.size);
    return static_cast<std::size_t>(mixed * kOdd >> (64 - kBits));
  }

  std::vector<Entry> entries_ = std::vector<Entry>(std::size_t{1} << kBits);
};

}  // namespace qingdan::wire
