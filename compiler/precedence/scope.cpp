#include "precedence/scope.h"

#include <algorithm>

namespace qingdan::precedence {
namespace {

using model::ExprId;
using model::Norm;

template <class T, class Meets>
bool some_meet(const std::vector<T>& a, const std::vector<T>& b, Meets meets) {
  if (a.empty() || b.empty()) {
    return true;  // an empty scope is everything
  }
  return std::any_of(a.begin(), a.end(), [&](const T& x) {
    return std::any_of(b.begin(), b.end(), [&](const T& y) { return meets(x, y); });
  });
}

template <class T, class Inside>
bool all_inside(const std::vector<T>& a, const std::vector<T>& b, Inside inside) {
  if (b.empty()) {
    return true;
  }
  return !a.empty() && std::all_of(a.begin(), a.end(), [&](const T& x) {
    return std::any_of(b.begin(), b.end(), [&](const T& y) { return inside(x, y); });
  });
}

bool validity_overlaps(const Norm& a, const Norm& b) {
  const auto before = [](const Norm& x, const Norm& y) {
    return x.last_day && y.first_day && *x.last_day < *y.first_day;
  };
  return !before(a, b) && !before(b, a);
}

}  // namespace

Scopes::Scopes(const model::Model& model)
    : model_(model), descendants_(model.organ_kinds.size()), matters_below_(model.matters.size()) {
  for (std::size_t i = 0; i < model.organ_kinds.size(); ++i) {
    for (const OrganKindId ancestor : model.organ_kinds[i].ancestors) {
      descendants_[ancestor.index()].emplace_back(i);
    }
  }
  for (std::size_t i = 0; i < model.matters.size(); ++i) {
    for (const MatterId ancestor : model.matters[i].ancestors) {
      if (ancestor.index() != i) {
        matters_below_[ancestor.index()].emplace_back(i);
      }
    }
  }
}

bool Scopes::under(MatterId matter, MatterId ancestor) const {
  const auto& ancestors = model_.matters[matter.index()].ancestors;
  return std::binary_search(ancestors.begin(), ancestors.end(), ancestor);
}

bool Scopes::under(OrganKindId kind, OrganKindId ancestor) const {
  const auto& ancestors = model_.organ_kinds[kind.index()].ancestors;
  return std::binary_search(ancestors.begin(), ancestors.end(), ancestor);
}

bool Scopes::under(RegionId region, RegionId ancestor) const {
  while (!region.is_none() && region != ancestor) {
    region = model_.regions[region.index()].parent;
  }
  return !region.is_none();
}

std::vector<MatterId> Scopes::nested(MatterId matter) const {
  std::vector<MatterId> all = model_.matters[matter.index()].ancestors;
  const auto& below = matters_below_[matter.index()];
  all.insert(all.end(), below.begin(), below.end());
  return all;
}

// Some kind is at or under both.
bool Scopes::kinds_meet(OrganKindId a, OrganKindId b) const {
  const auto& x = descendants_[a.index()];
  const auto& y = descendants_[b.index()];
  auto i = x.begin();
  auto j = y.begin();
  while (i != x.end() && j != y.end()) {
    if (*i == *j) {
      return true;
    }
    *i < *j ? ++i : ++j;
  }
  return false;
}

bool Scopes::selectors_meet(const OrganSelector& a, const OrganSelector& b) const {
  if (!a.kind.is_none() && !b.kind.is_none() && !kinds_meet(a.kind, b.kind)) {
    return false;
  }
  if (!a.region.is_none() && !b.region.is_none() && a.region != b.region) {
    return false;
  }
  const auto level_of = [&](const OrganSelector& s) {
    return s.region.is_none() ? s.level : static_cast<std::uint32_t>(model_.regions[s.region.index()].level);
  };
  return level_of(a) == kAny || level_of(b) == kAny || level_of(a) == level_of(b);
}

bool Scopes::meet(const Norm& a, const Norm& b) const {
  return validity_overlaps(a, b) && some_meet(a.roles, b.roles, [](RoleId x, RoleId y) { return x == y; }) &&
         some_meet(a.regions, b.regions,
                   [&](RegionId x, RegionId y) { return under(x, y) || under(y, x); }) &&
         some_meet(a.to, b.to, [&](OrganKindId x, OrganKindId y) { return kinds_meet(x, y); }) &&
         some_meet(a.from, b.from,
                   [&](const OrganSelector& x, const OrganSelector& y) { return selectors_meet(x, y); });
}

bool Scopes::inside(const OrganSelector& a, const OrganSelector& b) const {
  return (b.kind.is_none() || (!a.kind.is_none() && under(a.kind, b.kind))) &&
         (b.region.is_none() || a.region == b.region) && (b.level == kAny || a.level == b.level);
}

bool Scopes::scope_inside(const Norm& a, const Norm& b) const {
  return under(a.matter, b.matter) &&
         all_inside(a.roles, b.roles, [](RoleId x, RoleId y) { return x == y; }) &&
         all_inside(a.regions, b.regions, [&](RegionId x, RegionId y) { return under(x, y); }) &&
         all_inside(a.to, b.to, [&](OrganKindId x, OrganKindId y) { return under(x, y); }) &&
         all_inside(a.from, b.from,
                    [&](const OrganSelector& x, const OrganSelector& y) { return inside(x, y); });
}

// `when a and b unless c or d` holds the conjuncts a, b, not c, not d.
std::vector<Scopes::Conjunct> Scopes::conjuncts(const Norm& norm) const {
  std::vector<Conjunct> found;
  const auto add_parts = [&](ExprId id, Op joined_by, bool negated) {
    std::vector<ExprId> open;
    if (!id.is_none()) {
      open.push_back(id);
    }
    while (!open.empty()) {
      const model::Expr& expr = model_.exprs[open.back()];
      const ExprId part = open.back();
      open.pop_back();
      if (expr.op == joined_by) {
        open.push_back(expr.left);
        open.push_back(expr.right);
      } else if (expr.op == Op::negate) {
        found.emplace_back(expr.left, !negated);
      } else {
        found.emplace_back(part, negated);
      }
    }
  };
  add_parts(norm.when, Op::both, false);
  add_parts(norm.unless, Op::either, true);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

const std::vector<Scopes::Conjunct>& Scopes::guard(const Norm& norm) const {
  const auto [place, added] = guards_.try_emplace({norm.when, norm.unless});
  if (added) {
    place->second = conjuncts(norm);
  }
  return place->second;
}

bool Scopes::is_special(NormId special, NormId general) const {
  const Norm& more = model_.norms[special.index()];
  const Norm& fewer = model_.norms[general.index()];
  if (!scope_inside(more, fewer)) {
    return false;
  }
  const auto& conjuncts_of_more = guard(more);
  const auto& conjuncts_of_fewer = guard(fewer);
  return std::includes(conjuncts_of_more.begin(), conjuncts_of_more.end(), conjuncts_of_fewer.begin(),
                       conjuncts_of_fewer.end());
}

}  // namespace qingdan::precedence
