// What the documentation shows works. In the order of the page, in a copy of the tree's policies:
//   ```qd PATH, ```json PATH, ```csv PATH   the block is written to that file
//   ```sh                      each line that begins with `qingdan` is run and must end with exit code 0
//   ```sh fails                … with exit code 1: it finds the mistake that the page has just made
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

// A line to run, or a file to write.
struct Step {
  std::string command;
  int exit = 0;
  fs::path file;
  std::string text;
};

bool is_file(const std::string& block) {
  return block.starts_with("qd ") || block.starts_with("json ") || block.starts_with("csv ");
}

std::vector<Step> steps(const fs::path& document) {
  std::vector<Step> found;
  std::ifstream in(document);
  std::string block;  // the info string of the block that is open
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("```")) {
      block = line.substr(3);
      if (is_file(block)) {
        found.push_back({"", 0, block.substr(block.find(' ') + 1), ""});
      }
    } else if (block.starts_with("sh") && line.starts_with("qingdan ")) {
      found.push_back({line, block == "sh fails" ? 1 : 0, {}, ""});
    } else if (is_file(block)) {
      found.back().text += line + "\n";
    }
  }
  return found;
}

int run(const std::string& command, const fs::path& work) {
  const std::string bin = fs::path(QINGDAN_BINARY).parent_path().string();
  const std::string line = "cd '" + work.string() + "' && PATH='" + bin + "':\"$PATH\" && export PATH && (" +
                           command + "\n) >.output 2>&1 </dev/null";  // a comment ends with the line
  const int status = std::system(line.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(Documentation, every_shown_command_works) {
  const fs::path work = fs::temp_directory_path() / ("qingdan_docs_" + std::to_string(::getpid()));
  std::size_t commands = 0;
  for (const fs::path& document : documents()) {
    fs::remove_all(work);
    fs::create_directories(work);
    fs::copy(fs::path(QINGDAN_SOURCE_DIR) / "policies", work / "policies", fs::copy_options::recursive);
    for (const Step& step : steps(document)) {
      if (step.command.empty()) {
        fs::create_directories((work / step.file).parent_path());
        std::ofstream(work / step.file) << step.text;
        continue;
      }
      EXPECT_EQ(run(step.command, work), step.exit) << document.filename() << ": " << step.command;
      ++commands;
    }
  }
  fs::remove_all(work);
  EXPECT_GT(commands, 20U) << "the documentation shows hardly any command";
}

}  // namespace
