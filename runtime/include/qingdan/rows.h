// The rows of a Program's tables: plain data without pointers or padding, so that an artifact is
// mapped, not parsed. A Range is [begin, end) in the pool that its comment names.
#pragma once

#include <cstdint>

#include "qingdan/ids.h"
#include "qingdan/vocabulary.h"

namespace qingdan {

// Where in the text blob a text begins: its length (7 bits a byte, low ones first, the high bit set in all
// but the last byte), then that many bytes of UTF-8. At 0 lies the empty text.
struct Text {
  std::uint32_t offset = 0;

  [[nodiscard]] constexpr bool empty() const { return offset == 0; }
};

struct Name {  // one language may be missing (empty), never both
  Text zh;
  Text en;
};

struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
};

inline constexpr std::uint32_t kAny = 0xFFFFFFFF;
inline constexpr std::int32_t kNoDate = INT32_MIN;
inline constexpr std::int32_t kNoTime = -1;  // no time limit

// One organ: 甲县.应急局. An outside organ (a bank) has no region.
struct Organ {
  OrganKindId kind;
  RegionId region;

  friend constexpr auto operator<=>(Organ, Organ) = default;
};

// Which organs a rule means. 县.党委 has kind and level (the village's own county); 甲县.党委 kind and
// region; 党政群机构 kind alone; 县 level alone.
struct OrganSelector {
  OrganKindId kind;            // none = any kind
  RegionId region;             // none = any region
  std::uint32_t level = kAny;  // a Level, relative to the village; kAny = any

  friend constexpr auto operator<=>(const OrganSelector&, const OrganSelector&) = default;
};

struct RegionRow {
  Name name;
  RegionId parent;  // none for the root; a parent's id need not be smaller
  std::uint32_t level = 0;
  // Approvals for these pass to this one from that day on; the rows before, not what went before them.
  Range succeeds;               // region_pool
  std::int32_t since = 0;       // kNoDate where `succeeds` is empty
  std::uint32_t indexed = 0;    // places: this region or the nearest above of which a rule speaks by name
  std::uint32_t has_below = 0;  // some region lies in it
};

struct OrganKindRow {
  Name name;
  Range ancestors;           // organ_kind_pool: itself and all classes above, ascending
  std::uint32_t levels = 0;  // bit per Level at which it exists
  std::uint32_t outside = 0;
  Range succeeds;          // organ_kind_pool: approvals by these count as its own from that day on
  std::int32_t since = 0;  // kNoDate where `succeeds` is empty
};

struct MatterRow {
  Name name;
  Range ancestors;  // matter_pool: itself and all matters above, ascending
  Range cells;      // cells: of the norms whose matter is this one
  Range marks;      // code: where it holds, this is asked for too, whatever the thing is called
  std::uint32_t kind = 0;
};

struct RoleRow {
  Name name;
  Range marks;  // code: where it holds, this is the role, whatever is stated; of one role at most
  std::uint32_t changeable = 0;
};

// A list of like things that a request may bring: hops of a chain, fields of a form.
struct SequenceRow {
  Name name;
  Name title;
  FactId label;               // the fact of type material that says what a row is; none if it has none
  std::uint32_t term = kAny;  // the Term whose norms are judged row by row; kAny = none
  std::uint32_t open = 0;     // absent = unknown; else absent = no rows
};

// A paper that is handed in, or a data item that is filled in.
struct MaterialRow {
  Name name;
  Range ancestors;         // material_pool: itself and all above, ascending
  std::uint32_t term = 0;  // Term::paper or Term::field
};

struct RegisterRow {
  Name name;
  FactId fact;  // open, boolean: it has the answer
  std::int32_t live_from = 0;
};

// A count that the caller or its ledger keeps.
struct CounterRow {
  FactId fact;
  MatterId matter;
  std::uint32_t keys = 0;  // bit per CountKey
};

// `any hop meets …`, `sum of … over the fields`: a condition or value for each row of a sequence.
struct QuantifierRow {
  SequenceId sequence;
  Range code;
  std::uint32_t skips_first = 0;  // it looks at the row before, so it begins with the second
};

// Working days of a stretch of days without a gap.
struct CalendarRow {
  std::int32_t first_day = 0;
  std::int32_t last_day = 0;
  Range counts;  // workday_counts: one more than the days; [i] = working days before the i-th day
};

struct FactRow {
  Name name;
  Range choices;          // choices: the values of a choice, in declared order
  Range default_values;   // constants: one, or for `many` any number
  std::uint8_t type = 0;  // Type
  std::uint8_t many = 0;
  std::uint8_t open = 0;  // missing = unknown; else missing = default_values
  std::uint8_t changeable = 0;
  std::uint8_t source = 0;  // FactSource
  std::uint8_t term = 0;    // Term
  std::uint16_t spare = 0;
  SequenceId sequence;  // it belongs to each row of this one; none = to the request
  std::uint32_t more_spare = 0;
  std::int64_t lowest = 0;   // what a value may be, by its type
  std::int64_t highest = 0;  // an organ must be one besides
};

struct ChoiceRow {
  Name name;
};

struct DefineRow {
  Name name;
  Range code;               // code; refers only to defines with a smaller id
  std::uint32_t depth = 0;  // length of the longest chain of defines below
  SequenceId sequence;      // it reads the rows of this one; none = it has one value in a part
};

struct DocumentRow {
  Name name;
  Name title;
  Text number;
  Range issuers;             // organs
  std::int32_t adopted = 0;  // dates in days since 1970; kNoDate where absent
  std::int32_t published = 0;
  std::int32_t known_from = 0;
  std::int32_t effective = 0;  // first day in force
  std::int32_t last_day = 0;   // last day in force, from `expires` and `repealed`; kNoDate = open end
  std::uint8_t chain = 0;
  std::uint8_t rank = 0;
  std::uint16_t spare = 0;
};

struct ListRow {
  DocumentId document;
  Text address;  // document.list, Chinese name first
  Name title;
  Range regions;                   // region_pool
  Range roles;                     // role_pool; empty = every role
  Range refer_to;                  // selectors
  std::uint32_t matter_kinds = 0;  // bit per MatterKind
  std::uint8_t kind = 0;           // ListKind
  std::uint8_t unlisted = 0;       // Unlisted
  std::uint16_t spare = 0;
};

// From the first day through the last, and not before it is known.
struct PeriodRow {
  std::int32_t first_day = 0;   // kNoDate = from of old
  std::int32_t last_day = 0;    // kNoDate = open end
  std::int32_t known_from = 0;  // kNoDate = always known
};

// What few items say. Row 0 says nothing.
struct ItemDetailRow {
  Name reason;
  Text steps;   // of a certificate, joined with 、
  Text form;    // its template
  Range needs;  // material_pool: papers that a certificate or a service asks for
};

// Ordered by list, then by the code within it: so ids are the order of addresses.
struct ItemRow {
  ListId list;
  Text address;  // document.list.item
  Name title;
  DocumentId basis_document;
  Text basis;  // the place in that document, as written
  PeriodId period;
  ItemDetailId detail;
  std::uint8_t mode = 0;  // Mode as written (the forbid half of `only when` is a permit item)
  std::uint8_t term = 0;  // Term
  std::uint16_t spare = 0;
};

// What to do or use instead of what is banned.
struct Substitute {
  enum class Kind : std::uint32_t { matter, register_, material, organ };

  Kind kind = Kind::matter;
  std::uint32_t id = 0;  // of a matter, register or material
  Organ organ;           // of an organ: kind and region none or given

  friend constexpr auto operator<=>(const Substitute&, const Substitute&) = default;
};

// Who may ask for a norm's matter, of whom, and in which role.
struct AudienceRow {
  Range roles;  // role_pool; empty = any
  Range from;   // selectors; empty = any
  Range to;     // organ_kind_pool; empty = any
  // A norm whose conditions do not look at the action speaks of giving a matter, not of refusing it.
  std::uint32_t sees_action = 0;
};

// What few norms say. Row 0 says nothing.
struct NormDetailRow {
  Range substitutes;    // substitutes, of bans
  Range by_approval;    // code: true where an approval makes `unless` true; empty = never
  Range condition;      // code: of require and need
  Range done;           // code: of oblige, when the duty is met; empty = nothing says
  Range against;        // code: of find and oblige, an organ; empty = the assigner
  Range rulers;         // selectors: of a ban by analogy, who rules
  Range rivals;         // open_pairs
  SequenceId sequence;  // judged row by row of this one; none = once
  MatterId duty;        // of oblige
  FactId since;         // of oblige: the date its time runs from; none = the event date
  std::int32_t within = kNoTime;
  std::uint8_t within_workdays = 0;  // `within` counts working days
  std::uint8_t each = 0;        // it speaks of rows, so it needs one: 1 = of each, 2 = of each but the first
  std::uint8_t by_analogy = 0;  // a ban on what is like a named matter: the rulers decide
  std::uint8_t spare = 0;
};

// The one core shape: every item becomes one norm for each matter it names, and a permit with
// `only when` one more that forbids. A norm's defeaters have smaller ids.
struct NormRow {
  ItemId item;
  MatterId matter;
  AudienceId audience;
  PeriodId period;
  Range regions;    // region_pool; empty = everywhere
  Range when;       // code; empty = always
  Range unless;     // code; empty = never
  Range defeaters;  // defeats
  NormDetailId detail;
  std::uint8_t mode = 0;  // Mode
  std::uint8_t term = 0;  // Term
  // Whether norms apply is settled layer by layer: the norms that count as an approval in a norm's
  // conditions lie in lower layers.
  std::uint8_t layer = 0;
  std::uint8_t spare = 0;
};

// By whom a norm is beaten. Ascending by winner.
struct DefeatRow {
  static constexpr std::uint32_t kWinners = 1U << 29U;  // so many norms at most

  std::uint32_t winner_and_principle = 0;  // the winner's NormId, and from bit 29 on the Principle

  [[nodiscard]] constexpr NormId winner() const { return NormId(winner_and_principle % kWinners); }
  [[nodiscard]] constexpr Principle principle() const {
    return static_cast<Principle>(winner_and_principle / kWinners);
  }
};
constexpr DefeatRow defeat_row(NormId winner, Principle principle) {
  return {winner.value | static_cast<std::uint32_t>(principle) * DefeatRow::kWinners};
}

struct OpenPairRow {
  NormId rival;
  Range rulers;  // organs: the body, or bodies jointly, that must rule
};

struct ApprovalAtomRow {
  Range organs;  // selectors, each with kind and either region or level
  Range norms;   // norm_pool: permits and mandates whose issuers can be those organs
};

// One step of a stack machine over 64-bit values that may be unknown (qingdan/code.h).
struct Instruction {
  std::uint8_t op = 0;
  std::uint8_t type = 0;  // Type of the operand where the step needs it
  std::uint16_t count = 0;
  std::uint32_t arg = 0;
};

// Sorted by (kind, text): every name and alias of a kind of thing. Items are found by their address.
struct NameRow {
  Text text;
  std::uint32_t kind = 0;  // NameKind
  std::uint32_t id = 0;
};

enum class NameKind : std::uint32_t {
  region,
  organ_kind,
  matter,
  role,
  fact,
  list,
  document,
  sequence,
  material,
  register_,
};

// ---- The index, made by Program::seal from the rows above (index.h) ----

// One comparison of a fact of the request with constants, which a norm's `when` demands.
struct TestRow {
  FactId fact;
  Range constants;       // constants: one, or for Op::among and any_of any number
  std::uint16_t op = 0;  // Op: equal, less … greater_equal, among, any_of
  std::uint16_t spare = 0;
};

// A norm where it is looked for, with what can be asked of it cheaply.
struct EntryRow {
  NormId norm;
  PeriodId period;
  AudienceId audience;
  TestId test;  // none = nothing to ask
};

// The norms of one matter that speak of one region by name, or of none. Ordered by matter, then region; a
// last row without either ends the one before it.
struct CellRow {
  MatterId matter;
  RegionId region;           // none = everywhere
  std::uint32_t begin = 0;   // entries: up to where the next cell begins
  std::uint32_t rest = 0;    // … from here on those that others may beat or contest, or that ban nothing
  std::uint32_t late = 0;    // … from here on those that permit unless a ban stands
  std::uint32_t groups = 0;  // groups: up to where the next cell's begin
};

// Many norms of a cell that ask the same of one fact, found by its value.
struct GroupRow {
  FactId fact;
  Range keys;               // keys, ascending
  std::uint16_t op = 0;     // Op, as in TestRow; equal also for among and any_of
  std::uint16_t order = 0;  // Order: as in CellRow
};

struct KeyRow {
  std::int64_t value = 0;
  Range entries;  // entries
};

// A region of which some norm or list speaks by name; row 0 stands for everywhere.
struct PlaceRow {
  RegionId region;
  std::uint32_t above = 0;  // places: the nearest above; of row 0 itself
  Range lists;              // place_lists: those that reject or refer what they do not name
  // Which matters may have a cell here: bit (matter & filter_mask) from the word `filter` of filters on.
  std::uint32_t filter = 0;
  std::uint32_t filter_mask = 0;  // a power of two less one, at least 63
};

}  // namespace qingdan
