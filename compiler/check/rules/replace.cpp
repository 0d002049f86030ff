// replace 替代: a field, a paper or a matter that something else answers: a ban on asking for it, naming the
// substitute. A register counts only once it is live, for what it provides, and while its data is fresh.
#include <algorithm>
#include <utility>

#include "check/clauses.h"
#include "check/expression_checker.h"
#include "check/resolve.h"
#include "check/rules/rules.h"

namespace qingdan::check {
namespace {

using ast::Keyword;
using diagnostics::DiagnosticSink;
using diagnostics::Kind;
using model::Expr;
using model::ExprId;

std::vector<MaterialId> all_under(const model::Model& model, const std::vector<MaterialId>& named) {
  std::vector<MaterialId> all;
  for (std::size_t row = 0; row < model.materials.size(); ++row) {
    const auto& ancestors = model.materials[row].ancestors;
    if (std::any_of(named.begin(), named.end(), [&](MaterialId one) {
          return std::binary_search(ancestors.begin(), ancestors.end(), one);
        })) {
      all.emplace_back(row);
    }
  }
  return all;
}

// The data that it holds is at most so many days old.
ExprId is_fresh(model::Model& model, const model::Register& row) {
  if (!row.fresh_days || row.refreshed.is_none()) {
    return {};
  }
  const auto leaf = [&](Op op, Type type, std::int64_t value) {
    Expr expr;
    expr.op = op;
    expr.type = type;
    expr.value = value;
    return model.exprs.add(std::move(expr));
  };
  Expr age;
  age.op = Op::subtract;
  age.type = Type::days;
  age.left = leaf(Op::event_date, Type::date, 0);
  age.right = leaf(Op::fact, Type::date, row.refreshed.value);
  Expr fresh;
  fresh.op = Op::less_equal;
  fresh.left = model.exprs.add(std::move(age));
  fresh.right = leaf(Op::constant, Type::days, *row.fresh_days);
  return model.exprs.add(std::move(fresh));
}

// Data that is dated row by row is fresh or not only in a row: elsewhere nobody could say.
void check_freshness(const model::Model& model, RegisterId id, SequenceId rows, source::Span span,
                     DiagnosticSink& sink) {
  const FactId refreshed = model.registers[id.index()].refreshed;
  const SequenceId own = refreshed.is_none() ? SequenceId::none() : model.facts[refreshed.index()].sequence;
  if (!own.is_none() && own != rows) {
    sink.report(Kind::RowFactOutsideRows, span,
                {model.facts[refreshed.index()].names.first(), model.sequences[own.index()].names.first()});
  }
}

ExprId answers_for(model::Model& model, RegisterId id) {
  const ExprId live = register_is_live(model, id);
  const ExprId usable = model.exprs.both(live, is_fresh(model, model.registers[id.index()]));
  return usable.is_none() ? model.exprs.truth(true) : usable;
}

ExprId label_among(model::Model& model, FactId label, const std::vector<MaterialId>& materials) {
  Expr fact;
  fact.op = Op::fact;
  fact.type = Type::material;
  fact.value = label.value;
  Expr among;
  among.op = Op::among;
  among.left = model.exprs.add(std::move(fact));
  for (const MaterialId material : materials) {
    among.list.push_back(material.value);
  }
  return model.exprs.add(std::move(among));
}

// The rows of a request that hold materials of this term, and the fact that says what a row is.
SequenceId rows_of(const model::Model& model, Term term) {
  for (std::size_t row = 0; row < model.sequences.size(); ++row) {
    if (model.sequences[row].term == term && !model.sequences[row].label.is_none()) {
      return SequenceId(row);
    }
  }
  return SequenceId::none();
}

struct Replaced {
  std::vector<MaterialId> materials;
  std::vector<MatterId> matters;
};

Replaced resolve_replaced(const Draft& draft, const ItemDraft& item, DiagnosticSink& sink) {
  Replaced replaced;
  for (const ast::Path& path : item.mode_clause.refs) {
    const bool is_material = path.parts.size() == 1 && draft.materials.find(path.parts[0].text);
    if (is_material) {
      replaced.materials.push_back(resolve_material(draft, path, sink));
    } else if (path.parts.size() == 1 && !draft.matters.find(path.parts[0].text)) {
      report_unknown_thing(draft, path, sink);
    } else if (const MatterId matter = resolve_matter(draft, path, sink); !matter.is_none()) {
      replaced.matters.push_back(matter);
    }
  }
  return replaced;
}

// Where the substitutes answer for what a row asks; reports a material that none of them provides.
ExprId materials_answered(Draft& draft, const ItemDraft& item, const std::vector<MaterialId>& named,
                          const std::vector<Substitute>& substitutes, FactId label, DiagnosticSink& sink) {
  model::Model& model = draft.model;
  ExprId any;
  for (const MaterialId material : named) {
    const std::vector<MaterialId> wanted = all_under(model, {material});
    bool is_answered = false;
    for (const Substitute& substitute : substitutes) {
      if (substitute.kind != Substitute::Kind::register_) {
        any = model.exprs.either(any, label_among(model, label, wanted));
        is_answered = true;
        continue;
      }
      const std::vector<MaterialId> provided = all_under(model, model.registers[substitute.id].materials);
      std::vector<MaterialId> held;
      std::set_intersection(wanted.begin(), wanted.end(), provided.begin(), provided.end(),
                            std::back_inserter(held));
      if (!held.empty()) {
        check_freshness(model, RegisterId(substitute.id), model.facts[label.index()].sequence,
                        item.mode_clause.span, sink);
        any = model.exprs.either(any, model.exprs.both(label_among(model, label, held),
                                                       answers_for(model, RegisterId(substitute.id))));
        is_answered = true;
      }
    }
    if (!is_answered) {
      sink.report(Kind::NotProvided, item.mode_clause.span,
                  {model.materials[material.index()].names.first()});
    }
  }
  return any;
}

void replace_materials(Draft& draft, const ItemDraft& item, const std::vector<MaterialId>& named,
                       model::Norm norm, DiagnosticSink& sink) {
  const Term term = draft.model.materials[named.front().index()].term;
  const bool is_mixed = std::any_of(named.begin(), named.end(), [&](MaterialId material) {
    return draft.model.materials[material.index()].term != term;
  });
  norm.sequence = rows_of(draft.model, term);
  if (is_mixed || norm.sequence.is_none()) {
    sink.report(
        is_mixed ? Kind::ReplacedMixed : Kind::ReplaceWithoutRows, item.mode_clause.span,
        {item.item.code, {std::string(name(term, Language::zh)), std::string(name(term, Language::en))}});
    return;
  }
  if (item.scope.each && item.scope.sequence != norm.sequence) {
    sink.report(Kind::EachAgainstTerm, find_clause(item.statement, Keyword::EACH)->span,
                {draft.model.sequences[item.scope.sequence.index()].names.first()});
    return;
  }
  norm.each = true;
  norm.term = term;
  const FactId label = draft.model.sequences[norm.sequence.index()].label;
  const ExprId answered = materials_answered(draft, item, named, norm.substitutes, label, sink);
  norm.when = draft.model.exprs.both(norm.when, answered);
  check_size(draft.model, norm.when, item.mode_clause.span, sink);
  const ast::Clause* matters = find_clause(item.statement, Keyword::FOR);
  add_norms(draft, std::move(norm),
            matters == nullptr ? root_matters(draft.model) : resolve_matters(draft, matters->refs, sink));
}

void replace_matters(Draft& draft, const ItemDraft& item, const std::vector<MatterId>& named,
                     model::Norm norm, DiagnosticSink& sink) {
  ExprId any;
  for (const Substitute& substitute : norm.substitutes) {
    const bool is_register = substitute.kind == Substitute::Kind::register_;
    if (is_register) {
      check_freshness(draft.model, RegisterId(substitute.id), SequenceId::none(), item.mode_clause.span,
                      sink);
    }
    const ExprId usable =
        is_register ? answers_for(draft.model, RegisterId(substitute.id)) : draft.model.exprs.truth(true);
    any = draft.model.exprs.either(any, usable);
  }
  norm.when = draft.model.exprs.both(norm.when, any);
  add_norms(draft, norm, named);
}

}  // namespace

void replace(Draft& draft, const ItemDraft& item, DiagnosticSink& sink) {
  refuse_foreign_clauses(item, sink);
  model::Norm norm = item.scope;
  norm.mode = Mode::replace;
  for (const ast::Path& path : item.mode_clause.substitutes) {
    if (const auto substitute = resolve_substitute(draft, path, sink)) {
      norm.substitutes.push_back(*substitute);
    }
  }
  std::sort(norm.substitutes.begin(), norm.substitutes.end());
  const Replaced replaced = resolve_replaced(draft, item, sink);
  if (norm.substitutes.empty() || (replaced.materials.empty() && replaced.matters.empty())) {
    return;  // reported
  }
  if (!replaced.materials.empty() && !replaced.matters.empty()) {
    sink.report(Kind::ReplacedMixed, item.mode_clause.span, {item.item.code});
  } else if (!replaced.materials.empty()) {
    replace_materials(draft, item, replaced.materials, std::move(norm), sink);
  } else if (item.scope.each) {
    sink.report(Kind::ReplacedMixed, item.mode_clause.span, {item.item.code});
  } else {
    replace_matters(draft, item, replaced.matters, std::move(norm), sink);
  }
}

}  // namespace qingdan::check
