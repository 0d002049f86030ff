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

// A statement that could not be read whole. What else seems wrong with it may only follow from that, and
// is not reported until it can be read; only what stands in a clause that was read is sure.
struct BrokenStatement {
  source::Span span;
  std::vector<source::Span> sound_clauses;
};

bool has_error(const std::vector<diagnostics::Diagnostic>& errors, source::Span span) {
  return std::any_of(errors.begin(), errors.end(), [&](const diagnostics::Diagnostic& error) {
    return diagnostics::info(error.kind).severity == diagnostics::Severity::error &&
           contains(span, error.span);
  });
}

std::vector<BrokenStatement> find_broken(const std::vector<ast::File>& files,
                                         const std::vector<diagnostics::Diagnostic>& errors) {
  std::vector<BrokenStatement> broken;
  for (const ast::File& file : files) {
    for (std::size_t i = 0; i < file.statements.size() && !errors.empty(); ++i) {
      const bool last = i + 1 == file.statements.size();
      const source::Span span{
          file.source, file.statements[i].span.begin,
          last ? std::numeric_limits<std::uint32_t>::max() : file.statements[i + 1].span.begin};
      if (!has_error(errors, span)) {
        continue;
      }
      broken.push_back({span, {}});
      for (const ast::Clause& clause : file.statements[i].clauses) {
        if (!has_error(errors, clause.span)) {
          broken.back().sound_clauses.push_back(clause.span);
        }
      }
    }
  }
  return broken;
}

// Reported for want of something, which may be there but could not be read.
bool is_of_absence(diagnostics::Kind kind) {
  using diagnostics::Kind;
  return kind == Kind::ClauseMissing || kind == Kind::SequenceOpenOrNone || kind == Kind::MaterialTerm ||
         kind == Kind::InPrincipleWithoutUnless || kind == Kind::DutyOfWhat || kind == Kind::NothingAlike ||
         kind == Kind::ScenarioExpectsNothing || kind == Kind::ItemWithoutMode ||
         kind == Kind::BanWithoutException || kind == Kind::UnlistedNeedsKind ||
         kind == Kind::OpenOrDefault || kind == Kind::FactWithoutType || kind == Kind::MatterWithoutKind ||
         kind == Kind::RootRegion;
}

bool follows_from(const BrokenStatement& broken, const diagnostics::Diagnostic& diagnostic) {
  const bool sound = std::any_of(broken.sound_clauses.begin(), broken.sound_clauses.end(),
                                 [&](source::Span clause) { return contains(clause, diagnostic.span); });
  return contains(broken.span, diagnostic.span) && (!sound || is_of_absence(diagnostic.kind));
}

}  // namespace

model::Model check(const std::vector<ast::File>& files, diagnostics::DiagnosticSink& sink) {
  const std::vector<BrokenStatement> broken = find_broken(files, sink.sorted());
  diagnostics::DiagnosticSink found;
  Draft draft;
  draft.model.texts = collect_texts(files);
  draft.declared = collect(files, found);
  draft_world(draft, found);
  draft_documents(draft, found);
  settle_items(draft, found);
  draft_defines(draft, found);
  draft_marks(draft, found);
  draft_items(draft, found);
  draft_scenarios(draft, found);
  for (diagnostics::Diagnostic& diagnostic : found.sorted()) {
    const bool follows = std::any_of(broken.begin(), broken.end(),
                                     [&](const BrokenStatement& b) { return follows_from(b, diagnostic); });
    if (!follows) {
      sink.add(std::move(diagnostic));
    }
  }
  return std::move(draft.model);
}

}  // namespace qingdan::check
