#include "precedence/norm_index.h"

#include <algorithm>
#include <limits>

namespace qingdan::precedence {

RegionOrder::RegionOrder(const model::Model& model)
    : places_(model.regions.size()), ends_(model.regions.size()) {
  std::vector<std::vector<RegionId>> below(model.regions.size());
  std::vector<RegionId> open;  // where a region stands a second time, all that lie in it have been placed
  std::vector<bool> entered(model.regions.size());
  for (std::size_t i = 0; i < model.regions.size(); ++i) {
    const RegionId parent = model.regions[i].parent;
    if (parent.is_none()) {
      open.emplace_back(i);
    } else {
      below[parent.index()].emplace_back(i);
    }
  }
  std::uint32_t place = 0;
  while (!open.empty()) {
    const RegionId region = open.back();
    if (entered[region.index()]) {
      ends_[region.index()] = place;
      open.pop_back();
      continue;
    }
    entered[region.index()] = true;
    places_[region.index()] = place++;
    open.insert(open.end(), below[region.index()].begin(), below[region.index()].end());
  }
}

void NormIndex::add(NormId id) {
  const model::Norm& norm = model_.norms[id.index()];
  OfMatter& rows = of_matter_[norm.matter.index()];
  if (norm.regions.empty()) {
    rows.everywhere.push_back(id);
  }
  for (const RegionId region : norm.regions) {
    rows.in_regions.push_back({order_.place(region), id});
  }
}

void NormIndex::settle() {
  for (OfMatter& rows : of_matter_) {
    std::sort(rows.in_regions.begin(), rows.in_regions.end());
  }
}

void NormIndex::take(const std::vector<Entry>& entries, std::uint32_t begin, std::uint32_t end,
                     std::vector<NormId>& found) {
  auto entry = std::lower_bound(entries.begin(), entries.end(), begin,
                                [](const Entry& e, std::uint32_t place) { return e.place < place; });
  for (; entry != entries.end() && entry->place < end; ++entry) {
    found.push_back(entry->norm);
  }
}

void NormIndex::find(MatterId matter, const std::vector<RegionId>& regions,
                     std::vector<NormId>& found) const {
  const OfMatter& rows = of_matter_[matter.index()];
  found = rows.everywhere;
  if (regions.empty()) {
    take(rows.in_regions, 0, std::numeric_limits<std::uint32_t>::max(), found);
  } else if (!rows.in_regions.empty()) {
    for (const RegionId region : regions) {
      take(rows.in_regions, order_.place(region), order_.end(region), found);
      for (RegionId above = model_.regions[region.index()].parent; !above.is_none();
           above = model_.regions[above.index()].parent) {
        take(rows.in_regions, order_.place(above), order_.place(above) + 1, found);
      }
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
}

}  // namespace qingdan::precedence
