#include "lower/pools.h"

namespace qingdan::lower {

Text TextPool::add(const std::string& text) {
  if (text.empty()) {
    return {};
  }
  const auto [place, added] = known_.try_emplace(text);
  if (added) {
    place->second = {static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(text.size())};
    bytes_.insert(bytes_.end(), text.begin(), text.end());
  }
  return place->second;
}

}  // namespace qingdan::lower
