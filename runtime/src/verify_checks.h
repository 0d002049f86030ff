// Small questions that the steps of verify share.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>

#include "qingdan/code.h"
#include "qingdan/date.h"
#include "qingdan/program.h"

namespace qingdan {

template <class Id, class Row>
inline bool is_row(Id id, std::span<const Row> rows) {
  return id.index() < rows.size();
}

template <class Id, class Row>
inline bool is_row_or_none(Id id, std::span<const Row> rows) {
  return id.is_none() || is_row(id, rows);
}

template <class Id, class Row>
bool are_rows(std::span<const Id> pool, std::span<const Row> rows) {
  return std::all_of(pool.begin(), pool.end(), [&](Id id) { return is_row(id, rows); });
}

template <class Id>
inline bool is_ascending(std::span<const Id> ids) {
  return std::adjacent_find(ids.begin(), ids.end(), std::greater_equal<>()) == ids.end();
}

template <class Row, class Check>
bool all_rows(std::span<const Row> rows, Check check) {
  return std::all_of(rows.begin(), rows.end(), check);
}

inline bool is_flag(std::uint32_t value) { return value <= 1; }
inline bool is_bit_set(std::uint32_t bits, std::uint32_t count) { return bits >> count == 0; }
inline bool is_named(const Name& name) { return !name.zh.empty() || !name.en.empty(); }
inline bool is_date(std::int64_t days) { return days >= kFirstDate.days && days <= kLastDate.days; }
inline bool is_date_or_none(std::int32_t days) { return days == kNoDate || is_date(days); }

// What stands above has fewer ancestors, so nothing stands above itself.
template <class Id, class Row>
bool has_sound_ancestors(Id self, std::span<const Row> rows, std::span<const Id> pool) {
  const auto ancestors = Program::slice(rows[self.index()].ancestors, pool);
  return is_ascending(ancestors) && std::binary_search(ancestors.begin(), ancestors.end(), self) &&
         std::all_of(ancestors.begin(), ancestors.end(), [&](Id above) {
           return above == self || rows[above.index()].ancestors.size() < ancestors.size();
         });
}

// Runs a condition in each row of a sequence.
inline bool runs_rows(const Instruction& step) {
  const auto op = static_cast<Op>(step.op);
  return op >= Op::any_row && op <= Op::sum_rows;
}

}  // namespace qingdan
