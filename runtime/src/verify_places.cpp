// The second half of verify_index: where a decision begins, the places of regions, and what else seal fills
// in.
#include <algorithm>
#include <bit>
#include <cstddef>
#include <vector>

#include "index.h"
#include "verify.h"
#include "verify_checks.h"

namespace qingdan {
namespace {

class CheckPlaces {
 public:
  explicit CheckPlaces(const Program& program) : program_(program) {}

  bool run() {
    return check_places() && check_regions() && check_facts() &&
           check_heirs(program_.regions(), program_.heir_regions()) &&
           check_heirs(program_.organ_kinds(), program_.heir_kinds());
  }

 private:
  // Every region that a cell or a list that speaks names has a place, and its filter lets its matters
  // through.
  [[nodiscard]] bool check_places() {
    const auto places = program_.places();
    if (places.empty() || !places[0].region.is_none() || places[0].above != 0) {
      return false;
    }
    place_of_.assign(program_.regions().size(), 0);
    std::size_t lists = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
      const PlaceRow& place = places[i];
      if ((i > 0 && !is_row(place.region, program_.regions())) || place.above >= places.size() ||
          (i > 1 && places[i - 1].region >= place.region) || place.lists.begin != lists ||
          !is_inside(place.lists, program_.place_lists().size()) ||
          !std::has_single_bit(place.filter_mask + std::uint64_t{1}) || place.filter_mask < 63 ||
          place.filter > program_.filters().size() ||
          (place.filter_mask + std::size_t{1}) / 64 > program_.filters().size() - place.filter) {
        return false;
      }
      lists = place.lists.end;
      if (i > 0) {
        place_of_[place.region.index()] = static_cast<std::uint32_t>(i);
      }
    }
    return lists == program_.place_lists().size() && check_lists() && check_filters();
  }

  // A list that speaks stands at each of its regions, or everywhere.
  [[nodiscard]] bool check_lists() const {
    std::size_t wanted = 0;
    for (const ListRow& list : program_.lists()) {
      wanted += speaks(list) ? std::max(list.regions.size(), 1U) : 0;
    }
    for (const PlaceRow& place : program_.places()) {
      const auto lists = Program::slice(place.lists, program_.place_lists());
      if (!is_ascending(lists)) {
        return false;
      }
      for (const ListId id : lists) {
        if (!is_row(id, program_.lists()) || !speaks(program_.lists()[id.index()])) {
          return false;
        }
        const auto regions = Program::slice(program_.lists()[id.index()].regions, program_.region_pool());
        const bool is_there = place.region.is_none()
                                  ? regions.empty()
                                  : std::binary_search(regions.begin(), regions.end(), place.region);
        if (!is_there) {
          return false;
        }
      }
    }
    return program_.place_lists().size() == wanted;
  }

  static bool speaks(const ListRow& list) {
    const auto unlisted = static_cast<Unlisted>(list.unlisted);
    return unlisted == Unlisted::reject || unlisted == Unlisted::refer;
  }

  [[nodiscard]] bool check_filters() const {
    const auto cells = program_.cells();
    return all_rows(cells.first(cells.size() - 1), [&](const CellRow& cell) {
      const std::uint32_t at = cell.region.is_none() ? 0 : place_of_[cell.region.index()];
      const PlaceRow& place = program_.places()[at];
      const std::uint32_t bit = cell.matter.value & place.filter_mask;
      return place.region == cell.region &&
             (program_.filters()[place.filter + bit / 64] >> (bit % 64) & 1U) != 0;
    });
  }

  [[nodiscard]] bool check_regions() const {
    const auto regions = program_.regions();
    std::vector<bool> has_below(regions.size());
    for (const RegionRow& region : regions) {
      if (!region.parent.is_none()) {
        has_below[region.parent.index()] = true;
      }
    }
    for (std::size_t i = 0; i < regions.size(); ++i) {
      if (regions[i].indexed != nearest(RegionId(i)) || regions[i].has_below != (has_below[i] ? 1U : 0U)) {
        return false;
      }
    }
    const auto places = program_.places();
    return all_rows(places.subspan(1), [&](const PlaceRow& place) {
      return place.above == nearest(regions[place.region.index()].parent);
    });
  }

  [[nodiscard]] std::uint32_t nearest(RegionId at) const {
    while (!at.is_none() && place_of_[at.index()] == 0) {
      at = program_.regions()[at.index()].parent;
    }
    return at.is_none() ? 0 : place_of_[at.index()];
  }

  [[nodiscard]] bool check_facts() const {
    return all_rows(program_.facts(), [&](const FactRow& fact) {
      const ValueBounds bounds =
          value_bounds(fact, program_.text_constants().size(), program_.regions().size(),
                       program_.matters().size(), program_.roles().size(), program_.materials().size());
      return fact.lowest == bounds.lowest && fact.highest == bounds.highest && fact.more_spare == 0;
    });
  }

  template <class Row, class Id>
  [[nodiscard]] static bool check_heirs(std::span<const Row> rows, std::span<const Id> heirs) {
    auto heir = heirs.begin();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].succeeds.empty()) {
        continue;
      }
      if (heir == heirs.end() || *heir != Id(i)) {
        return false;
      }
      ++heir;
    }
    return heir == heirs.end();
  }

  static bool is_inside(Range range, std::size_t size) {
    return range.begin <= range.end && range.end <= size;
  }

  const Program& program_;
  std::vector<std::uint32_t> place_of_;  // of each region; 0 = none
};

}  // namespace

bool verify_places(const Program& program) { return CheckPlaces(program).run(); }

}  // namespace qingdan
