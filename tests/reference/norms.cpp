// Norms against one part of the request: whether they apply, stand, are contested (design §2.4, §2.5).
#include "reference/question.h"
#include "reference/world.h"

namespace qingdan::reference {

using model::Norm;

// Row by row, where there are rows. Where there is none, or nobody knows, once for the part as a whole;
// but a norm that speaks of rows says nothing of none.
std::vector<Place> Question::places(std::size_t norm, std::size_t part) const {
  const Norm& n = model_.norms[norm];
  if (n.sequence.is_none()) {
    return {{part, {}, kAny}};
  }
  const std::optional<std::vector<Row>> rows = rows_of(n.sequence);
  if (!rows || (rows->empty() && !n.each)) {
    return {{part, {}, kAny}};
  }
  std::vector<Place> each_row;
  // One that looks at the row before has nothing to say of the first.
  for (std::size_t row = n.skips_first ? 1 : 0; row < rows->size(); ++row) {
    each_row.push_back({part, n.sequence, static_cast<std::uint32_t>(row)});
  }
  return each_row;
}

// A norm that speaks of rows may speak of one that is there, as long as nobody knows.
Reasoned Question::has_row(const Norm& norm) const {
  return norm.each && !norm.sequence.is_none() && !rows_of(norm.sequence)
             ? unknown_for(missing_sequence(norm.sequence))
             : certainly(true);
}

// In force and scope and guard and not `unless`.
Reasoned Question::applies(std::size_t norm, Place place) {
  return remember(applies_, {norm, place}, [&] {
    const Norm& n = model_.norms[norm];
    Reasoned applies = scope(n, place.part) & has_row(n);
    if (applies.truth != Truth::no && !n.when.is_none()) {
      applies &= condition(n.when, place);
    }
    if (applies.truth != Truth::no && !n.unless.is_none()) {
      applies &= !condition(n.unless, place);
    }
    return applies;
  });
}

// Applies, and nothing that defeats it stands.
Reasoned Question::stands(std::size_t norm, Place place) {
  return remember(stands_, {norm, place}, [&] {
    Reasoned defeated = certainly(false);
    for (const std::size_t winner : precedents_.winners[norm]) {
      defeated |= stands_beside(winner, norm, place);
    }
    return applies(norm, place) & !defeated;
  });
}

// Of two that are judged by the rows of one sequence, each looks at the other in its own row; any other
// stands if it does anywhere in the part.
Reasoned Question::stands_beside(std::size_t other, std::size_t norm, Place place) {
  const SequenceId sequence = model_.norms[norm].sequence;
  const bool same_rows = !sequence.is_none() && model_.norms[other].sequence == sequence;
  Reasoned stands_somewhere = certainly(false);
  for (const Place there : places(other, place.part)) {
    if (!same_rows || there == place) {
      stands_somewhere |= stands(other, there);
    }
  }
  return stands_somewhere;
}

// A partner in an open pair stands too.
Reasoned Question::contested(std::size_t norm, Place place) {
  Reasoned rival = certainly(false);
  for (const std::size_t partner : precedents_.partners[norm]) {
    rival |= stands_beside(partner, norm, place);
  }
  return rival;
}

// An approval that makes an `unless` of an otherwise applicable norm true.
Reasoned Question::lifted_by_approval(std::size_t norm, Place place) {
  const Norm& n = model_.norms[norm];
  if (n.by_approval.is_none()) {
    return certainly(false);
  }
  Reasoned base = scope(n, place.part) & has_row(n);
  if (base.truth != Truth::no && !n.when.is_none()) {
    base &= condition(n.when, place);
  }
  return base.truth == Truth::no ? base : base & condition(n.by_approval, place);
}

// The condition of a `require` or `need`.
Reasoned Question::met(std::size_t norm, Place place) {
  return condition(model_.norms[norm].condition, place);
}

// Whether the duty of an `oblige` is met.
Reasoned Question::done(std::size_t norm, Place place) { return condition(model_.norms[norm].done, place); }

// The body that a finding is addressed to: the one that the norm names, else the assigner. None if unknown.
Organ Question::against(std::size_t norm, Place place) {
  const Norm& n = model_.norms[norm];
  if (n.against.is_none()) {
    return request_.assigner;
  }
  const Value named = value(n.against, place);
  return named.value ? unpack_organ(*named.value) : Organ{};
}

// A list covers a matter if it is in force, for the village's region, and declares the matter's kind and
// role. Like a norm it speaks of giving, not of refusing.
Reasoned Question::covers(const model::List& list, std::size_t part) {
  const MatterId asked = parts_[part].asked.matter;
  Reasoned kind = unknown_for(Missing::matter);
  if (!asked.is_none()) {
    const auto bit = static_cast<unsigned>(model_.matters[asked.index()].kind);
    kind = certainly((list.matter_kinds >> bit & 1U) != 0);
  }
  return in_force(model_.documents[list.document.index()]) & village_in_any(list.regions) & kind &
         role_among(list.roles, part) & is_no_refusal();
}

}  // namespace qingdan::reference
