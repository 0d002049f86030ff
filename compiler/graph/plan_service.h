// plan_service: how a service is applied for, read off the dependency graph: what is handed in once, what
// registers answer instead, who decides on what and in which order, and what that saves.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "model/model.h"
#include "qingdan/truth.h"

namespace qingdan::graph {

// What is known of whoever applies.
struct Applicant {
  std::optional<Date> date;        // of the application; registers count once they are live
  std::vector<MaterialId> held;    // papers in hand
  std::vector<RegisterId> answer;  // registers that have the answer
  std::vector<RegisterId>
      no_answer;  // … and those that have been asked in vain; of the others nothing is known
};

struct PlannedPaper {
  MaterialId material;
  std::vector<MatterId> wanted_for;  // members, as written; none for a prerequisite of the whole
  RegisterId answered_by;            // a register that provides it; none = it has to be handed in
  Truth answered = Truth::no;        // whether the register is known to have the answer
  bool held = false;
  bool prerequisite = false;
};

struct PlannedStep {
  std::size_t member = 0;  // of the service
  std::size_t stage = 0;   // steps of one stage do not wait for each other
};

struct Saving {
  std::size_t applications_before = 0;  // one for each member
  std::size_t papers_before = 0;        // what the members ask for, each by itself
  std::size_t papers_after = 0;         // what is still handed in, once
  std::size_t forms_before = 0;
  std::size_t forms_after = 0;
  std::size_t bodies = 0;  // that decide
};

struct ServicePlan {
  std::vector<PlannedStep> steps;    // by stage, then as written
  std::vector<PlannedPaper> papers;  // prerequisites first, then by name
  std::vector<MaterialId> fields;    // of the joint form, each once, by name
  std::vector<MaterialId> missing;   // prerequisites that are neither held nor answered: the plan waits
  Saving saving;
};

[[nodiscard]] ServicePlan plan_service(const model::Model& model, const model::Service& service,
                                       const Applicant& applicant);

}  // namespace qingdan::graph
