// parts: what a request is judged in. The matters that it names and those recognised by their marks, each
// in the role that it has in effect.
#pragma once

#include <vector>

#include "blame.h"
#include "evaluate.h"
#include "question.h"

namespace qingdan {

// Those named, in the order asked; then those recognised, by matter, then in the order of the roles of
// those named. Never empty. Replaces what `parts` held.
template <class Blame>
void find_parts(const Question& question, Blame& blame, Workspace<Blame>& workspace,
                std::vector<AskedPart<Blame>>& parts);

// What the request is for certain marked as, whatever it is called.
struct Marked {
  std::vector<RoleId> roles;      // ascending
  std::vector<MatterId> matters;  // ascending
};

[[nodiscard]] Marked find_marked(const Question& question);

}  // namespace qingdan
