#include "wire/read_matters.h"

#include <algorithm>
#include <array>
#include <string>

#include "wire/read_fact.h"

namespace qingdan::wire {
namespace {

constexpr Words kAMatter{"事项,或 {\"matter\":…,\"role\":…}", "a matter, or {\"matter\":…,\"role\":…}"};
constexpr Words kMatterList{"数组([…])", "an array ([…])"};
constexpr Words kACount{"大于 0 的整数", "a whole number greater than 0"};
constexpr Words kANumber{"0 或大于 0 的整数", "a whole number, 0 or greater"};

constexpr std::array<std::string_view, 4> kMembers{"matter", "role", "count", "replaces"};

class MatterReader {
 public:
  MatterReader(NameReader& names, ProblemLog& log) : names_(names), log_(log) {}

  // An object that may say what, in which role and how many.
  RequestedMatter read(const Json& object, RoleId common_role, const Place& place) {
    RequestedMatter asked{names_.matter(object.find("matter"), {&place, "matter"}), common_role};
    if (const Json* role = object.find("role")) asked.role = names_.role(role, {&place, "role"});
    read_numbers(object, place, asked);
    return asked;
  }

  // Any element of the list.
  RequestedMatter read_element(const Json& element, RoleId common_role, const Place& place) {
    if (const auto* members = element.as<Json::Object>()) {
      for (const Member& member : *members) {
        if (std::find(kMembers.begin(), kMembers.end(), member.key) != kMembers.end()) continue;
        log_.warn(ProblemKind::UnknownMember, {&place, member.key}, {excerpt(member.key)});
      }
      return read(element, common_role, place);
    }
    RequestedMatter asked{MatterId::none(), common_role};
    if (element.as<std::string>() != nullptr || element.is_null()) {
      asked.matter = names_.matter(&element, place);
    } else {
      log_.warn(ProblemKind::WrongValue, place, {place.label(), kAMatter});
    }
    return asked;
  }

 private:
  void read_numbers(const Json& object, const Place& place, RequestedMatter& asked) {
    if (const Json* count = object.find("count")) {
      asked.added = read_number(*count, 1, kACount, {&place, "count"});
    }
    if (const Json* replaces = object.find("replaces")) {
      asked.replaced = read_number(*replaces, 0, kANumber, {&place, "replaces"});
    }
  }

  std::int64_t read_number(const Json& json, std::int64_t least, Words expected, const Place& place) {
    const auto* number = json.as<Json::Number>();
    const auto value = number == nullptr ? std::nullopt : scaled_decimal(number->text, 0);
    if (value && *value >= least) return *value;
    log_.refuse(ProblemKind::WrongShape, place, {expected});
    return least;
  }

  NameReader& names_;
  ProblemLog& log_;
};

}  // namespace

std::vector<RequestedMatter> read_matters(const Json& properties, const Place& place, NameReader& names,
                                          ProblemLog& log) {
  MatterReader reader(names, log);
  const auto has = [&](std::string_view key) { return properties.find(key) != nullptr; };
  const Json* list = properties.find("matters");
  if (list == nullptr) {
    if (!std::any_of(kMembers.begin(), kMembers.end(), has)) return {};
    return {reader.read(properties, RoleId::none(), place)};
  }
  const Place here{&place, "matters"};
  if (has("matter") || has("count") || has("replaces")) {
    log.refuse(ProblemKind::MattersTwice, here, {});
    return {};
  }
  const RoleId common_role = names.role(properties.find("role"), {&place, "role"});
  const auto* elements = list->as<Json::Array>();
  if (elements == nullptr) {
    if (!list->is_null()) log.warn(ProblemKind::WrongValue, here, {here.label(), kMatterList});
    return {};
  }
  std::vector<RequestedMatter> matters;
  for (std::size_t i = 0; i < elements->size(); ++i) {
    const std::string index = std::to_string(i);
    matters.push_back(reader.read_element((*elements)[i], common_role, {&here, index}));
  }
  return matters;
}

}  // namespace qingdan::wire
