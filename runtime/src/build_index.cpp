// Making the index from the tables that are sealed. The same tables give the same index.
#include <algorithm>
#include <bit>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "index.h"
#include "qingdan/code.h"

namespace qingdan {
namespace {

std::uint32_t end_of(const auto& rows) { return static_cast<std::uint32_t>(rows.size()); }

bool speaks(const ListRow& list) {
  const auto unlisted = static_cast<Unlisted>(list.unlisted);
  return unlisted == Unlisted::reject || unlisted == Unlisted::refer;
}

class Index {
 public:
  explicit Index(ProgramTables& tables) : t_(tables) {}

  void build() {
    place_lists();
    place_norms();
    place_slots();
    place_regions();
    place_heirs(t_.regions, t_.heir_regions);
    place_heirs(t_.organ_kinds, t_.heir_kinds);
  }

 private:
  struct Placed {
    MatterId matter;
    RegionId region;
    NormId norm;
  };

  void place_lists() {
    t_.region_lists.clear();
    for (std::size_t i = 0; i < t_.lists.size(); ++i) {
      if (!speaks(t_.lists[i])) {
        continue;
      }
      const Range regions = t_.lists[i].regions;
      if (regions.empty()) {
        t_.region_lists.push_back({RegionId::none(), ListId(i)});
      }
      for (std::uint32_t at = regions.begin; at < regions.end; ++at) {
        t_.region_lists.push_back({t_.region_pool[at], ListId(i)});
      }
    }
    const auto key = [](const RegionListRow& row) { return std::pair(row.region, row.list); };
    std::sort(t_.region_lists.begin(), t_.region_lists.end(),
              [&](const RegionListRow& a, const RegionListRow& b) { return key(a) < key(b); });
    const auto same = [&](const RegionListRow& a, const RegionListRow& b) { return key(a) == key(b); };
    t_.region_lists.erase(std::unique(t_.region_lists.begin(), t_.region_lists.end(), same),
                          t_.region_lists.end());
  }

  void place_norms() {
    std::vector<Placed> placed;
    for (std::size_t i = 0; i < t_.norms.size(); ++i) {
      const NormRow& norm = t_.norms[i];
      if (norm.regions.empty()) {
        placed.push_back({norm.matter, RegionId::none(), NormId(i)});
      }
      for (std::uint32_t at = norm.regions.begin; at < norm.regions.end; ++at) {
        placed.push_back({norm.matter, t_.region_pool[at], NormId(i)});
      }
    }
    const auto key = [&](const Placed& one) {
      return std::tuple(one.matter, one.region, rank(one.norm), t_.norms[one.norm.index()].item, one.norm);
    };
    std::sort(placed.begin(), placed.end(),
              [&](const Placed& a, const Placed& b) { return key(a) < key(b); });
    const auto same = [&](const Placed& a, const Placed& b) { return key(a) == key(b); };
    placed.erase(std::unique(placed.begin(), placed.end(), same), placed.end());
    t_.cells.clear();
    t_.entries.clear();
    t_.tests.clear();
    t_.groups.clear();
    t_.keys.clear();
    for (MatterRow& matter : t_.matters) {
      matter.cells = {};
    }
    for (auto begin = placed.begin(); begin != placed.end();) {
      const auto end = std::find_if(begin, placed.end(), [&](const Placed& one) {
        return std::pair(one.matter, one.region) != std::pair(begin->matter, begin->region);
      });
      place_cell(std::span(placed).subspan(static_cast<std::size_t>(begin - placed.begin()),
                                           static_cast<std::size_t>(end - begin)));
      begin = end;
    }
    const CellRow last{MatterId::none(), RegionId::none(), end_of(t_.entries), end_of(t_.entries),
                       end_of(t_.groups)};
    t_.cells.push_back(last);
    for (const auto& [group, entries] : keyed_) {
      place_group(group, entries);
    }
  }

  // Early bans first, then what may reject or be contested, then the rest.
  [[nodiscard]] int rank(NormId id) const {
    const NormRow& norm = t_.norms[id.index()];
    const auto mode = static_cast<Mode>(norm.mode);
    if (is_early(norm, t_.norm_details[norm.detail.index()])) {
      return 0;
    }
    return is_ban(mode) || mode == Mode::require ? 1 : 2;
  }

  void place_cell(std::span<const Placed> norms) {
    const Placed& first = norms.front();
    CellRow cell{first.matter, first.region, end_of(t_.entries), 0, end_of(t_.groups)};
    std::map<std::tuple<bool, FactId, Op>, std::vector<EntryRow>> grouped;
    std::vector<EntryRow> entries;
    for (const Placed& one : norms) {
      entries.push_back(entry_of(one.norm));
      if (const auto op = group_op_of(entries.back())) {
        const TestRow& test = t_.tests[entries.back().test.index()];
        grouped[{rank(one.norm) != 0, test.fact, *op}].push_back(entries.back());
      }
    }
    std::erase_if(grouped, [](const auto& group) { return group.second.size() < kFewEntries; });
    const auto is_plain = [&](const EntryRow& entry) {
      const auto op = group_op_of(entry);
      return !op || !grouped.contains({rank(entry.norm) != 0, t_.tests[entry.test.index()].fact, *op});
    };
    cell.rest = cell.begin;
    for (const EntryRow& entry : entries) {
      if (is_plain(entry)) {
        t_.entries.push_back(entry);
        cell.rest += rank(entry.norm) == 0 ? 1U : 0U;
      }
    }
    auto& matter = t_.matters[first.matter.index()];
    matter.cells = {matter.cells.empty() ? end_of(t_.cells) : matter.cells.begin, end_of(t_.cells) + 1};
    t_.cells.push_back(cell);
    for (auto& [key, members] : grouped) {
      const auto& [is_rest, fact, op] = key;
      t_.groups.push_back(
          {fact, {}, static_cast<std::uint16_t>(op), static_cast<std::uint16_t>(is_rest ? 1 : 0)});
      keyed_.emplace_back(t_.groups.size() - 1, std::move(members));
    }
  }

  [[nodiscard]] std::optional<Op> group_op_of(const EntryRow& entry) const {
    return entry.test.is_none() ? std::nullopt : group_op(t_.tests[entry.test.index()]);
  }

  EntryRow entry_of(NormId id) {
    const NormRow& norm = t_.norms[id.index()];
    EntryRow entry{id, norm.period, norm.audience, TestId::none()};
    const std::span code(t_.code);
    if (const auto test = find_test(code.subspan(norm.when.begin, norm.when.size()), t_.facts)) {
      const auto key = std::tuple(test->fact, test->op, test->constants.begin, test->constants.end);
      const auto [place, is_new] = known_tests_.try_emplace(key, TestId(t_.tests.size()));
      if (is_new) {
        t_.tests.push_back(*test);
      }
      entry.test = place->second;
    }
    return entry;
  }

  // The keyed entries of all cells lie behind the plain ones.
  void place_group(std::size_t group, const std::vector<EntryRow>& members) {
    std::vector<std::pair<std::int64_t, EntryRow>> keyed;
    for (const EntryRow& entry : members) {
      const Range constants = t_.tests[entry.test.index()].constants;
      for (std::uint32_t at = constants.begin; at < constants.end; ++at) {
        keyed.emplace_back(t_.constants[at], entry);
      }
    }
    // Within a key as within a cell.
    std::stable_sort(keyed.begin(), keyed.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    GroupRow& row = t_.groups[group];
    row.keys = {end_of(t_.keys), end_of(t_.keys)};
    for (const auto& [value, entry] : keyed) {
      if (row.keys.empty() || t_.keys.back().value != value) {
        t_.keys.push_back({value, {end_of(t_.entries), end_of(t_.entries)}});
        ++row.keys.end;
      }
      KeyRow& key = t_.keys.back();
      // A constant that is written twice is one.
      if (key.entries.empty() || t_.entries.back().norm != entry.norm) {
        t_.entries.push_back(entry);
        ++key.entries.end;
      }
    }
  }

  void place_slots() {
    const std::size_t cells = t_.cells.size() - 1;
    const std::size_t wanted = std::bit_ceil(cells + cells / 2 + 1);
    t_.cell_slots.assign(wanted, kEmptySlot);
    for (std::size_t i = 0; i < cells; ++i) {
      const CellHash hash = hash_cell(t_.cells[i].matter, t_.cells[i].region);
      std::size_t place = hash.place & (wanted - 1);
      while (t_.cell_slots[place] != kEmptySlot) {
        place = (place + 1) & (wanted - 1);
      }
      t_.cell_slots[place] = hash.tag << kCellBits | static_cast<std::uint32_t>(i);
    }
  }

  // Those that take over approvals, ascending.
  template <class Row, class Id>
  static void place_heirs(const std::vector<Row>& rows, std::vector<Id>& heirs) {
    heirs.clear();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (!rows[i].succeeds.empty()) {
        heirs.emplace_back(i);
      }
    }
  }

  void place_regions() {
    std::vector<bool> is_named(t_.regions.size());
    for (const CellRow& cell : t_.cells) {
      if (!cell.region.is_none()) {
        is_named[cell.region.index()] = true;
      }
    }
    for (const RegionListRow& row : t_.region_lists) {
      if (!row.region.is_none()) {
        is_named[row.region.index()] = true;
      }
    }
    for (RegionRow& region : t_.regions) {
      region.has_below = 0;
    }
    for (std::size_t i = 0; i < t_.regions.size(); ++i) {
      RegionId at(i);
      if (!t_.regions[i].parent.is_none()) {
        t_.regions[t_.regions[i].parent.index()].has_below = 1;
      }
      // A parent is of a higher level, or verify refuses the tables: so a few steps are enough.
      for (int steps = 0; !at.is_none() && !is_named[at.index()] && steps < 8; ++steps) {
        at = t_.regions[at.index()].parent;
      }
      t_.regions[i].indexed = at;
    }
  }

  ProgramTables& t_;
  std::map<std::tuple<FactId, std::uint16_t, std::uint32_t, std::uint32_t>, TestId> known_tests_;
  std::vector<std::pair<std::size_t, std::vector<EntryRow>>> keyed_;
};

}  // namespace

bool is_early(const NormRow& norm, const NormDetailRow& detail) {
  const auto mode = static_cast<Mode>(norm.mode);
  return (is_ban(mode) || mode == Mode::require) && norm.defeaters.empty() && norm.layer == 0 &&
         detail.rivals.empty() && detail.by_analogy == 0 && detail.sequence.is_none();
}

void build_index(ProgramTables& tables) { Index(tables).build(); }

}  // namespace qingdan
