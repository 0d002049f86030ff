#include "check/expressions.h"

#include <algorithm>

#include "check/expression_checker.h"
#include "check/resolve.h"
#include "qingdan/program.h"

namespace qingdan::check {

using ast::Keyword;
using diagnostics::DiagnosticSink;
using diagnostics::Kind;
using diagnostics::Phrase;
using model::ExprId;

Phrase unquoted(Phrase words) {
  for (std::string* text : {&words.zh, &words.en}) {
    for (const std::string_view mark : {"“", "”", "‘", "’"}) {
      if (const auto at = text->find(mark); at != std::string::npos) {
        text->erase(at, mark.size());
      }
    }
  }
  return words;
}

Typed ExpressionChecker::approval(const ast::ApprovalBy& by) {
  const std::vector<OrganSelector> organs = resolve_approvers(draft_, by, sink_);
  if (organs.empty()) {
    return {};
  }
  auto& atoms = draft_.model.approval_atoms;
  const auto [place, added] = draft_.approval_rows.emplace(organs, static_cast<std::uint32_t>(atoms.size()));
  if (added) {
    atoms.push_back({organs});
  }
  return make(Op::approval, Type::boolean, {}, {}, place->second);
}

// 甲 且 乙 且 丙 is a chain to the left: walked in a loop, so a long condition needs no deep stack.
Typed ExpressionChecker::chain(const ast::Expr& expr, Op op) {
  std::vector<ast::ExprId> parts{expr.right};
  ast::ExprId left = expr.left;
  while (file_[left].kind == expr.kind) {
    parts.push_back(file_[left].right);
    left = file_[left].left;
  }
  parts.push_back(left);
  ExprId result;
  bool understood = true;
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
    const ExprId checked = condition(*part);
    understood = understood && !checked.is_none();
    result = op == Op::both ? exprs_.both(result, checked) : exprs_.either(result, checked);
  }
  Typed typed;
  typed.id = understood ? result : ExprId{};
  return typed;
}

Typed ExpressionChecker::value(ast::ExprId id) {
  if (id.is_none()) {
    return {};
  }
  const ast::Expr& expr = file_[id];
  switch (expr.kind) {
    case ast::Expr::Kind::missing:
      return {};
    case ast::Expr::Kind::operand:
      return operand(expr.operand);
    case ast::Expr::Kind::approval:
      return approval(*expr.approval);
    case ast::Expr::Kind::negation: {
      const ExprId inner = condition(expr.left);
      return inner.is_none() ? Typed{} : make(Op::negate, Type::boolean, inner);
    }
    case ast::Expr::Kind::conjunction:
      return chain(expr, Op::both);
    case ast::Expr::Kind::disjunction:
      return chain(expr, Op::either);
    case ast::Expr::Kind::compare:
      return compare(expr);
    case ast::Expr::Kind::arithmetic:
      return arithmetic(expr);
    case ast::Expr::Kind::membership:
      return membership(expr);
    case ast::Expr::Kind::beyond:
      return beyond(expr);
    case ast::Expr::Kind::answers:
      return answers(expr);
    case ast::Expr::Kind::quantifier:
      return quantifier(expr);
    case ast::Expr::Kind::lookup:
      return lookup(expr);
    case ast::Expr::Kind::workdays:
      return workdays(expr);
  }
  return {};
}

ExprId ExpressionChecker::condition(ast::ExprId id) {
  const Typed typed = value(id);
  if (typed.id.is_none()) {
    return {};
  }
  if (typed.type != Type::boolean || typed.many) {
    sink_.report(Kind::NotACondition, file_[id].span, {typed.words, unquoted(typed.words)});
    return {};
  }
  return typed.id;
}

ExprId check_condition(Draft& draft, const ast::File& file, ast::ExprId expr, SequenceId rows,
                       DiagnosticSink& sink) {
  return ExpressionChecker(draft, file, {rows}, sink).condition(expr);
}

ExprId check_marks(Draft& draft, const ast::File& file, ast::ExprId expr, DiagnosticSink& sink) {
  const ExprId condition = check_condition(draft, file, expr, SequenceId::none(), sink);
  const model::Sees sees = draft.model.exprs.sees(condition);
  if (sees.part || sees.approval) {
    sink.report(Kind::MarksPlace, file[expr].span);
    return {};
  }
  return condition;
}

ExprId check_bound(Draft& draft, const ast::File& file, const Bound& bound, DiagnosticSink& sink) {
  ExpressionChecker checker(draft, file, {bound.rows}, sink);
  Typed left;
  if (!bound.value.is_none()) {
    left = checker.value(bound.value);
  } else {
    const Typed existing = checker.make(Op::fact, Type::integer, {}, {}, bound.counter.value);
    const Typed added = checker.make(Op::added, Type::integer, {});
    const Typed replaced = checker.make(Op::replaced, Type::integer, {});
    const Typed more = checker.make(Op::add, Type::integer, existing.id, added.id);
    left = checker.make(Op::subtract, Type::integer, more.id, replaced.id);
  }
  return checker.compare_values(bound.op, bound.span, left, checker.value(bound.limit)).id;
}

ExprId check_organ(Draft& draft, const ast::File& file, const ast::Path& path, SequenceId rows,
                   DiagnosticSink& sink) {
  const std::string name = path.text();
  const bool is_place = path.parts.size() > 1 || draft.organs.find(name) || draft.regions.find(name);
  if (is_place && !draft.facts.find(name) && !draft.defines.find(name)) {  // 针对 甲县.政府
    const auto organ = resolve_organ(draft, path, sink);
    if (!organ) {
      return {};
    }
    model::Expr constant;
    constant.op = Op::constant;
    constant.type = Type::organ;
    constant.value = pack_organ(*organ);
    return draft.model.exprs.add(std::move(constant));
  }
  const Typed typed = ExpressionChecker(draft, file, {rows}, sink).path(path, false);
  if (!typed.id.is_none() && (typed.type != Type::organ || typed.many)) {
    sink.report(Kind::OrganExpected, path.span, {path.text()});
    return {};
  }
  return typed.id;
}

void check_size(const model::Model& model, ExprId expr, source::Span span, DiagnosticSink& sink) {
  constexpr std::uint32_t kMaxSteps = 4000;
  if (model.exprs.steps(expr) > kMaxSteps || model.exprs.stack(expr) > kMaxStack) {
    sink.report(Kind::ConditionTooLarge, span);
  }
}

CheckedDefine check_define(Draft& draft, const ast::File& file, ast::ExprId expr, DiagnosticSink& sink) {
  ExpressionChecker checker(draft, file, {SequenceId::none(), true}, sink);
  const Typed typed = checker.value(expr);
  if (typed.id.is_none()) {
    return {};
  }
  if (checker.rows().has_quantifier && !checker.rows().sequence.is_none()) {
    sink.report(Kind::QuantifierNested, file[expr].span);
    return {};
  }
  if (typed.many || typed.percent) {
    sink.report(Kind::ValueInPlace, file[expr].span, {typed.words});
    return {};
  }
  return {typed.id,
          {typed.type, typed.scaled, typed.choice_of, checker.rows().sequence, true,
           checker.rows().has_quantifier}};
}

}  // namespace qingdan::check
