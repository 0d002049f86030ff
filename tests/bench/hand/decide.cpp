// Deciding with the index written by hand.
//
// What prevails, here: a ban falls to a standing mandate of a higher level, a mandate to a standing ban of a
// higher level, a permit to any standing ban. The nation's addresses come first, then the county's, then the
// province's: so the first ban that stands, taken in that order, is the answer.
#include "bench/hand/index.h"
#include "qingdan/truth.h"

namespace qingdan::bench {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;
constexpr std::int32_t kDay2000 = 10957;

// The smallest rank of those that are certain, and of those that are not known.
struct Found {
  std::uint32_t yes = kNone;
  std::uint32_t unknown = kNone;

  void note(Truth truth, std::uint32_t rank) {
    std::uint32_t& slot = truth == Truth::yes ? yes : unknown;
    slot = rank < slot ? rank : slot;
  }
  [[nodiscard]] Truth truth() const {
    return yes != kNone ? Truth::yes : unknown != kNone ? Truth::unknown : Truth::no;
  }
  [[nodiscard]] std::uint32_t any() const { return yes < unknown ? yes : unknown; }
};

// In line: without a processor option std::popcount is a call.
constexpr std::size_t count_bits(std::uint64_t x) {
  x -= (x >> 1U) & 0x5555555555555555U;
  x = (x & 0x3333333333333333U) + ((x >> 2U) & 0x3333333333333333U);
  return ((x + (x >> 4U)) & 0x0F0F0F0F0F0F0F0FU) * 0x0101010101010101U >> 56U;
}

constexpr std::size_t kBans = 0;
constexpr std::size_t kMandates = 1;
constexpr std::size_t kPermits = 2;
constexpr std::size_t kOfCounty = 3;

}  // namespace

struct HandDecision {
  const HandIndex& index;
  const HandRequest& request;
  std::uint16_t day;
  std::uint8_t role_bit;
  std::uint64_t from_bits;
  const HandIndex::Chain& chain;
  std::array<const HandIndex::Bucket*, 5> buckets;  // nation to township; null = empty
  std::array<Truth, kApprovalAtoms> approvals;
  Found lifted_nation, lifted_county, lifted_province;

  HandDecision(const HandIndex& index, const HandRequest& request);

  [[nodiscard]] const HandIndex::Bucket* bucket(std::uint16_t area) const;
  [[nodiscard]] std::uint64_t assigner_bits() const;
  [[nodiscard]] Truth approved(Unless unless) const;
  // All at once: a branch for each would be guessed wrongly too often.
  [[nodiscard]] bool in_scope(const HandIndex::Entry& entry) const {
    const unsigned lacks = static_cast<unsigned>((entry.roles & role_bit) == 0) |
                           static_cast<unsigned>(day < entry.first) |
                           static_cast<unsigned>(day > entry.last) |
                           static_cast<unsigned>((index.from_sets_[entry.from] & from_bits) == 0);
    return lacks == 0;
  }
  [[nodiscard]] unsigned holds(const HandIndex::HandGuard& guard, std::size_t i) const;
  [[nodiscard]] Truth guard(std::uint32_t rank) const;
  void scan_bans(std::size_t level, std::size_t stretch, Found& bans, Found& lifted) const;
  void scan_grants(std::size_t level, std::size_t stretch, Found& grants) const;
  [[nodiscard]] bool covered(const HandIndex::ListEntry& list) const {
    return day >= list.first && day <= list.last && (list.roles & role_bit) != 0 &&
           (list.kinds >> index.matter_kind_[request.matter] & 1U) != 0;
  }
  [[nodiscard]] HandAnswer unlisted(std::uint32_t doubtful_ban) const;
  [[nodiscard]] HandAnswer answer(Verdict verdict, std::uint32_t rank) const {
    return {verdict, index.item_of_[rank], -1};
  }
  HandAnswer run();
};

HandDecision::HandDecision(const HandIndex& the_index, const HandRequest& asked)
    : index(the_index),
      request(asked),
      day(static_cast<std::uint16_t>(asked.date - kDay2000)),
      role_bit(static_cast<std::uint8_t>(1U << asked.role)),
      from_bits(0),
      chain(the_index.chains_[asked.township]) {
  from_bits = assigner_bits();
  for (std::size_t level = 0; level < buckets.size(); ++level) {
    buckets[level] = (chain.filled >> level & 1U) != 0 ? bucket(chain.areas[level]) : nullptr;
  }
  approvals.fill(Truth::no);
  if (request.grant_count != 0) {
    for (std::size_t i = 0; i < approvals.size(); ++i) {
      approvals[i] = approved(static_cast<Unless>(i + static_cast<std::size_t>(Unless::county_jointly)));
    }
  }
}

const HandIndex::Bucket* HandDecision::bucket(std::uint16_t area) const {
  const HandIndex::Area& here = index.areas_[area];
  const std::size_t word = request.matter / 64U;
  const std::uint64_t bit = std::uint64_t{1} << (request.matter % 64U);
  if ((here.bits[word] & bit) == 0) {
    return nullptr;
  }
  const auto before = count_bits(here.bits[word] & (bit - 1));
  return &index.buckets_[here.first_bucket + here.before[word] + before];
}

std::uint64_t HandDecision::assigner_bits() const {
  std::uint64_t bits = index.from_kind_[request.assigner] | (std::uint64_t{1} << 63U);
  for (std::size_t level = 0; level < chain.areas.size(); ++level) {
    if (chain.areas[level] == request.assigner_area) {
      bits |= index.from_own_[request.assigner][level];
    }
  }
  return bits;
}

// Each organ has granted it: yes. One has refused it or let it lapse, or none has done anything: no.
Truth HandDecision::approved(Unless unless) const {
  struct Needed {
    std::uint8_t kind;
    std::uint8_t level;
  };
  static constexpr std::array<std::array<Needed, 2>, kApprovalAtoms> kNeeded = {{
      {{{kPartyCommittee, 3}, {kGovernment, 3}}},
      {{{kGovernment, 2}, {kGovernment, 2}}},
      {{{kGovernment, 1}, {kGovernment, 1}}},
      {{{kStateCouncil, 0}, {kStateCouncil, 0}}},
  }};
  enum Standing : std::uint8_t { granted, failed, pending, none };
  bool all_granted = true;
  bool all_none = true;
  for (const Needed& needed :
       kNeeded[static_cast<std::size_t>(unless) - static_cast<std::size_t>(Unless::county_jointly)]) {
    Standing best = none;
    for (std::size_t i = 0; i < request.grant_count; ++i) {
      const HandGrant& grant = request.grants[i];
      const auto& above = index.matter_chain_[request.matter];
      const bool covers =
          grant.kind == needed.kind && grant.region == chain.areas[needed.level] &&
          grant.role == request.role &&
          (grant.matter == above[0] || grant.matter == above[1] || grant.matter == above[2]) &&
          (grant.area == chain.areas[4] || grant.area == chain.areas[3] || grant.area == chain.areas[2] ||
           grant.area == chain.areas[1] || grant.area == chain.areas[0]);
      if (!covers) {
        continue;
      }
      const Standing standing = grant.status == ApprovalStatus::pending   ? pending
                                : grant.status != ApprovalStatus::granted ? failed
                                : request.date < grant.granted            ? pending
                                : grant.until < request.date              ? failed
                                                                          : granted;
      best = standing < best ? standing : best;
    }
    if (best == failed) {
      return Truth::no;
    }
    all_granted = all_granted && best == granted;
    all_none = all_none && best == none;
  }
  return all_granted ? Truth::yes : all_none ? Truth::no : Truth::unknown;
}

// 0 no, 1 not known, 2 yes.
inline unsigned HandDecision::holds(const HandIndex::HandGuard& guard, std::size_t i) const {
  const std::uint64_t operand = guard.operands[i];
  const std::uint64_t value = request.slots[guard.slots[i]];
  const auto low = std::int64_t{static_cast<std::int32_t>(operand)};
  const bool inside = value - static_cast<std::uint64_t>(low) <= operand >> 32U;
  const bool apart = (value & operand) == 0;
  const unsigned known = request.known >> guard.slots[i] & 1U;
  const bool yes = (guard.are_masks[i] ? apart : inside) != guard.inverted[i];
  return 1U - known + (2U * static_cast<unsigned>(yes) * known);
}

inline Truth HandDecision::guard(std::uint32_t rank) const {
  const HandIndex::HandGuard& guard = index.guards_[rank];
  const unsigned first = holds(guard, 0);
  if (first == 0 && !guard.either) {
    return Truth::no;  // mostly, so it is guessed rightly
  }
  const unsigned second = holds(guard, 1);
  const unsigned least = first < second ? first : second;
  const unsigned most = first < second ? second : first;
  return static_cast<Truth>(guard.either ? most : least);
}

// In order of rank: the first that is certain ends it, unless approvals may lift a later one.
inline void HandDecision::scan_bans(std::size_t level, std::size_t stretch, Found& bans,
                                    Found& lifted) const {
  const HandIndex::Bucket* here = buckets[level];
  if (here == nullptr) {
    return;
  }
  const std::uint32_t begin = stretch == 0 ? here->begin : here->ends[stretch - 1];
  for (std::uint32_t i = begin; i < here->ends[stretch]; ++i) {
    const HandIndex::Entry& entry = index.entries_[i];
    if (!in_scope(entry) || (entry.unless == Unless::urgent && request.urgent)) {
      continue;
    }
    const Truth applies = guard(entry.rank);
    if (applies == Truth::no) {
      continue;
    }
    if (entry.unless < Unless::county_jointly) {
      bans.note(applies, entry.rank);
    } else {
      const Truth approval = approvals[static_cast<std::size_t>(entry.unless) -
                                       static_cast<std::size_t>(Unless::county_jointly)];
      const Truth stands = applies & !approval;
      if (stands != Truth::no) {
        bans.note(stands, entry.rank);
      }
      if ((applies & approval) != Truth::no) {
        lifted.note(applies & approval, entry.rank);
      }
    }
    if (bans.yes != kNone && request.grant_count == 0) {
      return;
    }
  }
}

inline void HandDecision::scan_grants(std::size_t level, std::size_t stretch, Found& grants) const {
  const HandIndex::Bucket* here = buckets[level];
  if (here == nullptr) {
    return;
  }
  for (std::uint32_t i = here->ends[stretch - 1]; i < here->ends[stretch]; ++i) {
    const HandIndex::Entry& entry = index.entries_[i];
    if (!in_scope(entry)) {
      continue;
    }
    const Truth applies = guard(entry.rank);
    if (applies != Truth::no) {
      grants.note(applies, entry.rank);
      if (applies == Truth::yes) {
        return;
      }
    }
  }
}

// No item speaks for sure: the lists. A ban in doubt leaves a rejecting list its verdict, and no other.
HandAnswer HandDecision::unlisted(std::uint32_t doubtful_ban) const {
  std::int32_t refer = -1;
  for (const std::size_t level : {0U, 3U, 1U}) {
    const HandIndex::Area& area = index.areas_[chain.areas[level]];
    for (std::uint32_t i = area.first_list; i < area.last_list; ++i) {
      const HandIndex::ListEntry& list = index.lists_[i];
      if (!covered(list)) {
        continue;
      }
      if (list.reject) {
        return doubtful_ban == kNone ? HandAnswer{Verdict::reject, -1, list.list}
                                     : answer(Verdict::reject, doubtful_ban);
      }
      refer = refer == -1 ? list.list : refer;
    }
  }
  if (doubtful_ban != kNone) {
    return answer(Verdict::incomplete, doubtful_ban);
  }
  return refer == -1 ? HandAnswer{} : HandAnswer{Verdict::refer, -1, refer};
}

HandAnswer HandDecision::run() {
  Found nation_bans;
  scan_bans(0, kBans, nation_bans, lifted_nation);
  if (nation_bans.yes != kNone) {
    return answer(Verdict::reject, nation_bans.yes);
  }
  const Truth ban_above = nation_bans.truth();
  Found nation_mandates;
  scan_grants(0, kMandates, nation_mandates);
  const Truth nation_must = nation_mandates.truth();

  Found province_mandates;
  for (std::size_t level = 1; level < 5; ++level) {
    scan_grants(level, kMandates, province_mandates);
  }
  const Truth province_must = province_mandates.truth() & !ban_above;
  const Truth must_above_county = nation_must | province_must;

  // Bans of the county, then of the province; where a higher mandate beats them only approvals count.
  std::uint32_t doubtful = nation_bans.unknown;
  const auto settle = [&](const Found& bans, Truth must_above) {
    const std::uint32_t rank = must_above == Truth::no        ? bans.unknown
                               : must_above == Truth::unknown ? bans.any()
                                                              : kNone;
    doubtful = rank < doubtful ? rank : doubtful;
    return must_above == Truth::no && bans.yes != kNone;
  };
  if (must_above_county != Truth::yes || request.grant_count != 0) {
    Found bans;
    scan_bans(3, kOfCounty + kBans, bans, lifted_county);
    scan_bans(4, kOfCounty + kBans, bans, lifted_county);
    if (settle(bans, must_above_county)) {
      return answer(Verdict::reject, bans.yes);
    }
  }
  Truth province_bans_stand = Truth::no;
  if (nation_must != Truth::yes || request.grant_count != 0) {
    Found bans;
    for (std::size_t level = 1; level < 5; ++level) {
      scan_bans(level, kBans, bans, lifted_province);
    }
    if (settle(bans, nation_must)) {
      return answer(Verdict::reject, bans.yes);
    }
    province_bans_stand = bans.truth() & !nation_must;
  }

  // No ban stands for sure. What permits: in order nation, county, province.
  const Truth in_doubt = doubtful != kNone ? Truth::unknown : Truth::no;
  Found permits = lifted_nation;
  const auto add = [&](const Found& grants, Truth beaten) {
    if (grants.yes != kNone) {
      permits.note(!beaten, grants.yes);
    }
    if (grants.unknown != kNone && beaten != Truth::yes) {
      permits.note(Truth::unknown, grants.unknown);
    }
  };
  Found found;
  scan_grants(0, kPermits, found);
  add(found, in_doubt);
  add(nation_mandates, Truth::no);
  if (permits.yes == kNone) {
    Found county_mandates;
    Found county_permits;
    for (std::size_t level = 3; level < 5; ++level) {
      scan_grants(level, kOfCounty + kMandates, county_mandates);
      scan_grants(level, kOfCounty + kPermits, county_permits);
    }
    add(county_mandates, ban_above | province_bans_stand);
    add(county_permits, in_doubt);
    add(lifted_county, Truth::no);
  }
  if (permits.yes == kNone) {
    Found province_permits;
    for (std::size_t level = 1; level < 5; ++level) {
      scan_grants(level, kPermits, province_permits);
    }
    add(province_permits, in_doubt);
    add(province_mandates, ban_above);
    add(lifted_province, Truth::no);
  }
  if (doubtful != kNone) {
    return permits.truth() == Truth::no ? unlisted(doubtful) : answer(Verdict::incomplete, doubtful);
  }
  if (permits.yes != kNone) {
    return answer(Verdict::accept, permits.yes);
  }
  return permits.unknown != kNone ? answer(Verdict::incomplete, permits.unknown) : unlisted(kNone);
}

std::array<Truth, kApprovalAtoms> HandIndex::approvals(const HandRequest& request) const {
  return HandDecision(*this, request).approvals;
}

HandAnswer HandIndex::decide(const HandRequest& request) const { return HandDecision(*this, request).run(); }

}  // namespace qingdan::bench
