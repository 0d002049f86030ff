// Checking a request: everything that does not fit the tables becomes unknown here, and only here.
#include "question.h"

#include <algorithm>

#include "prefetch.h"

namespace qingdan {
namespace {

template <class Id, class Row>
Id checked(Id id, std::span<const Row> rows) {
  return id.index() < rows.size() ? id : Id::none();
}

}  // namespace

Question read_request(const Program& program, const Request& request) {
  Question question(program);
  question.fill(request);
  return question;
}

void Question::fill(const Request& request) {
  // A request and its village are seldom near what was asked before.
  if (request.village.index() < program.regions().size()) {
    prefetch(&program.regions()[request.village.index()]);
  }
  prefetch(request.facts.data());
  prefetch(request.matters.data());
  prefetch(request.approvals.data());
  assigner = {checked(request.assigner.kind, program.organ_kinds()),
              checked(request.assigner.region, program.regions())};
  action = request.action;
  village = checked(request.village, program.regions());
  indexed.clear();
  if (!village.is_none()) {
    std::uint32_t at = program.regions()[village.index()].indexed;
    for (; at != 0; at = program.places()[at].above) {
      indexed.push_back(at);
    }
  }
  indexed.push_back(0);
  addressee = checked(request.addressee, program.organ_kinds());
  date = request.date;
  known_at = request.known_at;
  basis = checked(request.basis, program.documents());
  observation = request.observation;
  fill_parts(request);
  fill_facts(request);
  fill_sequences(request);
  fill_approvals(request);
}

void Question::fill_parts(const Request& request) {
  parts.clear();
  for (const RequestedMatter& asked : request.matters) {
    const RequestedMatter part{checked(asked.matter, program.matters()), checked(asked.role, program.roles()),
                               asked.added, asked.replaced};
    if (std::find(parts.begin(), parts.end(), part) == parts.end()) {
      parts.push_back(part);
    }
  }
  if (parts.empty()) {
    parts.emplace_back();
  }
}

bool Question::is_organ_value(std::int64_t value) const {
  const Organ organ = unpack_organ(value);
  return checked(organ.kind, program.organ_kinds()) == organ.kind &&
         checked(organ.region, program.regions()) == organ.region && is_definite(organ);
}

Question::Fact Question::read_fact(const FactValue& given, const FactRow& row) const {
  bool known = given.known && (row.many == 1 || given.values.size() == 1);
  for (const std::int64_t value : given.values) {
    known = known && value >= row.lowest && value <= row.highest;
  }
  if (known && static_cast<Type>(row.type) == Type::organ) {
    known = std::all_of(given.values.begin(), given.values.end(),
                        [&](std::int64_t value) { return is_organ_value(value); });
  }
  return {given.fact, known, given.values};
}

// Of two values of one fact the first counts.
void Question::fill_facts(const Request& request) {
  said_at_.assign(program.facts().size(), 0);
  said_ = request.facts;
  for (std::size_t i = said_.size(); i > 0; --i) {
    const std::size_t fact = said_[i - 1].fact.index();
    prefetch(said_[i - 1].values.data());
    if (fact < said_at_.size()) {
      said_at_[fact] = static_cast<std::uint32_t>(i);
    }
  }
}

void Question::fill_sequences(const Request& request) {
  sequences_.clear();
  row_ranges_.clear();
  row_facts_.clear();
  if (request.sequences.empty()) {
    return;
  }
  last_row_.assign(program.facts().size(), 0);
  const auto end_of = [](const auto& all) { return static_cast<std::uint32_t>(all.size()); };
  for (const Rows& given : request.sequences) {
    if (given.sequence.index() >= program.sequences().size() || find_sequence(given.sequence) != nullptr) {
      continue;
    }
    Sequence sequence{given.sequence, given.known, {end_of(row_ranges_), 0}};
    for (const Row& row : given.rows) {
      Range facts{end_of(row_facts_), 0};
      for (const FactValue& value : row.facts) {
        const bool belongs = value.fact.index() < program.facts().size() &&
                             program.facts()[value.fact.index()].sequence == given.sequence;
        if (belongs && last_row_[value.fact.index()] != end_of(row_ranges_) + 1) {
          last_row_[value.fact.index()] = end_of(row_ranges_) + 1;
          row_facts_.push_back(read_fact(value, program.facts()[value.fact.index()]));
        }
      }
      facts.end = end_of(row_facts_);
      std::sort(row_facts_.begin() + facts.begin, row_facts_.end(),
                [](const Fact& a, const Fact& b) { return a.id < b.id; });
      row_ranges_.push_back(facts);
    }
    sequence.rows.end = end_of(row_ranges_);
    sequences_.push_back(sequence);
  }
}

void Question::fill_approvals(const Request& request) {
  approvals.clear();
  for (Approval approval : request.approvals) {
    const std::optional<Date> known = approval.known_since ? approval.known_since : approval.granted;
    const bool is_status = approval.status <= ApprovalStatus::withdrawn;
    if (!is_status || (known_at && known && *known > *known_at)) {
      continue;
    }
    approval.organ = {checked(approval.organ.kind, program.organ_kinds()),
                      checked(approval.organ.region, program.regions())};
    approval.matter = checked(approval.matter, program.matters());
    approval.role = checked(approval.role, program.roles());
    approval.region = checked(approval.region, program.regions());
    approvals.push_back(approval);
  }
}

const Question::Sequence* Question::find_sequence(SequenceId id) const {
  const auto found =
      std::find_if(sequences_.begin(), sequences_.end(), [&](const Sequence& one) { return one.id == id; });
  return found == sequences_.end() ? nullptr : &*found;
}

const Question::Fact* Question::find_in_row(FactId id, const FactRow& row, Place place) const {
  const Sequence* sequence = row.sequence == place.sequence ? find_sequence(place.sequence) : nullptr;
  if (sequence == nullptr || !sequence->known || place.row >= sequence->rows.size()) {
    return nullptr;
  }
  const Range range = row_ranges_[sequence->rows.begin + place.row];
  const auto begin = row_facts_.begin() + range.begin;
  const auto end = row_facts_.begin() + range.end;
  const auto found =
      std::lower_bound(begin, end, id, [](const Fact& fact, FactId wanted) { return fact.id < wanted; });
  return found != end && found->id == id ? &*found : nullptr;
}

Question::Fact Question::unsaid_fact(FactId id, const FactRow& row, Place place) const {
  if (const Fact* given = row.sequence.is_none() ? nullptr : find_in_row(id, row, place)) {
    return *given;
  }
  if (row.open == 1) {
    return {id, false, {}};
  }
  return {id, true, Program::slice(row.default_values, program.constants())};
}

std::optional<std::uint32_t> Question::rows(SequenceId id) const {
  if (const Sequence* given = find_sequence(id)) {
    return given->known ? std::optional(given->rows.size()) : std::nullopt;
  }
  return program.sequences()[id.index()].open == 1 ? std::nullopt : std::optional(0U);
}

bool Question::is_outside(OrganKindId kind) const {
  return !kind.is_none() && program.organ_kinds()[kind.index()].outside == 1;
}

bool Question::is_definite(Organ organ) const {
  return !organ.kind.is_none() && (!organ.region.is_none() || is_outside(organ.kind));
}

bool Question::has_level(RegionId region, Level level) const {
  return program.regions()[region.index()].level == static_cast<std::uint32_t>(level);
}

Truth Question::village_in(RegionId region) const {
  if (village.is_none()) {
    return Truth::unknown;
  }
  if (program.is_under(village, region)) {
    return Truth::yes;
  }
  return program.is_under(region, village) ? Truth::unknown : Truth::no;
}

Truth Question::village_in_any(Range regions) const {
  Truth result = truth(regions.empty());
  for (const RegionId region : Program::slice(regions, program.region_pool())) {
    result |= village_in(region);
  }
  return result;
}

Truth Question::is_villages_own(RegionId region, Level level) const {
  return !region.is_none() && has_level(region, level) ? village_in(region) : Truth::no;
}

Organ Question::resolve(const OrganSelector& selector) const {
  if (selector.level == kAny || !selector.region.is_none()) {
    return {selector.kind, selector.region};
  }
  return {selector.kind, program.ancestor_at(village, static_cast<Level>(selector.level))};
}

Truth in_force(const Question& question, std::int32_t first_day, std::int32_t last_day,
               std::int32_t known_from) {
  if (question.known_at && known_from > question.known_at->days) {
    return Truth::no;
  }
  if (!question.date) {
    return Truth::unknown;
  }
  return truth(first_day <= question.date->days && (last_day == kNoDate || question.date->days <= last_day));
}

}  // namespace qingdan
