#include "check/check.h"

#include <algorithm>
#include <limits>

#include "check/draft.h"

namespace qingdan::check {
namespace {

bool contains(source::Span outer, source::Span inner) {
  return outer.source == inner.source && outer.begin <= inner.begin && inner.begin < outer.end;
}

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

// Where statements lie that could not be read whole: what else seems wrong in them may only follow
// from that, and is not reported until they can be read.
std::vector<source::Span> find_broken(const std::vector<ast::File>& files,
                                      const diagnostics::DiagnosticSink& syntax_errors) {
  std::vector<source::Span> broken;
  const std::vector<diagnostics::Diagnostic> errors = syntax_errors.sorted();
  for (const ast::File& file : files) {
    for (std::size_t i = 0; i < file.statements.size(); ++i) {
      const bool last = i + 1 == file.statements.size();
      const source::Span own{
          file.source, file.statements[i].span.begin,
          last ? std::numeric_limits<std::uint32_t>::max() : file.statements[i + 1].span.begin};
      const bool has_error = std::any_of(errors.begin(), errors.end(), [&](const diagnostics::Diagnostic& d) {
        return diagnostics::info(d.kind).severity == diagnostics::Severity::error && contains(own, d.span);
      });
      if (has_error) {
        broken.push_back(own);
      }
    }
  }
  return broken;
}

}  // namespace

model::Model check(const std::vector<ast::File>& files, diagnostics::DiagnosticSink& sink) {
  const std::vector<source::Span> broken = find_broken(files, sink);
  diagnostics::DiagnosticSink found;
  Draft draft;
  draft.model.texts = collect_texts(files);
  draft.declared = collect(files, found);
  draft_world(draft, found);
  draft_defines(draft, found);
  draft_documents(draft, found);
  draft_items(draft, found);
  draft_scenarios(draft, found);
  for (diagnostics::Diagnostic& diagnostic : found.sorted()) {
    const bool follows = std::any_of(broken.begin(), broken.end(),
                                     [&](source::Span span) { return contains(span, diagnostic.span); });
    if (!follows) {
      sink.add(std::move(diagnostic));
    }
  }
  return std::move(draft.model);
}

}  // namespace qingdan::check
