// Goldens: each .case file below tests/golden is one test. It holds the files of a small scene and the
// commands run in it, each with what they print and their exit code:
//
//   === use world.qd            a file of tests/golden/scenes, shared by many cases
//   === file policy.qd          a file of the scene
//   …
//   === run qingdan check policy.qd --lang zh
//   === stdout                  what follows a run is its expected result; written by the update
//   === stderr
//   === exit 1
//
// Each case has a cache of its own: its later commands find what the earlier ones kept.
// QINGDAN_UPDATE_GOLDENS=1 writes the results into the files instead of comparing; look at git diff.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "diagnostics/diagnostic.h"

namespace {

namespace fs = std::filesystem;

struct Section {
  std::string head;  // "file policy.qd", "run …", "stdout", "stderr", "exit 1"
  std::string body;
};

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void write_file(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::vector<Section> read_sections(const std::string& text) {
  std::vector<Section> sections;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("=== ")) {
      sections.push_back({line.substr(4), ""});
    } else if (!sections.empty()) {
      sections.back().body += line + "\n";
    }
  }
  return sections;
}

struct Result {
  std::string out;
  std::string err;
  int exit = 0;
};

Result run(const std::string& command, const fs::path& folder) {
  const fs::path out = folder / ".stdout";
  const fs::path err = folder / ".stderr";
  const std::string bin = fs::path(QINGDAN_BINARY).parent_path().string();
  const std::string line = "cd '" + folder.string() + "' && PATH='" + bin +
                           "':\"$PATH\" LC_ALL=C.UTF-8 NO_COLOR=1 QINGDAN_CACHE=.cache && "
                           "export PATH LC_ALL NO_COLOR QINGDAN_CACHE && { " +
                           command + "; } >.stdout 2>.stderr </dev/null";
  const int status = std::system(line.c_str());
  return {read_file(out), read_file(err), WIFEXITED(status) ? WEXITSTATUS(status) : 128};
}

void append(std::string& text, const std::string& head, const std::string& body) {
  text += "=== " + head + "\n" + body;
  if (!body.empty() && body.back() != '\n') {
    text += "\n";
  }
}

// The case with every result as it is now.
std::string play(const fs::path& path) {
  const fs::path folder = fs::temp_directory_path() /
                          ("qingdan_golden_" + path.stem().string() + "_" + std::to_string(::getpid()));
  fs::remove_all(folder);
  fs::create_directories(folder);
  std::string text;
  for (const Section& section : read_sections(read_file(path))) {
    if (section.head.starts_with("file ")) {
      write_file(folder / section.head.substr(5), section.body);
      append(text, section.head, section.body);
    } else if (section.head.starts_with("use ")) {
      fs::copy(fs::path(QINGDAN_SOURCE_DIR "/tests/golden/scenes") / section.head.substr(4), folder);
      append(text, section.head, "");
    } else if (section.head.starts_with("run ")) {
      const Result result = run(section.head.substr(4), folder);
      append(text, section.head, "");
      if (!result.out.empty()) {
        append(text, "stdout", result.out);
      }
      if (!result.err.empty()) {
        append(text, "stderr", result.err);
      }
      append(text, "exit " + std::to_string(result.exit), "");
    }
  }
  fs::remove_all(folder);
  return text;
}

class Golden : public testing::TestWithParam<fs::path> {};

TEST_P(Golden, comes_out_as_written) {
  const std::string written = read_file(GetParam());
  const std::string played = play(GetParam());
  if (std::getenv("QINGDAN_UPDATE_GOLDENS") != nullptr) {
    write_file(GetParam(), played);
    return;
  }
  EXPECT_EQ(written, played) << "update: QINGDAN_UPDATE_GOLDENS=1 ctest -R golden";
}

std::vector<fs::path> cases() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(QINGDAN_SOURCE_DIR "/tests/golden")) {
    if (entry.path().extension() == ".case") {
      found.push_back(entry.path());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

INSTANTIATE_TEST_SUITE_P(Case, Golden, testing::ValuesIn(cases()), [](const auto& of) {
  std::string name = of.param.parent_path().filename().string() + "_" + of.param.stem().string();
  for (char& c : name) {
    c = std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  }
  return name;
});

// Every diagnostic occurs in some golden, in both languages. Two are nets under the compiler itself, and no
// input is known to cause them: QD0152 under the parser, QD0599 under the whole.
TEST(GoldenCoverage, every_diagnostic_has_a_case) {
  std::set<std::string> seen_zh;
  std::set<std::string> seen_en;
  for (const fs::path& path : cases()) {
    std::istringstream in(read_file(path));
    for (std::string line; std::getline(in, line);) {
      for (const auto& [word, seen] : {std::pair{"错误 QD", &seen_zh}, std::pair{"警告 QD", &seen_zh},
                                       std::pair{"error QD", &seen_en}, std::pair{"warning QD", &seen_en}}) {
        if (const auto at = line.find(word); at != std::string::npos) {
          seen->insert(line.substr(line.find("QD", at), 6));
        }
      }
    }
  }
  for (const qingdan::diagnostics::Kind kind : qingdan::diagnostics::all_kinds()) {
    const std::string code(qingdan::diagnostics::info(kind).code);
    if (code == "QD0152" || code == "QD0599") {
      continue;
    }
    EXPECT_TRUE(seen_zh.contains(code)) << code << " has no Chinese golden";
    EXPECT_TRUE(seen_en.contains(code)) << code << " has no English golden";
  }
}

}  // namespace
