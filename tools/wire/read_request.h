// A request on the wire: one line of JSON in the shape of OpenID AuthZEN 1.0.
//   subject  {"type":"organ","id":"甲县.应急局"}
//   action   {"name":"assign","properties":{"matter":…,"role":…,"count":1,"replaces":0 | "matters":[…],
//             "approvals":[…],"basis":DOCUMENT,FACT:value,SEQUENCE:[{FACT:value,…},…]}}
//   resource {"type":"village","id":"甲村","properties":{"region":…,"organ":…,VILLAGE FACT:value}}
//   context  {"date":…,"known_at":…,"id":…,"language":"zh"|"en","observation":false}
// Names are in either language. Unknown members of the request and of context are ignored, as AuthZEN
// asks; whatever else cannot be used is warned of.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "qingdan/program.h"
#include "qingdan/request.h"
#include "wire/json.h"
#include "wire/problem.h"

namespace qingdan::wire {

inline constexpr std::size_t kMaxLineBytes = std::size_t{1} << 20;

struct WireRequest {
  Request request;
  std::string id;                    // context.id, to be given back; empty if none
  std::optional<Language> language;  // context.language
  std::vector<Problem> warnings;
};

// Nothing is decided on a request like this.
struct Refusal {
  Problem error;
  std::string id;
};

[[nodiscard]] std::variant<WireRequest, Refusal> read_request(const Program& program, std::string_view line);
// The same, of what has been read as JSON already.
[[nodiscard]] std::variant<WireRequest, Refusal> read_json_request(const Program& program, const Json& json);

}  // namespace qingdan::wire
