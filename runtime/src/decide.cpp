// decide: read the request, judge its parts, settle the verdict, gather the reasons.
#include "qingdan/decide.h"

#include <cstddef>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "duties.h"
#include "judge.h"
#include "question.h"
#include "reasons.h"
#include "remedies.h"

namespace qingdan {
namespace {

// Each matter in the order of the parts, then each term that some norm may speak of: in each row where one
// does, or as a whole.
std::vector<PartVerdict> find_part_verdicts(const Program& program, const KnownParts& parts) {
  NoBlame blame;
  std::vector<PartVerdict> verdicts;
  struct TermLines {
    Lines<Judged<NoBlame>> lines;
    bool exists = false;  // some norm may speak of it
  };
  std::map<std::pair<Term, Place>, TermLines> terms;  // all in one pass: a form may have many fields
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const AskedPart<NoBlame>& part = parts[i].part;
    const Outcome outcome = settle(weigh(program, blame, parts, {i, Term::matter}));
    const Truth by_marks = part.is_named ? Truth::no : part.present.truth;
    verdicts.push_back({Term::matter, part.asked, outcome.verdict, SequenceId::none(), kAny, by_marks});
    for (const NormState<NoBlame>& state : parts[i].norms) {
      const auto term = static_cast<Term>(program.norms()[state.id.index()].term);
      if (term != Term::matter) {
        TermLines& weighed = terms[{term, place_of(program, state)}];
        weighed.exists = weighed.exists || state.applies.truth != Truth::no;
        add_norm(program, blame, part.present, state, weighed.lines);
      }
    }
  }
  for (auto& [key, weighed] : terms) {
    if (weighed.exists) {
      // A term needs no permit: it is fine unless a norm objects.
      weighed.lines[at(Line::permitted)] = {Truth::yes};
      const auto& [term, place] = key;
      verdicts.push_back({term, {}, settle(weighed.lines).verdict, place.sequence, place.row, Truth::no});
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
  decision.defeated = find_defeated(program, parts);
  decision.findings = find_findings(question, parts);
  decision.notes = find_notes(question, parts);
  decision.date = request.date;
  decision.digest = program.digest();
  decision.observation = question.observation;
  if (question.observation) {
    return decision;
  }
  decision.verdict = outcome.verdict;
  decision.parts = find_part_verdicts(program, parts);
  decision.deciding = find_deciding(program, parts, outcome);
  if (outcome.verdict == Verdict::accept) {
    decision.duties = find_duties(program, parts);
  }
  if (outcome.verdict == Verdict::reject) {
    decision.substitutes = find_substitutes(program, parts, outcome);
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
