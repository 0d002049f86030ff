// Workspace: what evaluating one part leaves behind, kept so that the next part allocates nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "blame.h"
#include "qingdan/date.h"
#include "qingdan/ids.h"
#include "qingdan/program.h"
#include "qingdan/rows.h"

namespace qingdan {

// A norm in one part, or in one row of it. A norm that is not among the states of a part does not apply
// there.
template <class Blame>
struct NormState {
  NormId id;
  std::uint32_t row = kAny;     // kAny: it is not judged row by row, or there is no row to judge
  Judged<Blame> applies{};      // scope, guard, and no exception
  Judged<Blame> stands{};       // … and no defeater stands
  Judged<Blame> rivalled{};     // its partner in an open pair stands
  Judged<Blame> condition{};    // of require and need, where they may stand; of oblige that it is done
  Judged<Blame> by_approval{};  // in scope, and an approval lifted it: so the matter is permitted
  std::optional<Date> due{};    // of oblige, where it may stand
  Organ against{};              // of oblige and find, where they may stand
  std::uint8_t notes = 0;
  bool is_in_scope = false;   // for certain, so it need not be asked
  bool is_guard_met = false;  // likewise
};

// What may apply, and whether it is in scope, and its guard is met, for certain.
struct Candidate {
  NormId norm;
  bool is_in_scope = false;
  bool is_guard_met = false;

  friend constexpr bool operator<(Candidate a, Candidate b) { return a.norm < b.norm; }
};

// A value on the stack of a condition. Left without initial values: a stack is many of them.
template <class Blame>
struct Cell {
  std::int64_t value;
  bool known;
  bool is_village;   // a place that may be bigger than the village it stands for
  bool is_previous;  // a set, of the row before
  [[no_unique_address]] typename Blame::Why why;
};

// A value that is worked out once in a part. It is there if its stamp is that of the part.
template <class Value>
struct Once {
  Value value;
  std::uint64_t stamp = 0;
  std::uint8_t notes = 0;
};

// For one evaluator at a time, on the program that it was fitted to last.
template <class Blame>
struct Workspace {
  void fit(const Program& program) {
    defines.resize(program.defines().size());
    atoms.resize(program.approval_atoms().size());
    listed.resize(program.lists().size());
    audiences.resize(program.audiences().size());
  }

  std::vector<NormState<Blame>> states;
  std::vector<NormState<Blame>> selected;
  std::vector<Candidate> candidates;
  std::vector<std::vector<Once<Cell<Blame>>>> defines;  // in each row, if they read rows
  std::vector<Once<Judged<Blame>>> atoms;
  std::vector<Once<Judged<Blame>>> listed;
  std::vector<Once<Judged<Blame>>> audiences;
  std::uint64_t stamp = 0;  // of the part that is being evaluated
};

}  // namespace qingdan
