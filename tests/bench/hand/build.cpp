// Building the index. Takes its time.
#include <algorithm>
#include <bit>
#include <map>
#include <numeric>
#include <stdexcept>
#include <string>
#include <tuple>

#include "bench/hand/index.h"

namespace qingdan::bench {

namespace {

constexpr std::int32_t kDay2000 = 10957;
constexpr std::uint16_t kNoMatter = 0xFFFF;

std::uint16_t short_day(Date date) {
  return static_cast<std::uint16_t>(std::clamp(date.days - kDay2000, 0, 0xFFFE));
}
std::uint16_t short_last_day(std::optional<Date> date) { return date ? short_day(*date) : 0xFFFF; }

std::uint8_t role_mask(std::uint32_t roles) { return static_cast<std::uint8_t>(roles == 0 ? 0xFFU : roles); }

HandIndex::Test between(Slot slot, std::int64_t low, std::int64_t high) {
  const auto begin = static_cast<std::uint32_t>(static_cast<std::int32_t>(low));
  const auto span = static_cast<std::uint32_t>(high - low);
  return {std::uint64_t{begin} | std::uint64_t{span} << 32U, static_cast<std::uint8_t>(slot), false, false};
}

HandIndex::Test test_of(const Condition& condition) {
  constexpr std::int64_t kLeast = -1'000'000'000;
  constexpr std::int64_t kMost = 1'000'000'000;
  const auto slot = [](Slot one) { return static_cast<std::uint8_t>(one); };
  switch (condition.atom) {
    case Atom::funds_below:
      return between(Slot::funds, kLeast, condition.value - 1);
    case Atom::funds_at_least:
      return between(Slot::funds, condition.value, kMost);
    case Atom::headcount_over:
      return between(Slot::headcount, condition.value + 1, kMost);
    case Atom::tags_any:  // not: none of them
      return {condition.mask, slot(Slot::tags), true, true};
    case Atom::tags_all:  // none of them is lacking
      return {condition.mask, slot(Slot::lacking_tags), true, false};
    case Atom::channel_is:
      return {std::uint64_t{1} << static_cast<unsigned>(condition.value), slot(Slot::channel), true, true};
    case Atom::channel_among:
      return {condition.mask, slot(Slot::channel), true, true};
    case Atom::category_is:
      return between(Slot::category, condition.value, condition.value);
    case Atom::deadline_before:
      return between(Slot::deadline, kLeast, condition.value - 1);
    case Atom::deadline_within:
      return between(Slot::days_left, kLeast, condition.value - 1);
    case Atom::urgent:
      return between(Slot::urgent, 1, 1);
    case Atom::population_over:
      return between(Slot::population, condition.value, kMost);
    case Atom::none:
      break;
  }
  return {};
}

// What an Unless and a From need not say for themselves: the order of stretches in a bucket.
std::size_t stretch_of(Mode mode, Level issuer) {
  const std::size_t by_mode = mode == Mode::forbid ? 0 : mode == Mode::mandate ? 1 : 2;
  return (issuer == Level::county ? 3U : 0U) + by_mode;
}

}  // namespace

struct HandBuilder {
  HandIndex& index;
  const Workload& workload;
  std::map<std::pair<int, int>, std::uint64_t> selector_bits = {};
  std::map<std::uint64_t, std::uint16_t> sets = {};

  const Region& region(int id) const { return workload.regions[static_cast<std::size_t>(id)]; }

  void number_areas();
  void chain_matters();
  std::uint64_t selector_bit(const From& from);
  std::uint16_t from_set(const Item& item);
  void fill_from_tables();
  void rank_items(std::vector<std::uint32_t>& rank_of);
  void fill_buckets(const std::vector<std::uint32_t>& rank_of);
  void fill_lists();
};

void HandBuilder::number_areas() {
  index.area_of_.assign(workload.regions.size(), 0);
  std::uint16_t next = 0;
  for (std::size_t i = 0; i < workload.regions.size(); ++i) {
    if (workload.regions[i].level != Level::village) {
      index.area_of_[i] = next++;
      HandIndex::Chain chain;
      for (int at = static_cast<int>(i); at != -1; at = region(at).parent) {
        chain.areas[static_cast<std::size_t>(region(at).level)] =
            index.area_of_[static_cast<std::size_t>(at)];
      }
      index.chains_.push_back(chain);
    }
  }
  index.areas_.resize(next);
}

void HandBuilder::chain_matters() {
  for (std::size_t i = 0; i < kMatters; ++i) {
    index.matter_kind_[i] = static_cast<std::uint8_t>(workload.matters[i].kind);
    index.matter_chain_[i].fill(kNoMatter);
    std::size_t depth = 0;
    for (int at = static_cast<int>(i); at != -1; at = workload.matters[static_cast<std::size_t>(at)].parent) {
      index.matter_chain_[i].at(depth++) = static_cast<std::uint16_t>(at);
    }
  }
}

std::uint64_t HandBuilder::selector_bit(const From& from) {
  const auto [place, is_new] = selector_bits.try_emplace({from.kind, from.level}, 0);
  if (is_new) {
    if (selector_bits.size() > 63) {
      throw std::logic_error("more than 63 selectors of assigners");
    }
    place->second = std::uint64_t{1} << (selector_bits.size() - 1);
  }
  return place->second;
}

std::uint16_t HandBuilder::from_set(const Item& item) {
  std::uint64_t bits = item.from.empty() ? ~std::uint64_t{0} : 0;
  for (const From& from : item.from) {
    bits |= selector_bit(from);
  }
  const auto [place, is_new] = sets.try_emplace(bits, static_cast<std::uint16_t>(sets.size()));
  if (is_new) {
    index.from_sets_.push_back(bits);
  }
  return place->second;
}

void HandBuilder::fill_from_tables() {
  const std::size_t kinds = organ_kinds().size();
  index.from_kind_.assign(kinds, 0);
  index.from_own_.assign(kinds, {});
  for (const auto& [key, bit] : selector_bits) {
    const auto [wanted, level] = key;
    for (std::size_t kind = 0; kind < kinds; ++kind) {
      const bool fits =
          wanted == -1 || wanted == static_cast<int>(kind) || organ_kinds()[kind].parent == wanted;
      if (fits && level == -1) {
        index.from_kind_[kind] |= bit;
      } else if (fits) {
        index.from_own_[kind][static_cast<std::size_t>(level)] |= bit;
      }
    }
  }
}

void HandBuilder::rank_items(std::vector<std::uint32_t>& rank_of) {
  const std::size_t count = workload.items.size();
  index.item_of_.resize(count);
  std::iota(index.item_of_.begin(), index.item_of_.end(), 0);
  std::sort(index.item_of_.begin(), index.item_of_.end(), [&](std::int32_t a, std::int32_t b) {
    return workload.items[static_cast<std::size_t>(a)].address <
           workload.items[static_cast<std::size_t>(b)].address;
  });
  rank_of.resize(count);
  for (std::size_t rank = 0; rank < count; ++rank) {
    const auto item = static_cast<std::size_t>(index.item_of_[rank]);
    rank_of[item] = static_cast<std::uint32_t>(rank);
    const Guard& guard = workload.items[item].guard;
    HandIndex::HandGuard packed;
    packed.either = guard.either;
    for (std::size_t i = 0; i < guard.conditions.size(); ++i) {
      const HandIndex::Test test = test_of(guard.conditions[i]);
      packed.operands[i] = test.operand;
      packed.slots[i] = test.slot;
      packed.are_masks[i] = test.is_mask;
      packed.inverted[i] = test.inverted;
    }
    index.guards_.push_back(packed);
  }
  // The decision stops at the nation's items, then at the county's: their addresses come in this order.
  const auto order = [&](std::int32_t item) {
    const Level level = region(region_of(workload, workload.items[static_cast<std::size_t>(item)])).level;
    return level == Level::centre ? 0 : level == Level::county ? 1 : 2;
  };
  if (!std::is_sorted(index.item_of_.begin(), index.item_of_.end(),
                      [&](std::int32_t a, std::int32_t b) { return order(a) < order(b); })) {
    throw std::logic_error("addresses do not run nation, county, province");
  }
}

void HandBuilder::fill_buckets(const std::vector<std::uint32_t>& rank_of) {
  // Matters at or under each: an item lies in the bucket of every one of them.
  std::vector<std::vector<std::uint16_t>> under(kMatters);
  for (std::uint16_t matter = 0; matter < kMatters; ++matter) {
    for (const std::uint16_t above : index.matter_chain_[matter]) {
      if (above != kNoMatter) {
        under[above].push_back(matter);
      }
    }
  }
  using Key =
      std::tuple<std::uint16_t, std::uint16_t, std::uint8_t, std::uint32_t>;  // area, matter, stretch, rank
  std::vector<std::pair<Key, HandIndex::Entry>> all;
  for (std::size_t i = 0; i < workload.items.size(); ++i) {
    const Item& item = workload.items[i];
    const int issuer = region_of(workload, item);
    HandIndex::Entry entry{rank_of[i],
                           short_day(first_day(workload, item)),
                           short_last_day(last_day(workload, item)),
                           role_mask(item.roles),
                           item.unless,
                           from_set(item)};
    const auto stretch = static_cast<std::uint8_t>(stretch_of(item.mode, region(issuer).level));
    const std::vector<int> regions = item.regions.empty() ? std::vector<int>{issuer} : item.regions;
    for (const int where : regions) {
      for (const int matter : item.matters) {
        for (const std::uint16_t below : under[static_cast<std::size_t>(matter)]) {
          all.push_back(
              {{index.area_of_[static_cast<std::size_t>(where)], below, stretch, rank_of[i]}, entry});
        }
      }
    }
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  // An item narrowed to a region and to one inside it, or to two matters of which one is above: once.
  all.erase(
      std::unique(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first == b.first; }),
      all.end());
  for (std::size_t i = 0; i < all.size();) {
    const auto [area, matter, stretch, rank] = all[i].first;
    HandIndex::Area& here = index.areas_[area];
    if (std::all_of(here.bits.begin(), here.bits.end(), [](std::uint64_t word) { return word == 0; })) {
      here.first_bucket = static_cast<std::uint32_t>(index.buckets_.size());
    }
    here.bits[matter / 64U] |= std::uint64_t{1} << (matter % 64U);
    HandIndex::Bucket bucket;
    bucket.begin = static_cast<std::uint32_t>(index.entries_.size());
    for (std::uint8_t s = 0; s < bucket.ends.size(); ++s) {
      for (; i < all.size() && std::get<0>(all[i].first) == area && std::get<1>(all[i].first) == matter &&
             std::get<2>(all[i].first) == s;
           ++i) {
        index.entries_.push_back(all[i].second);
      }
      bucket.ends[s] = static_cast<std::uint32_t>(index.entries_.size());
    }
    index.buckets_.push_back(bucket);
  }
  for (HandIndex::Chain& chain : index.chains_) {
    for (std::size_t level = 0; level < chain.areas.size(); ++level) {
      const auto& bits = index.areas_[chain.areas[level]].bits;
      const bool any = std::any_of(bits.begin(), bits.end(), [](std::uint64_t word) { return word != 0; });
      chain.filled = static_cast<std::uint8_t>(chain.filled | (any ? 1U << level : 0U));
    }
  }
  for (HandIndex::Area& area : index.areas_) {
    for (std::size_t word = 1; word < area.bits.size(); ++word) {
      area.before[word] =
          static_cast<std::uint16_t>(area.before[word - 1] + std::popcount(area.bits[word - 1]));
    }
  }
}

void HandBuilder::fill_lists() {
  std::vector<std::pair<std::pair<std::uint16_t, std::string>, HandIndex::ListEntry>> all;
  for (std::size_t i = 0; i < workload.lists.size(); ++i) {
    const List& list = workload.lists[i];
    if (list.unlisted == Unlisted::silent) {
      continue;
    }
    const Document& document = workload.documents[static_cast<std::size_t>(list.document)];
    const std::uint16_t area = index.area_of_[static_cast<std::size_t>(document.region)];
    all.push_back(
        {{area, list.address},
         {short_day(document.first), short_last_day(document.last), static_cast<std::uint8_t>(list.kinds),
          role_mask(list.roles), list.unlisted == Unlisted::reject, static_cast<std::int32_t>(i)}});
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::size_t at = 0;
  for (std::size_t area = 0; area < index.areas_.size(); ++area) {
    index.areas_[area].first_list = static_cast<std::uint32_t>(at);
    for (; at < all.size() && all[at].first.first == area; ++at) {
      index.lists_.push_back(all[at].second);
    }
    index.areas_[area].last_list = static_cast<std::uint32_t>(at);
  }
}

HandIndex::HandIndex(const Workload& workload) {
  HandBuilder builder{*this, workload};
  std::vector<std::uint32_t> rank_of;
  builder.number_areas();
  builder.chain_matters();
  builder.rank_items(rank_of);
  builder.fill_buckets(rank_of);
  builder.fill_from_tables();
  builder.fill_lists();
}

HandRequest HandIndex::request(const Workload& workload, const Asked& asked) const {
  const auto area = [&](int region) { return area_of_[static_cast<std::size_t>(region)]; };
  HandRequest request;
  request.matter = static_cast<std::uint16_t>(asked.matter);
  request.township = area(region_at(workload, asked.village, Level::township));
  request.assigner_area = area(asked.assigner.region);
  request.assigner = static_cast<std::uint8_t>(asked.assigner.kind);
  request.role = static_cast<std::uint8_t>(asked.role);
  request.date = asked.date.days;
  request.urgent = asked.facts.urgent;
  const Facts& facts = asked.facts;
  const auto set = [&](Slot slot, bool known, std::uint64_t value) {
    request.slots[static_cast<std::size_t>(slot)] = value;
    request.known =
        static_cast<std::uint16_t>(request.known | (known ? 1U << static_cast<unsigned>(slot) : 0U));
  };
  const auto number = [&](Slot slot, bool known, std::int64_t value) {
    set(slot, known, static_cast<std::uint64_t>(value));
  };
  set(Slot::nothing, true, 0);
  number(Slot::funds, facts.funds.has_value(), facts.funds.value_or(0));
  set(Slot::channel, facts.channel.has_value(),
      std::uint64_t{1} << static_cast<unsigned>(facts.channel.value_or(0)));
  number(Slot::category, facts.category.has_value(), facts.category.value_or(0));
  const std::int64_t deadline = facts.deadline.value_or(Date{}).days;
  number(Slot::deadline, facts.deadline.has_value(), deadline);
  number(Slot::days_left, facts.deadline.has_value(), deadline - asked.date.days);
  number(Slot::headcount, true, facts.headcount);
  number(Slot::population, true, facts.population);
  set(Slot::urgent, true, facts.urgent ? 1 : 0);
  set(Slot::tags, true, facts.tags);
  set(Slot::lacking_tags, true, ~facts.tags);
  for (const Grant& grant : asked.grants) {
    request.grants.at(request.grant_count++) = {area(grant.organ.region),
                                                area(grant.region),
                                                static_cast<std::uint16_t>(grant.matter),
                                                static_cast<std::uint8_t>(grant.organ.kind),
                                                static_cast<std::uint8_t>(grant.role),
                                                grant.status,
                                                grant.granted.days,
                                                grant.until ? grant.until->days : INT32_MAX};
  }
  return request;
}

std::size_t HandIndex::bytes() const {
  const auto size = [](const auto& rows) { return rows.size() * sizeof(rows[0]); };
  return sizeof(*this) + size(entries_) + size(buckets_) + size(guards_) + size(item_of_) + size(areas_) +
         size(lists_) + size(chains_) + size(from_sets_) + size(from_kind_) + size(from_own_) +
         size(area_of_);
}

}  // namespace qingdan::bench
