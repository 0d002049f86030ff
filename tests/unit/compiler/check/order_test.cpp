#include "check/order.h"

#include <gtest/gtest.h>

namespace qingdan::check {
namespace {

TEST(Order, puts_rows_after_those_they_rest_on) {
  const Order order = order_rows({{1, 2}, {2}, {}, {}});
  EXPECT_EQ(order.rows, (std::vector<std::uint32_t>{2, 1, 0, 3}));
  EXPECT_TRUE(order.circles.empty());
}

TEST(Order, names_each_circle_once_from_its_smallest_row) {
  const Order order = order_rows({{1}, {2}, {0}, {0}, {4}});
  EXPECT_TRUE(order.rows.empty());
  EXPECT_EQ(order.circles, (std::vector<std::vector<std::uint32_t>>{{0, 1, 2}, {4}}));
}

TEST(Order, takes_a_long_chain) {
  std::vector<std::vector<std::uint32_t>> below(200000);
  for (std::uint32_t i = 1; i < below.size(); ++i) {
    below[i] = {i - 1};
  }
  EXPECT_EQ(order_rows(below).rows.size(), below.size());
}

}  // namespace
}  // namespace qingdan::check
