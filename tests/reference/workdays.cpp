// Working days (design §2.2): they come from calendars in the policies, and are counted here day by day.
#include "reference/question.h"
#include "reference/world.h"

namespace qingdan::reference {
namespace {

using model::Calendar;
using model::Model;

const Calendar* calendar_of(const Model& model, std::int64_t day) {
  for (const Calendar& calendar : model.calendars) {
    if (calendar.first.days <= day && day <= calendar.last.days) {
      return &calendar;
    }
  }
  return nullptr;
}

bool names(const std::vector<Date>& days, std::int64_t day) {
  return any(days, [&](Date one) { return one.days == day; });
}

// A makeup day works, a holiday does not; any other day does from Monday to Friday.
bool is_workday(const Calendar& calendar, std::int64_t day) {
  if (names(calendar.makeup_days, day)) {
    return true;
  }
  if (names(calendar.holidays, day)) {
    return false;
  }
  const std::int64_t weekday = ((day + 3) % 7 + 7) % 7;  // Monday is 0; 1970-01-01 was a Thursday
  return weekday < 5;
}

// Working days after the first, through the second; negative if the second is earlier. Calendars that touch
// are one stretch; every day from the one to the other must lie in it.
std::optional<std::int64_t> count_between(const Model& model, std::int64_t first, std::int64_t second) {
  if (second < first) {
    const auto back = count_between(model, second, first);
    return back ? std::optional(-*back) : std::nullopt;
  }
  std::int64_t count = 0;
  for (std::int64_t day = first; day <= second; ++day) {
    const Calendar* calendar = calendar_of(model, day);
    if (calendar == nullptr) {
      return std::nullopt;
    }
    count += day > first && is_workday(*calendar, day) ? 1 : 0;
  }
  return count;
}

// The n-th working day after a day, or before it.
std::optional<std::int64_t> step(const Model& model, std::int64_t day, std::int64_t n, bool forward) {
  const std::int64_t direction = (n > 0) == forward ? 1 : -1;
  const std::int64_t one = n > 0 ? 1 : -1;
  const Calendar* calendar = calendar_of(model, day);
  while (calendar != nullptr && n != 0) {
    day += direction;
    calendar = calendar_of(model, day);
    n -= calendar != nullptr && is_workday(*calendar, day) ? one : 0;
  }
  return calendar == nullptr ? std::nullopt : std::optional(day);
}

}  // namespace

// Where no calendar covers the days, nobody can supply a fact to cure it.
Value Question::workdays(const model::Expr& expr, Place place) {
  const Value left = value(expr.left, place);
  const Value right = value(expr.right, place);
  if (!left.value || !right.value) {
    return unknown(joined(left.missing, right.missing));
  }
  return {expr.op == Op::workdays_between
              ? count_between(model_, *left.value, *right.value)
              : step(model_, *left.value, *right.value, expr.op == Op::add_workdays),
          {}};
}

// From the date of `since`, else the event date: so many days on, or the n-th working day after.
std::optional<Date> Question::due(std::size_t norm, Place place) const {
  const model::Norm& n = model_.norms[norm];
  const Value since = !n.since.is_none() ? fact_value(n.since, place)
                      : request_.date    ? known(request_.date->days)
                                         : Value{};
  if (!n.within || !since.value) {
    return std::nullopt;
  }
  const std::optional<std::int64_t> day =
      n.within_workdays ? step(model_, *since.value, *n.within, true) : plus(since, known(*n.within)).value;
  return day ? std::optional(Date{static_cast<std::int32_t>(*day)}) : std::nullopt;
}

}  // namespace qingdan::reference
