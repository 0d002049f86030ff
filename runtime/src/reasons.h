// reasons: which items and lists a verdict rests on, and what else the decision says about norms.
#pragma once

#include <vector>

#include "judge.h"
#include "qingdan/decision.h"
#include "question.h"

namespace qingdan {

using KnownParts = PartStates<NoBlame>;

// By line, then address: for a true line what makes it true, for an unknown one what may.
[[nodiscard]] std::vector<Deciding> find_deciding(const Program& program, const KnownParts& parts,
                                                  const Outcome& outcome);
// Items that apply but are beaten, each with every standing winner; by address.
[[nodiscard]] std::vector<Defeated> find_defeated(const Program& program, const KnownParts& parts);
// What the bans that decide name instead; by name.
[[nodiscard]] std::vector<Substitute> find_substitutes(const Program& program, const KnownParts& parts,
                                                       const Outcome& outcome);
// Who must rule on the contested items and unlisted matters that decide; by name.
[[nodiscard]] std::vector<Organ> find_rulers(const Question& question, const KnownParts& parts,
                                             const Outcome& outcome);
// By kind, then item.
[[nodiscard]] std::vector<Note> find_notes(const Question& question, const KnownParts& parts);
// What the unknown lines depend on, and what the unmet needs ask for; in the order of Decision::missing.
[[nodiscard]] std::vector<MissingFact> find_missing(const Question& question, const Outcome& outcome);

}  // namespace qingdan
