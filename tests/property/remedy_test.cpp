// Every remedy, applied to the request, makes it accepted, and no smaller part of it does; none makes the
// request what a mark describes.
#include <algorithm>
#include <set>

#include "property/cases.h"
#include "property/describe.h"
#include "qingdan/decide.h"
#include "reference/contradiction.h"
#include "reference/question.h"

namespace qingdan::property {
namespace {

void set_fact(Request& request, const Change& change) {
  const auto given = std::find_if(request.facts.begin(), request.facts.end(),
                                  [&](const FactValue& value) { return value.fact == change.fact; });
  if (given == request.facts.end()) {
    request.facts.push_back({change.fact, true, change.values});
  } else {
    *given = {change.fact, true, change.values};
  }
}

// The organ approves all that is judged, each matter in the role that counts, for this village, as of the
// event date.
void add_approval(const Compiled& compiled, Request& request, Organ organ) {
  const reference::Precedents precedents = reference::weigh_all_pairs(compiled.model());
  const reference::Question judged(compiled.model(), precedents, request);
  for (const reference::Part& part : judged.parts()) {
    Approval approval;
    approval.organ = organ;
    approval.matter = part.asked.matter;
    approval.role = part.asked.role;
    approval.region = request.village;
    approval.granted = request.date;
    approval.known_since = request.known_at;
    request.approvals.push_back(approval);
  }
}

// Approvals last: they are for the role that is then asked for.
Request changed(const Compiled& compiled, Request request, const Remedy& changes) {
  for (const Change& change : changes) {
    if (change.kind == Change::Kind::fact) {
      set_fact(request, change);
    } else if (change.kind == Change::Kind::role) {
      for (RequestedMatter& asked : request.matters) {
        asked.role = change.role;
      }
    }
  }
  for (const Change& change : changes) {
    if (change.kind == Change::Kind::approval) {
      add_approval(compiled, request, change.organ);
    }
  }
  return request;
}

bool accepted(const Compiled& compiled, const Request& request) {
  return decide(compiled.program(), request, {.remedies = false}).verdict == Verdict::accept;
}

std::string changes_text(const Compiled& compiled, const Remedy& remedy) {
  std::string text;
  for (const Change& change : remedy) {
    text += "  " + describe(compiled.model(), change) + "\n";
  }
  return text;
}

// What the reference says the request is for certain by its marks: matters not named, roles not stated.
struct ByMarks {
  std::set<MatterId> matters;
  std::set<RoleId> roles;
};

ByMarks by_marks(const Compiled& compiled, const Request& request) {
  const reference::Precedents precedents = reference::weigh_all_pairs(compiled.model());
  const reference::Question judged(compiled.model(), precedents, request);
  ByMarks found;
  for (const reference::Part& part : judged.parts()) {
    if (part.by_marks && part.present.truth == Truth::yes) {
      found.matters.insert(part.asked.matter);
    }
    const bool is_stated =
        std::any_of(request.matters.begin(), request.matters.end(),
                    [&](const RequestedMatter& asked) { return asked.role == part.asked.role; });
    if (!is_stated && !part.asked.role.is_none()) {
      found.roles.insert(part.asked.role);
    }
  }
  return found;
}

template <class Value>
bool has_new(const std::set<Value>& now, const std::set<Value>& before) {
  return !std::includes(before.begin(), before.end(), now.begin(), now.end());
}

std::optional<std::string> wrong_remedy(const Compiled& compiled, const Request& request) {
  const ByMarks before = by_marks(compiled, request);
  for (const Remedy& remedy : decide(compiled.program(), request).remedies) {
    const ByMarks now = by_marks(compiled, changed(compiled, request, remedy));
    if (has_new(now.matters, before.matters) || has_new(now.roles, before.roles)) {
      return "this remedy makes the request what a mark describes:\n" + changes_text(compiled, remedy);
    }
    const std::size_t all = (std::size_t{1} << remedy.size()) - 1;
    for (std::size_t chosen = 0; chosen <= all; ++chosen) {
      Remedy part;
      for (std::size_t i = 0; i < remedy.size(); ++i) {
        if ((chosen >> i & 1U) != 0) {
          part.push_back(remedy[i]);
        }
      }
      if (accepted(compiled, changed(compiled, request, part)) != (chosen == all)) {
        return (chosen == all ? "this remedy does not help:\n" : "of this remedy\n") +
               changes_text(compiled, remedy) +
               (chosen == all ? "" : "this is enough:\n" + changes_text(compiled, part));
      }
    }
  }
  return std::nullopt;
}

TEST(Remedy, helps_and_holds_nothing_needless) {
  constexpr int kRequests = 20;
  int remedies = 0;
  for_random_cases(40, kRequests, [&](const Case& drawn) {
    for (const Question& question : drawn.questions) {
      expect_none(wrong_remedy(drawn.compiled(), question.request));
      remedies += decide(drawn.compiled().program(), question.request).remedies.empty() ? 0 : 1;
    }
  });
  if (should_have_reached_all()) {
    EXPECT_GT(remedies, 0) << "no request had a remedy";
  }
}

}  // namespace
}  // namespace qingdan::property
