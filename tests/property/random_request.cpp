#include "property/random_request.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

namespace qingdan::property {
namespace {

using model::Model;

template <class IdType, class Row>
IdType any_of(Random& random, const std::vector<Row>& rows) {
  return rows.empty() ? IdType::none() : IdType(random.below(rows.size()));
}

RegionId ancestor_at(const Model& model, RegionId region, Level level) {
  while (!region.is_none() && model.regions[region.index()].level != level) {
    region = model.regions[region.index()].parent;
  }
  return region;
}

// A boundary of the model, or a day beside it.
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
  }
  return 0;
}

// A matter that some norm speaks of, or one under it, or any.
MatterId random_matter(Random& random, const Model& model) {
  if (model.norms.empty() || random.chance(30)) {
    return any_of<MatterId>(random, model.matters);
  }
  const MatterId named = random.pick(model.norms).matter;
  std::vector<MatterId> below;
  for (std::size_t i = 0; i < model.matters.size(); ++i) {
    const auto& ancestors = model.matters[i].ancestors;
    if (std::find(ancestors.begin(), ancestors.end(), named) != ancestors.end()) {
      below.emplace_back(i);
    }
  }
  return random.pick(below);
}

void draw_matters(Random& random, const Model& model, Request& request) {
  const int count = random.chance(5) ? 0 : random.chance(70) ? 1 : random.between(2, 3);
  for (int i = 0; i < count; ++i) {
    request.matters.push_back({random.chance(6) ? MatterId::none() : random_matter(random, model),
                               random.chance(15) ? RoleId::none() : any_of<RoleId>(random, model.roles)});
  }
}

void draw_place(Random& random, const Model& model, Request& request) {
  if (random.chance(10)) {
    return;
  }
  std::vector<RegionId> villages;
  for (std::size_t i = 0; i < model.regions.size(); ++i) {
    if (model.regions[i].level == Level::village) {
      villages.emplace_back(i);
    }
  }
  request.village =
      villages.empty() || random.chance(15) ? any_of<RegionId>(random, model.regions) : random.pick(villages);
}

// An organ that some approval of the model asks for, mostly at the village's own place.
Organ approving_organ(Random& random, const Model& model, const Request& request) {
  if (model.approval_atoms.empty() || random.chance(10)) {
    return random_organ(random, model);
  }
  const OrganSelector selector = random.pick(random.pick(model.approval_atoms).organs);
  Organ organ{selector.kind, selector.region};
  if (selector.region.is_none()) {
    organ.region = ancestor_at(model, request.village, static_cast<Level>(selector.level));
  }
  if (random.chance(10)) {
    organ.region = any_of<RegionId>(random, model.regions);
  }
  if (random.chance(5)) {
    organ.region = RegionId::none();
  }
  return organ;
}

Date near(Random& random, const Request& request) {
  const Date base = request.date.value_or(Date{19723});
  return Date{base.days + random.pick<int>({-60, -1, -1, 0, 0, 1, 60})};
}

Approval draw_approval(Random& random, const Model& model, const Request& request) {
  Approval approval;
  approval.organ = approving_organ(random, model, request);
  approval.status =
      random.chance(70) ? ApprovalStatus::granted : static_cast<ApprovalStatus>(random.between(0, 3));
  const RequestedMatter asked = request.matters.empty() ? RequestedMatter{} : random.pick(request.matters);
  if (!asked.matter.is_none() && random.chance(85)) {
    approval.matter = random.pick(model.matters[asked.matter.index()].ancestors);
  } else if (random.chance(60)) {
    approval.matter = any_of<MatterId>(random, model.matters);
  }
  if (random.chance(90)) {
    approval.role = random.chance(85) ? asked.role : any_of<RoleId>(random, model.roles);
  }
  if (random.chance(90)) {
    approval.region = random.chance(70) ? request.village : any_of<RegionId>(random, model.regions);
  }
  const auto maybe = [&](std::optional<Date>& date, int percent) {
    if (random.chance(percent)) {
      date = near(random, request);
    }
  };
  maybe(approval.granted, 90);
  maybe(approval.from, 20);
  maybe(approval.until, 30);
  maybe(approval.known_since, 15);
  return approval;
}

}  // namespace

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

Request random_request(Random& random, const Model& model) {
  Request request;
  draw_matters(random, model, request);
  draw_place(random, model, request);
  if (random.chance(85)) {
    request.assigner = random_organ(random, model);
    if (random.chance(8)) {
      request.assigner.region = RegionId::none();
    }
  }
  if (random.chance(60)) {
    request.addressee = any_of<OrganKindId>(random, model.organ_kinds);
  }
  if (random.chance(85)) {
    request.action = static_cast<Action>(random.below(3));
  }
  if (random.chance(92)) {
    request.date = random_date(random, model);
  }
  if (random.chance(12)) {
    request.known_at = random_date(random, model);
  }
  for (std::size_t i = 0; i < model.facts.size(); ++i) {
    if (random.chance(60)) {
      request.facts.push_back(random_fact_value(random, model, FactId(i)));
    } else if (random.chance(15)) {
      request.facts.push_back({FactId(i), false, {}});
    }
  }
  random.shuffle(request.facts);
  const int approvals = random.chance(40) ? 0 : random.between(1, 4);
  for (int i = 0; i < approvals; ++i) {
    request.approvals.push_back(draw_approval(random, model, request));
  }
  return request;
}

}  // namespace qingdan::property
