// Declarations that stand under others: parents by name, and everything above.
#pragma once

#include <algorithm>
#include <vector>

#include "check/circles.h"
#include "check/clauses.h"
#include "check/draft.h"
#include "check/order.h"

namespace qingdan::check {

template <class IdType, class Resolve>
std::vector<IdType> parents_of(const Draft& draft, const Declaration& declared, Resolve resolve,
                               diagnostics::DiagnosticSink& sink) {
  std::vector<IdType> parents;
  if (const ast::Clause* under = find_clause(*declared.statement, ast::Keyword::UNDER)) {
    for (const ast::Path& path : under->refs) {
      if (const IdType parent = resolve(draft, path, sink); !parent.is_none()) {
        parents.push_back(parent);
      }
    }
  }
  std::sort(parents.begin(), parents.end());
  parents.erase(std::unique(parents.begin(), parents.end()), parents.end());
  return parents;
}

// Fills `ancestors` of rows that have parents; gives the rows top down.
template <class Row>
std::vector<std::uint32_t> close_upwards(std::vector<Row>& rows, const std::vector<Declaration>& declared,
                                         diagnostics::DiagnosticSink& sink) {
  std::vector<std::vector<std::uint32_t>> below(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const auto parent : rows[i].parents) {
      below[i].push_back(parent.value);
    }
  }
  const Order order = order_rows(below);
  report_circles(order, declared, sink);
  for (const std::uint32_t i : order.rows) {
    auto& ancestors = rows[i].ancestors;
    ancestors.emplace_back(i);
    for (const auto parent : rows[i].parents) {
      const auto& more = rows[parent.index()].ancestors;
      ancestors.insert(ancestors.end(), more.begin(), more.end());
    }
    std::sort(ancestors.begin(), ancestors.end());
    ancestors.erase(std::unique(ancestors.begin(), ancestors.end()), ancestors.end());
  }
  return order.rows;
}

}  // namespace qingdan::check
