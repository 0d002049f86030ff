#include "tools/wire/csv_request.h"

#include <array>

#include "tools/wire/quick_request.h"
#include "unit/tools/mutate.h"
#include "unit/tools/same_request.h"
#include "unit/tools/wire_program.h"

namespace qingdan::test {
namespace {

using wire::Column;
using wire::ProblemKind;

class CsvRequest : public testing::Test {
 protected:
  // The first record of a text; it stays until the next call.
  const wire::CsvRecord& record(std::string_view text) {
    padded_.assign(text);
    padded_.resize(text.size() + wire::kPadding);
    wire::CsvSplitter splitter(std::string_view(padded_).substr(0, text.size()));
    if (!splitter.next(record_)) record_ = {};
    return record_;
  }

  std::vector<wire::CsvColumn> columns(std::string_view header) {
    std::vector<std::string> names;
    std::string scratch;
    for (const std::string_view field : record(header).fields) {
      names.emplace_back(wire::csv_text(field, scratch));
    }
    auto read = wire::read_columns(program_, names);
    EXPECT_TRUE(std::holds_alternative<std::vector<wire::CsvColumn>>(read)) << header;
    return std::get<std::vector<wire::CsvColumn>>(read);
  }

  ProblemKind refused_header(std::vector<std::string> names) {
    const auto read = wire::read_columns(program_, std::move(names));
    const auto* problem = std::get_if<wire::Problem>(&read);
    EXPECT_NE(problem, nullptr);
    return problem == nullptr ? ProblemKind{} : problem->kind;
  }

  std::variant<wire::WireRequest, wire::Refusal> careful(std::string_view header, std::string_view row) {
    const auto read = columns(header);
    return wire::read_csv_request(program_, read, record(row));
  }

  wire::Problem refused_row(std::string_view header, std::string_view row) {
    const auto read = careful(header, row);
    const auto* refusal = std::get_if<wire::Refusal>(&read);
    EXPECT_NE(refusal, nullptr) << row;
    return refusal == nullptr ? wire::Problem{} : refusal->error;
  }

  Program program_ = wire_program();
  wire::NameTables names_{program_};
  std::string padded_;
  wire::CsvRecord record_;
};

TEST_F(CsvRequest, columns_by_their_names_in_either_language) {
  const auto read = columns("编号,organ,村,经费,hop,备注,日期,count,数目");
  std::vector<Column> kinds;
  for (const wire::CsvColumn& column : read) kinds.push_back(column.column);
  EXPECT_EQ(kinds,
            (std::vector<Column>{Column::id, Column::organ, Column::village, Column::fact, Column::sequence,
                                 Column::other, Column::on, Column::count, Column::fact}));
  EXPECT_EQ(FactId(read[3].id), kFunds);
  EXPECT_EQ(read[5].name, "备注");
}

TEST_F(CsvRequest, a_fact_of_rows_is_no_column) {
  EXPECT_EQ(columns("organ,village,handler")[2].column, Column::other);
}

TEST_F(CsvRequest, headers_that_are_refused) {
  EXPECT_EQ(refused_header({"organ", "village", "matter", "事项"}), ProblemKind::ColumnTwice);
  EXPECT_EQ(refused_header({"organ", "village", "经费", "funds"}), ProblemKind::ColumnTwice);
  EXPECT_EQ(refused_header({"organ", "matter"}), ProblemKind::NoColumn);
  EXPECT_EQ(refused_header({"village"}), ProblemKind::NoColumn);
}

constexpr std::string_view kHeader =
    "id,organ,action,matter,role,count,replaces,village,region,to,on,known_at,language,observation,经费,"
    "heads,"
    "published,evidence_kind,due,upper,sender,needed_papers,note";

const std::array<std::string, 6> kRows{
    "R1,甲县.政府,交办,行政执法,lead,2,1,乙村,甲县,村民委员会,2024-03-01,2024-06-01,en,否,5000,12,是,截图;"
    "video;截图,"
    "2024-05-01,县,甲县.党委,电话;id_card,\"a, \"\"b\"\"\"",
    ",jia.government,refuse,行政执法;form_report,协助,,,yi,,,,,,,5万元,-3,TRUE,;,,,,,",
    "\"7\",\"甲县.政府\",assign,\"行政执法\",,,,\"丁村\",\"甲县\",,2024-03-01,,zh-CN,1,?,?,?,?,?,?,?,?,?",
    "1,甲县.政府,assign,,lead,,,乙村,,,,,,,,,,,,,,,",
    "1,甲县.政府,assign,,,,,乙村,,,,,,,,,,,,,,,",
    "1,甲县.政府,assign,;,lead,,,乙村,,,,,,,100,1,0,video,,,,,x",
};

constexpr std::array<std::string_view, 30> kPieces{"甲县.政府",   "jia",
                                                   "乙村",        "行政执法",
                                                   "form_report", "lead",
                                                   "协助",        ";",
                                                   ",",           "\"",
                                                   "\"\"",        "?",
                                                   "5000",        "1.5",
                                                   "-0",          "1e3",
                                                   "是",          "FALSE",
                                                   "电话",        "截图",
                                                   "县",          "2024-02-30",
                                                   "甲县．政府",  "2024-03-01",
                                                   "assign",      "99999999999999999",
                                                   "元",          "\n",
                                                   "\r",          "丁村"};

// What both readers make of a row. True if it was read quickly.
class Agreement : public CsvRequest {
 protected:
  Agreement() : columns_(columns(kHeader)), quick_(names_, columns_) {}

  bool agrees(std::string_view row) {
    const wire::CsvRecord& read = record(row);
    if (read.fields.empty() && read.well_formed) return false;
    const auto result = wire::read_csv_request(program_, columns_, read);
    const auto* expected = std::get_if<wire::WireRequest>(&result);
    if (!quick_.read(read)) return false;
    EXPECT_NE(expected, nullptr) << "refused by the careful reader:\n" << row;
    if (expected == nullptr) return true;
    EXPECT_TRUE(expected->warnings.empty()) << row;
    EXPECT_EQ(described(quick_.request()), described(expected->request)) << row;
    EXPECT_EQ(quick_.id(), expected->id) << row;
    EXPECT_EQ(quick_.language(), expected->language) << row;
    return true;
  }

  std::vector<wire::CsvColumn> columns_;
  wire::QuickCsv quick_;
};

TEST_F(Agreement, rows_that_leave_nothing_to_be_said) {
  for (const std::string& row : kRows) EXPECT_TRUE(agrees(row)) << row;
}

TEST_F(Agreement, the_quick_reader_means_the_same_whatever_comes) {
  Mutator mutator(1, kPieces);
  std::size_t taken = 0;
  constexpr std::size_t kRounds = 60'000;
  for (std::size_t i = 0; i < kRounds && !HasFailure(); ++i) {
    if (agrees(mutator.damaged(kRows.at(i % kRows.size())))) ++taken;
  }
  EXPECT_GT(taken, kRounds / 50) << "hardly any damaged row is still taken";
}

TEST_F(CsvRequest, a_row_means_the_request_in_json) {
  const auto read = careful("organ,village,matter,role,经费,organ_note,evidence_kind,published,date",
                            "甲县.政府,乙村,行政执法,lead,5万元,x,截图;录像,是,2024-03-01");
  const auto* row = std::get_if<wire::WireRequest>(&read);
  ASSERT_NE(row, nullptr);
  const auto json = accepted(
      program_,
      request_line(R"("matter":"行政执法","role":"lead","经费":"5万元","evidence_kind":["截图","录像"])",
                   R"("published":true)", R"("date":"2024-03-01")"));
  EXPECT_EQ(described(row->request), described(json.request));
}

TEST_F(CsvRequest, cells_of_json) {
  const auto read = careful(
      "organ,village,matters,approvals,hop",
      R"(甲县.政府,乙村,"[{""matter"":""行政执法"",""role"":""lead""}]","[{""organ"":""甲县.党委"",""status"":""granted""}]","[{""handler"":""甲县.政府""}]")");
  const auto* row = std::get_if<wire::WireRequest>(&read);
  ASSERT_NE(row, nullptr);
  EXPECT_TRUE(row->warnings.empty());
  EXPECT_EQ(row->request.matters, (std::vector<RequestedMatter>{{kEnforcement, kLead}}));
  EXPECT_EQ(row->request.approvals.size(), 1U);
  ASSERT_EQ(row->request.sequences.size(), 1U);
  EXPECT_EQ(row->request.sequences[0].rows.size(), 1U);
}

TEST_F(CsvRequest, problems_point_at_columns) {
  const wire::Problem no_organ = refused_row("机关,village", ",乙村");
  EXPECT_EQ(no_organ.kind, ProblemKind::MissingMember);
  EXPECT_EQ(no_organ.pointer, "机关");
  EXPECT_EQ(refused_row("organ,village,known_at", "甲县.政府,乙村,soon").pointer, "known_at");
  EXPECT_EQ(refused_row("organ,village,action", "甲县.政府,乙村,").pointer, "action");
  const auto read = careful("organ,village,事项,经费", "甲县.政府,乙村,行政执发;form_report,lots");
  const auto* row = std::get_if<wire::WireRequest>(&read);
  ASSERT_NE(row, nullptr);
  ASSERT_EQ(row->warnings.size(), 2U);
  EXPECT_EQ(row->warnings[0].pointer, "事项/0");
  EXPECT_EQ(row->warnings[1].pointer, "经费");
}

TEST_F(CsvRequest, rows_that_are_refused) {
  EXPECT_EQ(refused_row("organ,village", "甲县.政府").kind, ProblemKind::WrongFieldCount);
  EXPECT_EQ(refused_row("organ,village", "甲县.政府,乙村,x").kind, ProblemKind::WrongFieldCount);
  EXPECT_EQ(refused_row("organ,village", "甲县.政府,\"乙村").kind, ProblemKind::NotCsv);
  EXPECT_EQ(refused_row("organ,village", "甲县.政府," + std::string(wire::kMaxLineBytes, 'x')).kind,
            ProblemKind::LineTooLong);
  EXPECT_EQ(refused_row("organ,village,matter,count", "甲县.政府,乙村,行政执法;form_report,2").kind,
            ProblemKind::MattersTwice);
  EXPECT_EQ(refused_row("organ,village,matter,matters", "甲县.政府,乙村,行政执法;form_report,[]").kind,
            ProblemKind::MattersTwice);
}

}  // namespace
}  // namespace qingdan::test
