#include "cache/syntax.h"

#include <gtest/gtest.h>

#include <random>

#include "compile.h"
#include "parse/parse.h"
#include "unit/compiler/cache/rule_texts.h"
#include "unit/compiler/parse/read_text.h"

namespace qingdan {
namespace {

std::string kept_bytes(const std::string& text) {
  const ReadText read(text);
  return cache::encode(read.file).value();
}

const std::string kText =
    "事项 巡查 / patrol \"巡查\" / \"Patrol\"\n  类别 任务\n  别名 \"巡村\"、\"巡山\"\n"
    "定义 期限太紧 / too_soon 是指 (报送期限 - 布置日期 < 5日 或 非 紧急) 且 经费 × 80% ≥ 5万元\n";

TEST(CacheSyntax, every_sound_file_comes_back_as_it_was) {
  std::size_t sound = 0;
  for (const std::string& text : test::rule_texts()) {
    const ReadText read(text);
    const auto bytes = cache::encode(read.file);
    EXPECT_EQ(bytes.has_value(), !read.file.broken);
    if (!bytes || read.sources.size() == 0) {
      continue;
    }
    ++sound;
    const auto back = cache::decode(*bytes, 0, text.size());
    ASSERT_TRUE(back.has_value()) << text;
    EXPECT_FALSE(back->broken);
    EXPECT_EQ(back->statements.size(), read.file.statements.size());
    EXPECT_EQ(back->exprs.size(), read.file.exprs.size());
    EXPECT_EQ(cache::encode(*back), *bytes);
  }
  EXPECT_GT(sound, 100U);
}

// Not by the archive's own word: the checker, the order of rules and lowering see no difference.
TEST(CacheSyntax, the_shipped_policies_mean_the_same) {
  source::SourceSet sources;
  diagnostics::DiagnosticSink sink;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(QINGDAN_SOURCE_DIR "/policies")) {
    if (entry.path().extension() == ".qd") {
      ASSERT_TRUE(parse::add_source(sources, entry.path().string(), test::read_whole(entry.path()), sink));
    }
  }
  std::vector<ast::File> files;
  for (std::uint32_t source = 0; source < sources.size(); ++source) {
    const auto bytes = cache::encode(parse::parse(sources, source, sink));
    auto file = cache::decode(bytes.value(), source, sources[source].text.size());
    files.push_back(std::move(file.value()));
  }
  const Compilation kept = compile(files, sink);
  const Compilation fresh = compile(sources, sink);
  ASSERT_TRUE(kept.program && fresh.program);
  EXPECT_TRUE(std::ranges::equal(kept.program->bytes(), fresh.program->bytes()));
  ASSERT_EQ(kept.model.scenarios.size(), fresh.model.scenarios.size());
  for (std::size_t i = 0; i < kept.model.items.size(); ++i) {
    EXPECT_EQ(kept.model.items[i].span, fresh.model.items[i].span);
    EXPECT_EQ(kept.model.items[i].mode_span, fresh.model.items[i].mode_span);
  }
}

TEST(CacheSyntax, places_are_those_of_the_source_that_asks) {
  const auto file = cache::decode(kept_bytes(kText), 7, kText.size());
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(file->source, 7U);
  EXPECT_EQ(file->statements.at(0).span.source, 7U);
  EXPECT_EQ(file->statements.at(1).clauses.at(0).span.source, 7U);
}

TEST(CacheSyntax, a_broken_file_is_not_kept) {
  const ReadText read("事项 巡查\n  类别 类别 类别\n");
  EXPECT_TRUE(read.file.broken);
  EXPECT_FALSE(cache::encode(read.file).has_value());
}

TEST(CacheSyntax, bytes_cut_anywhere_are_refused) {
  const std::string bytes = kept_bytes(kText);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(cache::decode(std::string_view(bytes).substr(0, size), 0, kText.size())) << size;
  }
  EXPECT_FALSE(cache::decode(bytes + "x", 0, kText.size()));
  EXPECT_FALSE(cache::decode(bytes, 0, kText.size() / 2)) << "places beyond the text";
}

// Whatever the bytes are, reading them ends, within them, and what it gives holds together.
TEST(CacheSyntax, changed_bytes_do_no_harm) {
  std::mt19937 random(20240115);
  std::size_t refused = 0;
  const auto texts = test::rule_texts();
  for (int round = 0; round < 3000; ++round) {
    const std::string& text = texts[random() % texts.size()];
    const ReadText read(text);
    auto bytes = cache::encode(read.file);
    if (!bytes || bytes->empty()) {
      continue;
    }
    for (std::uint32_t flips = 1 + random() % 4; flips > 0; --flips) {
      (*bytes)[random() % bytes->size()] = static_cast<char>(random());
    }
    const auto file = cache::decode(*bytes, 0, text.size());
    refused += file ? 0U : 1U;
    for (std::size_t i = 0; file && i < file->exprs.size(); ++i) {
      const ast::Expr& expr = file->exprs[i];
      EXPECT_TRUE(expr.left.is_none() || expr.left.value < i);
      EXPECT_TRUE(expr.right.is_none() || expr.right.value < i);
      EXPECT_LE(expr.span.end, text.size());
    }
  }
  EXPECT_GT(refused, 100U);
}

}  // namespace
}  // namespace qingdan
