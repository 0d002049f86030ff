#include "reference/world.h"

namespace qingdan::reference {

bool at_or_under(const model::Model& model, RegionId region, RegionId ancestor) {
  if (region.is_none()) {
    return false;
  }
  return region == ancestor || at_or_under(model, model.regions[region.index()].parent, ancestor);
}

bool at_or_under(const model::Model& model, MatterId matter, MatterId ancestor) {
  return matter == ancestor || any(model.matters[matter.index()].parents,
                                   [&](MatterId parent) { return at_or_under(model, parent, ancestor); });
}

bool at_or_under(const model::Model& model, OrganKindId kind, OrganKindId ancestor) {
  return kind == ancestor || any(model.organ_kinds[kind.index()].parents,
                                 [&](OrganKindId parent) { return at_or_under(model, parent, ancestor); });
}

Level level_of(const model::Model& model, RegionId region) { return model.regions[region.index()].level; }

RegionId ancestor_at(const model::Model& model, RegionId region, Level level) {
  if (region.is_none() || level_of(model, region) == level) {
    return region;
  }
  return ancestor_at(model, model.regions[region.index()].parent, level);
}

const model::Document& document_of(const model::Model& model, const model::Norm& norm) {
  const model::Item& item = model.items[norm.item.index()];
  return model.documents[model.lists[item.list.index()].document.index()];
}

}  // namespace qingdan::reference
