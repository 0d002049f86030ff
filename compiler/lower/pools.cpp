#include "lower/pools.h"

namespace qingdan::lower {

Text TextPool::add(const std::string& text) {
  if (text.empty()) {
    return {};
  }
  const auto [place, added] = known_.try_emplace(text);
  if (added) {
    place->second = append_text(bytes_, text);
  }
  return place->second;
}

}  // namespace qingdan::lower
