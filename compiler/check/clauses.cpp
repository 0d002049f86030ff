#include "check/clauses.h"

#include <algorithm>

namespace qingdan::check {
namespace {

using ast::Keyword;
using diagnostics::Kind;
using diagnostics::Phrase;

enum class Times : std::uint8_t { required, once, many };

struct ClauseRule {
  Keyword statement;  // NEGATIVE_LIST stands for every kind of list
  Keyword clause;
  Times times;
};

constexpr ClauseRule kRules[] = {
    {Keyword::DOCUMENT, Keyword::NUMBER, Times::once},
    {Keyword::DOCUMENT, Keyword::ISSUER, Times::required},
    {Keyword::DOCUMENT, Keyword::CHAIN, Times::once},
    {Keyword::DOCUMENT, Keyword::RANK, Times::once},
    {Keyword::DOCUMENT, Keyword::IN, Times::once},
    {Keyword::DOCUMENT, Keyword::ADOPTED, Times::once},
    {Keyword::DOCUMENT, Keyword::PUBLISHED, Times::once},
    {Keyword::DOCUMENT, Keyword::KNOWN_FROM, Times::once},
    {Keyword::DOCUMENT, Keyword::EFFECTIVE, Times::required},
    {Keyword::DOCUMENT, Keyword::EXPIRES, Times::once},
    {Keyword::DOCUMENT, Keyword::REPEALED, Times::once},
    {Keyword::DOCUMENT, Keyword::REPEALED_BY, Times::once},
    {Keyword::NEGATIVE_LIST, Keyword::UNLISTED, Times::required},
    {Keyword::NEGATIVE_LIST, Keyword::KIND, Times::once},
    {Keyword::NEGATIVE_LIST, Keyword::AS, Times::once},
    {Keyword::NEGATIVE_LIST, Keyword::IN, Times::once},
    {Keyword::ITEM, Keyword::FORBID, Times::once},
    {Keyword::ITEM, Keyword::PERMIT, Times::once},
    {Keyword::ITEM, Keyword::MANDATE, Times::once},
    {Keyword::ITEM, Keyword::REQUIRE, Times::once},
    {Keyword::ITEM, Keyword::NEED, Times::once},
    {Keyword::ITEM, Keyword::LIMIT, Times::once},
    {Keyword::ITEM, Keyword::REPLACE, Times::once},
    {Keyword::ITEM, Keyword::OBLIGE, Times::once},
    {Keyword::ITEM, Keyword::FIND, Times::once},
    {Keyword::ITEM, Keyword::AGAINST, Times::once},
    {Keyword::ITEM, Keyword::ANALOGY, Times::once},
    {Keyword::ITEM, Keyword::WITHIN, Times::once},
    {Keyword::ITEM, Keyword::DONE_WHEN, Times::once},
    {Keyword::ITEM, Keyword::FOR, Times::once},
    {Keyword::ITEM, Keyword::EACH, Times::once},
    {Keyword::ITEM, Keyword::TERM, Times::once},
    {Keyword::ITEM, Keyword::AS, Times::once},
    {Keyword::ITEM, Keyword::FROM, Times::once},
    {Keyword::ITEM, Keyword::TO, Times::once},
    {Keyword::ITEM, Keyword::IN, Times::once},
    {Keyword::ITEM, Keyword::WHEN, Times::many},
    {Keyword::ITEM, Keyword::UNLESS, Times::many},
    {Keyword::ITEM, Keyword::ONLY_WHEN, Times::once},
    {Keyword::ITEM, Keyword::NO_WAIVER, Times::once},
    {Keyword::ITEM, Keyword::INSTEAD, Times::once},
    {Keyword::ITEM, Keyword::EFFECTIVE, Times::once},
    {Keyword::ITEM, Keyword::EXPIRES, Times::once},
    {Keyword::ITEM, Keyword::OVERRIDES, Times::many},
    {Keyword::ITEM, Keyword::DELEGATES, Times::once},
    {Keyword::ITEM, Keyword::BASIS, Times::required},
    {Keyword::ITEM, Keyword::REASON, Times::once},
    {Keyword::CERTIFICATE, Keyword::PERMIT, Times::required},
    {Keyword::CERTIFICATE, Keyword::AS, Times::once},
    {Keyword::CERTIFICATE, Keyword::ISSUED_BY, Times::required},
    {Keyword::CERTIFICATE, Keyword::REQUESTED_BY, Times::once},
    {Keyword::CERTIFICATE, Keyword::IN, Times::once},
    {Keyword::CERTIFICATE, Keyword::WHEN, Times::many},
    {Keyword::CERTIFICATE, Keyword::ONLY_WHEN, Times::once},
    {Keyword::CERTIFICATE, Keyword::APPLICANT, Times::once},
    {Keyword::CERTIFICATE, Keyword::NEEDS, Times::once},
    {Keyword::CERTIFICATE, Keyword::STEPS, Times::once},
    {Keyword::CERTIFICATE, Keyword::WITHIN, Times::once},
    {Keyword::CERTIFICATE, Keyword::TEMPLATE, Times::once},
    {Keyword::CERTIFICATE, Keyword::EFFECTIVE, Times::once},
    {Keyword::CERTIFICATE, Keyword::EXPIRES, Times::once},
    {Keyword::CERTIFICATE, Keyword::OVERRIDES, Times::many},
    {Keyword::CERTIFICATE, Keyword::DELEGATES, Times::once},
    {Keyword::CERTIFICATE, Keyword::BASIS, Times::required},
    {Keyword::CERTIFICATE, Keyword::REASON, Times::once},
    {Keyword::SERVICE, Keyword::RECEIVED_BY, Times::required},
    {Keyword::SERVICE, Keyword::IN, Times::once},
    {Keyword::SERVICE, Keyword::WHEN, Times::many},
    {Keyword::SERVICE, Keyword::APPLICANT, Times::once},
    {Keyword::SERVICE, Keyword::AFTER, Times::once},
    {Keyword::SERVICE, Keyword::FILLS, Times::once},
    {Keyword::SERVICE, Keyword::MATERIALS_AT_MOST, Times::once},
    {Keyword::SERVICE, Keyword::EFFECTIVE, Times::once},
    {Keyword::SERVICE, Keyword::EXPIRES, Times::once},
    {Keyword::SERVICE, Keyword::OVERRIDES, Times::many},
    {Keyword::SERVICE, Keyword::BASIS, Times::required},
    {Keyword::SERVICE, Keyword::REASON, Times::once},
    {Keyword::MEMBER, Keyword::APPROVED_BY, Times::required},
    {Keyword::MEMBER, Keyword::APPLICANT, Times::once},
    {Keyword::MEMBER, Keyword::AFTER, Times::once},
    {Keyword::MEMBER, Keyword::NEEDS, Times::once},
    {Keyword::MEMBER, Keyword::FILLS, Times::once},
    {Keyword::MEMBER, Keyword::WITHIN, Times::once},
    {Keyword::MATTER, Keyword::KIND, Times::once},
    {Keyword::MATTER, Keyword::UNDER, Times::once},
    {Keyword::MATTER, Keyword::ALIAS, Times::once},
    {Keyword::MATTER, Keyword::LIKE, Times::once},
    {Keyword::MATTER, Keyword::MARKS, Times::once},
    {Keyword::REGION, Keyword::LEVEL, Times::required},
    {Keyword::REGION, Keyword::UNDER, Times::once},
    {Keyword::REGION, Keyword::SUCCEEDS, Times::once},
    {Keyword::ORGAN, Keyword::LEVEL, Times::once},
    {Keyword::ORGAN, Keyword::UNDER, Times::once},
    {Keyword::ORGAN, Keyword::KIND, Times::once},
    {Keyword::ORGAN, Keyword::HEADS, Times::once},
    {Keyword::ORGAN, Keyword::SUCCEEDS, Times::once},
    {Keyword::ROLE, Keyword::CHANGEABLE, Times::once},
    {Keyword::ROLE, Keyword::MARKS, Times::once},
    {Keyword::FACT, Keyword::TYPE, Times::once},
    {Keyword::FACT, Keyword::VALUES, Times::once},
    {Keyword::FACT, Keyword::MANY, Times::once},
    {Keyword::FACT, Keyword::OPEN, Times::once},
    {Keyword::FACT, Keyword::DEFAULT, Times::once},
    {Keyword::FACT, Keyword::SOURCE, Times::once},
    {Keyword::FACT, Keyword::TERM, Times::once},
    {Keyword::FACT, Keyword::CHANGEABLE, Times::once},
    {Keyword::FACT, Keyword::EACH, Times::once},
    {Keyword::FACT, Keyword::COUNTS, Times::once},
    {Keyword::SEQUENCE, Keyword::TERM, Times::once},
    {Keyword::SEQUENCE, Keyword::OPEN, Times::once},
    {Keyword::SEQUENCE, Keyword::DEFAULT, Times::once},
    {Keyword::MATERIAL, Keyword::TERM, Times::once},
    {Keyword::MATERIAL, Keyword::UNDER, Times::once},
    {Keyword::MATERIAL, Keyword::ALIAS, Times::once},
    {Keyword::REGISTER, Keyword::PROVIDES, Times::once},
    {Keyword::REGISTER, Keyword::LIVE_FROM, Times::once},
    {Keyword::REGISTER, Keyword::FRESH_FOR, Times::once},
    {Keyword::CALENDAR, Keyword::EFFECTIVE, Times::required},
    {Keyword::CALENDAR, Keyword::EXPIRES, Times::required},
    {Keyword::CALENDAR, Keyword::HOLIDAYS, Times::many},
    {Keyword::CALENDAR, Keyword::MAKEUP_DAYS, Times::many},
    {Keyword::CALENDAR, Keyword::BASIS, Times::once},
    {Keyword::DEFINE, Keyword::MEANS, Times::required},
    {Keyword::SCENARIO, Keyword::ON, Times::once},
    {Keyword::SCENARIO, Keyword::KNOWN_AT, Times::once},
    {Keyword::SCENARIO, Keyword::GIVEN, Times::required},
    {Keyword::SCENARIO, Keyword::AS, Times::once},
    {Keyword::SCENARIO, Keyword::TO, Times::once},
    {Keyword::SCENARIO, Keyword::WITH, Times::many},
    {Keyword::SCENARIO, Keyword::WHERE, Times::many},
    {Keyword::SCENARIO, Keyword::OBSERVATION, Times::once},
    {Keyword::SCENARIO, Keyword::ONE, Times::many},
    {Keyword::SCENARIO, Keyword::BASIS, Times::once},
    {Keyword::SCENARIO, Keyword::EXPECT, Times::once},
    {Keyword::SCENARIO, Keyword::INSTEAD, Times::once},
    {Keyword::SCENARIO, Keyword::OBLIGE, Times::once},
    {Keyword::SCENARIO, Keyword::FIND, Times::once},
    {Keyword::SCENARIO, Keyword::AGAINST, Times::once},
    {Keyword::SCENARIO, Keyword::BY, Times::many},
    {Keyword::SCENARIO, Keyword::MISSING, Times::many},
    {Keyword::SCENARIO, Keyword::NOTES, Times::once},
};

Keyword rule_statement(Keyword statement) { return is_list(statement) ? Keyword::NEGATIVE_LIST : statement; }

// The table by statement and clause, since it is asked of every clause of every file.
class RuleIndex {
 public:
  RuleIndex() : rows_(ast::keyword_count() * ast::keyword_count()), required_(ast::keyword_count()) {
    for (const ClauseRule& rule : kRules) {
      rows_[row(rule.statement, rule.clause)] = &rule;
      if (rule.times == Times::required) {
        required_[static_cast<std::size_t>(rule.statement)].push_back(rule.clause);
      }
    }
  }

  [[nodiscard]] const ClauseRule* find(Keyword statement, Keyword clause) const {
    return rows_[row(rule_statement(statement), clause)];
  }
  [[nodiscard]] const std::vector<Keyword>& required(Keyword statement) const {
    return required_[static_cast<std::size_t>(rule_statement(statement))];
  }

 private:
  static std::size_t row(Keyword statement, Keyword clause) {
    return static_cast<std::size_t>(statement) * ast::keyword_count() + static_cast<std::size_t>(clause);
  }

  std::vector<const ClauseRule*> rows_;
  std::vector<std::vector<Keyword>> required_;
};

const RuleIndex& rules() {
  static const RuleIndex index;
  return index;
}

Phrase allowed_clauses(Keyword statement) {
  Phrase all;
  for (const ClauseRule& rule : kRules) {
    if (rule.statement == rule_statement(statement)) {
      all.zh += (all.zh.empty() ? "" : "、") + phrase(rule.clause).zh;
      all.en += (all.en.empty() ? "" : ", ") + phrase(rule.clause).en;
    }
  }
  return all;
}

std::string name_of(const ast::Statement& statement) {
  return statement.name ? statement.name->first.text : std::string();
}

}  // namespace

void check_clauses(const ast::Statement& statement, diagnostics::DiagnosticSink& sink) {
  const Keyword kind = statement.kind;
  for (const ast::Clause& clause : statement.clauses) {
    const ClauseRule* rule = rules().find(kind, clause.label);
    if (rule == nullptr) {
      sink.report(Kind::ClauseNotHere, clause.label_span,
                  {phrase(clause.label), phrase(kind), allowed_clauses(kind)});
      continue;
    }
    const ast::Clause* first = find_clause(statement, clause.label);
    if (rule->times != Times::many && first != &clause) {
      sink.report(Kind::ClauseRepeated, clause.label_span, {phrase(clause.label), phrase(kind)},
                  {{first->label_span, {"第一处", "the first one"}}});
    }
  }
  for (const Keyword clause : rules().required(kind)) {
    if (!has_clause(statement, clause)) {
      sink.report(Kind::ClauseMissing, statement.name ? statement.name->span : statement.kind_span,
                  {phrase(kind), phrase(clause), name_of(statement)});
    }
  }
}

const ast::Clause* find_clause(const ast::Statement& statement, Keyword label) {
  const auto found = std::find_if(statement.clauses.begin(), statement.clauses.end(),
                                  [&](const ast::Clause& clause) { return clause.label == label; });
  return found == statement.clauses.end() ? nullptr : &*found;
}

std::vector<const ast::Clause*> find_clauses(const ast::Statement& statement, Keyword label) {
  std::vector<const ast::Clause*> found;
  for (const ast::Clause& clause : statement.clauses) {
    if (clause.label == label) {
      found.push_back(&clause);
    }
  }
  return found;
}

bool has_clause(const ast::Statement& statement, Keyword label) {
  return find_clause(statement, label) != nullptr;
}

bool is_list(Keyword statement) {
  return statement >= Keyword::NEGATIVE_LIST && statement <= Keyword::LIMIT_LIST;
}

Phrase phrase(Keyword keyword) {
  return {std::string(ast::spelling(keyword, Language::zh)),
          std::string(ast::spelling(keyword, Language::en))};
}

}  // namespace qingdan::check
