#include "tools/wire/quick_request.h"

#include <array>

#include "unit/tools/mutate.h"
#include "unit/tools/same_request.h"
#include "unit/tools/wire_program.h"

namespace qingdan::test {
namespace {

class QuickRequest : public testing::Test {
 protected:
  bool read_quickly(std::string_view line) {
    padded_.assign(line);
    padded_.resize(line.size() + wire::kPadding, 'x');
    return quick_.read(std::string_view(padded_).substr(0, line.size()));
  }

  // Whether it was read quickly; if so, it means the same as read carefully.
  bool agrees(std::string_view line) {
    if (!read_quickly(line)) return false;
    const auto read = wire::read_request(program_, line);
    const auto* careful = std::get_if<wire::WireRequest>(&read);
    EXPECT_NE(careful, nullptr) << "refused by the careful reader:\n" << line;
    if (careful == nullptr) return true;
    EXPECT_TRUE(careful->warnings.empty()) << line;
    EXPECT_EQ(described(quick_.request()), described(careful->request)) << line;
    EXPECT_EQ(quick_.id(), careful->id) << line;
    EXPECT_EQ(quick_.language(), careful->language) << line;
    return true;
  }

  Program program_ = wire_program();
  wire::NameTables names_{program_};
  wire::QuickRequests quick_{names_};
  std::string padded_;
};

const std::array<std::string, 9> kLines{
    request_line(R"("matter":"行政执法","role":"lead","经费":5000)",
                 R"("organ":"村民委员会","published":true)",
                 R"("date":"2024-03-01","known_at":"2024-06-01","id":"R1","language":"en","ip":"::1")"),
    request_line(R"("matters":[{"matter":"行政执法","role":"lead"},"form_report",null],"role":"协助",
      "evidence_kind":["video","截图","video"],"heads":12,"due":"2024-05-01","upper":"县","sender":"甲县.党委")"),
    request_line(R"("matter":"form_report","count":2,"replaces":1,"needed_papers":["电话"],"area":"甲县",
      "former_role":"主责","population_register":false,"forms_there":3)",
                 R"("region":"甲县")", R"("observation":true,"date":null,"id":7)"),
    request_line(R"("role":"lead","approvals":[{"organ":"甲县.党委","status":"granted","matter":"行政执法",
      "role":"主责","region":"甲县","granted":"2024-01-01","from":"2024-02-01","until":"2024-12-31",
      "known_since":"2024-01-05"},{"status":"refused"}])"),
    request_line(R"("hop":[{"handler":"甲县.政府","handed_on":"2024-02-01"},{"handler":null}],
      "field":[{"字段项":"电话","on_file":true},{}],"days_left":-3)"),
    request_line(R"("hop":null,"经费":null,"evidence_kind":[],"funds":1)"),
    request_line(R"("matters":[],"经费":"5万元")", "", R"("id":"a\"\n\u4e2d")"),
    R"({"extension":[1,{"a":{}}],"context":{"x":{"y":[]},"date":"2024-01-01"},"resource":{"id":"丁村","type":"village",
      "properties":{"region":"甲县","z":null}},"action":{"name":"refuse"},"subject":{"id":"中央.政府","type":"organ",
      "properties":{"phone":"1"}}})",
    R"({"subject":{"type":"organ","id":"jia.government"},"action":{"name":"交办"},"resource":{"type":"village","id":"yi"}})",
};

constexpr std::array<std::string_view, 46> kPieces{
    "\"matter\"",
    "\"role\"",
    "\"count\"",
    "\"replaces\"",
    "\"matters\"",
    "\"approvals\"",
    "\"经费\"",
    "\"funds\"",
    "\"hop\"",
    "\"field\"",
    "\"heads\"",
    "\"数目\"",
    "\"due\"",
    "\"行政执法\"",
    "\"lead\"",
    "\"甲县\"",
    "\"乙村\"",
    "\"region\"",
    "\"organ\"",
    "\"id\"",
    "\"date\"",
    "\"type\"",
    "\"village\"",
    "\"context\"",
    "\"extension\"",
    "null",
    "true",
    "12",
    "-0",
    "1.50",
    "1e3",
    "1e400",
    "99999999999999999999",
    "[]",
    "{}",
    "{\"a\":1,\"a\":2}",
    "\"\"",
    "\"甲县．政府\"",
    "\"\\ud800\"",
    "\"2024-02-30\"",
    ",",
    ":",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
    "\xEF\xBB\xBF",
    "\xC3",
    "1000000000000001"};

TEST_F(QuickRequest, takes_what_leaves_nothing_to_be_said) {
  for (const std::string& line : kLines) {
    const auto careful = wire::read_request(program_, line);
    const auto* request = std::get_if<wire::WireRequest>(&careful);
    const bool is_clear = request != nullptr && request->warnings.empty();
    EXPECT_EQ(agrees(line), is_clear) << line;
  }
}

TEST_F(QuickRequest, leaves_the_rest_to_the_careful_reader) {
  for (const std::string_view line : {
           R"(not json)",
           R"([])",
           R"({"subject":{"type":"organ","id":"甲县.政府"},"action":{"name":"assign"}})",
       }) {
    EXPECT_FALSE(read_quickly(line)) << line;
  }
  EXPECT_FALSE(read_quickly(request_line(R"("matter":"行政执发")")));
  EXPECT_FALSE(read_quickly(request_line(R"("matter":"行政执法","matter":"行政执法")")));
  EXPECT_FALSE(read_quickly(request_line(R"("经费":1,"funds":1)")));
  EXPECT_FALSE(read_quickly(request_line(R"("经费":"5千元")")));
  EXPECT_FALSE(read_quickly(request_line("", "", R"("x":{"a":1,"a":2})")));
  EXPECT_FALSE(read_quickly(request_line("") + "x"));
  EXPECT_FALSE(read_quickly(request_line("") + request_line("")));
}

TEST_F(QuickRequest, means_the_same_as_the_careful_reader_whatever_comes) {
  Mutator mutator(1, kPieces);
  std::size_t taken = 0;
  constexpr std::size_t kRounds = 100'000;
  for (std::size_t i = 0; i < kRounds && !HasFailure(); ++i) {
    if (agrees(mutator.damaged(kLines.at(i % kLines.size())))) ++taken;
  }
  EXPECT_GT(taken, kRounds / 50) << "hardly any damaged line is still taken";
}

TEST_F(QuickRequest, gives_back_the_members_that_are_not_its_own) {
  wire::OtherMembers others;
  const auto members = [&](std::string_view line) {
    EXPECT_TRUE(read_quickly(line)) << line;
    EXPECT_TRUE(quick_.has_more());
    std::string out;
    others.append(out, std::string_view(padded_).substr(0, line.size()));
    return out;
  };
  std::string line = request_line(R"("matter":"行政执法")");
  line.insert(
      1,
      R"("row": 1.50 ,"say \"\\":"a\u4e2d\"b","decision":true,"list" : [1, {"x":null} ] ,"o":{ "k" : -0 },)");
  EXPECT_EQ(members(line), R"(,"row":1.50,"say \"\\":"a\u4e2d\"b","list":[1, {"x":null} ],"o":{ "k" : -0 })");
  line.insert(line.size() - 1, R"(,"last":null )");
  EXPECT_TRUE(members(line).ends_with(R"(,"last":null)"));
}

TEST_F(QuickRequest, tells_utf8_from_other_bytes) {
  EXPECT_TRUE(wire::is_utf8("村 village"));
  EXPECT_FALSE(wire::is_utf8("\xB4\xE5"));  // 村 in GB18030
}

}  // namespace
}  // namespace qingdan::test
