#include "wire/name_tables.h"

#include <algorithm>
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

std::size_t hash_of(std::string_view text) { return std::hash<std::string_view>()(text); }

template <class Word>
bool is_same_word(const char* a, const char* b) {
  Word x;
  Word y;
  std::memcpy(&x, a, sizeof x);
  std::memcpy(&y, b, sizeof y);
  return x == y;
}

// memcmp for a few bytes, in words that may overlap.
bool is_same(const char* a, const char* b, std::size_t size) {
  using Long = std::uint64_t;
  using Short = std::uint32_t;
  if (size >= sizeof(Long)) {
    const std::size_t last = size - sizeof(Long);
    const bool middle = size <= 2 * sizeof(Long) || is_same_word<Long>(a + sizeof(Long), b + sizeof(Long));
    return is_same_word<Long>(a, b) && middle && is_same_word<Long>(a + last, b + last);
  }
  if (size >= sizeof(Short)) {
    const std::size_t last = size - sizeof(Short);
    return is_same_word<Short>(a, b) && is_same_word<Short>(a + last, b + last);
  }
  return std::equal(a, a + size, b);
}

}  // namespace

bool NameTable::holds(const Slot& slot, std::string_view text) const {
  if (slot.size != text.size()) return false;
  if (text.size() <= kHead) return is_same(slot.head.data(), text.data(), text.size());
  return is_same(slot.head.data(), text.data(), kHead) &&
         std::memcmp(rests_.data() + slot.rest, text.data() + kHead, text.size() - kHead) == 0;
}

// The slot that holds the text, or the free one where it would be.
std::size_t NameTable::slot_of(std::string_view text, std::size_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].size != 0 && !holds(slots_[at], text)) at = (at + 1) & mask;
  return at;
}

void NameTable::grow() {
  const std::vector<Slot> old =
      std::exchange(slots_, std::vector<Slot>(slots_.empty() ? 16 : slots_.size() * 2));
  std::string text;
  for (const Slot& slot : old) {
    if (slot.size == 0) continue;
    const std::size_t head = std::min<std::size_t>(slot.size, kHead);
    text.assign(slot.head.data(), head).append(rests_, slot.rest, slot.size - head);
    slots_[slot_of(text, hash_of(text))] = slot;
  }
}

void NameTable::add(std::string_view text, std::uint32_t number) {
  if (text.empty() || text.size() > kMaxSize) return;
  if (taken_ * 2 >= slots_.size()) grow();
  Slot& slot = slots_[slot_of(text, hash_of(text))];
  if (slot.size != 0) return;
  slot.number = number;
  slot.size = static_cast<std::uint16_t>(text.size());
  slot.rest = static_cast<std::uint32_t>(rests_.size());
  const std::size_t head = std::min(text.size(), kHead);
  std::copy_n(text.begin(), head, slot.head.begin());
  rests_ += text.substr(head);
  ++taken_;
}

std::uint32_t NameTable::find(std::string_view text) const {
  return slots_.empty() || text.empty() ? kNone : slots_[slot_of(text, hash_of(text))].number;
}

void NameTable::prepare(std::string_view text) const {
  if (!slots_.empty()) __builtin_prefetch(&slots_[hash_of(text) & (slots_.size() - 1)]);
}

NameTables::NameTables(const Program& program) : program_(program) {
  add_names(program, NameKind::region, regions_);
  for (const RegionRow& region : program.regions()) {
    is_village_.push_back(region.level == static_cast<std::uint32_t>(Level::village));
  }
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
