// A service: each step belongs to the body it names, papers are handed in once.
#include <gtest/gtest.h>

#include "unit/compiler/check/item_text.h"

namespace qingdan {
namespace {

using test::compile_with_rows;
using Codes = std::vector<std::string>;

const std::string kRoles = "责任形式 受理 / receive\n责任形式 审批 / approve\n";
const std::string kPapers =
    "序列 材料 / paper\n  要件 材料\n  默认 无\n"
    "事实 已有材料 / papers_held\n  类型 资料\n  多值\n  要件 材料\n  默认 无\n";

std::string service(const std::string& receiver, const std::string& clauses, const std::string& members) {
  return test::list_of({}) + "一件事 S1\n  受理单位 " + receiver + "\n" + clauses + "  依据 第1条\n" +
         members;
}

// The modes of the norms in one role.
std::vector<Mode> modes_in(const model::Model& model, const std::string& role) {
  std::vector<Mode> modes;
  for (const model::Norm& norm : model.norms) {
    if (norm.roles.size() == 1 && norm.roles[0].value == test::row_of(model.roles, role)) {
      modes.push_back(norm.mode);
    }
  }
  return modes;
}

TEST(Service, a_village_body_receives_and_does_not_approve) {
  const auto compiled =
      compile_with_rows(kRoles + service("村民委员会", "", "子项 居住证明\n  审批单位 县.政府\n"));
  ASSERT_TRUE(compiled.codes.empty());
  const model::Model& model = compiled.result.model;
  EXPECT_EQ(modes_in(model, "受理"), std::vector<Mode>{Mode::permit});
  EXPECT_EQ(modes_in(model, "审批"), std::vector<Mode>{Mode::forbid});
}

TEST(Service, a_window_elsewhere_leaves_the_village_nothing) {
  const auto compiled =
      compile_with_rows(kRoles + service("政府", "", "子项 居住证明\n  审批单位 县.政府\n"));
  const model::Model& model = compiled.result.model;
  EXPECT_EQ(modes_in(model, "受理"), std::vector<Mode>{Mode::forbid});
  EXPECT_EQ(modes_in(model, "审批"), std::vector<Mode>{Mode::forbid});
}

TEST(Service, what_the_village_approves_is_not_forbidden_to_it) {
  const auto compiled =
      compile_with_rows(kRoles + service("村民委员会", "", "子项 居住证明\n  审批单位 村.村民委员会\n"));
  EXPECT_TRUE(modes_in(compiled.result.model, "审批").empty());
}

TEST(Service, bounds_the_papers_and_needs_those_held_before) {
  const auto compiled = compile_with_rows(kRoles + kPapers +
                                          service("村民委员会", "  前置 身份证\n  材料总数 5\n",
                                                  "子项 居住证明\n  审批单位 县.政府\n  限期 10个工作日\n"));
  ASSERT_TRUE(compiled.codes.empty());
  const model::Model& model = compiled.result.model;
  EXPECT_EQ(test::modes_of(model),
            (std::vector<Mode>{Mode::permit, Mode::forbid, Mode::oblige, Mode::need, Mode::limit}));
  EXPECT_EQ(model.services.at(0).most_papers, 5);
  EXPECT_EQ(model.services.at(0).members.at(0).within, 10);
}

TEST(Service, steps_come_one_after_another) {
  const std::string report = "子项 报表\n  审批单位 县.政府\n";
  EXPECT_TRUE(compile_with_rows(kRoles + service("村民委员会", "",
                                                 "子项 居住证明\n  审批单位 县.政府\n  前置 报表\n" + report))
                  .codes.empty());
  EXPECT_EQ(compile_with_rows(kRoles + service("村民委员会", "",
                                               "子项 居住证明\n  审批单位 县.政府\n  前置 报表\n" + report +
                                                   "  前置 居住证明\n"))
                .codes,
            Codes{"QD0253"});
  EXPECT_EQ(compile_with_rows(kRoles +
                              service("村民委员会", "", "子项 居住证明\n  审批单位 县.政府\n  前置 报表\n"))
                .codes,
            Codes{"QD0252"});
}

TEST(Service, wants_members_and_rows_of_papers) {
  EXPECT_EQ(compile_with_rows(kRoles + service("村民委员会", "", "")).codes, Codes{"QD0251"});
  EXPECT_EQ(compile_with_rows(kRoles +
                              service("村民委员会", "  材料总数 5\n", "子项 居住证明\n  审批单位 县.政府\n"))
                .codes,
            Codes{"QD0257"});
}

}  // namespace
}  // namespace qingdan
