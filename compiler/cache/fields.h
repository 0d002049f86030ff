// The members of every piece of the syntax tree, in order: what the archive writes and reads. The bindings
// name all members of a struct, so one that is added there and not here does not compile.
#pragma once

#include <concepts>
#include <type_traits>

#include "ast/ast.h"

namespace qingdan::cache {

template <class Self, class Piece>
concept Is = std::same_as<std::remove_const_t<Self>, Piece>;

template <class Archive, Is<ast::Name> Self>
void fields(Archive& archive, Self& self) {
  auto& [text, span, quoted] = self;
  archive(text, span, quoted);
}

template <class Archive, Is<ast::Path> Self>
void fields(Archive& archive, Self& self) {
  auto& [parts, span] = self;
  archive(parts, span);
}

template <class Archive, Is<ast::Text> Self>
void fields(Archive& archive, Self& self) {
  auto& [value, span] = self;
  archive(value, span);
}

template <class Archive, Is<ast::Title> Self>
void fields(Archive& archive, Self& self) {
  auto& [first, second, span] = self;
  archive(first, second, span);
}

template <class Archive, Is<ast::Declared> Self>
void fields(Archive& archive, Self& self) {
  auto& [first, second, span] = self;
  archive(first, second, span);
}

template <class Archive, Is<ast::Literal> Self>
void fields(Archive& archive, Self& self) {
  auto& [kind, value, text, span] = self;
  archive(kind, value, text, span);
}

template <class Archive, Is<ast::Operand> Self>
void fields(Archive& archive, Self& self) {
  auto& [previous, path, literal, word, span] = self;
  archive(previous, path, literal, word, span);
}

template <class Archive, Is<ast::ApprovalBy> Self>
void fields(Archive& archive, Self& self) {
  auto& [organs, joint, span] = self;
  archive(organs, joint, span);
}

template <class Archive, Is<ast::Expr> Self>
void fields(Archive& archive, Self& self) {
  auto& [kind, span, op_span, op, word, left, right, operand, choices, approval] = self;
  archive(kind, span, op_span, op, word, left, right, operand, choices, approval);
}

template <class Archive, Is<ast::DateSpan> Self>
void fields(Archive& archive, Self& self) {
  auto& [first, last, span] = self;
  archive(first, last, span);
}

template <class Archive, Is<ast::Setting> Self>
void fields(Archive& archive, Self& self) {
  auto& [fact, values, parenthesised, none, span] = self;
  archive(fact, values, parenthesised, none, span);
}

template <class Archive, Is<ast::Verdict> Self>
void fields(Archive& archive, Self& self) {
  auto& [word, refer_to, span] = self;
  archive(word, refer_to, span);
}

template <class Archive, Is<ast::Clause> Self>
void fields(Archive& archive, Self& self) {
  auto& [label, label_span, span, refs, word, date, since, through, expr, text, title, texts, declared,
         operand, none, inferior, approval, status, settings, verdict, per, counting, in_principle,
         substitutes, since_fact, duration, count, spans] = self;
  archive(label, label_span, span, refs, word, date, since, through, expr, text, title, texts, declared,
          operand, none, inferior, approval, status, settings, verdict, per, counting, in_principle,
          substitutes, since_fact, duration, count, spans);
}

template <class Archive, Is<ast::Statement> Self>
void fields(Archive& archive, Self& self) {
  auto& [kind, kind_span, name, title, clauses, span, broken] = self;
  archive(kind, kind_span, name, title, clauses, span, broken);
}

}  // namespace qingdan::cache
