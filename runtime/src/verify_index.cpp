// Whether every norm is found where it is looked for. An index that leaves one out would lose a ban in
// silence. Runs after all other steps of verify, on tables that are sound.
#include <algorithm>
#include <bit>
#include <cstddef>
#include <optional>
#include <vector>

#include "index.h"
#include "verify.h"
#include "verify_checks.h"

namespace qingdan {
namespace {

bool is_same(const std::optional<TestRow>& a, const TestRow* b) {
  if (!a || b == nullptr) {
    return !a && b == nullptr;
  }
  return a->fact == b->fact && a->op == b->op && a->constants.begin == b->constants.begin &&
         a->constants.end == b->constants.end;
}

class Check {
 public:
  explicit Check(const Program& program)
      : program_(program),
        found_(program.norms().size()),
        plain_in_(program.norms().size(), kAny),
        is_tested_(program.norms().size()) {}

  bool run() { return has_shape() && check_cells() && check_complete() && check_slots(); }

 private:
  // Every number that the index follows lies in its table.
  [[nodiscard]] bool has_shape() const {
    const auto cells = program_.cells();
    const auto slots = program_.cell_slots();
    if (cells.empty() || cells.size() - 1 > kMostCells || !std::has_single_bit(slots.size()) ||
        slots.size() < cells.size()) {
      return false;
    }
    const CellRow& last = cells.back();
    return last.matter.is_none() && last.region.is_none() && last.rest == last.begin &&
           last.late == last.begin && cells.front().begin == 0 && cells.front().groups == 0 &&
           last.begin <= program_.entries().size() && last.groups == program_.groups().size() &&
           all_rows(program_.entries(),
                    [&](const EntryRow& row) {
                      return is_row(row.norm, program_.norms()) && is_row_or_none(row.test, program_.tests());
                    }) &&
           all_rows(program_.tests(),
                    [&](const TestRow& row) {
                      return is_row(row.fact, program_.facts()) &&
                             is_inside(row.constants, program_.constants().size());
                    }) &&
           all_rows(program_.groups(),
                    [&](const GroupRow& row) {
                      return is_row(row.fact, program_.facts()) &&
                             is_inside(row.keys, program_.keys().size()) &&
                             row.order <= static_cast<std::uint16_t>(Order::late);
                    }) &&
           all_rows(program_.keys(), [&](const KeyRow& row) {
             return row.entries.begin >= last.begin && is_inside(row.entries, program_.entries().size());
           });
  }

  static bool is_inside(Range range, std::size_t size) {
    return range.begin <= range.end && range.end <= size;
  }

  bool check_cells() {
    const auto cells = program_.cells();
    std::uint32_t next = 0;
    for (std::size_t i = 0; i < program_.matters().size(); ++i) {
      const Range own = program_.matters()[i].cells;
      if (!own.empty() && own.begin != next) {
        return false;
      }
      next = own.empty() ? next : own.end;
      if (next > cells.size() - 1) {
        return false;
      }
      for (std::uint32_t at = own.begin; at < own.end; ++at) {
        const bool ascends = at == own.begin || cells[at - 1].region < cells[at].region;
        if (cells[at].matter != MatterId(i) || !ascends ||
            !is_row_or_none(cells[at].region, program_.regions()) || !check_cell(at)) {
          return false;
        }
      }
    }
    // Keyed entries lie one after another behind the plain ones, in the order of groups and keys.
    return next == cells.size() - 1 && keys_seen_ == program_.keys().size() &&
           keyed_end() == program_.entries().size();
  }

  bool check_cell(std::uint32_t at) {
    const CellRow& cell = program_.cells()[at];
    const CellRow& next = program_.cells()[at + 1];
    if (cell.begin > cell.rest || cell.rest > cell.late || cell.late > next.begin ||
        cell.groups > next.groups || next.begin > program_.cells().back().begin ||
        next.groups > program_.groups().size()) {
      return false;
    }
    for (std::uint32_t i = cell.begin; i < next.begin; ++i) {
      const EntryRow& entry = program_.entries()[i];
      if (!belongs(entry, cell) ||
          order(entry.norm) != (i < cell.rest   ? Order::early
                                : i < cell.late ? Order::rest
                                                : Order::late) ||
          plain_in_[entry.norm.index()] == at) {
        return false;
      }
      plain_in_[entry.norm.index()] = at;
      ++found_[entry.norm.index()];
    }
    for (std::uint32_t i = cell.groups; i < next.groups; ++i) {
      if (!check_group(program_.groups()[i], cell, at)) {
        return false;
      }
    }
    return true;
  }

  [[nodiscard]] Order order(NormId id) const {
    const NormRow& norm = program_.norms()[id.index()];
    return order_of(norm, program_.detail(norm), program_.defeats());
  }

  // It is of that matter and region, and says what the norm says.
  bool belongs(const EntryRow& entry, const CellRow& cell) {
    const NormRow& norm = program_.norms()[entry.norm.index()];
    const auto regions = Program::slice(norm.regions, program_.region_pool());
    const bool is_there = cell.region.is_none()
                              ? regions.empty()
                              : std::binary_search(regions.begin(), regions.end(), cell.region);
    return norm.matter == cell.matter && is_there && entry.period == norm.period &&
           entry.audience == norm.audience && asks_what_it_demands(entry, norm);
  }

  // Looked at once for each norm; its other entries must ask the same.
  bool asks_what_it_demands(const EntryRow& entry, const NormRow& norm) {
    const TestRow* test = entry.test.is_none() ? nullptr : &program_.tests()[entry.test.index()];
    if (is_tested_[entry.norm.index()]) {
      return tested_as(entry.norm) == entry.test;
    }
    is_tested_[entry.norm.index()] = true;
    if (!entry.test.is_none()) {
      if (test_of_.empty()) {
        test_of_.resize(program_.norms().size());
      }
      test_of_[entry.norm.index()] = entry.test;
    }
    return is_same(find_test(Program::slice(norm.when, program_.code()), program_.facts()), test);
  }
  [[nodiscard]] TestId tested_as(NormId norm) const {
    return test_of_.empty() ? TestId::none() : test_of_[norm.index()];
  }

  // Every norm of a group stands under each constant of its test, so whatever the value, it is found.
  bool check_group(const GroupRow& group, const CellRow& cell, std::uint32_t at) {
    if (group.keys.begin != keys_seen_ || group.keys.empty()) {
      return false;
    }
    keys_seen_ = group.keys.end;
    keyed_.clear();
    for (std::uint32_t k = group.keys.begin; k < group.keys.end; ++k) {
      const KeyRow& key = program_.keys()[k];
      const bool ascends = k == group.keys.begin || program_.keys()[k - 1].value < key.value;
      if (!ascends || key.entries.begin != keyed_end() || key.entries.empty()) {
        return false;
      }
      keyed_end_ = key.entries.end;
      for (std::uint32_t i = key.entries.begin; i < key.entries.end; ++i) {
        const EntryRow& entry = program_.entries()[i];
        if (!belongs(entry, cell) || order(entry.norm) != static_cast<Order>(group.order) ||
            entry.test.is_none() || plain_in_[entry.norm.index()] == at ||
            !is_key_of(key.value, entry, group)) {
          return false;
        }
        keyed_.push_back({entry.norm, key.value});
      }
    }
    return count_keyed();
  }

  // Where the keyed entries begin, or those of the key before end.
  [[nodiscard]] std::uint32_t keyed_end() {
    if (keyed_end_ == 0) {
      keyed_end_ = program_.cells().back().begin;
    }
    return keyed_end_;
  }

  [[nodiscard]] bool is_key_of(std::int64_t value, const EntryRow& entry, const GroupRow& group) const {
    const TestRow& test = program_.tests()[entry.test.index()];
    const auto constants = Program::slice(test.constants, program_.constants());
    const auto op = group_op(test);
    return test.fact == group.fact && op && static_cast<std::uint16_t>(*op) == group.op &&
           std::find(constants.begin(), constants.end(), value) != constants.end();
  }

  bool count_keyed() {
    std::sort(keyed_.begin(), keyed_.end());
    for (std::size_t i = 0; i < keyed_.size();) {
      const NormId norm = keyed_[i].norm;
      constants_.clear();
      const Range range = program_.tests()[tested_as(norm).index()].constants;
      const auto constants = Program::slice(range, program_.constants());
      constants_.assign(constants.begin(), constants.end());
      std::sort(constants_.begin(), constants_.end());
      constants_.erase(std::unique(constants_.begin(), constants_.end()), constants_.end());
      for (const std::int64_t value : constants_) {
        if (i == keyed_.size() || keyed_[i].norm != norm || keyed_[i].value != value) {
          return false;
        }
        ++i;
      }
      if (i < keyed_.size() && keyed_[i].norm == norm) {
        return false;  // twice under one key
      }
      ++found_[norm.index()];
    }
    return true;
  }

  // A norm is once in the cell of each of its regions, or of none.
  bool check_complete() {
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const std::uint32_t regions = program_.norms()[i].regions.size();
      if (found_[i] != std::max(regions, 1U)) {
        return false;
      }
    }
    return true;
  }

  // Each cell is found from its hash, and there are no other slots.
  [[nodiscard]] bool check_slots() const {
    const auto slots = program_.cell_slots();
    const std::size_t cells = program_.cells().size() - 1;
    const auto taken = static_cast<std::size_t>(
        std::count_if(slots.begin(), slots.end(), [](std::uint32_t slot) { return slot != kEmptySlot; }));
    if (taken != cells || taken == slots.size()) {
      return false;
    }
    // So many steps at most: who makes cells that share a place must not make every decision slow.
    std::size_t steps_left = 16 * cells + 1024;
    for (std::size_t i = 0; i < cells; ++i) {
      const CellHash hash = hash_cell(program_.cells()[i].matter, program_.cells()[i].region);
      const std::uint32_t wanted = hash.tag << kCellBits | static_cast<std::uint32_t>(i);
      std::size_t place = hash.place & (slots.size() - 1);
      while (slots[place] != kEmptySlot && slots[place] != wanted && steps_left > 0) {
        --steps_left;
        place = (place + 1) & (slots.size() - 1);
      }
      if (slots[place] != wanted) {
        return false;
      }
    }
    return true;
  }

  struct Keyed {
    NormId norm;
    std::int64_t value;

    friend constexpr auto operator<=>(const Keyed&, const Keyed&) = default;
  };

  const Program& program_;
  std::vector<std::uint32_t> found_;     // in how many cells each norm is
  std::vector<std::uint32_t> plain_in_;  // the last cell where it stands without a key
  std::vector<bool> is_tested_;
  std::vector<TestId> test_of_;
  std::uint32_t keys_seen_ = 0;
  std::uint32_t keyed_end_ = 0;  // 0: no key seen
  std::vector<Keyed> keyed_;
  std::vector<std::int64_t> constants_;
};

}  // namespace

bool verify_index(const Program& program) { return Check(program).run() && verify_places(program); }

}  // namespace qingdan
