// Clause order: which clause comes first. One order serves every kind of statement; only scenarios end with
// what they expect, some of which are words that an item begins with.
#pragma once

#include <cstddef>

#include "ast/keyword.h"

namespace qingdan::format {

// The lower comes first. Clauses of one label share a rank: they keep the order they were written in.
[[nodiscard]] std::size_t clause_rank(ast::Keyword label);
[[nodiscard]] std::size_t clause_rank(ast::Keyword statement, ast::Keyword label);

}  // namespace qingdan::format
