// Names to ids and back, and who stands under whom. An id from outside the tables is nobody's: the
// questions here answer none, no, or the words for the unknown.
#include <algorithm>
#include <cstddef>

#include "qingdan/program.h"

namespace qingdan {
namespace {

constexpr std::string_view kDot = ".";
constexpr std::string_view kWideDot = "．";

struct Halves {
  std::string_view left;
  std::string_view right;
};

// At the last dot of either width; nothing if there is none.
std::optional<Halves> split_at_last_dot(std::string_view text) {
  const std::size_t narrow = text.rfind(kDot);
  const std::size_t wide = text.rfind(kWideDot);
  if (narrow == std::string_view::npos && wide == std::string_view::npos) {
    return std::nullopt;
  }
  const bool is_wide = narrow == std::string_view::npos || (wide != std::string_view::npos && wide > narrow);
  const std::size_t dot = is_wide ? wide : narrow;
  return Halves{text.substr(0, dot), text.substr(dot + (is_wide ? kWideDot : kDot).size())};
}

std::string joined(std::string_view place, std::string_view kind) {
  std::string result(place);
  if (!place.empty() && !kind.empty()) {
    result += kDot;
  }
  return result.append(kind);
}

}  // namespace

std::string_view Program::text(const Name& name, Language language) const {
  const Text wanted = language == Language::zh ? name.zh : name.en;
  const Text other = language == Language::zh ? name.en : name.zh;
  return text(!wanted.empty() ? wanted : other);
}

std::string_view read_text(std::span<const char> texts, Text text) {
  if (text.empty()) {
    return {};
  }
  const char* at = texts.data() + text.offset;
  std::size_t size = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at++);
    size |= std::size_t{byte & 0x7FU} << shift;
    if (byte < 0x80) {
      return {at, size};
    }
  }
}

std::uint32_t Program::find_name(NameKind kind, std::string_view wanted) const {
  const auto number = static_cast<std::uint32_t>(kind);
  const auto found =
      std::lower_bound(names_.begin(), names_.end(), wanted, [&](const NameRow& row, std::string_view key) {
        return row.kind != number ? row.kind < number : text(row.text) < key;
      });
  const bool is_found = found != names_.end() && found->kind == number && text(found->text) == wanted;
  return is_found ? found->id : RegionId::kNone;
}

RegionId Program::find_region(std::string_view text) const {
  return RegionId(find_name(NameKind::region, text));
}
OrganKindId Program::find_organ_kind(std::string_view text) const {
  return OrganKindId(find_name(NameKind::organ_kind, text));
}
MatterId Program::find_matter(std::string_view text) const {
  return MatterId(find_name(NameKind::matter, text));
}
RoleId Program::find_role(std::string_view text) const { return RoleId(find_name(NameKind::role, text)); }
FactId Program::find_fact(std::string_view text) const { return FactId(find_name(NameKind::fact, text)); }
// Items of a list are ordered by their code, which is all that their addresses differ in.
ItemId Program::find_item(std::string_view address) const {
  const std::optional<Halves> halves = split_at_last_dot(address);
  const ListId list = halves ? find_list(halves->left) : ListId::none();
  if (list.is_none()) {
    return ItemId::none();
  }
  const std::size_t prefix = text(lists_[list.index()].address).size() + kDot.size();
  const auto code = [&](const ItemRow& item) {
    const std::string_view whole = text(item.address);
    return whole.substr(std::min(prefix, whole.size()));
  };
  const auto found = std::lower_bound(items_.begin(), items_.end(), halves->right,
                                      [&](const ItemRow& item, std::string_view wanted) {
                                        return item.list != list ? item.list < list : code(item) < wanted;
                                      });
  const bool is_found = found != items_.end() && found->list == list && code(*found) == halves->right;
  return is_found ? ItemId(static_cast<std::size_t>(found - items_.begin())) : ItemId::none();
}
ListId Program::find_list(std::string_view address) const {
  return ListId(find_name(NameKind::list, address));
}
DocumentId Program::find_document(std::string_view name) const {
  return DocumentId(find_name(NameKind::document, name));
}

SequenceId Program::find_sequence(std::string_view text) const {
  return SequenceId(find_name(NameKind::sequence, text));
}
MaterialId Program::find_material(std::string_view text) const {
  return MaterialId(find_name(NameKind::material, text));
}
RegisterId Program::find_register(std::string_view text) const {
  return RegisterId(find_name(NameKind::register_, text));
}

std::optional<Organ> Program::find_organ(std::string_view text) const {
  const std::optional<Halves> halves = split_at_last_dot(text);
  Organ organ{find_organ_kind(halves ? halves->right : text), RegionId::none()};
  if (halves) {
    organ.region = find_region(halves->left);
    // Of the levels only the centre is one place; 县.党委 needs a village to mean a body. The tree has
    // one root, so any region leads to it.
    if (organ.region.is_none() && parse_word<Level>(halves->left) == Level::centre) {
      organ.region = ancestor_at(RegionId(0U), Level::centre);
    }
  }
  if (organ.kind.is_none() || (halves && organ.region.is_none())) {
    return std::nullopt;
  }
  return organ;
}

std::optional<std::int64_t> Program::find_choice(FactId fact, std::string_view wanted) const {
  if (fact.index() >= facts_.size()) {
    return std::nullopt;
  }
  const auto choices = slice(facts_[fact.index()].choices, choices_);
  for (std::size_t i = 0; i < choices.size() && !wanted.empty(); ++i) {
    if (text(choices[i].name.zh) == wanted || text(choices[i].name.en) == wanted) {
      return static_cast<std::int64_t>(i);
    }
  }
  return std::nullopt;
}

std::int64_t Program::find_text(std::string_view wanted) const {
  const auto found =
      std::lower_bound(text_constants_.begin(), text_constants_.end(), wanted,
                       [&](Text constant, std::string_view key) { return text(constant) < key; });
  return found != text_constants_.end() && text(*found) == wanted ? found - text_constants_.begin() : -1;
}

RegionId Program::ancestor_at(RegionId region, Level level) const {
  const auto wanted = static_cast<std::uint32_t>(level);
  while (region.index() < regions_.size() && regions_[region.index()].level > wanted) {
    region = regions_[region.index()].parent;
  }
  const bool is_found = region.index() < regions_.size() && regions_[region.index()].level == wanted;
  return is_found ? region : RegionId::none();
}

bool Program::is_under(RegionId region, RegionId ancestor) const {
  while (region.index() < regions_.size()) {
    if (region == ancestor) {
      return true;
    }
    region = regions_[region.index()].parent;
  }
  return false;
}

bool Program::is_under(MatterId matter, MatterId ancestor) const {
  if (matter.index() >= matters_.size()) {
    return false;
  }
  const auto ancestors = slice(matters_[matter.index()].ancestors, matter_pool_);
  return std::binary_search(ancestors.begin(), ancestors.end(), ancestor);
}

bool Program::is_under(OrganKindId kind, OrganKindId ancestor) const {
  if (kind.index() >= organ_kinds_.size()) {
    return false;
  }
  const auto ancestors = slice(organ_kinds_[kind.index()].ancestors, organ_kind_pool_);
  return std::binary_search(ancestors.begin(), ancestors.end(), ancestor);
}

bool Program::is_under(MaterialId material, MaterialId ancestor) const {
  if (material.index() >= materials_.size()) {
    return false;
  }
  const auto ancestors = slice(materials_[material.index()].ancestors, material_pool_);
  return std::binary_search(ancestors.begin(), ancestors.end(), ancestor);
}

std::string Program::organ_name(Organ organ, Language language) const {
  std::string_view place;
  if (organ.region.index() < regions_.size()) {
    const RegionRow& region = regions_[organ.region.index()];
    // As people write it: 中央.国务院, whatever the root region is called.
    const bool is_centre = region.level == static_cast<std::uint32_t>(Level::centre);
    place = is_centre ? name(Level::centre, language) : text(region.name, language);
  }
  std::string_view kind;
  if (organ.kind.index() < organ_kinds_.size()) {
    kind = text(organ_kinds_[organ.kind.index()].name, language);
  }
  if (place.empty() && kind.empty()) {
    return language == Language::zh ? "不明机关" : "unknown organ";
  }
  return joined(place, kind);
}

std::string Program::selector_name(const OrganSelector& selector, Language language) const {
  if (selector.level != kAny && selector.region.is_none()) {
    const std::string_view place = name(static_cast<Level>(selector.level), language);
    const bool has_kind = selector.kind.index() < organ_kinds_.size();
    return joined(place, has_kind ? text(organ_kinds_[selector.kind.index()].name, language) : "");
  }
  if (selector.kind.is_none() && selector.region.is_none()) {
    return language == Language::zh ? "任何机关" : "any organ";
  }
  return organ_name({selector.kind, selector.region}, language);
}

}  // namespace qingdan
