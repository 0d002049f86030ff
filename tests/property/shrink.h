// Shrink: makes a failing pair of policy and request small, by taking out statements, clauses and pieces
// of the request as long as it still fails.
#pragma once

#include <functional>
#include <optional>

#include "property/policy.h"
#include "qingdan/request.h"

namespace qingdan::property {

struct Case {
  Compiled compiled;
  Request request;
};

// True if the pair (still) shows the failure.
using Fails = std::function<bool(const Compiled&, const Request&)>;

[[nodiscard]] Case shrink(Case failing, const Fails& fails);
// The policy and the request in words.
[[nodiscard]] std::string describe(const Case& found);

// The same request with the ids of another model of (almost) the same policy; nullopt if something it
// names is gone there.
[[nodiscard]] std::optional<Request> translate(const Request& request, const model::Model& from,
                                               const model::Model& to);

}  // namespace qingdan::property
