// A service 一件事: several matters applied for at once, at one window, with papers handed in once. Each step
// belongs to the body it names: a village body that receives may receive, and approves only where it is
// named. Papers held before, papers of each member, the number of papers and the time are norms too.
#include <algorithm>

#include "check/clauses.h"
#include "check/expressions.h"
#include "check/order.h"
#include "check/resolve.h"
#include "check/rules/rules.h"

namespace qingdan::check {
namespace {

using ast::Keyword;
using diagnostics::DiagnosticSink;
using diagnostics::Kind;
using model::Expr;

bool is_village_kind(const model::Model& model, OrganKindId kind) {
  return (model.organ_kinds[kind.index()].levels >> static_cast<unsigned>(Level::village) & 1U) != 0;
}

std::vector<OrganKindId> resolve_receivers(const Draft& draft, const ItemDraft& item, DiagnosticSink& sink) {
  std::vector<OrganKindId> kinds;
  for (const ast::Path& path : item.mode_clause.refs) {
    if (const OrganKindId kind = resolve_organ_kind(draft, path, sink); !kind.is_none()) {
      kinds.push_back(kind);
    }
  }
  std::sort(kinds.begin(), kinds.end());
  return kinds;
}

// A role of the fixed vocabulary, which the policies must declare.
RoleId fixed_role(const Draft& draft, const char* zh, const char* en, source::Span span,
                  DiagnosticSink& sink) {
  for (const char* text : {zh, en}) {
    if (const auto row = draft.roles.find(text)) {
      return RoleId(*row);
    }
  }
  sink.report(Kind::RoleOfServiceMissing, span, {{zh, en}});
  return RoleId::none();
}

model::ServiceMember draft_member(const Draft& draft, const ast::Statement& statement, DiagnosticSink& sink) {
  model::ServiceMember member;
  const ast::Name& name = statement.name->first;
  member.matter = resolve_matter(draft, ast::Path{{name}, name.span}, sink);
  if (const ast::Clause* approved = find_clause(statement, Keyword::APPROVED_BY)) {
    for (const ast::Path& path : approved->refs) {
      if (const auto organ = resolve_selector(draft, path, sink)) {
        member.approved_by.push_back(*organ);
      }
    }
    std::sort(member.approved_by.begin(), member.approved_by.end());
  }
  member.needs = resolve_materials(draft, statement, Keyword::NEEDS, sink);
  member.fills = resolve_materials(draft, statement, Keyword::FILLS, sink);
  if (const ast::Clause* after = find_clause(statement, Keyword::AFTER)) {
    member.after = resolve_matters(draft, after->refs, sink);
  }
  if (const ast::Clause* within = find_clause(statement, Keyword::WITHIN); within && within->duration) {
    member.within = within->duration->value;
    member.within_workdays = within->duration->kind == ast::Literal::Kind::workdays;
  }
  return member;
}

// Every step that comes before another is a member, and none comes before itself.
void check_order(const Draft& draft, const model::Service& service, const ItemDraft& item,
                 DiagnosticSink& sink) {
  std::vector<std::vector<std::uint32_t>> below(service.members.size());
  for (std::size_t i = 0; i < service.members.size(); ++i) {
    for (const MatterId first : service.members[i].after) {
      const auto found =
          std::find_if(service.members.begin(), service.members.end(),
                       [&](const model::ServiceMember& member) { return member.matter == first; });
      if (found == service.members.end()) {
        sink.report(Kind::StepNotAMember, find_clause(*item.members[i], Keyword::AFTER)->span,
                    {item.members[i]->name->first.text, draft.model.matters[first.index()].names.first()});
      } else {
        below[i].push_back(static_cast<std::uint32_t>(found - service.members.begin()));
      }
    }
  }
  for (const std::vector<std::uint32_t>& circle : order_rows(below).circles) {
    std::string path;
    for (const std::uint32_t row : circle) {
      path += item.members[row]->name->first.text + " → ";
    }
    path += item.members[circle.front()]->name->first.text;
    sink.report(Kind::StepsInACircle, item.members[circle.front()]->name->span, {path});
  }
}

// The same role is forbidden to every body that the step does not name.
void add_roles(Draft& draft, const ItemDraft& item, const model::Service& service,
               const model::ServiceMember& member, DiagnosticSink& sink) {
  const RoleId receive = fixed_role(draft, "受理", "receive", item.mode_clause.span, sink);
  const RoleId approve = fixed_role(draft, "审批", "approve", item.mode_clause.span, sink);
  if (receive.is_none() || approve.is_none()) {
    return;
  }
  std::vector<OrganKindId> village;
  std::copy_if(service.received_by.begin(), service.received_by.end(), std::back_inserter(village),
               [&](OrganKindId kind) { return is_village_kind(draft.model, kind); });
  model::Norm norm = item.scope;
  norm.roles = {receive};
  norm.mode = village.empty() ? Mode::forbid : Mode::permit;
  norm.to = village;
  add_norms(draft, norm, {member.matter});
  const bool village_approves =
      std::any_of(member.approved_by.begin(), member.approved_by.end(), [&](const OrganSelector& organ) {
        return !organ.kind.is_none() && is_village_kind(draft.model, organ.kind);
      });
  if (!village_approves) {
    norm.roles = {approve};
    norm.mode = Mode::forbid;
    norm.to = {};
    add_norms(draft, norm, {member.matter});
  }
}

// No more rows of papers than the service says.
void add_paper_limit(Draft& draft, const ItemDraft& item, const model::Service& service,
                     const std::vector<MatterId>& matters, DiagnosticSink& sink) {
  const auto sequence = std::find_if(draft.model.sequences.begin(), draft.model.sequences.end(),
                                     [](const model::Sequence& one) { return one.term == Term::paper; });
  if (!service.most_papers) {
    return;
  }
  if (sequence == draft.model.sequences.end()) {
    sink.report(Kind::PaperRowsMissing, find_clause(item.statement, Keyword::MATERIALS_AT_MOST)->span);
    return;
  }
  const SequenceId rows(static_cast<std::size_t>(sequence - draft.model.sequences.begin()));
  model::ExprArena& exprs = draft.model.exprs;
  const model::Quantifier every{rows, exprs.truth(true), false};
  const auto [place, added] =
      draft.quantifier_rows.emplace(every, static_cast<std::uint32_t>(draft.model.quantifiers.size()));
  if (added) {
    draft.model.quantifiers.push_back(every);
  }
  Expr count;
  count.op = Op::count_rows;
  count.type = Type::integer;
  count.value = place->second;
  Expr most;
  most.op = Op::constant;
  most.type = Type::integer;
  most.value = *service.most_papers;
  Expr over;
  over.op = Op::greater;
  over.left = exprs.add(std::move(count));
  over.right = exprs.add(std::move(most));
  model::Norm norm = item.scope;
  norm.mode = Mode::limit;
  norm.when = exprs.both(norm.when, exprs.add(std::move(over)));
  add_norms(draft, norm, matters);
}

}  // namespace

void service(Draft& draft, const ItemDraft& item, DiagnosticSink& sink) {
  model::Service made;
  made.item = item.scope.item;
  made.received_by = resolve_receivers(draft, item, sink);
  made.prerequisites = resolve_materials(draft, item.statement, Keyword::AFTER, sink);
  made.forms = resolve_materials(draft, item.statement, Keyword::FILLS, sink);
  if (const ast::Clause* most = find_clause(item.statement, Keyword::MATERIALS_AT_MOST);
      most && most->count) {
    made.most_papers = most->count->value;
  }
  std::vector<MatterId> matters;
  for (const ast::Statement* statement : item.members) {
    model::ServiceMember member = draft_member(draft, *statement, sink);
    if (member.matter.is_none()) {
      continue;
    }
    const std::vector<MatterId> one{member.matter};
    matters.push_back(member.matter);
    add_roles(draft, item, made, member, sink);
    const ast::Clause* needs = find_clause(*statement, Keyword::NEEDS);
    add_paper_needs(draft, item.scope, member.needs, one, needs == nullptr ? statement->span : needs->span,
                    sink);
    add_applicant(draft, item.file, item.scope, *statement, one, sink);
    add_time_limit(draft, item.scope, *statement, one);
    made.members.push_back(std::move(member));
  }
  if (matters.empty()) {
    sink.report(Kind::ServiceWithoutMembers, item.item.span, {item.item.code});
    return;
  }
  if (made.members.size() == item.members.size()) {
    check_order(draft, made, item, sink);
  }
  const ast::Clause* before = find_clause(item.statement, Keyword::AFTER);
  add_paper_needs(draft, item.scope, made.prerequisites, matters,
                  before == nullptr ? item.mode_clause.span : before->span, sink);
  add_applicant(draft, item.file, item.scope, item.statement, matters, sink);
  add_paper_limit(draft, item, made, matters, sink);
  draft.model.services.push_back(std::move(made));
}

}  // namespace qingdan::check
