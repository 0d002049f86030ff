// Time, place and persons: whether a norm, a list or a selector is about this request at all.
#include "reference/question.h"
#include "reference/world.h"

namespace qingdan::reference {

using model::Norm;

// In force from the first day to the last, both included, and known by the date of knowledge, if one is
// given. Without an event date nobody can say.
Reasoned Question::in_force(std::optional<Date> first_day, std::optional<Date> last_day,
                            std::optional<Date> known_from) const {
  if (request_.known_at && known_from && *known_from > *request_.known_at) {
    return certainly(false);
  }
  if (!request_.date) {
    return unknown_for(Missing::date);
  }
  const Date date = *request_.date;
  return certainly((!first_day || *first_day <= date) && (!last_day || date <= *last_day));
}

Reasoned Question::in_force(const model::Document& document) const {
  return in_force(document.effective, document.last_day, document.known_from);
}

Reasoned Question::in_force(const model::Item& item) const {
  return in_force(item.first_day, item.last_day, item.known_from);
}

// An item of the list that is in force names the matter or one above it, whether it stands or not.
Reasoned Question::listed(ListId list, std::size_t part) const {
  const MatterId matter = parts_[part].asked.matter;
  if (matter.is_none()) {
    return unknown_for(Missing::matter);
  }
  Reasoned found = certainly(false);
  for (const Norm& norm : model_.norms) {
    const model::Item& item = model_.items[norm.item.index()];
    if (item.list == list && at_or_under(model_, matter, norm.matter)) {
      found |= in_force(item);
    }
  }
  return found;
}

// The request names the smallest region known to hold the village: inside a smaller one it may be or not.
Reasoned Question::village_in(RegionId region) const {
  if (request_.village.is_none()) {
    return unknown_for(Missing::village);
  }
  if (at_or_under(model_, request_.village, region)) {
    return certainly(true);
  }
  return at_or_under(model_, region, request_.village) ? unknown_for(Missing::village) : certainly(false);
}

// No region named: everywhere.
Reasoned Question::village_in_any(const std::vector<RegionId>& regions) const {
  Reasoned inside = certainly(regions.empty());
  for (const RegionId region : regions) {
    inside |= village_in(region);
  }
  return inside;
}

// Whether the region is the village's own at that level.
Reasoned Question::villages_own(RegionId region, Level level) const {
  return level_of(model_, region) == level ? village_in(region) : certainly(false);
}

// Whether an organ is one of those that a selector means. `unknown`: what to ask for if the organ's place
// is not known. An outside organ has no place, so it is at no level and in no region.
Reasoned Question::selected(const OrganSelector& selector, Organ organ,
                            const std::set<MissingFact>& unknown) const {
  if (organ.kind.is_none()) {
    return unknown_for(unknown);
  }
  if (!selector.kind.is_none() && !at_or_under(model_, organ.kind, selector.kind)) {
    return certainly(false);
  }
  if (selector.region.is_none() && selector.level == kAny) {
    return certainly(true);
  }
  if (model_.organ_kinds[organ.kind.index()].outside) {
    return certainly(false);
  }
  if (organ.region.is_none()) {
    return unknown_for(unknown);
  }
  return selector.region.is_none() ? villages_own(organ.region, static_cast<Level>(selector.level))
                                   : certainly(organ.region == selector.region);
}

Reasoned Question::assigner_among(const std::vector<OrganSelector>& selectors) const {
  Reasoned among = certainly(selectors.empty());
  for (const OrganSelector& selector : selectors) {
    among |= selected(selector, request_.assigner, {missing_builtin(Missing::assigner)});
  }
  return among;
}

Reasoned Question::addressee_among(const std::vector<OrganKindId>& kinds) const {
  if (kinds.empty()) {
    return certainly(true);
  }
  if (request_.addressee.is_none()) {
    return unknown_for(Missing::addressee);
  }
  return certainly(
      any(kinds, [&](OrganKindId kind) { return at_or_under(model_, request_.addressee, kind); }));
}

Reasoned Question::role_among(const std::vector<RoleId>& roles, std::size_t part) const {
  const RoleId role = parts_[part].asked.role;
  if (roles.empty()) {
    return certainly(true);
  }
  return role.is_none() ? unknown_for(parts_[part].role_missing)
                        : certainly(any(roles, [&](RoleId one) { return one == role; }));
}

// A norm that does not look at the action speaks of giving a matter, not of refusing it. So does a list.
Reasoned Question::is_no_refusal() const {
  return request_.action ? certainly(*request_.action != Action::refuse) : unknown_for(Missing::action);
}

// In force, and about this matter, role, assigner, addressee, place and action.
Reasoned Question::scope(const Norm& norm, std::size_t part) const {
  const MatterId asked = parts_[part].asked.matter;
  const Reasoned matter =
      asked.is_none() ? unknown_for(Missing::matter) : certainly(at_or_under(model_, asked, norm.matter));
  const Reasoned action = norm.sees_action ? certainly(true) : is_no_refusal();
  return matter & role_among(norm.roles, part) & assigner_among(norm.from) & addressee_among(norm.to) &
         village_in_any(norm.regions) & action & in_force(norm.first_day, norm.last_day, norm.known_from);
}

}  // namespace qingdan::reference
