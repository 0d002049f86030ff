// The search for remedies: sets of one, two, three changes in order, each tried by judging again.
#include "remedies.h"

#include <algorithm>

#include "judge.h"
#include "parts.h"

namespace qingdan {
namespace {

using Set = std::vector<std::size_t>;  // of changes, ascending

bool is_same_subject(const Change& a, const Change& b) {
  return a.kind == b.kind && a.kind != Change::Kind::approval && a.fact == b.fact;
}

void set_fact(Request& request, const Change& change) {
  const FactValue value{change.fact, true, change.values};
  const auto given = std::find_if(request.facts.begin(), request.facts.end(),
                                  [&](const FactValue& fact) { return fact.fact == change.fact; });
  if (given == request.facts.end()) {
    request.facts.push_back(value);
  } else {
    *given = value;
  }
}

// For exactly what is judged, in the role it then has in effect; known when the question is put.
void add_approvals(const Program& program, Request& request, Organ organ) {
  NoBlame blame;
  Workspace<NoBlame> workspace;
  workspace.fit(program);
  std::vector<AskedPart<NoBlame>> parts;
  find_parts(read_request(program, request), blame, workspace, parts);
  for (const AskedPart<NoBlame>& part : parts) {
    request.approvals.push_back({organ, ApprovalStatus::granted, part.asked.matter, part.asked.role,
                                 request.village, request.date, std::nullopt, std::nullopt,
                                 request.known_at});
  }
}

class Search {
 public:
  Search(const Question& question, const Request& request, std::uint32_t max_runs)
      : program_(question.program),
        request_(request),
        marked_(find_marked(question)),
        changes_(find_changes(question)),
        runs_(max_runs) {}

  Remedies run() {
    bool is_complete = true;
    for (std::size_t size = 1; size <= kMaxRemedySize && is_complete; ++size) {
      Set set;
      is_complete = extend(set, 0, size);
    }
    return {remedies(), is_complete};
  }

 private:
  // Tries every set of `size` that begins with `set`, in lexicographic order; the rest from `first` on.
  // False if a limit is reached. Recurses kMaxRemedySize deep.
  bool extend(Set& set, std::size_t first, std::size_t size) {
    if (set.size() == size) {
      return take(set);
    }
    for (std::size_t i = first; i < changes_.size(); ++i) {
      set.push_back(i);
      const bool is_within_limits = holds_accepted(set) || extend(set, next_subject(i), size);
      set.pop_back();
      if (!is_within_limits) {
        return false;
      }
    }
    return true;
  }

  // Changes of one fact, and all changes of role, stand together; a set has one of them at most.
  [[nodiscard]] std::size_t next_subject(std::size_t i) const {
    std::size_t next = i + 1;
    while (next < changes_.size() && is_same_subject(changes_[i], changes_[next])) {
      ++next;
    }
    return next;
  }

  [[nodiscard]] bool holds_accepted(const Set& set) const {
    return std::any_of(accepted_.begin(), accepted_.end(), [&](const Set& smaller) {
      return std::includes(set.begin(), set.end(), smaller.begin(), smaller.end());
    });
  }

  // Keeps the set if it is a remedy. False if a limit is reached.
  bool take(const Set& set) {
    if (runs_ == 0) {
      return false;
    }
    --runs_;
    const Request changed = change(set);
    const Question question = read_request(program_, changed);
    if (!is_accepted(question)) {
      return true;
    }
    accepted_.push_back(set);
    if (!is_marked_anew(question)) {
      if (found_.size() == kMaxRemedies) {
        return false;
      }
      found_.push_back(set);
    }
    return true;
  }

  // Changes are in the order facts, role, approvals, so an approval is for the role then asked.
  [[nodiscard]] Request change(const Set& set) const {
    Request changed = request_;
    for (const std::size_t i : set) {
      const Change& one = changes_[i];
      switch (one.kind) {
        case Change::Kind::fact:
          set_fact(changed, one);
          break;
        case Change::Kind::role:
          for (RequestedMatter& part : changed.matters) {
            part.role = one.role;
          }
          break;
        case Change::Kind::approval:
          add_approvals(program_, changed, one.organ);
          break;
      }
    }
    return changed;
  }

  [[nodiscard]] bool is_accepted(const Question& question) const {
    NoBlame blame;
    const PartStates<NoBlame> parts = judge_parts(question, blame);
    return settle(weigh(program_, blame, parts, {})).verdict == Verdict::accept;
  }

  [[nodiscard]] bool is_marked_anew(const Question& question) const {
    const Marked now = find_marked(question);
    return !std::includes(marked_.roles.begin(), marked_.roles.end(), now.roles.begin(), now.roles.end()) ||
           !std::includes(marked_.matters.begin(), marked_.matters.end(), now.matters.begin(),
                          now.matters.end());
  }

  [[nodiscard]] std::vector<Remedy> remedies() const {
    std::vector<Remedy> remedies;
    for (const Set& set : found_) {
      Remedy& remedy = remedies.emplace_back();
      for (const std::size_t i : set) {
        remedy.push_back(changes_[i]);
      }
    }
    return remedies;
  }

  const Program& program_;
  const Request& request_;
  Marked marked_;
  std::vector<Change> changes_;
  std::uint32_t runs_;
  std::vector<Set> accepted_;  // the minimal ones
  std::vector<Set> found_;     // of those, the ones to propose
};

}  // namespace

Remedies find_remedies(const Question& question, const Request& request, std::uint32_t max_runs) {
  // Nothing is permitted without a date and a matter, and no change supplies those.
  const bool can_be_accepted =
      question.date && std::none_of(question.parts.begin(), question.parts.end(),
                                    [](const RequestedMatter& part) { return part.matter.is_none(); });
  if (!can_be_accepted) {
    return {};
  }
  // A run judges every row anew, so a request with many takes fewer runs.
  constexpr std::size_t kMostRows = 200000;
  std::size_t rows = 1;
  for (const Rows& some : request.sequences) {
    rows += some.rows.size();
  }
  const auto runs = static_cast<std::uint32_t>(std::min<std::size_t>(max_runs, kMostRows / rows + 1));
  return Search(question, request, rows == 1 ? max_runs : runs).run();
}

}  // namespace qingdan
