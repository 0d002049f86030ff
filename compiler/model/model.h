// model::Model: the checked meaning of all files together. Names are ids, types are known, every item
// has become core norms of one shape. Ids are those of the Program made from it, except norms, which
// lowering puts into evaluation order. Rows stand in the byte order of their first name, so the
// arrangement of files does not matter.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/expr.h"
#include "qingdan/decision.h"
#include "qingdan/request.h"
#include "source/source.h"

namespace qingdan::model {

using source::Span;

struct Names {  // one may be empty, never both
  std::string zh;
  std::string en;

  [[nodiscard]] const std::string& first() const { return zh.empty() ? en : zh; }
};

struct Region {
  Names names;
  RegionId parent;  // none for the root
  Level level = Level::village;
  std::vector<RegionId> succeeds;  // ascending: approvals for these pass to this one …
  std::optional<Date> since;       // … from that day on
  Span span;
};

struct OrganKind {
  Names names;
  std::vector<OrganKindId> parents;
  std::vector<OrganKindId> ancestors;  // itself and all above, ascending
  std::uint32_t levels = 0;            // bit per Level; none for a class
  bool outside = false;
  std::optional<Chain> heads;         // the body that heads this chain at its levels
  bool heads_laws = false;            // the body that rules between laws
  std::vector<OrganKindId> succeeds;  // ascending: approvals by these count as its own …
  std::optional<Date> since;          // … from that day on
  Span span;
};

struct Matter {
  Names names;
  std::vector<std::string> aliases;
  MatterKind kind = MatterKind::task;
  std::vector<MatterId> parents;
  std::vector<MatterId> ancestors;  // itself and all above, ascending
  std::vector<MatterId> like;       // ascending: what it resembles, for bans that end in “and the like”
  ExprId marks;                     // where it holds, this is asked for too; none = it has no marks
  Span span;
};

struct Role {
  Names names;
  bool changeable = false;
  ExprId marks;  // where it holds, this is the role, whatever is stated; none = it has no marks
  Span span;
};

// Rows of like things that a request may bring: hops of a chain, fields of a form.
struct Sequence {
  Names names;
  Names title;
  std::optional<Term> term;  // the term whose norms are judged row by row
  bool open = true;
  FactId label;  // its fact of type material, if it has one
  Span span;
};

// A paper that is handed in, or a data item that is filled in.
struct Material {
  Names names;
  std::vector<std::string> aliases;
  Term term = Term::paper;  // or Term::field
  std::vector<MaterialId> parents;
  std::vector<MaterialId> ancestors;  // itself and all above, ascending
  Span span;
};

struct Register {
  Names names;
  Names title;
  FactId fact;                        // open, boolean: it has the answer; bears the register's name
  std::vector<MaterialId> materials;  // ascending: what it provides, with all that is under them
  std::vector<MatterId> matters;      // ascending: matters that it makes needless
  std::optional<Date> live_from;
  std::optional<std::int64_t> fresh_days;
  FactId refreshed;  // the date that freshness counts from
  Span span;
};

struct Calendar {
  Names names;
  Date first;
  Date last;
  std::vector<Date> holidays;     // ascending
  std::vector<Date> makeup_days;  // ascending
  Span span;
};

// What a fact counts, and by what: 已有工作群 counts 工作群 per village.
struct Counter {
  MatterId matter;
  std::uint32_t keys = 0;  // bit per CountKey
};

struct Fact {
  Names names;
  Names title;
  Type type = Type::boolean;
  std::vector<Names> choices;
  bool many = false;
  bool open = true;
  bool changeable = false;
  FactSource source = FactSource::request;
  Term term = Term::matter;
  std::vector<std::int64_t> default_values;  // of a closed fact
  SequenceId sequence;                       // it belongs to each row of this one; none = to the request
  std::optional<Counter> counter;            // of FactSource::ledger
  Span span;
};

struct Define {
  Names names;
  ExprId expr;          // uses only defines with a smaller id
  SequenceId sequence;  // it reads the rows of this one; none = it has one value in a part
  Span span;
};

struct Document {
  Names names;
  Names title;
  std::string number;
  std::vector<Organ> issuers;  // ascending
  Chain chain = Chain::state;
  Rank rank = Rank::normative_document;
  Level level = Level::county;  // the highest of its issuers
  std::vector<RegionId> regions;
  std::optional<Date> adopted;
  std::optional<Date> published;
  std::optional<Date> known_from;  // as declared, else published, else adopted
  std::optional<Date> effective;
  std::optional<Date> last_day;  // from `expires` and `repealed`
  DocumentId repealed_by;
  Span span;
};

struct List {
  DocumentId document;
  std::string code;
  std::string address;  // document.list
  Names title;
  ListKind kind = ListKind::negative;
  Unlisted unlisted = Unlisted::silent;
  std::vector<OrganSelector> refer_to;
  std::uint32_t matter_kinds = 0;  // bit per MatterKind
  std::vector<RoleId> roles;       // empty = every role
  std::vector<RegionId> regions;
  Span span;
};

// `overrides 下位 MODE TERM`: every lower norm of that mode and term that it meets.
struct InferiorClass {
  Mode mode = Mode::forbid;
  Term term = Term::matter;
};

struct Item {
  ListId list;
  std::string code;
  std::string address;  // document.list.item
  Names title;
  Mode mode = Mode::forbid;
  Term term = Term::matter;
  bool no_waiver = false;
  DocumentId basis_document;
  std::string basis;
  Names reason;
  std::vector<ItemId> overrides;
  std::vector<InferiorClass> overrides_inferior;
  Span overrides_span;
  std::vector<OrganSelector> delegates;
  std::vector<std::string> steps;  // of a certificate
  std::string form;                // its template
  std::vector<MaterialId> needs;   // ascending: papers of a certificate or a service
  std::optional<Date> first_day;   // as of its norms
  std::optional<Date> last_day;
  std::optional<Date> known_from;
  Span span;       // the head
  Span mode_span;  // the mode clause
};

// One core norm: an item for one matter. Everything after the checker speaks only of these.
struct Norm {
  ItemId item;
  Mode mode = Mode::forbid;
  Term term = Term::matter;
  MatterId matter;
  std::vector<RoleId> roles;            // ascending; empty = any
  std::vector<OrganSelector> from;      // ascending; empty = any
  std::vector<OrganKindId> to;          // ascending; empty = any
  std::vector<RegionId> regions;        // ascending; empty = everywhere
  std::vector<Substitute> substitutes;  // of bans; ascending
  SequenceId sequence;                  // judged row by row of this one; none = once
  bool skips_first = false;  // its conditions look at the row before: judged from the second row on
  bool each = false;         // it speaks of rows: where there is none, it does not apply
  ExprId when;               // none = always
  ExprId unless;             // none = never
  ExprId by_approval;        // true where an approval makes `unless` true; none = never
  ExprId condition;          // of require and need
  MatterId duty;             // of oblige
  FactId since;              // of oblige: the date its time runs from; none = the event date
  std::optional<std::int64_t> within;
  bool within_workdays = false;
  ExprId done;                        // of oblige: the duty is met; none = nothing says
  ExprId against;                     // of find and oblige: an organ; none = the assigner
  bool by_analogy = false;            // a ban on what is like a named matter: the rulers decide
  std::vector<OrganSelector> rulers;  // ascending
  bool sees_action = false;           // its conditions look at the action; else it does not speak of refusals
  std::optional<Date> first_day;      // in force from … to, both inclusive
  std::optional<Date> last_day;
  std::optional<Date> known_from;
};

// `any hop meets …`: the body, for each row of a sequence.
struct Quantifier {
  SequenceId sequence;
  ExprId body;
  bool skips_first = false;  // the body looks at the row before

  friend auto operator<=>(const Quantifier&, const Quantifier&) = default;
};

// A part of a service: a matter with the body that decides on it and what it asks for.
struct ServiceMember {
  MatterId matter;
  std::vector<OrganSelector> approved_by;  // ascending
  std::vector<MaterialId> needs;           // ascending
  std::vector<MaterialId> fills;           // ascending: fields of its form
  std::vector<MatterId> after;             // members that come first
  std::optional<std::int64_t> within;
  bool within_workdays = false;
};

// Several matters applied for at once; its norms are those of its item.
struct Service {
  ItemId item;
  std::vector<OrganKindId> received_by;   // ascending
  std::vector<MaterialId> prerequisites;  // ascending: papers that must be held before
  std::vector<MaterialId> forms;          // ascending: what is filled in once for all
  std::optional<std::int64_t> most_papers;
  std::vector<ServiceMember> members;  // as written
};

struct ApprovalAtom {
  std::vector<OrganSelector> organs;  // ascending; each has a kind and a level or a region
};

struct Scenario {
  std::string code;
  Names title;
  Request request;
  Verdict expected = Verdict::incomplete;
  bool has_expected = false;
  std::vector<OrganSelector> refer_to;
  std::vector<ItemId> by_items;  // each must be among the deciding items
  std::vector<ListId> by_lists;
  std::vector<MissingFact> missing;  // each must be among the missing facts
  std::vector<OrganSelector> missing_approvals;
  std::vector<ItemId> duties;           // items whose duties must follow
  std::vector<ItemId> findings;         // items that must find something
  bool no_finding = false;              // none may
  std::optional<Organ> against;         // whom each of `findings` must name
  std::vector<Substitute> substitutes;  // each must be named
  std::vector<NoteKind> notes;          // each must be remarked
  Span span;
};

struct Model {
  std::vector<Region> regions;
  std::vector<OrganKind> organ_kinds;
  std::vector<Matter> matters;
  std::vector<Role> roles;
  std::vector<Sequence> sequences;
  std::vector<Material> materials;
  std::vector<Register> registers;
  std::vector<Calendar> calendars;  // by first day, none overlaps
  std::vector<Fact> facts;
  std::vector<Define> defines;  // in an order in which each uses only earlier ones
  std::vector<Document> documents;
  std::vector<List> lists;
  std::vector<Item> items;
  std::vector<Norm> norms;  // by item, then matter
  std::vector<ApprovalAtom> approval_atoms;
  std::vector<Quantifier> quantifiers;
  std::vector<Service> services;
  std::vector<Scenario> scenarios;
  std::vector<std::string> texts;  // texts that conditions mention, sorted; a text value is its number
  ExprArena exprs;
};

}  // namespace qingdan::model
