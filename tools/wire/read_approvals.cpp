#include "wire/read_approvals.h"

#include <algorithm>
#include <array>

namespace qingdan::wire {
namespace {

constexpr Words kApprovalList{"批准的数组", "an array of approvals"};
constexpr Words kAnApproval{"一项批准({\"organ\":…})", "an approval ({\"organ\":…})"};

constexpr std::array<std::string_view, 9> kMembers{"organ",   "status", "matter", "role",       "region",
                                                   "granted", "from",   "until",  "known_since"};

class ApprovalReader {
 public:
  ApprovalReader(const Json& json, const Place& place, ProblemLog& log)
      : json_(json), place_(place), log_(log) {}

  // Missing, of a wrong type or no status at all: nullopt.
  std::optional<ApprovalStatus> status() {
    const Json* json = json_.find("status");
    const auto* text = json == nullptr ? nullptr : json->as<std::string>();
    const auto found = text == nullptr ? std::nullopt : parse_word<ApprovalStatus>(*text);
    if (!found) note_unclear("status");
    return found;
  }

  std::optional<Date> date(std::string_view key) {
    const Json* json = json_.find(key);
    if (json == nullptr) return std::nullopt;
    const auto* text = json->as<std::string>();
    const auto found = text == nullptr ? std::nullopt : parse_date(*text);
    if (!found) note_unclear(key);
    return found;
  }

  void warn_unknown_members() {
    for (const Member& member : *json_.as<Json::Object>()) {
      if (std::find(kMembers.begin(), kMembers.end(), member.key) != kMembers.end()) continue;
      log_.warn(ProblemKind::UnknownMember, {&place_, member.key}, {excerpt(member.key)});
    }
  }

  [[nodiscard]] bool is_clear() const { return clear_; }

 private:
  void note_unclear(std::string_view key) {
    clear_ = false;
    log_.warn(ProblemKind::UnclearApproval, {&place_, key}, {std::string(key)});
  }

  const Json& json_;
  const Place& place_;
  ProblemLog& log_;
  bool clear_ = true;
};

Approval read_approval(const Json& json, const Place& place, NameReader& names, ProblemLog& log) {
  ApprovalReader reader(json, place, log);
  Approval approval;
  approval.organ = names.organ(json.find("organ"), {&place, "organ"});
  approval.matter = names.matter(json.find("matter"), {&place, "matter"});
  approval.role = names.role(json.find("role"), {&place, "role"});
  approval.region = names.region(json.find("region"), {&place, "region"});
  approval.granted = reader.date("granted");
  approval.from = reader.date("from");
  approval.until = reader.date("until");
  approval.known_since = reader.date("known_since");
  approval.status = reader.status().value_or(ApprovalStatus::pending);
  if (!reader.is_clear() && approval.status == ApprovalStatus::granted) {
    approval.status = ApprovalStatus::pending;
  }
  reader.warn_unknown_members();
  return approval;
}

}  // namespace

std::vector<Approval> read_approvals(const Json& json, const Place& place, NameReader& names,
                                     ProblemLog& log) {
  std::vector<Approval> approvals;
  const auto* items = json.as<Json::Array>();
  if (items == nullptr) {
    if (!json.is_null()) log.warn(ProblemKind::WrongValue, place, {place.label(), kApprovalList});
    return approvals;
  }
  for (std::size_t i = 0; i < items->size(); ++i) {
    const std::string index = std::to_string(i);
    const Place here{&place, index};
    if ((*items)[i].as<Json::Object>() == nullptr) {
      log.warn(ProblemKind::WrongValue, here, {here.label(), kAnApproval});
    } else {
      approvals.push_back(read_approval((*items)[i], here, names, log));
    }
  }
  return approvals;
}

}  // namespace qingdan::wire
