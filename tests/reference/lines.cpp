#include "reference/lines.h"

#include <array>
#include <set>

namespace qingdan::reference {
namespace {

using model::Norm;

constexpr std::array kAllLines = {Line::banned,          Line::contested,      Line::needed, Line::permitted,
                                  Line::unlisted_reject, Line::unlisted_refer, Line::silent};

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

bool grants(const Norm& norm) { return norm.mode == Mode::permit || norm.mode == Mode::mandate; }

// What follows from acceptance or is found has no effect on the verdict.
bool has_a_line(const Norm& norm) { return norm.mode != Mode::oblige && norm.mode != Mode::find; }

// A ban stands uncontested, or a standing `require` is false. A ban by analogy waits for a ruling.
Reasoned banned(Question& question, std::size_t index, Place place) {
  const Norm& norm = question.model().norms[index];
  if (is_ban(norm.mode) && !norm.by_analogy) {
    return question.stands(index, place) & !question.contested(index, place);
  }
  return norm.mode == Mode::require ? question.stands(index, place) & !question.met(index, place)
                                    : certainly(false);
}

// A ban is contested, or the item is open by analogy.
Reasoned contested(Question& question, std::size_t index, Place place) {
  const Norm& norm = question.model().norms[index];
  if (!is_ban(norm.mode)) {
    return certainly(false);
  }
  const Reasoned in_doubt = norm.by_analogy ? certainly(true) : question.contested(index, place);
  return question.stands(index, place) & in_doubt;
}

// A standing `need` is unmet: absent or unknown.
Reasoned needed(Question& question, std::size_t index, Place place) {
  const bool is_need = question.model().norms[index].mode == Mode::need;
  return is_need && question.met(index, place).truth != Truth::yes ? question.stands(index, place)
                                                                   : certainly(false);
}

// An uncontested standing permit or mandate, or an approval.
Reasoned permits(Question& question, std::size_t index, Place place) {
  const Norm& norm = question.model().norms[index];
  if (norm.term != Term::matter || !has_a_line(norm)) {
    return certainly(false);
  }
  const Reasoned approval = question.lifted_by_approval(index, place);
  return grants(norm) ? (question.stands(index, place) & !question.contested(index, place)) | approval
                      : approval;
}

}  // namespace

Reasoned says(Question& question, std::size_t norm, Place place, Line line) {
  switch (line) {
    case Line::banned:
      return banned(question, norm, place);
    case Line::contested:
      return contested(question, norm, place);
    case Line::needed:
      return needed(question, norm, place);
    case Line::permitted:
      return permits(question, norm, place);
    default:
      return certainly(false);
  }
}

Reasoned permitted(Question& question, std::size_t part) {
  Reasoned any_permit = certainly(false);
  for (std::size_t i = 0; i < question.model().norms.size(); ++i) {
    for (const Place place : question.places(i, part)) {
      any_permit |= permits(question, i, place);
    }
  }
  return any_permit;
}

Reasoned says(Question& question, const model::List& list, std::size_t part, Line line) {
  const Unlisted wanted = line == Line::unlisted_reject ? Unlisted::reject : Unlisted::refer;
  if (list.unlisted != wanted || (line != Line::unlisted_reject && line != Line::unlisted_refer)) {
    return certainly(false);
  }
  return (!permitted(question, part)) & question.covers(list, part);
}

bool View::sees(Term norm_term, Place place) const {
  const bool sees_row = !row || row->row == kAny || place.row == kAny ||
                        (place.sequence == row->sequence && place.row == row->row);
  return (!term || *term == norm_term) && (!part || *part == place.part) && sees_row;
}

bool View::sees_matter_of(std::size_t one) const {
  return (!term || *term == Term::matter) && (!part || *part == one);
}

// A part of which nobody knows whether it is there counts only so far. Its own verdict is weighed as if it
// were there.
Lines lines_of(Question& question, const View& view) {
  Lines lines;
  for (const Line line : kAllLines) {
    lines[line] = certainly(false);
  }
  lines[Line::permitted] = certainly(true);
  lines[Line::silent] = certainly(true);
  for (std::size_t part = 0; part < question.parts().size(); ++part) {
    const Reasoned present = view.part ? certainly(true) : question.parts()[part].present;
    for (std::size_t i = 0; i < question.model().norms.size(); ++i) {
      for (const Place place : question.places(i, part)) {
        for (const Line line : {Line::banned, Line::contested, Line::needed}) {
          if (view.sees(question.model().norms[i].term, place)) {
            lines[line] |= present & says(question, i, place, line);
          }
        }
      }
    }
    if (!view.sees_matter_of(part)) {
      continue;
    }
    lines[Line::permitted] &= (!present) | permitted(question, part);
    for (const model::List& list : question.model().lists) {
      for (const Line line : {Line::unlisted_reject, Line::unlisted_refer}) {
        lines[line] |= present & says(question, list, part, line);
      }
    }
  }
  return lines;
}

std::vector<Line> collect(const Lines& lines) {
  std::vector<Line> collected;
  for (const Line line : kAllLines) {
    const auto found = lines.find(line);
    const Truth truth = found == lines.end() ? Truth::no : found->second.truth;
    if (truth != Truth::no) {
      collected.push_back(line);
    }
    if (truth == Truth::yes) {
      break;
    }
  }
  return collected;
}

// One verdict collected: it is the verdict. Several: incomplete.
Verdict settle(const Lines& lines) {
  std::set<Verdict> verdicts;
  for (const Line line : collect(lines)) {
    verdicts.insert(verdict_of(line));
  }
  return verdicts.size() == 1 ? *verdicts.begin() : Verdict::incomplete;
}

}  // namespace qingdan::reference
