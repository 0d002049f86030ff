// What holds for every file: nothing is lost, formatting twice changes nothing, and a file comes back
// from English the same.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "unit/compiler/format/format_text.h"

namespace qingdan::test {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::string> policies() {
  std::vector<std::string> texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(QINGDAN_SOURCE_DIR "/policies")) {
    if (entry.path().extension() == ".qd") {
      texts.push_back(read_file(entry.path()));
    }
  }
  return texts;
}

// The blocks of the language description; some are no whole rule files.
std::vector<std::string> samples() {
  std::istringstream lines(read_file(QINGDAN_SOURCE_DIR "/grammar/README.md"));
  std::vector<std::string> texts;
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) {
      inside = !inside;
      if (inside) {
        texts.emplace_back();
      }
    } else if (inside) {
      texts.back() += line + "\n";
    }
  }
  return texts;
}

void expect_properties(const std::string& text) {
  const std::string once = kept(text);
  EXPECT_EQ(contents(once), contents(text));
  EXPECT_EQ(kept(once), once);
  EXPECT_TRUE(once.empty() || (once.ends_with('\n') && !once.ends_with("\n\n"))) << once;
  EXPECT_EQ(once.find(" \n"), std::string::npos);
  EXPECT_EQ(once.find("\n\n\n"), std::string::npos);

  const std::string chinese = zh(text);
  const std::string english = en(chinese);
  EXPECT_EQ(contents(english), contents(text));
  EXPECT_EQ(kept(chinese), chinese);
  EXPECT_EQ(kept(english), english);
  EXPECT_EQ(zh(english), chinese);
}

// A comment after every so many tokens, at the end of the line or on its own.
std::string with_comments(const std::string& text, std::size_t step, const std::string& before) {
  source::SourceSet sources;
  const std::uint32_t id = sources.add("test.qd", text);
  const parse::Tokens tokens = parse::read_tokens(sources, id);
  std::string result;
  std::size_t copied = 0;
  for (std::size_t i = step; i < tokens.tokens.size(); i += step) {
    const std::size_t at = tokens.tokens[i - 1].span.end;
    result += text.substr(copied, at - copied) + before + "# " + std::to_string(i) + "\n";
    copied = at;
  }
  return result + text.substr(copied);
}

TEST(FormatProperties, ShippedPoliciesAreFormatted) {
  ASSERT_FALSE(policies().empty());
  for (const std::string& text : policies()) {
    EXPECT_EQ(kept(text), text);
  }
}

TEST(FormatProperties, HoldForShippedPolicies) {
  for (const std::string& text : policies()) {
    expect_properties(text);
  }
}

TEST(FormatProperties, HoldForSamples) {
  std::size_t held = 0;
  for (const std::string& text : samples()) {
    if (format_text(text)) {
      expect_properties(text);
      ++held;
    }
  }
  EXPECT_GE(held, 4U);
}

TEST(FormatProperties, HoldWithCommentsAnywhere) {
  for (const char* name : {"hubei/jia_county/jia_2024.qd", "statutes/minors_law_scenarios.qd"}) {
    const std::string text = read_file(std::filesystem::path(QINGDAN_SOURCE_DIR "/policies") / name);
    ASSERT_FALSE(text.empty()) << name;
    for (const std::size_t step : {1U, 2U, 7U}) {
      for (const char* before : {" ", "\n\n   "}) {
        expect_properties(with_comments(text, step, before));
      }
    }
  }
}

}  // namespace
}  // namespace qingdan::test
