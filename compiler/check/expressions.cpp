#include "check/expressions.h"

#include <algorithm>

#include "check/clauses.h"
#include "check/facts.h"
#include "check/resolve.h"
#include "qingdan/program.h"

namespace qingdan::check {
namespace {

using ast::Keyword;
using diagnostics::DiagnosticSink;
using diagnostics::Kind;
using diagnostics::Phrase;
using model::Expr;
using model::ExprId;

// The scale of values multiplied by a percentage: exact, since a percentage has at most two decimals
// and enters a product once.
constexpr std::int64_t kPercentScale = 10000;

struct Typed {
  ExprId id;  // none: not understood, already reported
  Type type = Type::boolean;
  bool many = false;
  bool scaled = false;   // in units of 1/kPercentScale
  bool percent = false;  // a percentage: only a factor
  bool constant = false;
  FactId choice_of;  // whose choices, for Type::choice
  Phrase words;      // for messages
};

// The words without the marks around them, for a message that sets its own.
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

class Checker {
 public:
  Checker(Draft& draft, const ast::File& file, DiagnosticSink& sink)
      : draft_(draft), file_(file), sink_(sink), exprs_(draft.model.exprs) {}

  Typed value(ast::ExprId id);
  ExprId condition(ast::ExprId id);

 private:
  Typed operand(const ast::Operand& operand);
  Typed name(const ast::Name& name);
  Typed fact(FactId id, const Phrase& words);
  Typed literal(const ast::Literal& literal, const Phrase& words);
  Typed compare(const ast::Expr& expr);
  Typed compare_values(const ast::Expr& expr, Typed left, Typed right);
  Typed arithmetic(const ast::Expr& expr);
  Typed membership(const ast::Expr& expr);
  Typed chain(const ast::Expr& expr, Op op);
  Typed approval(const ast::ApprovalBy& by);
  // A written value where a value of the other side's type is wanted.
  Typed value_like(const Typed& other, const ast::Operand& operand);
  std::optional<std::int64_t> constant_like(const Typed& other, const ast::Operand& operand);
  Typed organ_match(const Typed& subject, const std::vector<ast::Operand>& choices);
  void raise(Typed& value);
  Typed product(const ast::Expr& expr, Typed left, Typed right);
  Typed sum(const ast::Expr& expr, Typed left, Typed right);
  Typed cannot_calculate(const ast::Expr& expr, const Typed& left, const Typed& right);
  Typed make(Op op, Type type, ExprId left, ExprId right = {}, std::int64_t number = 0);
  Typed constant(Type type, std::int64_t number);

  Draft& draft_;
  const ast::File& file_;
  DiagnosticSink& sink_;
  model::ExprArena& exprs_;
};

Typed Checker::make(Op op, Type type, ExprId left, ExprId right, std::int64_t number) {
  Expr expr;
  expr.op = op;
  expr.type = type;
  expr.left = left;
  expr.right = right;
  expr.value = number;
  Typed typed;
  typed.id = exprs_.add(std::move(expr));
  typed.type = type;
  typed.words = type_phrase(type);
  return typed;
}

Typed Checker::constant(Type type, std::int64_t number) {
  Typed typed = make(Op::constant, type, {}, {}, number);
  typed.constant = true;
  return typed;
}

Typed Checker::fact(FactId id, const Phrase& words) {
  const model::Fact& fact = draft_.model.facts[id.index()];
  Typed typed = make(fact.many ? Op::fact_set : Op::fact, fact.type, {}, {}, id.value);
  typed.many = fact.many;
  typed.choice_of = id;
  typed.words = words;
  return typed;
}

Typed Checker::name(const ast::Name& name) {
  const Phrase words("“" + name.text + "”", "‘" + name.text + "’");
  if (const auto row = draft_.facts.find(name.text)) {
    return fact(FactId(*row), words);
  }
  if (const auto row = draft_.defines.find(name.text)) {
    const DefineType& type = draft_.define_types[*row];
    if (!type.valid) {
      return {};
    }
    Expr expr;
    expr.op = Op::define;
    expr.type = type.type;
    expr.value = *row;
    Typed typed;
    typed.id = exprs_.add(std::move(expr), exprs_.sees_action(draft_.model.defines[*row].expr));
    typed.type = type.type;
    typed.scaled = type.scaled;
    typed.choice_of = type.choice_of;
    typed.words = words;
    return typed;
  }
  if (name.text == "发生日期" || name.text == "event_date") {
    return make(Op::event_date, Type::date, {});
  }
  if (name.text == "行为" || name.text == "action") {
    Typed typed = make(Op::action, Type::choice, {});
    typed.words = words;
    return typed;  // choice_of none: the choices are the fixed actions
  }
  auto candidates = draft_.facts.texts();
  const auto defines = draft_.defines.texts();
  candidates.insert(candidates.end(), defines.begin(), defines.end());
  report_unknown({"事实或定义", "fact or define"}, name, candidates, sink_);
  return {};
}

Typed Checker::literal(const ast::Literal& literal, const Phrase& words) {
  Typed typed;
  if (const auto type = literal_type(literal)) {
    if (*type == Type::boolean) {
      typed = make(Op::truth, Type::boolean, {}, {}, literal.value);
    } else {
      typed = constant(*type, *type == Type::text ? text_number(draft_.model, literal.text) : literal.value);
    }
  } else {
    typed = constant(Type::integer, literal.value);
    typed.percent = true;
  }
  typed.constant = true;
  typed.words = words;
  return typed;
}

Typed Checker::operand(const ast::Operand& operand) {
  if (operand.word) {
    switch (*operand.word) {
      case Keyword::MATTER:
        return make(Op::matter, Type::matter, {});
      case Keyword::ROLE:
        return make(Op::role, Type::role, {});
      case Keyword::ORGAN:
        return make(Op::assigner, Type::organ, {});
      default:
        return make(Op::village, Type::region, {});
    }
  }
  if (operand.literal) {
    return literal(*operand.literal, operand_phrase(operand));
  }
  if (!operand.path) {
    return {};
  }
  if (operand.path->parts.size() == 1) {
    return name(operand.path->parts.front());
  }
  sink_.report(Kind::ValueInPlace, operand.span, {operand_phrase(operand)});
  return {};
}

std::optional<std::int64_t> Checker::constant_like(const Typed& other, const ast::Operand& operand) {
  if (other.type == Type::choice && other.choice_of.is_none() && operand.path) {
    const auto action = resolve_word<Action>(Keyword::GIVEN, *operand.path, sink_);
    return action ? std::optional<std::int64_t>(static_cast<std::int64_t>(*action)) : std::nullopt;
  }
  if (other.type == Type::choice) {
    return resolve_value(draft_, other.choice_of, operand, sink_);
  }
  if (operand.path && other.type >= Type::level) {
    switch (other.type) {
      case Type::level:
        if (const auto level = resolve_word<Level>(Keyword::LEVEL, *operand.path, sink_)) {
          return static_cast<std::int64_t>(*level);
        }
        return std::nullopt;
      case Type::region:
        if (const RegionId id = resolve_region(draft_, *operand.path, sink_); !id.is_none()) {
          return id.value;
        }
        return std::nullopt;
      case Type::matter:
        if (const MatterId id = resolve_matter(draft_, *operand.path, sink_); !id.is_none()) {
          return id.value;
        }
        return std::nullopt;
      default:
        if (const RoleId id = resolve_role(draft_, *operand.path, sink_); !id.is_none()) {
          return id.value;
        }
        return std::nullopt;
    }
  }
  if (operand.literal && literal_type(*operand.literal) == other.type) {
    return other.type == Type::text ? text_number(draft_.model, operand.literal->text)
                                    : operand.literal->value;
  }
  sink_.report(Kind::CannotCompare, operand.span, {other.words, operand_phrase(operand)});
  return std::nullopt;
}

Typed Checker::value_like(const Typed& other, const ast::Operand& operand) {
  const bool named = operand.path && (other.type == Type::choice || other.type >= Type::level);
  // A fact or define of that name counts first where the other side is no fixed list of words.
  const bool declared =
      operand.path && operand.path->parts.size() == 1 &&
      (draft_.facts.find(operand.path->text()) || draft_.defines.find(operand.path->text()));
  const bool choice = other.type == Type::choice && !other.choice_of.is_none() && operand.path &&
                      find_choice(draft_.model.facts[other.choice_of.index()], operand.path->text());
  if (!named || (declared && !choice)) {
    return this->operand(operand);
  }
  const auto number = constant_like(other, operand);
  if (!number) {
    return {};
  }
  Typed typed = constant(other.type, *number);
  typed.choice_of = other.choice_of;
  return typed;
}

void Checker::raise(Typed& value) {
  const Typed scale = constant(value.type, kPercentScale);
  const Phrase words = value.words;
  value = make(Op::multiply, value.type, value.id, scale.id);
  value.scaled = true;
  value.words = words;
}

Typed Checker::organ_match(const Typed& subject, const std::vector<ast::Operand>& choices) {
  Expr expr;
  expr.op = Op::under_organ;
  expr.left = subject.id;
  for (const ast::Operand& choice : choices) {
    if (!choice.path) {
      sink_.report(Kind::CannotCompare, choice.span, {subject.words, operand_phrase(choice)});
      return {};
    }
    if (const auto selector = resolve_selector(draft_, *choice.path, sink_)) {
      expr.selectors.push_back(*selector);
    } else {
      return {};
    }
  }
  std::sort(expr.selectors.begin(), expr.selectors.end());
  Typed typed;
  typed.id = exprs_.add(std::move(expr));
  return typed;
}

Op compare_op(const std::string& sign) {
  if (sign == "=") return Op::equal;
  if (sign == "≠") return Op::not_equal;
  if (sign == "<") return Op::less;
  if (sign == "≤") return Op::less_equal;
  if (sign == ">") return Op::greater;
  return Op::greater_equal;
}

bool has_order(Type type) {
  return type == Type::integer || type == Type::money || type == Type::date || type == Type::days ||
         type == Type::workdays;
}

bool days_against_workdays(Type a, Type b) {
  return (a == Type::days && b == Type::workdays) || (a == Type::workdays && b == Type::days);
}

Typed Checker::compare(const ast::Expr& expr) {
  const Typed left = value(expr.left);
  if (left.id.is_none()) {
    return {};
  }
  if (left.many) {
    sink_.report(Kind::SetInComparison, file_[expr.left].span, {unquoted(left.words)});
    return {};
  }
  const ast::Expr& right_expr = file_[expr.right];
  if (right_expr.kind == ast::Expr::Kind::operand) {
    if (left.type == Type::organ) {
      const Typed match = organ_match(left, {right_expr.operand});
      if (match.id.is_none() || expr.op == "=") {
        return match;
      }
      if (expr.op == "≠") {
        return make(Op::negate, Type::boolean, match.id);
      }
    }
    return compare_values(expr, left, value_like(left, right_expr.operand));
  }
  return compare_values(expr, left, value(expr.right));
}

Typed Checker::compare_values(const ast::Expr& expr, Typed left, Typed right) {
  if (left.id.is_none() || right.id.is_none()) {
    return {};
  }
  if (left.percent || right.percent) {
    sink_.report(Kind::PercentPlace, expr.span);
    return {};
  }
  if (right.many) {
    sink_.report(Kind::SetInComparison, file_[expr.right].span, {unquoted(right.words)});
    return {};
  }
  if (days_against_workdays(left.type, right.type)) {
    sink_.report(Kind::DaysAndWorkdays, expr.span);
    return {};
  }
  const bool same_choice = left.type != Type::choice || left.choice_of == right.choice_of;
  if (left.type != right.type || !same_choice || left.type == Type::organ) {
    sink_.report(Kind::CannotCompare, expr.span, {left.words, right.words});
    return {};
  }
  if (left.type == Type::text && !left.constant && !right.constant) {
    sink_.report(Kind::TextComparison, expr.span);
    return {};
  }
  const Op op = compare_op(expr.op);
  if (op != Op::equal && op != Op::not_equal && !has_order(left.type)) {
    sink_.report(Kind::NoOrder, expr.span, {left.words});
    return {};
  }
  if (left.scaled != right.scaled) {
    raise(left.scaled ? right : left);
  }
  return make(op, Type::boolean, left.id, right.id);
}

Typed Checker::cannot_calculate(const ast::Expr& expr, const Typed& left, const Typed& right) {
  if (days_against_workdays(left.type, right.type)) {
    sink_.report(Kind::DaysAndWorkdays, expr.span);
  } else {
    sink_.report(Kind::CannotCalculate, expr.span, {left.words, right.words, expr.op});
  }
  return {};
}

Typed Checker::product(const ast::Expr& expr, Typed left, Typed right) {
  if (left.percent || (left.type == Type::integer && !right.percent)) {
    std::swap(left, right);
  }
  const bool quantity = has_order(left.type) && left.type != Type::date;
  if (left.percent || !quantity || (right.percent && left.scaled) || right.scaled ||
      right.type != Type::integer) {
    return cannot_calculate(expr, left, right);
  }
  Typed result = make(Op::multiply, left.type, left.id, right.id);
  result.scaled = left.scaled || right.percent;
  return result;
}

Typed Checker::sum(const ast::Expr& expr, Typed left, Typed right) {
  const bool plus = expr.op == "+";
  const Op op = plus ? Op::add : Op::subtract;
  if (left.percent || right.percent) {
    sink_.report(Kind::PercentPlace, expr.span);
    return {};
  }
  const bool dates = left.type == Type::date || right.type == Type::date;
  if (dates) {
    if (left.scaled || right.scaled) {
      return cannot_calculate(expr, left, right);
    }
    if (!plus && left.type == Type::date && right.type == Type::date) {
      return make(op, Type::days, left.id, right.id);
    }
    if ((left.type == Type::date && right.type == Type::days) ||
        (plus && left.type == Type::days && right.type == Type::date)) {
      return make(op, Type::date, left.id, right.id);
    }
    return cannot_calculate(expr, left, right);
  }
  if (left.type != right.type || !has_order(left.type)) {
    return cannot_calculate(expr, left, right);
  }
  if (left.scaled != right.scaled) {
    raise(left.scaled ? right : left);
  }
  Typed result = make(op, left.type, left.id, right.id);
  result.scaled = left.scaled;
  return result;
}

Typed Checker::arithmetic(const ast::Expr& expr) {
  const Typed left = value(expr.left);
  const Typed right = value(expr.right);
  if (left.id.is_none() || right.id.is_none()) {
    return {};
  }
  if (left.many || right.many) {
    return cannot_calculate(expr, left, right);
  }
  return expr.op == "×" ? product(expr, left, right) : sum(expr, left, right);
}

Typed Checker::membership(const ast::Expr& expr) {
  const Typed left = value(expr.left);
  if (left.id.is_none() || !expr.membership) {
    return {};
  }
  const bool wants_set = *expr.membership != Keyword::AMONG;
  if (left.many != wants_set) {
    sink_.report(wants_set ? Kind::SetExpected : Kind::SetInComparison, file_[expr.left].span,
                 {unquoted(left.words)});
    return {};
  }
  if (left.type == Type::organ && !wants_set) {
    return organ_match(left, expr.choices);
  }
  if (left.type == Type::boolean || left.scaled || left.percent || left.constant) {
    sink_.report(Kind::ValueInPlace, file_[expr.left].span, {left.words});
    return {};
  }
  Expr result;
  result.left = left.id;
  result.type = left.type;
  for (const ast::Operand& choice : expr.choices) {
    if (left.type == Type::organ) {
      const auto organ = choice.path ? resolve_organ(draft_, *choice.path, sink_) : std::nullopt;
      result.list.push_back(organ ? pack_organ(*organ) : 0);
    } else if (const auto number = constant_like(left, choice)) {
      result.list.push_back(*number);
    }
  }
  std::sort(result.list.begin(), result.list.end());
  result.list.erase(std::unique(result.list.begin(), result.list.end()), result.list.end());
  if (wants_set) {
    result.op = *expr.membership == Keyword::ANY_OF ? Op::any_of : Op::all_of;
  } else {
    result.op = left.type == Type::matter   ? Op::under_matter
                : left.type == Type::region ? Op::under_region
                                            : Op::among;
    result.type = Type::boolean;
  }
  Typed typed;
  typed.id = exprs_.add(std::move(result));
  return typed;
}

Typed Checker::approval(const ast::ApprovalBy& by) {
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
Typed Checker::chain(const ast::Expr& expr, Op op) {
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

Typed Checker::value(ast::ExprId id) {
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
      return approval(expr.approval);
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
  }
  return {};
}

ExprId Checker::condition(ast::ExprId id) {
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

}  // namespace

ExprId check_condition(Draft& draft, const ast::File& file, ast::ExprId expr, DiagnosticSink& sink) {
  return Checker(draft, file, sink).condition(expr);
}

void check_size(const model::Model& model, ExprId expr, source::Span span, DiagnosticSink& sink) {
  constexpr std::uint32_t kMaxSteps = 4000;
  if (model.exprs.steps(expr) > kMaxSteps || model.exprs.stack(expr) > kMaxStack) {
    sink.report(Kind::ConditionTooLarge, span);
  }
}

CheckedDefine check_define(Draft& draft, const ast::File& file, ast::ExprId expr, DiagnosticSink& sink) {
  const Typed typed = Checker(draft, file, sink).value(expr);
  if (typed.id.is_none()) {
    return {};
  }
  if (typed.many || typed.percent) {
    sink.report(Kind::ValueInPlace, file[expr].span, {typed.words});
    return {};
  }
  return {typed.id, {typed.type, typed.scaled, typed.choice_of, true}};
}

}  // namespace qingdan::check
