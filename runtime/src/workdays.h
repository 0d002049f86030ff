// workdays: counting working days by the calendars that the policies hold as data.
#pragma once

#include <cstdint>
#include <optional>

#include "qingdan/program.h"

namespace qingdan {

// Days are numbers of days since 1970, of any size. nullopt where no one calendar holds all days that the
// answer depends on.

// Working days after `from`, through `to`; negative if `to` is earlier.
[[nodiscard]] std::optional<std::int64_t> workdays_between(const Program& program, std::int64_t from,
                                                           std::int64_t to);
// The n-th working day after `day`; for a negative n before it; for 0 the day itself.
[[nodiscard]] std::optional<std::int64_t> add_workdays(const Program& program, std::int64_t day,
                                                       std::int64_t n);
[[nodiscard]] std::optional<std::int64_t> subtract_workdays(const Program& program, std::int64_t day,
                                                            std::int64_t n);

}  // namespace qingdan
