// The lines of the verdict (design §2.6): what each norm and list says on each, and what that comes to.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "reference/question.h"

namespace qingdan::reference {

using Lines = std::map<Line, Reasoned>;

// What one norm says on one line, where it is judged; what one list says of a part without a permit. As if
// the part were certainly there.
Reasoned says(Question& question, std::size_t norm, Place place, Line line);
Reasoned says(Question& question, const model::List& list, std::size_t part, Line line);
// Some norm permits the part.
Reasoned permitted(Question& question, std::size_t part);

// Which norms a verdict looks at: all; those of matters in one part; those of one term in every part, in
// every row or in one.
struct View {
  std::optional<std::size_t> part;
  std::optional<Term> term;
  std::optional<Place> row;  // in whichever part; of a place in no row: all

  [[nodiscard]] bool sees(Term norm_term, Place place) const;
  [[nodiscard]] bool sees_matter_of(std::size_t one) const;
};
Lines lines_of(Question& question, const View& view);

// The lines that are true or unknown, down to the first true one.
std::vector<Line> collect(const Lines& lines);
Verdict settle(const Lines& lines);

}  // namespace qingdan::reference
