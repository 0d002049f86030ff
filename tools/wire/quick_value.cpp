#include "wire/quick_value.h"

#include "wire/read_fact.h"

namespace qingdan::wire {
namespace {

template <class Id>
std::optional<std::int64_t> number_of(Id id) {
  if (id.is_none()) return std::nullopt;
  return std::int64_t{id.value};
}

}  // namespace

std::optional<std::int64_t> quick_text(const NameTables& names, FactId fact, std::string_view text) {
  const Program& program = names.program();
  switch (static_cast<Type>(program.facts()[fact.index()].type)) {
    case Type::money:
      return parse_money(text);
    case Type::date: {
      const auto date = parse_date(text);
      return date ? std::optional<std::int64_t>(date->days) : std::nullopt;
    }
    case Type::text:
      return program.find_text(text);
    case Type::choice:
      return program.find_choice(fact, text);
    case Type::level: {
      const auto level = parse_word<Level>(text);
      return level ? std::optional<std::int64_t>(static_cast<std::int64_t>(*level)) : std::nullopt;
    }
    case Type::organ: {
      const auto organ = names.organ(text);
      return organ ? std::optional(pack_organ(*organ)) : std::nullopt;
    }
    case Type::region:
      return number_of(names.region(text));
    case Type::matter:
      return number_of(names.matter(text));
    case Type::role:
      return number_of(names.role(text));
    case Type::material:
      return number_of(names.material(text));
    case Type::boolean:
    case Type::integer:
    case Type::days:
    case Type::workdays:
      break;
  }
  return std::nullopt;
}

std::optional<std::int64_t> quick_number(const NameTables& names, FactId fact, std::int64_t number) {
  constexpr std::int64_t kFenOfYuan = 100;
  const Type type = static_cast<Type>(names.program().facts()[fact.index()].type);
  const bool is_money = type == Type::money;
  if (!is_money && type != Type::integer && type != Type::days && type != Type::workdays) return std::nullopt;
  const std::int64_t bound = is_money ? kMaxNumber / kFenOfYuan : kMaxNumber;
  if (number < -bound || number > bound) return std::nullopt;
  return is_money ? number * kFenOfYuan : number;
}

bool quick_village(const NameTables& names, std::string_view name, RegionId around, Request& request) {
  const Program& program = names.program();
  const RegionId named = names.region(name);
  RegionId& village = request.village;
  village = named;
  if (around.is_none()) {
    if (named.is_none()) return false;
  } else if (named.is_none() || program.is_under(around, named)) {
    village = around;
  }
  if (!around.is_none() && !program.is_under(village, around)) return false;
  const bool is_declared = around.is_none() || village != around;
  return !is_declared || names.is_village(village);
}

}  // namespace qingdan::wire
