#include "precedence/precedence.h"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "precedence/authority.h"
#include "precedence/norm_index.h"
#include "precedence/scope.h"

namespace qingdan::precedence {
namespace {

using diagnostics::DiagnosticSink;
using diagnostics::Kind;
using diagnostics::Phrase;
using model::Document;
using model::Item;
using model::Model;
using model::Norm;

// Of a pair, in whatever order.
std::uint64_t key_of(NormId a, NormId b) {
  return std::uint64_t{std::min(a, b).value} << 32U | std::max(a, b).value;
}

bool is_grant(const Norm& norm) { return norm.mode == Mode::permit || norm.mode == Mode::mandate; }

class Resolver {
 public:
  Resolver(const Model& model, DiagnosticSink& sink)
      : model_(model), sink_(sink), scopes_(model), regions_(model), norm_ids_(model.norms.size()) {
    for (std::size_t i = 0; i < norm_ids_.size(); ++i) {
      norm_ids_[i] = NormId(i);
    }
  }

  Precedence run();

 private:
  [[nodiscard]] const Norm& norm(NormId id) const { return model_.norms[id.index()]; }
  [[nodiscard]] const Item& item(NormId id) const { return model_.items[norm(id).item.index()]; }
  [[nodiscard]] const Document& document(const Item& item) const {
    return model_.documents[model_.lists[item.list.index()].document.index()];
  }
  [[nodiscard]] const Document& document(NormId id) const { return document(item(id)); }
  // Norms stand by their item.
  [[nodiscard]] std::span<const NormId> norms_of(ItemId item) const {
    const auto range = std::ranges::equal_range(norm_ids_, item, std::ranges::less(),
                                                [this](NormId id) { return norm(id).item; });
    return {range.begin(), range.end()};
  }

  void override_items();
  void override_one(ItemId winner, ItemId loser);
  void accept_override(ItemId winner, ItemId loser);
  void accept_rulings();
  void override_inferior(ItemId winner, const NormIndex& all);
  [[nodiscard]] NormIndex index_norms() const;
  void contradictions();
  void settle(NormId grant, NormId ban);
  void settle_same_organ(NormId grant, NormId ban);
  [[nodiscard]] int compare_age(NormId a, NormId b) const;
  void defeat(NormId winner, NormId loser, Principle principle) {
    result_.defeats.push_back({loser, winner, principle});
  }
  void leave_open(NormId a, NormId b);
  void report_contradiction(NormId grant, NormId ban);
  void report_lifted_bans();

  const Model& model_;
  DiagnosticSink& sink_;
  Scopes scopes_;
  RegionOrder regions_;
  std::vector<NormId> norm_ids_;
  std::unordered_set<std::uint64_t> overridden_;  // pairs, by key_of: settled by `overrides`
  std::set<std::pair<ItemId, ItemId>> reported_;
  std::vector<std::pair<ItemId, ItemId>> rulings_;  // winner, loser: lawful only as a ruling
  Precedence result_;
};

Precedence Resolver::run() {
  override_items();
  accept_rulings();
  contradictions();
  auto& defeats = result_.defeats;
  std::sort(defeats.begin(), defeats.end());
  defeats.erase(std::unique(defeats.begin(), defeats.end(),
                            [](const Defeat& a, const Defeat& b) {
                              return a.loser == b.loser && a.winner == b.winner;
                            }),
                defeats.end());
  std::sort(result_.open_pairs.begin(), result_.open_pairs.end(), [](const OpenPair& a, const OpenPair& b) {
    return std::tie(a.first, a.second) < std::tie(b.first, b.second);
  });
  report_lifted_bans();
  return std::move(result_);
}

// A grant that never stands, since a superior ban always does where it applies, only looks like a permission:
// it lifts what a lower list may not lift.
void Resolver::report_lifted_bans() {
  std::vector<bool> beaten(model_.norms.size());
  for (const Defeat& defeat : result_.defeats) {
    beaten[defeat.loser.index()] = true;
  }
  const auto covers = [](const Norm& outer, const Norm& inner) {
    const bool begins = !outer.first_day || (inner.first_day && *outer.first_day <= *inner.first_day);
    const bool ends = !outer.last_day || (inner.last_day && *inner.last_day <= *outer.last_day);
    return begins && ends;
  };
  for (const Defeat& defeat : result_.defeats) {
    const Norm& grant = norm(defeat.loser);
    const Norm& ban = norm(defeat.winner);
    const bool lifts = defeat.principle == Principle::rank && !is_ban(grant.mode) &&
                       ban.mode == Mode::forbid && !ban.by_analogy && !beaten[defeat.winner.index()] &&
                       covers(ban, grant) && is_superior(document(defeat.winner), document(defeat.loser)) &&
                       scopes_.is_special(defeat.loser, defeat.winner);
    if (lifts && reported_.insert({grant.item, ban.item}).second) {
      const Item& lower = item(defeat.loser);
      const Item& higher = item(defeat.winner);
      sink_.report(Kind::LiftsHigherBan, lower.mode_span, {lower.address, higher.address},
                   {{higher.mode_span, {higher.address, higher.address}}});
    }
  }
}

void Resolver::override_items() {
  std::optional<NormIndex> all;  // made if some item asks for it
  for (std::size_t i = 0; i < model_.items.size(); ++i) {
    for (const ItemId loser : model_.items[i].overrides) {
      override_one(ItemId(i), loser);
    }
    if (!model_.items[i].overrides_inferior.empty()) {
      if (!all) {
        all.emplace(index_norms());
      }
      override_inferior(ItemId(i), *all);
    }
  }
}

NormIndex Resolver::index_norms() const {
  NormIndex index(model_, regions_);
  for (const NormId id : norm_ids_) {
    index.add(id);
  }
  index.settle();
  return index;
}

void Resolver::override_one(ItemId winner, ItemId loser) {
  const Item& above = model_.items[winner.index()];
  const Item& below = model_.items[loser.index()];
  const Document& a = document(above);
  const Document& b = document(below);
  if (same_organ(a, b) || is_superior(a, b) || is_delegated(model_, below, a)) {
    accept_override(winner, loser);
  } else {
    rulings_.emplace_back(winner, loser);
  }
}

// The body that rules on an open pair may say which of the two yields, whatever its rank.
void Resolver::accept_rulings() {
  if (rulings_.empty()) {
    return;
  }
  DiagnosticSink said_later;
  Resolver without(model_, said_later);  // as things stand without the rulings
  without.overridden_ = overridden_;
  without.contradictions();
  std::unordered_multimap<std::uint32_t, const OpenPair*> open_pairs;  // by item of either side
  for (const OpenPair& pair : without.result_.open_pairs) {
    open_pairs.emplace(norm(pair.first).item.value, &pair);
    open_pairs.emplace(norm(pair.second).item.value, &pair);
  }
  for (const auto& [winner, loser] : rulings_) {
    const Item& above = model_.items[winner.index()];
    const Item& below = model_.items[loser.index()];
    const std::vector<Organ>& issuers = document(above).issuers;
    const auto [begin, end] = open_pairs.equal_range(loser.value);
    const bool rules = std::any_of(begin, end, [&, party = winner](const auto& entry) {
      const OpenPair& pair = *entry.second;
      const bool is_party = norm(pair.first).item == party || norm(pair.second).item == party;
      return !is_party && !pair.rulers.empty() &&
             std::includes(issuers.begin(), issuers.end(), pair.rulers.begin(), pair.rulers.end());
    });
    if (rules) {
      accept_override(winner, loser);
    } else {
      reported_.insert({winner, loser});
      sink_.report(Kind::OverrideNotAllowed, above.overrides_span, {above.address, below.address},
                   {{below.mode_span, {below.address, below.address}}});
    }
  }
}

void Resolver::accept_override(ItemId winner, ItemId loser) {
  for (const NormId w : norms_of(winner)) {
    for (const NormId l : norms_of(loser)) {
      defeat(w, l, Principle::overrides);
      overridden_.insert(key_of(w, l));
    }
  }
}

void Resolver::override_inferior(ItemId winner, const NormIndex& all) {
  const Item& above = model_.items[winner.index()];
  std::vector<NormId> near;
  for (const model::InferiorClass& wanted : above.overrides_inferior) {
    bool met = false;
    for (const NormId w : norms_of(winner)) {
      for (const MatterId matter : scopes_.nested(norm(w).matter)) {
        all.find(matter, norm(w).regions, near);
        for (const NormId loser : near) {
          ++result_.looked_at;
          const Norm& lower = norm(loser);
          if (lower.mode == wanted.mode && lower.term == wanted.term && lower.item != winner &&
              is_superior(document(above), document(loser)) && scopes_.meet(norm(w), lower)) {
            defeat(w, loser, Principle::overrides);
            overridden_.insert(key_of(w, loser));
            met = true;
          }
        }
      }
    }
    if (!met) {
      sink_.report(Kind::OverridesNothing, above.overrides_span, {above.address});
    }
  }
}

// A grant and a ban contradict where the matter of one is at or under that of the other.
void Resolver::contradictions() {
  NormIndex grants(model_, regions_);
  NormIndex bans(model_, regions_);
  std::vector<std::vector<NormId>> grants_on(model_.matters.size());
  std::vector<std::vector<NormId>> bans_on(model_.matters.size());
  for (const NormId id : norm_ids_) {
    if (is_ban(norm(id).mode)) {
      bans.add(id);
      bans_on[norm(id).matter.index()].push_back(id);
    } else if (is_grant(norm(id))) {
      grants.add(id);
      grants_on[norm(id).matter.index()].push_back(id);
    }
  }
  grants.settle();
  bans.settle();
  std::vector<NormId> near;
  for (std::size_t matter = 0; matter < model_.matters.size(); ++matter) {
    for (const MatterId above : model_.matters[matter].ancestors) {
      for (const NormId grant : grants_on[matter]) {
        bans.find(above, norm(grant).regions, near);
        for (const NormId ban : near) {
          settle(grant, ban);
        }
      }
      if (above.index() == matter) {
        continue;
      }
      for (const NormId ban : bans_on[matter]) {
        grants.find(above, norm(ban).regions, near);
        for (const NormId grant : near) {
          settle(grant, ban);
        }
      }
    }
  }
}

void Resolver::settle(NormId grant, NormId ban) {
  ++result_.looked_at;
  const Norm& g = norm(grant);
  const Norm& b = norm(ban);
  if (g.item == b.item || g.term != b.term || !scopes_.meet(g, b) ||
      overridden_.contains(key_of(grant, ban))) {
    return;
  }
  const Document& granting = document(grant);
  const Document& banning = document(ban);
  if (g.mode == Mode::mandate && yields_to_statute(banning, granting)) {
    defeat(grant, ban, Principle::statute);
  } else if (is_superior(banning, granting)) {
    defeat(ban, grant, Principle::rank);
  } else if (is_superior(granting, banning)) {
    // A lower body may be stricter than a permit, not than a duty.
    if (g.mode == Mode::mandate) {
      defeat(grant, ban, Principle::rank);
    } else {
      defeat(ban, grant, Principle::rank);
    }
  } else if (same_organ(granting, banning)) {
    settle_same_organ(grant, ban);
  } else {
    leave_open(grant, ban);
  }
}

// Positive: a is newer. By effective date, then by the date of adoption.
int Resolver::compare_age(NormId a, NormId b) const {
  const auto compare = [](const std::optional<Date>& x, const std::optional<Date>& y) {
    return x && y ? (*x > *y ? 1 : *x < *y ? -1 : 0) : 0;
  };
  const int effective = compare(norm(a).first_day, norm(b).first_day);
  return effective != 0 ? effective : compare(document(a).adopted, document(b).adopted);
}

// A limit speaks of the excess alone, a replacement of what is answered elsewhere: beside a permit of the
// same organ each is the special provision, whatever else their scopes are.
void Resolver::settle_same_organ(NormId grant, NormId ban) {
  if (norm(grant).mode == Mode::permit && norm(ban).mode != Mode::forbid) {
    defeat(ban, grant, Principle::special);
    return;
  }
  const bool grant_special = scopes_.is_special(grant, ban);
  const bool ban_special = scopes_.is_special(ban, grant);
  const int age = compare_age(grant, ban);
  if (grant_special && ban_special) {
    if (age == 0) {
      report_contradiction(grant, ban);
    } else if (age > 0) {
      defeat(grant, ban, Principle::newer);
    } else {
      defeat(ban, grant, Principle::newer);
    }
  } else if (grant_special && age >= 0) {
    defeat(grant, ban, Principle::special);
  } else if (ban_special && age <= 0) {
    defeat(ban, grant, Principle::special);
  } else {
    leave_open(grant, ban);  // scopes that cross, or a newer general provision against an older special one
  }
}

void Resolver::leave_open(NormId a, NormId b) {
  result_.open_pairs.push_back(
      {std::min(a, b), std::max(a, b), find_rulers(model_, document(a), document(b))});
}

void Resolver::report_contradiction(NormId grant, NormId ban) {
  if (!reported_.insert({norm(grant).item, norm(ban).item}).second) {
    return;
  }
  const auto mode = [](Mode m) {
    return Phrase(std::string(name(m, Language::zh)), std::string(name(m, Language::en)));
  };
  const Item& a = item(grant);
  const Item& b = item(ban);
  sink_.report(Kind::SameOrganContradiction, a.mode_span,
               {a.address, b.address, mode(norm(grant).mode), mode(norm(ban).mode)},
               {{b.mode_span, {b.address, b.address}}});
}

}  // namespace

Precedence resolve_precedence(const Model& model, DiagnosticSink& sink) {
  return Resolver(model, sink).run();
}

}  // namespace qingdan::precedence
