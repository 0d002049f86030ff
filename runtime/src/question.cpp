// Checking a request: everything that does not fit the tables becomes unknown here, and only here.
#include "question.h"

#include <algorithm>

namespace qingdan {
namespace {

template <class Id, class Row>
Id checked(Id id, std::span<const Row> rows) {
  return id.index() < rows.size() ? id : Id::none();
}

// Of two that speak of one thing the first counts.
template <class Named>
void keep_first(std::vector<Named>& all) {
  std::stable_sort(all.begin(), all.end(), [](const Named& a, const Named& b) { return a.id < b.id; });
  const auto end =
      std::unique(all.begin(), all.end(), [](const Named& a, const Named& b) { return a.id == b.id; });
  all.erase(end, all.end());
}

template <class Named, class Id>
const Named* find_in(const std::vector<Named>& all, Id id) {
  const auto found = std::lower_bound(all.begin(), all.end(), id,
                                      [](const Named& one, Id wanted) { return one.id < wanted; });
  return found != all.end() && found->id == id ? &*found : nullptr;
}

bool is_value(const Question& question, const FactRow& row, std::int64_t value) {
  const Program& program = question.program;
  const auto below = [&](std::size_t count) {
    return value >= 0 && static_cast<std::uint64_t>(value) < count;
  };
  switch (static_cast<Type>(row.type)) {
    case Type::boolean:
      return below(2);
    case Type::date:
      return value >= kFirstDate.days && value <= kLastDate.days;
    case Type::text:
      return value == -1 || below(program.text_constants().size());
    case Type::choice:
      return below(row.choices.size());
    case Type::level:
      return below(static_cast<std::size_t>(Level::village) + 1);
    case Type::organ: {
      const Organ organ = unpack_organ(value);
      return checked(organ.kind, program.organ_kinds()) == organ.kind &&
             checked(organ.region, program.regions()) == organ.region && question.is_definite(organ);
    }
    case Type::region:
      return below(program.regions().size());
    case Type::matter:
      return below(program.matters().size());
    case Type::role:
      return below(program.roles().size());
    case Type::material:
      return below(program.materials().size());
    case Type::integer:
    case Type::money:
    case Type::days:
    case Type::workdays:
      return true;
  }
  return false;
}

// Those that belong to `sequence`; none: to the request as a whole.
Question::Facts read_facts(const Question& question, const std::vector<FactValue>& all, SequenceId sequence) {
  const auto rows = question.program.facts();
  Question::Facts facts;
  for (const FactValue& given : all) {
    if (given.fact.index() >= rows.size() || rows[given.fact.index()].sequence != sequence) {
      continue;
    }
    const FactRow& row = rows[given.fact.index()];
    const bool known = given.known && (row.many == 1 || given.values.size() == 1) &&
                       std::all_of(given.values.begin(), given.values.end(),
                                   [&](std::int64_t value) { return is_value(question, row, value); });
    facts.push_back({given.fact, known, given.values});
  }
  keep_first(facts);
  return facts;
}

void read_sequences(const Request& request, Question& question) {
  for (const Rows& given : request.sequences) {
    if (given.sequence.index() >= question.program.sequences().size()) {
      continue;
    }
    Question::Sequence& sequence = question.sequences.emplace_back();
    sequence.id = given.sequence;
    sequence.known = given.known;
    for (const Row& row : given.rows) {
      sequence.rows.push_back(read_facts(question, row.facts, given.sequence));
    }
  }
  keep_first(question.sequences);
}

void read_parts(const Request& request, Question& question) {
  const Program& program = question.program;
  for (const RequestedMatter& asked : request.matters) {
    const RequestedMatter part{checked(asked.matter, program.matters()), checked(asked.role, program.roles()),
                               asked.added, asked.replaced};
    if (std::find(question.parts.begin(), question.parts.end(), part) == question.parts.end()) {
      question.parts.push_back(part);
    }
  }
  if (question.parts.empty()) {
    question.parts.emplace_back();
  }
}

void read_approvals(const Request& request, Question& question) {
  const Program& program = question.program;
  for (Approval approval : request.approvals) {
    const std::optional<Date> known = approval.known_since ? approval.known_since : approval.granted;
    const bool is_status = approval.status <= ApprovalStatus::withdrawn;
    if (!is_status || (question.known_at && known && *known > *question.known_at)) {
      continue;
    }
    approval.organ = {checked(approval.organ.kind, program.organ_kinds()),
                      checked(approval.organ.region, program.regions())};
    approval.matter = checked(approval.matter, program.matters());
    approval.role = checked(approval.role, program.roles());
    approval.region = checked(approval.region, program.regions());
    question.approvals.push_back(approval);
  }
}

}  // namespace

Question read_request(const Program& program, const Request& request) {
  Question question{program,
                    {checked(request.assigner.kind, program.organ_kinds()),
                     checked(request.assigner.region, program.regions())},
                    request.action,
                    checked(request.village, program.regions()),
                    checked(request.addressee, program.organ_kinds()),
                    request.date,
                    request.known_at,
                    {},
                    {},
                    {},
                    {},
                    checked(request.basis, program.documents()),
                    request.observation};
  read_parts(request, question);
  question.facts = read_facts(question, request.facts, SequenceId::none());
  read_sequences(request, question);
  read_approvals(request, question);
  return question;
}

Question::Fact Question::fact(FactId id, Place place) const {
  const FactRow& row = program.facts()[id.index()];
  const Facts* said = row.sequence.is_none() ? &facts : nullptr;
  if (!row.sequence.is_none() && row.sequence == place.sequence && place.row != kAny) {
    const std::vector<Facts>* all = rows(place.sequence);
    said = all != nullptr && place.row < all->size() ? &(*all)[place.row] : nullptr;
  }
  if (const Fact* given = said != nullptr ? find_in(*said, id) : nullptr) {
    return *given;
  }
  if (row.open == 1) {
    return {id, false, {}};
  }
  return {id, true, Program::slice(row.default_values, program.constants())};
}

const std::vector<Question::Facts>* Question::rows(SequenceId id) const {
  static const std::vector<Facts> no_rows;
  if (const Sequence* given = find_in(sequences, id)) {
    return given->known ? &given->rows : nullptr;
  }
  return program.sequences()[id.index()].open == 1 ? nullptr : &no_rows;
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
