#include "tools/batch/answers.h"
#include "tools/batch/table.h"
#include "tools/wire/quick_request.h"
#include "unit/runtime/allocations.h"
#include "unit/tools/wire_program.h"

namespace qingdan::test {
namespace {

using wire::BriefWriter;

batch::Block block_of(std::string_view text) {
  batch::Block block;
  block.bytes.assign(text.begin(), text.end());
  block.bytes.resize(text.size() + wire::kPadding);
  block.end = text.size();
  return block;
}

class BriefAnswers : public ::testing::Test {
 protected:
  std::unique_ptr<batch::Answers> in_json() {
    return batch::brief_answers(program_, batch::json_requests(names_), json_, BriefWriter::Format::json,
                                Language::en);
  }
  std::unique_ptr<batch::Answers> in_csv() {
    return batch::brief_answers(program_, batch::csv_requests(names_, header_.columns), csv_,
                                BriefWriter::Format::csv, Language::en);
  }

  // How much memory is asked for while a block is answered that has been answered before.
  static std::size_t allocations(batch::Answers& answers, batch::Block& block) {
    std::size_t before = 0;
    for (int i = 0; i < 3; ++i) {
      block.answers.clear();
      before = qingdan::testing::allocations_so_far();
      answers.answer(block);
    }
    EXPECT_EQ(block.tally.refused, 0U);
    return qingdan::testing::allocations_so_far() - before;
  }

  Program program_ = wire_program();
  wire::NameTables names_{program_};
  BriefWriter json_{program_, BriefWriter::Format::json};
  BriefWriter csv_{program_, BriefWriter::Format::csv};
  batch::Header header_ = std::get<batch::Header>(
      batch::header_of(program_, "id,organ,matter,role,village,on,经费,heads,evidence_kind,note"));
};

TEST_F(BriefAnswers, a_line_costs_no_allocation) {
  const std::string line = request_line(
      R"("matter":"行政执法","role":"lead","经费":"5万元","heads":3,"evidence_kind":["video","截图"],
         "approvals":[{"organ":"甲县.党委","status":"granted","matter":"行政执法","granted":"2024-01-01"}],
         "hop":[{"handler":"甲县.政府","handed_on":"2024-02-01"},{"handler":null}])",
      R"("published":true)", R"("date":"2024-03-01","id":"a number of twenty digits")");
  std::string lines;
  for (int i = 0; i < 50; ++i) {
    for (const char c : line) lines += c == '\n' ? ' ' : c;
    lines += '\n';
  }
  batch::Block block = block_of(lines);
  EXPECT_EQ(allocations(*in_json(), block), 0U);
  EXPECT_EQ(std::count(block.answers.begin(), block.answers.end(), '\n'), 50);
}

TEST_F(BriefAnswers, a_row_costs_no_allocation) {
  std::string rows;
  for (int i = 0; i < 500; ++i) {
    rows += std::to_string(i) + ",甲县.政府,行政执法,lead,乙村,2024-03-" + std::to_string(10 + i % 20) + "," +
            std::to_string(i * 50) + "," + std::to_string(i % 90) + (i % 2 == 0 ? ",截图;video" : ",录像") +
            ",\"a, \"\"b\"\"\"\n";
  }
  batch::Block block = block_of(rows);
  EXPECT_EQ(allocations(*in_csv(), block), 0U);
  EXPECT_TRUE(block.answers.starts_with(
      "0,甲县.政府,行政执法,lead,乙村,2024-03-10,0,0,截图;video,\"a, \"\"b\"\"\","));
}

TEST_F(BriefAnswers, each_line_has_its_answer) {
  batch::Block block = block_of("not json\n\n" + request_line(R"("matter":"行政执法","role":"lead")") +
                                "\n{}\n" + request_line(R"("matter":"行政执发")"));
  in_json()->answer(block);
  EXPECT_EQ(block.tally.answered, 2U);
  EXPECT_EQ(block.tally.refused, 2U);
  EXPECT_EQ(std::count(block.answers.begin(), block.answers.end(), '\n'), 4);
  EXPECT_NE(block.answers.find("QD0933"), std::string::npos);
}

}  // namespace
}  // namespace qingdan::test
