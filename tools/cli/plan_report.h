// What qingdan plan prints.
#pragma once

#include <string>

#include "graph/plan_service.h"
#include "qingdan/program.h"

namespace qingdan::cli {

[[nodiscard]] std::string plan_text(const Program& program, const model::Model& model,
                                    const model::Service& service, const graph::ServicePlan& plan,
                                    Language language);
[[nodiscard]] std::string plan_json(const Program& program, const model::Model& model,
                                    const model::Service& service, const graph::ServicePlan& plan,
                                    Language language);

}  // namespace qingdan::cli
