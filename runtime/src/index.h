// The index: where a decision looks for norms and lists, so that it visits those that can apply and no
// others. Made once from the other tables when a program is sealed, checked when one is loaded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "qingdan/code.h"
#include "qingdan/program.h"

namespace qingdan {

// Fills the tables of the index (sections.def), and what the rows of matters and regions say of it.
void build_index(ProgramTables& tables);

// The bytes of the tables as they are, index and all; of the right layout, whatever the rows say.
[[nodiscard]] std::vector<std::byte> write_artifact(const ProgramTables& tables, DigestFunction digest);

// A slot of cell_slots holds the number of a cell in its low bits and part of its hash in the others.
inline constexpr std::uint32_t kCellBits = 24;
inline constexpr std::uint32_t kMostCells = (1U << kCellBits) - 1;
inline constexpr std::uint32_t kEmptySlot = 0xFFFFFFFF;

// Where the search for a cell begins, and what marks its slot.
struct CellHash {
  std::uint32_t place;  // to be taken modulo the number of slots, a power of two
  std::uint32_t tag;
};
constexpr CellHash hash_cell(MatterId matter, RegionId region) {
  std::uint64_t bits = (std::uint64_t{matter.value} << 32U | region.value) * 0x9E3779B97F4A7C15U;
  bits ^= bits >> 29U;
  bits *= 0xBF58476D1CE4E5B9U;
  return {static_cast<std::uint32_t>(bits >> 32U), static_cast<std::uint32_t>(bits & 0xFFU)};
}

// In which order the norms of a cell are asked.
enum class Order : std::uint8_t {
  early,  // nothing can beat, contest or delay it, and it rejects where it applies
  rest,
  late,  // it permits, and nothing but bans can beat it: where none stands, the first that applies will do
};
[[nodiscard]] Order order_of(const NormRow& norm, const NormDetailRow& detail,
                             std::span<const DefeatRow> defeats);

// What a condition demands first of a fact of the request, if it can be asked by itself: where that is
// false, so is the condition.
[[nodiscard]] std::optional<TestRow> find_test(std::span<const Instruction> code,
                                               std::span<const FactRow> facts);

// The op of the group in which norms with this test are found by the value of the fact; nullopt: in none.
[[nodiscard]] std::optional<Op> group_op(const TestRow& test);

// What the values of a fact lie between, whatever it is asked of.
struct ValueBounds {
  std::int64_t lowest;
  std::int64_t highest;
};
[[nodiscard]] ValueBounds value_bounds(const FactRow& fact, std::size_t texts, std::size_t regions,
                                       std::size_t matters, std::size_t roles, std::size_t materials);

// How large the filter of a place is that has cells of so many matters.
[[nodiscard]] std::size_t filter_bits(std::size_t matters);

// Cells with fewer entries than this are not grouped.
inline constexpr std::uint32_t kFewEntries = 12;

}  // namespace qingdan
