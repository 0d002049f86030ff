// NameTables: the names of a program as hash tables, for readers that resolve millions of them. Built once;
// then it may be shared by threads. The program must outlive it, and may not be moved.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "qingdan/program.h"

namespace qingdan::wire {

// Texts to numbers, for names: what a look-up touches lies in one line of the cache.
class NameTable {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  // The first of two equal texts counts. A text of more than kMaxSize bytes is left out.
  void add(std::string_view text, std::uint32_t number);
  [[nodiscard]] std::uint32_t find(std::string_view text) const;
  // Fetches what a look-up of this text will need; it comes while something else is done.
  void prepare(std::string_view text) const;

  static constexpr std::size_t kMaxSize = 0xFFFF;

 private:
  static constexpr std::size_t kHead = 22;

  struct alignas(32) Slot {
    std::uint32_t number = kNone;
    std::uint32_t rest = 0;          // where in rests_ a longer text goes on
    std::uint16_t size = 0;          // 0 = free
    std::array<char, kHead> head{};  // the text, or the beginning of it
  };

  void grow();
  [[nodiscard]] bool holds(const Slot& slot, std::string_view text) const;
  [[nodiscard]] std::size_t slot_of(std::string_view text, std::size_t hash) const;

  std::vector<Slot> slots_;  // a power of two, at most half of them taken
  std::string rests_;
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

  [[nodiscard]] bool is_village(RegionId region) const { return is_village_[region.index()]; }

  // None for a text that is no such name.
  [[nodiscard]] RegionId region(std::string_view text) const { return RegionId(regions_.find(text)); }
  void prepare_region(std::string_view text) const { regions_.prepare(text); }
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
  std::vector<bool> is_village_;  // of each region
};

}  // namespace qingdan::wire
