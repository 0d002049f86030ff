// The declared world, asked the obvious way: by walking up from parent to parent.
#pragma once

#include <algorithm>
#include <vector>

#include "model/model.h"

namespace qingdan::reference {

[[nodiscard]] bool at_or_under(const model::Model& model, RegionId region, RegionId ancestor);
[[nodiscard]] bool at_or_under(const model::Model& model, MatterId matter, MatterId ancestor);
[[nodiscard]] bool at_or_under(const model::Model& model, OrganKindId kind, OrganKindId ancestor);

[[nodiscard]] Level level_of(const model::Model& model, RegionId region);
// The region itself or the one above it at that level; none if it has none.
[[nodiscard]] RegionId ancestor_at(const model::Model& model, RegionId region, Level level);

[[nodiscard]] const model::Document& document_of(const model::Model& model, const model::Norm& norm);

template <class Row, class IdType>
[[nodiscard]] bool holds(const std::vector<Row>& rows, IdType id) {
  return !id.is_none() && id.index() < rows.size();
}

template <class T, class Predicate>
[[nodiscard]] bool any(const T& values, Predicate predicate) {
  return std::any_of(values.begin(), values.end(), predicate);
}
template <class T, class Predicate>
[[nodiscard]] bool all(const T& values, Predicate predicate) {
  return std::all_of(values.begin(), values.end(), predicate);
}

}  // namespace qingdan::reference
