#include <algorithm>

#include "check/clauses.h"
#include "check/expressions.h"
#include "check/resolve.h"
#include "check/rules/rules.h"

namespace qingdan::check {
namespace {

using ast::Keyword;
using diagnostics::Kind;

struct ClauseModes {
  Keyword clause;
  std::vector<Keyword> modes;
};

const std::vector<ClauseModes>& clause_modes() {
  static const std::vector<ClauseModes> table = {
      {Keyword::ONLY_WHEN, {Keyword::PERMIT}},
      {Keyword::NO_WAIVER, {Keyword::FORBID, Keyword::LIMIT, Keyword::REPLACE}},
      {Keyword::INSTEAD, {Keyword::FORBID}},
      {Keyword::ANALOGY, {Keyword::FORBID}},
      {Keyword::AGAINST, {Keyword::OBLIGE, Keyword::FIND}},
      {Keyword::WITHIN, {Keyword::OBLIGE}},
      {Keyword::DONE_WHEN, {Keyword::OBLIGE}},
      {Keyword::FOR, {Keyword::OBLIGE, Keyword::REPLACE}},
      {Keyword::EACH,
       {Keyword::FORBID, Keyword::PERMIT, Keyword::MANDATE, Keyword::REQUIRE, Keyword::NEED, Keyword::REPLACE,
        Keyword::FIND}},
  };
  return table;
}

diagnostics::Phrase joined(const std::vector<Keyword>& words) {
  diagnostics::Phrase all;
  for (const Keyword word : words) {
    all.zh += (all.zh.empty() ? "" : "、") + phrase(word).zh;
    all.en += (all.en.empty() ? "" : ", ") + phrase(word).en;
  }
  return all;
}

}  // namespace

std::vector<MatterId> resolve_matters(const Draft& draft, const std::vector<ast::Path>& paths,
                                      diagnostics::DiagnosticSink& sink) {
  std::vector<MatterId> matters;
  for (const ast::Path& path : paths) {
    if (const MatterId matter = resolve_matter(draft, path, sink); !matter.is_none()) {
      matters.push_back(matter);
    }
  }
  std::sort(matters.begin(), matters.end());
  matters.erase(std::unique(matters.begin(), matters.end()), matters.end());
  return matters;
}

std::vector<MatterId> root_matters(const model::Model& model) {
  std::vector<MatterId> roots;
  for (std::size_t row = 0; row < model.matters.size(); ++row) {
    if (model.matters[row].parents.empty()) {
      roots.emplace_back(row);
    }
  }
  return roots;
}

void add_norms(Draft& draft, const model::Norm& norm, const std::vector<MatterId>& matters) {
  const model::ExprArena& exprs = draft.model.exprs;
  const model::Sees sees = exprs.sees(norm.when) | exprs.sees(norm.unless) | exprs.sees(norm.condition) |
                           exprs.sees(norm.done) | exprs.sees(norm.against);
  for (const MatterId matter : matters) {
    model::Norm& added = draft.model.norms.emplace_back(norm);
    added.matter = matter;
    added.sees_action = sees.action;
    added.skips_first = norm.each && sees.previous;
  }
}

void refuse_foreign_clauses(const ItemDraft& item, diagnostics::DiagnosticSink& sink) {
  if (item.statement.kind != Keyword::ITEM) {
    return;  // certificates and services have clauses of their own, checked with the statement
  }
  const Keyword mode = item.mode_clause.label;
  for (const ClauseModes& row : clause_modes()) {
    const ast::Clause* clause = find_clause(item.statement, row.clause);
    if (clause != nullptr && std::find(row.modes.begin(), row.modes.end(), mode) == row.modes.end()) {
      sink.report(Kind::ClauseNotWithMode, clause->label_span,
                  {phrase(row.clause), phrase(mode), joined(row.modes)},
                  {{item.mode_clause.label_span, {"条目的种类", "what the item does"}}});
    }
  }
}

void check_waiver(const ItemDraft& item, diagnostics::DiagnosticSink& sink) {
  const bool lifted = has_clause(item.statement, Keyword::UNLESS);
  if (!lifted && !item.item.no_waiver) {
    sink.report(Kind::BanWithoutException, item.mode_clause.span,
                {item.item.code, phrase(item.mode_clause.label)});
  }
  if (lifted && item.item.no_waiver) {
    sink.report(Kind::WaiverContradicted, find_clause(item.statement, Keyword::NO_WAIVER)->span,
                {item.item.code});
  }
}

model::ExprId resolve_against(Draft& draft, const ItemDraft& item, diagnostics::DiagnosticSink& sink) {
  const ast::Clause* clause = find_clause(item.statement, Keyword::AGAINST);
  if (clause == nullptr || clause->refs.empty()) {
    return {};
  }
  const SequenceId rows = item.scope.each ? item.scope.sequence : SequenceId::none();
  if (rows.is_none() && (item.statement.broken || has_clause(item.statement, Keyword::EACH))) {
    return {};  // which rows are meant could not be read, and that is reported
  }
  return check_organ(draft, item.file, clause->refs.front(), rows, sink);
}

}  // namespace qingdan::check
