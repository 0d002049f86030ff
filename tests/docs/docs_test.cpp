// Every command shown in the documentation works: each line of a ```sh block that begins with
// `qingdan` is run in a copy of the tree's policies and must end with exit code 0.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> documents() {
  std::vector<fs::path> found;
  const fs::path top = QINGDAN_SOURCE_DIR;
  for (const char* folder : {"", "grammar", "compiler", "runtime", "policies", "tests", "tools"}) {
    for (const auto& entry : fs::directory_iterator(top / folder)) {
      if (entry.path().extension() == ".md") {
        found.push_back(entry.path());
      }
    }
  }
  return found;
}

std::vector<std::string> commands(const fs::path& document) {
  std::vector<std::string> found;
  std::ifstream in(document);
  bool shell = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("```")) {
      shell = line == "```sh";
    } else if (shell && line.starts_with("qingdan ")) {
      found.push_back(line);
    }
  }
  return found;
}

TEST(Documentation, every_shown_command_works) {
  const fs::path work = fs::temp_directory_path() / ("qingdan_docs_" + std::to_string(::getpid()));
  const std::string bin = fs::path(QINGDAN_BINARY).parent_path().string();
  std::size_t run = 0;
  for (const fs::path& document : documents()) {
    fs::remove_all(work);
    fs::create_directories(work);
    fs::copy(fs::path(QINGDAN_SOURCE_DIR) / "policies", work / "policies", fs::copy_options::recursive);
    for (const std::string& command : commands(document)) {
      const std::string line = "cd '" + work.string() + "' && PATH='" + bin +
                               "':\"$PATH\" && export PATH && (" + command +
                               "\n) >.output 2>&1 </dev/null";  // a comment ends with the line
      const int status = std::system(line.c_str());
      EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << document.filename() << ": " << command;
      ++run;
    }
  }
  fs::remove_all(work);
  EXPECT_GT(run, 5U) << "the documentation shows hardly any command";
}

}  // namespace
