// Asking through the C interface, also by many threads of one program at once.
#include <array>
#include <string>
#include <thread>
#include <vector>

#include "qingdan/brief.h"
#include "qingdan/decide.h"
#include "qingdan/explain.h"
#include "unit/runtime/c/handles.h"
#include "unit/runtime/world.h"

namespace qingdan::test {
namespace {

using CSession = CInterface;

TEST_F(CSession, gives_the_verdict_and_the_item_with_its_texts) {
  ask_enforcement(request_);
  qd_brief brief{};
  ASSERT_EQ(qd_decide(session_, request_, &brief), QD_OK);
  const Brief expected = [] {
    Scratch scratch;
    Request request;
    request.assigner = {kGovernment, kCounty};
    request.matters = {{kEnforcement, kLead}};
    request.village = kVillage;
    request.date = make_date(2024, 10, 1);
    return decide_brief(small_program(), request, scratch);
  }();
  EXPECT_EQ(brief.verdict, static_cast<int>(expected.verdict));
  EXPECT_EQ(brief.item, expected.item.value);
  EXPECT_EQ(brief.list, QD_NONE);
  const char* text = nullptr;
  EXPECT_EQ(qd_item_text(session_, kN1.value, QD_ADDRESS, QD_ZH, &text), QD_OK);
  EXPECT_STREQ(text, "意见2022.N.N1");
  EXPECT_EQ(qd_item_text(session_, kN1.value, QD_TITLE, QD_ZH, &text), QD_OK);
  EXPECT_STREQ(text, "执法");
  EXPECT_EQ(qd_item_text(session_, kN1.value, QD_CITATION, QD_ZH, &text), QD_OK);
  EXPECT_EQ(text, citation(small_, kN1, Language::zh));
  EXPECT_EQ(qd_item_text(session_, kN1.value, QD_REASON, QD_EN, &text), QD_OK);
  EXPECT_STREQ(text, "A village has no power to enforce.");
  EXPECT_EQ(qd_item_text(session_, kN2.value, QD_REASON, QD_EN, &text), QD_OK);
  EXPECT_STREQ(text, "");
  EXPECT_EQ(qd_list_text(session_, kAssists.value, QD_ADDRESS, QD_ZH, &text), QD_OK);
  EXPECT_STREQ(text, "甲县2024.A");
  EXPECT_EQ(qd_list_text(session_, kAssists.value, QD_TITLE, QD_EN, &text), QD_OK);
  EXPECT_STREQ(text, "Assist-government items");
}

// A requirement that a change of one fact would meet.
Program program_with_a_remedy() {
  testing::World world;
  world.b.document({.name = "意见"});
  world.b.list({.name = "N"});
  world.b.norm({.item = "open", .mode = Mode::permit, .matter = world.safety});
  const FactId stated = world.b.fact("载明经费", {.type = Type::boolean, .changeable = true});
  world.b.norm({.item = "R",
                .mode = Mode::require,
                .matter = world.safety,
                .condition = testing::ProgramBuilder::value(stated)});
  return world.b.build();
}

TEST(CSessionOptions, remedies_can_be_left_out) {
  const Program program = program_with_a_remedy();
  qd_program* opened = nullptr;
  qd_session* session = nullptr;
  qd_request* request = nullptr;
  ASSERT_EQ(qd_program_open_bytes(program.bytes().data(), program.bytes().size(), &opened), QD_OK);
  ASSERT_EQ(qd_session_new(opened, &session), QD_OK);
  ASSERT_EQ(qd_request_new(opened, &request), QD_OK);
  EXPECT_EQ(qd_request_add_matter(request, "安全生产", "主责", 1, 0), QD_OK);
  EXPECT_EQ(qd_request_set_date(request, "2024-03-01"), QD_OK);
  EXPECT_EQ(qd_request_set_village(request, "甲村"), QD_OK);
  EXPECT_EQ(qd_request_give_bool(request, "载明经费", 0), QD_OK);
  const char* text = nullptr;
  ASSERT_EQ(qd_explain(session, request, QD_ZH, &text), QD_OK);
  EXPECT_NE(std::string(text).find("载明经费 改为 是"), std::string::npos) << text;
  EXPECT_EQ(qd_session_set_remedy_runs(session, 0), QD_OK);
  ASSERT_EQ(qd_explain(session, request, QD_ZH, &text), QD_OK);
  EXPECT_EQ(std::string(text).find("载明经费 改为 是"), std::string::npos) << text;
  qd_request_free(request);
  qd_session_free(session);
  qd_program_free(opened);
}

TEST_F(CSession, outlives_its_program) {
  ask_enforcement(request_);
  qd_program_free(program_);
  program_ = nullptr;
  qd_brief brief{};
  EXPECT_EQ(qd_decide(session_, request_, &brief), QD_OK);
}

TEST_F(CSession, a_request_of_another_program_is_refused) {
  qd_program* other = nullptr;
  ASSERT_EQ(qd_program_open_bytes(small_.bytes().data(), small_.bytes().size(), &other), QD_OK);
  qd_request* request = nullptr;
  ASSERT_EQ(qd_request_new(other, &request), QD_OK);
  qd_brief brief{};
  EXPECT_EQ(qd_decide(session_, request, &brief), QD_OTHER_PROGRAM);
  qd_request_free(request);
  qd_program_free(other);
}

TEST_F(CSession, null_other_handles_and_numbers_out_of_range) {
  qd_brief brief{};
  const char* text = "unchanged";
  qd_session* session = nullptr;
  EXPECT_EQ(qd_session_new(nullptr, &session), QD_NULL_ARGUMENT);
  EXPECT_EQ(qd_session_new(program_, nullptr), QD_NULL_ARGUMENT);
  EXPECT_EQ(qd_decide(nullptr, request_, &brief), QD_NULL_ARGUMENT);
  EXPECT_EQ(qd_decide(session_, nullptr, &brief), QD_NULL_ARGUMENT);
  EXPECT_EQ(qd_decide(session_, request_, nullptr), QD_NULL_ARGUMENT);
  EXPECT_EQ(qd_decide(reinterpret_cast<qd_session*>(request_), request_, &brief), QD_BAD_HANDLE);
  EXPECT_EQ(qd_decide(session_, reinterpret_cast<qd_request*>(program_), &brief), QD_BAD_HANDLE);
  EXPECT_EQ(qd_explain(session_, request_, QD_ZH, nullptr), QD_NULL_ARGUMENT);
  EXPECT_EQ(qd_explain(session_, request_, 2, &text), QD_BAD_ARGUMENT);
  EXPECT_EQ(qd_item_text(session_, 8, QD_ADDRESS, QD_ZH, &text), QD_BAD_ARGUMENT);
  EXPECT_EQ(qd_item_text(session_, QD_NONE, QD_ADDRESS, QD_ZH, &text), QD_BAD_ARGUMENT);
  EXPECT_EQ(qd_item_text(session_, 0, 4, QD_ZH, &text), QD_BAD_ARGUMENT);
  EXPECT_EQ(qd_item_text(session_, 0, QD_ADDRESS, -1, &text), QD_BAD_ARGUMENT);
  EXPECT_EQ(qd_list_text(session_, 2, QD_ADDRESS, QD_ZH, &text), QD_BAD_ARGUMENT);
  EXPECT_EQ(qd_list_text(session_, 0, QD_CITATION, QD_ZH, &text), QD_BAD_ARGUMENT);
  EXPECT_EQ(qd_session_set_remedy_runs(nullptr, 0), QD_NULL_ARGUMENT);
  EXPECT_STREQ(text, "unchanged");
  qd_session_free(nullptr);
}

// What one thread sees, over and over: for the thread sanitizer as much as for the comparison.
std::string ask_again_and_again(const qd_program* program, const char* matter) {
  qd_session* session = nullptr;
  qd_request* request = nullptr;
  std::string seen;
  if (qd_session_new(program, &session) == QD_OK && qd_request_new(program, &request) == QD_OK) {
    for (int i = 0; i < 50; ++i) {
      qd_request_clear(request);
      qd_request_set_assigner(request, "甲县.政府");
      qd_request_add_matter(request, matter, i % 2 == 0 ? "主责" : "协助", 1, 0);
      qd_request_set_village(request, "乙村");
      qd_request_set_date(request, "2024-10-01");
      qd_brief brief{};
      const char* text = "";
      qd_decide(session, request, &brief);
      qd_explain(session, request, QD_ZH, &text);
      seen += std::to_string(brief.verdict) + text;
    }
  }
  qd_request_free(request);
  qd_session_free(session);
  return seen;
}

TEST_F(CSession, threads_share_one_program) {
  constexpr std::array<const char*, 4> kMatters{"行政执法", "秸秆禁烧巡查", "报表", "部门职责事项"};
  std::array<std::string, 8> seen;
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    threads.emplace_back([&, i] { seen[i] = ask_again_and_again(program_, kMatters[i % 4]); });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(seen[i], ask_again_and_again(program_, kMatters[i]));
    EXPECT_EQ(seen[i], seen[i + 4]);
  }
}

// The runtime itself, in C++: one Program, a scratch a thread.
TEST_F(CSession, threads_share_one_program_in_cpp) {
  const auto ask = [&](RoleId role) {
    Scratch scratch;
    Request request;
    request.assigner = {kGovernment, kCounty};
    request.matters = {{kEnforcement, role}};
    request.village = kVillage;
    request.date = make_date(2024, 10, 1);
    std::string seen;
    for (int i = 0; i < 50; ++i) {
      const Brief brief = decide_brief(small_, request, scratch);
      seen += std::to_string(brief.item.value);
      seen += explain(small_, request, decide(small_, request), Language::en);
    }
    return seen;
  };
  std::array<std::string, 6> seen;
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    threads.emplace_back([&, i] { seen[i] = ask(i % 2 == 0 ? kLead : kAssist); });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::size_t i = 0; i < seen.size(); ++i) EXPECT_EQ(seen[i], ask(i % 2 == 0 ? kLead : kAssist));
}

}  // namespace
}  // namespace qingdan::test
