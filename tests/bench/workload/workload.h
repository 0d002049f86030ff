// The workload of the benchmark as plain data: a world, N items and 10,000 requests. From it are made the
// policy in the language, the requests, the index written by hand, and what the peers read.
//
// Kept simple on purpose, so that every peer can hold it: matters form a tree, a request names one matter
// in one role on one day, all documents are normative and of joint chain, and one issuer never permits what
// it bans. So what prevails is a matter of level alone. Conditions are three-valued, as facts may be missing.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "qingdan/date.h"
#include "qingdan/request.h"
#include "qingdan/vocabulary.h"

namespace qingdan::bench {

enum class Shape : std::uint8_t { ordinary, hostile };

inline constexpr int kMatters = 512;
inline constexpr int kTopMatters = 16;
inline constexpr int kMiddleMatters = 64;
inline constexpr int kTags = 64;
inline constexpr int kChannels = 12;
inline constexpr int kCategories = 240;
inline constexpr int kRoles = 6;
inline constexpr int kRequests = 10'000;

struct Region {
  int parent = -1;
  int end = 0;  // those under it are the rows between it and this one
  Level level = Level::centre;
  std::string zh;
  std::string en;
};

struct Matter {
  int parent = -1;
  MatterKind kind = MatterKind::task;
  std::string zh;
  std::string en;
};

struct OrganKind {
  const char* zh;
  const char* en;
  int parent;            // -1 = none
  std::uint32_t levels;  // bit per Level; 0 = a class
};
// Where they stand in the table of organ kinds.
enum Kind : std::uint8_t {
  kDepartment,
  kMassBody,
  kPartyCommittee,
  kGovernment,
  kPartyOffice,
  kGovernmentOffice,
  kStateCouncil,
  kFirstBureau,
};
[[nodiscard]] const std::vector<OrganKind>& organ_kinds();

struct Place {  // an organ: kind and region
  int kind = 0;
  int region = 0;
};

// Who may assign: a class or kind anywhere, any organ of the village's own at a level, or both.
struct From {
  int kind = -1;
  int level = -1;
};

enum class Atom : std::uint8_t {
  none,
  funds_below,      // funds < value
  funds_at_least,   // funds ≥ value
  headcount_over,   // headcount > value
  tags_any,         // tags include any of mask
  tags_all,         // tags include all of mask
  channel_is,       // channel = value
  channel_among,    // channel among mask
  category_is,      // category = value
  deadline_before,  // deadline < value, a date
  deadline_within,  // deadline - event date < value, in days
  urgent,           // urgent
  population_over,  // population of the village ≥ value
};
struct Condition {
  Atom atom = Atom::none;
  std::int64_t value = 0;
  std::uint64_t mask = 0;
};
struct Guard {
  std::array<Condition, 2> conditions;
  bool either = false;  // or; else and
};

// `unless` of a ban: nothing lifts it, urgency does, or an approval.
enum class Unless : std::uint8_t { nothing, urgent, county_jointly, city, province, state_council };
inline constexpr int kApprovalAtoms = 4;  // those from county_jointly on
struct Approver {
  int kind;
  Level level;
};
// The organs that must all have granted it.
[[nodiscard]] std::vector<Approver> approvers(Unless unless);

struct Document {
  int region = 0;
  Date first;
  std::optional<Date> last;
  std::string name;
};

struct List {
  int document = 0;
  Unlisted unlisted = Unlisted::silent;
  std::uint32_t kinds = 0;  // bit per MatterKind
  std::uint32_t roles = 0;  // bit per role; 0 = every role
  std::string address;
};

struct Item {
  int list = 0;
  Mode mode = Mode::forbid;
  std::vector<int> matters;  // one or two
  std::uint32_t roles = 0;   // bit per role; 0 = any
  std::vector<From> from;    // empty = anyone
  std::vector<int> regions;  // empty = the issuer's own
  Guard guard;
  Unless unless = Unless::nothing;
  std::optional<Date> own_first;
  std::string address;
  std::string title;
};

struct Facts {
  std::optional<std::int64_t> funds;  // open facts: missing is unknown
  std::optional<int> channel;
  std::optional<int> category;
  std::optional<Date> deadline;
  int headcount = 0;  // closed facts: missing is 0, none, no
  int population = 0;
  std::uint64_t tags = 0;
  bool urgent = false;
};

struct Grant {
  Place organ;
  ApprovalStatus status = ApprovalStatus::granted;
  int matter = 0;
  int role = 0;
  int region = 0;
  Date granted;
  std::optional<Date> until;
};

struct Asked {
  Place assigner;
  int village = 0;
  int matter = 0;
  int role = 0;
  Date date;
  Facts facts;
  std::vector<Grant> grants;
};

struct Workload {
  Shape shape = Shape::ordinary;
  std::vector<Region> regions;
  std::vector<Matter> matters;
  std::vector<Document> documents;
  std::vector<List> lists;
  std::vector<Item> items;
  std::vector<Asked> requests;
};

[[nodiscard]] Workload make_workload(Shape shape, int items);

// The parts of it, in the order in which they are made.
void make_world(Workload& workload);
void make_items(Workload& workload, int items);
void make_requests(Workload& workload, int items);

[[nodiscard]] bool region_under(const Workload& workload, int region, int ancestor);
[[nodiscard]] bool matter_under(const Workload& workload, int matter, int ancestor);
// The region itself or the one above it at that level; -1 if there is none.
[[nodiscard]] int region_at(const Workload& workload, int region, Level level);
[[nodiscard]] int region_of(const Workload& workload, const Item& item);
[[nodiscard]] Date first_day(const Workload& workload, const Item& item);
[[nodiscard]] std::optional<Date> last_day(const Workload& workload, const Item& item);

extern const std::array<const char*, kRoles> kRoleNamesZh;
extern const std::array<const char*, kRoles> kRoleNamesEn;

}  // namespace qingdan::bench
