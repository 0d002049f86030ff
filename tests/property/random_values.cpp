// Values of facts, dates and organs: at the model's own constants and boundaries, and beside them.
#include <algorithm>
#include <limits>
#include <optional>

#include "property/random_request.h"

namespace qingdan::property {
namespace {

using model::Model;

template <class IdType, class Row>
IdType any_of(Random& random, const std::vector<Row>& rows) {
  return rows.empty() ? IdType::none() : IdType(random.below(rows.size()));
}

// Constants of a type in the model's conditions.
std::vector<std::int64_t> constants_of(const Model& model, Type type) {
  std::vector<std::int64_t> values;
  for (std::uint32_t i = 0; i < model.exprs.size(); ++i) {
    const model::Expr& expr = model.exprs[model::ExprId{i}];
    if (expr.op == Op::constant && expr.type == type) {
      values.push_back(expr.value);
    }
    if (expr.op == Op::among && model.exprs[expr.left].type == type) {
      values.insert(values.end(), expr.list.begin(), expr.list.end());
    }
  }
  return values;
}

std::int64_t random_quantity(Random& random, const Model& model, Type type) {
  if (random.chance(4)) {
    return std::numeric_limits<std::int64_t>::max() - random.between(0, 2);
  }
  const std::vector<std::int64_t> constants = constants_of(model, type);
  const std::int64_t base =
      constants.empty() || random.chance(10) ? random.between(0, 60) : random.pick(constants);
  return base + random.between(-1, 1);
}

std::int64_t random_value(Random& random, const Model& model, const model::Fact& fact) {
  switch (fact.type) {
    case Type::boolean:
      return random.between(0, 1);
    case Type::integer:
    case Type::money:
    case Type::days:
    case Type::workdays:
      return random_quantity(random, model, fact.type);
    case Type::date:
      return random_date(random, model).days;
    case Type::text:
      return random.between(-1, static_cast<int>(model.texts.size()) - 1);
    case Type::choice:
      return random.between(0, static_cast<int>(fact.choices.size()) - 1);
    case Type::level:
      return random.between(0, static_cast<int>(Level::village));
    case Type::organ:
      return pack_organ(random_organ(random, model));
    case Type::region:
      return any_of<RegionId>(random, model.regions).value;
    case Type::matter:
      return any_of<MatterId>(random, model.matters).value;
    case Type::role:
      return any_of<RoleId>(random, model.roles).value;
    case Type::material:
      return any_of<MaterialId>(random, model.materials).value;
  }
  return 0;
}

}  // namespace

Date random_date(Random& random, const Model& model) {
  std::vector<Date> days{Date{19723}, Date{19723 + 400}};
  const auto add = [&](std::optional<Date> date) {
    if (date) {
      days.push_back(*date);
    }
  };
  for (const model::Norm& norm : model.norms) {
    add(norm.first_day);
    add(norm.last_day);
  }
  for (const model::Document& document : model.documents) {
    add(document.known_from);
    add(document.effective);
    add(document.last_day);
  }
  for (const model::Register& one : model.registers) {
    add(one.live_from);
  }
  for (const model::Calendar& calendar : model.calendars) {
    add(calendar.first);
    add(calendar.last);
  }
  for (const model::Region& region : model.regions) {
    add(region.since);
  }
  for (const model::OrganKind& kind : model.organ_kinds) {
    add(kind.since);
  }
  return Date{random.pick(days).days + random.between(-1, 1)};
}

Organ random_organ(Random& random, const Model& model) {
  const auto kind = any_of<OrganKindId>(random, model.organ_kinds);
  if (kind.is_none() || model.organ_kinds[kind.index()].outside) {
    return {kind, RegionId::none()};
  }
  const std::uint32_t levels = model.organ_kinds[kind.index()].levels;
  std::vector<RegionId> places;
  for (std::size_t i = 0; i < model.regions.size(); ++i) {
    if (levels == 0 || (levels >> static_cast<unsigned>(model.regions[i].level) & 1U) != 0) {
      places.emplace_back(i);
    }
  }
  return {kind, places.empty() ? RegionId::none() : random.pick(places)};
}

FactValue random_fact_value(Random& random, const Model& model, FactId fact) {
  const model::Fact& declared = model.facts[fact.index()];
  FactValue value{fact, true, {}};
  const int count = declared.many ? random.between(0, 3) : 1;
  for (int i = 0; i < count; ++i) {
    value.values.push_back(random_value(random, model, declared));
  }
  std::sort(value.values.begin(), value.values.end());
  value.values.erase(std::unique(value.values.begin(), value.values.end()), value.values.end());
  return value;
}

}  // namespace qingdan::property
