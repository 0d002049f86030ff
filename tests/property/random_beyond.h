// Random conditions that look beyond single facts: at all rows of a sequence, at the calendar, at what is
// listed, in force or held by a register.
#pragma once

#include <string>

#include "property/random_conditions.h"

namespace qingdan::property {

// 任一 环节 满足 (…), 个数 环节 满足 (…) > 2.
[[nodiscard]] std::string about_rows(Writer& writer, const World& world, const Reading& reading);
// 个数 …, 合计 …; nothing to add up gives a number of rows.
[[nodiscard]] Measure number_of_rows(Writer& writer, const World& world, const Reading& reading);
// 列入 …, 有效 …, 一表通 查得到.
[[nodiscard]] std::string about_lookup(Writer& writer, const World& world, const Reading& reading);
// 工作日 … 至 …, a date and working days, against a bound. `date`: a date fact as written.
[[nodiscard]] std::string about_workdays(Writer& writer, const World& world, const std::string& date);

}  // namespace qingdan::property
