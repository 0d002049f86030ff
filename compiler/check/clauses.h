// Which clauses a statement takes, and access to them.
#pragma once

#include <vector>

#include "ast/ast.h"
#include "diagnostics/sink.h"

namespace qingdan::check {

// Reports clauses that do not belong, stand twice or are missing.
void check_clauses(const ast::Statement& statement, diagnostics::DiagnosticSink& sink);

// The first clause with that label; null if there is none.
[[nodiscard]] const ast::Clause* find_clause(const ast::Statement& statement, ast::Keyword label);
[[nodiscard]] std::vector<const ast::Clause*> find_clauses(const ast::Statement& statement,
                                                           ast::Keyword label);
[[nodiscard]] bool has_clause(const ast::Statement& statement, ast::Keyword label);

[[nodiscard]] bool is_list(ast::Keyword statement);
// The word in both languages, for messages.
[[nodiscard]] diagnostics::Phrase phrase(ast::Keyword keyword);

}  // namespace qingdan::check
