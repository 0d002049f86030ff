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
  static constexpr std::size_t kMaxText = 31;

  // Null if this is not the text that was kept last in its place. At most kMaxText bytes; eight bytes from
  // its beginning must be readable.
  [[nodiscard]] const Cell* find(std::string_view padded_text) const {
    const Entry& entry = entries_[place_of(padded_text)];
    const bool is_same = entry.size == padded_text.size() &&
                         std::memcmp(entry.text.data(), padded_text.data(), padded_text.size()) == 0;
    return is_same ? &entry.cell : nullptr;
  }

  void keep(std::string_view padded_text, const Cell& cell) {
    Entry& entry = entries_[place_of(padded_text)];
    entry.cell = cell;
    entry.size = static_cast<std::uint8_t>(padded_text.size());
    std::memcpy(entry.text.data(), padded_text.data(), padded_text.size());
  }

 private:
  static constexpr unsigned kBits = 8;

  struct alignas(64) Entry {
    Cell cell;
    std::uint8_t size = 0;
    std::array<char, kMaxText> text{};
  };
  static_assert(sizeof(Entry) == 64);

  // By its first and last letters and its length: enough to scatter what differs.
  static std::size_t place_of(std::string_view text) {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::memcpy(&first, text.data(), sizeof first);
    if (text.size() < sizeof first) {
      first &= (std::uint64_t{1} << (8 * text.size())) - 1;
    } else {
      std::memcpy(&last, text.data() + text.size() - sizeof last, sizeof last);
    }
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;  // 2^64 over the golden ratio
    return static_cast<std::size_t>(((first * kOdd) ^ (last + text.size())) * kOdd >> (64 - kBits));
  }

  std::vector<Entry> entries_ = std::vector<Entry>(std::size_t{1} << kBits);
};

}  // namespace qingdan::wire
