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

namespace qingdan::reference {

// A matter asked for, in its role, or a term (then the matter is none).
using PartKey = std::pair<Term, RequestedMatter>;
// One of item and list is none.
using DecidingKey = std::tuple<Line, ItemId, ListId, Truth>;

struct Answer {
  Verdict verdict = Verdict::incomplete;
  std::map<PartKey, Verdict> parts;
  std::set<DecidingKey> deciding;
  std::set<std::pair<ItemId, ItemId>> defeated;  // item, winner
  std::set<MissingFact> missing;
  bool circular = false;  // some norm depends on itself: the compiler should have refused this model
};

[[nodiscard]] Answer naive_decide(const model::Model& model, const Request& request);

}  // namespace qingdan::reference
