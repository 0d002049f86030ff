// Precedence: which norm prevails where a permit or mandate and a ban contradict (design: which norm
// prevails). Computed once for all requests, from scopes, ranks and dates alone.
#pragma once

#include <vector>

#include "diagnostics/sink.h"
#include "model/model.h"

namespace qingdan::precedence {

// Where both apply, the winner beats the loser.
struct Defeat {
  NormId loser;
  NormId winner;
  Principle principle = Principle::overrides;

  friend constexpr auto operator<=>(const Defeat&, const Defeat&) = default;
};

// Neither prevails: if both stand, the rulers must decide, jointly if several.
struct OpenPair {
  NormId first;  // the smaller id
  NormId second;
  std::vector<Organ> rulers;
};

// Ids are those of Model::norms. Both lists are sorted and free of duplicates.
struct Precedence {
  std::vector<Defeat> defeats;
  std::vector<OpenPair> open_pairs;
  std::size_t looked_at = 0;  // pairs that were compared to find these: what the work grows with
};

// Reports overrides that the issuer may not make and same-organ contradictions of equal scope and date.
[[nodiscard]] Precedence resolve_precedence(const model::Model& model, diagnostics::DiagnosticSink& sink);

}  // namespace qingdan::precedence
