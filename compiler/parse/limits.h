// Limits: keeps the parser from texts that would exhaust it, before it sees them.
#pragma once

#include <vector>

#include "parse/divide.h"
#include "parse/parse.h"
#include "parse/reporter.h"
#include "parse/tokens.h"

namespace qingdan::parse {

// False, with a diagnostic, if the tokens exceed a limit.
[[nodiscard]] bool within_limits(const Tokens& tokens, const std::vector<StatementTokens>& statements,
                                 const Limits& limits, Reporter& reporter);

}  // namespace qingdan::parse
