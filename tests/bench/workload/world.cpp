// The world: one country, 3 provinces, 36 cities, 288 counties, 2,880 townships, about 30,000 villages;
// 512 matters in three levels; the kinds of organ.
#include <algorithm>
#include <string>

#include "bench/workload/random.h"
#include "bench/workload/workload.h"

namespace qingdan::bench {
namespace {

constexpr int kProvinces = 3;
constexpr int kCities = 12;     // of a province
constexpr int kCounties = 8;    // of a city
constexpr int kTownships = 10;  // of a county

constexpr std::uint32_t bit(Level level) { return 1U << static_cast<unsigned>(level); }
constexpr std::uint32_t kCentre = bit(Level::centre);
constexpr std::uint32_t kLocal =
    bit(Level::province) | bit(Level::city) | bit(Level::county) | bit(Level::township);

int add_region(Workload& workload, int parent, Level level, const std::string& number) {
  const std::string zh{name(level, Language::zh)};
  const std::string en{name(level, Language::en)};
  workload.regions.push_back({parent, 0, level, zh + number, en + number});
  return static_cast<int>(workload.regions.size()) - 1;
}

void make_regions(Workload& workload) {
  Random random(1);
  workload.regions.push_back({-1, 0, Level::centre, "全国", "country"});
  for (int p = 0; p < kProvinces; ++p) {
    const std::string province_number = std::to_string(p + 1);
    const int province = add_region(workload, 0, Level::province, province_number);
    for (int c = 0; c < kCities; ++c) {
      const std::string city_number = province_number + "_" + std::to_string(c + 1);
      const int city = add_region(workload, province, Level::city, city_number);
      for (int k = 0; k < kCounties; ++k) {
        const std::string county_number = city_number + "_" + std::to_string(k + 1);
        const int county = add_region(workload, city, Level::county, county_number);
        for (int t = 0; t < kTownships; ++t) {
          const std::string township_number = county_number + "_" + std::to_string(t + 1);
          const int township = add_region(workload, county, Level::township, township_number);
          const int villages = random.between(8, 13);
          for (int v = 0; v < villages; ++v) {
            add_region(workload, township, Level::village, township_number + "_" + std::to_string(v + 1));
          }
        }
      }
    }
  }
  // What is added under a region follows it at once, so a walk from the back knows where each ends.
  for (std::size_t i = workload.regions.size(); i-- > 0;) {
    Region& region = workload.regions[i];
    region.end = std::max(region.end, static_cast<int>(i) + 1);
    if (region.parent != -1) {
      Region& parent = workload.regions[static_cast<std::size_t>(region.parent)];
      parent.end = std::max(parent.end, region.end);
    }
  }
}

void make_matters(Workload& workload) {
  const auto add = [&](int parent, MatterKind kind, const std::string& number) {
    workload.matters.push_back({parent, kind, "事项" + number, "matter" + number});
  };
  for (int i = 0; i < kTopMatters; ++i) {
    add(-1, static_cast<MatterKind>(i % 8), std::to_string(i + 1));
  }
  for (int i = 0; i < kMiddleMatters; ++i) {
    const int top = i % kTopMatters;
    add(top, workload.matters[static_cast<std::size_t>(top)].kind,
        std::to_string(top + 1) + "_" + std::to_string(i / kTopMatters + 1));
  }
  for (int i = 0; i < kMatters - kTopMatters - kMiddleMatters; ++i) {
    const int middle = kTopMatters + i % kMiddleMatters;
    const Matter& above = workload.matters[static_cast<std::size_t>(middle)];
    add(middle, above.kind, above.en.substr(6) + "_" + std::to_string(i / kMiddleMatters + 1));
  }
}

}  // namespace

const std::array<const char*, kRoles> kRoleNamesZh = {"主责", "协助", "报告", "宣传", "受理", "审批"};
const std::array<const char*, kRoles> kRoleNamesEn = {"lead",      "assist",  "report",
                                                      "publicise", "receive", "approve"};

const std::vector<OrganKind>& organ_kinds() {
  static const std::vector<OrganKind> kinds = {
      {"政府部门", "department", -1, 0},
      {"群团组织", "mass_body", -1, 0},
      {"党委", "party_committee", -1, kLocal},
      {"政府", "government", -1, kLocal},
      {"党委办公机构", "party_office", -1, kCentre | kLocal},
      {"政府办公机构", "government_office", -1, kCentre | kLocal},
      {"国务院", "state_council", -1, kCentre},
      {"民政局", "civil_affairs", kDepartment, kLocal},
      {"应急局", "emergency", kDepartment, kLocal},
      {"农业局", "agriculture", kDepartment, kLocal},
      {"生态环境局", "environment", kDepartment, kLocal},
      {"统计局", "statistics", kDepartment, kLocal},
      {"教育局", "education", kDepartment, kLocal},
      {"卫生健康局", "health", kDepartment, kLocal},
      {"水利局", "water", kDepartment, kLocal},
      {"妇联", "women", kMassBody, kLocal},
      {"共青团", "youth", kMassBody, kLocal},
  };
  return kinds;
}

std::vector<Approver> approvers(Unless unless) {
  switch (unless) {
    case Unless::county_jointly:
      return {{kPartyCommittee, Level::county}, {kGovernment, Level::county}};
    case Unless::city:
      return {{kGovernment, Level::city}};
    case Unless::province:
      return {{kGovernment, Level::province}};
    case Unless::state_council:
      return {{kStateCouncil, Level::centre}};
    case Unless::nothing:
    case Unless::urgent:
      break;
  }
  return {};
}

void make_world(Workload& workload) {
  make_regions(workload);
  make_matters(workload);
}

bool region_under(const Workload& workload, int region, int ancestor) {
  while (region != -1 && region != ancestor) {
    region = workload.regions[static_cast<std::size_t>(region)].parent;
  }
  return region == ancestor;
}

bool matter_under(const Workload& workload, int matter, int ancestor) {
  while (matter != -1 && matter != ancestor) {
    matter = workload.matters[static_cast<std::size_t>(matter)].parent;
  }
  return matter == ancestor;
}

int region_at(const Workload& workload, int region, Level level) {
  while (region != -1 && workload.regions[static_cast<std::size_t>(region)].level != level) {
    region = workload.regions[static_cast<std::size_t>(region)].parent;
  }
  return region;
}

int region_of(const Workload& workload, const Item& item) {
  const List& list = workload.lists[static_cast<std::size_t>(item.list)];
  return workload.documents[static_cast<std::size_t>(list.document)].region;
}

Date first_day(const Workload& workload, const Item& item) {
  const List& list = workload.lists[static_cast<std::size_t>(item.list)];
  return item.own_first ? *item.own_first : workload.documents[static_cast<std::size_t>(list.document)].first;
}

std::optional<Date> last_day(const Workload& workload, const Item& item) {
  const List& list = workload.lists[static_cast<std::size_t>(item.list)];
  return workload.documents[static_cast<std::size_t>(list.document)].last;
}

Workload make_workload(Shape shape, int items) {
  Workload workload;
  workload.shape = shape;
  make_world(workload);
  make_items(workload, items);
  make_requests(workload, items);
  return workload;
}

}  // namespace qingdan::bench
