// Facts only ever move a verdict away from `incomplete`: of a request that says less, the verdict is the
// same or `incomplete`.
#include <algorithm>

#include "property/cases.h"
#include "property/describe.h"
#include "qingdan/decide.h"

namespace qingdan::property {
namespace {

using model::Model;

// Takes away some of what a request says of open facts, so that less is known and nothing else is.
class Forgetter {
 public:
  Forgetter(Random& random, const Model& model) : random_(random), model_(model) {}

  Request forget(Request request) {
    for (RequestedMatter& asked : request.matters) {
      maybe(asked.matter);
      maybe(asked.role);
    }
    if (some_of_it()) {
      request.matters.clear();
    }
    maybe(request.assigner.region);
    maybe(request.assigner.kind);
    if (request.assigner.kind.is_none()) {
      request.assigner.region = RegionId::none();
    }
    for (int steps = random_.chance(40) ? random_.between(1, 5) : 0; steps > 0; --steps) {
      widen(request.village);
    }
    maybe(request.addressee);
    maybe(request.action);
    maybe(request.date);
    forget_facts(request);
    return request;
  }

 private:
  bool some_of_it() { return random_.chance(12); }

  template <class T>
  void maybe(T& value) {
    if (some_of_it()) {
      value = T{};
    }
  }

  // The village is known to lie in the region above, and above the root nothing is known.
  void widen(RegionId& village) {
    if (!village.is_none()) {
      village = model_.regions[village.index()].parent;
    }
  }

  void forget_facts(Request& request) {
    std::vector<FactValue> kept;
    for (FactValue& value : request.facts) {
      if (!some_of_it()) {
        kept.push_back(value);
      } else if (!model_.facts[value.fact.index()].open || random_.chance(50)) {
        kept.push_back({value.fact, false, {}});
      }
    }
    request.facts = kept;
  }

  Random& random_;
  const Model& model_;
};

std::optional<std::string> wrong_move(const Compiled& compiled, Question question) {
  const Request less = Forgetter(question.further, compiled.model()).forget(question.request);
  const Verdict before = decide(compiled.program(), less, {.remedies = false}).verdict;
  const Verdict after = decide(compiled.program(), question.request, {.remedies = false}).verdict;
  if (before == Verdict::incomplete || before == after) {
    return std::nullopt;
  }
  return "it is " + std::string(name(after, Language::en)) + ", and " +
         std::string(name(before, Language::en)) + " while less is known:\n" +
         describe(compiled.model(), less);
}

TEST(Knowledge, moves_verdicts_only_away_from_incomplete) {
  constexpr int kRequests = 60;
  for_random_cases(60, kRequests, [](const Case& drawn) {
    for (const Question& question : drawn.questions) {
      expect_none(wrong_move(drawn.compiled(), question));
    }
  });
}

}  // namespace
}  // namespace qingdan::property
