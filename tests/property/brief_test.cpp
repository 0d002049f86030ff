// The brief answer is the beginning of the full one, whatever the policy and the request; one scratch
// serves them all in turn.
#include "qingdan/brief.h"

#include <gtest/gtest.h>

#include "cases.h"
#include "qingdan/decide.h"

namespace qingdan::property {
namespace {

Brief beginning_of(const Decision& decision) {
  Brief brief;
  brief.verdict = decision.verdict;
  if (!decision.deciding.empty()) {
    const Deciding& first = decision.deciding.front();
    brief.line = first.line;
    brief.item = first.item;
    brief.list = first.list;
    brief.by_approval = first.by_approval;
    brief.truth = first.truth;
  }
  return brief;
}

TEST(Brief, is_the_beginning_of_the_decision) {
  constexpr int kRequests = 60;
  Scratch scratch;
  for_random_cases(100, kRequests, [&](const Case& drawn) {
    const Program& program = drawn.compiled().program();
    for (const Question& question : drawn.questions) {
      const Decision decision = decide(program, question.request, {.remedies = false});
      const Brief brief = decide_brief(program, question.request, scratch);
      if (brief != beginning_of(decision)) {
        const Brief wanted = beginning_of(decision);
        expect_none("brief: verdict " + std::string(name(brief.verdict, Language::en)) + " line " +
                    std::to_string(static_cast<int>(brief.line)) + " item " +
                    std::to_string(brief.item.value) + " list " + std::to_string(brief.list.value) +
                    "; in full: verdict " + std::string(name(wanted.verdict, Language::en)) + " line " +
                    std::to_string(static_cast<int>(wanted.line)) + " item " +
                    std::to_string(wanted.item.value) + " list " + std::to_string(wanted.list.value) + "\n");
      }
    }
  });
}

}  // namespace
}  // namespace qingdan::property
