// Succession (design §2.3): approvals pass to a successor village or organ, by recorded succession only.
// Nothing else does.
#include "reference/question.h"
#include "reference/world.h"

namespace qingdan::reference {

// A succession counts from its day on.
Reasoned Question::has_begun(std::optional<Date> since) const {
  if (!request_.date) {
    return unknown_for(Missing::date);
  }
  return certainly(!since || *since <= *request_.date);
}

// It took the place of that one, or of one that did. What two took from each other is not gone through
// again.
Reasoned Question::succeeds(RegionId later, RegionId earlier, std::set<RegionId> seen) const {
  const model::Region& region = model_.regions[later.index()];
  Reasoned result = certainly(false);
  if (!seen.insert(later).second) {
    return result;
  }
  for (const RegionId before : region.succeeds) {
    result |= has_begun(region.since) & (certainly(before == earlier) | succeeds(before, earlier, seen));
  }
  return result;
}

// A class that it took the place of stands for all under it, and for what these took the place of.
Reasoned Question::succeeds(OrganKindId later, OrganKindId earlier, std::set<OrganKindId> seen) const {
  const model::OrganKind& kind = model_.organ_kinds[later.index()];
  Reasoned result = certainly(false);
  if (!seen.insert(later).second) {
    return result;
  }
  for (const OrganKindId before : kind.succeeds) {
    Reasoned came_from = certainly(at_or_under(model_, earlier, before));
    for (std::size_t i = 0; i < model_.organ_kinds.size(); ++i) {
      if (at_or_under(model_, OrganKindId(i), before)) {
        came_from |= succeeds(OrganKindId(i), earlier, seen);
      }
    }
    result |= has_begun(kind.since) & came_from;
  }
  return result;
}

// The village lies in the region, or in one that succeeds it.
Reasoned Question::passed_to_village(RegionId region) const {
  Reasoned result = village_in(region);
  for (std::size_t i = 0; !request_.village.is_none() && i < model_.regions.size(); ++i) {
    if (!model_.regions[i].succeeds.empty()) {  // most take nobody's place, and there are many
      result |= village_in(RegionId(i)) & succeeds(RegionId(i), region);
    }
  }
  return result;
}

// The kind is the one meant, or one under it; or such a one succeeds it.
Reasoned Question::counts_as(OrganKindId kind, OrganKindId meant) const {
  if (kind.is_none()) {
    return certainly(false);
  }
  Reasoned result = certainly(at_or_under(model_, kind, meant));
  for (std::size_t i = 0; i < model_.organ_kinds.size(); ++i) {
    if (at_or_under(model_, OrganKindId(i), meant)) {
      result |= succeeds(OrganKindId(i), kind);
    }
  }
  return result;
}

// The region is the one meant, or that one succeeds it.
Reasoned Question::counts_as(RegionId region, RegionId meant) const {
  return region.is_none() ? certainly(false) : certainly(region == meant) | succeeds(meant, region);
}

}  // namespace qingdan::reference
