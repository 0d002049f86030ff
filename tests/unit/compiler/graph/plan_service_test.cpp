// Plans of a service: stages, papers asked for once, what registers answer, what holds it up.
#include "graph/plan_service.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "unit/compiler/compile_text.h"

namespace qingdan::graph {
namespace {

const std::string kBundle =
    "责任形式 受理 / receive\n责任形式 审批 / approve\n"
    "序列 材料 / paper\n  要件 材料\n  默认 无\n"
    "资料 残疾人证\n  要件 材料\n资料 身份证\n  要件 材料\n资料 银行卡\n  要件 材料\n资料 姓名\n  要件 字段\n"
    "事实 已有材料\n  类型 资料\n  多值\n  默认 无\n  要件 材料\n"
    "数据源 人口库\n  提供 身份证\n  启用 2023-01-01\n"
    "事项 甲补贴\n  类别 任务\n事项 乙补贴\n  类别 任务\n事项 丙补贴\n  类别 任务\n"
    "文件 联办\n  制定机关 甲县.政府\n  施行 2024-01-01\n责任清单 S\n  未列入 不作规定\n"
    "一件事 S1\n  受理单位 村民委员会\n  前置 残疾人证\n  依据 第1条\n"
    "子项 丙补贴\n  审批单位 乡镇.政府\n  前置 乙补贴\n  需要 身份证\n  填写 姓名\n"
    "子项 乙补贴\n  审批单位 县.政府\n  前置 甲补贴\n  需要 身份证、银行卡\n  填写 姓名\n"
    "子项 甲补贴\n  审批单位 县.政府\n  需要 身份证、残疾人证\n";

class PlanServiceTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(compiled.codes.empty()) << compiled.codes.front();
    ASSERT_EQ(model().services.size(), 1U);
  }
  [[nodiscard]] const model::Model& model() const { return compiled.result.model; }
  [[nodiscard]] ServicePlan plan(const Applicant& applicant) const {
    return plan_service(model(), model().services[0], applicant);
  }
  [[nodiscard]] MaterialId material(const std::string& name) const {
    const auto& rows = model().materials;
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const model::Material& row) { return row.names.first() == name; });
    return MaterialId(static_cast<std::size_t>(found - rows.begin()));
  }
  [[nodiscard]] static const PlannedPaper& paper(const ServicePlan& plan, MaterialId material) {
    return *std::find_if(plan.papers.begin(), plan.papers.end(),
                         [&](const PlannedPaper& one) { return one.material == material; });
  }

  test::Compiled compiled = test::compile_text(kBundle);
  Applicant march{make_date(2024, 3, 1), {}, {}, {}};
};

TEST_F(PlanServiceTest, StepsStandAfterThoseTheyWaitFor) {
  const ServicePlan made = plan(march);
  ASSERT_EQ(made.steps.size(), 3U);
  // As written: 丙 waits for 乙, 乙 for 甲.
  EXPECT_EQ(made.steps[0].member, 2U);
  EXPECT_EQ(made.steps[1].member, 1U);
  EXPECT_EQ(made.steps[2].member, 0U);
  EXPECT_EQ(made.steps[2].stage, 2U);
}

TEST_F(PlanServiceTest, PapersAreAskedForOnce) {
  const ServicePlan made = plan(march);
  EXPECT_EQ(made.papers.size(), 3U);
  EXPECT_EQ(paper(made, material("身份证")).wanted_for.size(), 3U);
  EXPECT_EQ(made.fields, std::vector<MaterialId>{material("姓名")});
  EXPECT_EQ(made.saving.papers_before, 5U);
  EXPECT_EQ(made.saving.papers_after, 3U);
  EXPECT_EQ(made.saving.bodies, 2U);
}

TEST_F(PlanServiceTest, APrerequisiteThatIsNotThereHoldsItUp) {
  EXPECT_EQ(plan(march).missing, std::vector<MaterialId>{material("残疾人证")});
  march.held = {material("残疾人证")};
  EXPECT_TRUE(plan(march).missing.empty());
}

TEST_F(PlanServiceTest, ARegisterAnswersOnceItIsLiveAndHasTheAnswer) {
  const MaterialId id_card = material("身份证");
  EXPECT_EQ(paper(plan(march), id_card).answered, Truth::unknown);
  march.answer = {RegisterId(std::size_t{0})};
  EXPECT_EQ(paper(plan(march), id_card).answered, Truth::yes);
  EXPECT_EQ(plan(march).saving.papers_after, 2U);
  march.date = make_date(2022, 12, 31);
  EXPECT_EQ(paper(plan(march), id_card).answered, Truth::no);
  march = {make_date(2024, 3, 1), {}, {}, {RegisterId(std::size_t{0})}};
  EXPECT_TRUE(paper(plan(march), id_card).answered_by.is_none());
}

}  // namespace
}  // namespace qingdan::graph
