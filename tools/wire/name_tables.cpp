#include "wire/name_tables.h"

#include <cstring>
#include <functional>
#include <utility>

#include "wire/read_properties.h"

namespace qingdan::wire {
namespace {

// Calls `add(text, id)` for every name and alias of things of this kind: the only place that knows where a
// program keeps them.
template <class Add>
void for_each_name(const Program& program, NameKind kind, Add add) {
  for (const NameRow& row : program.names()) {
    if (static_cast<NameKind>(row.kind) == kind) add(program.text(row.text), row.id);
  }
}

void add_names(const Program& program, NameKind kind, NameTable& table) {
  for_each_name(program, kind, [&](std::string_view text, std::uint32_t id) { table.add(text, id); });
}

// A property in 32 bits: its kind above, its number below.
constexpr std::uint32_t kKindShift = 28;

std::uint32_t packed(Property::Kind kind, std::uint32_t id) {
  return static_cast<std::uint32_t>(kind) << kKindShift | id;
}

Property unpacked(std::uint32_t number) {
  if (number == NameTable::kNone) return {};
  return {static_cast<Property::Kind>(number >> kKindShift), number & ((1U << kKindShift) - 1)};
}

constexpr std::pair<std::string_view, FixedProperty> kFixed[] = {
    {"matters", FixedProperty::matters},   {"matter", FixedProperty::matter},
    {"role", FixedProperty::role},         {"count", FixedProperty::count},
    {"replaces", FixedProperty::replaces}, {"approvals", FixedProperty::approvals},
    {"basis", FixedProperty::basis},       {"region", FixedProperty::region},
    {"organ", FixedProperty::organ},
};

}  // namespace

std::size_t NameTable::slot_of(std::string_view text) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = std::hash<std::string_view>()(text) & mask;
  while (slots_[at].text != nullptr &&
         (slots_[at].size != text.size() || std::memcmp(slots_[at].text, text.data(), text.size()) != 0)) {
    at = (at + 1) & mask;
  }
  return at;
}

void NameTable::grow() {
  const std::vector<Slot> old =
      std::exchange(slots_, std::vector<Slot>(slots_.empty() ? 16 : slots_.size() * 2));
  for (const Slot& slot : old) {
    if (slot.text != nullptr) slots_[slot_of({slot.text, slot.size})] = slot;
  }
}

void NameTable::add(std::string_view text, std::uint32_t number) {
  if (text.empty()) return;
  if (taken_ * 2 >= slots_.size()) grow();
  Slot& slot = slots_[slot_of(text)];
  if (slot.text != nullptr) return;
  slot = {text.data(), static_cast<std::uint32_t>(text.size()), number};
  ++taken_;
}

std::uint32_t NameTable::find(std::string_view text) const {
  return slots_.empty() || text.empty() ? kNone : slots_[slot_of(text)].number;
}

NameTables::NameTables(const Program& program) : program_(program) {
  add_names(program, NameKind::region, regions_);
  add_names(program, NameKind::organ_kind, organ_kinds_);
  add_names(program, NameKind::matter, matters_);
  add_names(program, NameKind::role, roles_);
  add_names(program, NameKind::material, materials_);
  for (std::uint32_t i = 0; i < word_count<Action>(); ++i) {
    actions_.add(name(static_cast<Action>(i), Language::zh), i);
    actions_.add(name(static_cast<Action>(i), Language::en), i);
  }
  // In the order in which read_properties asks: fixed, sequence, fact.
  for (const auto& [key, property] : kFixed) {
    const std::uint32_t number = packed(Property::Kind::fixed, static_cast<std::uint32_t>(property));
    if (is_fixed_property(key, Entity::action)) action_properties_.add(key, number);
    if (is_fixed_property(key, Entity::resource)) resource_properties_.add(key, number);
  }
  for_each_name(program, NameKind::sequence, [&](std::string_view text, std::uint32_t id) {
    action_properties_.add(text, packed(Property::Kind::sequence, id));
    resource_properties_.add(text, packed(Property::Kind::none, 0));
  });
  for_each_name(program, NameKind::fact, [&](std::string_view text, std::uint32_t id) {
    const FactRow& fact = program.facts()[id];
    if (!fact.sequence.is_none()) return row_facts_.add(text, id);
    NameTable& table = entity_of(fact) == Entity::action ? action_properties_ : resource_properties_;
    table.add(text, packed(Property::Kind::fact, id));
  });
}

std::optional<Action> NameTables::action(std::string_view text) const {
  const std::uint32_t found = actions_.find(text);
  if (found == NameTable::kNone) return std::nullopt;
  return static_cast<Action>(found);
}

std::optional<Organ> NameTables::organ(std::string_view text) const {
  const std::size_t dot = text.rfind('.');
  const bool has_wide_dot = text.find("．") != std::string_view::npos;
  if (dot != std::string_view::npos && !has_wide_dot) {
    const Organ organ{organ_kind(text.substr(dot + 1)), region(text.substr(0, dot))};
    if (!organ.kind.is_none() && !organ.region.is_none()) return organ;
  }
  return program_.find_organ(text);
}

Property NameTables::of_action(std::string_view key) const { return unpacked(action_properties_.find(key)); }

Property NameTables::of_resource(std::string_view key) const {
  return unpacked(resource_properties_.find(key));
}

FactId NameTables::of_row(SequenceId sequence, std::string_view key) const {
  const FactId fact(row_facts_.find(key));
  return !fact.is_none() && program_.facts()[fact.index()].sequence == sequence ? fact : FactId::none();
}

}  // namespace qingdan::wire
