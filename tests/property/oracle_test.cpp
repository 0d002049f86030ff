// The runtime decides as the slow reference evaluator does: verdict, verdict of each part, deciding and
// defeated items, missing facts.
#include <map>

#include "property/cases.h"
#include "property/describe.h"
#include "qingdan/decide.h"
#include "reference/naive_decide.h"

namespace qingdan::property {
namespace {

std::optional<std::string> difference(const Compiled& compiled, const Request& request) {
  const reference::Answer expected = reference::naive_decide(compiled.model(), request);
  const reference::Answer actual = answer_of(decide(compiled.program(), request, {.remedies = false}));
  if (expected.circular) {
    return "some norm depends on itself, and the compiler let it pass\n";
  }
  if (expected.verdict == actual.verdict && expected.parts == actual.parts &&
      expected.deciding == actual.deciding && expected.defeated == actual.defeated &&
      expected.missing == actual.missing) {
    return std::nullopt;
  }
  return "---- reference ----\n" + describe(compiled.model(), expected) + "---- runtime ----\n" +
         describe(compiled.model(), actual);
}

TEST(Oracle, runtime_and_reference_agree) {
  constexpr int kRequests = 40;
  std::map<Verdict, int> verdicts;
  for_random_cases(100, kRequests, [&](const Case& drawn) {
    for (const Question& question : drawn.questions) {
      expect_none(difference(drawn.compiled(), question.request));
      ++verdicts[decide(drawn.compiled().program(), question.request, {.remedies = false}).verdict];
    }
  });
  for (const auto& [verdict, count] : verdicts) {
    RecordProperty(std::string(name(verdict, Language::en)), count);
  }
  if (should_have_reached_all()) {
    EXPECT_EQ(verdicts.size(), word_count<Verdict>()) << "the requests do not reach every verdict";
  }
}

}  // namespace
}  // namespace qingdan::property
