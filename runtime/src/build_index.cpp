// Making the index from the tables that are sealed. The same tables give the same index.
#include <algorithm>
#include <bit>
#include <limits>
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
    place_norms();
    place_slots();
    place_regions();
    place_facts();
    place_heirs(t_.regions, t_.heir_regions);
    place_heirs(t_.organ_kinds, t_.heir_kinds);
  }

 private:
  struct Placed {
    MatterId matter;
    RegionId region;
    NormId norm;
  };

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
    std::vector<int> ranks;
    for (std::size_t i = 0; i < t_.norms.size(); ++i) {
      ranks.push_back(rank(NormId(i)));
    }
    const auto key = [&](const Placed& one) {
      return std::tuple(one.matter, one.region, ranks[one.norm.index()], t_.norms[one.norm.index()].item,
                        one.norm);
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
    const std::uint32_t end = end_of(t_.entries);
    const CellRow last{MatterId::none(), RegionId::none(), end, end, end, end_of(t_.groups)};
    t_.cells.push_back(last);
    for (const auto& [group, entries] : keyed_) {
      place_group(group, entries);
    }
  }

  [[nodiscard]] Order order(NormId id) const {
    const NormRow& norm = t_.norms[id.index()];
    return order_of(norm, t_.norm_details[norm.detail.index()], t_.defeats);
  }

  // Early bans first, then what may reject or be contested, then the others, those that are late last.
  [[nodiscard]] int rank(NormId id) const {
    const auto mode = static_cast<Mode>(t_.norms[id.index()].mode);
    switch (order(id)) {
      case Order::early:
        return 0;
      case Order::rest:
        return is_ban(mode) || mode == Mode::require ? 1 : 2;
      case Order::late:
        break;
    }
    return 3;
  }

  void place_cell(std::span<const Placed> norms) {
    const Placed& first = norms.front();
    CellRow cell{first.matter, first.region, end_of(t_.entries), 0, 0, end_of(t_.groups)};
    std::map<std::tuple<Order, FactId, Op>, std::vector<EntryRow>> grouped;
    std::vector<EntryRow> entries;
    for (const Placed& one : norms) {
      entries.push_back(entry_of(one.norm));
      if (const auto op = group_op_of(entries.back())) {
        const TestRow& test = t_.tests[entries.back().test.index()];
        grouped[{order(one.norm), test.fact, *op}].push_back(entries.back());
      }
    }
    std::erase_if(grouped, [](const auto& group) { return group.second.size() < kFewEntries; });
    const auto is_plain = [&](const EntryRow& entry) {
      const auto op = group_op_of(entry);
      return !op || !grouped.contains({order(entry.norm), t_.tests[entry.test.index()].fact, *op});
    };
    cell.rest = cell.begin;
    cell.late = cell.begin;
    for (const EntryRow& entry : entries) {
      if (is_plain(entry)) {
        t_.entries.push_back(entry);
        cell.rest += order(entry.norm) == Order::early ? 1U : 0U;
        cell.late += order(entry.norm) != Order::late ? 1U : 0U;
      }
    }
    auto& matter = t_.matters[first.matter.index()];
    matter.cells = {matter.cells.empty() ? end_of(t_.cells) : matter.cells.begin, end_of(t_.cells) + 1};
    t_.cells.push_back(cell);
    for (auto& [key, members] : grouped) {
      const auto& [when, fact, op] = key;
      t_.groups.push_back({fact, {}, static_cast<std::uint16_t>(op), static_cast<std::uint16_t>(when)});
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
    std::map<RegionId, std::vector<ListId>> lists;  // also of no region
    for (std::size_t i = 0; i < t_.lists.size(); ++i) {
      const Range regions = t_.lists[i].regions;
      if (speaks(t_.lists[i]) && regions.empty()) {
        lists[RegionId::none()].emplace_back(i);
      }
      for (std::uint32_t at = regions.begin; speaks(t_.lists[i]) && at < regions.end; ++at) {
        lists[t_.region_pool[at]].emplace_back(i);
      }
    }
    std::map<RegionId, std::vector<MatterId>> matters;
    for (const CellRow& cell : std::span(t_.cells).first(t_.cells.size() - 1)) {
      matters[cell.region].push_back(cell.matter);
    }
    std::vector<std::uint32_t> place_of(t_.regions.size(), 0);
    t_.places.clear();
    t_.place_lists.clear();
    t_.filters.clear();
    add_place(RegionId::none(), lists, matters);
    for (std::size_t i = 0; i < t_.regions.size(); ++i) {
      if (lists.contains(RegionId(i)) || matters.contains(RegionId(i))) {
        place_of[i] = end_of(t_.places);
        add_place(RegionId(i), lists, matters);
      }
    }
    const auto nearest = [&](RegionId at) {
      while (!at.is_none() && place_of[at.index()] == 0) {
        at = t_.regions[at.index()].parent;
      }
      return at.is_none() ? 0 : place_of[at.index()];
    };
    for (std::size_t i = 0; i < t_.regions.size(); ++i) {
      t_.regions[i].indexed = nearest(RegionId(i));
      t_.regions[i].has_below = 0;
    }
    for (std::size_t i = 0; i < t_.regions.size(); ++i) {
      if (const RegionId parent = t_.regions[i].parent; !parent.is_none()) {
        t_.regions[parent.index()].has_below = 1;
      }
    }
    for (PlaceRow& place : std::span(t_.places).subspan(1)) {
      place.above = nearest(t_.regions[place.region.index()].parent);
    }
  }

  void add_place(RegionId region, const std::map<RegionId, std::vector<ListId>>& lists,
                 const std::map<RegionId, std::vector<MatterId>>& matters) {
    PlaceRow place;
    place.region = region;
    place.lists.begin = end_of(t_.place_lists);
    if (const auto own = lists.find(region); own != lists.end()) {
      t_.place_lists.insert(t_.place_lists.end(), own->second.begin(), own->second.end());
    }
    place.lists.end = end_of(t_.place_lists);
    const auto own = matters.find(region);
    const std::size_t count = own == matters.end() ? 0 : own->second.size();
    const std::size_t bits = filter_bits(count);
    place.filter = end_of(t_.filters);
    place.filter_mask = static_cast<std::uint32_t>(bits - 1);
    t_.filters.resize(t_.filters.size() + bits / 64);
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t bit = own->second[i].value & place.filter_mask;
      t_.filters[place.filter + bit / 64] |= std::uint64_t{1} << (bit % 64);
    }
    t_.places.push_back(place);
  }

  void place_facts() {
    for (FactRow& fact : t_.facts) {
      const ValueBounds bounds = value_bounds(fact, t_.text_constants.size(), t_.regions.size(),
                                              t_.matters.size(), t_.roles.size(), t_.materials.size());
      fact.lowest = bounds.lowest;
      fact.highest = bounds.highest;
    }
  }

  ProgramTables& t_;
  std::map<std::tuple<FactId, std::uint16_t, std::uint32_t, std::uint32_t>, TestId> known_tests_;
  std::vector<std::pair<std::size_t, std::vector<EntryRow>>> keyed_;
};

}  // namespace

ValueBounds value_bounds(const FactRow& fact, std::size_t texts, std::size_t regions, std::size_t matters,
                         std::size_t roles, std::size_t materials) {
  const auto below = [](std::size_t count) { return ValueBounds{0, static_cast<std::int64_t>(count) - 1}; };
  switch (static_cast<Type>(fact.type)) {
    case Type::boolean:
      return below(2);
    case Type::date:
      return {kFirstDate.days, kLastDate.days};
    case Type::text:
      return {-1, static_cast<std::int64_t>(texts) - 1};
    case Type::choice:
      return below(fact.choices.size());
    case Type::level:
      return below(static_cast<std::size_t>(Level::village) + 1);
    case Type::region:
      return below(regions);
    case Type::matter:
      return below(matters);
    case Type::role:
      return below(roles);
    case Type::material:
      return below(materials);
    default:
      return {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()};
  }
}

std::size_t filter_bits(std::size_t matters) {
  constexpr std::size_t kLeast = 64;
  constexpr std::size_t kMost = 512;
  return std::clamp(std::bit_ceil(4 * matters), kLeast, kMost);
}

Order order_of(const NormRow& norm, const NormDetailRow& detail, std::span<const DefeatRow> defeats) {
  const auto mode = static_cast<Mode>(norm.mode);
  const bool is_alone = norm.layer == 0 && detail.rivals.empty() && detail.sequence.is_none();
  if (!is_alone) {
    return Order::rest;
  }
  if ((is_ban(mode) || mode == Mode::require) && norm.defeaters.empty() && detail.by_analogy == 0) {
    return Order::early;
  }
  // Only a ban contradicts a permit; whatever else beats it says so expressly.
  const auto defeaters = defeats.subspan(norm.defeaters.begin, norm.defeaters.size());
  const bool permits = (mode == Mode::permit || mode == Mode::mandate) &&
                       static_cast<Term>(norm.term) == Term::matter && detail.by_approval.empty();
  return permits && std::all_of(defeaters.begin(), defeaters.end(),
                                [](DefeatRow defeat) { return defeat.principle() != Principle::overrides; })
             ? Order::late
             : Order::rest;
}

void build_index(ProgramTables& tables) { Index(tables).build(); }

}  // namespace qingdan
