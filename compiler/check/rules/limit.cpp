// limit 限额: a bound. Of a count that is kept for each matter and key (existing + added - replaced), or of a
// value. Hard: what goes beyond is banned. In principle: it needs what its `unless` names, a written
// explanation.
#include <algorithm>
#include <bit>
#include <utility>

#include "check/clauses.h"
#include "check/expressions.h"
#include "check/facts.h"
#include "check/resolve.h"
#include "check/rules/rules.h"

namespace qingdan::check {
namespace {

using ast::Keyword;
using diagnostics::DiagnosticSink;
using diagnostics::Kind;

Op bound_op(Keyword word) {
  switch (word) {
    case Keyword::BELOW:
      return Op::less;
    case Keyword::AT_LEAST:
      return Op::greater_equal;
    case Keyword::ABOVE:
      return Op::greater;
    default:
      return Op::less_equal;
  }
}

FactId find_counter(const model::Model& model, MatterId matter, std::uint32_t keys) {
  for (std::size_t row = 0; row < model.facts.size(); ++row) {
    const auto& counter = model.facts[row].counter;
    if (counter && counter->matter == matter && counter->keys == keys) {
      return FactId(row);
    }
  }
  return FactId::none();
}

diagnostics::Phrase written_keys(std::uint32_t keys) {
  diagnostics::Phrase all;
  for (std::size_t i = 0; i < word_count<CountKey>(); ++i) {
    if ((keys >> i & 1U) != 0) {
      all.zh += " 每" + std::string(name(static_cast<CountKey>(i), Language::zh));
      all.en += " per " + std::string(name(static_cast<CountKey>(i), Language::en));
    }
  }
  return all;
}

// Names the counters of the same matter by other keys: one of them may be meant.
void report_no_counter(const model::Model& model, const ast::Path& path, MatterId matter, std::uint32_t keys,
                       DiagnosticSink& sink) {
  std::vector<diagnostics::Label> others;
  for (const model::Fact& fact : model.facts) {
    if (fact.counter && fact.counter->matter == matter) {
      const diagnostics::Phrase per = written_keys(fact.counter->keys);
      others.push_back(
          {fact.span,
           {"这个事实计的是:" + path.text() + per.zh, "this fact counts: " + path.text() + per.en}});
    }
  }
  sink.report(Kind::LimitWithoutCounter, path.span, {path.text(), written_keys(keys)}, std::move(others));
}

// The norm for one matter, which lies within the bound where `within` holds.
void add_norm(Draft& draft, const ItemDraft& item, MatterId matter, model::ExprId within,
              DiagnosticSink& sink) {
  model::ExprArena& exprs = draft.model.exprs;
  model::Norm norm = item.scope;
  if (item.mode_clause.in_principle) {
    norm.mode = Mode::need;
    norm.condition = exprs.either(within, norm.unless);
    norm.unless = {};
    norm.by_approval = {};
    check_size(draft.model, norm.condition, item.mode_clause.span, sink);
  } else {
    norm.mode = Mode::limit;
    norm.when = exprs.both(norm.when, exprs.negate(within));
    check_size(draft.model, norm.when, item.mode_clause.span, sink);
  }
  add_norms(draft, norm, {matter});
}

}  // namespace

void limit(Draft& draft, const ItemDraft& item, DiagnosticSink& sink) {
  refuse_foreign_clauses(item, sink);
  const ast::Clause& clause = item.mode_clause;
  if (!clause.in_principle) {
    check_waiver(item, sink);
  } else if (item.scope.unless.is_none() && !has_clause(item.statement, Keyword::UNLESS)) {
    sink.report(Kind::InPrincipleWithoutUnless, clause.span, {item.item.code});
  } else if (item.item.no_waiver) {
    sink.report(Kind::WaiverContradicted, find_clause(item.statement, Keyword::NO_WAIVER)->span,
                {item.item.code});
  }
  if (!clause.counting.is_none() && !clause.per.empty()) {
    sink.report(Kind::LimitOfTwoThings, clause.span);
    return;
  }
  Bound bound;
  bound.value = clause.counting;
  bound.op = bound_op(clause.word.value_or(Keyword::AT_MOST));
  bound.limit = clause.expr;
  bound.span = clause.span;
  const std::uint32_t keys = resolve_keys(clause.per, sink);
  for (const ast::Path& path : clause.refs) {
    const MatterId matter = resolve_matter(draft, path, sink);
    if (matter.is_none()) {
      continue;
    }
    bound.counter = clause.counting.is_none() ? find_counter(draft.model, matter, keys) : FactId::none();
    if (clause.counting.is_none() && bound.counter.is_none()) {
      if (std::popcount(keys) == static_cast<int>(clause.per.size())) {  // else a key is unknown
        report_no_counter(draft.model, path, matter, keys, sink);
      }
      continue;
    }
    const model::ExprId within = check_bound(draft, item.file, bound, sink);
    if (within.is_none()) {
      return;  // the bound is the same for all of them
    }
    add_norm(draft, item, matter, within, sink);
  }
}

}  // namespace qingdan::check
