// A line of JSON to an answer: the one place that says with which reader.
#pragma once

#include <string_view>

#include "qingdan/brief.h"
#include "qingdan/program.h"

namespace qingdan::bench {

class FromJson {
 public:
  explicit FromJson(const Program& program) : program_(program) {}

  // Throws std::runtime_error for a line that is refused: the workload has none.
  [[nodiscard]] Brief decide(std::string_view line);

 private:
  const Program& program_;
  Scratch scratch_;
};

}  // namespace qingdan::bench
