#include "tools/wire/write_brief.h"

#include "tools/wire/json.h"
#include "unit/tools/wire_program.h"

namespace qingdan::test {
namespace {

using wire::BriefWriter;

class WriteBrief : public testing::Test {
 protected:
  std::string json(const Brief& brief, std::string_view id = "", bool observation = false) {
    std::string out;
    BriefWriter(program_, BriefWriter::Format::json)
        .append_json(out, id, brief, observation, {}, Language::en);
    return out + "}";
  }
  std::string csv(const Brief& brief, bool observation = false) {
    std::string out;
    BriefWriter(program_, BriefWriter::Format::csv).append_csv(out, brief, observation, {}, Language::en);
    return out;
  }
  std::string address(ItemId item) {
    return std::string(program_.text(program_.items()[item.index()].address));
  }

  Program program_ = wire_program();
};

constexpr Brief kRejected{Verdict::reject, Line::banned, kN1, ListId::none(), false, Truth::yes};

TEST_F(WriteBrief, the_verdict_and_the_item) {
  const std::string out = json(kRejected, "7");
  const auto read = wire::parse_json(out);
  const auto* answer = std::get_if<wire::Json>(&read);
  ASSERT_NE(answer, nullptr) << out;
  EXPECT_EQ(*answer->find("decision")->as<bool>(), false);
  const wire::Json& context = *answer->find("context");
  EXPECT_EQ(*context.find("id")->as<std::string>(), "7");
  EXPECT_EQ(*context.find("verdict")->as<std::string>(), "reject");
  EXPECT_EQ(*context.find("line")->as<std::string>(), "banned");
  EXPECT_EQ(*context.find("item")->as<std::string>(), address(kN1));
  EXPECT_EQ(context.find("artifact")->as<std::string>()->size(), 12U);
  EXPECT_EQ(context.find("truth"), nullptr);
  EXPECT_TRUE(csv(kRejected).starts_with(",false,reject,banned," + address(kN1) + ",,"));
}

TEST_F(WriteBrief, a_list_that_decides) {
  const Brief brief{Verdict::refer, Line::unlisted_refer, ItemId::none(), ListId(0U), false, Truth::yes};
  const std::string list(program_.text(program_.lists()[0].address));
  EXPECT_NE(json(brief).find("\"list\":\"" + list + "\""), std::string::npos) << json(brief);
  EXPECT_TRUE(csv(brief).starts_with(",false,refer,unlisted_refer," + list + ","));
}

TEST_F(WriteBrief, what_is_unknown_and_what_says_nothing) {
  const Brief open{Verdict::incomplete, Line::banned, kN1, ListId::none(), false, Truth::unknown};
  EXPECT_NE(json(open).find(R"("truth":"unknown")"), std::string::npos);
  const Brief silent;
  EXPECT_EQ(json(silent).find("item"), std::string::npos);
  const Brief accepted{Verdict::accept, Line::permitted, kN1, ListId::none(), false, Truth::yes};
  EXPECT_TRUE(json(accepted).starts_with(R"({"decision":true)"));
  EXPECT_TRUE(csv(accepted).starts_with(",true,accept,permitted,"));
  EXPECT_TRUE(json(accepted, "", true).starts_with(R"({"decision":false,"context":{"verdict":null)"));
  EXPECT_TRUE(csv(accepted, true).starts_with(",false,,,,,"));
}

TEST_F(WriteBrief, problems_go_with_it) {
  const std::vector<wire::Problem> warnings{
      {wire::ProblemKind::NotAVillage, "village", {std::string("甲,县")}, {}}};
  std::string out;
  BriefWriter(program_, BriefWriter::Format::csv).append_csv(out, kRejected, false, warnings, Language::en);
  EXPECT_NE(out.find("\"QD0935 village: ‘甲,县’ is not a village\""), std::string::npos) << out;
  out.clear();
  BriefWriter(program_, BriefWriter::Format::csv)
      .append_csv_refusal(out, {wire::ProblemKind::NotUtf8, "", {}, {}}, Language::zh);
  EXPECT_TRUE(out.starts_with(",false,,,,QD0908: 不是 UTF-8 文字,")) << out;
  out.clear();
  BriefWriter(program_, BriefWriter::Format::json)
      .append_json(out, "", kRejected, false, warnings, Language::en);
  EXPECT_NE(out.find(R"("warnings":[{"code":"QD0935")"), std::string::npos) << out;
}

// Both writers of strings escape alike.
TEST_F(WriteBrief, strings_are_escaped_as_by_the_library) {
  std::string all;
  for (char c = 1; c < 127; ++c) all += c;
  for (const std::string& text : {all, std::string("村\x7F\xC2\x80"), std::string("\0x", 2), std::string()}) {
    std::string out;
    wire::append_json_string(out, text);
    EXPECT_EQ(out, wire::to_text(wire::Json(text)));
  }
}

}  // namespace
}  // namespace qingdan::test
