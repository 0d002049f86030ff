// Clauses: a label and its value.
#include "parse/build.h"
#include "parse/literals.h"

namespace qingdan::parse {
namespace {

using antlr4::tree::TerminalNode;
using ast::Keyword;

std::optional<Keyword> word_of(const Tree& tree, TerminalNode* node) {
  return node == nullptr ? std::nullopt : std::optional(tree.token(node).keyword);
}

ast::Verdict build_verdict(const Tree& tree, Grammar::VerdictContext* context) {
  return {tree.keyword(context).value_or(Keyword::SILENT), build_refs(tree, context->refs()),
          tree.span(*context)};
}

ast::Setting build_setting(const Tree& tree, Grammar::SettingContext* context) {
  ast::Setting setting;
  setting.span = tree.span(*context);
  if (context->path() != nullptr) {
    setting.fact = build_path(tree, context->path());
  }
  for (Grammar::OperandContext* operand : context->operand()) {
    setting.values.push_back(build_operand(tree, operand));
  }
  setting.parenthesised = context->LP() != nullptr;
  setting.none = context->NONE() != nullptr;
  return setting;
}

// 自 and 至 are told apart by the word before each date.
void build_period(const Tree& tree, Grammar::ClauseContext* context, ast::Clause& clause) {
  const auto dates = context->date();
  if (context->SINCE() != nullptr && !dates.empty()) {
    clause.since = build_date(tree, dates.front());
  }
  if (context->THROUGH() != nullptr && !dates.empty()) {
    clause.through = build_date(tree, dates.back());
  }
}

void build_nouns(const Tree& tree, Grammar::ClauseContext* context, ast::Clause& clause) {
  // A single name is the noun itself, or comes behind 自; several are the keys behind 每.
  const bool is_since = context->OBLIGE() != nullptr || context->FRESH_FOR() != nullptr;
  for (Grammar::PathContext* path : context->path()) {
    if (is_since) {
      clause.since_fact = build_path(tree, path);
    } else if (context->PER().empty()) {
      clause.refs.push_back(build_path(tree, path));
    } else {
      clause.per.push_back(build_path(tree, path));
    }
  }
  for (ast::Path& path : build_refs(tree, context->refs(0))) {
    clause.refs.push_back(std::move(path));
  }
  clause.substitutes = build_refs(tree, context->refs(1));
}

void build_limit(const Tree& tree, Grammar::ClauseContext* context, ast::Clause& clause) {
  clause.in_principle = context->IN_PRINCIPLE() != nullptr;
  clause.word = tree.keyword(context->bound());
  const bool counts = context->COUNTING() != nullptr;
  if (counts) {
    clause.counting = build_expr(tree, context->expr(0));
  }
  clause.expr = build_expr(tree, context->expr(counts ? 1 : 0));
}

void build_spans(const Tree& tree, Grammar::ClauseContext* context, ast::Clause& clause) {
  for (Grammar::SpanContext* span : context->span()) {
    ast::DateSpan& days = clause.spans.rows().emplace_back();
    days.span = tree.span(*span);
    days.first = span->date(0) == nullptr ? std::nullopt : build_date(tree, span->date(0));
    days.last = span->date(1) == nullptr ? days.first : build_date(tree, span->date(1));
  }
}

void build_duration(const Tree& tree, Grammar::ClauseContext* context, ast::Clause& clause) {
  if (context->duration() != nullptr) {
    const Token& token = tree.token(context->duration()->start);
    clause.duration = read_literal(token, tree.text(token), tree.reporter);
  } else if (context->DAYS() != nullptr) {
    const Token& token = tree.token(context->DAYS());
    clause.duration = read_literal(token, tree.text(token), tree.reporter);
  }
}

// TYPE: a word that is also a statement or a label; OVERRIDES 下位: the mode; GIVEN: the verb.
std::optional<Keyword> build_word(const Tree& tree, Grammar::ClauseContext* context) {
  if (context->TYPE() != nullptr) {
    for (TerminalNode* node : {context->LEVEL(), context->ORGAN(), context->REGION(), context->MATTER(),
                               context->ROLE(), context->MATERIAL()}) {
      if (node != nullptr) {
        return word_of(tree, node);
      }
    }
  }
  if (context->AGAINST() != nullptr) {
    return word_of(tree, context->ORGAN());
  }
  return context->modeWord() != nullptr ? tree.keyword(context->modeWord()) : tree.keyword(context->verb());
}

void build_texts(const Tree& tree, Grammar::ClauseContext* context, ast::Clause& clause) {
  if (context->CITE() != nullptr) {
    const Token& token = tree.token(context->CITE());
    clause.text = read_place(token, tree.text(token), tree.reporter);
  } else if (context->DOCUMENT_NUMBER() != nullptr) {
    const Token& token = tree.token(context->DOCUMENT_NUMBER());
    clause.text = read_document_number(token, tree.text(token), tree.reporter);
  } else if (context->ALIAS() != nullptr || context->STEPS() != nullptr || context->TEMPLATE() != nullptr) {
    for (TerminalNode* node : context->STRING()) {
      clause.texts.push_back(build_text(tree, node));
    }
  } else if (context->STRING(0) != nullptr) {
    clause.text = build_text(tree, context->STRING(0));
  }
  if (context->title() != nullptr) {
    clause.title = build_title(tree, context->title());
  }
}

void build_scenario_parts(const Tree& tree, Grammar::ClauseContext* context, ast::Clause& clause) {
  if (context->approval() != nullptr) {
    clause.approval = build_approval(tree, context->approval());
    clause.status = tree.keyword(context->status());
  }
  if (context->approval() != nullptr || context->SUCCEEDS() != nullptr) {
    build_period(tree, context, clause);
  }
  for (Grammar::SettingContext* setting : context->setting()) {
    clause.settings.push_back(build_setting(tree, setting));
  }
  if (context->verdict() != nullptr) {
    clause.verdict = build_verdict(tree, context->verdict());
  }
}

}  // namespace

ast::Clause build_clause(const Tree& tree, Grammar::ClauseContext* context) {
  ast::Clause clause;
  const Token& label = tree.token(context->start);
  clause.label = label.keyword;
  clause.label_span = label.span;
  clause.span = tree.span(*context);
  build_nouns(tree, context, clause);
  clause.word = build_word(tree, context);
  if (context->dateLabel() != nullptr && context->date(0) != nullptr) {
    clause.date = build_date(tree, context->date(0));
  }
  if (context->bound() != nullptr) {
    build_limit(tree, context, clause);
  } else if (context->expr(0) != nullptr) {
    clause.expr = build_expr(tree, context->expr(0));
  }
  if (context->INT() != nullptr) {
    const Token& token = tree.token(context->INT());
    clause.count = read_literal(token, tree.text(token), tree.reporter);
  }
  build_spans(tree, context, clause);
  build_duration(tree, context, clause);
  build_texts(tree, context, clause);
  for (Grammar::DeclaredContext* declared : context->declared()) {
    clause.declared.push_back(build_declared(tree, declared));
  }
  if (context->operand() != nullptr) {
    clause.operand = build_operand(tree, context->operand());
  }
  clause.none = context->NONE() != nullptr;
  clause.inferior = context->INFERIOR() != nullptr;
  build_scenario_parts(tree, context, clause);
  return clause;
}

}  // namespace qingdan::parse
