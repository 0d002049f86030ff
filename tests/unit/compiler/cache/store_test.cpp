#include "cache/store.h"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <chrono>
#include <thread>

#include "unit/compiler/cache/rule_texts.h"

namespace qingdan {
namespace {

namespace fs = std::filesystem;

Digest key(const std::string& text) { return cache::digest("a build", text); }

void overwrite(const fs::path& path, const std::string& content) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
}

TEST(CacheKey, differs_by_text_and_by_build) {
  EXPECT_NE(cache::digest("1", "text"), cache::digest("2", "text"));
  EXPECT_NE(cache::digest("1", "text"), cache::digest("1", "texts"));
  EXPECT_NE(cache::digest("12", "3"), cache::digest("1", "23"));
}

TEST(CacheKey, every_program_of_this_tree_has_a_build_id) { EXPECT_GE(cache::build_id().size(), 8U); }

TEST(CacheStore, gives_back_what_was_saved_under_that_key) {
  const test::Folder folder("store");
  const cache::Store store{folder.path()};
  EXPECT_EQ(cache::load(store, key("one")), std::nullopt);
  cache::save(store, key("one"), "content");
  cache::save(store, key("nothing"), "");
  EXPECT_EQ(cache::load(store, key("one")), "content");
  EXPECT_EQ(cache::load(store, key("nothing")), "");
  EXPECT_EQ(cache::load(store, key("two")), std::nullopt);
  cache::save(store, key("one"), "other content");
  EXPECT_EQ(cache::load(store, key("one")), "other content");
}

TEST(CacheStore, an_entry_that_is_not_as_it_was_counts_as_absent) {
  const test::Folder folder("changed");
  const cache::Store store{folder.path()};
  cache::save(store, key("one"), "some content of some length");
  ASSERT_EQ(folder.files().size(), 1U);
  const fs::path path = folder.files().front();
  const std::string whole = test::read_whole(path);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string changed = whole;
    changed[i] = static_cast<char>(changed[i] ^ 0x10);
    overwrite(path, changed);
    EXPECT_EQ(cache::load(store, key("one")), std::nullopt) << "byte " << i;
    overwrite(path, whole.substr(0, i));
    EXPECT_EQ(cache::load(store, key("one")), std::nullopt) << "cut at " << i;
  }
  overwrite(path, whole);
  EXPECT_TRUE(cache::load(store, key("one")).has_value());
}

// As when somebody renames files in the cache.
TEST(CacheStore, an_entry_under_the_name_of_another_counts_as_absent) {
  const test::Folder folder("swapped");
  const cache::Store store{folder.path()};
  cache::save(store, key("one"), "1");
  const fs::path one = folder.files().front();
  cache::save(store, key("two"), "2");
  for (const fs::path& path : folder.files()) {
    if (path != one) {
      fs::copy_file(one, path, fs::copy_options::overwrite_existing);
    }
  }
  EXPECT_EQ(cache::load(store, key("two")), std::nullopt);
}

TEST(CacheStore, a_folder_that_cannot_be_used_does_no_harm) {
  const test::Folder folder("unusable");
  fs::create_directories(folder.path());
  overwrite(fs::path(folder.path()) / "file", "x");
  for (const std::string& path : {folder.path() + "/file", std::string("/proc/nothing/here")}) {
    const cache::Store store{path};
    cache::save(store, key("one"), "content");
    EXPECT_EQ(cache::load(store, key("one")), std::nullopt);
    cache::trim(store);
  }
}

// Processes that write and read the same entries at once see them whole or not at all.
TEST(CacheStore, processes_can_share_it) {
  const test::Folder folder("shared");
  const cache::Store store{folder.path()};
  const auto content = [](int i) { return std::string(static_cast<std::size_t>(100000 + i), 'a'); };
  const auto play = [&] {
    for (int i = 0; i < 200; ++i) {
      const Digest one = key(std::to_string(i % 7));
      if (const auto found = cache::load(store, one); found && *found != content(i % 7)) {
        ::_exit(1);
      }
      cache::save(store, one, content(i % 7));
      if (i % 50 == 0) {
        cache::trim({folder.path(), 300000});
      }
    }
    ::_exit(0);
  };
  std::vector<pid_t> processes;
  for (int i = 0; i < 4; ++i) {
    processes.push_back(::fork());
    if (processes.back() == 0) {
      play();
    }
  }
  for (const pid_t process : processes) {
    int status = 0;
    ASSERT_EQ(::waitpid(process, &status, 0), process);
    EXPECT_EQ(status, 0);
  }
  for (const fs::path& path : folder.files()) {
    EXPECT_NE(path.extension(), ".new");
  }
}

TEST(CacheStore, the_least_recently_used_go_first) {
  const test::Folder folder("trim");
  const cache::Store store{folder.path(), 10000};
  for (int i = 0; i < 10; ++i) {
    const std::size_t before = folder.files().size();
    cache::save({folder.path()}, key(std::to_string(i)), std::string(2000, 'x'));
    ASSERT_EQ(folder.files().size(), before + 1);
  }
  const auto now = fs::file_time_type::clock::now();
  for (int i = 0; i < 10; ++i) {  // 9 was used ten days ago, 0 a day ago
    const test::Folder only("only");
    cache::save({only.path()}, key(std::to_string(i)), "");
    const fs::path name = fs::relative(only.files().front(), only.path());
    fs::last_write_time(fs::path(folder.path()) / name, now - std::chrono::hours(24 * (i + 1)));
  }
  EXPECT_TRUE(cache::load(store, key("9")).has_value());  // and so used just now
  cache::trim(store);
  EXPECT_TRUE(cache::load(store, key("9")).has_value());
  EXPECT_TRUE(cache::load(store, key("0")).has_value());
  EXPECT_FALSE(cache::load(store, key("8")).has_value());
  EXPECT_FALSE(cache::load(store, key("7")).has_value());
  std::uintmax_t total = 0;
  for (const fs::path& path : folder.files()) {
    total += fs::file_size(path);
  }
  EXPECT_LE(total, store.limit);
}

TEST(CacheStore, what_a_killed_writer_left_is_removed_after_a_while) {
  const test::Folder folder("killed");
  const cache::Store store{folder.path()};
  cache::save(store, key("one"), "content");
  const fs::path left = folder.files().front().parent_path() / "left-1-0.new";
  overwrite(left, "half");
  cache::trim(store);
  EXPECT_TRUE(fs::exists(left)) << "its writer may still be at work";
  fs::last_write_time(left, fs::file_time_type::clock::now() - std::chrono::hours(2));
  cache::trim(store);
  EXPECT_FALSE(fs::exists(left));
  EXPECT_TRUE(cache::load(store, key("one")).has_value());
}

}  // namespace
}  // namespace qingdan
