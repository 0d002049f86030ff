// Place: where a value stands in a request, as a chain from the value up to the root; and the log of what
// was found there. A pointer is only spelt out when there is something to say.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wire/json.h"
#include "wire/problem.h"

namespace qingdan::wire {

struct Place {
  const Place* above = nullptr;  // null for the root
  std::string_view key;

  [[nodiscard]] std::string pointer() const {
    return above == nullptr ? std::string() : append_pointer(above->pointer(), key);
  }
  // The key; for an element of an array, that of the array.
  [[nodiscard]] std::string label() const {
    const bool is_element = !key.empty() && key.find_first_not_of("0123456789") == std::string_view::npos;
    return is_element && above != nullptr ? above->label() : excerpt(key);
  }
};

class ProblemLog {
 public:
  // A hostile request could cause one warning for every five bytes.
  static constexpr std::size_t kMaxWarnings = 50;

  // The first error counts: reading may go on after it, but the request is refused.
  void refuse(ProblemKind kind, const Place& place, std::vector<Argument> args) {
    if (!error) error = Problem{kind, place.pointer(), std::move(args), {}};
  }
  void warn(ProblemKind kind, const Place& place, std::vector<Argument> args, std::string suggestion = {}) {
    if (warnings.size() < kMaxWarnings) {
      warnings.push_back({kind, place.pointer(), std::move(args), std::move(suggestion)});
    } else if (warnings.size() == kMaxWarnings) {
      warnings.push_back({ProblemKind::WarningsCut, "", {}, {}});
    }
  }
  // Then nothing more is kept, and looking for suggestions is in vain.
  [[nodiscard]] bool is_full() const { return warnings.size() >= kMaxWarnings; }

  std::optional<Problem> error;
  std::vector<Problem> warnings;
};

}  // namespace qingdan::wire
