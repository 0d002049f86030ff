#include "format/clause_order.h"

#include <algorithm>
#include <iterator>

namespace qingdan::format {
namespace {

using ast::Keyword;

// As the shipped policies are written: what it is, whom it concerns, when, how far, why.
constexpr Keyword kOrder[] = {
    // documents
    Keyword::NUMBER,
    Keyword::ISSUER,
    Keyword::CHAIN,
    Keyword::RANK,
    // the declared world
    Keyword::LEVEL,
    Keyword::KIND,
    Keyword::UNDER,
    Keyword::LIKE,
    Keyword::MARKS,
    Keyword::SUCCEEDS,
    Keyword::HEADS,
    Keyword::ALIAS,
    Keyword::TYPE,
    Keyword::VALUES,
    Keyword::MANY,
    Keyword::DEFAULT,
    Keyword::OPEN,
    Keyword::SOURCE,
    Keyword::MEANS,
    Keyword::COUNTS,
    Keyword::PROVIDES,
    Keyword::LIVE_FROM,
    Keyword::FRESH_FOR,
    Keyword::HOLIDAYS,
    Keyword::MAKEUP_DAYS,
    // what an item does
    Keyword::FORBID,
    Keyword::PERMIT,
    Keyword::MANDATE,
    Keyword::REQUIRE,
    Keyword::NEED,
    Keyword::LIMIT,
    Keyword::REPLACE,
    Keyword::OBLIGE,
    Keyword::FIND,
    Keyword::RECEIVED_BY,
    Keyword::APPROVED_BY,
    Keyword::ISSUED_BY,
    Keyword::REQUESTED_BY,
    Keyword::APPLICANT,
    Keyword::AFTER,
    Keyword::NEEDS,
    Keyword::FILLS,
    Keyword::MATERIALS_AT_MOST,
    Keyword::STEPS,
    Keyword::TEMPLATE,
    Keyword::AGAINST,
    Keyword::ANALOGY,
    Keyword::WITHIN,
    Keyword::DONE_WHEN,
    Keyword::FOR,
    Keyword::EACH,
    // what a scenario begins with
    Keyword::OBSERVATION,
    Keyword::ON,
    Keyword::KNOWN_AT,
    Keyword::GIVEN,
    // scope
    Keyword::TERM,
    Keyword::AS,
    Keyword::FROM,
    Keyword::TO,
    Keyword::IN,
    Keyword::UNLISTED,
    // conditions
    Keyword::WHEN,
    Keyword::UNLESS,
    Keyword::ONLY_WHEN,
    Keyword::NO_WAIVER,
    Keyword::INSTEAD,
    // time
    Keyword::ADOPTED,
    Keyword::PUBLISHED,
    Keyword::KNOWN_FROM,
    Keyword::EFFECTIVE,
    Keyword::EXPIRES,
    Keyword::REPEALED,
    Keyword::REPEALED_BY,
    // authority
    Keyword::OVERRIDES,
    Keyword::DELEGATES,
    Keyword::CHANGEABLE,
    // how a scenario goes on
    Keyword::WITH,
    Keyword::WHERE,
    Keyword::ONE,
    Keyword::EXPECT,
    Keyword::BY,
    Keyword::MISSING,
    Keyword::NOTES,
    // wording
    Keyword::REASON,
    Keyword::BASIS,
};

// What a scenario expects, behind all that it gives.
constexpr Keyword kExpected[] = {
    Keyword::EXPECT,  Keyword::INSTEAD, Keyword::OBLIGE,  Keyword::FIND,
    Keyword::AGAINST, Keyword::BY,      Keyword::MISSING,
};

}  // namespace

std::size_t clause_rank(ast::Keyword label) {
  return static_cast<std::size_t>(std::find(std::begin(kOrder), std::end(kOrder), label) -
                                  std::begin(kOrder));
}

std::size_t clause_rank(ast::Keyword statement, ast::Keyword label) {
  const auto* expected = std::find(std::begin(kExpected), std::end(kExpected), label);
  if (statement != Keyword::SCENARIO || expected == std::end(kExpected)) {
    return clause_rank(label);
  }
  return std::size(kOrder) + static_cast<std::size_t>(expected - std::begin(kExpected));
}

}  // namespace qingdan::format
