// A scenario played: does the program decide as the author expects?
#pragma once

#include <string>
#include <vector>

#include "model/model.h"
#include "qingdan/decision.h"

namespace qingdan::cli {

struct ScenarioResult {
  std::vector<std::string> differences;  // one sentence each; none = passed
  std::string explanation;               // of what was decided; empty when passed

  [[nodiscard]] bool passed() const { return differences.empty(); }
};

// What the decision lacks, or has too much, of what the scenario expects.
[[nodiscard]] std::vector<std::string> differences(const Program& program, const model::Scenario& scenario,
                                                   const Decision& decision, Language language);

[[nodiscard]] ScenarioResult play(const Program& program, const model::Scenario& scenario, Language language);

}  // namespace qingdan::cli
