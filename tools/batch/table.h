// The header of a table: which column says what, and what stands above the answers.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "batch/block.h"
#include "wire/csv_columns.h"

namespace qingdan::batch {

struct Header {
  std::vector<wire::CsvColumn> columns;
  std::string text;  // as written; empty if the table has none
};

// Takes the header off the first block of a table.
[[nodiscard]] std::variant<Header, wire::Problem> take_header(const Program& program, Block& first);
// Of a table without one: names with commas between, as a header would have them.
[[nodiscard]] std::variant<Header, wire::Problem> header_of(const Program& program, std::string_view names);

}  // namespace qingdan::batch
