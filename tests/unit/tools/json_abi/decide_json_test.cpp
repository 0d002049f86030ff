// Requests and answers in JSON through the C interface.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "qingdan/decide.h"
#include "qingdan/explain.h"
#include "qingdan/qingdan_json.h"
#include "tools/wire/read_request.h"
#include "tools/wire/write_decision.h"
#include "unit/runtime/c/handles.h"

namespace qingdan::test {
namespace {

constexpr std::string_view kLine =
    R"({"subject":{"type":"organ","id":"甲县.政府"},"action":{"name":"assign","properties":{"matter":"行政执法",)"
    R"("role":"主责"}},"resource":{"type":"village","id":"乙村"},"context":{"date":"2024-10-01","id":"7"}})";

class CJson : public CInterface {
 protected:
  qd_status decide_json(std::string_view line, int language = QD_ZH) {
    const char* text = nullptr;
    std::size_t size = 0;
    const qd_status status = qd_decide_json(session_, line.data(), line.size(), language, &text, &size);
    answer_ = text == nullptr ? "" : text;
    EXPECT_EQ(answer_.size(), size);
    return status;
  }

  std::string answer_;
};

TEST_F(CJson, answers_as_the_wire_does) {
  const auto read = wire::read_request(small_, kLine);
  const auto& request = std::get<wire::WireRequest>(read);
  const Decision decision = decide(small_, request.request);
  for (const auto& [wanted, language] : {std::pair(QD_ZH, Language::zh), std::pair(QD_EN, Language::en)}) {
    EXPECT_EQ(decide_json(kLine, wanted), QD_OK);
    EXPECT_EQ(answer_, wire::write_decision(small_, request, decision, language));
    const char* text = nullptr;
    EXPECT_EQ(qd_explain_json(session_, kLine.data(), kLine.size(), wanted, &text, nullptr), QD_OK);
    EXPECT_EQ(text, explain(small_, request.request, decision, language));
  }
}

TEST_F(CJson, the_request_may_ask_for_its_language) {
  std::string line(kLine);
  line.insert(line.size() - 2, R"(,"language":"en")");
  EXPECT_EQ(decide_json(line, QD_ZH), QD_OK);
  const std::string in_english = answer_;
  EXPECT_EQ(decide_json(line, QD_EN), QD_OK);
  EXPECT_EQ(answer_, in_english);
}

TEST_F(CJson, needs_no_nul_behind_the_request) {
  const std::string longer = std::string(kLine) + "rubbish";
  EXPECT_EQ(decide_json(std::string_view(longer).substr(0, kLine.size())), QD_OK);
  EXPECT_EQ(decide_json(longer), QD_REFUSED);
}

TEST_F(CJson, what_cannot_be_judged_is_no_yes) {
  const std::string_view rubbish[] = {"", "{", "[]", "{}", "\xC4\xE3", "null", std::string_view("{}\0{}", 5)};
  for (const std::string_view line : rubbish) {
    EXPECT_EQ(decide_json(line, QD_EN), QD_REFUSED) << line;
    EXPECT_TRUE(answer_.starts_with(R"({"decision":false,)")) << answer_;
    const char* text = nullptr;
    EXPECT_EQ(qd_explain_json(session_, line.data(), line.size(), QD_EN, &text, nullptr), QD_REFUSED);
    EXPECT_TRUE(std::string_view(text).starts_with("QD09")) << text;
  }
  EXPECT_EQ(decide_json(std::string(1'000'000, '[')), QD_REFUSED);
  EXPECT_EQ(decide_json(std::string(10'000'000, ' ')), QD_REFUSED);
}

TEST_F(CJson, null_and_numbers_out_of_range) {
  const char* text = nullptr;
  EXPECT_EQ(qd_decide_json(nullptr, "{}", 2, QD_ZH, &text, nullptr), QD_NULL_ARGUMENT);
  EXPECT_EQ(qd_decide_json(session_, nullptr, 2, QD_ZH, &text, nullptr), QD_NULL_ARGUMENT);
  EXPECT_EQ(qd_decide_json(session_, "{}", 2, QD_ZH, nullptr, nullptr), QD_NULL_ARGUMENT);
  EXPECT_EQ(qd_decide_json(session_, "{}", 2, 2, &text, nullptr), QD_BAD_ARGUMENT);
  EXPECT_EQ(qd_decide_json(reinterpret_cast<qd_session*>(request_), "{}", 2, QD_ZH, &text, nullptr),
            QD_BAD_HANDLE);
  EXPECT_EQ(text, nullptr);
}

}  // namespace
}  // namespace qingdan::test
