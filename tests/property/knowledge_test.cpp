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

TEST(Knowledge, moves_verdicts_only_away_from_incomplete) {
  constexpr int kRequests = 60;
  for_random_policies(60, [&](const Compiled& compiled, Random& random) {
    for (int i = 0; i < kRequests && !testing::Test::HasFailure(); ++i) {
      const Request request = random_request(random, compiled.model());
      const std::size_t seed = random.below(1000000);
      expect_no_problem(compiled, request,
                        [&](const Compiled& c, const Request& r) -> std::optional<std::string> {
                          Random chosen(seed);
                          const Request less = Forgetter(chosen, c.model()).forget(r);
                          const Verdict before = decide(c.program(), less, {.remedies = false}).verdict;
                          const Verdict after = decide(c.program(), r, {.remedies = false}).verdict;
                          if (before == Verdict::incomplete || before == after) {
                            return std::nullopt;
                          }
                          return "it is " + std::string(name(after, Language::en)) + ", and " +
                                 std::string(name(before, Language::en)) + " while less is known:\n" +
                                 describe(c.model(), less);
                        });
    }
  });
}

}  // namespace
}  // namespace qingdan::property
