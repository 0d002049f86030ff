// Question: one request put to one model. Every method answers one notion of the design (§2.1–2.5) for one
// part of the request, and one row where rows are judged, by recursion over the others. Slow on purpose;
// answers about norms are remembered, since they lean on each other.
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
#include "reference/value.h"

namespace qingdan::reference {

// A matter asked for, in its role, and whether it is asked for at all.
struct Part {
  RequestedMatter asked;               // its role: the one that counts
  std::set<MissingFact> role_missing;  // what would have to be known of the role, if it is not known
  Reasoned present;                    // of a matter that the request does not name: its marks
  bool by_marks = false;
};

// Where a norm is judged or a condition read: in a part, and in a row if one is current.
struct Place {
  std::size_t part = 0;
  SequenceId sequence;  // none = in no row
  std::uint32_t row = kAny;

  friend constexpr auto operator<=>(const Place&, const Place&) = default;
};

class Question {
 public:
  // The precedents are those of the model; they outlive the question.
  Question(const model::Model& model, const Precedents& precedents, const Request& request);

  [[nodiscard]] const model::Model& model() const { return model_; }
  [[nodiscard]] const Request& request() const { return request_; }
  // The matters asked for, each in its role, without repeats; one of which nothing is known if none is
  // named. Then those that only their marks tell of.
  [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }
  [[nodiscard]] const Precedents& precedents() const { return precedents_; }
  [[nodiscard]] bool circular() const { return circular_; }

  // norms.cpp
  // Where the norm is judged in this part: once, or in each row.
  [[nodiscard]] std::vector<Place> places(std::size_t norm, std::size_t part) const;
  Reasoned applies(std::size_t norm, Place place);
  Reasoned stands(std::size_t norm, Place place);
  // Whether a winner or partner stands, seen from where the norm is judged.
  Reasoned stands_beside(std::size_t other, std::size_t norm, Place place);
  Reasoned contested(std::size_t norm, Place place);
  Reasoned lifted_by_approval(std::size_t norm, Place place);
  Reasoned met(std::size_t norm, Place place);
  Reasoned done(std::size_t norm, Place place);
  Organ against(std::size_t norm, Place place);
  Reasoned covers(const model::List& list, std::size_t part);

  // conditions.cpp
  // The facts, sequences and approvals that a condition mentions, in itself and in its defines.
  [[nodiscard]] std::set<MissingFact> reads(model::ExprId id) const;

  // rows.cpp
  // Unknown where the request would have to say.
  [[nodiscard]] std::optional<std::vector<Row>> rows_of(SequenceId sequence) const;

  // workdays.cpp
  // The last day of a duty; none if it has no time, or nobody can say.
  [[nodiscard]] std::optional<Date> due(std::size_t norm, Place place) const;

  // scope.cpp
  [[nodiscard]] Reasoned village_in(RegionId region) const;
  [[nodiscard]] Reasoned scope(const model::Norm& norm, std::size_t part) const;

 private:
  // parts.cpp
  void divide();
  Part named_part(RequestedMatter asked);
  void add_marked(MatterId matter, const std::vector<Part>& named);
  Reasoned marks_hold(model::ExprId marks);

  // scope.cpp
  Reasoned in_force(std::optional<Date> first_day, std::optional<Date> last_day,
                    std::optional<Date> known_from) const;
  Reasoned in_force(const model::Document& document) const;
  Reasoned in_force(const model::Item& item) const;
  Reasoned listed(ListId list, std::size_t part) const;
  Reasoned village_in_any(const std::vector<RegionId>& regions) const;
  Reasoned villages_own(RegionId region, Level level) const;
  Reasoned selected(const OrganSelector& selector, Organ organ, const std::set<MissingFact>& unknown) const;
  Reasoned assigner_among(const std::vector<OrganSelector>& selectors) const;
  Reasoned addressee_among(const std::vector<OrganKindId>& kinds) const;
  Reasoned role_among(const std::vector<RoleId>& roles, std::size_t part) const;
  Reasoned is_no_refusal() const;

  // conditions.cpp
  Reasoned condition(model::ExprId id, Place place);
  Value value(model::ExprId id, Place place);
  Value built_in(Op op, std::size_t part) const;
  Value arithmetic(const model::Expr& expr, Place place);
  bool is_village(model::ExprId id) const;
  Reasoned village_is(RegionId region) const;
  Reasoned comparison(const model::Expr& expr, Place place);
  Reasoned membership(const model::Expr& expr, Place place);
  Reasoned set_condition(const model::Expr& expr, Place place) const;
  Reasoned beyond(const model::Expr& expr, Place place) const;
  Reasoned organ_condition(const model::Expr& expr, Place place);
  bool value_under(Type type, std::int64_t value, std::int64_t ancestor) const;

  // rows.cpp
  std::vector<FactValue> said_of(FactId fact, Place place) const;
  Elements fact_values(FactId fact, Place place) const;
  Value fact_value(FactId fact, Place place) const;
  std::optional<Place> row_before(SequenceId sequence, Place place) const;
  Value previous_fact(FactId fact, Place place) const;
  Value previous_define(DefineId define, Place place);
  Elements elements(model::ExprId id, Place place) const;
  Type element_type(model::ExprId id) const;
  std::optional<std::vector<Place>> gone_through(const model::Quantifier& quantifier, Place place) const;
  Reasoned any_row(const model::Quantifier& quantifier, Place place);
  Reasoned every_row(const model::Quantifier& quantifier, Place place);
  Value count_rows(const model::Quantifier& quantifier, Place place);
  Value sum_rows(const model::Quantifier& quantifier, Place place);
  static Value plus(const Value& a, const Value& b);

  // workdays.cpp
  Value workdays(const model::Expr& expr, Place place);

  // norms.cpp
  Reasoned has_row(const model::Norm& norm) const;

  // succession.cpp
  Reasoned has_begun(std::optional<Date> since) const;
  Reasoned succeeds(RegionId later, RegionId earlier, std::set<RegionId> seen = {}) const;
  Reasoned succeeds(OrganKindId later, OrganKindId earlier, std::set<OrganKindId> seen = {}) const;
  Reasoned passed_to_village(RegionId region) const;
  Reasoned counts_as(OrganKindId kind, OrganKindId meant) const;
  Reasoned counts_as(RegionId region, RegionId meant) const;

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

  using Key = std::pair<std::size_t, Place>;  // norm, and where it is judged
  using Memory = std::map<Key, std::optional<Reasoned>>;
  // Looks the answer up, or works it out; an answer that needs itself marks the question circular.
  template <class Work>
  Reasoned remember(Memory& memory, Key key, Work work);

  const model::Model& model_;
  Request request_;
  std::vector<Part> parts_;
  const Precedents& precedents_;
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
