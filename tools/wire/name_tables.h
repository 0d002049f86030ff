// NameTables: the names of a program as hash tables, for readers that resolve millions of them. Built once;
// then it may be shared by threads. The program must outlive it, and may not be moved.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "qingdan/program.h"

namespace qingdan::wire {

// Texts to numbers. The texts stay where they are.
class NameTable {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  // The first of two equal texts counts.
  void add(std::string_view text, std::uint32_t number);
  [[nodiscard]] std::uint32_t find(std::string_view text) const;

 private:
  struct Slot {
    const char* text = nullptr;  // null = free
    std::uint32_t size = 0;
    std::uint32_t number = kNone;
  };

  void grow();
  [[nodiscard]] std::size_t slot_of(std::string_view text) const;

  std::vector<Slot> slots_;  // a power of two, at most half of them taken
  std::size_t taken_ = 0;
};

// What a property of an action or a resource can be, besides a fact or a sequence.
enum class FixedProperty : std::uint8_t {
  matters,
  matter,
  role,
  count,
  replaces,
  approvals,
  basis,
  region,
  organ,
};

// A property of a request: a fixed one, a fact, or a sequence.
struct Property {
  enum class Kind : std::uint8_t { none, fixed, fact, sequence };

  Kind kind = Kind::none;
  std::uint32_t id = 0;
};

class NameTables {
 public:
  explicit NameTables(const Program& program);

  [[nodiscard]] const Program& program() const { return program_; }

  // None for a text that is no such name.
  [[nodiscard]] RegionId region(std::string_view text) const { return RegionId(regions_.find(text)); }
  [[nodiscard]] OrganKindId organ_kind(std::string_view text) const {
    return OrganKindId(organ_kinds_.find(text));
  }
  [[nodiscard]] MatterId matter(std::string_view text) const { return MatterId(matters_.find(text)); }
  [[nodiscard]] RoleId role(std::string_view text) const { return RoleId(roles_.find(text)); }
  [[nodiscard]] MaterialId material(std::string_view text) const { return MaterialId(materials_.find(text)); }
  [[nodiscard]] std::optional<Action> action(std::string_view text) const;
  // As Program::find_organ.
  [[nodiscard]] std::optional<Organ> organ(std::string_view text) const;

  // What stands among the properties of the action or the resource under this name; none for what does not
  // belong there.
  [[nodiscard]] Property of_action(std::string_view key) const;
  [[nodiscard]] Property of_resource(std::string_view key) const;
  // A fact of the rows of this sequence; none for every other name.
  [[nodiscard]] FactId of_row(SequenceId sequence, std::string_view key) const;

 private:
  const Program& program_;
  NameTable regions_;
  NameTable organ_kinds_;
  NameTable matters_;
  NameTable roles_;
  NameTable materials_;
  NameTable actions_;
  NameTable action_properties_;
  NameTable resource_properties_;
  NameTable row_facts_;
};

}  // namespace qingdan::wire
