// Reasoned: a Kleene truth that, while unknown, names what would have to be known.
#pragma once

#include <set>

#include "qingdan/decision.h"
#include "qingdan/truth.h"

namespace qingdan::reference {

struct Reasoned {
  Truth truth = Truth::no;
  std::set<MissingFact> missing;  // of an unknown truth only
};

inline MissingFact missing_builtin(Missing kind) { return {kind, {}, {}, {}}; }
inline MissingFact missing_fact(FactId fact) { return {Missing::fact, fact, {}, {}}; }
inline MissingFact missing_approval(Organ organ) { return {Missing::approval, {}, organ, {}}; }
inline MissingFact missing_sequence(SequenceId sequence) { return {Missing::sequence, {}, {}, sequence}; }

inline Reasoned certainly(bool value) { return {truth(value), {}}; }
inline Reasoned unknown_for(const std::set<MissingFact>& missing) { return {Truth::unknown, missing}; }
inline Reasoned unknown_for(const MissingFact& one) { return unknown_for(std::set<MissingFact>{one}); }
inline Reasoned unknown_for(Missing kind) { return unknown_for(missing_builtin(kind)); }

// What an unknown result depends on is what its unknown operands depend on: a known truth has no reasons.
inline Reasoned combine(Truth result, const Reasoned& a, const Reasoned& b) {
  Reasoned combined{result, {}};
  if (result == Truth::unknown) {
    combined.missing = a.missing;
    combined.missing.insert(b.missing.begin(), b.missing.end());
  }
  return combined;
}
inline Reasoned operator&(const Reasoned& a, const Reasoned& b) { return combine(a.truth & b.truth, a, b); }
inline Reasoned operator|(const Reasoned& a, const Reasoned& b) { return combine(a.truth | b.truth, a, b); }
inline Reasoned operator!(const Reasoned& a) { return {!a.truth, a.missing}; }
inline Reasoned& operator&=(Reasoned& a, const Reasoned& b) { return a = a & b; }
inline Reasoned& operator|=(Reasoned& a, const Reasoned& b) { return a = a | b; }

}  // namespace qingdan::reference
