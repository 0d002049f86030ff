// decide: read the request, judge its parts, settle the verdict, gather the reasons.
#include "qingdan/decide.h"

#include <cstddef>
#include <cstdint>
#include <utility>

#include "judge.h"
#include "question.h"
#include "reasons.h"
#include "remedies.h"

namespace qingdan {
namespace {

// Each matter in the order asked, then each term that some norm may speak of.
std::vector<PartVerdict> find_part_verdicts(const Program& program, const KnownParts& parts) {
  NoBlame blame;
  std::vector<PartVerdict> verdicts;
  std::uint32_t terms = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Outcome outcome = settle(weigh(program, blame, parts, {i, Term::matter}));
    verdicts.push_back({Term::matter, parts[i].part, outcome.verdict});
    for (const NormState<NoBlame>& state : parts[i].norms) {
      const bool may_apply = state.applies.truth != Truth::no;
      terms |= may_apply ? 1U << program.norms()[state.id.index()].term : 0U;
    }
  }
  for (const Term term : {Term::field, Term::paper, Term::evidence, Term::channel, Term::deadline,
                          Term::funds, Term::target, Term::scoring}) {
    if ((terms >> static_cast<std::uint32_t>(term) & 1U) != 0) {
      const Outcome outcome = settle(weigh(program, blame, parts, {std::nullopt, term}));
      verdicts.push_back({term, {}, outcome.verdict});
    }
  }
  return verdicts;
}

}  // namespace

Decision decide(const Program& program, const Request& request, const DecideOptions& options) {
  const Question question = read_request(program, request);
  NoBlame blame;
  const KnownParts parts = judge_parts(question, blame);
  const Outcome outcome = settle(weigh(program, blame, parts, {}));

  Decision decision;
  decision.verdict = outcome.verdict;
  decision.parts = find_part_verdicts(program, parts);
  decision.deciding = find_deciding(program, parts, outcome);
  decision.defeated = find_defeated(program, parts);
  decision.notes = find_notes(program, parts);
  decision.date = request.date;
  decision.digest = program.digest();
  if (outcome.verdict == Verdict::reject) {
    decision.instead = find_substitutes(program, parts, outcome);
  }
  if (outcome.verdict == Verdict::refer) {
    decision.refer_to = find_rulers(question, parts, outcome);
  }
  if (outcome.verdict == Verdict::incomplete) {
    decision.missing = find_missing(question, outcome);
  }
  if (options.remedies && outcome.verdict != Verdict::accept) {
    Remedies remedies = find_remedies(question, request, options.max_remedy_runs);
    decision.remedies = std::move(remedies.found);
    decision.remedies_complete = remedies.is_complete;
  }
  return decision;
}

}  // namespace qingdan
