// A decision on the wire: one line of JSON, an AuthZEN response whose context holds the whole decision.
// Keys stand in a fixed order, without spaces; identifiers are English, names in the wanted language. Rows
// of a sequence are numbered from 0, as they stand in the request. Of an observation the verdict is null.
#pragma once

#include <string>

#include "qingdan/decision.h"
#include "wire/read_request.h"

namespace qingdan::wire {

// Without a line break.
[[nodiscard]] std::string write_decision(const Program& program, const WireRequest& request,
                                         const Decision& decision, Language language);
// The answer to a request that cannot be decided: never a yes.
[[nodiscard]] std::string write_refusal(const Refusal& refusal, Language language);
// {"code":…,"message":…,"pointer":…}
[[nodiscard]] Json problem_json(const Problem& problem, Language language);
// "sha256:…"
[[nodiscard]] std::string digest_text(const Digest& digest);

}  // namespace qingdan::wire
