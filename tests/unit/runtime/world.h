// The little world that the tests of deciding share: 甲县 with one township and one village, a few organs,
// two roles, and a matter under another. And short ways to ask, and to read an answer.
#pragma once

#include <string>
#include <vector>

#include "program_builder.h"
#include "qingdan/decide.h"

namespace qingdan::testing {

struct World {
  ProgramBuilder b;

  RegionId centre = b.region("全国/nation", Level::centre);
  RegionId province = b.region("某省/some_province", Level::province, centre);
  RegionId county = b.region("甲县/jia", Level::county, province);
  RegionId other_county = b.region("乙县/yi", Level::county, province);
  RegionId township = b.region("甲乡/jia_township", Level::township, county);
  RegionId village = b.region("甲村/jia_village", Level::village, township);

  OrganKindId body = b.organ_kind("党政群机构/party_government_mass_body");
  OrganKindId committee = b.organ_kind("党委/party_committee", {body});
  OrganKindId government = b.organ_kind("政府/government", {body});
  OrganKindId bureau = b.organ_kind("应急局/emergency_bureau", {body});
  OrganKindId bank = b.organ_kind("银行/bank", {}, true);

  RoleId lead = b.role("主责/lead");
  RoleId assist = b.role("协助/assist", true);

  MatterId duty = b.matter("部门职责事项/department_duty");
  MatterId safety = b.matter("安全生产/work_safety", {duty});

  // 甲县.应急局 assigns a matter to 甲村 on 2024-03-01.
  [[nodiscard]] Request ask(MatterId matter, RoleId role) const {
    Request request;
    request.assigner = {bureau, county};
    request.action = Action::assign;
    request.village = village;
    request.date = day("2024-03-01");
    request.matters = {{matter, role}};
    return request;
  }
  [[nodiscard]] Request ask() const { return ask(safety, lead); }

  // 县.X: of the village's own county.
  [[nodiscard]] static OrganSelector own_county(OrganKindId kind) {
    return {kind, RegionId::none(), static_cast<std::uint32_t>(Level::county)};
  }

  // Given by an organ of 甲县, for 安全生产 as 主责 in 甲村.
  [[nodiscard]] Approval approval(OrganKindId kind, ApprovalStatus status = ApprovalStatus::granted) const {
    Approval approval;
    approval.organ = {kind, county};
    approval.status = status;
    approval.matter = safety;
    approval.role = lead;
    approval.region = village;
    approval.granted = day("2024-01-01");
    return approval;
  }
};

inline std::string_view line_name(Line line) {
  switch (line) {
    case Line::banned:
      return "banned";
    case Line::contested:
      return "contested";
    case Line::needed:
      return "needed";
    case Line::permitted:
      return "permitted";
    case Line::unlisted_reject:
      return "unlisted reject";
    case Line::unlisted_refer:
      return "unlisted refer";
    case Line::silent:
      return "silent";
  }
  return "?";
}

using Strings = std::vector<std::string>;

// "banned 意见.N.N1", with "?" if it only may decide, "by approval" if an approval lifted it.
inline Strings deciding(const Program& program, const Decision& decision) {
  Strings all;
  for (const Deciding& one : decision.deciding) {
    const Text address = one.item.is_none() ? program.lists()[one.list.index()].address
                                            : program.items()[one.item.index()].address;
    all.push_back(std::string(line_name(one.line)) + " " + std::string(program.text(address)) +
                  (one.by_approval ? " by approval" : "") + (one.truth == Truth::unknown ? "?" : ""));
  }
  return all;
}

// "意见.N.N1 < 县.A.A1 (rank)".
inline Strings defeated(const Program& program, const Decision& decision) {
  Strings all;
  for (const Defeated& one : decision.defeated) {
    all.push_back(std::string(program.text(program.items()[one.item.index()].address)) + " < " +
                  std::string(program.text(program.items()[one.winner.index()].address)) + " (" +
                  std::string(name(one.principle, Language::zh)) + ")");
  }
  return all;
}

inline FactValue given(FactId fact, std::int64_t value) { return {fact, true, {value}}; }

}  // namespace qingdan::testing
