// A scenario played: does the program decide as the author expects?
#pragma once

#include <string>
#include <vector>

#include "model/model.h"
#include "qingdan/program.h"

namespace qingdan::cli {

struct ScenarioResult {
  std::vector<std::string> differences;  // one sentence each; none = passed
  std::string explanation;               // of what was decided; empty when passed

  [[nodiscard]] bool passed() const { return differences.empty(); }
};

[[nodiscard]] ScenarioResult play(const Program& program, const model::Scenario& scenario, Language language);

}  // namespace qingdan::cli
