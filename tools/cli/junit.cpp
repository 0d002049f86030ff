#include "cli/junit.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace qingdan::cli {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += "&#10;";
        break;
      default:
        // XML 1.0 has no other control characters.
        out += static_cast<unsigned char>(c) < 0x20 ? '?' : c;
    }
  }
  return out;
}

void append_case(std::string& out, const TestCase& test) {
  out += fmt::format("    <testcase classname=\"{0}\" name=\"{2}\" file=\"{0}\" line=\"{1}\"",
                     escaped(test.file), test.line, escaped(test.name));
  if (test.passed()) {
    out += "/>\n";
    return;
  }
  out +=
      fmt::format(">\n      <failure message=\"{}\">{}</failure>\n    </testcase>\n",
                  escaped(fmt::format("{}", fmt::join(test.differences, "; "))), escaped(test.explanation));
}

}  // namespace

std::string to_junit(const std::vector<TestCase>& cases) {
  std::vector<std::string_view> files;
  for (const TestCase& test : cases) {
    if (std::find(files.begin(), files.end(), test.file) == files.end()) files.push_back(test.file);
  }
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
  for (const std::string_view file : files) {
    std::size_t tests = 0;
    std::size_t failures = 0;
    std::string body;
    for (const TestCase& test : cases) {
      if (test.file != file) continue;
      ++tests;
      if (!test.passed()) ++failures;
      append_case(body, test);
    }
    out += fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">\n{}"
        "  </testsuite>\n",
        escaped(file), tests, failures, body);
  }
  return out + "</testsuites>\n";
}

}  // namespace qingdan::cli
