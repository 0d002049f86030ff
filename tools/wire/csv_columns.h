// Columns of a table of requests: what each one says, by its name in the header.
//
//   id  organ  action  matter  role  count  replaces  village  region  to  on  known_at  basis  language
//   observation  matters  approvals       (also in Chinese)        and the names of facts and sequences
//
// A row means the request that these make together (csv_request.h). Every other column goes with its row.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "qingdan/program.h"
#include "wire/problem.h"

namespace qingdan::wire {

enum class Column : std::uint8_t {
  id,
  organ,
  action,
  matter,
  role,
  count,
  replaces,
  village,
  region,
  to,
  on,
  known_at,
  basis,
  language,
  observation,
  matters,    // JSON
  approvals,  // JSON
  fact,
  sequence,  // JSON
  other,
};

struct CsvColumn {
  Column column = Column::other;
  std::uint32_t id = 0;  // of a fact or a sequence
  std::string name;      // as the header has it
};

// An English name of the table above comes first, then a declared fact or sequence, then a Chinese name of
// the table. Refuses two columns that say the same, and a table without an organ or a village.
[[nodiscard]] std::variant<std::vector<CsvColumn>, Problem> read_columns(const Program& program,
                                                                         std::vector<std::string> names);

// Words for a truth: true, yes, 1, 是; false, no, 0, 否. Also in capitals.
[[nodiscard]] std::optional<bool> csv_truth(std::string_view text);

// Calls `take(piece)` for each of several values in one cell, `甲;乙`; empty pieces are none. False as soon
// as `take` is.
template <class Take>
bool for_each_piece(std::string_view cell, Take take) {
  while (!cell.empty()) {
    const auto end = cell.find(';');
    const std::string_view piece = cell.substr(0, end);
    if (!piece.empty() && !take(piece)) return false;
    cell = end == std::string_view::npos ? std::string_view() : cell.substr(end + 1);
  }
  return true;
}

}  // namespace qingdan::wire
