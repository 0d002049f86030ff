#include "check/facts.h"

#include <algorithm>

#include "check/clauses.h"
#include "check/resolve.h"

namespace qingdan::check {
namespace {

using ast::Keyword;
using diagnostics::DiagnosticSink;
using diagnostics::Kind;
using diagnostics::Phrase;

// The types whose names are reserved words.
std::optional<Type> type_of_word(Keyword word) {
  switch (word) {
    case Keyword::LEVEL:
      return Type::level;
    case Keyword::ORGAN:
      return Type::organ;
    case Keyword::REGION:
      return Type::region;
    case Keyword::MATTER:
      return Type::matter;
    case Keyword::ROLE:
      return Type::role;
    case Keyword::MATERIAL:
      return Type::material;
    default:
      return std::nullopt;
  }
}

void settle_type(model::Fact& fact, const ast::Statement& statement, DiagnosticSink& sink) {
  const ast::Clause* type = find_clause(statement, Keyword::TYPE);
  const ast::Clause* values = find_clause(statement, Keyword::VALUES);
  if ((type == nullptr) == (values == nullptr)) {
    sink.report(Kind::FactWithoutType, fact.span, {fact.names.first()});
  }
  if (values != nullptr) {
    fact.type = Type::choice;
    for (const ast::Declared& value : values->declared) {
      const model::Names names = names_of(value);
      if (find_choice(fact, names.zh) || find_choice(fact, names.en)) {
        sink.report(Kind::DuplicateDeclaration, value.span, {phrase(Keyword::VALUES), names.first()});
      }
      fact.choices.push_back(names);
    }
  } else if (type != nullptr && type->word) {
    fact.type = type_of_word(*type->word).value_or(Type::boolean);
  } else if (type != nullptr && !type->refs.empty()) {
    fact.type = resolve_word<Type>(Keyword::TYPE, type->refs.front(), sink).value_or(Type::boolean);
  }
}

void settle_default(Draft& draft, FactId id, const ast::Statement& statement, DiagnosticSink& sink) {
  model::Fact& fact = draft.model.facts[id.index()];
  const ast::Clause* value = find_clause(statement, Keyword::DEFAULT);
  const bool open = has_clause(statement, Keyword::OPEN);
  if (open == (value != nullptr)) {
    sink.report(Kind::OpenOrDefault, fact.span, {fact.names.first()});
  }
  fact.open = value == nullptr;
  if (value == nullptr || (value->none && fact.many)) {
    return;
  }
  if (value->none || !value->operand) {
    sink.report(Kind::WrongValue, value->span,
                {fact.names.first(), type_phrase(fact.type), phrase(Keyword::NONE)});
    return;
  }
  if (const auto number = resolve_value(draft, id, *value->operand, sink)) {
    fact.default_values.push_back(*number);
  }
}

template <class Enum>
void settle_word(Enum& target, const ast::Statement& statement, Keyword label, DiagnosticSink& sink) {
  if (const ast::Clause* clause = find_clause(statement, label)) {
    if (const ast::Path* path = single_ref(*clause, sink)) {
      target = resolve_word<Enum>(label, *path, sink).value_or(target);
    }
  }
}

// A name as a value of a type whose values are declared or fixed.
std::optional<std::int64_t> resolve_name(const Draft& draft, Type type, const ast::Path& path,
                                         DiagnosticSink& sink) {
  const auto number = [](auto id) {
    return id.is_none() ? std::nullopt : std::optional<std::int64_t>(id.value);
  };
  switch (type) {
    case Type::level:
      if (const auto level = resolve_word<Level>(Keyword::LEVEL, path, sink)) {
        return static_cast<std::int64_t>(*level);
      }
      return std::nullopt;
    case Type::organ:
      if (const auto organ = resolve_organ(draft, path, sink)) {
        return pack_organ(*organ);
      }
      return std::nullopt;
    case Type::region:
      return number(resolve_region(draft, path, sink));
    case Type::matter:
      return number(resolve_matter(draft, path, sink));
    case Type::material:
      return number(resolve_material(draft, path, sink));
    default:
      return number(resolve_role(draft, path, sink));
  }
}

// 逐一 环节: the fact belongs to each row of that sequence.
void settle_sequence(Draft& draft, model::Fact& fact, FactId id, const ast::Statement& statement,
                     DiagnosticSink& sink) {
  const ast::Clause* each = find_clause(statement, Keyword::EACH);
  const ast::Path* path = each == nullptr ? nullptr : single_ref(*each, sink);
  if (path == nullptr) {
    return;
  }
  fact.sequence = resolve_sequence(draft, *path, sink);
  if (fact.sequence.is_none()) {
    return;
  }
  FactId& label = draft.model.sequences[fact.sequence.index()].label;
  if (fact.type == Type::material && !fact.many && label.is_none()) {
    label = id;
  }
}

// 计数 工作群 每村: kept by the caller or its ledger.
void settle_counter(const Draft& draft, model::Fact& fact, const ast::Statement& statement,
                    DiagnosticSink& sink) {
  const ast::Clause* counts = find_clause(statement, Keyword::COUNTS);
  const ast::Path* path = counts == nullptr ? nullptr : single_ref(*counts, sink);
  if (path == nullptr) {
    return;
  }
  if (fact.type != Type::integer || fact.many || !fact.sequence.is_none()) {
    sink.report(Kind::CounterNotANumber, counts->span, {fact.names.first()});
  }
  model::Counter counter;
  counter.matter = resolve_matter(draft, *path, sink);
  counter.keys = resolve_keys(counts->per, sink);
  if (counter.matter.is_none()) {
    return;
  }
  fact.source = FactSource::ledger;
  fact.counter = counter;
  for (const model::Fact& other : draft.model.facts) {
    if (other.counter && other.counter->matter == counter.matter && other.counter->keys == counter.keys) {
      sink.report(Kind::CounterTwice, counts->span, {fact.names.first(), other.names.first()},
                  {{other.span, {"先前的计数", "the earlier count"}}});
    }
  }
}

}  // namespace

std::uint32_t resolve_keys(const ast::Few<ast::Path>& per, DiagnosticSink& sink) {
  std::uint32_t keys = 0;
  for (const ast::Path& path : per) {
    if (const auto key = resolve_word<CountKey>(Keyword::PER, path, sink)) {
      keys |= 1U << static_cast<unsigned>(*key);
    }
  }
  return keys;
}

void draft_facts(Draft& draft, DiagnosticSink& sink) {
  for (const Declaration& d : draft.declared.facts) {
    model::Fact fact;
    fact.names = d.names;
    fact.title = names_of(d.statement->title);
    fact.span = d.statement->name->span;
    fact.many = has_clause(*d.statement, Keyword::MANY);
    fact.changeable = has_clause(*d.statement, Keyword::CHANGEABLE);
    settle_type(fact, *d.statement, sink);
    settle_word(fact.source, *d.statement, Keyword::SOURCE, sink);
    if (fact.source == FactSource::register_) {
      sink.report(Kind::SourceIsRegister, find_clause(*d.statement, Keyword::SOURCE)->span);
    }
    settle_word(fact.term, *d.statement, Keyword::TERM, sink);
    settle_sequence(draft, fact, FactId(draft.model.facts.size()), *d.statement, sink);
    settle_counter(draft, fact, *d.statement, sink);
    draft.model.facts.push_back(std::move(fact));
  }
  for (std::size_t row = 0; row < draft.model.facts.size(); ++row) {
    settle_default(draft, FactId(row), *draft.declared.facts[row].statement, sink);
  }
}

std::optional<Type> literal_type(const ast::Literal& literal) {
  using LiteralKind = ast::Literal::Kind;
  switch (literal.kind) {
    case LiteralKind::integer:
      return Type::integer;
    case LiteralKind::date:
      return Type::date;
    case LiteralKind::days:
      return Type::days;
    case LiteralKind::workdays:
      return Type::workdays;
    case LiteralKind::money:
      return Type::money;
    case LiteralKind::text:
      return Type::text;
    case LiteralKind::truth:
      return Type::boolean;
    case LiteralKind::percent:
      return std::nullopt;
  }
  return std::nullopt;
}

Phrase type_phrase(Type type) {
  return {std::string(name(type, Language::zh)), std::string(name(type, Language::en))};
}

Phrase operand_phrase(const ast::Operand& operand) {
  if (operand.path) {
    return {"“" + operand.path->text() + "”", "‘" + operand.path->text() + "’"};
  }
  if (operand.word) {
    return phrase(*operand.word);
  }
  if (operand.literal) {
    const auto type = literal_type(*operand.literal);
    return type ? type_phrase(*type) : Phrase("百分数", "a percentage");
  }
  return {"空白", "nothing"};
}

std::optional<std::int64_t> find_choice(const model::Fact& fact, std::string_view text) {
  for (std::size_t i = 0; i < fact.choices.size(); ++i) {
    if (!text.empty() && (fact.choices[i].zh == text || fact.choices[i].en == text)) {
      return static_cast<std::int64_t>(i);
    }
  }
  return std::nullopt;
}

Phrase choice_names(const model::Fact& fact) {
  Phrase all;
  for (const model::Names& choice : fact.choices) {
    all.zh += (all.zh.empty() ? "" : "、") + choice.first();
    all.en += (all.en.empty() ? "" : ", ") + (choice.en.empty() ? choice.zh : choice.en);
  }
  return all;
}

std::int64_t text_number(const model::Model& model, const std::string& text) {
  const auto place = std::lower_bound(model.texts.begin(), model.texts.end(), text);
  return place != model.texts.end() && *place == text ? place - model.texts.begin() : -1;
}

std::optional<std::int64_t> resolve_value(const Draft& draft, FactId id, const ast::Operand& operand,
                                          DiagnosticSink& sink) {
  const model::Fact& fact = draft.model.facts[id.index()];
  if (operand.path && fact.type == Type::choice) {
    if (const auto number = find_choice(fact, operand.path->text())) {
      return number;
    }
    sink.report(Kind::UnknownChoice, operand.span,
                {operand.path->text(), fact.names.first(), choice_names(fact)});
    return std::nullopt;
  }
  if (operand.path && fact.type >= Type::level) {
    return resolve_name(draft, fact.type, *operand.path, sink);
  }
  if (operand.literal && literal_type(*operand.literal) == fact.type) {
    return fact.type == Type::text ? text_number(draft.model, operand.literal->text) : operand.literal->value;
  }
  sink.report(Kind::WrongValue, operand.span,
              {fact.names.first(), type_phrase(fact.type), operand_phrase(operand)});
  return std::nullopt;
}

}  // namespace qingdan::check
