// Value: of a piece of a condition, a truth as 0 or 1. Without one: what would have to be known.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "reference/reasoned.h"

namespace qingdan::reference {

struct Value {
  std::optional<std::int64_t> value;
  std::set<MissingFact> missing;
};

// Of a fact that may have any number of values.
struct Elements {
  std::optional<std::vector<std::int64_t>> values;
  std::set<MissingFact> missing;
};

inline Value known(std::int64_t value) { return {value, {}}; }
inline Value unknown(const std::set<MissingFact>& missing) { return {std::nullopt, missing}; }

inline Value of_truth(const Reasoned& truth) {
  return truth.truth == Truth::unknown ? unknown(truth.missing) : known(truth.truth == Truth::yes);
}
inline Reasoned to_truth(const Value& value) {
  return value.value ? certainly(*value.value != 0) : unknown_for(value.missing);
}

inline std::set<MissingFact> joined(std::set<MissingFact> all, const std::set<MissingFact>& more) {
  all.insert(more.begin(), more.end());
  return all;
}

}  // namespace qingdan::reference
