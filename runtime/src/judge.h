// judge: the verdict table. What norms and lists come to in each part, and the seven lines over them.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "blame.h"
#include "evaluate.h"
#include "qingdan/decision.h"
#include "question.h"

namespace qingdan {

template <class Blame>
struct ListState {
  ListId id;
  Judged<Blame> covers;
};

template <class Blame>
struct PartState {
  AskedPart<Blame> part;
  std::vector<NormState<Blame>> norms;  // ascending
  Judged<Blame> permitted;
  std::vector<ListState<Blame>> lists;  // that reject or refer what they do not name; only if not permitted
};

template <class Blame>
using PartStates = std::vector<PartState<Blame>>;

// One per part of the request, in the order of find_parts.
template <class Blame>
[[nodiscard]] PartStates<Blame> judge_parts(const Question& question, Blame& blame);

// By Line; the first place is not used.
template <class Value>
using Lines = std::array<Value, static_cast<std::size_t>(Line::silent) + 1>;
constexpr std::size_t at(Line line) { return static_cast<std::size_t>(line); }
inline constexpr std::array kLines = {Line::banned,    Line::contested,       Line::needed,
                                      Line::permitted, Line::unlisted_reject, Line::unlisted_refer,
                                      Line::silent};

// Which norms a verdict looks at: those of one part or of all, of one term or of all. A part looked at by
// itself is taken to be present.
struct View {
  std::optional<std::size_t> part;
  std::optional<Term> term;
};

// What one norm of a part adds to the lines on bans, conflicts and needs, as far as the part is `present`.
template <class Blame>
void add_norm(const Program& program, Blame& blame, Judged<Blame> present, const NormState<Blame>& state,
              Lines<Judged<Blame>>& lines);

template <class Blame>
[[nodiscard]] Lines<Judged<Blame>> weigh(const Program& program, Blame& blame, const PartStates<Blame>& parts,
                                         const View& view);

// So far as the part is asked for at all.
template <class Blame>
[[nodiscard]] Judged<Blame> if_present(Blame& blame, const PartState<Blame>& part, Judged<Blame> value) {
  return both(blame, part.part.present, value);
}

// What one norm adds to a line of its part; to Line::permitted only by itself, not by an approval.
template <class Blame>
[[nodiscard]] Judged<Blame> contribution(const Program& program, Blame& blame, const NormState<Blame>& state,
                                         Line line);
// What an approval that lifted a norm adds to Line::permitted.
template <class Blame>
[[nodiscard]] Judged<Blame> approved(const Program& program, const NormState<Blame>& state);
// What a list adds to Line::unlisted_reject or unlisted_refer.
template <class Blame>
[[nodiscard]] Judged<Blame> contribution(const Program& program, Blame& blame, const PartState<Blame>& part,
                                         const ListState<Blame>& list, Line line);

// The lines that are true or unknown, down to the first true one, and the verdict they make.
struct Outcome {
  Verdict verdict = Verdict::incomplete;
  Lines<Truth> collected{};  // no: not collected
};

template <class Blame>
[[nodiscard]] Outcome settle(const Lines<Judged<Blame>>& lines);

}  // namespace qingdan
