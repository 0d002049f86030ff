// The answers of our own engines and of the index written by hand, in one form, and whether they agree.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bench/expected.h"
#include "bench/hand/index.h"
#include "qingdan/brief.h"
#include "qingdan/decision.h"
#include "qingdan/program.h"

namespace qingdan::bench {

struct Answered {
  Verdict verdict = Verdict::incomplete;
  std::string_view deciding;  // address; empty = none

  friend bool operator==(const Answered&, const Answered&) = default;
};

[[nodiscard]] Answered answered(const Program& program, const Brief& brief);
[[nodiscard]] Answered answered(const Program& program, const Decision& decision);
[[nodiscard]] Answered answered(const Workload& workload, const HandAnswer& answer);
[[nodiscard]] std::string to_text(const Answered& answer);

// What is reported of the answers.
struct Mix {
  std::size_t accept = 0, reject = 0, refer = 0, incomplete = 0;
  std::size_t by_approval = 0, by_list = 0, unknown = 0;
};

struct Agreement {
  std::vector<std::string> disagreements;  // each names the request
  std::vector<Verdict> verdicts;           // of decide(), by request
  Mix mix;
};

// decide() for all requests, and beside it decide_brief(), the same from the JSON line, and the index
// written by hand; and the reference evaluator where it was asked.
[[nodiscard]] Agreement compare_all(const Program& program, const Workload& workload, const HandIndex& hand,
                                    const std::vector<Request>& requests,
                                    const std::vector<std::string>& lines,
                                    const std::vector<Expected>& expected);

}  // namespace qingdan::bench
