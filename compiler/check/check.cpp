#include "check/check.h"

#include <algorithm>

#include "check/draft.h"

namespace qingdan::check {
namespace {

void add_text(const ast::Operand& operand, std::vector<std::string>& texts) {
  if (operand.literal && operand.literal->kind == ast::Literal::Kind::text) {
    texts.push_back(operand.literal->text);
  }
}

// Every text that a condition or a default mentions: afterwards a text is its number.
std::vector<std::string> collect_texts(const std::vector<ast::File>& files) {
  std::vector<std::string> texts;
  for (const ast::File& file : files) {
    for (const ast::Expr& expr : file.exprs) {
      add_text(expr.operand, texts);
      for (const ast::Operand& choice : expr.choices) {
        add_text(choice, texts);
      }
    }
    for (const ast::Statement& statement : file.statements) {
      for (const ast::Clause& clause : statement.clauses) {
        if (clause.operand) {
          add_text(*clause.operand, texts);
        }
      }
    }
  }
  std::sort(texts.begin(), texts.end());
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  return texts;
}

}  // namespace

model::Model check(const std::vector<ast::File>& files, diagnostics::DiagnosticSink& sink) {
  Draft draft;
  draft.model.texts = collect_texts(files);
  draft.declared = collect(files, sink);
  draft_world(draft, sink);
  draft_defines(draft, sink);
  draft_documents(draft, sink);
  draft_items(draft, sink);
  draft_scenarios(draft, sink);
  return std::move(draft.model);
}

}  // namespace qingdan::check
