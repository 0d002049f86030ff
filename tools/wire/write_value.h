// A value of a fact as JSON, such that read_fact takes it back.
#pragma once

#include <cstdint>
#include <span>

#include "qingdan/program.h"
#include "wire/json.h"

namespace qingdan::wire {

// One value; for a `many` fact an array.
[[nodiscard]] Json to_json(const Program& program, FactId fact, std::span<const std::int64_t> values,
                           Language language);

}  // namespace qingdan::wire
