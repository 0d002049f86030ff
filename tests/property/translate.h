// Translate: a request carried from one model to another by names.
#pragma once

#include <optional>

#include "model/model.h"
#include "qingdan/request.h"

namespace qingdan::property {

// The same request with the ids of another model of (almost) the same policy; nullopt if something it
// names is gone there.
[[nodiscard]] std::optional<Request> translate(const Request& request, const model::Model& from,
                                               const model::Model& to);

}  // namespace qingdan::property
