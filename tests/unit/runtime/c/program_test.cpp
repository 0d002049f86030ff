// Opening artifacts through the C interface: from bytes, from files, from rubbish.
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "unit/runtime/c/handles.h"

namespace qingdan::test {
namespace {

namespace fs = std::filesystem;

class CProgram : public CInterface {
 protected:
  CProgram()
      : folder_(fs::temp_directory_path() / ("qingdan_c_" + std::to_string(::getpid()) + "_" +
                                             testing::UnitTest::GetInstance()->current_test_info()->name())) {
    fs::create_directories(folder_);
  }
  ~CProgram() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string file(std::span<const std::byte> bytes) const {
    const std::string path = (folder_ / "清单.qdc").string();
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return path;
  }

  // The program is left as it was where it cannot be opened.
  static qd_status open_file(const std::string& path) {
    qd_program* program = nullptr;
    const qd_status status = qd_program_open_file(path.c_str(), &program);
    EXPECT_EQ(status == QD_OK, program != nullptr);
    qd_program_free(program);
    return status;
  }
  static qd_status open_bytes(std::span<const std::byte> bytes) {
    qd_program* program = nullptr;
    const qd_status status = qd_program_open_bytes(bytes.data(), bytes.size(), &program);
    EXPECT_EQ(status == QD_OK, program != nullptr);
    qd_program_free(program);
    return status;
  }

  fs::path folder_;
};

TEST_F(CProgram, opens_a_file) { EXPECT_EQ(open_file(file(small_.bytes())), QD_OK); }

TEST_F(CProgram, a_file_may_go_while_its_program_is_open) {
  const std::string path = file(small_.bytes());
  qd_program* program = nullptr;
  ASSERT_EQ(qd_program_open_file(path.c_str(), &program), QD_OK);
  fs::remove(path);
  std::uint32_t id = 0;
  EXPECT_EQ(qd_find(program, QD_MATTER, "行政执法", &id), QD_OK);
  EXPECT_EQ(id, kEnforcement.value);
  qd_program_free(program);
}

TEST_F(CProgram, what_is_no_file_cannot_be_read) {
  EXPECT_EQ(open_file((folder_ / "missing.qdc").string()), QD_CANNOT_READ);
  EXPECT_EQ(errno, ENOENT);
  EXPECT_EQ(open_file(folder_.string()), QD_CANNOT_READ);
  EXPECT_EQ(errno, EISDIR);
  EXPECT_EQ(open_file("/dev/null"), QD_CANNOT_READ);
  EXPECT_EQ(open_file(""), QD_CANNOT_READ);
}

TEST_F(CProgram, an_empty_file_is_too_short) { EXPECT_EQ(open_file(file({})), QD_TOO_SHORT); }

TEST_F(CProgram, every_truncation_is_refused) {
  const auto bytes = small_.bytes();
  for (std::size_t size = 0; size < bytes.size(); size += size < 200 ? 1 : 37) {
    const qd_status status = open_bytes(bytes.first(size));
    EXPECT_EQ(status, size < 64 ? QD_TOO_SHORT : QD_WRONG_SIZE) << size;
  }
}

TEST_F(CProgram, statuses_follow_the_errors_of_the_loader) {
  auto bytes = copy_of(small_.bytes());
  bytes[0] = std::byte{'x'};
  EXPECT_EQ(open_bytes(bytes), QD_NOT_AN_ARTIFACT);
  bytes = copy_of(small_.bytes());
  bytes[8] = std::byte{0xFF};
  EXPECT_EQ(open_bytes(bytes), QD_WRONG_VERSION);
  bytes = copy_of(small_.bytes());
  bytes[60] = std::byte{1};
  EXPECT_EQ(open_bytes(bytes), QD_BAD_LAYOUT);
  // So far in their order.
  for (qd_status status = QD_TOO_SHORT; status <= QD_DIGEST_MISMATCH; ++status) {
    const auto error = static_cast<LoadError>(status - QD_CANNOT_READ);
    EXPECT_EQ(qd_status_text(status, QD_ZH), describe(error, Language::zh));
    EXPECT_EQ(qd_status_text(status, QD_EN), describe(error, Language::en));
  }
}

TEST_F(CProgram, gives_the_digest_that_it_carries) {
  Digest digest{};
  EXPECT_EQ(qd_program_digest(program_, digest.data()), QD_OK);
  EXPECT_EQ(digest, small_.digest());
  EXPECT_EQ(digest, mixed(small_.bytes().subspan(64)));
}

TEST_F(CProgram, finds_names_of_every_kind) {
  std::uint32_t id = 0;
  EXPECT_EQ(qd_find(program_, QD_REGION, "yi", &id), QD_OK);
  EXPECT_EQ(id, kVillage.value);
  EXPECT_EQ(qd_find(program_, QD_ITEM, "意见2022.N.N2", &id), QD_OK);
  EXPECT_EQ(id, kN2.value);
  EXPECT_EQ(qd_find(program_, QD_REGISTER, "人口库", &id), QD_OK);
  EXPECT_EQ(id, 0U);
  std::uint32_t region = 0;
  EXPECT_EQ(qd_find_organ(program_, "甲县.政府", &id, &region), QD_OK);
  EXPECT_EQ(id, kGovernment.value);
  EXPECT_EQ(region, kCounty.value);
  EXPECT_EQ(qd_find_organ(program_, "公证机构", &id, &region), QD_OK);
  EXPECT_EQ(region, QD_NONE);
}

TEST_F(CProgram, what_is_not_found_leaves_the_result) {
  std::uint32_t id = 7;
  EXPECT_EQ(qd_find(program_, QD_MATTER, "没有", &id), QD_UNKNOWN_NAME);
  EXPECT_EQ(qd_find(program_, QD_MATTER, "\xC4\xE3", &id), QD_NOT_UTF8);  // GBK
  EXPECT_EQ(qd_find(program_, 11, "行政执法", &id), QD_BAD_ARGUMENT);
  EXPECT_EQ(qd_find(program_, -1, "行政执法", &id), QD_BAD_ARGUMENT);
  EXPECT_EQ(qd_find(program_, QD_MATTER, std::string(QD_MAX_TEXT + 1, 'x').c_str(), &id), QD_TEXT_TOO_LONG);
  EXPECT_EQ(qd_find(program_, QD_MATTER, std::string(QD_MAX_TEXT, 'x').c_str(), &id), QD_UNKNOWN_NAME);
  EXPECT_EQ(id, 7U);
}

TEST_F(CProgram, null_and_other_handles_are_errors) {
  std::uint32_t id = 0;
  qd_program* program = nullptr;
  EXPECT_EQ(qd_program_open_file(nullptr, &program), QD_NULL_ARGUMENT);
  EXPECT_EQ(qd_program_open_file("x", nullptr), QD_NULL_ARGUMENT);
  EXPECT_EQ(qd_program_open_bytes(nullptr, 0, &program), QD_NULL_ARGUMENT);
  EXPECT_EQ(qd_program_open_bytes("", SIZE_MAX, &program), QD_WRONG_SIZE);
  EXPECT_EQ(qd_find(nullptr, QD_MATTER, "x", &id), QD_NULL_ARGUMENT);
  EXPECT_EQ(qd_find(program_, QD_MATTER, nullptr, &id), QD_NULL_ARGUMENT);
  EXPECT_EQ(qd_find(program_, QD_MATTER, "x", nullptr), QD_NULL_ARGUMENT);
  EXPECT_EQ(qd_find_organ(program_, "x", nullptr, &id), QD_NULL_ARGUMENT);
  EXPECT_EQ(qd_program_digest(program_, nullptr), QD_NULL_ARGUMENT);
  auto* session = reinterpret_cast<qd_program*>(session_);
  EXPECT_EQ(qd_find(session, QD_MATTER, "x", &id), QD_BAD_HANDLE);
  qd_program_free(session);  // does nothing
  qd_program_free(nullptr);
  qd_brief brief{};
  EXPECT_EQ(qd_decide(session_, request_, &brief), QD_OK);
}

TEST(CStatus, every_status_has_a_text_of_its_own) {
  std::set<std::string> texts;
  int known = 0;
  for (qd_status status = -1; status < 100; ++status) {
    for (const int language : {QD_ZH, QD_EN}) {
      const std::string text = qd_status_text(status, language);
      EXPECT_FALSE(text.empty());
      if (text != qd_status_text(-1, language)) ++known;
      texts.insert(text);
    }
  }
  EXPECT_EQ(known, 2 * 28);
  EXPECT_EQ(texts.size(), 2U * 29);
  EXPECT_EQ(qd_abi_version(), std::uint32_t{QD_ABI_VERSION});
  EXPECT_STRNE(qd_version(), "");
}

}  // namespace
}  // namespace qingdan::test
