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
    found.push_back({Missing::fact, fact, {}});
  }
  for (const ApprovalAtomId atom : reads.approvals) {
    const Range organs = program.approval_atoms()[atom.index()].organs;
    for (const OrganSelector& organ : Program::slice(organs, program.selectors())) {
      found.push_back({Missing::approval, FactId::none(), question.resolve(organ)});
    }
  }
}

void add(std::vector<MissingFact>& found, const std::vector<MissingFact>& more) {
  found.insert(found.end(), more.begin(), more.end());
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
          contribution(blame, norm, state, Line::needed).truth != Truth::yes) {
        continue;
      }
      if (state.condition.truth == Truth::unknown) {
        add(found, blame.facts(state.condition.why));
      } else {
        add_wanted(question, norm.condition, found);
      }
    }
  }
  sort_unique_by(found, [&](const MissingFact& one) {
    const bool is_fact = one.kind == Missing::fact;
    const bool is_approval = one.kind == Missing::approval;
    return std::tuple(one.kind,
                      is_fact
                          ? std::string(program.text(program.facts()[one.fact.index()].name, Language::zh))
                      : is_approval ? program.organ_name(one.organ, Language::zh)
                                    : std::string(),
                      one.fact, one.organ);
  });
  return found;
}

}  // namespace qingdan
