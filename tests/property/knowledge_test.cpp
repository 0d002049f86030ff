// Facts only ever move a verdict away from `incomplete`: a request that says more, and contradicts nothing
// that was said, keeps every other verdict, of the whole and of each part.
#include <algorithm>

#include "property/cases.h"
#include "property/describe.h"
#include "qingdan/decide.h"

namespace qingdan::property {
namespace {

using model::Model;

// A region at or under the one that is known, or any if none is.
RegionId closer(Random& random, const Model& model, RegionId known) {
  std::vector<RegionId> inside;
  for (std::size_t i = 0; i < model.regions.size(); ++i) {
    RegionId above(i);
    while (!above.is_none() && above != known) {
      above = model.regions[above.index()].parent;
    }
    if (above == known) {
      inside.emplace_back(i);
    }
  }
  return random.pick(inside);
}

void learn_facts(Random& random, const Model& model, Request& request) {
  for (std::size_t i = 0; i < model.facts.size(); ++i) {
    const FactId fact(i);
    const auto given = std::find_if(request.facts.begin(), request.facts.end(),
                                    [&](const FactValue& value) { return value.fact == fact; });
    const bool said = given != request.facts.end();
    const bool unknown = said ? !given->known : model.facts[i].open;
    if (!unknown || random.chance(40)) {
      continue;
    }
    if (said) {
      *given = random_fact_value(random, model, fact);
    } else {
      request.facts.push_back(random_fact_value(random, model, fact));
    }
  }
}

// The same request, with some of what was unknown filled in.
Request better_known(Random& random, const Model& model, Request request) {
  const Request other = random_request(random, model);
  if (request.matters.empty() && !other.matters.empty()) {
    request.matters = {other.matters.front()};
  }
  for (RequestedMatter& asked : request.matters) {
    if (asked.matter.is_none() && random.chance(60)) {
      asked.matter = MatterId(random.below(model.matters.size()));
    }
    if (asked.role.is_none() && random.chance(60)) {
      asked.role = RoleId(random.below(model.roles.size()));
    }
  }
  if (request.assigner.kind.is_none()) {
    request.assigner = other.assigner;
  } else if (request.assigner.region.is_none() && !model.organ_kinds[request.assigner.kind.index()].outside) {
    request.assigner.region = RegionId(random.below(model.regions.size()));
  }
  if (random.chance(60)) {
    request.village = closer(random, model, request.village);
  }
  request.addressee = request.addressee.is_none() ? other.addressee : request.addressee;
  request.action = request.action ? request.action : other.action;
  request.date = request.date ? request.date : other.date;
  learn_facts(random, model, request);
  return request;
}

TEST(Knowledge, moves_verdicts_only_away_from_incomplete) {
  constexpr int kRequests = 40;
  for_random_policies(60, [&](const Compiled& compiled, Random& random) {
    for (int i = 0; i < kRequests && !testing::Test::HasFailure(); ++i) {
      const Request request = random_request(random, compiled.model());
      const std::size_t seed = random.below(1000000);
      expect_no_problem(compiled, request,
                        [&](const Compiled& c, const Request& r) -> std::optional<std::string> {
                          Random fill(seed);
                          const Request more = better_known(fill, c.model(), r);
                          const Verdict before = decide(c.program(), r, {.remedies = false}).verdict;
                          const Verdict after = decide(c.program(), more, {.remedies = false}).verdict;
                          if (before == Verdict::incomplete || before == after) {
                            return std::nullopt;
                          }
                          return std::string(name(before, Language::en)) + " becomes " +
                                 std::string(name(after, Language::en)) + " when more is known:\n" +
                                 describe(c.model(), more);
                        });
    }
  });
}

}  // namespace
}  // namespace qingdan::property
