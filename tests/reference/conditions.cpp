// Conditions: values that may be unknown, and Kleene truths over them (design §2.1, §2.4).
#include "reference/question.h"
#include "reference/world.h"

namespace qingdan::reference {
namespace {

using model::Expr;
using model::ExprId;

template <class IdType>
Value known_unless_none(IdType id, Missing kind) {
  return id.is_none() ? unknown({missing_builtin(kind)}) : known(id.value);
}

}  // namespace

Value Question::built_in(Op op, std::size_t part) const {
  switch (op) {
    case Op::matter:
      return known_unless_none(parts_[part].asked.matter, Missing::matter);
    case Op::role:
      return parts_[part].asked.role.is_none() ? unknown(parts_[part].role_missing)
                                               : known(parts_[part].asked.role.value);
    case Op::added:
      return known(parts_[part].asked.added);
    case Op::replaced:
      return known(parts_[part].asked.replaced);
    case Op::village:
      return known_unless_none(request_.village, Missing::village);
    case Op::event_date:
      return request_.date ? known(request_.date->days) : unknown({missing_builtin(Missing::date)});
    case Op::action:
      return request_.action ? known(static_cast<std::int64_t>(*request_.action))
                             : unknown({missing_builtin(Missing::action)});
    default: {  // the assigner: a kind and, unless it is outside the levels, a place
      const Organ assigner = request_.assigner;
      const bool definite = !assigner.kind.is_none() &&
                            (!assigner.region.is_none() || model_.organ_kinds[assigner.kind.index()].outside);
      return definite ? known(pack_organ(assigner)) : unknown({missing_builtin(Missing::assigner)});
    }
  }
}

// Exact; what does not fit is unknown.
Value Question::arithmetic(const Expr& expr, Place place) {
  const Value left = value(expr.left, place);
  const Value right = value(expr.right, place);
  if (!left.value || !right.value) {
    return unknown(joined(left.missing, right.missing));
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

Reasoned Question::comparison(const Expr& expr, Place place) {
  const Value left = value(expr.left, place);
  const Value right = value(expr.right, place);
  if (!left.value || !right.value) {
    return unknown_for(joined(left.missing, right.missing));
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

Reasoned Question::membership(const Expr& expr, Place place) {
  if (expr.op == Op::under_region && is_village(expr.left)) {
    Reasoned inside = certainly(false);
    for (const std::int64_t region : expr.list) {
      inside |= village_in(RegionId(static_cast<std::uint32_t>(region)));
    }
    return inside;
  }
  const Value subject = value(expr.left, place);
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
Reasoned Question::set_condition(const Expr& expr, Place place) const {
  const Elements set = elements(expr.left, place);
  if (!set.values) {
    return unknown_for(set.missing);
  }
  const auto included = [&](std::int64_t named) {
    return any(*set.values, [&](std::int64_t value) { return value_under(expr.type, value, named); });
  };
  return certainly(expr.op == Op::any_of ? any(expr.list, included) : all(expr.list, included));
}

// The first has what is not in, or under, the second. Unknown if either is.
Reasoned Question::beyond(const Expr& expr, Place place) const {
  const Elements first = elements(expr.left, place);
  const Elements second = elements(expr.right, place);
  if (!first.values || !second.values) {
    return unknown_for(joined(first.missing, second.missing));
  }
  const Type type = element_type(expr.left);
  return certainly(any(*first.values, [&](std::int64_t value) {
    return !any(*second.values, [&](std::int64_t limit) { return value_under(type, value, limit); });
  }));
}

Reasoned Question::organ_condition(const Expr& expr, Place place) {
  const Value subject = value(expr.left, place);
  if (!subject.value) {
    return unknown_for(subject.missing);
  }
  Reasoned matches = certainly(false);
  for (const OrganSelector& selector : expr.selectors) {
    matches |= selected(selector, unpack_organ(*subject.value), subject.missing);
  }
  return matches;
}

Value Question::value(ExprId id, Place place) {
  const Expr& expr = model_.exprs[id];
  const auto row = static_cast<std::uint32_t>(expr.value);
  switch (expr.op) {
    case Op::constant:
    case Op::truth:
      return known(expr.value);
    case Op::fact:
      return fact_value(FactId(row), place);
    case Op::previous_fact:
      return previous_fact(FactId(row), place);
    case Op::matter:
    case Op::role:
    case Op::added:
    case Op::replaced:
    case Op::assigner:
    case Op::village:
    case Op::event_date:
    case Op::action:
      return built_in(expr.op, place.part);
    case Op::define:
      return value(model_.defines[row].expr, place);
    case Op::previous_define:
      return previous_define(DefineId(row), place);
    case Op::count_rows:
      return count_rows(model_.quantifiers[row], place);
    case Op::sum_rows:
      return sum_rows(model_.quantifiers[row], place);
    case Op::add:
    case Op::subtract:
    case Op::multiply:
      return arithmetic(expr, place);
    case Op::add_workdays:
    case Op::subtract_workdays:
    case Op::workdays_between:
      return workdays(expr, place);
    default:
      return of_truth(condition(id, place));
  }
}

Reasoned Question::condition(ExprId id, Place place) {
  const Expr& expr = model_.exprs[id];
  const auto row = static_cast<std::size_t>(expr.value);
  switch (expr.op) {
    case Op::negate:
      return !condition(expr.left, place);
    case Op::both:
      return condition(expr.left, place) & condition(expr.right, place);
    case Op::either:
      return condition(expr.left, place) | condition(expr.right, place);
    case Op::approval:
      return approved(row, place.part);
    case Op::any_row:
      return any_row(model_.quantifiers[row], place);
    case Op::every_row:
      return every_row(model_.quantifiers[row], place);
    case Op::listed:
      return listed(ListId(row), place.part);
    case Op::document_in_force:
      return in_force(model_.documents[row]);
    case Op::item_in_force:
      return in_force(model_.items[row]);
    case Op::equal:
    case Op::not_equal:
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
      return comparison(expr, place);
    case Op::among:
    case Op::under_matter:
    case Op::under_region:
      return membership(expr, place);
    case Op::under_organ:
      return organ_condition(expr, place);
    case Op::any_of:
    case Op::all_of:
      return set_condition(expr, place);
    case Op::beyond:
      return beyond(expr, place);
    default:
      return to_truth(value(id, place));
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
  switch (expr.op) {
    case Op::fact:
    case Op::fact_set:
    case Op::previous_fact:
    case Op::previous_fact_set:
      read.insert(missing_fact(FactId(row)));
      break;
    case Op::define:
    case Op::previous_define:
      read.merge(reads(model_.defines[row].expr));
      break;
    case Op::any_row:
    case Op::every_row:
    case Op::count_rows:
    case Op::sum_rows:
      read.insert(missing_sequence(model_.quantifiers[row].sequence));
      read.merge(reads(model_.quantifiers[row].body));
      break;
    case Op::approval:
      for (const OrganSelector& selector : model_.approval_atoms[row].organs) {
        read.insert(missing_approval({selector.kind, own_place(selector)}));
      }
      break;
    default:
      break;
  }
  return read;
}

}  // namespace qingdan::reference
