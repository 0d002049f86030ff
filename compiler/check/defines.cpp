// Defines: ordered so that each rests on earlier ones only, then typed in that order.
#include <algorithm>

#include "check/circles.h"
#include "check/clauses.h"
#include "check/expressions.h"
#include "check/order.h"

namespace qingdan::check {
namespace {

using ast::Keyword;
using diagnostics::DiagnosticSink;
using diagnostics::Kind;

// Rows of the defines that a condition names.
void find_defines(const Draft& draft, const ast::File& file, ast::ExprId root,
                  std::vector<std::uint32_t>& found) {
  std::vector<ast::ExprId> open{root};
  const auto look = [&](const ast::Operand& operand) {
    if (operand.path && operand.path->parts.size() == 1) {
      if (const auto row = draft.defines.find(operand.path->text())) {
        found.push_back(*row);
      }
    }
  };
  while (!open.empty()) {
    const ast::ExprId id = open.back();
    open.pop_back();
    if (id.is_none()) {
      continue;
    }
    const ast::Expr& expr = file[id];
    look(expr.operand);
    std::for_each(expr.choices.begin(), expr.choices.end(), look);
    open.push_back(expr.left);
    open.push_back(expr.right);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
}

void report_clashes(const Draft& draft, DiagnosticSink& sink) {
  for (const Declaration& d : draft.declared.defines) {
    for (const std::string* text : {&d.names.zh, &d.names.en}) {
      if (const auto row = draft.facts.find(*text); !text->empty() && row) {
        sink.report(Kind::DuplicateDeclaration, d.statement->name->span, {phrase(Keyword::FACT), *text},
                    {{draft.model.facts[*row].span, {"先前的声明", "the earlier declaration"}}});
      }
    }
  }
}

ast::ExprId meaning(const Declaration& declared) {
  const ast::Clause* means = find_clause(*declared.statement, Keyword::MEANS);
  return means == nullptr ? ast::ExprId{} : means->expr;
}

}  // namespace

void draft_defines(Draft& draft, DiagnosticSink& sink) {
  auto& declared = draft.declared.defines;
  name_rows(declared, draft.defines);
  report_clashes(draft, sink);
  std::vector<std::vector<std::uint32_t>> below(declared.size());
  for (std::size_t row = 0; row < declared.size(); ++row) {
    find_defines(draft, *declared[row].file, meaning(declared[row]), below[row]);
  }
  const Order order = order_rows(below);
  report_circles(order, declared, sink);
  // From here on a define's row is its place in that order.
  std::vector<Declaration> ordered;
  std::vector<std::uint32_t> depth(declared.size(), 0);
  for (const std::uint32_t row : order.rows) {
    ordered.push_back(declared[row]);
    for (const std::uint32_t b : below[row]) {
      depth[row] = std::max(depth[row], depth[b] + 1);
    }
    if (depth[row] == kMaxDefineDepth + 1) {
      sink.report(Kind::DefinesTooDeep, declared[row].statement->name->span,
                  {declared[row].names.first(), std::to_string(kMaxDefineDepth)});
    }
  }
  // Those on a circle keep a row, so that their uses are not reported again.
  std::vector<bool> placed(declared.size());
  for (const std::uint32_t row : order.rows) {
    placed[row] = true;
  }
  for (std::size_t row = 0; row < declared.size(); ++row) {
    if (!placed[row]) {
      ordered.push_back(declared[row]);
    }
  }
  declared = std::move(ordered);
  draft.defines = {};
  name_rows(declared, draft.defines);
  draft.define_types.resize(declared.size());
  for (std::size_t row = 0; row < declared.size(); ++row) {
    model::Define define{declared[row].names, {}, SequenceId::none(), declared[row].statement->name->span};
    if (row < order.rows.size()) {
      const CheckedDefine checked = check_define(draft, *declared[row].file, meaning(declared[row]), sink);
      define.expr = checked.expr;
      define.sequence = checked.type.sequence;
      check_size(draft.model, define.expr, define.span, sink);
      draft.define_types[row] = checked.type;
    }
    draft.model.defines.push_back(std::move(define));
  }
}

}  // namespace qingdan::check
