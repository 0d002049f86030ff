// Texts and lists of ids go into shared pools, equal ones once. Private to lowering.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/model.h"
#include "qingdan/program.h"

namespace qingdan::lower {

class TextPool {
 public:
  explicit TextPool(std::vector<char>& bytes) : bytes_(bytes) {}

  Text add(const std::string& text);
  Name add(const model::Names& names) { return {add(names.zh), add(names.en)}; }

 private:
  std::vector<char>& bytes_;
  std::map<std::string, Text> known_;
};

// One pool of rows; adding the same sequence again gives the same range.
template <class Row>
class ListPool {
 public:
  explicit ListPool(std::vector<Row>& rows) : rows_(rows) {}

  Range add(const std::vector<Row>& list) {
    if (list.empty()) {
      return {};
    }
    const auto [place, added] = known_.try_emplace(list);
    if (added) {
      place->second.begin = static_cast<std::uint32_t>(rows_.size());
      rows_.insert(rows_.end(), list.begin(), list.end());
      place->second.end = static_cast<std::uint32_t>(rows_.size());
    }
    return place->second;
  }

 private:
  std::vector<Row>& rows_;
  std::map<std::vector<Row>, Range> known_;
};

}  // namespace qingdan::lower
