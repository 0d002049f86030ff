#include "reference/naive_decide.h"

#include <array>

#include "reference/question.h"
#include "reference/world.h"

namespace qingdan::reference {
namespace {

using model::Norm;

constexpr std::array kAllLines = {Line::banned,          Line::contested,      Line::needed, Line::permitted,
                                  Line::unlisted_reject, Line::unlisted_refer, Line::silent};
using Lines = std::map<Line, Reasoned>;

Verdict verdict_of(Line line) {
  switch (line) {
    case Line::banned:
    case Line::unlisted_reject:
      return Verdict::reject;
    case Line::contested:
    case Line::unlisted_refer:
      return Verdict::refer;
    case Line::permitted:
      return Verdict::accept;
    case Line::needed:
    case Line::silent:
      break;
  }
  return Verdict::incomplete;
}

// What one norm says on one line, looking at one part.
Reasoned says(Question& question, std::size_t index, std::size_t part, Line line) {
  const Norm& norm = question.model().norms[index];
  const bool grants = norm.mode == Mode::permit || norm.mode == Mode::mandate;
  switch (line) {
    case Line::banned:  // a ban stands uncontested, or a standing `require` is false
      if (norm.mode == Mode::forbid) {
        return question.stands(index, part) & !question.contested(index, part);
      }
      return norm.mode == Mode::require ? question.stands(index, part) & !question.met(index, part)
                                        : certainly(false);
    case Line::contested:  // a ban is contested
      return norm.mode == Mode::forbid ? question.stands(index, part) & question.contested(index, part)
                                       : certainly(false);
    case Line::needed:  // a standing `need` is unmet: absent or unknown
      return norm.mode == Mode::need && question.met(index, part).truth != Truth::yes
                 ? question.stands(index, part)
                 : certainly(false);
    case Line::permitted: {  // an uncontested standing permit or mandate, or an approval
      if (norm.term != Term::matter) {
        return certainly(false);
      }
      const Reasoned approval = question.lifted_by_approval(index, part);
      return grants ? (question.stands(index, part) & !question.contested(index, part)) | approval : approval;
    }
    default:
      return certainly(false);
  }
}

Reasoned permitted(Question& question, std::size_t part) {
  Reasoned any_permit = certainly(false);
  for (std::size_t i = 0; i < question.model().norms.size(); ++i) {
    any_permit |= says(question, i, part, Line::permitted);
  }
  return any_permit;
}

// What one list says of a matter without a permit.
Reasoned says(Question& question, const model::List& list, std::size_t part, Line line) {
  const Unlisted wanted = line == Line::unlisted_reject ? Unlisted::reject : Unlisted::refer;
  if (list.unlisted != wanted || (line != Line::unlisted_reject && line != Line::unlisted_refer)) {
    return certainly(false);
  }
  return (!permitted(question, part)) & question.covers(list, part);
}

// Which norms a verdict looks at: all, those of matters in one part, or those of one term in every part.
struct View {
  std::optional<std::size_t> part;
  std::optional<Term> term;

  [[nodiscard]] bool sees(Term norm_term, std::size_t norm_part) const {
    return (!term || *term == norm_term) && (!part || *part == norm_part);
  }
  [[nodiscard]] bool sees_matters() const { return !term || *term == Term::matter; }
};

Lines lines_of(Question& question, const View& view) {
  Lines lines;
  lines[Line::permitted] = certainly(true);
  lines[Line::silent] = certainly(true);
  for (std::size_t part = 0; part < question.parts().size(); ++part) {
    for (std::size_t i = 0; i < question.model().norms.size(); ++i) {
      if (view.sees(question.model().norms[i].term, part)) {
        for (const Line line : {Line::banned, Line::contested, Line::needed}) {
          lines[line] |= says(question, i, part, line);
        }
      }
    }
    if (!view.sees_matters() || !view.sees(Term::matter, part)) {
      continue;
    }
    lines[Line::permitted] &= permitted(question, part);
    for (const model::List& list : question.model().lists) {
      for (const Line line : {Line::unlisted_reject, Line::unlisted_refer}) {
        lines[line] |= says(question, list, part, line);
      }
    }
  }
  return lines;
}

// The lines that are true or unknown, down to the first true one.
std::vector<Line> collect(Lines& lines) {
  std::vector<Line> collected;
  for (const Line line : kAllLines) {
    if (lines[line].truth != Truth::no) {
      collected.push_back(line);
    }
    if (lines[line].truth == Truth::yes) {
      break;
    }
  }
  return collected;
}

// One verdict collected: it is the verdict. Several: incomplete.
Verdict settle(Lines& lines) {
  std::set<Verdict> verdicts;
  for (const Line line : collect(lines)) {
    verdicts.insert(verdict_of(line));
  }
  return verdicts.size() == 1 ? *verdicts.begin() : Verdict::incomplete;
}

// The same lines over one part give that part's verdict.
void judge_parts(Question& question, Answer& answer) {
  for (std::size_t part = 0; part < question.parts().size(); ++part) {
    Lines lines = lines_of(question, {part, Term::matter});
    answer.parts[{Term::matter, question.parts()[part]}] = settle(lines);
  }
  for (std::size_t i = 0; i < question.model().norms.size(); ++i) {
    const Term term = question.model().norms[i].term;
    for (std::size_t part = 0; term != Term::matter && part < question.parts().size(); ++part) {
      if (question.applies(i, part).truth !=
          Truth::no) {  // the request has this part: some norm speaks of it
        Lines lines = lines_of(question, {std::nullopt, term});
        answer.parts[{term, {}}] = settle(lines);
      }
    }
  }
}

// What a norm has to do with a line: what it says, or that it contests what another says.
Reasoned takes_part(Question& question, std::size_t index, std::size_t part, Line line) {
  return line == Line::contested ? question.stands(index, part) & question.contested(index, part)
                                 : says(question, index, part, line);
}

// For a true line what makes it true, for an unknown one what may. What may permit a part that is permitted
// already decides nothing.
void name_deciding(Question& question, Lines& lines, Answer& answer) {
  const model::Model& model = question.model();
  for (const Line line : collect(lines)) {
    const Truth truth = lines[line].truth;
    for (std::size_t part = 0; part < question.parts().size(); ++part) {
      if (line == Line::permitted && permitted(question, part).truth != truth) {
        continue;
      }
      for (std::size_t i = 0; i < model.norms.size(); ++i) {
        if (takes_part(question, i, part, line).truth == truth) {
          answer.deciding.insert({line, model.norms[i].item, ListId::none(), truth});
        }
      }
      for (std::size_t i = 0; i < model.lists.size(); ++i) {
        if (says(question, model.lists[i], part, line).truth == truth) {
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
      for (const std::size_t winner : question.precedents().winners[i]) {
        if (question.applies(i, part).truth == Truth::yes &&
            question.stands(winner, part).truth == Truth::yes) {
          answer.defeated.insert({model.norms[i].item, model.norms[winner].item});
        }
      }
    }
  }
}

// A need that is known not to be met asks for all that its condition reads; one of which that is unknown,
// for what would settle it.
void name_what_needs_ask_for(Question& question, Answer& answer) {
  for (std::size_t part = 0; part < question.parts().size(); ++part) {
    for (std::size_t i = 0; i < question.model().norms.size(); ++i) {
      if (says(question, i, part, Line::needed).truth != Truth::yes) {
        continue;
      }
      const Reasoned met = question.met(i, part);
      const std::set<MissingFact> asked =
          met.truth == Truth::unknown ? met.missing : question.reads(question.model().norms[i].condition);
      answer.missing.insert(asked.begin(), asked.end());
    }
  }
}

// What the unknown lines depend on, and what the unmet needs ask for.
void name_missing(Question& question, Lines& lines, Answer& answer) {
  for (const Line line : collect(lines)) {
    if (lines[line].truth == Truth::unknown) {
      answer.missing.insert(lines[line].missing.begin(), lines[line].missing.end());
    } else if (line == Line::needed) {
      name_what_needs_ask_for(question, answer);
    }
  }
}

}  // namespace

Answer naive_decide(const model::Model& model, const Request& request) {
  Question question(model, request);
  Answer answer;
  Lines lines = lines_of(question, {});
  answer.verdict = settle(lines);
  judge_parts(question, answer);
  name_deciding(question, lines, answer);
  name_defeated(question, answer);
  if (answer.verdict == Verdict::incomplete) {
    name_missing(question, lines, answer);
  }
  answer.circular = question.circular();
  return answer;
}

}  // namespace qingdan::reference
