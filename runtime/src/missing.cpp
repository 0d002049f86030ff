// What is missing: the same evaluation once more, this time keeping the reasons of what is unknown.
#include <string>
#include <tuple>

#include "order.h"
#include "reads.h"
#include "reasons.h"

namespace qingdan {
namespace {

// A need that is known not to be met asks for all that its condition reads.
void add_wanted(const Question& question, Range condition, std::vector<MissingFact>& found) {
  const Program& program = question.program;
  const Reads reads = find_reads(program, {&condition, 1});
  for (const FactId fact : reads.facts) {
    found.push_back({Missing::fact, fact, {}, SequenceId::none()});
  }
  for (const SequenceId sequence : reads.sequences) {
    found.push_back({Missing::sequence, FactId::none(), {}, sequence});
  }
  for (const ApprovalAtomId atom : reads.approvals) {
    const Range organs = program.approval_atoms()[atom.index()].organs;
    for (const OrganSelector& organ : Program::slice(organs, program.selectors())) {
      found.push_back({Missing::approval, FactId::none(), question.resolve(organ), SequenceId::none()});
    }
  }
}

void add(std::vector<MissingFact>& found, const std::vector<MissingFact>& more) {
  found.insert(found.end(), more.begin(), more.end());
}

std::string name_of(const Program& program, const MissingFact& one) {
  switch (one.kind) {
    case Missing::fact:
      return std::string(program.text(program.facts()[one.fact.index()].name, Language::zh));
    case Missing::approval:
      return program.organ_name(one.organ, Language::zh);
    case Missing::sequence:
      return std::string(program.text(program.sequences()[one.sequence.index()].name, Language::zh));
    default:
      return {};
  }
}

}  // namespace

std::vector<MissingFact> find_missing(const Question& question, const Outcome& outcome) {
  const Program& program = question.program;
  SetBlame blame;
  const PartStates<SetBlame> parts = judge_parts(question, blame);
  const Lines<Judged<SetBlame>> lines = weigh(program, blame, parts, {});
  std::vector<MissingFact> found;
  for (const Line line : kLines) {
    if (outcome.collected[at(line)] == Truth::unknown) {
      add(found, blame.facts(lines[at(line)].why));
    }
  }
  for (const PartState<SetBlame>& part : parts) {
    for (const NormState<SetBlame>& state : part.norms) {
      const NormRow& norm = program.norms()[state.id.index()];
      if (outcome.collected[at(Line::needed)] != Truth::yes ||
          if_present(blame, part, contribution(program, blame, state, Line::needed)).truth != Truth::yes) {
        continue;
      }
      if (state.condition.truth == Truth::unknown) {
        add(found, blame.facts(state.condition.why));
      } else {
        add_wanted(question, program.detail(norm).condition, found);
      }
    }
  }
  // The kinds of what is missing stand in the order wanted.
  sort_unique_by(found, [&](const MissingFact& one) {
    return std::tuple(one.kind, name_of(program, one), one.fact, one.organ, one.sequence);
  });
  return found;
}

}  // namespace qingdan
