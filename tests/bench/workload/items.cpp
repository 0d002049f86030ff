// The items. Ordinary: a few national, a fifth provincial, the bulk of the counties, on single matters.
// Hostile: nationwide or of a whole province, on matters at the top; what selects stands in the guards.
#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "bench/workload/random.h"
#include "bench/workload/workload.h"

namespace qingdan::bench {
namespace {

constexpr int kItemsOfDocument = 20;
constexpr std::uint32_t kBannedRoles = 0b100001;   // lead, approve
constexpr std::uint32_t kGrantedRoles = 0b011110;  // the others

// What an issuer does in one field: it bans, it grants, or it bans the leading and grants the helping roles.
// So no issuer contradicts itself.
enum class Style : std::uint8_t { bans, grants, both };

class ItemWriter {
 public:
  ItemWriter(Workload& workload, Random& random) : workload_(workload), random_(random) {}

  void issue(int region, int items);

 private:
  [[nodiscard]] bool hostile() const { return workload_.shape == Shape::hostile; }
  [[nodiscard]] Level level() const { return workload_.regions[static_cast<std::size_t>(region_)].level; }

  void open_document(int number);
  void add_unlisted(int document);
  int list_for(bool ban);
  void add_item(int number);
  [[nodiscard]] Style style(int top) const;
  std::pair<int, bool> draw_matter();
  int draw_matter_under(int top);
  void write_scope(Item& item, Style style, bool ban);
  void write_regions(Item& item);
  Condition selective_ban_condition();
  Condition ban_condition();
  Condition grant_condition();
  Guard ban_guard();
  Guard grant_guard();
  Unless draw_unless();

  Workload& workload_;
  Random& random_;
  int region_ = 0;
  int document_ = 0;
  std::map<bool, int> lists_;       // of the document in hand: of grants, of bans
  std::map<int, int> grants_here_;  // of the issuer in hand, by field
};

void ItemWriter::open_document(int number) {
  const Region& region = workload_.regions[static_cast<std::size_t>(region_)];
  const std::string digits = std::to_string(10000 + number).substr(1);
  Document document{region_, {}, {}, region.en + "_" + digits};
  const Date year_2024 = *make_date(2024, 1, 1);
  const int fate = number == 1 ? 0 : random_.below(100);
  if (fate < 80) {
    document.first = Date{year_2024.days - random_.between(30, 1800)};
    if (fate >= 60) {
      document.last = Date{year_2024.days + random_.between(30, 900)};
    }
  } else if (fate < 88) {  // expired
    document.first = Date{year_2024.days - random_.between(900, 2500)};
    document.last = Date{year_2024.days - random_.between(1, 800)};
  } else if (fate < 95) {  // begins this year
    document.first = Date{year_2024.days + random_.between(1, 365)};
  } else {  // to come
    document.first = Date{year_2024.days + random_.between(366, 900)};
  }
  document_ = static_cast<int>(workload_.documents.size());
  workload_.documents.push_back(document);
  lists_.clear();
}

// Some lists of an issuer's first document say what their silence means.
void ItemWriter::add_unlisted(int document) {
  const std::string& name = workload_.documents[static_cast<std::size_t>(document)].name;
  const int lists = random_.between(1, 3);
  for (int i = 0; i < lists; ++i) {
    List list{document, random_.chance(45) ? Unlisted::reject : Unlisted::refer, 0, 0, ""};
    list.kinds = 1U << static_cast<unsigned>(random_.below(8));
    if (random_.chance(50)) {
      list.kinds |= 1U << static_cast<unsigned>(random_.below(8));
    }
    if (random_.chance(60)) {
      list.roles = random_.chance(50) ? kBannedRoles : kGrantedRoles;
    }
    list.address = name + ".U" + std::to_string(i + 1);
    workload_.lists.push_back(list);
  }
}

int ItemWriter::list_for(bool ban) {
  const auto found = lists_.find(ban);
  if (found != lists_.end()) {
    return found->second;
  }
  const std::string& name = workload_.documents[static_cast<std::size_t>(document_)].name;
  workload_.lists.push_back({document_, Unlisted::silent, 0, 0, name + (ban ? ".N" : ".A")});
  return lists_[ban] = static_cast<int>(workload_.lists.size()) - 1;
}

Style ItemWriter::style(int top) const {
  if (hostile()) {
    return level() == Level::centre     ? (top < 12 ? Style::bans : Style::both)
           : level() == Level::province ? (top < 8 ? Style::grants : Style::bans)
                                        : Style::bans;
  }
  Random fixed(static_cast<std::uint64_t>(region_) * 64 + static_cast<std::uint64_t>(top) + 7);
  const int draw = fixed.below(100);
  return draw < 35 ? Style::bans : draw < 60 ? Style::grants : Style::both;
}

// A matter in a field: mostly a single one; in the hostile shape the whole field.
int ItemWriter::draw_matter_under(int top) {
  const int draw = random_.below(100);
  const bool is_top = hostile() ? draw < 85 : draw < 1;
  if (is_top) {
    return top;
  }
  const int middle = kTopMatters + top + kTopMatters * random_.below(kMiddleMatters / kTopMatters);
  if (hostile() || draw < 10) {
    return middle;
  }
  constexpr int kFirstLeaf = kTopMatters + kMiddleMatters;
  constexpr int kLeaves = kMatters - kFirstLeaf;
  const int first = middle - kTopMatters;  // leaves stand under the middle matters in turn
  return kFirstLeaf + first + kMiddleMatters * random_.below((kLeaves - first - 1) / kMiddleMatters + 1);
}

// Where, and whether it is a ban. The hostile shape has few grants: each meets every ban of its field.
std::pair<int, bool> ItemWriter::draw_matter() {
  while (true) {
    const int top = random_.below(kTopMatters);
    const Style here = style(top);
    const bool ban = here == Style::bans || (here == Style::both && random_.chance(hostile() ? 90 : 50));
    if (!ban && hostile() && grants_here_[top] >= 4) {
      continue;
    }
    grants_here_[top] += ban ? 0 : 1;
    return {draw_matter_under(top), ban};
  }
}

void ItemWriter::write_scope(Item& item, Style style, bool ban) {
  const std::uint32_t allowed = style != Style::both ? 0b111111U : ban ? kBannedRoles : kGrantedRoles;
  if (style == Style::both) {
    item.roles = allowed;
  }
  if (random_.chance(40)) {
    const auto draw = [&] { return 1U << static_cast<unsigned>(random_.below(kRoles)); };
    const std::uint32_t some = (draw() | draw()) & allowed;
    item.roles = some != 0 ? some : item.roles;
  }
  if (random_.chance(45)) {
    const int sort = random_.below(4);
    constexpr std::array kLevels = {Level::city, Level::county, Level::township};
    const int own = static_cast<int>(kLevels[static_cast<std::size_t>(random_.below(3))]);
    const int bureau = random_.between(kFirstBureau, static_cast<int>(organ_kinds().size()) - 1);
    item.from.push_back(sort == 0   ? From{random_.chance(70) ? kDepartment : kMassBody, -1}
                        : sort == 1 ? From{bureau, -1}
                        : sort == 2 ? From{-1, own}
                                    : From{bureau, own});
    if (random_.chance(30)) {
      item.from.push_back({kGovernment, own});
    }
  }
}

// Narrower than the issuer's own region.
void ItemWriter::write_regions(Item& item) {
  const bool narrow = !hostile() && level() != Level::centre && random_.chance(20);
  for (int i = 0; narrow && i < random_.between(1, 3); ++i) {
    const int end = workload_.regions[static_cast<std::size_t>(region_)].end;
    int inside = random_.between(region_ + 1, end - 1);
    if (workload_.regions[static_cast<std::size_t>(inside)].level == Level::village) {
      inside = workload_.regions[static_cast<std::size_t>(inside)].parent;
    }
    item.regions.push_back(inside);
  }
  std::sort(item.regions.begin(), item.regions.end());
  item.regions.erase(std::unique(item.regions.begin(), item.regions.end()), item.regions.end());
}

Condition ItemWriter::selective_ban_condition() {
  switch (random_.below(3)) {
    case 0:
      return {Atom::tags_any, 0, std::uint64_t{1} << static_cast<unsigned>(random_.below(kTags))};
    case 1:
      return {Atom::category_is, random_.below(kCategories), 0};
    default:
      return {Atom::channel_is, random_.below(kChannels), 0};
  }
}

// Bans and grants are written in different terms, so that no grant is a special case of a ban.
Condition ItemWriter::ban_condition() {
  switch (random_.below(5)) {
    case 0:
      return {Atom::funds_below, 100 * random_.between(2, 60), 0};
    case 1:
      return {Atom::headcount_over, random_.between(3, 18), 0};
    case 2:
      return {Atom::tags_any, 0,
              std::uint64_t{1} << static_cast<unsigned>(random_.below(kTags)) |
                  std::uint64_t{1} << static_cast<unsigned>(random_.below(kTags))};
    case 3:
      return {Atom::deadline_before, make_date(2024, 1, 1)->days + random_.between(10, 380), 0};
    default:
      return {Atom::deadline_within, random_.between(3, 30), 0};
  }
}

Guard ItemWriter::ban_guard() {
  Guard guard;
  if (hostile()) {
    guard.conditions = {Condition{Atom::category_is, random_.below(kCategories), 0}, ban_condition()};
    return guard;
  }
  guard.conditions[0] = selective_ban_condition();
  if (random_.chance(60)) {
    guard.conditions[1] = ban_condition();
    guard.either = random_.chance(8);
  }
  return guard;
}

Condition ItemWriter::grant_condition() {
  switch (random_.below(5)) {
    case 0:
      return {Atom::funds_at_least, 100 * random_.between(5, 300), 0};
    case 1:
      return {Atom::tags_all, 0,
              std::uint64_t{1} << static_cast<unsigned>(random_.below(kTags)) |
                  std::uint64_t{1} << static_cast<unsigned>(random_.below(kTags))};
    case 2: {
      const auto one = [&] { return std::uint64_t{1} << static_cast<unsigned>(random_.below(kChannels)); };
      return {Atom::channel_among, 0, one() | one() | one() | one()};
    }
    case 3:
      return {Atom::urgent, 0, 0};
    default:
      return {Atom::population_over, 250 * random_.between(1, 16), 0};
  }
}

Guard ItemWriter::grant_guard() {
  Guard guard;
  if (random_.chance(hostile() ? 50 : 60)) {
    guard.conditions[0] = grant_condition();
    if (random_.chance(30)) {
      guard.conditions[1] = grant_condition();
      guard.either = random_.chance(20);
    }
  }
  return guard;
}

Unless ItemWriter::draw_unless() {
  const int draw = random_.below(100);
  if (draw < 60) {
    return draw < 15 ? Unless::urgent : Unless::nothing;
  }
  constexpr std::array kAbove = {Unless::county_jointly, Unless::city, Unless::province,
                                 Unless::state_council};
  return kAbove[static_cast<std::size_t>(draw < 82 ? 0 : draw < 90 ? 1 : draw < 97 ? 2 : 3)];
}

void ItemWriter::add_item(int number) {
  const auto [matter, ban] = draw_matter();
  Item item;
  item.list = list_for(ban);
  item.mode = ban ? Mode::forbid : random_.chance(35) ? Mode::mandate : Mode::permit;
  item.matters = {matter};
  const int parent = workload_.matters[static_cast<std::size_t>(matter)].parent;
  int top = matter;
  while (workload_.matters[static_cast<std::size_t>(top)].parent != -1) {
    top = workload_.matters[static_cast<std::size_t>(top)].parent;
  }
  if (random_.chance(15)) {
    const int other = draw_matter_under(top);
    if (other != parent && !matter_under(workload_, other, matter) &&
        !matter_under(workload_, matter, other)) {
      item.matters.push_back(other);
    }
  }
  write_scope(item, style(top), ban);
  write_regions(item);
  item.guard = ban ? ban_guard() : grant_guard();
  item.unless = ban ? draw_unless() : Unless::nothing;
  const Document& document = workload_.documents[static_cast<std::size_t>(document_)];
  const Date later{document.first.days + random_.between(20, 200)};
  if (random_.chance(10) && (!document.last || later < *document.last)) {
    item.own_first = later;
  }
  item.address = workload_.lists[static_cast<std::size_t>(item.list)].address + ".I" + std::to_string(number);
  const std::string& matter_name = workload_.matters[static_cast<std::size_t>(matter)].zh;
  item.title = ban ? "不得要求村级组织承担的" + matter_name : "村级组织可以承担的" + matter_name;
  workload_.items.push_back(std::move(item));
}

void ItemWriter::issue(int region, int items) {
  region_ = region;
  grants_here_.clear();
  for (int i = 0; i < items; ++i) {
    if (i % kItemsOfDocument == 0) {
      open_document(i / kItemsOfDocument + 1);
      if (i == 0) {
        add_unlisted(document_);
      }
    }
    add_item(i % kItemsOfDocument + 1);
  }
}

// Shares out `items` among the regions, as evenly as can be.
void share_out(ItemWriter& writer, const std::vector<int>& regions, int items) {
  const int count = static_cast<int>(regions.size());
  for (int i = 0; i < count; ++i) {
    const int share = items / count + (i < items % count ? 1 : 0);
    writer.issue(regions[static_cast<std::size_t>(i)], share);
  }
}

}  // namespace

void make_items(Workload& workload, int items) {
  Random random(workload.shape == Shape::hostile ? 3 : 2);
  ItemWriter writer(workload, random);
  std::vector<int> provinces;
  std::vector<int> counties;
  for (std::size_t i = 0; i < workload.regions.size(); ++i) {
    if (workload.regions[i].level == Level::province) {
      provinces.push_back(static_cast<int>(i));
    } else if (workload.regions[i].level == Level::county) {
      counties.push_back(static_cast<int>(i));
    }
  }
  const bool hostile = workload.shape == Shape::hostile;
  const int national = std::max(1, hostile ? items / 2 : items * 3 / 100);
  const int provincial = hostile ? items * 45 / 100 : items / 5;
  const int rest = items - national - provincial;
  // A small policy has few counties, each with some ten items; they lie across the country.
  const std::size_t active = std::min(counties.size(), static_cast<std::size_t>(std::max(rest, 0) / 10 + 1));
  std::vector<int> chosen;
  for (std::size_t i = 0; i < active; ++i) {
    chosen.push_back(counties[i * counties.size() / active]);
  }
  if (items == 0) {
    return;  // the world alone, to be weighed
  }
  writer.issue(0, national);
  share_out(writer, provinces, provincial);
  share_out(writer, chosen, rest);
}

}  // namespace qingdan::bench
