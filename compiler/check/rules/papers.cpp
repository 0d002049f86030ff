// What certificates and services ask of whoever applies: papers, a standing, time.
#include <algorithm>
#include <utility>

#include "check/clauses.h"
#include "check/expression_checker.h"
#include "check/resolve.h"
#include "check/rules/rules.h"

namespace qingdan::check {
namespace {

using diagnostics::DiagnosticSink;
using diagnostics::Kind;
using model::Expr;

// The papers that whoever applies holds: the one set of materials that belongs to the request as papers.
FactId papers_held(const model::Model& model) {
  FactId found;
  for (std::size_t row = 0; row < model.facts.size(); ++row) {
    const model::Fact& fact = model.facts[row];
    const bool holds =
        fact.type == Type::material && fact.many && fact.term == Term::paper && fact.sequence.is_none();
    if (holds && !found.is_none()) {
      return FactId::none();
    }
    if (holds) {
      found = FactId(row);
    }
  }
  return found;
}

std::vector<std::int64_t> with_all_under(const model::Model& model, MaterialId paper) {
  std::vector<std::int64_t> all;
  for (std::size_t row = 0; row < model.materials.size(); ++row) {
    const auto& ancestors = model.materials[row].ancestors;
    if (std::binary_search(ancestors.begin(), ancestors.end(), paper)) {
      all.push_back(static_cast<std::int64_t>(row));
    }
  }
  return all;
}

// A register that provides the paper has the answer. None if no register does.
model::ExprId answered_elsewhere(model::Model& model, MaterialId paper) {
  const auto& ancestors = model.materials[paper.index()].ancestors;
  model::ExprId any;
  for (std::size_t row = 0; row < model.registers.size(); ++row) {
    const auto& provided = model.registers[row].materials;
    const bool provides = std::any_of(provided.begin(), provided.end(), [&](MaterialId one) {
      return std::binary_search(ancestors.begin(), ancestors.end(), one);
    });
    if (provides) {
      any = model.exprs.either(any, register_answers(model, RegisterId(row)));
    }
  }
  return any;
}

}  // namespace

std::vector<MaterialId> resolve_materials(const Draft& draft, const ast::Statement& statement,
                                          ast::Keyword label, DiagnosticSink& sink) {
  std::vector<MaterialId> materials;
  if (const ast::Clause* clause = find_clause(statement, label)) {
    for (const ast::Path& path : clause->refs) {
      if (const MaterialId material = resolve_material(draft, path, sink); !material.is_none()) {
        materials.push_back(material);
      }
    }
  }
  std::sort(materials.begin(), materials.end());
  materials.erase(std::unique(materials.begin(), materials.end()), materials.end());
  return materials;
}

std::vector<MaterialId> papers_asked(const Draft& draft, const ast::Statement& statement,
                                     const std::vector<const ast::Statement*>& members) {
  DiagnosticSink said_with_the_norms;
  std::vector<MaterialId> papers;
  const auto add = [&](const ast::Statement& one, ast::Keyword label) {
    const std::vector<MaterialId> more = resolve_materials(draft, one, label, said_with_the_norms);
    papers.insert(papers.end(), more.begin(), more.end());
  };
  add(statement, ast::Keyword::NEEDS);
  if (statement.kind == ast::Keyword::SERVICE) {
    add(statement, ast::Keyword::AFTER);
  }
  for (const ast::Statement* member : members) {
    add(*member, ast::Keyword::NEEDS);
  }
  std::sort(papers.begin(), papers.end());
  papers.erase(std::unique(papers.begin(), papers.end()), papers.end());
  return papers;
}

void add_paper_needs(Draft& draft, const model::Norm& scope, const std::vector<MaterialId>& papers,
                     const std::vector<MatterId>& matters, source::Span span, DiagnosticSink& sink) {
  if (papers.empty()) {
    return;
  }
  const FactId held = papers_held(draft.model);
  if (held.is_none()) {
    sink.report(Kind::PapersHeldUnclear, span);
    return;
  }
  for (const MaterialId paper : papers) {
    Expr fact;
    fact.op = Op::fact_set;
    fact.type = Type::material;
    fact.value = held.value;
    Expr any;
    any.op = Op::any_of;
    any.type = Type::material;
    any.left = draft.model.exprs.add(std::move(fact));
    any.list = with_all_under(draft.model, paper);
    model::Norm norm = scope;
    norm.mode = Mode::need;
    norm.condition = draft.model.exprs.either(draft.model.exprs.add(std::move(any)),
                                              answered_elsewhere(draft.model, paper));
    add_norms(draft, norm, matters);
  }
}

void add_applicant(Draft& draft, const ast::File& file, const model::Norm& scope,
                   const ast::Statement& statement, const std::vector<MatterId>& matters,
                   DiagnosticSink& sink) {
  const ast::Clause* applicant = find_clause(statement, ast::Keyword::APPLICANT);
  if (applicant == nullptr) {
    return;
  }
  model::Norm norm = scope;
  norm.mode = Mode::require;
  norm.condition = check_condition(draft, file, applicant->expr, SequenceId::none(), sink);
  check_size(draft.model, norm.condition, applicant->span, sink);
  if (!norm.condition.is_none()) {
    add_norms(draft, norm, matters);
  }
}

void add_time_limit(Draft& draft, const model::Norm& scope, const ast::Statement& statement,
                    const std::vector<MatterId>& matters) {
  const ast::Clause* within = find_clause(statement, ast::Keyword::WITHIN);
  if (within == nullptr || !within->duration) {
    return;
  }
  model::Norm norm = scope;
  norm.mode = Mode::oblige;
  norm.within = within->duration->value;
  norm.within_workdays = within->duration->kind == ast::Literal::Kind::workdays;
  for (const MatterId matter : matters) {
    norm.duty = matter;
    add_norms(draft, norm, {matter});
  }
}

}  // namespace qingdan::check
