// Test results in JUnit's XML, as CI systems read it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace qingdan::cli {

struct TestCase {
  std::string file;
  std::size_t line = 1;
  std::string name;
  std::vector<std::string> differences;  // none = passed
  std::string explanation;

  [[nodiscard]] bool passed() const { return differences.empty(); }
};

// A suite for each file, in the order of its first case.
[[nodiscard]] std::string to_junit(const std::vector<TestCase>& cases);

}  // namespace qingdan::cli
