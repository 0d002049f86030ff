// Building requests through the C interface: what is given arrives, and what is wrong says so and sticks.
#include <string>

#include "qingdan/decide.h"
#include "qingdan/explain.h"
#include "unit/runtime/c/handles.h"

namespace qingdan::test {
namespace {

class CRequest : public CInterface {
 protected:
  // What the request explains to: everything that was given shows in it.
  std::string explained() {
    const char* text = nullptr;
    EXPECT_EQ(qd_explain(session_, request_, QD_ZH, &text), QD_OK);
    return text == nullptr ? "" : text;
  }
  std::string message(int language = QD_ZH) { return qd_request_message(request_, language); }
};

TEST_F(CRequest, answers_as_the_same_request_in_cpp) {
  ask_enforcement(request_);
  EXPECT_EQ(qd_request_set_action(request_, "交办"), QD_OK);
  EXPECT_EQ(qd_request_set_addressee(request_, "村民委员会"), QD_OK);
  EXPECT_EQ(qd_request_set_basis(request_, "jia_2024"), QD_OK);
  EXPECT_EQ(qd_request_give_number(request_, "经费", 600000), QD_OK);
  EXPECT_EQ(qd_request_give_text(request_, "channel", "乡镇"), QD_OK);
  EXPECT_EQ(qd_request_give_bool(request_, "已公示", 1), QD_OK);
  EXPECT_EQ(qd_request_give_text(request_, "所交材料", "报表"), QD_OK);
  EXPECT_EQ(qd_request_give_text(request_, "所交材料", "department_duty"), QD_OK);
  EXPECT_EQ(qd_request_give_text(request_, "位置", "外墙"), QD_OK);
  EXPECT_EQ(qd_request_begin_rows(request_, "字段"), QD_OK);
  EXPECT_EQ(qd_request_next_row(request_), QD_OK);
  EXPECT_EQ(qd_request_give_text(request_, "字段名", "身份证号"), QD_OK);
  EXPECT_EQ(qd_request_give_number(request_, "字段数额", 101), QD_OK);
  EXPECT_EQ(qd_request_next_row(request_), QD_OK);
  EXPECT_EQ(qd_request_give_unknown(request_, "字段数额"), QD_OK);
  EXPECT_EQ(qd_request_end_rows(request_), QD_OK);
  const qd_approval approval{.organ = "甲县.党委",
                             .status = "granted",
                             .matter = "部门职责事项",
                             .role = "lead",
                             .region = "甲县",
                             .granted = "2024-01-01",
                             .from = nullptr,
                             .until = "2024-12-31",
                             .known_since = nullptr};
  EXPECT_EQ(qd_request_add_approval(request_, &approval), QD_OK);

  Request same;
  same.assigner = {kGovernment, kCounty};
  same.matters = {{kEnforcement, kLead}};
  same.village = kVillage;
  same.date = make_date(2024, 10, 1);
  same.addressee = kVillagersCommittee;
  same.basis = kJia;
  same.facts = {{kFunds, true, {600000}},
                {kChannel, true, {1}},
                {kPublished, true, {1}},
                {kPapers, true, {kDuty.value, kForm.value}},
                {kPlace, true, {1}}};
  same.sequences = {
      {kFields,
       true,
       {{{{kLabel, true, {kIdentity.value}}, {kAmount, true, {101}}}}, {{{kAmount, false, {}}}}}}};
  same.approvals = {{{kCommittee, kCounty},
                     ApprovalStatus::granted,
                     kDuty,
                     kLead,
                     kCounty,
                     make_date(2024, 1, 1),
                     std::nullopt,
                     make_date(2024, 12, 31),
                     std::nullopt}};
  EXPECT_EQ(explained(), explain(small_, same, decide(small_, same), Language::zh));
}

TEST_F(CRequest, ids_stand_for_names) {
  ask_enforcement(request_);
  const std::string by_names = explained();
  EXPECT_EQ(qd_request_clear(request_), QD_OK);
  EXPECT_EQ(qd_request_set_assigner_id(request_, kGovernment.value, kCounty.value), QD_OK);
  EXPECT_EQ(qd_request_add_matter_id(request_, kEnforcement.value, kLead.value, 1, 0), QD_OK);
  EXPECT_EQ(qd_request_set_village_id(request_, kVillage.value), QD_OK);
  EXPECT_EQ(qd_request_set_date_days(request_, make_date(2024, 10, 1)->days), QD_OK);
  EXPECT_EQ(explained(), by_names);
}

TEST_F(CRequest, an_unknown_name_is_no_unknown_value) {
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_set_assigner(r, "甲县.没有"); }), QD_UNKNOWN_NAME);
  EXPECT_EQ(message(), "没有声明过这个名称:交办机关“甲县.没有”");
  EXPECT_EQ(message(QD_EN), "no such name is declared: assigner ‘甲县.没有’");
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_set_village(r, "nowhere"); }), QD_UNKNOWN_NAME);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_set_addressee(r, "x"); }), QD_UNKNOWN_NAME);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_set_basis(r, "x"); }), QD_UNKNOWN_NAME);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_set_action(r, "x"); }), QD_UNKNOWN_NAME);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_add_matter(r, "x", "主责", 1, 0); }),
            QD_UNKNOWN_NAME);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_add_matter(r, "行政执法", "x", 1, 0); }),
            QD_UNKNOWN_NAME);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_give_bool(r, "x", 1); }), QD_UNKNOWN_NAME);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_give_text(r, "渠道", "x"); }), QD_UNKNOWN_NAME);
  EXPECT_EQ(message(), "没有声明过这个名称:渠道“x”");
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_give_text(r, "所交材料", "x"); }), QD_UNKNOWN_NAME);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_begin_rows(r, "x"); }), QD_UNKNOWN_NAME);
}

TEST_F(CRequest, the_first_failure_sticks_until_it_is_cleared) {
  EXPECT_EQ(qd_request_set_date(request_, "2024-02-30"), QD_BAD_DATE);
  EXPECT_EQ(qd_request_set_village(request_, "nowhere"), QD_BAD_DATE);
  EXPECT_EQ(qd_request_set_village(request_, "乙村"), QD_BAD_DATE);
  qd_brief brief{};
  EXPECT_EQ(qd_decide(session_, request_, &brief), QD_BAD_DATE);
  EXPECT_NE(message().find("2024-02-30"), std::string::npos);
  EXPECT_EQ(qd_request_clear(request_), QD_OK);
  EXPECT_EQ(message(), "");
  EXPECT_EQ(qd_request_set_village(request_, "乙村"), QD_OK);
}

TEST_F(CRequest, null_names_are_unknown) {
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_set_assigner(r, nullptr); }), QD_OK);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_set_action(r, nullptr); }), QD_OK);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_set_village(r, nullptr); }), QD_OK);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_set_known_at(r, nullptr); }), QD_OK);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_add_matter(r, nullptr, nullptr, 1, 0); }), QD_OK);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_give_text(r, "渠道", nullptr); }), QD_OK);
}

TEST_F(CRequest, null_where_a_name_must_stand) {
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_give_bool(r, nullptr, 1); }), QD_NULL_ARGUMENT);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_give_number(r, nullptr, 1); }), QD_NULL_ARGUMENT);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_give_text(r, nullptr, ""); }), QD_NULL_ARGUMENT);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_give_text(r, nullptr, nullptr); }), QD_NULL_ARGUMENT);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_give_none(r, nullptr); }), QD_NULL_ARGUMENT);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_begin_rows(r, nullptr); }), QD_NULL_ARGUMENT);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_rows_unknown(r, nullptr); }), QD_NULL_ARGUMENT);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_add_approval(r, nullptr); }), QD_NULL_ARGUMENT);
  EXPECT_EQ(alone([](qd_request* r) {
              const qd_approval approval{};
              return qd_request_add_approval(r, &approval);
            }),
            QD_NULL_ARGUMENT);
}

TEST_F(CRequest, wrong_types_and_places) {
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_give_bool(r, "经费", 1); }), QD_WRONG_TYPE);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_give_number(r, "渠道", 1); }), QD_WRONG_TYPE);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_give_text(r, "经费", "5000元"); }), QD_WRONG_TYPE);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_give_none(r, "经费"); }), QD_WRONG_TYPE);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_give_bool(r, "已公示", 2); }), QD_BAD_ARGUMENT);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_give_text(r, "受理日", "昨天"); }), QD_BAD_DATE);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_give_bool(r, "字段已签", 1); }), QD_WRONG_PLACE);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_set_observation(r, 2); }), QD_BAD_ARGUMENT);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_add_matter(r, "行政执法", "主责", -1, 0); }),
            QD_BAD_ARGUMENT);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_add_matter(r, "行政执法", "主责", 1, -1); }),
            QD_BAD_ARGUMENT);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_add_matter_id(r, 4, QD_NONE, 1, 0); }),
            QD_BAD_ARGUMENT);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_set_assigner_id(r, 0, 6); }), QD_BAD_ARGUMENT);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_set_village_id(r, 6); }), QD_BAD_ARGUMENT);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_give_number_id(r, QD_NONE, 1); }), QD_BAD_ARGUMENT);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_give_bool_id(r, kFunds.value, 1); }), QD_WRONG_TYPE);
  EXPECT_EQ(alone([](qd_request* r) { return qd_request_set_date_days(r, INT32_MAX); }), QD_BAD_DATE);
}

TEST_F(CRequest, a_fact_is_given_once) {
  EXPECT_EQ(alone([](qd_request* r) {
              qd_request_give_number(r, "经费", 1);
              return qd_request_give_number(r, "funds", 1);
            }),
            QD_GIVEN_TWICE);
  EXPECT_EQ(alone([](qd_request* r) {
              qd_request_give_none(r, "所交材料");
              return qd_request_give_text(r, "所交材料", "报表");
            }),
            QD_GIVEN_TWICE);
  EXPECT_EQ(alone([](qd_request* r) {
              qd_request_give_text(r, "所交材料", "报表");
              return qd_request_give_unknown(r, "所交材料");
            }),
            QD_GIVEN_TWICE);
  EXPECT_EQ(alone([](qd_request* r) {
              qd_request_rows_unknown(r, "字段");
              return qd_request_begin_rows(r, "fields");
            }),
            QD_GIVEN_TWICE);
}

TEST_F(CRequest, rows_are_begun_and_ended) {
  EXPECT_EQ(alone(qd_request_next_row), QD_NO_ROW);
  EXPECT_EQ(alone(qd_request_end_rows), QD_NO_ROW);
  EXPECT_EQ(alone([](qd_request* r) {
              qd_request_begin_rows(r, "字段");
              return qd_request_give_number(r, "字段数额", 1);
            }),
            QD_NO_ROW);
  EXPECT_EQ(alone([](qd_request* r) {
              qd_request_begin_rows(r, "字段");
              qd_request_next_row(r);
              return qd_request_give_number(r, "经费", 1);
            }),
            QD_WRONG_PLACE);
  EXPECT_EQ(alone([](qd_request* r) {
              qd_request_begin_rows(r, "字段");
              return qd_request_begin_rows(r, "字段");
            }),
            QD_ROWS_OPEN);
  qd_request_clear(request_);
  EXPECT_EQ(qd_request_begin_rows(request_, "字段"), QD_OK);
  qd_brief brief{};
  EXPECT_EQ(qd_decide(session_, request_, &brief), QD_ROWS_OPEN);
  EXPECT_EQ(qd_request_end_rows(request_), QD_OK);
  EXPECT_EQ(qd_decide(session_, request_, &brief), QD_OK);
}

TEST_F(CRequest, there_is_a_limit_to_entries) {
  for (int i = 0; i < QD_MAX_ENTRIES; ++i) qd_request_add_matter(request_, nullptr, nullptr, 1, 0);
  EXPECT_EQ(qd_request_message(request_, QD_EN), std::string());
  EXPECT_EQ(qd_request_add_matter(request_, nullptr, nullptr, 1, 0), QD_TOO_MANY);
  qd_request_clear(request_);
  EXPECT_EQ(qd_request_begin_rows(request_, "字段"), QD_OK);
  for (int i = 0; i < QD_MAX_ENTRIES; ++i) qd_request_next_row(request_);
  EXPECT_EQ(qd_request_next_row(request_), QD_TOO_MANY);
}

TEST_F(CRequest, bytes_that_are_no_utf8_and_long_texts) {
  const std::string gbk = "\xB4\xE5";  // 村
  const std::string long_text(QD_MAX_TEXT + 1, 'x');
  for (const auto& [text, expected] : {std::pair(gbk, QD_NOT_UTF8), std::pair(long_text, QD_TEXT_TOO_LONG)}) {
    const char* bad = text.c_str();
    EXPECT_EQ(alone([&](qd_request* r) { return qd_request_set_assigner(r, bad); }), expected);
    EXPECT_EQ(alone([&](qd_request* r) { return qd_request_set_action(r, bad); }), expected);
    EXPECT_EQ(alone([&](qd_request* r) { return qd_request_set_village(r, bad); }), expected);
    EXPECT_EQ(alone([&](qd_request* r) { return qd_request_give_bool(r, bad, 1); }), expected);
    EXPECT_EQ(alone([&](qd_request* r) { return qd_request_give_text(r, "位置", bad); }), expected);
    EXPECT_EQ(alone([&](qd_request* r) { return qd_request_begin_rows(r, bad); }), expected);
    EXPECT_LT(message().size(), 200U);
  }
  // A long name is cut between two characters.
  std::string han;
  for (int i = 0; i < 1000; ++i) han += "村";
  EXPECT_EQ(alone([&](qd_request* r) { return qd_request_set_village(r, han.c_str()); }), QD_UNKNOWN_NAME);
  EXPECT_TRUE(message().ends_with("村…”")) << message();
}

TEST_F(CRequest, null_and_other_handles_are_errors) {
  qd_request* request = nullptr;
  EXPECT_EQ(qd_request_new(nullptr, &request), QD_NULL_ARGUMENT);
  EXPECT_EQ(qd_request_new(program_, nullptr), QD_NULL_ARGUMENT);
  EXPECT_EQ(qd_request_clear(nullptr), QD_NULL_ARGUMENT);
  EXPECT_EQ(qd_request_set_village(nullptr, "乙村"), QD_NULL_ARGUMENT);
  EXPECT_EQ(qd_request_next_row(nullptr), QD_NULL_ARGUMENT);
  EXPECT_STREQ(qd_request_message(nullptr, QD_ZH), "");
  auto* wrong = reinterpret_cast<qd_request*>(session_);
  EXPECT_EQ(qd_request_set_village(wrong, "乙村"), QD_BAD_HANDLE);
  EXPECT_EQ(qd_request_clear(wrong), QD_BAD_HANDLE);
  EXPECT_STREQ(qd_request_message(wrong, QD_ZH), "");
  qd_request_free(wrong);  // does nothing
  qd_request_free(nullptr);
}

}  // namespace
}  // namespace qingdan::test
