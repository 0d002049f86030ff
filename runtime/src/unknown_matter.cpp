#include "unknown_matter.h"

#include <algorithm>

#include "select_norms.h"

namespace qingdan {

UnknownMatter::UnknownMatter(const Program& program, const Request& request) {
  const auto& matters = request.matters;
  const auto unknown =
      std::count_if(matters.begin(), matters.end(), [](const auto& asked) { return asked.matter.is_none(); });
  is_alone_ = unknown == static_cast<std::ptrdiff_t>(matters.size());
  exists_ = is_alone_ || unknown > 0;
  if (!exists_ || is_alone_) {
    return;
  }
  items_asked_.resize(program.items().size());
  for (const auto& asked : matters) {
    if (!asked.matter.is_none()) {
      each_norm_of(program, asked.matter,
                   [&](NormId norm) { items_asked_[program.norms()[norm.index()].item.index()] = true; });
    }
  }
}

bool UnknownMatter::is_ground_of(const Deciding& deciding) const {
  if (!exists_ || deciding.truth == Truth::yes) {
    return false;
  }
  return is_alone_ || (!deciding.item.is_none() && !items_asked_[deciding.item.index()]);
}

UnknownMatter::Count UnknownMatter::count(const std::vector<Deciding>& deciding) const {
  Count count;
  std::vector<ItemId> items;
  for (const Deciding& one : deciding) {
    if (!is_ground_of(one)) {
      continue;
    }
    if (one.item.is_none()) {
      ++count.lists;
    } else {
      items.push_back(one.item);
    }
  }
  std::sort(items.begin(), items.end());
  count.items = static_cast<std::size_t>(std::unique(items.begin(), items.end()) - items.begin());
  return count;
}

}  // namespace qingdan
