// Marks look at the request as a whole, never at a part, so they are settled before any part is judged.
#include "parts.h"

#include <algorithm>
#include <cstddef>

namespace qingdan {
namespace {

template <class Blame>
class Parts {
 public:
  using Part = AskedPart<Blame>;

  Parts(const Question& question, Blame& blame, Workspace<Blame>& workspace, std::vector<Part>& parts)
      : question_(question),
        program_(question.program),
        blame_(blame),
        marks_(question, blame, workspace, Part{}),
        parts_(parts) {}

  void find() {
    parts_.clear();
    for (const RequestedMatter& asked : question_.parts) {
      parts_.push_back(in_effect(asked));
    }
    for (const MatterId matter : program_.marked_matters()) {
      add_recognised(matter);
    }
  }

 private:
  // The role whose marks hold, else the one stated.
  Part in_effect(const RequestedMatter& asked) {
    Part part{.asked = asked};
    if (asked.role.is_none()) {
      part.why_no_role = missing(Missing::role).why;
    }
    const auto roles = program_.roles();
    for (std::size_t i = 0; i < roles.size(); ++i) {
      if (roles[i].marks.empty()) {
        continue;
      }
      const Judged<Blame> marks = marks_.condition(roles[i].marks);
      if (marks.truth == Truth::yes) {
        part.asked.role = RoleId(i);
      } else if (marks.truth == Truth::unknown && asked.role != RoleId(i)) {
        part.asked.role = RoleId::none();
        part.why_no_role = blame_.join(part.why_no_role, marks.why);
      }
    }
    return part;
  }

  // Not if a named matter is it or stands under it; perhaps not, if a named one is unknown.
  void add_recognised(MatterId matter) {
    const auto named = static_cast<std::ptrdiff_t>(question_.parts.size());
    const auto named_end = parts_.begin() + named;
    const bool is_named = std::any_of(parts_.begin(), named_end, [&](const Part& part) {
      return program_.is_under(part.asked.matter, matter);
    });
    Judged<Blame> present =
        is_named ? Judged<Blame>{} : marks_.condition(program_.matters()[matter.index()].marks);
    if (present.truth == Truth::no) {
      return;
    }
    const bool is_unclear =
        std::any_of(parts_.begin(), named_end, [](const Part& part) { return part.asked.matter.is_none(); });
    if (is_unclear) {
      present = both(blame_, present, missing(Missing::matter));
    }
    const auto first = static_cast<std::ptrdiff_t>(parts_.size());
    for (std::ptrdiff_t i = 0; i < named; ++i) {
      const Part part = parts_[static_cast<std::size_t>(i)];
      const bool is_new = std::none_of(parts_.begin() + first, parts_.end(), [&](const Part& other) {
        return other.asked.role == part.asked.role;
      });
      if (is_new) {
        parts_.push_back({{matter, part.asked.role}, present, false, part.why_no_role});
      }
    }
  }

  Judged<Blame> missing(Missing kind) {
    return unknown_for<Blame>(blame_.missing({kind, FactId::none(), {}, SequenceId::none()}));
  }

  const Question& question_;
  const Program& program_;
  Blame& blame_;
  PartEvaluator<Blame> marks_;
  std::vector<Part>& parts_;
};

}  // namespace

template <class Blame>
void find_parts(const Question& question, Blame& blame, Workspace<Blame>& workspace,
                std::vector<AskedPart<Blame>>& parts) {
  Parts<Blame>(question, blame, workspace, parts).find();
}

template void find_parts(const Question&, NoBlame&, Workspace<NoBlame>&, std::vector<AskedPart<NoBlame>>&);
template void find_parts(const Question&, SetBlame&, Workspace<SetBlame>&, std::vector<AskedPart<SetBlame>>&);

Marked find_marked(const Question& question) {
  const Program& program = question.program;
  NoBlame blame;
  Workspace<NoBlame> workspace;
  workspace.fit(question.program);
  PartEvaluator<NoBlame> marks(question, blame, workspace, AskedPart<NoBlame>{});
  Marked found;
  for (std::size_t i = 0; i < program.roles().size(); ++i) {
    const Range condition = program.roles()[i].marks;
    if (!condition.empty() && marks.condition(condition).truth == Truth::yes) {
      found.roles.emplace_back(i);
    }
  }
  for (const MatterId matter : program.marked_matters()) {
    if (marks.condition(program.matters()[matter.index()].marks).truth == Truth::yes) {
      found.matters.push_back(matter);
    }
  }
  return found;
}

}  // namespace qingdan
