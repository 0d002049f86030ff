// What looks beyond the facts of the request: the rows of a sequence, registers, what is listed or in force.
#include "check/clauses.h"
#include "check/expression_checker.h"
#include "check/resolve.h"

namespace qingdan::check {

using ast::Keyword;
using diagnostics::Kind;
using diagnostics::Phrase;
using model::Expr;
using model::ExprId;

namespace {

Op quantifier_op(Keyword word) {
  switch (word) {
    case Keyword::ANY:
      return Op::any_row;
    case Keyword::EVERY:
      return Op::every_row;
    case Keyword::COUNT:
      return Op::count_rows;
    default:
      return Op::sum_rows;
  }
}

bool can_be_added(const Typed& value) { return has_order(value.type) && value.type != Type::date; }

}  // namespace

bool ExpressionChecker::reads_rows(SequenceId sequence, const ast::Name& name, bool previous) {
  if (sequence.is_none()) {
    if (previous) {
      sink_.report(Kind::PreviousPlace, name.span, {name.text});
    }
    return !previous;
  }
  if (rows_.open && rows_.sequence.is_none()) {
    rows_.sequence = sequence;
  }
  if (rows_.sequence == sequence) {
    return true;
  }
  const model::Names& names = draft_.model.sequences[sequence.index()].names;
  const Phrase own(names.zh.empty() ? names.en : names.zh, names.en.empty() ? names.zh : names.en);
  sink_.report(Kind::RowFactOutsideRows, name.span, {name.text, own});
  return false;
}

Typed ExpressionChecker::quantifier(const ast::Expr& expr) {
  if (!expr.operand.path || !expr.word) {
    return {};
  }
  const SequenceId sequence = resolve_sequence(draft_, *expr.operand.path, sink_);
  if (rows_.in_body || (rows_.open && !rows_.sequence.is_none())) {
    sink_.report(Kind::QuantifierNested, expr.span);
    return {};
  }
  if (sequence.is_none()) {
    return {};  // whose rows the body reads is unknown, and that is reported
  }
  const RowScope outside = rows_;
  rows_ = {sequence, false, true};
  Typed body;
  if (*expr.word == Keyword::SUM) {
    body = value(expr.left);
  } else {
    body.id = condition(expr.left);
  }
  rows_ = outside;
  rows_.has_quantifier = true;
  if (body.id.is_none()) {
    return {};
  }
  const model::Sees sees = exprs_.sees(body.id);
  if (sees.approval) {
    sink_.report(Kind::ApprovalInRows, file_[expr.left].span);
    return {};
  }
  if (*expr.word == Keyword::SUM && (body.many || body.percent || !can_be_added(body))) {
    sink_.report(Kind::NotASum, file_[expr.left].span, {body.words});
    return {};
  }
  const model::Quantifier row{sequence, body.id, sees.previous};
  auto& rows = draft_.model.quantifiers;
  const auto [place, added] = draft_.quantifier_rows.emplace(row, static_cast<std::uint32_t>(rows.size()));
  if (added) {
    rows.push_back(row);
  }
  Expr result;
  result.op = quantifier_op(*expr.word);
  result.type = *expr.word == Keyword::SUM     ? body.type
                : *expr.word == Keyword::COUNT ? Type::integer
                                               : Type::boolean;
  result.value = place->second;
  Typed typed;
  typed.type = result.type;
  typed.scaled = *expr.word == Keyword::SUM && body.scaled;
  typed.id = exprs_.add(std::move(result), {sees.action, sees.part, false, false});
  typed.words.word = expr.word;
  return typed;
}

Typed ExpressionChecker::lookup(const ast::Expr& expr) {
  if (!expr.operand.path) {
    return {};
  }
  const ast::Path& path = *expr.operand.path;
  if (expr.word == Keyword::LISTED_IN) {
    const ListId list = resolve_list(draft_, path, sink_);
    return list.is_none() ? Typed{} : make(Op::listed, Type::boolean, {}, {}, list.value);
  }
  if (path.parts.size() == 1) {
    const DocumentId document = resolve_document(draft_, path, sink_);
    return document.is_none() ? Typed{} : make(Op::document_in_force, Type::boolean, {}, {}, document.value);
  }
  const ItemId item = resolve_item(draft_, path, sink_);
  return item.is_none() ? Typed{} : make(Op::item_in_force, Type::boolean, {}, {}, item.value);
}

// A register that is not live yet has no answer.
Typed ExpressionChecker::answers(const ast::Expr& expr) {
  const ast::Expr& subject = file_[expr.left];
  if (subject.kind != ast::Expr::Kind::operand || !subject.operand.path) {
    sink_.report(Kind::RegisterExpected, subject.span);
    return {};
  }
  const std::string name = subject.operand.path->text();
  if (draft_.facts.find(name) && !draft_.registers.find(name)) {
    sink_.report(Kind::RegisterExpected, subject.span);
    return {};
  }
  const RegisterId id = resolve_register(draft_, *subject.operand.path, sink_);
  if (id.is_none()) {
    return {};
  }
  const ExprId answer = register_answers(draft_.model, id);
  Typed typed;
  typed.id = expr.word == Keyword::NO_ANSWER ? exprs_.negate(answer) : answer;
  return typed;
}

ExprId register_is_live(model::Model& model, RegisterId id) {
  const model::Register& row = model.registers[id.index()];
  if (!row.live_from) {
    return {};
  }
  Expr date;
  date.op = Op::event_date;
  date.type = Type::date;
  Expr first;
  first.op = Op::constant;
  first.type = Type::date;
  first.value = row.live_from->days;
  Expr live;
  live.op = Op::greater_equal;
  live.left = model.exprs.add(std::move(date));
  live.right = model.exprs.add(std::move(first));
  return model.exprs.add(std::move(live));
}

ExprId register_answers(model::Model& model, RegisterId id) {
  Expr fact;
  fact.op = Op::fact;
  fact.value = model.registers[id.index()].fact.value;
  return model.exprs.both(register_is_live(model, id), model.exprs.add(std::move(fact)));
}

}  // namespace qingdan::check
