#include "qingdan/date.h"

#include <gtest/gtest.h>

namespace qingdan {
namespace {

TEST(Date, CountsDaysSince1970) {
  EXPECT_EQ(make_date(1970, 1, 1), Date{0});
  EXPECT_EQ(make_date(2024, 2, 29), Date{19782});
  EXPECT_EQ(make_date(1900, 1, 1), kFirstDate);
  EXPECT_EQ(make_date(2999, 12, 31), kLastDate);
}

TEST(Date, RefusesDaysThatDoNotExist) {
  EXPECT_FALSE(make_date(2024, 2, 30));
  EXPECT_FALSE(make_date(2023, 2, 29));
  EXPECT_FALSE(make_date(1900, 2, 29));
  EXPECT_FALSE(make_date(2024, 0, 1));
  EXPECT_FALSE(make_date(2024, 13, 1));
  EXPECT_FALSE(make_date(2024, 1, 0));
  EXPECT_FALSE(make_date(2024, 1, 32));
  EXPECT_FALSE(make_date(2024, 1, -1));
  EXPECT_FALSE(make_date(1899, 12, 31));
  EXPECT_FALSE(make_date(3000, 1, 1));
}

TEST(Date, ReadsOnlyTheOneForm) {
  EXPECT_EQ(parse_date("2022-08-22"), make_date(2022, 8, 22));
  for (const char* text : {"", "2022-8-22", "2022-08-2x", "20220822", "2022/08/22", "2022-08-22 ",
                           " 2022-08-22", "2022-02-30", "-022-08-22", "2022-08--2", "２０２２-08-22"}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
}

TEST(Date, EveryDayComesBackAsItWasWritten) {
  for (Date date = kFirstDate; date <= kLastDate; ++date.days) {
    ASSERT_EQ(parse_date(to_string(date)), date);
  }
}

}  // namespace
}  // namespace qingdan
