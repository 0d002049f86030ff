// The parts that a request is judged in (design §2.3): the matters it names and those whose marks hold, each
// in the role stated or the one whose marks hold.
#include "reference/question.h"
#include "reference/world.h"

namespace qingdan::reference {

// Marks read only what belongs to the request as a whole.
Reasoned Question::marks_hold(model::ExprId marks) { return condition(marks, {}); }

// Where a role's marks hold, that is the role, whatever is stated; where they do not, the stated one is.
// Where nobody knows, it is the stated one only if that is the same.
Part Question::named_part(RequestedMatter asked) {
  Part part{asked, {missing_builtin(Missing::role)}, certainly(true), false};
  for (std::size_t i = 0; i < model_.roles.size(); ++i) {
    const RoleId role(i);
    const Reasoned marks =
        model_.roles[i].marks.is_none() ? certainly(false) : marks_hold(model_.roles[i].marks);
    if (marks.truth == Truth::yes) {
      part.asked.role = role;
    } else if (marks.truth == Truth::unknown && asked.role != role) {
      part.asked.role = RoleId::none();
      part.role_missing = asked.role.is_none() ? joined(part.role_missing, marks.missing) : marks.missing;
    }
  }
  return part;
}

// Unless a named matter is at or under it: once in each role of the named parts, in their order. If some
// matter is unknown, it may be this one under its own name.
void Question::add_marked(MatterId matter, const std::vector<Part>& named) {
  const bool is_named = any(named, [&](const Part& part) {
    return !part.asked.matter.is_none() && at_or_under(model_, part.asked.matter, matter);
  });
  if (is_named || model_.matters[matter.index()].marks.is_none()) {
    return;
  }
  Reasoned present = marks_hold(model_.matters[matter.index()].marks);
  if (present.truth == Truth::no) {
    return;
  }
  if (any(named, [](const Part& part) { return part.asked.matter.is_none(); })) {
    present &= unknown_for(Missing::matter);
  }
  std::set<RoleId> roles;
  for (const Part& part : named) {
    if (roles.insert(part.asked.role).second) {
      parts_.push_back({{matter, part.asked.role, 1, 0}, part.role_missing, present, true});
    }
  }
}

void Question::divide() {
  std::vector<RequestedMatter> stated;
  for (const RequestedMatter& asked : request_.matters) {
    if (!any(stated, [&](const RequestedMatter& one) { return one == asked; })) {
      stated.push_back(asked);
    }
  }
  if (stated.empty()) {
    stated.emplace_back();
  }
  std::vector<Part> named;
  for (const RequestedMatter& asked : stated) {
    named.push_back(named_part(asked));
  }
  parts_ = named;
  for (std::size_t i = 0; i < model_.matters.size(); ++i) {
    add_marked(MatterId(i), named);
  }
}

}  // namespace qingdan::reference
