#include "format/clause_order.h"

#include <gtest/gtest.h>

#include <set>

namespace qingdan::format {
namespace {

TEST(FormatClauseOrder, HasOnePlaceForEveryClause) {
  std::size_t clauses = 0;
  std::set<std::size_t> ranks;
  for (std::size_t i = 0; i < ast::keyword_count(); ++i) {
    const auto keyword = static_cast<ast::Keyword>(i);
    if (ast::group(keyword) == ast::KeywordGroup::clause) {
      ++clauses;
      ranks.insert(clause_rank(keyword));
    }
  }
  EXPECT_EQ(ranks.size(), clauses);
  EXPECT_EQ(*ranks.rbegin(), clauses - 1);
}

TEST(FormatClauseOrder, AScenarioEndsWithWhatItExpects) {
  using ast::Keyword;
  EXPECT_LT(clause_rank(Keyword::ITEM, Keyword::FIND), clause_rank(Keyword::ITEM, Keyword::WHEN));
  for (const Keyword given : {Keyword::OBSERVATION, Keyword::GIVEN, Keyword::ONE, Keyword::BASIS}) {
    for (const Keyword expected : {Keyword::EXPECT, Keyword::INSTEAD, Keyword::OBLIGE, Keyword::FIND}) {
      EXPECT_LT(clause_rank(Keyword::SCENARIO, given), clause_rank(Keyword::SCENARIO, expected));
    }
  }
  EXPECT_LT(clause_rank(Keyword::SCENARIO, Keyword::FIND), clause_rank(Keyword::SCENARIO, Keyword::AGAINST));
}

}  // namespace
}  // namespace qingdan::format
