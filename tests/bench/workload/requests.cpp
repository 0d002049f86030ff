// The requests: seven in ten are aimed at one item and meet it or nearly so, the others are drawn blindly.
#include <algorithm>
#include <bit>
#include <cmath>

#include "bench/workload/random.h"
#include "bench/workload/workload.h"

namespace qingdan::bench {
namespace {

class RequestWriter {
 public:
  RequestWriter(const Workload& workload, Random& random) : workload_(workload), random_(random) {}

  Asked blind();
  Asked aimed(const Item& item);

 private:
  const Region& region(int id) const { return workload_.regions[static_cast<std::size_t>(id)]; }
  int village_under(int region);
  Place draw_assigner(int village);
  Place assigner_for(const From& from, int village);
  Facts draw_facts(Date date);
  void meet(const Guard& guard, Facts& facts, Date date);
  void meet(const Condition& condition, Facts& facts, Date date);
  void ask_approval(Unless unless, Asked& asked);
  void forget_some(Facts& facts);
  int bureau() { return random_.between(kFirstBureau, static_cast<int>(organ_kinds().size()) - 1); }

  const Workload& workload_;
  Random& random_;
};

int RequestWriter::village_under(int above) {
  int drawn = random_.between(above, region(above).end - 1);
  while (region(drawn).level != Level::village) {
    ++drawn;  // the first village after it lies under it
  }
  return drawn;
}

Place RequestWriter::draw_assigner(int village) {
  constexpr std::array kLevels = {Level::city, Level::county, Level::county, Level::township};
  const Level level = kLevels[static_cast<std::size_t>(random_.below(4))];
  const int kind = random_.chance(15) ? kGovernment : random_.chance(10) ? kPartyCommittee : bureau();
  const int from = random_.chance(3) ? village_under(0) : village;  // now and then of another county
  return {kind, region_at(workload_, from, level)};
}

Place RequestWriter::assigner_for(const From& from, int village) {
  Place place = draw_assigner(village);
  if (from.kind == kDepartment || from.kind == kMassBody) {
    while (organ_kinds()[static_cast<std::size_t>(place.kind)].parent != from.kind) {
      place.kind = bureau();
    }
  } else if (from.kind != -1) {
    place.kind = from.kind;
  }
  if (from.level != -1) {
    place.region = region_at(workload_, village, static_cast<Level>(from.level));
  }
  return place;
}

Facts RequestWriter::draw_facts(Date date) {
  Facts facts;
  // From a hundred yuan to a million, small sums as often as large ones; whole numbers all the way.
  facts.funds = (random_.between(10, 99) * std::int64_t{10}) << static_cast<unsigned>(random_.below(11));
  facts.channel = random_.below(kChannels);
  facts.category = random_.below(kCategories);
  facts.deadline = Date{date.days + random_.between(2, 120)};
  facts.headcount = random_.below(20);
  facts.population = random_.between(200, 5000);
  const int tags = random_.below(5);
  for (int i = 0; i < tags; ++i) {
    facts.tags |= std::uint64_t{1} << static_cast<unsigned>(random_.below(kTags));
  }
  facts.urgent = random_.chance(8);
  return facts;
}

int some_bit(std::uint64_t mask) { return std::countr_zero(mask); }

void RequestWriter::meet(const Condition& condition, Facts& facts, Date date) {
  const auto value = static_cast<int>(condition.value);
  switch (condition.atom) {
    case Atom::funds_below:
      facts.funds = random_.below(value);
      break;
    case Atom::funds_at_least:
      facts.funds = value + random_.below(5000);
      break;
    case Atom::headcount_over:
      facts.headcount = value + random_.between(1, 5);
      break;
    case Atom::tags_any:
    case Atom::tags_all:
      facts.tags |= condition.mask;
      break;
    case Atom::channel_is:
      facts.channel = value;
      break;
    case Atom::channel_among:
      facts.channel = some_bit(condition.mask);
      break;
    case Atom::category_is:
      facts.category = value;
      break;
    case Atom::deadline_before:
      facts.deadline = Date{value - random_.between(1, 20)};
      break;
    case Atom::deadline_within:
      facts.deadline = Date{date.days + random_.below(value)};
      break;
    case Atom::urgent:
      facts.urgent = true;
      break;
    case Atom::population_over:
      facts.population = value + random_.below(2000);
      break;
    case Atom::none:
      break;
  }
}

void RequestWriter::meet(const Guard& guard, Facts& facts, Date date) {
  for (const Condition& condition : guard.conditions) {
    meet(condition, facts, date);
  }
}

// Granted, pending, refused, too late, by one of two, or not at all.
void RequestWriter::ask_approval(Unless unless, Asked& asked) {
  const std::vector<Approver> organs = approvers(unless);
  const int draw = random_.below(100);
  if (organs.empty() || draw >= 75) {
    return;
  }
  for (std::size_t i = 0; i < organs.size(); ++i) {
    Grant grant;
    grant.organ = {organs[i].kind, region_at(workload_, asked.village, organs[i].level)};
    grant.matter = asked.matter;
    const int parent = workload_.matters[static_cast<std::size_t>(asked.matter)].parent;
    if (parent != -1 && random_.chance(20)) {
      grant.matter = parent;
    }
    grant.role = random_.chance(95) ? asked.role : random_.below(kRoles);
    grant.region = region_at(workload_, asked.village, random_.chance(50) ? Level::county : Level::township);
    grant.granted = Date{asked.date.days - random_.between(0, 200)};
    if (random_.chance(60)) {
      grant.until = Date{asked.date.days + random_.between(draw >= 70 ? -30 : 0, 200)};
    }
    grant.status = draw < 50   ? ApprovalStatus::granted
                   : draw < 60 ? ApprovalStatus::pending
                   : draw < 64 ? ApprovalStatus::refused
                               : ApprovalStatus::granted;
    if (draw < 64 || draw >= 70 || i == 0) {
      asked.grants.push_back(grant);
    }
  }
}

// Open facts that are not given.
void RequestWriter::forget_some(Facts& facts) {
  if (random_.chance(3)) {
    facts.funds.reset();
  }
  if (random_.chance(3)) {
    facts.channel.reset();
  }
  if (random_.chance(3)) {
    facts.category.reset();
  }
  if (random_.chance(3)) {
    facts.deadline.reset();
  }
}

Date draw_date(Random& random) { return Date{make_date(2024, 1, 1)->days + random.below(366)}; }

Asked RequestWriter::blind() {
  Asked asked;
  asked.village = village_under(0);
  asked.matter = random_.below(kMatters);
  asked.role = random_.below(kRoles);
  asked.date = draw_date(random_);
  asked.assigner = draw_assigner(asked.village);
  asked.facts = draw_facts(asked.date);
  if (random_.chance(10)) {
    ask_approval(random_.chance(70) ? Unless::county_jointly : Unless::city, asked);
  }
  forget_some(asked.facts);
  return asked;
}

Asked RequestWriter::aimed(const Item& item) {
  Asked asked = blind();
  asked.grants.clear();
  asked.village =
      village_under(item.regions.empty() ? region_of(workload_, item) : random_.pick(item.regions));
  asked.matter = random_.pick(item.matters);
  for (int i = 0; i < 3; ++i) {  // the item's matter, or one below it
    const int below = random_.below(kMatters);
    if (workload_.matters[static_cast<std::size_t>(below)].parent == asked.matter) {
      asked.matter = below;
    }
  }
  while (item.roles != 0 && (item.roles >> static_cast<unsigned>(asked.role) & 1U) == 0) {
    asked.role = random_.below(kRoles);
  }
  asked.assigner =
      item.from.empty() ? draw_assigner(asked.village) : assigner_for(random_.pick(item.from), asked.village);
  asked.facts = draw_facts(asked.date);
  if (random_.chance(80)) {
    meet(item.guard, asked.facts, asked.date);
  }
  ask_approval(item.unless, asked);
  forget_some(asked.facts);
  return asked;
}

}  // namespace

void make_requests(Workload& workload, int items) {
  Random random(1000 + static_cast<std::uint64_t>(items) + (workload.shape == Shape::hostile ? 1U : 0U));
  RequestWriter writer(workload, random);
  std::vector<const Item*> bans;
  std::vector<const Item*> grants;
  for (const Item& item : workload.items) {
    (item.mode == Mode::forbid ? bans : grants).push_back(&item);
  }
  for (int i = 0; i < kRequests && items > 0; ++i) {
    const bool at_grant = !grants.empty() && random.chance(55);
    workload.requests.push_back(random.chance(70) ? writer.aimed(*random.pick(at_grant ? grants : bans))
                                                  : writer.blind());
  }
}

}  // namespace qingdan::bench
