#include "qingdan/truth.h"

#include <gtest/gtest.h>

namespace qingdan {
namespace {

constexpr Truth kAll[] = {Truth::no, Truth::unknown, Truth::yes};

// Kleene: a result is known only if it is the same whatever the unknown turns out to be.
template <class Kleene, class Boolean>
void expect_kleene(Kleene kleene, Boolean boolean) {
  for (const Truth a : kAll) {
    for (const Truth b : kAll) {
      bool can[2] = {false, false};
      for (const bool x : {false, true}) {
        for (const bool y : {false, true}) {
          if ((a == Truth::unknown || a == truth(x)) && (b == Truth::unknown || b == truth(y))) {
            can[boolean(x, y) ? 1 : 0] = true;
          }
        }
      }
      const Truth expected = can[0] && can[1] ? Truth::unknown : truth(can[1]);
      EXPECT_EQ(kleene(a, b), expected) << static_cast<int>(a) << ", " << static_cast<int>(b);
    }
  }
}

TEST(Truth, IsKleenes) {
  expect_kleene([](Truth a, Truth b) { return a & b; }, [](bool a, bool b) { return a && b; });
  expect_kleene([](Truth a, Truth b) { return a | b; }, [](bool a, bool b) { return a || b; });
  expect_kleene([](Truth a, Truth) { return !a; }, [](bool a, bool) { return !a; });
}

TEST(Truth, AssignsInPlace) {
  for (const Truth a : kAll) {
    for (const Truth b : kAll) {
      Truth both = a;
      Truth either = a;
      EXPECT_EQ(both &= b, a & b);
      EXPECT_EQ(either |= b, a | b);
    }
  }
}

}  // namespace
}  // namespace qingdan
