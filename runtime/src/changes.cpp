// The single changes a remedy may be made of.
#include <algorithm>
#include <cstddef>
#include <iterator>
#include <limits>
#include <set>
#include <string>
#include <tuple>

#include "order.h"
#include "reads.h"
#include "remedies.h"
#include "select_norms.h"

namespace qingdan {
namespace {

// What the conditions of the request's norms read. The role does not narrow them, since it may change; nor
// do marks: with other facts they may hold.
Reads read_norms(const Question& question) {
  const Program& program = question.program;
  std::set<NormId> norms;
  std::set<MatterId> matters;
  std::vector<Range> conditions;
  for (const RequestedMatter& part : question.parts) {
    matters.insert(part.matter);
  }
  for (const MatterId matter : program.marked_matters()) {
    matters.insert(matter);
    conditions.push_back(program.matters()[matter.index()].marks);
  }
  for (const RoleRow& role : program.roles()) {
    conditions.push_back(role.marks);
  }
  std::vector<Candidate> selected;
  for (const MatterId matter : matters) {
    select_norms(question, matter, selected);
    for (const Candidate& candidate : selected) {
      norms.insert(candidate.norm);
    }
  }
  for (const NormId id : norms) {
    const NormRow& norm = program.norms()[id.index()];
    if (in_force(question, program.periods()[norm.period.index()]) != Truth::no &&
        question.village_in_any(norm.regions) != Truth::no) {
      const NormDetailRow& detail = program.detail(norm);
      conditions.insert(conditions.end(), {norm.when, norm.unless, detail.by_approval, detail.condition});
    }
  }
  return find_reads(program, conditions);
}

using Values = std::vector<std::int64_t>;

// Beyond this many present values only dropping them all is proposed.
constexpr std::size_t kMaxPresentValues = 64;

// All but one of the present values, and none at all.
std::set<Values> subsets_of(const Question::Fact& fact) {
  std::set<Values> found;
  if (!fact.known || !fact.values.empty()) {
    found.insert(Values{});
  }
  const Values present(fact.values.begin(), fact.values.end());
  for (std::size_t i = 0; i < present.size() && present.size() <= kMaxPresentValues; ++i) {
    Values rest;
    std::copy_if(present.begin(), present.end(), std::back_inserter(rest),
                 [&](std::int64_t other) { return other != present[i]; });
    found.insert(rest);
  }
  return found;
}

// What a number may become: on, just below and just above each constant it is compared with.
std::set<Values> near(Type type, const std::set<std::int64_t>& constants) {
  std::int64_t least = std::numeric_limits<std::int64_t>::min();
  std::int64_t most = std::numeric_limits<std::int64_t>::max();
  if (type == Type::date) {
    least = kFirstDate.days;
    most = kLastDate.days;
  } else if (type == Type::money) {
    least = 0;
  }
  std::set<Values> found;
  for (const std::int64_t constant : constants) {
    for (const int step : {-1, 0, 1}) {
      std::int64_t value = 0;
      if (!__builtin_add_overflow(constant, step, &value) && least <= value && value <= most) {
        found.insert({value});
      }
    }
  }
  return found;
}

std::set<Values> alternatives(const Question& question, FactId id, const std::set<std::int64_t>& constants) {
  const FactRow& row = question.program.facts()[id.index()];
  const Question::Fact fact = question.fact(id);
  std::set<Values> found;
  switch (static_cast<Type>(row.type)) {
    case Type::boolean:
      found = {{0}, {1}};
      break;
    case Type::choice:
      for (std::uint32_t i = 0; i < row.choices.size(); ++i) {
        found.insert({i});
      }
      break;
    case Type::integer:
    case Type::money:
    case Type::date:
    case Type::days:
    case Type::workdays:
      found = near(static_cast<Type>(row.type), constants);
      break;
    case Type::text:
    case Type::level:
    case Type::organ:
    case Type::region:
    case Type::matter:
    case Type::role:
    case Type::material:
      break;
  }
  if (row.many == 1) {
    found = subsets_of(fact);
  } else if (fact.known) {
    found.erase(Values(fact.values.begin(), fact.values.end()));
  }
  return found;
}

void add_facts(const Question& question, const Reads& reads, std::vector<Change>& changes) {
  for (const FactId id : reads.facts) {
    const FactRow& row = question.program.facts()[id.index()];
    if (row.changeable == 0 || !row.sequence.is_none()) {  // what to change in which row, nobody asks
      continue;
    }
    const auto compared = reads.compared.find(id);
    const std::set<std::int64_t> none;
    for (const Values& values :
         alternatives(question, id, compared == reads.compared.end() ? none : compared->second)) {
      changes.push_back({Change::Kind::fact, id, values, RoleId::none(), {}});
    }
  }
}

void add_roles(const Question& question, std::vector<Change>& changes) {
  const auto roles = question.program.roles();
  for (std::size_t i = 0; i < roles.size(); ++i) {
    const RoleId role(i);
    const bool is_new = std::any_of(question.parts.begin(), question.parts.end(),
                                    [&](const RequestedMatter& part) { return part.role != role; });
    if (roles[i].changeable == 1 && is_new) {
      changes.push_back({Change::Kind::role, FactId::none(), {}, role, {}});
    }
  }
}

// An approval says what it covers; date and matter are known, or the search would not have begun.
void add_approvals(const Question& question, const Reads& reads, std::vector<Change>& changes) {
  if (question.village.is_none()) {
    return;
  }
  for (const ApprovalAtomId atom : reads.approvals) {
    const Range organs = question.program.approval_atoms()[atom.index()].organs;
    for (const OrganSelector& selector : Program::slice(organs, question.program.selectors())) {
      const Organ organ = question.resolve(selector);
      if (question.is_definite(organ)) {
        changes.push_back({Change::Kind::approval, FactId::none(), {}, RoleId::none(), organ});
      }
    }
  }
}

std::string name_of(const Program& program, const Change& change) {
  switch (change.kind) {
    case Change::Kind::fact:
      return std::string(program.text(program.facts()[change.fact.index()].name, Language::zh));
    case Change::Kind::role:
      return std::string(program.text(program.roles()[change.role.index()].name, Language::zh));
    case Change::Kind::approval:
      return program.organ_name(change.organ, Language::zh);
  }
  return {};
}

}  // namespace

std::vector<Change> find_changes(const Question& question) {
  const Reads reads = read_norms(question);
  std::vector<Change> changes;
  add_facts(question, reads, changes);
  add_roles(question, changes);
  add_approvals(question, reads, changes);
  sort_unique_by(changes, [&](const Change& change) {
    return std::tuple(change.kind, name_of(question.program, change), change);
  });
  return changes;
}

}  // namespace qingdan
