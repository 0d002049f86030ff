#include "diagnostics/sink.h"

#include <gtest/gtest.h>

namespace qingdan::diagnostics {
namespace {

TEST(Sink, CountsErrorsAndWarnings) {
  DiagnosticSink sink;
  EXPECT_FALSE(sink.has_errors());
  sink.report(Kind::LooseDate, {0, 1, 2});
  EXPECT_FALSE(sink.has_errors());
  sink.report(Kind::NoSuchDay, {0, 1, 2});
  EXPECT_TRUE(sink.has_errors());
  EXPECT_EQ(sink.errors(), 1U);
  EXPECT_EQ(sink.warnings(), 1U);
}

TEST(Sink, SortsByFilePlaceAndCode) {
  DiagnosticSink sink;
  sink.report(Kind::NoSuchDay, {1, 0, 1});
  sink.report(Kind::NoSuchDay, {0, 9, 10});
  sink.report(Kind::NoSuchDay, {0, 2, 3});
  sink.report(Kind::NotUtf8, {0, 2, 3});
  const auto sorted = sink.sorted();
  ASSERT_EQ(sorted.size(), 4U);
  EXPECT_EQ(sorted[0].kind, Kind::NotUtf8);
  EXPECT_EQ(sorted[1].span.begin, 2U);
  EXPECT_EQ(sorted[2].span.begin, 9U);
  EXPECT_EQ(sorted[3].span.source, 1U);
}

TEST(Sink, RepeatsNothing) {
  DiagnosticSink sink;
  sink.report(Kind::NoSuchDay, {0, 2, 3}, {"a"});
  sink.report(Kind::NoSuchDay, {0, 2, 3}, {"b"});
  sink.report(Kind::NoSuchDay, {0, 2, 3}, {"a"});
  sink.report(Kind::NoSuchDay, {0, 2, 3}, {Phrase("a", "c")});
  EXPECT_EQ(sink.sorted().size(), 3U);
}

TEST(Sink, KeepsSoMany) {
  DiagnosticSink sink;
  for (std::uint32_t i = 0; i < DiagnosticSink::kMaxKept + 5; ++i) {
    sink.report(Kind::NoSuchDay, {0, i, i + 1});
  }
  EXPECT_EQ(sink.sorted().size(), DiagnosticSink::kMaxKept);
  EXPECT_EQ(sink.errors(), DiagnosticSink::kMaxKept + 5);
}

}  // namespace
}  // namespace qingdan::diagnostics
