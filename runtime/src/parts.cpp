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

  Parts(const Question& question, Blame& blame)
      : question_(question), program_(question.program), blame_(blame), marks_(question, blame, Part{}) {}

  std::vector<Part> find() {
    for (const RequestedMatter& asked : question_.parts) {
      parts_.push_back(in_effect(asked));
    }
    const std::vector<Part> named = parts_;
    for (const MatterId matter : program_.marked_matters()) {
      add_recognised(matter, named);
    }
    return std::move(parts_);
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
  void add_recognised(MatterId matter, const std::vector<Part>& named) {
    const bool is_named = std::any_of(named.begin(), named.end(), [&](const Part& part) {
      return program_.is_under(part.asked.matter, matter);
    });
    Judged<Blame> present = marks_.condition(program_.matters()[matter.index()].marks);
    if (is_named || present.truth == Truth::no) {
      return;
    }
    const bool is_unclear =
        std::any_of(named.begin(), named.end(), [](const Part& part) { return part.asked.matter.is_none(); });
    if (is_unclear) {
      present = both(blame_, present, missing(Missing::matter));
    }
    const auto first = static_cast<std::ptrdiff_t>(parts_.size());
    for (const Part& part : named) {
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
  std::vector<Part> parts_;
};

}  // namespace

template <class Blame>
std::vector<AskedPart<Blame>> find_parts(const Question& question, Blame& blame) {
  return Parts<Blame>(question, blame).find();
}

template std::vector<AskedPart<NoBlame>> find_parts(const Question&, NoBlame&);
template std::vector<AskedPart<SetBlame>> find_parts(const Question&, SetBlame&);

Marked find_marked(const Question& question) {
  const Program& program = question.program;
  NoBlame blame;
  PartEvaluator<NoBlame> marks(question, blame, AskedPart<NoBlame>{});
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
