// Norms against one part of the request: whether they apply, stand, are contested (design §2.4, §2.5).
#include "reference/question.h"
#include "reference/world.h"

namespace qingdan::reference {

using model::Norm;

// In force and scope and guard and not `unless`.
Reasoned Question::applies(std::size_t norm, std::size_t part) {
  return remember(applies_, {norm, part}, [&] {
    const Norm& n = model_.norms[norm];
    Reasoned applies = scope(n, part);
    if (applies.truth != Truth::no && !n.when.is_none()) {
      applies &= condition(n.when, part);
    }
    if (applies.truth != Truth::no && !n.unless.is_none()) {
      applies &= !condition(n.unless, part);
    }
    return applies;
  });
}

// Applies, and nothing that defeats it stands.
Reasoned Question::stands(std::size_t norm, std::size_t part) {
  return remember(stands_, {norm, part}, [&] {
    Reasoned defeated = certainly(false);
    for (const std::size_t winner : precedents_.winners[norm]) {
      defeated |= stands(winner, part);
    }
    return applies(norm, part) & !defeated;
  });
}

// A partner in an open pair stands too.
Reasoned Question::contested(std::size_t norm, std::size_t part) {
  Reasoned rival = certainly(false);
  for (const std::size_t partner : precedents_.partners[norm]) {
    rival |= stands(partner, part);
  }
  return rival;
}

// An approval that makes an `unless` of an otherwise applicable norm true.
Reasoned Question::lifted_by_approval(std::size_t norm, std::size_t part) {
  const Norm& n = model_.norms[norm];
  if (n.by_approval.is_none()) {
    return certainly(false);
  }
  Reasoned base = scope(n, part);
  if (base.truth != Truth::no && !n.when.is_none()) {
    base &= condition(n.when, part);
  }
  return base.truth == Truth::no ? base : base & condition(n.by_approval, part);
}

// The condition of a `require` or `need`.
Reasoned Question::met(std::size_t norm, std::size_t part) {
  return condition(model_.norms[norm].condition, part);
}

// A list covers a matter if it is in force, for the village's region, and declares the matter's kind and
// role.
Reasoned Question::covers(const model::List& list, std::size_t part) {
  const model::Document& document = model_.documents[list.document.index()];
  const RequestedMatter asked = parts_[part];
  Reasoned kind = unknown_for(Missing::matter);
  if (!asked.matter.is_none()) {
    const auto bit = static_cast<unsigned>(model_.matters[asked.matter.index()].kind);
    kind = certainly((list.matter_kinds >> bit & 1U) != 0);
  }
  Reasoned role = certainly(true);
  if (!list.roles.empty()) {
    role = asked.role.is_none() ? unknown_for(Missing::role)
                                : certainly(any(list.roles, [&](RoleId r) { return r == asked.role; }));
  }
  return in_force(document.effective, document.last_day, document.known_from) & village_in_any(list.regions) &
         kind & role;
}

}  // namespace qingdan::reference
