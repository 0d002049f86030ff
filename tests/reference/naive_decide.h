// naive_decide: the slow, obvious oracle. It reads the checked model, looks at every norm for every part
// of the request and works out each truth by plain recursion, sentence by sentence from the design (§2).
// It shares nothing with the compiler's later phases or with the runtime's evaluation.
#pragma once

#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "model/model.h"
#include "qingdan/decision.h"
#include "qingdan/request.h"
#include "reference/contradiction.h"

namespace qingdan::reference {

// A matter in its role, asked for or (yes, or unknown) told by its marks; or a term, as a whole or in one
// row (then the matter is none).
struct PartKey {
  Term term = Term::matter;
  RequestedMatter matter;
  SequenceId sequence;
  std::uint32_t row = kAny;
  Truth by_marks = Truth::no;

  friend constexpr auto operator<=>(const PartKey&, const PartKey&) = default;
};
// One of item and list is none.
using DecidingKey = std::tuple<Line, ItemId, ListId, Truth>;

struct Answer {
  Verdict verdict = Verdict::incomplete;
  bool observation = false;  // judged for findings only: the verdict says nothing
  std::map<PartKey, Verdict> parts;
  std::set<DecidingKey> deciding;
  std::set<std::pair<ItemId, ItemId>> defeated;  // item, winner
  std::set<MissingFact> missing;
  std::set<Substitute> substitutes;
  std::set<Duty> duties;
  std::set<Finding> findings;
  bool circular = false;  // some norm depends on itself: the compiler should have refused this model

  friend bool operator==(const Answer&, const Answer&) = default;
};

[[nodiscard]] Answer naive_decide(const model::Model& model, const Request& request);
// For many requests of one model, whose pairs are weighed once.
[[nodiscard]] Answer naive_decide(const model::Model& model, const Precedents& precedents,
                                  const Request& request);

}  // namespace qingdan::reference
