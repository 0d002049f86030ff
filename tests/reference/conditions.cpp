// Conditions: values that may be unknown, and Kleene truths over them (design §2.1, §2.4).
#include "reference/question.h"
#include "reference/world.h"

namespace qingdan::reference {
namespace {

using model::Expr;
using model::ExprId;

Value known(std::int64_t value) { return {value, {}}; }
Value unknown(Missing kind) { return {std::nullopt, {{kind, {}, {}}}}; }
template <class IdType>
Value known_unless_none(IdType id, Missing kind) {
  return id.is_none() ? unknown(kind) : known(id.value);
}

Value of_truth(const Reasoned& truth) {
  return truth.truth == Truth::unknown ? Value{std::nullopt, truth.missing}
                                       : known(truth.truth == Truth::yes);
}

Reasoned to_truth(const Value& value) {
  return value.value ? certainly(*value.value != 0) : unknown_for(value.missing);
}

std::set<MissingFact> joined(const Value& a, const Value& b) {
  std::set<MissingFact> all = a.missing;
  all.insert(b.missing.begin(), b.missing.end());
  return all;
}

}  // namespace

// What the request says; where it says nothing, the default of a closed fact. `null`, and a value that is
// not of the fact's form, are unknown.
std::optional<std::vector<std::int64_t>> Question::fact_values(FactId fact) const {
  const model::Fact& declared = model_.facts[fact.index()];
  for (const FactValue& given : request_.facts) {
    if (given.fact == fact) {
      const bool usable = given.known && (declared.many || given.values.size() == 1);
      return usable ? std::optional(given.values) : std::nullopt;
    }
  }
  return declared.open ? std::nullopt : std::optional(declared.default_values);
}

Value Question::built_in(Op op, std::size_t part) const {
  switch (op) {
    case Op::matter:
      return known_unless_none(parts_[part].matter, Missing::matter);
    case Op::role:
      return known_unless_none(parts_[part].role, Missing::role);
    case Op::village:
      return known_unless_none(request_.village, Missing::village);
    case Op::event_date:
      return request_.date ? known(request_.date->days) : unknown(Missing::date);
    case Op::action:
      return request_.action ? known(static_cast<std::int64_t>(*request_.action)) : unknown(Missing::action);
    default: {  // the assigner: a kind and, unless it is outside the levels, a place
      const Organ assigner = request_.assigner;
      const bool definite = !assigner.kind.is_none() &&
                            (!assigner.region.is_none() || model_.organ_kinds[assigner.kind.index()].outside);
      return definite ? known(pack_organ(assigner)) : unknown(Missing::assigner);
    }
  }
}

// Exact; what does not fit is unknown.
Value Question::arithmetic(const Expr& expr, std::size_t part) {
  const Value left = value(expr.left, part);
  const Value right = value(expr.right, part);
  if (!left.value || !right.value) {
    return {std::nullopt, joined(left, right)};
  }
  std::int64_t result = 0;
  const bool overflow = expr.op == Op::add ? __builtin_add_overflow(*left.value, *right.value, &result)
                        : expr.op == Op::subtract
                            ? __builtin_sub_overflow(*left.value, *right.value, &result)
                            : __builtin_mul_overflow(*left.value, *right.value, &result);
  return overflow ? Value{} : known(result);
}

// The village, itself or through a define.
bool Question::is_village(ExprId id) const {
  const Expr& expr = model_.exprs[id];
  return expr.op == Op::village ||
         (expr.op == Op::define && is_village(model_.defines[static_cast<std::size_t>(expr.value)].expr));
}

// Whether the village is that very region. Where only a region around the village is known, it may be
// anything in there.
Reasoned Question::village_is(RegionId region) const {
  const bool exact = level_of(model_, request_.village) == Level::village;
  return !exact && at_or_under(model_, region, request_.village) ? unknown_for(Missing::village)
                                                                 : certainly(region == request_.village);
}

Reasoned Question::comparison(const Expr& expr, std::size_t part) {
  const Value left = value(expr.left, part);
  const Value right = value(expr.right, part);
  if (!left.value || !right.value) {
    return unknown_for(joined(left, right));
  }
  const std::int64_t a = *left.value;
  const std::int64_t b = *right.value;
  Reasoned equal = certainly(a == b);
  if (is_village(expr.left) || is_village(expr.right)) {
    equal = village_is(RegionId(static_cast<std::uint32_t>(is_village(expr.left) ? b : a)));
  }
  switch (expr.op) {
    case Op::equal:
      return equal;
    case Op::not_equal:
      return !equal;
    case Op::less:
      return certainly(a < b);
    case Op::less_equal:
      return certainly(a <= b);
    case Op::greater:
      return certainly(a > b);
    default:
      return certainly(a >= b);
  }
}

// Matters and regions may stand under what is named; everything else must be equal.
bool Question::value_under(Type type, std::int64_t value, std::int64_t ancestor) const {
  const auto id = [](std::int64_t number) { return static_cast<std::uint32_t>(number); };
  if (type == Type::matter) {
    return at_or_under(model_, MatterId(id(value)), MatterId(id(ancestor)));
  }
  if (type == Type::region) {
    return at_or_under(model_, RegionId(id(value)), RegionId(id(ancestor)));
  }
  return value == ancestor;
}

Reasoned Question::membership(const Expr& expr, std::size_t part) {
  if (expr.op == Op::under_region && is_village(expr.left)) {
    Reasoned inside = certainly(false);
    for (const std::int64_t region : expr.list) {
      inside |= village_in(RegionId(static_cast<std::uint32_t>(region)));
    }
    return inside;
  }
  const Value subject = value(expr.left, part);
  if (!subject.value) {
    return unknown_for(subject.missing);
  }
  const Type type = expr.op == Op::under_matter   ? Type::matter
                    : expr.op == Op::under_region ? Type::region
                                                  : Type::integer;
  return certainly(
      any(expr.list, [&](std::int64_t named) { return value_under(type, *subject.value, named); }));
}

// `includes any of`: some named value is among the fact's; `includes all of`: each is.
Reasoned Question::set_condition(const Expr& expr) {
  const FactId fact(static_cast<std::uint32_t>(model_.exprs[expr.left].value));
  const std::optional<std::vector<std::int64_t>> values = fact_values(fact);
  if (!values) {
    return unknown_for(std::set<MissingFact>{{Missing::fact, fact, {}}});
  }
  const auto included = [&](std::int64_t named) {
    return any(*values, [&](std::int64_t value) { return value_under(expr.type, value, named); });
  };
  return certainly(expr.op == Op::any_of ? any(expr.list, included) : all(expr.list, included));
}

Reasoned Question::organ_condition(const Expr& expr, std::size_t part) {
  const Value subject = value(expr.left, part);
  if (!subject.value) {
    return unknown_for(subject.missing);
  }
  Reasoned matches = certainly(false);
  for (const OrganSelector& selector : expr.selectors) {
    matches |= selected(selector, unpack_organ(*subject.value), subject.missing);
  }
  return matches;
}

Value Question::value(ExprId id, std::size_t part) {
  const Expr& expr = model_.exprs[id];
  const auto row = static_cast<std::uint32_t>(expr.value);
  switch (expr.op) {
    case Op::constant:
    case Op::truth:
      return known(expr.value);
    case Op::fact: {
      const auto values = fact_values(FactId(row));
      return values ? known(values->front()) : Value{std::nullopt, {{Missing::fact, FactId(row), {}}}};
    }
    case Op::matter:
    case Op::role:
    case Op::assigner:
    case Op::village:
    case Op::event_date:
    case Op::action:
      return built_in(expr.op, part);
    case Op::define:
      return value(model_.defines[row].expr, part);
    case Op::add:
    case Op::subtract:
    case Op::multiply:
      return arithmetic(expr, part);
    default:
      return of_truth(condition(id, part));
  }
}

Reasoned Question::condition(ExprId id, std::size_t part) {
  const Expr& expr = model_.exprs[id];
  switch (expr.op) {
    case Op::negate:
      return !condition(expr.left, part);
    case Op::both:
      return condition(expr.left, part) & condition(expr.right, part);
    case Op::either:
      return condition(expr.left, part) | condition(expr.right, part);
    case Op::approval:
      return approved(static_cast<std::size_t>(expr.value), part);
    case Op::equal:
    case Op::not_equal:
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
      return comparison(expr, part);
    case Op::among:
    case Op::under_matter:
    case Op::under_region:
      return membership(expr, part);
    case Op::under_organ:
      return organ_condition(expr, part);
    case Op::any_of:
    case Op::all_of:
      return set_condition(expr);
    default:
      return to_truth(value(id, part));
  }
}

std::set<MissingFact> Question::reads(ExprId id) const {
  if (id.is_none()) {
    return {};
  }
  const Expr& expr = model_.exprs[id];
  const auto row = static_cast<std::uint32_t>(expr.value);
  std::set<MissingFact> read = reads(expr.left);
  read.merge(reads(expr.right));
  if (expr.op == Op::fact || expr.op == Op::fact_set) {
    read.insert({Missing::fact, FactId(row), {}});
  } else if (expr.op == Op::define) {
    read.merge(reads(model_.defines[row].expr));
  } else if (expr.op == Op::approval) {
    for (const OrganSelector& selector : model_.approval_atoms[row].organs) {
      read.insert({Missing::approval, {}, {selector.kind, own_place(selector)}});
    }
  }
  return read;
}

}  // namespace qingdan::reference
