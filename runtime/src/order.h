// Orders that do not depend on ids alone, so that the same policies give the same bytes.
#pragma once

#include <algorithm>
#include <vector>

namespace qingdan {

// Sorts by key and drops all but one of equal keys.
template <class T, class Key>
void sort_unique_by(std::vector<T>& items, const Key& key) {
  std::sort(items.begin(), items.end(), [&](const T& a, const T& b) { return key(a) < key(b); });
  items.erase(
      std::unique(items.begin(), items.end(), [&](const T& a, const T& b) { return key(a) == key(b); }),
      items.end());
}

}  // namespace qingdan
