// A request as the calls of the C interface that build it: to be performed here, or written down and
// performed elsewhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "qingdan/program.h"
#include "qingdan/qingdan.h"
#include "qingdan/request.h"

namespace qingdan::property {

// A null pointer, a text, an int32_t or uint32_t, an int64_t.
using CArgument = std::variant<std::nullptr_t, std::string, std::int32_t, std::int64_t>;

struct CCall {
  std::string name;                  // "qd_request_set_village"
  std::vector<CArgument> arguments;  // after the request; of an approval its fields
};

// Everything by its name in one language; or what can be by its id, and the rest in Chinese.
enum class Naming { chinese, english, ids };

[[nodiscard]] std::vector<CCall> calls_of(const Program& program, const Request& request, Naming naming);
[[nodiscard]] qd_status perform(const CCall& call, qd_request* request);
[[nodiscard]] std::string describe(const CCall& call);

}  // namespace qingdan::property
