// Names, literals, and values where a value of a certain type is wanted.
#include "check/clauses.h"
#include "check/expression_checker.h"
#include "check/facts.h"
#include "check/resolve.h"

namespace qingdan::check {

using ast::Keyword;
using diagnostics::DiagnosticSink;
using diagnostics::Kind;
using diagnostics::Phrase;
using model::Expr;
using model::ExprId;

Called::operator Phrase() const {
  return name != nullptr      ? Phrase("“" + name->text + "”", "‘" + name->text + "’")
         : literal != nullptr ? operand_phrase(*literal)
         : word               ? phrase(*word)
         : type               ? type_phrase(*type)
                              : Phrase();
}

Typed ExpressionChecker::make(Op op, Type type, ExprId left, ExprId right, std::int64_t number) {
  Expr expr;
  expr.op = op;
  expr.type = type;
  expr.left = left;
  expr.right = right;
  expr.value = number;
  Typed typed;
  typed.id = exprs_.add(std::move(expr));
  typed.type = type;
  typed.words.type = type;
  return typed;
}

Typed ExpressionChecker::constant(Type type, std::int64_t number) {
  Typed typed = make(Op::constant, type, {}, {}, number);
  typed.constant = true;
  return typed;
}

Typed ExpressionChecker::literal(const ast::Operand& operand) {
  const ast::Literal& literal = *operand.literal;
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
  typed.words.literal = &operand;
  return typed;
}

Typed ExpressionChecker::operand(const ast::Operand& operand) {
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
    return literal(operand);
  }
  return operand.path ? path(*operand.path, operand.previous) : Typed{};
}

Typed ExpressionChecker::path(const ast::Path& path, bool previous) {
  if (path.parts.size() == 1) {
    return name(path.parts.front(), previous);
  }
  const ast::Name& first = path.parts.front();
  const auto keyword = first.quoted ? std::nullopt : ast::keyword_prefix(first.text);
  if (keyword == Keyword::LISTED_IN || keyword == Keyword::IN_FORCE) {  // 列入意见2022.N
    const std::string word(ast::spelling(*keyword, Language::zh));
    sink_.report(Kind::KeywordRunsIntoName, path.span, {path.text(), word, path.text().substr(word.size())});
    return {};
  }
  ast::Operand operand;
  operand.path = path;
  sink_.report(Kind::ValueInPlace, path.span, {operand_phrase(operand)});
  return {};
}

std::optional<std::int64_t> ExpressionChecker::constant_like(const Typed& other,
                                                             const ast::Operand& operand) {
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
      case Type::material:
        if (const MaterialId id = resolve_material(draft_, *operand.path, sink_); !id.is_none()) {
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

Typed ExpressionChecker::value_like(const Typed& other, const ast::Operand& operand) {
  const bool named =
      operand.path && !operand.previous && (other.type == Type::choice || other.type >= Type::level);
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

Typed ExpressionChecker::fact(FactId id, const ast::Name& name, bool previous) {
  const model::Fact& fact = draft_.model.facts[id.index()];
  if (fact.source == FactSource::register_) {
    sink_.report(Kind::RegisterAsFact, name.span, {name.text});
    return {};
  }
  if (!reads_rows(fact.sequence, name, previous)) {
    return {};
  }
  const Op op = previous ? (fact.many ? Op::previous_fact_set : Op::previous_fact)
                         : (fact.many ? Op::fact_set : Op::fact);
  Typed typed = make(op, fact.type, {}, {}, id.value);
  typed.many = fact.many;
  typed.choice_of = id;
  return typed;
}

Typed ExpressionChecker::define(std::uint32_t row, const ast::Name& name, bool previous) {
  const DefineType& type = draft_.define_types[row];
  if (!type.valid || !reads_rows(type.sequence, name, previous)) {
    return {};
  }
  rows_.has_quantifier = rows_.has_quantifier || type.runs_rows;
  const model::Sees below = exprs_.sees(draft_.model.defines[row].expr);
  if (previous && below.previous) {
    sink_.report(Kind::PreviousPlace, name.span, {name.text});
    return {};
  }
  Expr expr;
  expr.op = previous ? Op::previous_define : Op::define;
  expr.type = type.type;
  expr.value = row;
  Typed typed;
  typed.id = exprs_.add(std::move(expr), below);
  typed.type = type.type;
  typed.scaled = type.scaled;
  typed.choice_of = type.choice_of;
  return typed;
}

// What every request has, without a declaration.
std::optional<Typed> ExpressionChecker::builtin(const ast::Name& name) {
  if (name.text == "发生日期" || name.text == "event_date") {
    return make(Op::event_date, Type::date, {});
  }
  if (name.text == "新增数" || name.text == "added") {
    return make(Op::added, Type::integer, {});
  }
  if (name.text == "替换数" || name.text == "replaced") {
    return make(Op::replaced, Type::integer, {});
  }
  if (name.text == "行为" || name.text == "action") {
    return make(Op::action, Type::choice, {});  // choice_of none: the choices are the fixed actions
  }
  return std::nullopt;
}

Typed ExpressionChecker::name(const ast::Name& name, bool previous) {
  const auto fact_row = draft_.facts.find(name.text);
  const auto define_row = draft_.defines.find(name.text);
  if (!fact_row && !define_row) {
    if (const std::optional<Typed> typed = previous ? std::nullopt : builtin(name)) {
      return *typed;
    }
    auto candidates = draft_.facts.texts();
    const auto defines = draft_.defines.texts();
    candidates.insert(candidates.end(), defines.begin(), defines.end());
    report_unknown({"事实或定义", "fact or define"}, name, candidates, sink_);
    return {};
  }
  Typed typed = fact_row ? fact(FactId(*fact_row), name, previous) : define(*define_row, name, previous);
  typed.words.name = &name;
  return typed;
}

}  // namespace qingdan::check
