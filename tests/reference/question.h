// Question: one request put to one model. Every method answers one notion of the design (§2.2–2.5) for one
// part of the request, by recursion over the others. Slow on purpose; answers about norms are remembered,
// since they lean on each other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "model/model.h"
#include "qingdan/request.h"
#include "reference/contradiction.h"
#include "reference/reasoned.h"

namespace qingdan::reference {

// The value of a piece of a condition; a truth is 0 or 1. Without a value: what would have to be known.
struct Value {
  std::optional<std::int64_t> value;
  std::set<MissingFact> missing;
};

class Question {
 public:
  Question(const model::Model& model, const Request& request);

  [[nodiscard]] const model::Model& model() const { return model_; }
  // The matters asked for, each in its role, without repeats; one of which nothing is known if none is
  // named.
  [[nodiscard]] const std::vector<RequestedMatter>& parts() const { return parts_; }
  [[nodiscard]] const Precedents& precedents() const { return precedents_; }
  [[nodiscard]] bool circular() const { return circular_; }

  // norms.cpp
  Reasoned applies(std::size_t norm, std::size_t part);
  Reasoned stands(std::size_t norm, std::size_t part);
  Reasoned contested(std::size_t norm, std::size_t part);
  Reasoned lifted_by_approval(std::size_t norm, std::size_t part);
  Reasoned met(std::size_t norm, std::size_t part);
  Reasoned covers(const model::List& list, std::size_t part);

  // conditions.cpp
  // The facts and approvals that a condition mentions, in itself and in its defines.
  [[nodiscard]] std::set<MissingFact> reads(model::ExprId id) const;

  // scope.cpp
  Reasoned in_force(std::optional<Date> first_day, std::optional<Date> last_day,
                    std::optional<Date> known_from) const;
  Reasoned village_in(RegionId region) const;
  Reasoned village_in_any(const std::vector<RegionId>& regions) const;
  Reasoned scope(const model::Norm& norm, std::size_t part) const;

 private:
  // scope.cpp
  Reasoned villages_own(RegionId region, Level level) const;
  Reasoned selected(const OrganSelector& selector, Organ organ, const std::set<MissingFact>& unknown) const;
  Reasoned assigner_among(const std::vector<OrganSelector>& selectors) const;
  Reasoned addressee_among(const std::vector<OrganKindId>& kinds) const;
  Reasoned speaks_of_action(const model::Norm& norm) const;

  // conditions.cpp
  Reasoned condition(model::ExprId id, std::size_t part);
  Value value(model::ExprId id, std::size_t part);
  Value built_in(Op op, std::size_t part) const;
  Value arithmetic(const model::Expr& expr, std::size_t part);
  bool is_village(model::ExprId id) const;
  Reasoned village_is(RegionId region) const;
  Reasoned comparison(const model::Expr& expr, std::size_t part);
  Reasoned membership(const model::Expr& expr, std::size_t part);
  Reasoned set_condition(const model::Expr& expr);
  Reasoned organ_condition(const model::Expr& expr, std::size_t part);
  std::optional<std::vector<std::int64_t>> fact_values(FactId fact) const;
  bool value_under(Type type, std::int64_t value, std::int64_t ancestor) const;

  // approvals.cpp
  // What an organ has done about an approval, from the strongest to the weakest. What is unclear may yet
  // prove to be the grant that outweighs a refusal.
  enum class Standing : std::uint8_t { granted, unclear, failed, pending, none };
  struct OrganStanding {
    Standing standing = Standing::none;
    std::set<MissingFact> missing;  // what would have to be known or done for it to be granted
  };
  Standing standing_on(const Approval& approval, Truth covers) const;
  OrganStanding standing_of(const OrganSelector& selector, std::size_t part) const;
  RegionId own_place(const OrganSelector& selector) const;
  Reasoned approved(std::size_t atom, std::size_t part);
  Reasoned approved_by_request(const model::ApprovalAtom& atom, std::size_t part) const;
  Reasoned approved_by_norms(const model::ApprovalAtom& atom, std::size_t part);
  Reasoned issued_by_all(const model::Document& document, const model::ApprovalAtom& atom) const;
  bool waits_for_its_issuers(const model::Norm& norm) const;
  Reasoned approval_covers(const Approval& approval, std::size_t part) const;
  bool known_then(const Approval& approval) const;

  using Key = std::pair<std::size_t, std::size_t>;  // norm, part
  using Memory = std::map<Key, std::optional<Reasoned>>;
  // Looks the answer up, or works it out; an answer that needs itself marks the question circular.
  template <class Work>
  Reasoned remember(Memory& memory, Key key, Work work);

  const model::Model& model_;
  Request request_;
  std::vector<RequestedMatter> parts_;
  Precedents precedents_;
  Memory applies_, stands_;
  bool circular_ = false;
};

template <class Work>
Reasoned Question::remember(Memory& memory, Key key, Work work) {
  const auto [place, is_new] = memory.try_emplace(key);
  if (!is_new) {
    circular_ = circular_ || !place->second;
    return place->second.value_or(Reasoned{Truth::unknown, {}});
  }
  const Reasoned answer = work();
  memory[key] = answer;
  return answer;
}

}  // namespace qingdan::reference
