// select_norms: the norms and lists that can speak of one part of a request, found without looking at the
// rest.
#pragma once

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "index.h"
#include "qingdan/program.h"
#include "question.h"
#include "workspace.h"

namespace qingdan {

// The cell of a matter and a region, or nullptr. Cells end where the next one begins.
[[nodiscard]] const CellRow* find_cell(const Program& program, MatterId matter, RegionId region);

// Calls visit(cell) for each cell whose norms can speak of the matter in the village, by what is known of
// both. For an unknown matter all cells.
template <class Visit>
void each_cell(const Question& question, MatterId matter, const Visit& visit);

// Every norm of those cells, ascending, so in evaluation order, no two alike. Replaces what `found` held.
void select_norms(const Question& question, MatterId matter, std::vector<Candidate>& found);
// Ascending, one of each.
void sort_unique(std::vector<Candidate>& candidates);

// Whether all that can be asked of the village's place is known: no region that a rule names lies in it.
[[nodiscard]] inline bool has_exact_village(const Question& question) {
  return !question.village.is_none() && question.program.regions()[question.village.index()].has_below == 0;
}

// Calls visit(entries) for the entries of a cell, all of them.
template <class Visit>
void each_run(const Program& program, const CellRow& cell, const Visit& visit) {
  const CellRow& next = *(&cell + 1);
  visit(program.entries().subspan(cell.begin, next.begin - cell.begin));
  for (const GroupRow& group : program.groups().subspan(cell.groups, next.groups - cell.groups)) {
    const auto keys = Program::slice(group.keys, program.keys());
    visit(program.entries().subspan(keys.front().entries.begin,
                                    keys.back().entries.end - keys.front().entries.begin));
  }
}

// Calls visit(norm) for every norm of the matter and of what it stands under, wherever it holds; perhaps
// more than once.
template <class Visit>
void each_norm_of(const Program& program, MatterId matter, const Visit& visit) {
  for (const MatterId above :
       Program::slice(program.matters()[matter.index()].ancestors, program.matter_pool())) {
    for (const CellRow& cell : Program::slice(program.matters()[above.index()].cells, program.cells())) {
      each_run(program, cell, [&](std::span<const EntryRow> entries) {
        for (const EntryRow& entry : entries) {
          visit(entry.norm);
        }
      });
    }
  }
}

template <class Visit>
void each_cell(const Question& question, MatterId matter, const Visit& visit) {
  const Program& program = question.program;
  if (matter.is_none()) {
    for (const CellRow& cell : program.cells().first(program.cells().size() - 1)) {
      visit(cell);
    }
    return;
  }
  const auto ancestors = Program::slice(program.matters()[matter.index()].ancestors, program.matter_pool());
  if (!has_exact_village(question)) {
    for (const MatterId above : ancestors) {
      for (const CellRow& cell : Program::slice(program.matters()[above.index()].cells, program.cells())) {
        if (cell.region.is_none() || question.village_in(cell.region) != Truth::no) {
          visit(cell);
        }
      }
    }
    return;
  }
  for (const std::uint32_t at : question.indexed) {
    const PlaceRow& place = program.places()[at];
    const std::uint64_t* filter = program.filters().data() + place.filter;
    for (const MatterId above : ancestors) {
      const std::uint32_t bit = above.value & place.filter_mask;
      if ((filter[bit / 64] >> (bit % 64) & 1U) == 0) {
        continue;
      }
      if (const CellRow* cell = find_cell(program, above, place.region)) {
        visit(*cell);
      }
    }
  }
}

// Calls visit(list) for each list that rejects or refers what it does not name and can speak of the
// village.
template <class Visit>
void each_list_for(const Question& question, const Visit& visit) {
  const Program& program = question.program;
  if (!has_exact_village(question)) {
    for (const ListId list : program.place_lists()) {
      visit(list);
    }
    return;
  }
  for (const std::uint32_t at : question.indexed) {
    for (const ListId list : Program::slice(program.places()[at].lists, program.place_lists())) {
      visit(list);
    }
  }
}

}  // namespace qingdan
