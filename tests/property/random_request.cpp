#include "property/random_request.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

namespace qingdan::property {
namespace {

using model::Model;
using model::Norm;

template <class IdType, class Row>
IdType any_of(Random& random, const std::vector<Row>& rows) {
  return rows.empty() ? IdType::none() : IdType(random.below(rows.size()));
}

RegionId ancestor_at(const Model& model, RegionId region, Level level) {
  while (!region.is_none() && model.regions[region.index()].level != level) {
    region = model.regions[region.index()].parent;
  }
  return region;
}

bool under(const Model& model, RegionId region, RegionId ancestor) {
  while (!region.is_none() && region != ancestor) {
    region = model.regions[region.index()].parent;
  }
  return !region.is_none();
}

// Rows that have `ancestor` among their ancestors.
template <class IdType, class Row>
std::vector<IdType> rows_under(const std::vector<Row>& rows, IdType ancestor) {
  std::vector<IdType> found;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (std::find(rows[i].ancestors.begin(), rows[i].ancestors.end(), ancestor) != rows[i].ancestors.end()) {
      found.emplace_back(i);
    }
  }
  return found;
}

void collect_atoms(const Model& model, model::ExprId id, std::vector<model::ApprovalAtom>& atoms) {
  if (id.is_none()) {
    return;
  }
  const model::Expr& expr = model.exprs[id];
  if (expr.op == Op::approval) {
    atoms.push_back(model.approval_atoms[static_cast<std::size_t>(expr.value)]);
  }
  collect_atoms(model, expr.left, atoms);
  collect_atoms(model, expr.right, atoms);
}

// Draws a request that mostly meets the scope of one norm of the model, with more or less left out.
class RequestWriter {
 public:
  RequestWriter(Random& random, const Model& model)
      : random_(random), model_(model), gaps_(random.pick<int>({0, 2, 15})) {
    if (!model.norms.empty()) {
      aim_ = random.pick(model.norms);
    }
  }

  Request request();

 private:
  [[nodiscard]] bool left_out() { return random_.chance(gaps_); }
  [[nodiscard]] bool aimed() { return random_.chance(70); }

  MatterId matter();
  RoleId role();
  RegionId village();
  Organ assigner();
  std::optional<Date> date();
  Organ approver();
  Approval approval();
  Approval another_of_the_same_organ();
  RequestedMatter asked_for();
  template <class IdType, class Row>
  IdType or_former(IdType id, const std::vector<Row>& rows);
  void write_facts();
  void write_value(FactId fact, std::vector<FactValue>& values);
  void write_rows(SequenceId sequence);

  Random& random_;
  const Model& model_;
  int gaps_;  // percent
  Norm aim_;  // without a matter if there is no norm
  Request request_;
};

// The norm's matter or one under it, or any.
MatterId RequestWriter::matter() {
  if (left_out()) {
    return MatterId::none();
  }
  return aimed() && !aim_.matter.is_none() ? random_.pick(rows_under(model_.matters, aim_.matter))
                                           : any_of<MatterId>(random_, model_.matters);
}

RoleId RequestWriter::role() {
  if (left_out()) {
    return RoleId::none();
  }
  return aimed() && !aim_.roles.empty() ? random_.pick(aim_.roles) : any_of<RoleId>(random_, model_.roles);
}

// Mostly a village of the norm's regions; else any region, known to hold the village.
RegionId RequestWriter::village() {
  if (left_out()) {
    return RegionId::none();
  }
  std::vector<RegionId> villages;
  const bool near = aimed();
  for (std::size_t i = 0; i < model_.regions.size(); ++i) {
    const bool inside = !near || aim_.regions.empty() ||
                        std::any_of(aim_.regions.begin(), aim_.regions.end(),
                                    [&](RegionId region) { return under(model_, RegionId(i), region); });
    if (inside && model_.regions[i].level == Level::village) {
      villages.emplace_back(i);
    }
  }
  return villages.empty() || left_out() ? any_of<RegionId>(random_, model_.regions) : random_.pick(villages);
}

// Who assigns: an organ that the norm speaks of, at the village's own place where it says so.
Organ RequestWriter::assigner() {
  if (left_out()) {
    return {};
  }
  Organ organ = random_organ(random_, model_);
  if (aimed() && !aim_.from.empty()) {
    const OrganSelector selector = random_.pick(aim_.from);
    if (!selector.kind.is_none()) {
      organ.kind = random_.pick(rows_under(model_.organ_kinds, selector.kind));
    }
    if (!selector.region.is_none()) {
      organ.region = selector.region;
    } else if (selector.level != kAny) {
      organ.region = ancestor_at(model_, request_.village, static_cast<Level>(selector.level));
    }
  }
  if (left_out()) {
    organ.region = RegionId::none();
  }
  return organ;
}

std::optional<Date> RequestWriter::date() {
  if (left_out()) {
    return std::nullopt;
  }
  if (aimed() && aim_.first_day) {
    return Date{aim_.first_day->days + random_.pick<int>({-1, 0, 1, 40, 150})};
  }
  return random_date(random_, model_);
}

// Now and then one that it succeeds.
template <class IdType, class Row>
IdType RequestWriter::or_former(IdType id, const std::vector<Row>& rows) {
  if (id.is_none() || rows[id.index()].succeeds.empty() || !random_.chance(40)) {
    return id;
  }
  return random_.pick(rows[id.index()].succeeds);
}

// An organ that some approval asks for, mostly at the village's own place.
Organ RequestWriter::approver() {
  std::vector<model::ApprovalAtom> atoms;
  collect_atoms(model_, aim_.unless, atoms);
  collect_atoms(model_, aim_.when, atoms);
  collect_atoms(model_, aim_.condition, atoms);
  if (atoms.empty() || !aimed()) {
    atoms = model_.approval_atoms;
  }
  if (atoms.empty() || random_.chance(10)) {
    return random_organ(random_, model_);
  }
  const OrganSelector selector = random_.pick(random_.pick(atoms).organs);
  Organ organ{random_.pick(rows_under(model_.organ_kinds, selector.kind)), selector.region};
  if (selector.region.is_none()) {
    organ.region = ancestor_at(model_, request_.village, static_cast<Level>(selector.level));
  }
  organ.kind = or_former(organ.kind, model_.organ_kinds);
  organ.region = or_former(organ.region, model_.regions);
  if (random_.chance(8)) {
    organ.region = any_of<RegionId>(random_, model_.regions);
  }
  return left_out() ? Organ{organ.kind, RegionId::none()} : organ;
}

Approval RequestWriter::approval() {
  Approval approval;
  approval.organ = approver();
  approval.status =
      random_.chance(75) ? ApprovalStatus::granted : static_cast<ApprovalStatus>(random_.between(0, 3));
  const RequestedMatter asked =
      request_.matters.empty() ? RequestedMatter{matter(), role()} : random_.pick(request_.matters);
  if (!left_out()) {
    approval.matter = asked.matter.is_none() || random_.chance(10)
                          ? any_of<MatterId>(random_, model_.matters)
                          : random_.pick(model_.matters[asked.matter.index()].ancestors);
  }
  if (!left_out()) {
    approval.role = random_.chance(90) ? asked.role : any_of<RoleId>(random_, model_.roles);
  }
  if (!left_out()) {
    approval.region = random_.chance(80) ? or_former(request_.village, model_.regions)
                                         : any_of<RegionId>(random_, model_.regions);
  }
  const auto near = [&](std::vector<int> days) {
    return Date{request_.date.value_or(Date{19723}).days + random_.pick(days)};
  };
  if (!left_out()) {
    approval.granted = near({-60, -1, -1, 0, 0, 1});
  }
  if (random_.chance(20)) {
    approval.from = near({-60, -1, 0, 1});
  }
  if (random_.chance(30)) {
    approval.until = near({-1, 0, 1, 60});
  }
  if (random_.chance(15)) {
    approval.known_since = near({-60, 0, 60});
  }
  return approval;
}

// Several papers of one organ: it refuses in one what it grants in another, or for another place.
Approval RequestWriter::another_of_the_same_organ() {
  Approval next = approval();
  const Approval& last = request_.approvals.back();
  next.organ = last.organ;
  next.matter = random_.chance(70) ? last.matter : next.matter;
  next.role = random_.chance(80) ? last.role : next.role;
  return next;
}

void RequestWriter::write_value(FactId fact, std::vector<FactValue>& values) {
  if (random_.chance(gaps_)) {
    values.push_back({fact, false, {}});
  } else if (!random_.chance(2 * gaps_ + 10)) {
    values.push_back(random_fact_value(random_, model_, fact));
  }
}

void RequestWriter::write_facts() {
  for (std::size_t i = 0; i < model_.facts.size(); ++i) {
    if (model_.facts[i].sequence.is_none()) {
      write_value(FactId(i), request_.facts);
    }
  }
  random_.shuffle(request_.facts);
}

// No rows, up to three of them, or nothing said of them.
void RequestWriter::write_rows(SequenceId sequence) {
  if (random_.chance(gaps_)) {
    request_.sequences.push_back({sequence, false, {}});
    return;
  }
  if (random_.chance(gaps_ + 12)) {
    return;
  }
  Rows rows{sequence, true, {}};
  rows.rows.resize(random_.pick<std::size_t>({0, 1, 1, 2, 2, 3}));
  for (Row& row : rows.rows) {
    for (std::size_t i = 0; i < model_.facts.size(); ++i) {
      if (model_.facts[i].sequence == sequence) {
        write_value(FactId(i), row.facts);
      }
    }
    random_.shuffle(row.facts);
  }
  request_.sequences.push_back(std::move(rows));
}

// Mostly one, in place of none; now and then so many that no number holds the sum.
RequestedMatter RequestWriter::asked_for() {
  RequestedMatter asked{matter(), role()};
  if (random_.chance(25)) {
    asked.added = random_.chance(5) ? std::numeric_limits<std::int64_t>::max() : random_.between(0, 3);
    asked.replaced = random_.between(0, 2);
  }
  return asked;
}

Request RequestWriter::request() {
  const int matters = left_out() ? 0 : random_.chance(75) ? 1 : random_.between(2, 3);
  for (int i = 0; i < matters; ++i) {
    request_.matters.push_back(asked_for());
  }
  request_.village = village();
  request_.assigner = assigner();
  if (!left_out()) {
    request_.addressee = aimed() && !aim_.to.empty()
                             ? random_.pick(rows_under(model_.organ_kinds, random_.pick(aim_.to)))
                             : any_of<OrganKindId>(random_, model_.organ_kinds);
  }
  if (!left_out()) {
    request_.action = random_.chance(8) ? Action::refuse : static_cast<Action>(random_.below(3));
  }
  request_.date = date();
  if (random_.chance(12)) {
    request_.known_at = random_date(random_, model_);
  }
  write_facts();
  for (std::size_t i = 0; i < model_.sequences.size(); ++i) {
    write_rows(SequenceId(i));
  }
  random_.shuffle(request_.sequences);
  if (random_.chance(20)) {
    request_.basis = any_of<DocumentId>(random_, model_.documents);
  }
  request_.observation = random_.chance(8);
  const int approvals = random_.chance(30) ? 0 : random_.between(1, 4);
  for (int i = 0; i < approvals; ++i) {
    request_.approvals.push_back(i > 0 && random_.chance(30) ? another_of_the_same_organ() : approval());
  }
  return std::move(request_);
}

}  // namespace

Request random_request(Random& random, const Model& model) { return RequestWriter(random, model).request(); }

}  // namespace qingdan::property
