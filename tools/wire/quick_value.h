// Texts and numbers to values of facts, without allocating: the readers of whole tables use it. What it
// does not take is not wrong: the careful reader looks at it then, and says what there is to say.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "qingdan/request.h"
#include "wire/name_tables.h"

namespace qingdan::wire {

// What read_fact makes of a string; nullopt where it would warn.
[[nodiscard]] std::optional<std::int64_t> quick_text(const NameTables& names, FactId fact,
                                                     std::string_view text);
// … and of a whole number.
[[nodiscard]] std::optional<std::int64_t> quick_number(const NameTables& names, FactId fact,
                                                       std::int64_t number);
// The village by its name and the region around it (none: not said), as read_request; false where that
// would warn or refuse.
[[nodiscard]] bool quick_village(const NameTables& names, std::string_view name, RegionId around,
                                 Request& request);

}  // namespace qingdan::wire
