// A request visits the cells of its own matter's ancestors and its own village's regions only.
#include "select_norms.h"

namespace qingdan {

const CellRow* find_cell(const Program& program, MatterId matter, RegionId region) {
  const auto slots = program.cell_slots();
  const CellHash hash = hash_cell(matter, region);
  const std::size_t mask = slots.size() - 1;
  for (std::size_t place = hash.place & mask; slots[place] != kEmptySlot; place = (place + 1) & mask) {
    if (slots[place] >> kCellBits != hash.tag) {
      continue;
    }
    const CellRow& cell = program.cells()[slots[place] & kMostCells];
    if (cell.matter == matter && cell.region == region) {
      return &cell;
    }
  }
  return nullptr;
}

void select_norms(const Question& question, MatterId matter, std::vector<Candidate>& found) {
  found.clear();
  each_cell(question, matter, [&](const CellRow& cell) {
    each_run(question.program, cell, [&](std::span<const EntryRow> entries) {
      for (const EntryRow& entry : entries) {
        found.push_back({entry.norm, false});
      }
    });
  });
  sort_unique(found);
}

void sort_unique(std::vector<Candidate>& candidates) {
  std::sort(candidates.begin(), candidates.end());
  const auto same = [](Candidate a, Candidate b) { return a.norm == b.norm; };
  candidates.erase(std::unique(candidates.begin(), candidates.end(), same), candidates.end());
}

}  // namespace qingdan
