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

// Whether `origin` is among what `heir` succeeds, directly or through others in between.
bool succeeds(const Question& question, RegionId heir, RegionId origin) {
  const Program& program = question.program;
  std::vector<RegionId> reached{heir};
  for (std::size_t i = 0; i < reached.size(); ++i) {
    const RegionRow& row = program.regions()[reached[i].index()];
    if (row.succeeds.empty() || !may_have_begun(question, row.since)) {
      continue;
    }
    for (const RegionId before : Program::slice(row.succeeds, program.region_pool())) {
      if (before == origin) {
        return true;
      }
      if (std::find(reached.begin(), reached.end(), before) == reached.end()) {
        reached.push_back(before);
      }
    }
  }
  return false;
}

// Whether a region within what is known of the village, which it may prove to be in, succeeds `origin`.
bool may_succeed(const Question& question, RegionId origin) {
  const Program& program = question.program;
  if (question.village.is_none() || question.has_level(question.village, Level::village)) {
    return false;
  }
  for (std::size_t i = 0; i < program.regions().size(); ++i) {
    const bool is_inside = RegionId(i) != question.village && program.is_under(RegionId(i), question.village);
    if (!program.regions()[i].succeeds.empty() && is_inside && succeeds(question, RegionId(i), origin)) {
      return true;
    }
  }
  return false;
}

}  // namespace

Passage Question::approval_covers(RegionId region) const {
  const Truth inside = village_in(region);
  if (inside == Truth::yes) {
    return {inside};
  }
  // Whatever would settle it is missing: in which region the village lies, and what has begun by then.
  const bool may_lie_in_heir = may_succeed(*this, region);
  Passage passage{Truth::no, inside == Truth::unknown || may_lie_in_heir, may_lie_in_heir && !date};
  for (RegionId above = village; !above.is_none(); above = program.regions()[above.index()].parent) {
    const bool is_heir = succeeds(*this, above, region);
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
  std::vector<OrganKindId> counts_as{kind};
  for (std::size_t i = 0; i < counts_as.size() && !kind.is_none(); ++i) {
    for (std::size_t j = 0; j < program.organ_kinds().size(); ++j) {
      const OrganKindId heir(j);
      const OrganKindRow& row = program.organ_kinds()[j];
      if (row.succeeds.empty() || !may_have_begun(*this, row.since) ||
          std::find(counts_as.begin(), counts_as.end(), heir) != counts_as.end()) {
        continue;
      }
      const auto before = Program::slice(row.succeeds, program.organ_kind_pool());
      const bool takes_over = std::any_of(
          before.begin(), before.end(), [&](OrganKindId one) { return program.is_under(counts_as[i], one); });
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
  const bool may_pass = !region.is_none() && !wanted.is_none() && succeeds(*this, wanted, region);
  return may_pass ? by_succession(*this) : Passage{};
}

}  // namespace qingdan
