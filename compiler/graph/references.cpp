#include "graph/references.h"

#include <algorithm>

namespace qingdan::graph {
namespace {

using model::Expr;
using model::ExprId;

template <class T>
void sort_unique(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

template <class T>
void append(std::vector<T>& to, const std::vector<T>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

std::array<ExprId, 6> conditions(const model::Norm& norm) {
  return {norm.when, norm.unless, norm.by_approval, norm.condition, norm.done, norm.against};
}

ReferenceFinder::ReferenceFinder(const model::Model& model) : model_(model), seen_(model.exprs.size()) {}

References ReferenceFinder::direct(std::span<const ExprId> roots) {
  References found;
  ++call_;
  pending_.assign(roots.begin(), roots.end());
  while (!pending_.empty()) {
    const ExprId id = pending_.back();
    pending_.pop_back();
    if (id.is_none() || seen_[id.value] == call_) {
      continue;
    }
    seen_[id.value] = call_;
    const Expr& expr = model_.exprs[id];
    look_at(expr, found);
    pending_.push_back(expr.left);
    pending_.push_back(expr.right);
    if (expr.op >= Op::any_row && expr.op <= Op::sum_rows) {
      pending_.push_back(model_.quantifiers[static_cast<std::size_t>(expr.value)].body);
    }
  }
  sort_unique(found.facts);
  sort_unique(found.defines);
  sort_unique(found.matters);
  sort_unique(found.materials);
  sort_unique(found.atoms);
  return found;
}

void ReferenceFinder::look_at(const Expr& expr, References& found) const {
  const auto id = static_cast<std::uint32_t>(expr.value);
  bool lists_matters = false;
  bool lists_materials = false;
  switch (expr.op) {
    case Op::fact:
    case Op::fact_set:
    case Op::previous_fact:
    case Op::previous_fact_set:
      found.facts.emplace_back(id);
      break;
    case Op::define:
    case Op::previous_define:
      found.defines.emplace_back(id);
      break;
    case Op::approval:
      found.atoms.emplace_back(id);
      break;
    case Op::constant:
      if (expr.type == Type::matter) {
        found.matters.emplace_back(id);
      } else if (expr.type == Type::material) {
        found.materials.emplace_back(id);
      }
      break;
    case Op::under_matter:
      lists_matters = true;
      break;
    case Op::among:
      lists_matters = is_matter(expr.left);
      lists_materials = !expr.left.is_none() && model_.exprs[expr.left].type == Type::material;
      break;
    case Op::any_of:
    case Op::all_of:
      lists_matters = expr.type == Type::matter;
      lists_materials = expr.type == Type::material;
      break;
    default:
      break;
  }
  for (const std::int64_t value : expr.list) {
    if (lists_matters) {
      found.matters.emplace_back(static_cast<std::uint32_t>(value));
    } else if (lists_materials) {
      found.materials.emplace_back(static_cast<std::uint32_t>(value));
    }
  }
}

bool ReferenceFinder::is_matter(ExprId id) const {
  return !id.is_none() && model_.exprs[id].type == Type::matter;
}

std::vector<std::vector<ApprovalAtomId>> ReferenceFinder::atoms_of_norms() {
  std::vector<std::vector<ApprovalAtomId>> below(model_.defines.size());
  const auto all_atoms = [&](std::span<const ExprId> roots) {
    References found = direct(roots);
    for (const DefineId define : found.defines) {
      append(found.atoms, below[define.index()]);
    }
    sort_unique(found.atoms);
    return std::move(found.atoms);
  };
  for (std::size_t i = 0; i < below.size(); ++i) {
    below[i] = all_atoms(std::array{model_.defines[i].expr});
  }
  std::vector<std::vector<ApprovalAtomId>> atoms;
  atoms.reserve(model_.norms.size());
  for (const model::Norm& norm : model_.norms) {
    atoms.push_back(all_atoms(conditions(norm)));
  }
  return atoms;
}

}  // namespace qingdan::graph
