// The runtime decides as the slow reference evaluator does: all that an Answer holds. And the random policies
// and requests reach all that there is.
#include <map>
#include <set>
#include <string>

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
  if (expected == actual) {
    return std::nullopt;
  }
  return "---- reference ----\n" + describe(compiled.model(), expected) + "---- runtime ----\n" +
         describe(compiled.model(), actual);
}

// What has occurred in the policies, and what the requests have come to.
struct Reached {
  std::map<Verdict, int> verdicts;
  std::set<Mode> modes;
  std::set<Op> ops;
  std::map<std::string, int> things;

  void note(bool occurs, const char* thing) { things[thing] += occurs ? 1 : 0; }

  void add(const model::Model& model) {
    for (const model::Norm& norm : model.norms) {
      modes.insert(norm.mode);
      note(norm.by_analogy, "a ban by analogy");
      note(norm.each && norm.skips_first, "a norm of each row but the first");
      note(norm.within_workdays, "a duty within working days");
    }
    note(!model.services.empty(), "a service");
    for (std::uint32_t i = 0; i < model.exprs.size(); ++i) {
      ops.insert(model.exprs[model::ExprId{i}].op);
    }
  }

  void add(const Decision& decision) {
    if (!decision.observation) {
      ++verdicts[decision.verdict];
    }
    note(decision.observation && !decision.findings.empty(), "a finding of an observation");
    note(!decision.observation && !decision.findings.empty(), "a finding of a request");
    note(!decision.duties.empty(), "a duty");
    note(!decision.substitutes.empty(), "a substitute");
    for (const PartVerdict& part : decision.parts) {
      note(part.row != kAny, "a part of one row");
      note(part.by_marks == Truth::yes, "a part told by its marks");
      note(part.by_marks == Truth::unknown, "a part perhaps told by its marks");
    }
  }
};

void expect_all(const Reached& reached) {
  EXPECT_EQ(reached.verdicts.size(), word_count<Verdict>()) << "the requests do not reach every verdict";
  EXPECT_EQ(reached.modes.size(), word_count<Mode>()) << "the policies do not have every mode";
  for (std::uint8_t op = 0; op < kOpCount; ++op) {
    EXPECT_TRUE(reached.ops.contains(static_cast<Op>(op))) << "no policy has step " << static_cast<int>(op);
  }
  for (const auto& [thing, count] : reached.things) {
    EXPECT_GT(count, 0) << "there is not once " << thing;
  }
}

TEST(Oracle, runtime_and_reference_agree) {
  constexpr int kRequests = 40;
  Reached reached;
  for_random_cases(100, kRequests, [&](const Case& drawn) {
    reached.add(drawn.compiled().model());
    for (const Question& question : drawn.questions) {
      expect_none(difference(drawn.compiled(), question.request));
      reached.add(decide(drawn.compiled().program(), question.request, {.remedies = false}));
    }
  });
  for (const auto& [verdict, count] : reached.verdicts) {
    RecordProperty(std::string(name(verdict, Language::en)), count);
  }
  for (const auto& [thing, count] : reached.things) {
    RecordProperty(thing, count);
  }
  if (should_have_reached_all()) {
    expect_all(reached);
  }
}

}  // namespace
}  // namespace qingdan::property
