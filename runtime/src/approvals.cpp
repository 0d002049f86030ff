// `approved by X and Y`: by papers put forward with the request, or by a document those organs issued.
#include <algorithm>

#include "evaluate.h"

namespace qingdan {

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::approval(ApprovalAtomId id) {
  atoms_.resize(program_.approval_atoms().size());
  if (!atoms_[id.index()].is_done) {
    const ApprovalAtomRow& atom = program_.approval_atoms()[id.index()];
    const Result by_norms = granted_by_norms(atom);
    atoms_[id.index()] = {either(blame_, granted_by_request(atom), by_norms), true};
  }
  return atoms_[id.index()].result;
}

// A permit or mandate that applies, in a document issued by all those organs, approves its scope.
template <class Blame>
Judged<Blame> PartEvaluator<Blame>::granted_by_norms(const ApprovalAtomRow& atom) {
  const auto organs = Program::slice(atom.organs, program_.selectors());
  const auto eligible = Program::slice(atom.norms, program_.norm_pool());
  Result any;
  for (const State& state : states_) {
    if (state.applies.truth != Truth::no && std::binary_search(eligible.begin(), eligible.end(), state.id)) {
      const ItemRow& item = program_.items()[program_.norms()[state.id.index()].item.index()];
      const DocumentId document = program_.lists()[item.list.index()].document;
      any = either(blame_, any, both(blame_, state.applies, issued_by(document, organs)));
    }
  }
  return any;
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::issued_by(DocumentId document, std::span<const OrganSelector> organs) {
  const auto issuers = Program::slice(program_.documents()[document.index()].issuers, program_.organs());
  Result all{Truth::yes};
  for (const OrganSelector& organ : organs) {
    Truth any = Truth::no;
    for (const Organ issuer : issuers) {
      if (program_.is_under(issuer.kind, organ.kind)) {
        any |= organ.level != kAny ? question_.is_villages_own(issuer.region, static_cast<Level>(organ.level))
                                   : truth(organ.region.is_none() || issuer.region == organ.region);
      }
    }
    all = both(blame_, all, for_want_of(Missing::village, any));
  }
  return all;
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::granted_by_request(const ApprovalAtomRow& atom) {
  bool all_granted = true;
  bool all_silent = true;
  bool any_failed = false;
  typename Blame::Why why{};
  for (const OrganSelector& organ : Program::slice(atom.organs, program_.selectors())) {
    const Reply reply = reply_of(organ);
    all_granted = all_granted && reply.standing == Standing::granted;
    all_silent = all_silent && reply.standing == Standing::silent;
    any_failed = any_failed || reply.standing == Standing::failed;
    if (reply.standing != Standing::granted) {
      why = blame_.join(why, reply.why);
      why = blame_.join(why, blame_.missing({Missing::approval, FactId::none(), question_.resolve(organ)}));
    }
  }
  if (all_granted) {
    return {Truth::yes};
  }
  return any_failed || all_silent ? Result{Truth::no} : unknown_for<Blame>(why);
}

// Of several replies the strongest counts, in the order of Standing.
template <class Blame>
typename PartEvaluator<Blame>::Reply PartEvaluator<Blame>::reply_of(const OrganSelector& organ) {
  Reply strongest;
  for (const Approval& approval : question_.approvals) {
    if (!program_.is_under(approval.organ.kind, organ.kind)) {
      continue;
    }
    const Result relevant = both(blame_, comes_from(approval, organ), concerns(approval));
    const Reply reply = weigh(approval, relevant);
    if (reply.standing == strongest.standing) {
      strongest.why = blame_.join(strongest.why, reply.why);
    } else if (reply.standing > strongest.standing) {
      strongest = reply;
    }
  }
  return strongest;
}

template <class Blame>
typename PartEvaluator<Blame>::Reply PartEvaluator<Blame>::weigh(const Approval& approval, Result relevant) {
  if (relevant.truth == Truth::no) {
    return {};
  }
  const auto if_relevant = [&](Standing standing) {
    return relevant.truth == Truth::yes ? Reply{standing, {}} : Reply{Standing::unsure, relevant.why};
  };
  switch (approval.status) {
    case ApprovalStatus::pending:
      return {Standing::pending, {}};
    case ApprovalStatus::refused:
    case ApprovalStatus::withdrawn:
      return if_relevant(Standing::failed);
    case ApprovalStatus::granted:
      break;
  }
  if (!approval.granted) {
    return {Standing::unsure, relevant.why};
  }
  if (!question_.date) {
    return {Standing::unsure, blame_.join(relevant.why, unknown_builtin(Missing::date).why)};
  }
  const Date start = std::max(*approval.granted, approval.from.value_or(*approval.granted));
  if (*question_.date < start) {
    return {Standing::pending, {}};
  }
  const bool has_lapsed = approval.until && *question_.date > *approval.until;
  return if_relevant(has_lapsed ? Standing::failed : Standing::granted);
}

// What an approval leaves out is unknown, and only the paper itself can say it.
template <class Blame>
Judged<Blame> PartEvaluator<Blame>::concerns(const Approval& approval) {
  const Result unsaid = unknown_for<Blame>({});
  Result all = unsaid;
  if (!approval.matter.is_none()) {
    all = part_.matter.is_none() ? unknown_builtin(Missing::matter)
                                 : Result{truth(program_.is_under(part_.matter, approval.matter))};
  }
  if (approval.role.is_none()) {
    all = both(blame_, all, unsaid);
  } else {
    all = both(
        blame_, all,
        part_.role.is_none() ? unknown_builtin(Missing::role) : Result{truth(part_.role == approval.role)});
  }
  const Result region = approval.region.is_none()
                            ? unsaid
                            : for_want_of(Missing::village, question_.village_in(approval.region));
  return both(blame_, all, region);
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::comes_from(const Approval& approval, const OrganSelector& organ) {
  const RegionId place = approval.organ.region;
  if (organ.region.is_none() && organ.level == kAny) {
    return {Truth::yes};  // an outside organ
  }
  if (place.is_none()) {
    return question_.is_outside(approval.organ.kind) ? Result{Truth::no} : unknown_for<Blame>({});
  }
  if (!organ.region.is_none()) {
    return {truth(place == organ.region)};
  }
  return for_want_of(Missing::village, question_.is_villages_own(place, static_cast<Level>(organ.level)));
}

template Judged<NoBlame> PartEvaluator<NoBlame>::approval(ApprovalAtomId);
template Judged<SetBlame> PartEvaluator<SetBlame>::approval(ApprovalAtomId);

}  // namespace qingdan
