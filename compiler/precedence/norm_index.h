// NormIndex: norms by matter and region, so that those a norm can meet are found without looking at the rest.
// Private to this folder.
#pragma once

#include <cstdint>
#include <vector>

#include "model/model.h"

namespace qingdan::precedence {

// Regions in an order in which all that lie in one stand behind it, without a gap.
class RegionOrder {
 public:
  explicit RegionOrder(const model::Model& model);

  [[nodiscard]] std::uint32_t place(RegionId region) const { return places_[region.index()]; }
  // Behind the last region that lies in this one.
  [[nodiscard]] std::uint32_t end(RegionId region) const { return ends_[region.index()]; }

 private:
  std::vector<std::uint32_t> places_;
  std::vector<std::uint32_t> ends_;
};

class NormIndex {
 public:
  // Both must outlive it.
  NormIndex(const model::Model& model, const RegionOrder& order)
      : model_(model), order_(order), of_matter_(model.matters.size()) {}

  // By ascending id.
  void add(NormId norm);
  void settle();  // after the last add
  // Those of this matter one of whose regions lies in, or around, one of these (empty: everywhere),
  // ascending.
  void find(MatterId matter, const std::vector<RegionId>& regions, std::vector<NormId>& found) const;

 private:
  struct Entry {
    std::uint32_t place = 0;  // of its region
    NormId norm;

    friend constexpr auto operator<=>(const Entry&, const Entry&) = default;
  };
  struct OfMatter {
    std::vector<Entry> in_regions;  // by place
    std::vector<NormId> everywhere;
  };

  static void take(const std::vector<Entry>& entries, std::uint32_t begin, std::uint32_t end,
                   std::vector<NormId>& found);

  const model::Model& model_;
  const RegionOrder& order_;
  std::vector<OfMatter> of_matter_;
};

}  // namespace qingdan::precedence
