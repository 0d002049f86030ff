// The small world behind handles of the C interface, which go with the test.
#pragma once

#include <gtest/gtest.h>

#include "qingdan/qingdan.h"
#include "unit/runtime/small_program.h"

namespace qingdan::test {

class CInterface : public testing::Test {
 protected:
  CInterface() : small_(small_program()) {
    const auto bytes = small_.bytes();
    EXPECT_EQ(qd_program_open_bytes(bytes.data(), bytes.size(), &program_), QD_OK);
    EXPECT_EQ(qd_session_new(program_, &session_), QD_OK);
    EXPECT_EQ(qd_request_new(program_, &request_), QD_OK);
  }
  ~CInterface() override {
    qd_program_free(program_);
    qd_request_free(request_);
    qd_session_free(session_);
  }
  CInterface(const CInterface&) = delete;
  CInterface& operator=(const CInterface&) = delete;

  // What a call says of a fresh request; and what the request says after it.
  template <class Call>
  qd_status alone(Call call) {
    EXPECT_EQ(qd_request_clear(request_), QD_OK);
    const qd_status status = call(request_);
    qd_brief brief{};
    const qd_status asked = qd_decide(session_, request_, &brief);
    // Rows that were begun are to be ended; else the first failure is what asking gives too.
    EXPECT_TRUE(asked == status || asked == QD_ROWS_OPEN) << asked;
    return status;
  }

  // 甲县政府 lets 乙村 do 行政执法 as 主责: the ban on it stands.
  static void ask_enforcement(qd_request* request) {
    EXPECT_EQ(qd_request_set_assigner(request, "甲县.政府"), QD_OK);
    EXPECT_EQ(qd_request_add_matter(request, "行政执法", "主责", 1, 0), QD_OK);
    EXPECT_EQ(qd_request_set_village(request, "乙村"), QD_OK);
    EXPECT_EQ(qd_request_set_date(request, "2024-10-01"), QD_OK);
  }

  Program small_;
  qd_program* program_ = nullptr;
  qd_session* session_ = nullptr;
  qd_request* request_ = nullptr;
};

}  // namespace qingdan::test
