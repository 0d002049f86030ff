// Norms are kept with their matter, so a request visits its own matter's ancestors only.
#include "select_norms.h"

#include <algorithm>
#include <cstddef>

namespace qingdan {

std::vector<NormId> select_norms(const Question& question, MatterId matter) {
  const Program& program = question.program;
  std::vector<NormId> found;
  if (matter.is_none()) {
    found.reserve(program.norms().size());
    for (std::size_t i = 0; i < program.norms().size(); ++i) {
      found.emplace_back(i);
    }
    return found;
  }
  const auto ancestors = Program::slice(program.matters()[matter.index()].ancestors, program.matter_pool());
  for (const MatterId ancestor : ancestors) {
    const auto norms = Program::slice(program.matters()[ancestor.index()].norms, program.norm_pool());
    found.insert(found.end(), norms.begin(), norms.end());
  }
  // A norm has one matter, so none is here twice.
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace qingdan
