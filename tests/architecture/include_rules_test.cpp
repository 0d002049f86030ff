// The house's walls: which folder may include which, and which library stands in which file. Reads the
// #include lines of the tree.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Include {
  std::string file;    // from the top of the tree
  std::string target;  // as written between the signs
  bool quoted = false;
};

std::vector<Include> includes_below(const std::string& folder) {
  std::vector<Include> found;
  const fs::path top = QINGDAN_SOURCE_DIR;
  for (const auto& entry : fs::recursive_directory_iterator(top / folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".h" && extension != ".cpp") {
      continue;
    }
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      if (!line.starts_with("#include ")) {
        continue;
      }
      const auto begin = line.find_first_of("<\"");
      const auto end = line.find_last_of(">\"");
      if (begin != std::string::npos && end > begin) {
        found.push_back({fs::relative(entry.path(), top).string(), line.substr(begin + 1, end - begin - 1),
                         line[begin] == '"'});
      }
    }
  }
  return found;
}

// The phases, from the first to the last: a folder includes only what stands in its row.
const std::map<std::string, std::set<std::string>> kCompilerRows = {
    {"source", {}},
    {"diagnostics", {"source"}},
    {"ast", {"source"}},
    {"parse", {"ast", "diagnostics", "source"}},
    {"cache", {"ast", "diagnostics", "parse", "source"}},
    {"format", {"ast", "diagnostics", "parse", "source"}},
    {"model", {"source"}},
    {"check", {"ast", "diagnostics", "model", "source"}},
    {"precedence", {"diagnostics", "model", "source"}},
    {"graph", {"diagnostics", "model", "precedence", "source"}},
    {"lower", {"graph", "model", "precedence"}},
};

TEST(IncludeRules, compiler_phases_look_only_backwards) {
  for (const Include& include : includes_below("compiler")) {
    const std::string inside = include.file.substr(std::string("compiler/").size());
    const auto slash = inside.find('/');
    if (slash == std::string::npos || !include.quoted || include.target.starts_with("qingdan/")) {
      continue;  // compile.* is the table of contents and sees every phase
    }
    const std::string from = inside.substr(0, slash);
    ASSERT_TRUE(kCompilerRows.contains(from)) << "a folder without a row: " << from;
    const std::string to = include.target.substr(0, include.target.find('/'));
    if (kCompilerRows.contains(to)) {
      EXPECT_TRUE(to == from || kCompilerRows.at(from).contains(to))
          << include.file << " includes " << include.target;
    }
  }
}

TEST(IncludeRules, runtime_needs_the_standard_library_alone) {
  for (const Include& include : includes_below("runtime")) {
    const bool own = include.quoted;
    const bool standard =
        include.target.find('/') == std::string::npos && include.target.find('.') == std::string::npos;
    const bool in_c =
        include.file == "runtime/include/qingdan/qingdan.h" && include.target.starts_with("std");
    // A file is mapped in one place; the rest of the runtime has no files.
    const bool maps = include.file == "runtime/c/artifact_file.cpp";
    EXPECT_TRUE(own || standard || in_c || maps) << include.file << " includes " << include.target;
    EXPECT_EQ(include.target.find("compiler"), std::string::npos) << include.file;
  }
}

// A library and the only places that may name it.
struct Wall {
  std::string library;  // what the include begins with
  std::vector<std::string> places;
};

TEST(IncludeRules, each_library_stays_in_its_place) {
  const std::vector<Wall> walls = {
      {"antlr4", {"compiler/parse/"}},
      {"QingdanLexer.h", {"compiler/parse/"}},
      {"QingdanParser.h", {"compiler/parse/"}},
      {"boost/", {"compiler/graph/"}},
      {"nlohmann/", {"tools/wire/json"}},
      {"simdjson.h", {"tools/wire/quick_"}},
      {"openssl/", {"compiler/cache/key.cpp", "compiler/compile.cpp"}},
      {"CLI/", {"tools/cli/"}},
      {"utf8proc.h", {"compiler/diagnostics/", "compiler/parse/"}},
      {"iconv.h", {"compiler/parse/", "tools/batch/source.cpp"}},
  };
  std::vector<Include> all;
  for (const char* folder : {"compiler", "runtime", "tools"}) {
    const auto some = includes_below(folder);
    all.insert(all.end(), some.begin(), some.end());
  }
  for (const Wall& wall : walls) {
    for (const Include& include : all) {
      if (!include.target.starts_with(wall.library)) {
        continue;
      }
      const bool at_home = std::any_of(wall.places.begin(), wall.places.end(), [&](const std::string& place) {
        return include.file.starts_with(place);
      });
      EXPECT_TRUE(at_home) << include.file << " includes " << include.target;
    }
  }
}

TEST(IncludeRules, headers_outside_parse_do_not_name_antlr) {
  for (const Include& include : includes_below("compiler")) {
    if (include.file.ends_with(".h") && include.target.starts_with("antlr4")) {
      EXPECT_EQ(include.file, "compiler/parse/build.h");
    }
  }
}

TEST(IncludeRules, boost_graph_stays_inside_cpp_files_of_the_graph) {
  const std::string header = "graph/directed_graph.h";
  for (const Include& include : includes_below("compiler")) {
    if (include.file.ends_with(".h") && include.target.starts_with("boost/")) {
      EXPECT_EQ(include.file, "compiler/" + header);
    }
    if (include.target == header) {
      EXPECT_TRUE(include.file.starts_with("compiler/graph/") && include.file.ends_with(".cpp"))
          << include.file << " includes " << include.target;
    }
  }
}

TEST(IncludeRules, the_top_level_is_fixed) {
  const std::set<std::string> rooms = {"grammar", "compiler", "runtime", "policies",
                                       "tools",   "tests",    "build"};
  for (const auto& entry : fs::directory_iterator(QINGDAN_SOURCE_DIR)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_directory() && !name.starts_with(".")) {
      EXPECT_TRUE(rooms.contains(name)) << name;
    }
  }
}

}  // namespace
