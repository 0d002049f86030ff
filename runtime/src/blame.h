// A Kleene value that can say why it is unknown. One evaluation is written for both uses: with NoBlame
// the reason costs nothing, with SetBlame it is kept, so a verdict and its missing facts cannot disagree.
// INVARIANT: a known value carries no reason.
#pragma once

#include <cstdint>
#include <vector>

#include "qingdan/decision.h"
#include "qingdan/truth.h"

namespace qingdan {

struct NoBlame {
  struct Why {};

  static constexpr Why missing(const MissingFact& /*fact*/) { return {}; }
  static constexpr Why join(Why /*a*/, Why /*b*/) { return {}; }
  static constexpr bool has_reason(Why /*why*/) { return false; }
};

// Reasons are nodes of a graph that share their parts, so joining two takes constant time.
class SetBlame {
 public:
  struct Why {
    std::uint32_t node = 0;  // 0: no reason
  };

  SetBlame() : nodes_(1) {}

  Why missing(const MissingFact& fact);
  Why join(Why a, Why b);
  static bool has_reason(Why why) { return why.node != 0; }
  // What `why` stands for, in no particular order, possibly repeated.
  [[nodiscard]] std::vector<MissingFact> facts(Why why) const;

 private:
  struct Node {
    std::uint32_t left = 0;  // the nodes it joins; 0 in both for one missing fact
    std::uint32_t right = 0;
    std::uint32_t fact = 0;  // its place in facts_
  };

  std::vector<Node> nodes_;
  std::vector<MissingFact> facts_;
};

template <class Blame>
struct Judged {
  Truth truth = Truth::no;
  [[no_unique_address]] typename Blame::Why why{};
};

template <class Blame>
constexpr Judged<Blame> unknown_for(typename Blame::Why why) {
  return {Truth::unknown, why};
}

template <class Blame>
constexpr Judged<Blame> negate(Judged<Blame> a) {
  a.truth = !a.truth;
  return a;
}

// By the invariant, whatever an unknown result joins came from unknown operands.
template <class Blame>
Judged<Blame> both(Blame& blame, Judged<Blame> a, Judged<Blame> b) {
  const Truth result = a.truth & b.truth;
  return result == Truth::unknown ? unknown_for<Blame>(blame.join(a.why, b.why)) : Judged<Blame>{result};
}

template <class Blame>
Judged<Blame> either(Blame& blame, Judged<Blame> a, Judged<Blame> b) {
  const Truth result = a.truth | b.truth;
  return result == Truth::unknown ? unknown_for<Blame>(blame.join(a.why, b.why)) : Judged<Blame>{result};
}

}  // namespace qingdan
