#include "tools/wire/read_fact.h"

#include "tools/wire/write_value.h"
#include "unit/tools/wire_program.h"

namespace qingdan::test {
namespace {

class ReadFact : public testing::Test {
 protected:
  // The value of the fact in a request that gives it so.
  FactValue read(std::string_view name, std::string_view json) {
    const auto request =
        accepted(program_, request_line("\"" + std::string(name) + "\":" + std::string(json)));
    warnings_ = request.warnings;
    EXPECT_EQ(request.request.facts.size(), 1U) << name;
    return request.request.facts.empty() ? FactValue{} : request.request.facts.front();
  }
  std::int64_t value(std::string_view name, std::string_view json) {
    const FactValue fact = read(name, json);
    EXPECT_TRUE(fact.known && warnings_.empty()) << name << " " << json;
    EXPECT_EQ(fact.values.size(), 1U);
    return fact.values.size() == 1 ? fact.values.front() : -999;
  }
  // Checks that the value is unknown, with a warning; returns its message.
  std::string wrong(std::string_view name, std::string_view json) {
    EXPECT_FALSE(read(name, json).known) << name << " " << json;
    EXPECT_EQ(warnings_.size(), 1U) << name << " " << json;
    return warnings_.size() == 1 ? message(warnings_.front(), Language::en) : "";
  }

  Program program_ = wire_program();
  std::vector<wire::Problem> warnings_;
};

TEST_F(ReadFact, money_is_exact) {
  for (const auto& [text, fen] :
       {std::pair("5000", 500000LL), std::pair("0.1", 10LL), std::pair("19.99", 1999LL),
        std::pair("1.10", 110LL), std::pair("1.100", 110LL), std::pair("1E4", 1000000LL),
        std::pair("1.5e+1", 1500LL), std::pair("500e-2", 500LL), std::pair("-0.01", -1LL),
        std::pair("0", 0LL), std::pair("-0.0", 0LL), std::pair("9999999999999.99", 999999999999999LL),
        std::pair("1e13", 1000000000000000LL), std::pair("\"5000元\"", 500000LL),
        std::pair("\"5万元\"", 5000000LL), std::pair("\"1.2亿元\"", 12000000000LL),
        std::pair("\"0.000001万元\"", 1LL), std::pair("\"5000 yuan\"", 500000LL),
        std::pair("\"0.29yuan\"", 29LL)}) {
    EXPECT_EQ(value("经费", text), fen) << text;
  }
}

TEST_F(ReadFact, money_that_is_none_is_unknown) {
  for (const char* text :
       {"0.001", "1e-3", "1.1e13", "1e300", "true", "[1]", "{}", "\"5000\"", "\"5,000元\"", "\"元\"",
        "\"五元\"", "\"1e3元\"", "\".5元\"", "\"5.元\"", "\"--5元\"", "\"0.001元\"", "\"5 万元\"", "\"\""}) {
    EXPECT_EQ(wrong("经费", text),
              "‘经费’ is to be an amount such as 5000 (yuan) or \"5000 yuan\": taken as unknown");
  }
}

TEST_F(ReadFact, integers_are_whole_and_bounded) {
  EXPECT_EQ(value("heads", "12"), 12);
  EXPECT_EQ(value("heads", "12.0"), 12);
  EXPECT_EQ(value("剩余天数", "-3"), -3);
  EXPECT_EQ(value("heads", "1000000000000000"), 1'000'000'000'000'000);
  for (const char* text :
       {"1000000000000001", "-1000000000000001", "1.5", "\"12\"", "true", "99999999999999999999"}) {
    wrong("heads", text);
  }
}

TEST_F(ReadFact, booleans_are_json_booleans) {
  const auto read = accepted(program_, request_line("", R"("已公示":true)"));
  EXPECT_EQ(read.request.facts.at(0).values, std::vector<std::int64_t>{1});
  const auto wrong_one = accepted(program_, request_line("", R"("已公示":1)"));
  EXPECT_FALSE(wrong_one.request.facts.at(0).known);
  EXPECT_EQ(wrong_one.warnings.at(0).pointer, "/resource/properties/已公示");
}

TEST_F(ReadFact, dates_exist) {
  EXPECT_EQ(value("due", "\"2024-02-29\""), make_date(2024, 2, 29)->days);
  for (const char* text : {"\"2023-02-29\"", "\"2024-2-9\"", "\"0001-01-01\"", "20240229"})
    wrong("due", text);
}

TEST_F(ReadFact, names_are_of_either_language) {
  EXPECT_EQ(value("渠道", "\"township_office\""), 1);
  EXPECT_EQ(value("channel", "\"县\""), 0);
  EXPECT_EQ(value("area", "\"jia\""), kCounty.value);
  EXPECT_EQ(value("former_role", "\"主责\""), kLead.value);
  EXPECT_EQ(value("upper", "\"county\""), static_cast<int>(Level::county));
  EXPECT_EQ(value("sender", "\"甲县.党委\""), pack_organ({kCommittee, kCounty}));
  EXPECT_EQ(value("sender", "\"公证机构\""), pack_organ({kNotary, RegionId::none()}));
  EXPECT_EQ(read("needed_papers", R"(["身份证","phone"])").values, (std::vector<std::int64_t>{0, 1}));
  EXPECT_EQ(value("位置", "\"外墙\""), 1);
  EXPECT_EQ(value("位置", "\"村口\""), -1) << "a text that no policy mentions";
}

TEST_F(ReadFact, an_unknown_name_brings_the_nearest) {
  EXPECT_EQ(wrong("channel", "\"township_ofice\""),
            "no value is called ‘township_ofice’: taken as unknown; did you mean ‘township_office’?");
  EXPECT_EQ(wrong("sender", "\"jia.goverment\""),
            "no organ is called ‘jia.goverment’: taken as unknown; did you mean ‘jia.government’?");
}

TEST_F(ReadFact, null_is_unknown_without_a_warning) {
  for (const char* name : {"经费", "channel", "papers", "place", "due", "sender", "evidence_kind"}) {
    EXPECT_FALSE(read(name, "null").known) << name;
    EXPECT_TRUE(warnings_.empty()) << name;
  }
}

TEST_F(ReadFact, many_takes_an_array_or_one_value) {
  EXPECT_EQ(read("佐证方式", R"(["video","截图","录像"])").values, (std::vector<std::int64_t>{0, 1}));
  EXPECT_EQ(read("佐证方式", R"("video")").values, std::vector<std::int64_t>{1});
  const FactValue none = read("佐证方式", "[]");
  EXPECT_TRUE(none.known && none.values.empty());
  EXPECT_FALSE(read("佐证方式", R"(["video",null])").known);
  wrong("佐证方式", R"(["video",3])");
  EXPECT_EQ(warnings_.at(0).pointer, "/action/properties/佐证方式/1");
  EXPECT_EQ(warnings_.at(0).args.at(0).zh, "佐证方式") << "an element is named by its array";
  wrong("channel", R"(["县"])");
}

// What a remedy proposes can be sent back as it stands.
TEST_F(ReadFact, written_values_are_read_back) {
  for (const auto& [fact, values] :
       {std::pair(kFunds, std::vector<std::int64_t>{500050}),
        std::pair(kFunds, std::vector<std::int64_t>{-7}), std::pair(kChannel, std::vector<std::int64_t>{2}),
        std::pair(kPapers, std::vector<std::int64_t>{0, 2}), std::pair(kPlace, std::vector<std::int64_t>{1}),
        std::pair(kHeads, std::vector<std::int64_t>{3}), std::pair(kDue, std::vector<std::int64_t>{19783}),
        std::pair(kEvidence, std::vector<std::int64_t>{}), std::pair(kUpper, std::vector<std::int64_t>{3}),
        std::pair(kSender, std::vector<std::int64_t>{pack_organ({kCommittee, kCounty})}),
        std::pair(kArea, std::vector<std::int64_t>{0}), std::pair(kNeeded, std::vector<std::int64_t>{0, 1}),
        std::pair(kFormerRole, std::vector<std::int64_t>{1})}) {
    for (const Language language : {Language::zh, Language::en}) {
      const std::string json = wire::to_text(wire::to_json(program_, fact, values, language));
      const auto name = program_.text(program_.facts()[fact.index()].name, language);
      EXPECT_EQ(read(name, json).values, values) << json;
      EXPECT_TRUE(warnings_.empty()) << json;
    }
  }
}

}  // namespace
}  // namespace qingdan::test
