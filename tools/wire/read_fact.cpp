#include "wire/read_fact.h"

#include <algorithm>
#include <array>
#include <string>

namespace qingdan::wire {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A number as its digits and the power of ten that they count in.
struct Decimal {
  bool negative = false;
  std::string digits;  // without leading zeros; empty = 0
  std::int64_t exponent = 0;
};

// The digits after `e`; a number far off any exponent that matters when there are too many.
std::optional<std::int64_t> read_exponent(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  constexpr std::int64_t kFarOff = 1'000'000'000;
  std::int64_t exponent = 0;
  for (const char c : text) exponent = std::min(kFarOff, exponent * 10 + (c - '0'));
  return negative ? -exponent : exponent;
}

std::optional<Decimal> read_decimal(std::string_view text) {
  Decimal decimal;
  decimal.negative = text.starts_with('-');
  if (decimal.negative) text.remove_prefix(1);
  if (const auto e = text.find_first_of("eE"); e != std::string_view::npos) {
    const auto exponent = read_exponent(text.substr(e + 1));
    if (!exponent) return std::nullopt;
    decimal.exponent = *exponent;
    text = text.substr(0, e);
  }
  const auto point = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction = point == text.size() ? std::string_view() : text.substr(point + 1);
  if (whole.empty() || (point != text.size() && fraction.empty())) return std::nullopt;
  decimal.digits = std::string(whole).append(fraction);
  if (!std::all_of(decimal.digits.begin(), decimal.digits.end(), is_digit)) return std::nullopt;
  decimal.exponent -= static_cast<std::int64_t>(fraction.size());
  decimal.digits.erase(0, std::min(decimal.digits.find_first_not_of('0'), decimal.digits.size()));
  while (decimal.digits.ends_with('0')) {
    decimal.digits.pop_back();
    ++decimal.exponent;
  }
  return decimal;
}

std::optional<std::int64_t> bounded_integer(const Json& json, int decimals) {
  const auto* number = json.as<Json::Number>();
  return number == nullptr ? std::nullopt : scaled_decimal(number->text, decimals);
}

template <class Value, class Convert>
std::optional<std::int64_t> convert(const std::optional<Value>& value, Convert to_number) {
  if (!value) return std::nullopt;
  return std::int64_t{to_number(*value)};
}

template <class Id>
std::optional<std::int64_t> id_value(Id id) {
  if (id.is_none()) return std::nullopt;
  return std::int64_t{id.value};
}

// Values that are written as a plain text or number: nullopt for a wrong one, without a warning.
std::optional<std::int64_t> read_plain(const Program& program, Type type, const Json& json) {
  const auto* text = json.as<std::string>();
  switch (type) {
    case Type::boolean: {
      const auto* truth = json.as<bool>();
      return truth == nullptr ? std::nullopt : std::optional<std::int64_t>(*truth ? 1 : 0);
    }
    case Type::money:
      return text != nullptr ? parse_money(*text) : bounded_integer(json, 2);
    case Type::date:
      if (text == nullptr) return std::nullopt;
      return convert(parse_date(*text), [](Date date) { return date.days; });
    case Type::text:
      if (text == nullptr) return std::nullopt;
      return program.find_text(*text);
    case Type::level:
      if (text == nullptr) return std::nullopt;
      return convert(parse_word<Level>(*text), [](Level level) { return static_cast<std::int64_t>(level); });
    default:
      return bounded_integer(json, 0);
  }
}

// One value, or nullopt after a warning. Names warn for themselves.
std::optional<std::int64_t> read_value(const Program& program, FactId fact, const Json& json,
                                       const Place& place, NameReader& names, ProblemLog& log) {
  const Type type = static_cast<Type>(program.facts()[fact.index()].type);
  switch (type) {
    case Type::choice:
      return names.choice(fact, json, place);
    case Type::region:
      return id_value(names.region(&json, place));
    case Type::matter:
      return id_value(names.matter(&json, place));
    case Type::role:
      return id_value(names.role(&json, place));
    case Type::material:
      return id_value(names.material(&json, place));
    case Type::organ: {
      const Organ organ = names.organ(&json, place);
      return organ.kind.is_none() ? std::nullopt : std::optional(pack_organ(organ));
    }
    default:
      break;
  }
  const auto value = read_plain(program, type, json);
  if (!value && !json.is_null()) {
    log.warn(ProblemKind::WrongValue, place, {place.label(), expected_value(type)});
  }
  return value;
}

}  // namespace

std::optional<std::int64_t> scaled_decimal(std::string_view text, int decimals) {
  const std::optional<Decimal> decimal = read_decimal(text);
  if (!decimal) return std::nullopt;
  if (decimal->digits.empty()) return 0;
  const std::int64_t zeros = decimal->exponent + decimals;
  constexpr std::int64_t kMaxDigits = 16;
  if (zeros < 0 || zeros + static_cast<std::int64_t>(decimal->digits.size()) > kMaxDigits)
    return std::nullopt;
  std::int64_t value = 0;
  for (const char c : decimal->digits) value = value * 10 + (c - '0');
  for (std::int64_t i = 0; i < zeros; ++i) value *= 10;
  if (value > kMaxNumber) return std::nullopt;
  return decimal->negative ? -value : value;
}

std::optional<std::int64_t> parse_money(std::string_view text) {
  struct Unit {
    std::string_view name;
    int decimals;  // how many places a fen lies below one of it
  };
  constexpr std::array<Unit, 5> kUnits{{{"亿元", 10}, {"万元", 6}, {"元", 2}, {" yuan", 2}, {"yuan", 2}}};
  for (const Unit& unit : kUnits) {
    if (!text.ends_with(unit.name)) continue;
    text.remove_suffix(unit.name.size());
    if (text.find_first_of("eE") != std::string_view::npos) return std::nullopt;
    return scaled_decimal(text, unit.decimals);
  }
  return std::nullopt;
}

Words expected_value(Type type) {
  switch (type) {
    case Type::boolean:
      return {"true 或 false", "true or false"};
    case Type::integer:
      return {"整数", "a whole number"};
    case Type::money:
      return {"金额,如 5000(元)、\"5000元\"、\"5万元\"", "an amount such as 5000 (yuan) or \"5000 yuan\""};
    case Type::date:
      return {"日期,如 \"2024-03-01\"", "a date such as \"2024-03-01\""};
    case Type::days:
      return {"天数(整数)", "a whole number of days"};
    case Type::workdays:
      return {"工作日数(整数)", "a whole number of working days"};
    case Type::text:
      return {"文本", "a string"};
    case Type::choice:
      return {"所列取值之一", "one of the values listed"};
    case Type::level:
      return {"级别,如 \"县\"", "a level such as \"county\""};
    case Type::organ:
      return {"机关,如 \"甲县.应急局\"", "an organ such as \"jia.emergency_bureau\""};
    case Type::region:
      return {"地域的名称", "the name of a region"};
    case Type::matter:
      return {"事项的名称", "the name of a matter"};
    case Type::role:
      return {"责任形式的名称", "the name of a role"};
    case Type::material:
      return {"资料的名称", "the name of a material"};
  }
  return {};
}

FactValue read_fact(const Program& program, FactId fact, const Json& json, const Place& place,
                    NameReader& names, ProblemLog& log) {
  FactValue result{fact, false, {}};
  const bool many = program.facts()[fact.index()].many != 0;
  const auto* items = many ? json.as<Json::Array>() : nullptr;
  if (items == nullptr) {
    const auto value = read_value(program, fact, json, place, names, log);
    if (!value) return result;
    return {fact, true, {*value}};
  }
  for (std::size_t i = 0; i < items->size(); ++i) {
    const std::string index = std::to_string(i);
    const auto value = read_value(program, fact, (*items)[i], {&place, index}, names, log);
    if (!value) return result;  // a set that holds something unknown is unknown
    result.values.push_back(*value);
  }
  std::sort(result.values.begin(), result.values.end());
  result.values.erase(std::unique(result.values.begin(), result.values.end()), result.values.end());
  result.known = true;
  return result;
}

}  // namespace qingdan::wire
