// A row of a table as a request. What it means is the request in JSON that its cells make together:
//   id, on, known_at, language, observation           context
//   organ, action                                     subject.id, action.name (no such column: assign)
//   matter, role, count, replaces, basis, facts …     action.properties; several matters as `甲;乙`
//   village; region, to, village facts                resource.id; resource.properties
// An empty cell says nothing. Of a fact: `?` is null (known to be unknown), `甲;乙` several values of one
// that takes many (`;` alone is none of them). Cells of matters, approvals and sequences hold JSON.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "wire/cell_cache.h"
#include "wire/csv_columns.h"
#include "wire/csv_record.h"
#include "wire/json.h"
#include "wire/name_tables.h"
#include "wire/read_request.h"
#include "wire/request_buffer.h"

namespace qingdan::wire {

// The row in JSON.
[[nodiscard]] Json csv_to_json(const Program& program, std::span<const CsvColumn> columns,
                               std::span<const std::string_view> fields);

// Reads the row with all that there is to say of it; a problem points at a column instead of a member.
[[nodiscard]] std::variant<WireRequest, Refusal> read_csv_request(const Program& program,
                                                                  std::span<const CsvColumn> columns,
                                                                  const CsvRecord& record);

// QuickCsv: the same quickly, and without allocating once warm, for rows that leave nothing to be said.
class QuickCsv {
 public:
  QuickCsv(const NameTables& names, std::span<const CsvColumn> columns);

  // False if the row is one for read_csv_request. Otherwise the rest is valid until the next call.
  [[nodiscard]] bool read(const CsvRecord& record);

  [[nodiscard]] const Request& request() const { return buffer_.request; }
  [[nodiscard]] std::string_view id() const { return id_; }
  [[nodiscard]] std::optional<Language> language() const { return language_; }

 private:
  // A column that says something.
  struct Used {
    const CsvColumn* column = nullptr;
    std::size_t index = 0;
    bool is_cached = false;  // its texts come again
    CellCache cache;
  };
  struct Asked;

  // What the cell says; false where the careful reader must look.
  [[nodiscard]] bool resolve(const CsvColumn& column, std::string_view cell, Cell& into) const;
  [[nodiscard]] bool take(Used& used, std::string_view field, Asked& asked);
  [[nodiscard]] bool put(const CsvColumn& column, const Cell& cell, Asked& asked);
  [[nodiscard]] bool take_values(FactId fact, std::string_view cell);
  [[nodiscard]] bool take_matters(const Asked& asked);

  const NameTables& names_;
  std::size_t columns_;
  std::vector<Used> used_;
  bool has_action_ = false;
  RequestBuffer buffer_;
  std::string scratch_;
  std::string id_scratch_;
  std::string_view id_;
  std::optional<Language> language_;
};

}  // namespace qingdan::wire
