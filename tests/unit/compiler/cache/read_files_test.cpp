#include "cache/read_files.h"

#include <gtest/gtest.h>

#include <csignal>
#include <set>

#include "cache/syntax.h"
#include "cache/workers.h"
#include "diagnostics/render.h"
#include "parse/parse.h"
#include "unit/compiler/cache/rule_texts.h"

namespace qingdan {
namespace {

struct Read {
  source::SourceSet sources;
  diagnostics::DiagnosticSink sink;
  std::vector<ast::File> files;
};

Read read(const std::vector<std::string>& texts, const cache::ReadOptions& options) {
  Read result;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    static_cast<void>(parse::add_source(result.sources, std::to_string(i) + ".qd", texts[i], result.sink));
  }
  result.files = cache::read_files(result.sources, result.sink, options);
  return result;
}

// Everything that was read, and everything that was said.
std::string summary(const Read& result) {
  std::string all;
  for (const ast::File& file : result.files) {
    all += std::to_string(file.source) + (file.broken ? " broken " : " ") +
           std::to_string(file.statements.size()) + cache::encode(file).value_or("") + "\n";
  }
  for (const auto& diagnostic : result.sink.sorted()) {
    all += diagnostics::render(diagnostic, result.sources, {Language::en});
  }
  return all;
}

cache::ReadOptions with(const test::Folder& folder) { return {cache::Store{folder.path()}, 1, {}}; }

TEST(ReadFiles, a_cache_changes_nothing_whether_it_is_empty_or_full) {
  const test::Folder folder("full");
  const auto texts = test::rule_texts();
  const std::string plain = summary(read(texts, {}));
  EXPECT_EQ(summary(read(texts, with(folder))), plain);
  EXPECT_GT(folder.files().size(), 100U);
  EXPECT_EQ(summary(read(texts, with(folder))), plain);
}

TEST(ReadFiles, workers_change_nothing) {
  const auto texts = test::rule_texts();
  const test::Folder folder("workers");
  const std::string plain = summary(read(texts, {}));
  EXPECT_EQ(summary(read(texts, {std::nullopt, 3, {}})), plain);
  EXPECT_EQ(summary(read(texts, {cache::Store{folder.path()}, 3, {}})), plain);
  EXPECT_GT(folder.files().size(), 100U) << "the workers fill the cache";
}

// Shown by an entry that holds another tree than parsing would give.
TEST(ReadFiles, an_unchanged_file_is_not_parsed_again) {
  const test::Folder folder("again");
  const std::string text = "事项 巡查\n  类别 任务\n";
  const Read other = read({"事项 登记\n  类别 任务\n"}, {});
  cache::save({folder.path()}, cache::digest(cache::build_id(), text),
              cache::encode(other.files.front()).value());
  const auto name = [&](const std::string& of) {
    return read({of}, with(folder)).files.front().statements.at(0).name->first.text;
  };
  EXPECT_EQ(name(text), "登记");
  EXPECT_EQ(name(text + "# 改了一处\n"), "巡查");
}

TEST(ReadFiles, files_with_something_to_say_are_not_kept) {
  const test::Folder folder("said");
  const std::vector<std::string> texts = {"事项 巡查\n  类别 类别\n", "事项 登记\n  类别 任务\n"};
  const std::string first = summary(read(texts, with(folder)));
  EXPECT_EQ(folder.files().size(), 1U);
  EXPECT_EQ(summary(read(texts, with(folder))), first);
}

TEST(ReadFiles, entries_that_were_damaged_are_parsed_anew) {
  const test::Folder folder("damaged");
  const auto texts = test::rule_texts();
  const std::string plain = summary(read(texts, with(folder)));
  for (const auto& path : folder.files()) {
    std::string content = test::read_whole(path);
    content[content.size() / 2] = static_cast<char>(content[content.size() / 2] ^ 1);
    std::ofstream(path, std::ios::binary) << content;
  }
  EXPECT_EQ(summary(read(texts, with(folder))), plain);
  EXPECT_EQ(summary(read(texts, with(folder))), plain);
}

TEST(Workers, what_a_dying_worker_leaves_is_not_received) {
  std::vector<std::uint32_t> tasks(20);
  for (std::uint32_t i = 0; i < 20; ++i) {
    tasks[i] = i;
  }
  std::set<std::uint32_t> received;
  cache::run_workers(
      2, tasks,
      [](std::uint32_t task) -> std::optional<std::string> {
        if (task == 4) {
          ::raise(SIGKILL);
        }
        if (task == 7) {
          return std::nullopt;
        }
        return std::string(100000, 'x') + std::to_string(task);
      },
      [&](std::uint32_t task, std::string_view answer) {
        EXPECT_EQ(answer, std::string(100000, 'x') + std::to_string(task));
        received.insert(task);
      });
  // One had 0, 2, 4 … and died at 4; the other had 1, 3, 5 ….
  EXPECT_EQ(received, (std::set<std::uint32_t>{0, 1, 2, 3, 5, 9, 11, 13, 15, 17, 19}));
}

TEST(Workers, an_exception_there_ends_that_worker_alone) {
  std::set<std::uint32_t> received;
  cache::run_workers(
      2, {0, 1, 2, 3},
      [](std::uint32_t task) -> std::optional<std::string> {
        if (task == 0) {
          throw std::runtime_error("no memory, say");
        }
        return "x";
      },
      [&](std::uint32_t task, std::string_view) { received.insert(task); });
  EXPECT_EQ(received, (std::set<std::uint32_t>{1, 3}));
}

}  // namespace
}  // namespace qingdan
