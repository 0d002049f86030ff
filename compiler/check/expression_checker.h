// The one class that types conditions, private to the files that make it up: operands.cpp (names, literals,
// values of a wanted type), comparisons.cpp, arithmetic.cpp, rows.cpp (quantifiers and what else asks beyond
// the request's facts), expressions.cpp (the rest, and the doors).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "check/expressions.h"

namespace qingdan::check {

// The scale of values multiplied by a percentage: exact, since a percentage has at most two decimals
// and enters a product once.
inline constexpr std::int64_t kPercentScale = 10000;

// What a value is called in messages. Put into words only when a message needs it; what it points to
// outlives the checker.
struct Called {
  const ast::Name* name = nullptr;
  const ast::Operand* literal = nullptr;
  std::optional<ast::Keyword> word;
  std::optional<Type> type;

  operator diagnostics::Phrase() const;  // NOLINT: implicit on purpose
};

// A checked piece of a condition.
struct Typed {
  model::ExprId id;  // none: not understood, already reported
  Type type = Type::boolean;
  bool many = false;
  bool scaled = false;   // in units of 1/kPercentScale
  bool percent = false;  // a percentage: only a factor
  bool constant = false;
  FactId choice_of;  // whose choices, for Type::choice
  Called words;
};

class ExpressionChecker {
 public:
  // All must outlive it.
  ExpressionChecker(Draft& draft, const ast::File& file, RowScope rows, diagnostics::DiagnosticSink& sink)
      : draft_(draft), file_(file), rows_(rows), sink_(sink), exprs_(draft.model.exprs) {}

  Typed value(ast::ExprId id);
  model::ExprId condition(ast::ExprId id);
  Typed compare_values(Op op, source::Span span, Typed left, Typed right);
  // The value of a name, as it stands.
  Typed path(const ast::Path& path, bool previous);
  Typed make(Op op, Type type, model::ExprId left, model::ExprId right = {}, std::int64_t number = 0);
  [[nodiscard]] const RowScope& rows() const { return rows_; }

 private:
  // operands.cpp
  Typed operand(const ast::Operand& operand);
  Typed name(const ast::Name& name, bool previous);
  Typed fact(FactId id, const ast::Name& name, bool previous);
  Typed define(std::uint32_t row, const ast::Name& name, bool previous);
  std::optional<Typed> builtin(const ast::Name& name);
  Typed literal(const ast::Operand& operand);
  Typed value_like(const Typed& other, const ast::Operand& operand);
  std::optional<std::int64_t> constant_like(const Typed& other, const ast::Operand& operand);
  Typed constant(Type type, std::int64_t number);

  // comparisons.cpp
  Typed compare(const ast::Expr& expr);
  Typed membership(const ast::Expr& expr);
  Typed all_materials(const Typed& set, const std::vector<std::int64_t>& named);
  Typed beyond(const ast::Expr& expr);
  Typed organ_match(const Typed& subject, const std::vector<ast::Operand>& choices);

  // arithmetic.cpp
  Typed arithmetic(const ast::Expr& expr);
  void raise(Typed& value);
  Typed product(const ast::Expr& expr, Typed left, Typed right);
  Typed sum(const ast::Expr& expr, Typed left, Typed right);
  Typed date_sum(const ast::Expr& expr, const Typed& left, const Typed& right);
  Typed cannot_calculate(const ast::Expr& expr, const Typed& left, const Typed& right);
  Typed workdays(const ast::Expr& expr);

  // rows.cpp
  Typed quantifier(const ast::Expr& expr);
  Typed lookup(const ast::Expr& expr);
  Typed answers(const ast::Expr& expr);
  // Whether the rows of this sequence may be read here; reports.
  bool reads_rows(SequenceId sequence, const ast::Name& name, bool previous);

  // expressions.cpp
  Typed chain(const ast::Expr& expr, Op op);
  Typed approval(const ast::ApprovalBy& by);

  Draft& draft_;
  const ast::File& file_;
  RowScope rows_;
  diagnostics::DiagnosticSink& sink_;
  model::ExprArena& exprs_;
};

// That a register is in use on the event date (none: always), and that it has the answer then.
[[nodiscard]] model::ExprId register_is_live(model::Model& model, RegisterId id);
[[nodiscard]] model::ExprId register_answers(model::Model& model, RegisterId id);

// The words without the marks around them, for a message that sets its own.
[[nodiscard]] diagnostics::Phrase unquoted(diagnostics::Phrase words);
[[nodiscard]] bool has_order(Type type);
[[nodiscard]] bool days_against_workdays(Type a, Type b);

}  // namespace qingdan::check
