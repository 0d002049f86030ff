// Texts and lists of ids go into shared pools, equal ones once. Private to lowering.
#pragma once

#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.h"
#include "qingdan/program.h"

namespace qingdan::lower {

class TextPool {
 public:
  explicit TextPool(std::vector<char>& bytes) : bytes_(bytes) {}

  Text add(const std::string& text);
  [[nodiscard]] std::string_view text(Text text) const { return read_text(bytes_, text); }
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

// Rows that many others share: equal ones once.
template <class Row, class Id>
class RowPool {
 public:
  explicit RowPool(std::vector<Row>& rows) : rows_(rows) {}

  Id add(const Row& row) {
    const auto [place, added] = known_.try_emplace(row, Id(rows_.size()));
    if (added) {
      rows_.push_back(row);
    }
    return place->second;
  }

 private:
  struct Less {  // rows are plain data without padding
    bool operator()(const Row& a, const Row& b) const { return std::memcmp(&a, &b, sizeof a) < 0; }
  };

  std::vector<Row>& rows_;
  std::map<Row, Id, Less> known_;
};

}  // namespace qingdan::lower
