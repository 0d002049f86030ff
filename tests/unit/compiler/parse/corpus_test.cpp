// The shipped policies and the samples of the language's README: read at once, without ambiguity, and
// divided as the grammar divides them.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "parse/divide.h"
#include "parse/probe.h"
#include "parse/tokens.h"
#include "unit/compiler/parse/read_text.h"

namespace qingdan {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// The fenced blocks of the README that are whole statements in one column.
void add_readme(const std::filesystem::path& path, std::map<std::string, std::string>& corpus) {
  const std::string text = read_file(path);
  const std::string fence = "```\n";
  std::size_t number = 0;
  for (std::size_t at = text.find(fence); at != std::string::npos; at = text.find(fence, at)) {
    const std::size_t begin = at + fence.size();
    const std::size_t end = text.find(fence, begin);
    const std::string block = text.substr(begin, end - begin);
    at = end + fence.size();
    const bool two_columns = block.starts_with("地域");
    if (!two_columns) {
      corpus["README block " + std::to_string(++number)] = block;
    }
  }
}

std::map<std::string, std::string> corpus() {
  const std::filesystem::path root = QINGDAN_SOURCE_DIR;
  std::map<std::string, std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root / "policies")) {
    if (entry.path().extension() == ".qd") {
      files[entry.path().string()] = read_file(entry.path());
    }
  }
  add_readme(root / "grammar" / "README.md", files);
  return files;
}

TEST(Corpus, IsReadAtOnce) {
  const std::size_t before = parse::second_stage_runs();
  const auto files = corpus();
  EXPECT_GT(files.size(), 3U);
  for (const auto& [name, text] : files) {
    const ReadText read(text);
    EXPECT_FALSE(read.file.broken) << name << "\n" << read.rendered(Language::zh);
  }
  EXPECT_EQ(parse::second_stage_runs(), before);
}

TEST(Corpus, IsNotAmbiguous) {
  for (const auto& [name, text] : corpus()) {
    source::SourceSet sources;
    EXPECT_TRUE(parse::ambiguities(sources, sources.add(name, text)).empty()) << name;
  }
}

TEST(Corpus, IsDividedAsTheGrammarDoes) {
  for (const auto& [name, text] : corpus()) {
    const ReadText read(text);
    const parse::Tokens tokens = parse::read_tokens(read.sources, 0);
    const auto statements = parse::divide(read.sources, tokens);
    ASSERT_EQ(statements.size(), read.file.statements.size()) << name;
    for (std::size_t i = 0; i < statements.size(); ++i) {
      const ast::Statement& statement = read.file.statements[i];
      EXPECT_EQ(tokens.tokens[statements[i].head.begin].span, statement.kind_span) << name;
      ASSERT_EQ(statements[i].clauses.size(), statement.clauses.size()) << name;
      for (std::size_t k = 0; k < statement.clauses.size(); ++k) {
        const parse::Stretch clause = statements[i].clauses[k];
        EXPECT_EQ(tokens.tokens[clause.begin].span, statement.clauses[k].label_span) << name;
        EXPECT_EQ(tokens.tokens[clause.end - 1].span.end, statement.clauses[k].span.end) << name;
      }
    }
  }
}

TEST(Corpus, TheProbesAreAwake) {
  const std::size_t before = parse::second_stage_runs();
  const ReadText broken("条目");
  EXPECT_EQ(parse::second_stage_runs(), before + 1);
}

}  // namespace
}  // namespace qingdan
