// Succession: a new village or organ takes over the approvals of those it is recorded to succeed.
#include <algorithm>
#include <vector>

#include "question.h"

namespace qingdan {
namespace {

// Without an event date every recorded succession is possible and none is certain.
bool may_have_begun(const Question& question, std::int32_t since) {
  return !question.date || since <= question.date->days;
}
Passage by_succession(const Question& question) {
  return {question.date ? Truth::yes : Truth::unknown, false, !question.date};
}

}  // namespace

// Whether `origin` is among what `heir` succeeds, directly or through others in between.
bool Question::succeeds(RegionId heir, RegionId origin) const {
  reached_regions_.assign({heir});
  for (std::size_t i = 0; i < reached_regions_.size(); ++i) {
    const RegionRow& row = program.regions()[reached_regions_[i].index()];
    if (row.succeeds.empty() || !may_have_begun(*this, row.since)) {
      continue;
    }
    for (const RegionId before : Program::slice(row.succeeds, program.region_pool())) {
      if (before == origin) {
        return true;
      }
      if (std::find(reached_regions_.begin(), reached_regions_.end(), before) == reached_regions_.end()) {
        reached_regions_.push_back(before);
      }
    }
  }
  return false;
}

// Whether a region within what is known of the village, which it may prove to be in, succeeds `origin`.
bool Question::may_succeed(RegionId origin) const {
  if (village.is_none() || has_level(village, Level::village)) {
    return false;
  }
  const auto heirs = program.heir_regions();
  return std::any_of(heirs.begin(), heirs.end(), [&](RegionId heir) {
    return heir != village && program.is_under(heir, village) && succeeds(heir, origin);
  });
}

Passage Question::approval_covers(RegionId region) const {
  const Truth inside = village_in(region);
  if (inside == Truth::yes) {
    return {inside};
  }
  // Whatever would settle it is missing: in which region the village lies, and what has begun by then.
  const bool may_lie_in_heir = may_succeed(region);
  Passage passage{Truth::no, inside == Truth::unknown || may_lie_in_heir, may_lie_in_heir && !date};
  for (RegionId above = village; !above.is_none(); above = program.regions()[above.index()].parent) {
    const bool is_heir = succeeds(above, region);
    if (is_heir && date) {
      return {Truth::yes};
    }
    passage.wants_date = passage.wants_date || is_heir;
  }
  passage.truth = passage.wants_village || passage.wants_date ? Truth::unknown : Truth::no;
  return passage;
}

Passage Question::approval_by_kind(OrganKindId kind, OrganKindId wanted) const {
  if (program.is_under(kind, wanted)) {
    return {Truth::yes};
  }
  std::vector<OrganKindId>& counts_as = reached_kinds_;
  counts_as.assign({kind});
  for (std::size_t i = 0; i < counts_as.size() && !kind.is_none(); ++i) {
    for (const OrganKindId heir : program.heir_kinds()) {
      const OrganKindRow& row = program.organ_kinds()[heir.index()];
      if (!may_have_begun(*this, row.since) ||
          std::find(counts_as.begin(), counts_as.end(), heir) != counts_as.end()) {
        continue;
      }
      const auto before = Program::slice(row.succeeds, program.organ_kind_pool());
      const OrganKindId known = counts_as[i];
      const bool takes_over = std::any_of(before.begin(), before.end(),
                                          [&](OrganKindId one) { return program.is_under(known, one); });
      if (takes_over && program.is_under(heir, wanted)) {
        return by_succession(*this);
      }
      if (takes_over) {
        counts_as.push_back(heir);
      }
    }
  }
  return {};
}

Passage Question::approval_in_region(RegionId region, RegionId wanted) const {
  if (region == wanted) {
    return {Truth::yes};
  }
  const bool may_pass = !region.is_none() && !wanted.is_none() && succeeds(wanted, region);
  return may_pass ? by_succession(*this) : Passage{};
}

}  // namespace qingdan
