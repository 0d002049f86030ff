// Facts only ever move a verdict away from `incomplete`: of a request that says less, the verdict is the
// same or `incomplete`. What is certainly found, or certainly follows, stays so when more is known.
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
    forget_facts(request.facts);
    forget_rows(request.sequences);
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

  void forget_facts(std::vector<FactValue>& facts) {
    std::vector<FactValue> kept;
    for (FactValue& value : facts) {
      if (!some_of_it()) {
        kept.push_back(value);
      } else if (!model_.facts[value.fact.index()].open || random_.chance(50)) {
        kept.push_back({value.fact, false, {}});
      }
    }
    facts = kept;
  }

  // Values in the rows; or all the rows, since a request gives all of them or none.
  void forget_rows(std::vector<Rows>& sequences) {
    std::vector<Rows> kept;
    for (Rows& rows : sequences) {
      for (Row& row : rows.rows) {
        forget_facts(row.facts);
      }
      if (!some_of_it()) {
        kept.push_back(rows);
      } else if (!model_.sequences[rows.sequence.index()].open || random_.chance(50)) {
        kept.push_back({rows.sequence, false, {}});
      }
    }
    sequences = kept;
  }

  Random& random_;
  const Model& model_;
};

// What was found of nobody in particular, or somewhere in the rows, may become more definite.
bool is_kept(const Finding& finding, const std::vector<Finding>& later) {
  return std::any_of(later.begin(), later.end(), [&](const Finding& other) {
    const bool same_kind = finding.against.kind.is_none() || finding.against.kind == other.against.kind;
    const bool same_place =
        finding.against.region.is_none() || finding.against.region == other.against.region;
    return other.item == finding.item && other.truth == Truth::yes && same_kind && same_place &&
           (finding.row == kAny || finding.row == other.row);
  });
}

bool is_kept(const Duty& duty, const std::vector<Duty>& later) {
  return std::any_of(later.begin(), later.end(), [&](const Duty& other) {
    return other.item == duty.item && other.duty == duty.duty && other.truth == Truth::yes &&
           (!duty.due || duty.due == other.due);
  });
}

// Some certain thing that is not certain, or gone, now that more is known.
template <class Thing>
bool loses_any(const std::vector<Thing>& before, const std::vector<Thing>& after) {
  return std::any_of(before.begin(), before.end(),
                     [&](const Thing& thing) { return thing.truth == Truth::yes && !is_kept(thing, after); });
}

std::optional<std::string> wrong_move(const Decision& before, const Decision& after) {
  if (loses_any(before.findings, after.findings)) {
    return "a certain finding is lost";
  }
  if (before.observation || before.verdict == Verdict::incomplete) {
    return std::nullopt;
  }
  if (before.verdict != after.verdict) {
    return "the verdict moves";
  }
  return loses_any(before.duties, after.duties) ? std::optional<std::string>("a certain duty is lost")
                                                : std::nullopt;
}

std::optional<std::string> wrong_move(const Compiled& compiled, Question question) {
  const Request less = Forgetter(question.further, compiled.model()).forget(question.request);
  const Decision before = decide(compiled.program(), less, {.remedies = false});
  const Decision after = decide(compiled.program(), question.request, {.remedies = false});
  const std::optional<std::string> problem = wrong_move(before, after);
  if (!problem) {
    return std::nullopt;
  }
  return *problem + "\n---- where less is known ----\n" + describe(compiled.model(), less) +
         describe(compiled.model(), answer_of(before)) + "---- where more is known ----\n" +
         describe(compiled.model(), answer_of(after));
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
