// Compiles items on top of the small world with rows, registers and counts that the goldens use.
#pragma once

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "unit/compiler/compile_text.h"

namespace qingdan::test {

// A list with these items; each is given by its clauses, one a line, without a basis.
inline std::string list_of(const std::vector<std::string>& items) {
  std::string text = "文件 测试\n  制定机关 甲县.政府\n  施行 2024-01-01\n限额清单 L\n  未列入 不作规定\n";
  for (std::size_t i = 0; i < items.size(); ++i) {
    text += "条目 L" + std::to_string(i + 1) + "\n  " + items[i] + "\n  依据 第1条\n";
  }
  return text;
}

inline Compiled compile_with_rows(const std::string& text) {
  std::ifstream in(QINGDAN_SOURCE_DIR "/tests/golden/scenes/rows.qd");
  std::ostringstream rows;
  rows << in.rdbuf();
  return compile_text(rows.str() + text);
}

inline Compiled compile_items(const std::vector<std::string>& items) {
  return compile_with_rows(list_of(items));
}

// The row that bears the name.
template <class Row>
std::uint32_t row_of(const std::vector<Row>& rows, const std::string& name) {
  const auto found = std::find_if(
      rows.begin(), rows.end(), [&](const Row& row) { return row.names.zh == name || row.names.en == name; });
  return static_cast<std::uint32_t>(found - rows.begin());
}

// The modes of all norms, in order.
inline std::vector<Mode> modes_of(const model::Model& model) {
  std::vector<Mode> modes;
  for (const model::Norm& norm : model.norms) {
    modes.push_back(norm.mode);
  }
  return modes;
}

}  // namespace qingdan::test
