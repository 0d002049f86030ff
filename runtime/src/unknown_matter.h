// unknown_matter: a request whose matter is missing or not declared leaves nearly every item possible. Tells
// those apart from what speaks of a matter that is known. For explain.
#pragma once

#include <cstddef>
#include <vector>

#include "qingdan/decision.h"

namespace qingdan {

class UnknownMatter {
 public:
  UnknownMatter(const Program& program, const Request& request);

  [[nodiscard]] bool exists() const { return exists_; }
  // The request names no known matter beside it.
  [[nodiscard]] bool is_alone() const { return is_alone_; }
  // It could decide, and only because of the unknown matter.
  [[nodiscard]] bool is_ground_of(const Deciding& deciding) const;

  struct Count {
    std::size_t items = 0;
    std::size_t lists = 0;
  };
  // Of what rests on it, each item once.
  [[nodiscard]] Count count(const std::vector<Deciding>& deciding) const;

 private:
  bool exists_ = false;
  bool is_alone_ = false;
  std::vector<bool> items_asked_;  // they speak of a known matter; empty where there is none
};

}  // namespace qingdan
