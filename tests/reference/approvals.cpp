// Approvals (design §2.3): granted in the request, or by a norm of those who would have to approve.
#include "reference/question.h"
#include "reference/world.h"

namespace qingdan::reference {

using model::ApprovalAtom;

// A grant counts from the later of `granted` and `from`, and to the end of `until`.
Question::Standing Question::standing_on(const Approval& approval, Truth covers) const {
  switch (approval.status) {
    case ApprovalStatus::pending:
      return Standing::pending;
    case ApprovalStatus::refused:
    case ApprovalStatus::withdrawn:
      return covers == Truth::yes ? Standing::failed : Standing::unclear;
    case ApprovalStatus::granted:
      break;
  }
  const std::optional<Date> date = request_.date;
  if (!approval.granted || !date) {
    return Standing::unclear;
  }
  if (*date < *approval.granted || (approval.from && *date < *approval.from)) {
    return Standing::pending;
  }
  if (covers != Truth::yes) {
    return Standing::unclear;
  }
  return approval.until && *approval.until < *date ? Standing::failed : Standing::granted;
}

// By the date of knowledge it was known: since the day it says, else since it was granted.
bool Question::known_then(const Approval& approval) const {
  const std::optional<Date> since = approval.known_since ? approval.known_since : approval.granted;
  return !request_.known_at || !since || *since <= *request_.known_at;
}

// For this matter or one above it, this role, this region or one that the village's succeeds. What an
// approval leaves out is unknown.
Reasoned Question::approval_covers(const Approval& approval, std::size_t part) const {
  const std::set<MissingFact> left_out{missing_approval(approval.organ)};
  const RequestedMatter asked = parts_[part].asked;
  const Reasoned matter = asked.matter.is_none() ? unknown_for(Missing::matter)
                          : approval.matter.is_none()
                              ? unknown_for(left_out)
                              : certainly(at_or_under(model_, asked.matter, approval.matter));
  const Reasoned role = asked.role.is_none()      ? unknown_for(parts_[part].role_missing)
                        : approval.role.is_none() ? unknown_for(left_out)
                                                  : certainly(approval.role == asked.role);
  return matter & role &
         (approval.region.is_none() ? unknown_for(left_out) : passed_to_village(approval.region));
}

// Where the organ is that a selector means for this village; none if too little is known of the village.
RegionId Question::own_place(const OrganSelector& selector) const {
  return selector.region.is_none() ? ancestor_at(model_, request_.village, static_cast<Level>(selector.level))
                                   : selector.region;
}

// What one organ has done about it, itself or as one that it succeeds. Of several approvals the strongest
// counts; where the organ's place is not known, any approval by its kind is unclear.
Question::OrganStanding Question::standing_of(const OrganSelector& selector, std::size_t part) const {
  const RegionId place = own_place(selector);
  OrganStanding best;
  for (const Approval& approval : request_.approvals) {
    const Reasoned its_own = counts_as(approval.organ.kind, selector.kind) &
                             (place.is_none() ? certainly(true) : counts_as(approval.organ.region, place));
    const Reasoned covers = its_own & approval_covers(approval, part);
    if (covers.truth == Truth::no || !known_then(approval)) {
      continue;
    }
    const Standing standing = place.is_none() ? Standing::unclear : standing_on(approval, covers.truth);
    best.standing = std::min(best.standing, standing);
    if (standing == Standing::unclear) {
      best.missing.insert(covers.missing.begin(), covers.missing.end());
    }
  }
  if (place.is_none()) {
    best.missing = {missing_builtin(Missing::village)};
  } else if (best.standing == Standing::unclear && !request_.date) {
    best.missing.insert(missing_builtin(Missing::date));
  } else if (best.standing != Standing::unclear || best.missing.empty()) {
    best.missing = {missing_approval({selector.kind, place})};
  }
  return best;
}

// True if each organ has granted it; false if one has failed to, or none has granted or is deciding.
// Otherwise what is missing is whatever keeps an organ from having granted it clearly.
Reasoned Question::approved_by_request(const ApprovalAtom& atom, std::size_t part) const {
  std::set<Standing> seen;
  std::set<MissingFact> missing;
  for (const OrganSelector& selector : atom.organs) {
    const OrganStanding organ = standing_of(selector, part);
    seen.insert(organ.standing);
    if (organ.standing != Standing::granted) {
      missing.insert(organ.missing.begin(), organ.missing.end());
    }
  }
  if (seen == std::set{Standing::granted}) {
    return certainly(true);
  }
  return seen.contains(Standing::failed) || seen == std::set{Standing::none} ? certainly(false)
                                                                             : unknown_for(missing);
}

// Each organ of the approval is among the document's issuers.
Reasoned Question::issued_by_all(const model::Document& document, const ApprovalAtom& atom) const {
  Reasoned by_all = certainly(true);
  for (const OrganSelector& selector : atom.organs) {
    Reasoned by_this = certainly(false);
    for (const Organ& issuer : document.issuers) {
      by_this |= selected(selector, issuer, {});
    }
    by_all &= by_this;
  }
  return by_all;
}

namespace {

// The approvals that a condition asks for, in itself, in its defines and in what it says of rows.
void collect_atoms(const model::Model& model, model::ExprId id, std::set<std::size_t>& atoms) {
  if (id.is_none()) {
    return;
  }
  const model::Expr& expr = model.exprs[id];
  const auto row = static_cast<std::size_t>(expr.value);
  switch (expr.op) {
    case Op::approval:
      atoms.insert(row);
      break;
    case Op::define:
    case Op::previous_define:
      collect_atoms(model, model.defines[row].expr, atoms);
      break;
    case Op::any_row:
    case Op::every_row:
    case Op::count_rows:
    case Op::sum_rows:
      collect_atoms(model, model.quantifiers[row].body, atoms);
      break;
    default:
      break;
  }
  collect_atoms(model, expr.left, atoms);
  collect_atoms(model, expr.right, atoms);
}

// Whatever the village, an issuer could be this organ.
bool can_be_issued_by(const model::Model& model, const model::Document& document,
                      const OrganSelector& organ) {
  return any(document.issuers, [&](const Organ& issuer) {
    return at_or_under(model, issuer.kind, organ.kind) &&
           (organ.region.is_none() || issuer.region == organ.region) &&
           (organ.level == kAny || level_of(model, issuer.region) == static_cast<Level>(organ.level));
  });
}

}  // namespace

// A permit that itself waits for an approval by its issuers is not yet that approval.
bool Question::waits_for_its_issuers(const model::Norm& norm) const {
  std::set<std::size_t> atoms;
  for (const model::ExprId id : {norm.when, norm.unless, norm.by_approval, norm.condition}) {
    collect_atoms(model_, id, atoms);
  }
  return any(std::vector<std::size_t>(atoms.begin(), atoms.end()), [&](std::size_t atom) {
    return all(model_.approval_atoms[atom].organs, [&](const OrganSelector& organ) {
      return can_be_issued_by(model_, document_of(model_, norm), organ);
    });
  });
}

// A permit or mandate that applies, in a document issued by all those organs, is their approval.
Reasoned Question::approved_by_norms(const ApprovalAtom& atom, std::size_t part) {
  Reasoned approved = certainly(false);
  for (std::size_t i = 0; i < model_.norms.size(); ++i) {
    const model::Norm& norm = model_.norms[i];
    const bool grants = norm.mode == Mode::permit || norm.mode == Mode::mandate;
    if (!grants || norm.term != Term::matter || waits_for_its_issuers(norm)) {
      continue;
    }
    const Reasoned issued = issued_by_all(document_of(model_, norm), atom);
    for (const Place place : places(i, part)) {
      if (issued.truth != Truth::no) {
        approved |= issued & applies(i, place);
      }
    }
  }
  return approved;
}

Reasoned Question::approved(std::size_t atom, std::size_t part) {
  const ApprovalAtom& organs = model_.approval_atoms[atom];
  return approved_by_request(organs, part) | approved_by_norms(organs, part);
}

}  // namespace qingdan::reference
