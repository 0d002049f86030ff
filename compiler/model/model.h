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
  Span span;
};

struct OrganKind {
  Names names;
  std::vector<OrganKindId> parents;
  std::vector<OrganKindId> ancestors;  // itself and all above, ascending
  std::uint32_t levels = 0;            // bit per Level; none for a class
  bool outside = false;
  std::optional<Chain> heads;  // the body that heads this chain at its levels
  bool heads_laws = false;     // the body that rules between laws
  Span span;
};

struct Matter {
  Names names;
  std::vector<std::string> aliases;
  MatterKind kind = MatterKind::task;
  std::vector<MatterId> parents;
  std::vector<MatterId> ancestors;  // itself and all above, ascending
  Span span;
};

struct Role {
  Names names;
  bool changeable = false;
  Span span;
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
  Span span;
};

struct Define {
  Names names;
  ExprId expr;  // uses only defines with a smaller id
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
  Span span;       // the head
  Span mode_span;  // the mode clause
};

// One core norm: an item for one matter. Everything after the checker speaks only of these.
struct Norm {
  ItemId item;
  Mode mode = Mode::forbid;
  Term term = Term::matter;
  MatterId matter;
  std::vector<RoleId> roles;        // ascending; empty = any
  std::vector<OrganSelector> from;  // ascending; empty = any
  std::vector<OrganKindId> to;      // ascending; empty = any
  std::vector<RegionId> regions;    // ascending; empty = everywhere
  std::vector<MatterId> instead;
  ExprId when;                    // none = always
  ExprId unless;                  // none = never
  ExprId by_approval;             // true where an approval makes `unless` true; none = never
  ExprId condition;               // of require and need
  bool sees_action = false;       // its conditions look at the action; else it does not speak of refusals
  std::optional<Date> first_day;  // in force from … to, both inclusive
  std::optional<Date> last_day;
  std::optional<Date> known_from;
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
  Span span;
};

struct Model {
  std::vector<Region> regions;
  std::vector<OrganKind> organ_kinds;
  std::vector<Matter> matters;
  std::vector<Role> roles;
  std::vector<Fact> facts;
  std::vector<Define> defines;  // in an order in which each uses only earlier ones
  std::vector<Document> documents;
  std::vector<List> lists;
  std::vector<Item> items;
  std::vector<Norm> norms;  // by item, then matter
  std::vector<ApprovalAtom> approval_atoms;
  std::vector<Scenario> scenarios;
  std::vector<std::string> texts;  // texts that conditions mention, sorted; a text value is its number
  ExprArena exprs;
};

}  // namespace qingdan::model
