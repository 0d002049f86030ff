// Requests: those of a block, one after the other, whatever they are written in. One per thread.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "batch/block.h"
#include "wire/csv_columns.h"
#include "wire/name_tables.h"
#include "wire/read_request.h"

namespace qingdan::batch {

class Requests {
 public:
  Requests() = default;
  Requests(const Requests&) = delete;
  Requests& operator=(const Requests&) = delete;
  virtual ~Requests() = default;

  // Begins with a block, which must stay until the last request of it.
  virtual void open(const Block& block) = 0;
  // To the next request; false at the end. Blank lines are none.
  [[nodiscard]] virtual bool next() = 0;
  // The number of its line in the input.
  [[nodiscard]] virtual std::size_t line() = 0;

  // Reads it without a word; false if there may be something to say, and it is to be read carefully. Both
  // readings of a request mean the same.
  [[nodiscard]] virtual bool read_quickly() = 0;
  [[nodiscard]] virtual const Request& request() const = 0;
  [[nodiscard]] virtual std::string_view id() const = 0;
  [[nodiscard]] virtual std::optional<Language> language() const = 0;

  [[nodiscard]] virtual std::variant<wire::WireRequest, wire::Refusal> read_carefully() = 0;

  // What goes with it into the answer: members of JSON, each `,"key":value`; or the row as it came.
  virtual void append_members(std::string& out) = 0;
  virtual void append_row(std::string& out) = 0;
};

// Each line an object of JSON. As a row it gives its id.
[[nodiscard]] std::unique_ptr<Requests> json_requests(const wire::NameTables& names);
// Each record a row of these columns. The columns must outlive it.
[[nodiscard]] std::unique_ptr<Requests> csv_requests(const wire::NameTables& names,
                                                     std::span<const wire::CsvColumn> columns);

}  // namespace qingdan::batch
