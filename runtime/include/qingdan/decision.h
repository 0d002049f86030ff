// Decision: the verdict and everything that explains it, as ids of the Program that made it. The
// same Program and Request give the same Decision, on any machine and in any build.
#pragma once

#include <cstdint>
#include <optional>
#include <tuple>
#include <vector>

#include "qingdan/program.h"
#include "qingdan/request.h"
#include "qingdan/truth.h"

namespace qingdan {

// The lines of the verdict table (design: verdict), from the first that counts to the last.
enum class Line : std::uint8_t {
  banned = 1,           // a ban stands uncontested, or a standing requirement is not met
  contested = 2,        // a ban is contested, or holds by analogy only
  needed = 3,           // a standing need is unmet
  permitted = 4,        // each matter has a standing permit, mandate or approval
  unlisted_reject = 5,  // a matter without one is on a list that rejects what it does not name
  unlisted_refer = 6,   // … or refers it
  silent = 7,           // no list speaks
};

// The verdict of one part. `term` is Term::matter for a matter asked for; for a term the matter is none.
struct PartVerdict {
  Term term = Term::matter;
  RequestedMatter matter;
  Verdict verdict = Verdict::incomplete;
  SequenceId sequence;         // of a row: a field, a paper; none = the term as a whole
  std::uint32_t row = kAny;    // its place among the rows of the request
  Truth by_marks = Truth::no;  // not named but recognised by its marks (unknown: it may be)
};

// An item (or, for an unlisted matter, a list) that the verdict rests on.
struct Deciding {
  Line line = Line::silent;
  ItemId item;               // none when a list decides
  ListId list;               // none when an item decides
  bool by_approval = false;  // permitted since an approval lifted this item
  Truth truth = Truth::yes;  // unknown: it could still decide, once the missing facts are known
};

struct Defeated {
  ItemId item;
  ItemId winner;
  Principle principle = Principle::overrides;
};

struct MissingFact {
  Missing kind = Missing::fact;
  FactId fact;          // for Missing::fact
  Organ organ;          // for Missing::approval: whose
  SequenceId sequence;  // for Missing::sequence

  friend constexpr auto operator<=>(const MissingFact&, const MissingFact&) = default;
};

// One change of a remedy: set a fact, take another role, or obtain an organ's approval.
struct Change {
  enum class Kind : std::uint8_t { fact, role, approval };

  Kind kind = Kind::fact;
  FactId fact;
  std::vector<std::int64_t> values;  // for a fact: its new value or values
  RoleId role;
  Organ organ;  // for an approval

  friend bool operator==(const Change&, const Change&) = default;
  // Not `<=>`: older standard libraries cannot compare vectors by it.
  friend bool operator<(const Change& a, const Change& b) {
    return std::tie(a.kind, a.fact, a.values, a.role, a.organ) <
           std::tie(b.kind, b.fact, b.values, b.role, b.organ);
  }
};

// Changes that together, and no fewer of them, turn the verdict to accept: confirmed by deciding again.
using Remedy = std::vector<Change>;

// What follows from acceptance.
struct Duty {
  ItemId item;
  MatterId duty;
  std::optional<Date> due;   // last day; nullopt where the item sets no time or its beginning is unknown
  Truth truth = Truth::yes;  // unknown: it may follow, once more is known

  friend bool operator==(const Duty&, const Duty&) = default;
  // Not `<=>`: older standard libraries cannot compare optionals by it.
  friend bool operator<(const Duty& a, const Duty& b) {
    return std::tie(a.item, a.duty, a.due, a.truth) < std::tie(b.item, b.duty, b.due, b.truth);
  }
};

// A violation, addressed to the body that caused it.
struct Finding {
  ItemId item;
  Organ against;             // kind none = not known who
  SequenceId sequence;       // in a row of this one; none = in the request as a whole
  std::uint32_t row = kAny;  // its place among the rows of the request
  Truth truth = Truth::yes;  // unknown: it may be one, once more is known

  friend auto operator<=>(const Finding&, const Finding&) = default;
};

struct Note {
  using Kind = NoteKind;

  Kind kind = Kind::overflow;
  ItemId item;
  DocumentId document;  // of basis_not_in_force

  friend constexpr auto operator<=>(const Note&, const Note&) = default;
};

struct Decision {
  Verdict verdict = Verdict::incomplete;
  bool observation = false;  // then only the findings count, and the verdict says nothing
  std::vector<PartVerdict> parts;
  std::vector<Deciding> deciding;       // by line, then address
  std::vector<Defeated> defeated;       // by address
  std::vector<Substitute> substitutes;  // that the deciding bans name, by name
  std::vector<Organ> refer_to;          // who must rule, for `refer`
  std::vector<MissingFact> missing;     // for `incomplete`: builtin first, facts by name, then approvals
  std::vector<Remedy> remedies;         // smallest first; none makes the request what a mark describes
  bool remedies_complete = true;        // false: the search stopped at its limit
  std::vector<Duty> duties;             // of what is accepted; by address
  std::vector<Finding> findings;        // by address, then row
  std::vector<Note> notes;
  std::optional<Date> date;
  Digest digest{};
};

}  // namespace qingdan
