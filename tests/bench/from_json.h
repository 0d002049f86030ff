// A line of JSON to an answer: the one place that says with which reader.
#pragma once

#include <string>
#include <string_view>

#include "qingdan/brief.h"
#include "qingdan/program.h"
#include "wire/name_tables.h"
#include "wire/quick_request.h"

namespace qingdan::bench {

class FromJson {
 public:
  explicit FromJson(const Program& program) : program_(program), names_(program), reader_(names_) {}

  // Throws std::runtime_error for a line that is not read quickly: the workload has none.
  [[nodiscard]] Brief decide(std::string_view line);

 private:
  const Program& program_;
  wire::NameTables names_;
  wire::QuickRequests reader_;
  std::string padded_;
  Scratch scratch_;
};

}  // namespace qingdan::bench
