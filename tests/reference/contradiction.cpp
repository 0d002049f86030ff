#include "reference/contradiction.h"

#include <optional>

#include "reference/world.h"

namespace qingdan::reference {
namespace {

using model::Document;
using model::ExprArena;
using model::ExprId;
using model::InferiorClass;
using model::Item;
using model::Model;
using model::Norm;

enum class Outcome : std::uint8_t { silent, first_wins, second_wins, open };

bool grants(const Norm& norm) { return norm.mode == Mode::permit || norm.mode == Mode::mandate; }

bool same_issuers(const Document& a, const Document& b) { return a.issuers == b.issuers; }

// ---- whether some request meets both scopes --------------------------------------------------------

// Some kind of organ is both.
bool kinds_can_meet(const Model& model, OrganKindId a, OrganKindId b) {
  for (std::size_t kind = 0; kind < model.organ_kinds.size(); ++kind) {
    if ((a.is_none() || at_or_under(model, OrganKindId(kind), a)) &&
        (b.is_none() || at_or_under(model, OrganKindId(kind), b))) {
      return true;
    }
  }
  return false;
}

std::optional<Level> level_meant(const Model& model, const OrganSelector& selector) {
  if (!selector.region.is_none()) {
    return level_of(model, selector.region);
  }
  return selector.level == kAny ? std::nullopt : std::optional(static_cast<Level>(selector.level));
}

// Two regions must be one; a level and a region, or two levels, must be of one level.
bool selectors_can_meet(const Model& model, const OrganSelector& a, const OrganSelector& b) {
  const std::optional<Level> level_a = level_meant(model, a);
  const std::optional<Level> level_b = level_meant(model, b);
  const bool one_region = a.region.is_none() || b.region.is_none() || a.region == b.region;
  return one_region && (!level_a || !level_b || level_a == level_b) && kinds_can_meet(model, a.kind, b.kind);
}

// Lists of which an empty one means anything: do two elements go together?
template <class T, class Together>
bool lists_can_meet(const std::vector<T>& a, const std::vector<T>& b, Together together) {
  return a.empty() || b.empty() ||
         any(a, [&](const T& x) { return any(b, [&](const T& y) { return together(x, y); }); });
}

bool times_overlap(const Norm& a, const Norm& b) {
  return (!a.last_day || !b.first_day || *b.first_day <= *a.last_day) &&
         (!b.last_day || !a.first_day || *a.first_day <= *b.last_day);
}

bool scopes_can_meet(const Model& model, const Norm& a, const Norm& b) {
  return lists_can_meet(a.roles, b.roles, [](RoleId x, RoleId y) { return x == y; }) &&
         lists_can_meet(a.from, b.from,
                        [&](const OrganSelector& x, const OrganSelector& y) {
                          return selectors_can_meet(model, x, y);
                        }) &&
         lists_can_meet(a.to, b.to,
                        [&](OrganKindId x, OrganKindId y) { return kinds_can_meet(model, x, y); }) &&
         lists_can_meet(
             a.regions, b.regions,
             [&](RegionId x, RegionId y) { return at_or_under(model, x, y) || at_or_under(model, y, x); }) &&
         times_overlap(a, b);
}

bool matters_nested(const Model& model, const Norm& a, const Norm& b) {
  return at_or_under(model, a.matter, b.matter) || at_or_under(model, b.matter, a.matter);
}

// ---- rule 1: overrides ----------------------------------------------------------------------------

// An organ to which an item delegates is among the issuers.
bool issues(const Model& model, const Document& document, const OrganSelector& organ) {
  return any(document.issuers, [&](const Organ& issuer) {
    return (organ.kind.is_none() || at_or_under(model, issuer.kind, organ.kind)) &&
           (organ.region.is_none() || issuer.region == organ.region) &&
           (organ.level == kAny || level_of(model, issuer.region) == static_cast<Level>(organ.level));
  });
}

// The same organ, a higher one, or one to which the other item delegates it.
bool may_override(const Model& model, const Norm& norm, const Norm& other) {
  const Document& own = document_of(model, norm);
  const std::vector<OrganSelector>& delegates = model.items[other.item.index()].delegates;
  return same_issuers(own, document_of(model, other)) || is_superior(own, document_of(model, other)) ||
         (!delegates.empty() &&
          all(delegates, [&](const OrganSelector& organ) { return issues(model, own, organ); }));
}

bool names_as_overridden(const Model& model, const Norm& norm, const Norm& other) {
  return any(model.items[norm.item.index()].overrides, [&](ItemId named) { return named == other.item; });
}

// `overrides` names an item, wherever both apply; or a mode and term of inferior documents, so far as they
// are on the same ground. Any mode.
bool overrides(const Model& model, const Norm& norm, const Norm& other) {
  const Item& item = model.items[norm.item.index()];
  if (names_as_overridden(model, norm, other)) {
    return may_override(model, norm, other);
  }
  return matters_nested(model, norm, other) && scopes_can_meet(model, norm, other) &&
         any(item.overrides_inferior, [&](const InferiorClass& lower) {
           return lower.mode == other.mode && lower.term == other.term &&
                  is_superior(document_of(model, norm), document_of(model, other));
         });
}

// ---- rule 2: statute ------------------------------------------------------------------------------

// A duty by a law or administrative regulation beats a ban of lower rank, and any Party, joint or
// local one.
bool prevails_as_statute(const Norm& duty, const Document& statute, const Document& ban) {
  if (duty.mode != Mode::mandate ||
      (statute.rank != Rank::law && statute.rank != Rank::administrative_regulation)) {
    return false;
  }
  const bool local = ban.rank == Rank::local_regulation || ban.rank == Rank::government_rule ||
                     (ban.rank == Rank::normative_document && ban.level != Level::centre);
  return is_superior(statute, ban) || ban.chain != Chain::state || local;
}

// ---- rule 4: special over general, new over old ---------------------------------------------------

// A condition, and whether a guard wants it to hold or not to.
using Conjunct = std::pair<ExprId, bool>;

void split(const ExprArena& exprs, Op op, ExprId id, std::vector<ExprId>& parts) {
  if (id.is_none()) {
    return;
  }
  if (exprs[id].op != op) {
    parts.push_back(id);
    return;
  }
  split(exprs, op, exprs[id].left, parts);
  split(exprs, op, exprs[id].right, parts);
}

// What must hold: each conjunct of `when`, and the opposite of each alternative of `unless`.
std::set<Conjunct> guard(const Model& model, const Norm& norm) {
  std::vector<ExprId> wanted;
  std::vector<ExprId> unwanted;
  split(model.exprs, Op::both, norm.when, wanted);
  split(model.exprs, Op::either, norm.unless, unwanted);
  std::set<Conjunct> conjuncts;
  const auto add = [&](ExprId id, bool is_wanted) {
    const bool negated = model.exprs[id].op == Op::negate;
    conjuncts.emplace(negated ? model.exprs[id].left : id, is_wanted != negated);
  };
  for (const ExprId id : wanted) {
    add(id, true);
  }
  for (const ExprId id : unwanted) {
    add(id, false);
  }
  return conjuncts;
}

// Lists of which an empty one means anything: each element of the inner lies inside one of the outer.
template <class T, class Inside>
bool list_inside(const std::vector<T>& inner, const std::vector<T>& outer, Inside inside) {
  return outer.empty() || (!inner.empty() && all(inner, [&](const T& x) {
           return any(outer, [&](const T& y) { return inside(x, y); });
         }));
}

bool selector_inside(const Model& model, const OrganSelector& inner, const OrganSelector& outer) {
  const bool kind =
      outer.kind.is_none() || (!inner.kind.is_none() && at_or_under(model, inner.kind, outer.kind));
  return kind && (outer.region.is_none() || inner.region == outer.region) &&
         (outer.level == kAny || inner.level == outer.level);
}

// Matters, roles, assigners, addressees, regions each lie inside, and the guard holds every conjunct of
// the other's.
bool inside(const Model& model, const Norm& inner, const Norm& outer) {
  const std::set<Conjunct> inner_guard = guard(model, inner);
  return at_or_under(model, inner.matter, outer.matter) &&
         list_inside(inner.roles, outer.roles, [](RoleId x, RoleId y) { return x == y; }) &&
         list_inside(
             inner.from, outer.from,
             [&](const OrganSelector& x, const OrganSelector& y) { return selector_inside(model, x, y); }) &&
         list_inside(inner.to, outer.to,
                     [&](OrganKindId x, OrganKindId y) { return at_or_under(model, x, y); }) &&
         list_inside(inner.regions, outer.regions,
                     [&](RegionId x, RegionId y) { return at_or_under(model, x, y); }) &&
         all(guard(model, outer), [&](const Conjunct& c) { return inner_guard.contains(c); });
}

// Later effective, then, where both say when they were adopted, later adopted.
bool is_newer(const Model& model, const Norm& a, const Norm& b) {
  const std::optional<Date> adopted_a = document_of(model, a).adopted;
  const std::optional<Date> adopted_b = document_of(model, b).adopted;
  return a.first_day == b.first_day ? adopted_a && adopted_b && *adopted_a > *adopted_b
                                    : a.first_day > b.first_day;
}

// Special over general, unless the general one is newer; at equal scope new over old.
Outcome same_organ(const Model& model, const Norm& a, const Norm& b) {
  const bool a_inside = inside(model, a, b);
  const bool b_inside = inside(model, b, a);
  if (a_inside && b_inside) {
    return is_newer(model, a, b)   ? Outcome::first_wins
           : is_newer(model, b, a) ? Outcome::second_wins
                                   : Outcome::open;
  }
  if (a_inside && !is_newer(model, b, a)) {
    return Outcome::first_wins;
  }
  if (b_inside && !is_newer(model, a, b)) {
    return Outcome::second_wins;
  }
  return Outcome::open;
}

// ---- the rules in order ---------------------------------------------------------------------------

// A permit or mandate against a ban (a limit, a replacement and a ban by analogy are bans too; duties that
// follow and findings contradict nothing), by rules 2 to 5. First: the permit or mandate.
Outcome weigh(const Model& model, const Norm& grant, const Norm& ban) {
  const Document& granting = document_of(model, grant);
  const Document& banning = document_of(model, ban);
  if (prevails_as_statute(grant, granting, banning)) {
    return Outcome::first_wins;
  }
  if (is_superior(banning, granting)) {
    return Outcome::second_wins;  // a superior ban defeats
  }
  if (is_superior(granting, banning)) {  // an inferior ban tightens a permit, not a duty
    return grant.mode == Mode::mandate ? Outcome::first_wins : Outcome::second_wins;
  }
  if (!same_issuers(granting, banning)) {
    return Outcome::open;
  }
  // What one organ permits it may still bound, or have answered elsewhere.
  const bool is_bound = grant.mode == Mode::permit && (ban.mode == Mode::limit || ban.mode == Mode::replace);
  return is_bound ? Outcome::second_wins : same_organ(model, grant, ban);
}

// One pair is decided by the first rule that speaks; here without rulings.
Outcome weigh_unruled(const Model& model, const Norm& a, const Norm& b) {
  if (a.item == b.item) {
    return Outcome::silent;
  }
  if (overrides(model, a, b)) {
    return Outcome::first_wins;
  }
  if (overrides(model, b, a)) {
    return Outcome::second_wins;
  }
  const bool contradict = grants(a) && is_ban(b.mode) && a.term == b.term && matters_nested(model, a, b) &&
                          scopes_can_meet(model, a, b);
  return contradict ? weigh(model, a, b) : Outcome::silent;
}

// The ruling on an open pair enters as an item that overrides one of the two; it is neither of them. That
// its issuers are those who rule on the pair is left to the compiler, which refuses all others.
bool rules_against(const Model& model, const Norm& ruling, const Norm& loser) {
  if (!names_as_overridden(model, ruling, loser) || may_override(model, ruling, loser)) {
    return false;
  }
  return any(model.norms, [&](const Norm& one) {
    return one.item == loser.item && any(model.norms, [&](const Norm& other) {
             return other.item != ruling.item && (weigh_unruled(model, one, other) == Outcome::open ||
                                                  weigh_unruled(model, other, one) == Outcome::open);
           });
  });
}

Outcome weigh_pair(const Model& model, const Norm& a, const Norm& b) {
  return rules_against(model, a, b)   ? Outcome::first_wins
         : rules_against(model, b, a) ? Outcome::second_wins
                                      : weigh_unruled(model, a, b);
}

}  // namespace

// Within a shared chain (joint is in both), by a partial order of ranks and, for normative documents,
// levels; at one level a set of issuers stands above its proper subset.
bool is_superior(const Document& a, const Document& b) {
  if (a.chain != b.chain && a.chain != Chain::joint && b.chain != Chain::joint) {
    return false;
  }
  const bool higher = a.level < b.level;
  const bool not_lower = a.level <= b.level;
  const bool normative = b.rank == Rank::normative_document;
  switch (a.rank) {
    case Rank::law:
      return b.rank != Rank::law;
    case Rank::administrative_regulation:
      return b.rank != Rank::law && b.rank != Rank::administrative_regulation;
    case Rank::ministry_rule:
      return normative;
    case Rank::local_regulation:
      return ((b.rank == Rank::government_rule || normative) && not_lower) ||
             (b.rank == Rank::local_regulation && higher);
    case Rank::government_rule:
      return (b.rank == Rank::government_rule && higher) || (normative && not_lower);
    case Rank::normative_document:
      return normative && (higher || (a.level == b.level && a.issuers.size() > b.issuers.size() &&
                                      all(b.issuers, [&](const Organ& organ) {
                                        return any(a.issuers, [&](const Organ& o) { return o == organ; });
                                      })));
  }
  return false;
}

Precedents weigh_all_pairs(const Model& model) {
  const std::size_t count = model.norms.size();
  Precedents precedents{std::vector<std::set<std::size_t>>(count), std::vector<std::set<std::size_t>>(count)};
  for (std::size_t a = 0; a < count; ++a) {
    for (std::size_t b = 0; b < count; ++b) {
      const Outcome outcome = weigh_pair(model, model.norms[a], model.norms[b]);
      if (outcome == Outcome::first_wins) {
        precedents.winners[b].insert(a);
      } else if (outcome == Outcome::second_wins) {
        precedents.winners[a].insert(b);
      } else if (outcome == Outcome::open) {
        precedents.partners[a].insert(b);
        precedents.partners[b].insert(a);
      }
    }
  }
  return precedents;
}

}  // namespace qingdan::reference
