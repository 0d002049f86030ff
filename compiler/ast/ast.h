// ast::File: what the author wrote. Names are texts, nothing is looked up yet, every piece has its
// place. A statement is a head and labelled clauses; which clause may stand where is the checker's
// business (compiler/check), so a wrong clause is kept, not lost.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ast/boxed.h"
#include "ast/keyword.h"
#include "qingdan/date.h"
#include "qingdan/vocabulary.h"
#include "source/source.h"

namespace qingdan::ast {

using source::Span;

struct Name {
  std::string text;  // without back-quotes, full-width letters and digits folded
  Span span;
  bool quoted = false;
};

struct Path {
  std::vector<Name> parts;  // never empty
  Span span;

  [[nodiscard]] std::string text() const;  // joined with '.'
};

struct Text {
  std::string value;  // without its quotation marks
  Span span;
};

// Chinese / English; which is which is settled by script when only one stands there.
struct Title {
  Text first;
  Boxed<Text> second;
  Span span;
};

struct Declared {
  Name first;
  Boxed<Name> second;
  Span span;
};

// A value as written. Units: see qingdan::Type; percent is kept as hundredths of a percent (80% = 8000).
struct Literal {
  enum class Kind : std::uint8_t { integer, date, days, workdays, money, percent, text, truth };

  Kind kind = Kind::integer;
  std::int64_t value = 0;
  std::string text;
  Span span;
};

// A name, a literal, or one of the words 事项 责任形式 机关 地域 standing for itself.
struct Operand {
  bool previous = false;  // 上一: the value of the row before
  Boxed<Path> path;
  Boxed<Literal> literal;
  std::optional<Keyword> word;  // MATTER, ROLE, ORGAN, REGION
  Span span;
};

struct ApprovalBy {
  std::vector<Path> organs;
  bool joint = false;
  Span span;
};

struct ExprId {
  std::uint32_t value = 0xFFFFFFFF;

  [[nodiscard]] bool is_none() const { return value == 0xFFFFFFFF; }
};

// One node of a condition, in the file's arena. Children come before their parent.
struct Expr {
  enum class Kind : std::uint8_t {
    missing,  // could not be read; already reported
    operand,
    approval,
    negation,     // left
    conjunction,  // left, right
    disjunction,
    compare,     // left op right
    arithmetic,  // left op right
    membership,  // left op choices
    beyond,      // left has what the operand lacks
    answers,     // left is a register; word: ANSWERS, NO_ANSWER
    quantifier,  // word: ANY, EVERY, COUNT, SUM; the sequence is the operand; left is the body
    lookup,      // word: LISTED_IN, IN_FORCE; what is looked up is the operand
    workdays,    // after left, through right
  };

  Kind kind = Kind::missing;
  Span span;
  Span op_span;
  // compare: EQ … as text ("=", "≠", "<", "≤", ">", "≥"); arithmetic: "+", "-", "×"
  std::string op;
  std::optional<Keyword> word;  // AMONG, ANY_OF, ALL_OF, and as said above
  ExprId left;
  ExprId right;
  Operand operand;
  std::vector<Operand> choices;
  Boxed<ApprovalBy> approval;
};

struct DateSpan {
  std::optional<Date> first;  // nullopt where the day does not exist; already reported
  std::optional<Date> last;
  Span span;
};

struct Setting {  // a fact's value in a scenario
  Path fact;
  std::vector<Operand> values;
  bool parenthesised = false;  // written as a set
  bool none = false;           // 无: unknown for an open fact, the empty set for a set
  Span span;
};

struct Verdict {
  Keyword word = Keyword::SILENT;  // ACCEPT, REJECT, INCOMPLETE, SILENT, REFER
  std::vector<Path> refer_to;
  Span span;
};

// A label and its value. Only the members that the label calls for are filled.
struct Clause {
  Keyword label{};
  Span label_span;
  Span span;               // the whole clause
  std::vector<Path> refs;  // nouns
  // TYPE: LEVEL, ORGAN, …; OVERRIDES 下位: the mode; GIVEN: the verb; LIMIT: the bound; AGAINST: ORGAN
  std::optional<Keyword> word;
  std::optional<Date> date;  // nullopt where the day does not exist; already reported
  std::optional<Date> since;
  std::optional<Date> through;
  ExprId expr;
  Boxed<Text> text;        // BASIS place or NUMBER, normalised: "第37条第2款"
  Boxed<Title> title;      // REASON
  Few<Text> texts;         // ALIAS, STEPS, TEMPLATE
  Few<Declared> declared;  // VALUES
  Boxed<Operand> operand;  // DEFAULT
  bool none = false;       // DEFAULT 无
  bool inferior = false;   // OVERRIDES 下位
  Boxed<ApprovalBy> approval;
  std::optional<Keyword> status;  // PENDING, REFUSED, WITHDRAWN
  Few<Setting> settings;
  Boxed<Verdict> verdict;
  Few<Path> per;              // LIMIT, COUNTS: the keys of a count
  ExprId counting;            // LIMIT 计: what is bounded, if not a count
  bool in_principle = false;  // LIMIT 原则上
  Few<Path> substitutes;      // REPLACE 改用
  Boxed<Path> since_fact;     // OBLIGE, FRESH_FOR 自
  Boxed<Literal> duration;    // WITHIN, FRESH_FOR
  Boxed<Literal> count;       // MATERIALS_AT_MOST
  Few<DateSpan> spans;        // HOLIDAYS, MAKEUP_DAYS
};

struct Statement {
  Keyword kind{};  // a keyword of group statement
  Span kind_span;
  std::optional<Declared> name;  // absent only after a syntax error
  Boxed<Title> title;
  std::vector<Clause> clauses;
  Span span;
  bool broken = false;  // a part could not be read; already reported
};

struct File {
  std::uint32_t source = 0;
  std::vector<Statement> statements;
  std::vector<Expr> exprs;
  bool broken = false;  // had a syntax error; statements may be incomplete

  [[nodiscard]] const Expr& operator[](ExprId id) const { return exprs[id.value]; }
};

}  // namespace qingdan::ast
