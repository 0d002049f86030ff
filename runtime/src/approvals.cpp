// `approved by X and Y`: by papers put forward with the request, or by a document those organs issued.
#include <algorithm>
#include <utility>

#include "evaluate.h"

namespace qingdan {

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::approval(ApprovalAtomId id) {
  Once<Result>& known = own_.atoms[id.index()];
  if (known.stamp != own_.stamp) {
    const ApprovalAtomRow& atom = program_.approval_atoms()[id.index()];
    const Result by_norms = granted_by_norms(atom);
    known = {either(blame_, granted_by_request(atom), by_norms), own_.stamp};
  }
  return known.value;
}

// A permit or mandate that applies, in a document issued by all those organs, approves its scope.
template <class Blame>
Judged<Blame> PartEvaluator<Blame>::granted_by_norms(const ApprovalAtomRow& atom) {
  const auto organs = Program::slice(atom.organs, program_.selectors());
  const auto eligible = Program::slice(atom.norms, program_.norm_pool());
  Result any;
  for (const State& state : own_.states) {
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
    why = blame_.join(why, reply.why);
  }
  if (all_granted) {
    return {Truth::yes};
  }
  return any_failed || all_silent ? Result{Truth::no} : unknown_for<Blame>(why);
}

// Of several papers the strongest counts, in the order of Standing. What is missing is what would make
// a paper clear, or else the organ's approval.
template <class Blame>
typename PartEvaluator<Blame>::Reply PartEvaluator<Blame>::reply_of(const OrganSelector& selector) {
  const Organ organ = question_.resolve(selector);
  const bool is_placed = !organ.region.is_none() || question_.is_outside(organ.kind);
  Reply reply;
  for (const Approval& approval : question_.approvals) {
    const Result by = is_by(approval.organ, organ, is_placed);
    if (by.truth == Truth::no) {
      continue;
    }
    const Result concern = both(blame_, by, concerns(approval));
    const Standing standing = concern.truth == Truth::no ? Standing::silent
                              : is_placed                ? weigh(approval, concern.truth)
                                                         : Standing::unsure;
    reply.standing = std::max(reply.standing, standing);
    if (standing == Standing::unsure) {
      reply.why = blame_.join(reply.why, concern.why);
    }
  }
  if (!is_placed) {
    return {reply.standing, unknown_builtin(Missing::village).why};
  }
  if (reply.standing == Standing::granted) {
    return {reply.standing, {}};
  }
  if (reply.standing == Standing::unsure && !question_.date) {
    reply.why = blame_.join(reply.why, unknown_builtin(Missing::date).why);
  }
  const bool is_explained = reply.standing == Standing::unsure && blame_.has_reason(reply.why);
  return {reply.standing, is_explained ? reply.why : missing_approval(organ)};
}

// Whether one organ's approval is that of the wanted one: itself, or one it has succeeded.
template <class Blame>
Judged<Blame> PartEvaluator<Blame>::is_by(Organ organ, Organ wanted, bool is_placed) {
  const Passage kind = question_.approval_by_kind(organ.kind, wanted.kind);
  const Result by_kind = passed(kind);
  if (kind.truth == Truth::no || !is_placed) {
    return by_kind;
  }
  const Passage region = question_.approval_in_region(organ.region, wanted.region);
  return both(blame_, by_kind, passed(region));
}

template <class Blame>
Judged<Blame> PartEvaluator<Blame>::passed(const Passage& passage) {
  Result result{passage.truth};
  const auto add = [&](Missing kind) { result.why = blame_.join(result.why, unknown_builtin(kind).why); };
  if (passage.truth == Truth::unknown && passage.wants_village) {
    add(Missing::village);
  }
  if (passage.truth == Truth::unknown && passage.wants_date) {
    add(Missing::date);
  }
  return result;
}

template <class Blame>
typename PartEvaluator<Blame>::Standing PartEvaluator<Blame>::weigh(const Approval& approval,
                                                                    Truth relevant) const {
  const auto if_relevant = [&](Standing standing) {
    return relevant == Truth::yes ? standing : Standing::unsure;
  };
  switch (approval.status) {
    case ApprovalStatus::pending:
      return Standing::pending;
    case ApprovalStatus::refused:
    case ApprovalStatus::withdrawn:
      return if_relevant(Standing::failed);
    case ApprovalStatus::granted:
      break;
  }
  if (!approval.granted || !question_.date) {
    return Standing::unsure;
  }
  const Date start = std::max(*approval.granted, approval.from.value_or(*approval.granted));
  if (*question_.date < start) {
    return Standing::pending;
  }
  const bool has_lapsed = approval.until && *question_.date > *approval.until;
  return if_relevant(has_lapsed ? Standing::failed : Standing::granted);
}

// For this matter or one above it, this role, this place. What it leaves out is unknown, and only the
// paper itself can say it.
template <class Blame>
Judged<Blame> PartEvaluator<Blame>::concerns(const Approval& approval) {
  const auto unsaid = [&] { return unknown_for<Blame>(missing_approval(approval.organ)); };
  const auto& [asked, role_asked] = std::pair(part_.asked.matter, part_.asked.role);
  const Result matter = asked.is_none() ? unknown_builtin(Missing::matter)
                        : approval.matter.is_none()
                            ? unsaid()
                            : Result{truth(program_.is_under(asked, approval.matter))};
  const Result role = role_asked.is_none()      ? unknown_role()
                      : approval.role.is_none() ? unsaid()
                                                : Result{truth(role_asked == approval.role)};
  Result region = unsaid();
  if (!approval.region.is_none()) {
    region = passed(question_.approval_covers(approval.region));
  }
  return both(blame_, both(blame_, matter, role), region);
}

template <class Blame>
typename Blame::Why PartEvaluator<Blame>::missing_approval(Organ organ) {
  return blame_.missing({Missing::approval, FactId::none(), organ, SequenceId::none()});
}

template Judged<NoBlame> PartEvaluator<NoBlame>::approval(ApprovalAtomId);
template Judged<SetBlame> PartEvaluator<SetBlame>::approval(ApprovalAtomId);

}  // namespace qingdan
