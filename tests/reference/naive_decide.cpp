#include "reference/naive_decide.h"

#include "reference/lines.h"
#include "reference/outcomes.h"
#include "reference/question.h"

namespace qingdan::reference {
namespace {

// The same lines over one part give that part's verdict.
void judge_matters(Question& question, Answer& answer) {
  for (std::size_t part = 0; part < question.parts().size(); ++part) {
    const Part& one = question.parts()[part];
    const Truth by_marks = one.by_marks ? one.present.truth : Truth::no;
    answer.parts[{Term::matter, one.asked, {}, kAny, by_marks}] =
        settle(lines_of(question, {part, Term::matter, {}}));
  }
}

// A request has those terms, and rows of them, that some norm may speak of.
void judge_terms(Question& question, Answer& answer) {
  for (std::size_t i = 0; i < question.model().norms.size(); ++i) {
    const Term term = question.model().norms[i].term;
    for (std::size_t part = 0; term != Term::matter && part < question.parts().size(); ++part) {
      for (const Place place : question.places(i, part)) {
        if (question.applies(i, place).truth != Truth::no) {
          answer.parts[{term, {}, place.sequence, place.row, Truth::no}] =
              settle(lines_of(question, {std::nullopt, term, place}));
        }
      }
    }
  }
}

void judge_parts(Question& question, Answer& answer) {
  judge_matters(question, answer);
  judge_terms(question, answer);
}

// What a norm has to do with a line: what it says, or that it contests what another says.
Reasoned takes_part(Question& question, std::size_t index, Place place, Line line) {
  const Reasoned own = says(question, index, place, line);
  return line == Line::contested ? own | (question.stands(index, place) & question.contested(index, place))
                                 : own;
}

// For a true line what makes it true, for an unknown one what may. What may permit a part that is permitted
// already decides nothing.
void name_deciding(Question& question, const Lines& lines, Answer& answer) {
  const model::Model& model = question.model();
  for (const Line line : collect(lines)) {
    const Truth truth = lines.at(line).truth;
    for (std::size_t part = 0; part < question.parts().size(); ++part) {
      const Reasoned present = question.parts()[part].present;
      if (line == Line::permitted && ((!present) | permitted(question, part)).truth != truth) {
        continue;
      }
      for (std::size_t i = 0; i < model.norms.size(); ++i) {
        for (const Place place : question.places(i, part)) {
          if ((present & takes_part(question, i, place, line)).truth == truth) {
            answer.deciding.insert({line, model.norms[i].item, ListId::none(), truth});
          }
        }
      }
      for (std::size_t i = 0; i < model.lists.size(); ++i) {
        if ((present & says(question, model.lists[i], part, line)).truth == truth) {
          answer.deciding.insert({line, ItemId::none(), ListId(i), truth});
        }
      }
    }
  }
}

// Items that apply but are beaten, each with every standing winner.
void name_defeated(Question& question, Answer& answer) {
  const model::Model& model = question.model();
  for (std::size_t i = 0; i < model.norms.size(); ++i) {
    for (std::size_t part = 0; part < question.parts().size(); ++part) {
      for (const Place place : question.places(i, part)) {
        for (const std::size_t winner : question.precedents().winners[i]) {
          if (question.applies(i, place).truth == Truth::yes &&
              question.stands_beside(winner, i, place).truth == Truth::yes) {
            answer.defeated.insert({model.norms[i].item, model.norms[winner].item});
          }
        }
      }
    }
  }
}

// A need that is known not to be met asks for all that its condition reads; one of which that is unknown,
// for what would settle it.
std::set<MissingFact> asked_for(Question& question, std::size_t need, Place place) {
  const Reasoned met = question.met(need, place);
  return met.truth == Truth::unknown ? met.missing : question.reads(question.model().norms[need].condition);
}

void name_what_needs_ask_for(Question& question, Answer& answer) {
  for (std::size_t part = 0; part < question.parts().size(); ++part) {
    const Reasoned present = question.parts()[part].present;
    for (std::size_t i = 0; i < question.model().norms.size(); ++i) {
      for (const Place place : question.places(i, part)) {
        if ((present & says(question, i, place, Line::needed)).truth == Truth::yes) {
          answer.missing.merge(asked_for(question, i, place));
        }
      }
    }
  }
}

// What the unknown lines depend on, and what the unmet needs ask for.
void name_missing(Question& question, const Lines& lines, Answer& answer) {
  for (const Line line : collect(lines)) {
    if (lines.at(line).truth == Truth::unknown) {
      answer.missing.insert(lines.at(line).missing.begin(), lines.at(line).missing.end());
    } else if (line == Line::needed) {
      name_what_needs_ask_for(question, answer);
    }
  }
}

void decide_request(Question& question, Answer& answer) {
  const Lines lines = lines_of(question, {});
  answer.verdict = settle(lines);
  judge_parts(question, answer);
  name_deciding(question, lines, answer);
  if (answer.verdict == Verdict::incomplete) {
    name_missing(question, lines, answer);
  }
  if (answer.verdict == Verdict::accept) {
    answer.duties = duties_of(question);
  }
  if (lines.at(Line::banned).truth == Truth::yes) {
    answer.substitutes = substitutes_of(question);
  }
}

}  // namespace

Answer naive_decide(const model::Model& model, const Request& request) {
  return naive_decide(model, weigh_all_pairs(model), request);
}

// Something already done is judged for findings only.
Answer naive_decide(const model::Model& model, const Precedents& precedents, const Request& request) {
  Question question(model, precedents, request);
  Answer answer;
  answer.observation = request.observation;
  name_defeated(question, answer);
  answer.findings = findings_of(question);
  if (!request.observation) {
    decide_request(question, answer);
  }
  answer.circular = question.circular();
  return answer;
}

}  // namespace qingdan::reference
