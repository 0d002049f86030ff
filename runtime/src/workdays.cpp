// Working days are looked up in running counts, so no day is visited.
#include "workdays.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <span>

namespace qingdan {
namespace {

using Counts = std::span<const std::uint32_t>;

// Stretches are ascending and do not overlap.
const CalendarRow* calendar_of(const Program& program, std::int64_t day) {
  const auto rows = program.calendars();
  const auto after =
      std::upper_bound(rows.begin(), rows.end(), day,
                       [](std::int64_t wanted, const CalendarRow& row) { return wanted < row.first_day; });
  if (after == rows.begin() || day > (after - 1)->last_day) {
    return nullptr;
  }
  return &*(after - 1);
}

// Its place in the stretch.
std::size_t place(const CalendarRow& calendar, std::int64_t day) {
  return static_cast<std::size_t>(day - calendar.first_day);
}

std::optional<std::int64_t> after(const CalendarRow& calendar, Counts counts, std::int64_t day,
                                  std::int64_t n) {
  const std::uint32_t before = counts[place(calendar, day) + 1];
  if (n > static_cast<std::int64_t>(counts.back() - before)) {
    return std::nullopt;
  }
  // The first count to reach it stands behind the day.
  const auto reached = std::lower_bound(counts.begin(), counts.end(), before + static_cast<std::uint32_t>(n));
  return calendar.first_day + (reached - counts.begin()) - 1;
}

std::optional<std::int64_t> before(const CalendarRow& calendar, Counts counts, std::int64_t day,
                                   std::int64_t n) {
  const std::uint32_t until = counts[place(calendar, day)];
  if (n > static_cast<std::int64_t>(until - counts.front())) {
    return std::nullopt;
  }
  // The last day that has so many from it on.
  const auto passed = std::upper_bound(counts.begin(), counts.end(), until - static_cast<std::uint32_t>(n));
  return calendar.first_day + (passed - counts.begin()) - 1;
}

std::optional<std::int64_t> shifted(const Program& program, std::int64_t day, std::int64_t n, bool is_after) {
  const CalendarRow* calendar = calendar_of(program, day);
  if (calendar == nullptr) {
    return std::nullopt;
  }
  if (n == 0) {
    return day;
  }
  if (n < 0) {
    n = n == std::numeric_limits<std::int64_t>::min() ? std::numeric_limits<std::int64_t>::max() : -n;
    is_after = !is_after;
  }
  const Counts counts = Program::slice(calendar->counts, program.workday_counts());
  return is_after ? after(*calendar, counts, day, n) : before(*calendar, counts, day, n);
}

}  // namespace

std::optional<std::int64_t> workdays_between(const Program& program, std::int64_t from, std::int64_t to) {
  const CalendarRow* calendar = calendar_of(program, from);
  if (calendar == nullptr || calendar != calendar_of(program, to)) {
    return std::nullopt;
  }
  const Counts counts = Program::slice(calendar->counts, program.workday_counts());
  return std::int64_t{counts[place(*calendar, to) + 1]} - std::int64_t{counts[place(*calendar, from) + 1]};
}

std::optional<std::int64_t> add_workdays(const Program& program, std::int64_t day, std::int64_t n) {
  return shifted(program, day, n, true);
}

std::optional<std::int64_t> subtract_workdays(const Program& program, std::int64_t day, std::int64_t n) {
  return shifted(program, day, n, false);
}

}  // namespace qingdan
