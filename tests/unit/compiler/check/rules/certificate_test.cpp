// A certificate item: a permit, with a need for each paper, a requirement, and a duty to issue in time.
#include <gtest/gtest.h>

#include "unit/compiler/check/item_text.h"

namespace qingdan {
namespace {

using test::compile_with_rows;
using Codes = std::vector<std::string>;

const char* const kPapersHeld = "事实 已有材料 / papers_held\n  类型 资料\n  多值\n  要件 材料\n  默认 无\n";

std::string certificate(const std::string& clauses) {
  return test::list_of({}) + "证明事项 C1\n  允许 居住证明\n  开具单位 村民委员会\n  " + clauses +
         "\n  依据 第1条\n";
}

TEST(Certificate, is_all_of_its_norms) {
  const auto compiled =
      compile_with_rows(kPapersHeld + certificate("需要 身份证\n  申请人 经费已载明\n  限期 3个工作日\n  "
                                                  "步骤 \"核对\"、\"盖章\"\n  式样 \"兹证明\""));
  ASSERT_TRUE(compiled.codes.empty());
  const model::Model& model = compiled.result.model;
  EXPECT_EQ(test::modes_of(model),
            (std::vector<Mode>{Mode::permit, Mode::need, Mode::require, Mode::oblige}));
  for (const model::Norm& norm : model.norms) {
    EXPECT_EQ(norm.to.size(), 1U);  // whoever issues it
    EXPECT_EQ(norm.matter.value, test::row_of(model.matters, "居住证明"));
  }
  EXPECT_EQ(model.norms[3].duty, model.norms[3].matter);
  EXPECT_TRUE(model.norms[3].within_workdays);
  EXPECT_EQ(model.items.at(0).steps.size(), 2U);
  EXPECT_EQ(model.items.at(0).form, "兹证明");
}

TEST(Certificate, wants_a_fact_for_the_papers_held) {
  EXPECT_EQ(compile_with_rows(certificate("需要 身份证")).codes, Codes{"QD0255"});
}

TEST(Certificate, certifies_what_is_a_certificate) {
  EXPECT_EQ(
      compile_with_rows(test::list_of({}) + "证明事项 C1\n  允许 报表\n  开具单位 村民委员会\n  依据 第1条\n")
          .codes,
      Codes{"QD0256"});
}

}  // namespace
}  // namespace qingdan
