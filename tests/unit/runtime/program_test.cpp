// The artifact as bytes: what is sealed comes back, and what was changed does not.
#include "qingdan/program.h"

#include <gtest/gtest.h>

#include <random>
#include <thread>

#include "index.h"
#include "qingdan/decide.h"
#include "qingdan/explain.h"
#include "small_program.h"

namespace qingdan::test {
namespace {

constexpr std::size_t kHeaderBytes = 64;
constexpr std::size_t kSections = 51;

std::optional<Program> load(std::vector<std::byte> bytes, DigestFunction digest, LoadError& error) {
  return Program::load(std::move(bytes), digest, error);
}

LoadError load_error(std::vector<std::byte> bytes, DigestFunction digest = nullptr) {
  LoadError error = LoadError::none;
  const auto program = load(std::move(bytes), digest, error);
  EXPECT_EQ(program.has_value(), error == LoadError::none);
  return error;
}

template <class Number>
void put(std::vector<std::byte>& bytes, std::size_t offset, Number number) {
  std::memcpy(bytes.data() + offset, &number, sizeof number);
}

// Two requests that between them reach every table: with rows, an approval by a predecessor, a day in the
// calendar; and one that says nothing.
std::vector<Request> telling_requests() {
  Request request;
  request.assigner = {kGovernment, kCounty};
  request.village = kVillage;
  request.date = make_date(2024, 1, 2);
  request.matters = {{kForm, kLead}, {kEnforcement, RoleId::none()}, {kPatrol, kAssist}};
  request.facts = {
      {kFunds, true, {1000000}}, {kPapers, true, {2}}, {kSince, true, {make_date(2024, 1, 1)->days}}};
  request.sequences = {
      {kFields, true, {{{{kLabel, true, {1}}, {kAmount, true, {500}}}}, {{{kAmount, true, {5}}}}}}};
  request.approvals = {{{kCommittee, kCounty},
                        ApprovalStatus::granted,
                        kDuty,
                        kAssist,
                        kTown,
                        make_date(2024, 1, 1),
                        std::nullopt,
                        std::nullopt,
                        std::nullopt}};
  request.basis = kJia;
  Request observed = request;
  observed.observation = true;
  return {request, observed, Request{}};
}

// Asks everything there is to ask, so that a wild reference would be followed. Gives a number so that
// nothing is optimised away.
std::size_t ask_everything(const Program& p) {
  std::size_t sum = 0;
  for (const NameRow& row : p.names()) {
    const std::string_view text = p.text(row.text);
    sum += p.find_region(text).value + p.find_organ_kind(text).value + p.find_matter(text).value +
           p.find_role(text).value + p.find_fact(text).value + p.find_item(text).value +
           p.find_list(text).value + p.find_document(text).value + p.find_sequence(text).value +
           p.find_material(text).value + p.find_register(text).value;
    sum += p.find_organ(text) || p.find_organ("中央." + std::string(text)) ? 1U : 0U;
  }
  for (const Text text : p.text_constants()) {
    sum += static_cast<std::size_t>(p.find_text(p.text(text)));
  }
  for (std::size_t i = 0; i < p.facts().size(); ++i) {
    sum += p.find_choice(FactId(i), "口头") ? 1U : 0U;
  }
  for (std::size_t i = 0; i <= p.regions().size(); ++i) {
    for (std::size_t j = 0; j < word_count<Level>(); ++j) {
      sum += p.ancestor_at(RegionId(i), static_cast<Level>(j)).value;
      sum += p.is_under(RegionId(i), RegionId(j)) ? 1U : 0U;
    }
  }
  for (std::size_t i = 0; i <= p.matters().size(); ++i) {
    sum += p.is_under(MatterId(i), MatterId(0U)) ? 1U : 0U;
  }
  for (std::size_t i = 0; i <= p.organ_kinds().size(); ++i) {
    sum += p.is_under(OrganKindId(i), OrganKindId(0U)) ? 1U : 0U;
  }
  for (const Language language : {Language::zh, Language::en}) {
    for (const Organ organ : p.organs()) {
      sum += p.organ_name(organ, language).size();
    }
    for (const OrganSelector& selector : p.selectors()) {
      sum += p.selector_name(selector, language).size();
    }
    for (const ItemRow& item : p.items()) {
      sum += p.find_item(p.text(item.address)).value;
      sum += p.text(item.title, language).size() + p.text(item.basis).size();
    }
  }
  for (const Request& request : telling_requests()) {
    const Decision decision = decide(p, request, {.max_remedy_runs = 3});
    sum += explain(p, request, decision, Language::zh).size();
    sum += explain(p, request, decision, Language::en).size();
  }
  return sum;
}

TEST(Program, ComesBackAsItWasSealed) {
  ProgramTables tables = small_tables();
  LoadError error = LoadError::none;
  const auto sealed = Program::seal(tables, mixed, error);
  build_index(tables);  // as seal did
  const auto needs_a_crowd = [](std::string_view table) {
    return table == "groups" || table == "keys" || table == "tests";
  };
  ASSERT_TRUE(sealed) << describe(error, Language::en);
  const auto loaded = load(copy_of(sealed->bytes()), mixed, error);
  ASSERT_TRUE(loaded) << describe(error, Language::en);
  EXPECT_EQ(loaded->digest(), sealed->digest());
#define QD_SECTION(Row, name)                                                                            \
  ASSERT_EQ(loaded->name().size(), tables.name.size()) << #name;                                         \
  EXPECT_TRUE(!tables.name.empty() || needs_a_crowd(#name))                                              \
      << #name << ": the small world should use every table";                                            \
  EXPECT_EQ(std::memcmp(loaded->name().data(), tables.name.data(), tables.name.size() * sizeof(Row)), 0) \
      << #name;
#include "qingdan/sections.def"
#undef QD_SECTION
  EXPECT_GT(ask_everything(*loaded), 0U);
}

TEST(Program, SameTablesGiveTheSameBytes) {
  const Program a = small_program();
  const Program b = small_program();
  EXPECT_EQ(copy_of(a.bytes()), copy_of(b.bytes()));
  LoadError error = LoadError::none;
  EXPECT_EQ(copy_of(load(copy_of(a.bytes()), nullptr, error)->bytes()), copy_of(a.bytes()));
}

// Pins the format: if this fails without intent, artifacts in the field stop loading.
TEST(Program, LaysItsBytesOutAsDescribed) {
  const Program program = small_program();
  const auto bytes = program.bytes();
  std::uint32_t numbers[2];
  std::uint64_t size = 0;
  std::uint64_t texts[2];
  std::memcpy(numbers, bytes.data() + 8, sizeof numbers);
  std::memcpy(&size, bytes.data() + 16, sizeof size);
  std::memcpy(texts, bytes.data() + kHeaderBytes, sizeof texts);
  EXPECT_EQ(std::memcmp(bytes.data(), "\x89QDC\r\n\x1a\n", 8), 0);
  EXPECT_EQ(numbers[0], 3U);
  EXPECT_EQ(numbers[1], kSections);
  EXPECT_EQ(size, bytes.size());
  EXPECT_EQ(std::memcmp(bytes.data() + 24, program.digest().data(), 32), 0);
  EXPECT_EQ(program.digest(), mixed(bytes.subspan(kHeaderBytes)));
  EXPECT_EQ(texts[0], kHeaderBytes + kSections * 16);
  EXPECT_EQ(texts[1], program.texts().size());
  EXPECT_EQ(bytes.size() % 8, 0U);
  EXPECT_EQ(sizeof(NormRow), 56U);
}

TEST(Program, NothingIsAProgramToo) {
  LoadError error = LoadError::none;
  const auto program = Program::seal({}, mixed, error);
  ASSERT_TRUE(program);
  EXPECT_EQ(program->bytes().size(), kHeaderBytes + kSections * 16 + 64);
  EXPECT_EQ(load_error(copy_of(program->bytes()), mixed), LoadError::none);
}

TEST(Program, MovesWithItsTables) {
  Program first = small_program();
  const auto* row = first.matters().data();
  Program second = std::move(first);
  EXPECT_EQ(second.matters().data(), row);
  Program third = small_program();
  third = std::move(second);
  EXPECT_EQ(third.matters().data(), row);
  EXPECT_EQ(third.find_matter("行政执法"), kEnforcement);
}

TEST(Program, IsSharedWithoutLocks) {
  const Program program = small_program();
  const std::size_t expected = ask_everything(program);
  std::vector<std::thread> threads;
  std::vector<std::size_t> sums(4);
  for (std::size_t& sum : sums) {
    threads.emplace_back([&program, &sum] { sum = ask_everything(program); });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(sums, std::vector<std::size_t>(4, expected));
}

TEST(ProgramLoad, RefusesEveryTruncation) {
  const Program program = small_program();
  for (std::size_t size = 0; size < program.bytes().size(); ++size) {
    const LoadError error = load_error(copy_of(program.bytes().first(size)));
    ASSERT_EQ(error, size < kHeaderBytes ? LoadError::too_short : LoadError::wrong_size) << size;
  }
}

TEST(ProgramLoad, RefusesTrailingBytes) {
  auto bytes = copy_of(small_program().bytes());
  bytes.resize(bytes.size() + 8);
  EXPECT_EQ(load_error(bytes), LoadError::wrong_size);
  put(bytes, 16, std::uint64_t{bytes.size()});
  EXPECT_EQ(load_error(bytes), LoadError::bad_layout);
}

TEST(ProgramLoad, SaysWhatIsWrongWithAHeader) {
  const Program program = small_program();
  const auto changed = [&](std::size_t offset, auto number) {
    auto bytes = copy_of(program.bytes());
    put(bytes, offset, number);
    return load_error(bytes, mixed);
  };
  EXPECT_EQ(changed(0, 'Q'), LoadError::not_an_artifact);
  EXPECT_EQ(changed(8, kFormatVersion + 1), LoadError::wrong_version);
  EXPECT_EQ(changed(12, 35U), LoadError::wrong_version);
  EXPECT_EQ(changed(16, std::uint64_t{1} << 63U), LoadError::wrong_size);
  EXPECT_EQ(changed(24, '?'), LoadError::digest_mismatch);
  EXPECT_EQ(changed(56, 1U), LoadError::bad_layout);
  EXPECT_EQ(load_error({std::byte{'#'}, std::byte{' '}}), LoadError::not_an_artifact);
}

TEST(ProgramLoad, RefusesSectionsThatLieElsewhere) {
  const Program program = small_program();
  const std::uint64_t hostile[] = {0,
                                   1,
                                   7,
                                   program.bytes().size(),
                                   program.bytes().size() + 8,
                                   std::uint64_t{1} << 31U,
                                   std::uint64_t{1} << 32U,
                                   UINT64_MAX - 7,
                                   UINT64_MAX};
  for (std::size_t field = 0; field < 26 * 2; ++field) {
    for (const std::uint64_t value : hostile) {
      auto bytes = copy_of(program.bytes());
      put(bytes, kHeaderBytes + field * 8, value);
      ASSERT_EQ(load_error(bytes), LoadError::bad_layout) << field << ": " << value;
    }
  }
}

TEST(ProgramLoad, RefusesPaddingThatIsNotZero) {
  ProgramTables tables;
  append_text(tables.texts, "ab");
  LoadError error = LoadError::none;
  auto bytes = copy_of(Program::seal(tables, nullptr, error)->bytes());
  EXPECT_EQ(load_error(bytes), LoadError::none);
  bytes[kHeaderBytes + kSections * 16 + 5] = std::byte{1};  // behind the texts
  EXPECT_EQ(load_error(bytes), LoadError::bad_layout);
}

TEST(ProgramLoad, DigestNoticesEveryFlippedByte) {
  const Program program = small_program();
  for (std::size_t i = 0; i < program.bytes().size(); ++i) {
    for (const unsigned mask : {0x01U, 0x80U, 0xFFU}) {
      auto bytes = copy_of(program.bytes());
      bytes[i] ^= static_cast<std::byte>(mask);
      ASSERT_NE(load_error(bytes, mixed), LoadError::none) << i;
    }
  }
}

// Without a digest a change may go unnoticed (another word, another date), but is never followed astray.
TEST(ProgramLoad, EveryFlippedByteIsRefusedOrHarmless) {
  const Program program = small_program();
  std::size_t loaded = 0;
  for (std::size_t i = 0; i < program.bytes().size(); ++i) {
    for (const unsigned mask : {0x01U, 0x02U, 0x04U, 0x08U, 0x10U, 0x20U, 0x40U, 0x80U, 0xFFU}) {
      auto bytes = copy_of(program.bytes());
      bytes[i] ^= static_cast<std::byte>(mask);
      LoadError error = LoadError::none;
      if (const auto changed = load(std::move(bytes), nullptr, error)) {
        ++loaded;
        ask_everything(*changed);
      }
    }
  }
  EXPECT_GT(loaded, 0U);
}

TEST(ProgramLoad, RandomMutationsAreRefusedOrHarmless) {
  const Program program = small_program();
  std::mt19937 random(20240115);
  const auto below = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  const std::uint32_t telling[] = {0, 1, 2, 5, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF};
  for (int round = 0; round < 20000; ++round) {
    auto bytes = copy_of(program.bytes());
    for (std::size_t change = 0; change <= below(4); ++change) {
      const std::size_t word =
          kHeaderBytes + kSections * 16 + 4 * below((bytes.size() - kHeaderBytes - kSections * 16) / 4);
      switch (below(3)) {
        case 0:
          put(bytes, word, telling[below(std::size(telling))]);
          break;
        case 1:
          put(bytes, word, static_cast<std::uint32_t>(below(40)));
          break;
        default:  // a word from elsewhere: most likely to look right
          std::memcpy(bytes.data() + word, bytes.data() + 4 * below(bytes.size() / 4), 4);
      }
    }
    LoadError error = LoadError::none;
    if (const auto changed = load(std::move(bytes), nullptr, error)) {
      ask_everything(*changed);
    }
  }
}

TEST(ProgramLoad, RandomBytesAreRefused) {
  std::mt19937 random(7);
  const auto empty = [] {
    LoadError error = LoadError::none;
    return copy_of(Program::seal({}, nullptr, error)->bytes());
  }();
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::byte> bytes(random() % 4096);
    for (std::byte& b : bytes) {
      b = static_cast<std::byte>(random());
    }
    ASSERT_NE(load_error(bytes), LoadError::none);
    // Behind a header that is right.
    bytes.resize(std::max(bytes.size(), kHeaderBytes));
    std::copy_n(empty.begin(), kHeaderBytes, bytes.begin());
    put(bytes, 16, std::uint64_t{bytes.size()});
    ASSERT_EQ(load_error(bytes), LoadError::bad_layout);
  }
}

TEST(ProgramLoad, EveryErrorSaysWhatToDo) {
  for (int i = 0; i <= static_cast<int>(LoadError::digest_mismatch); ++i) {
    for (const Language language : {Language::zh, Language::en}) {
      const std::string_view text = describe(static_cast<LoadError>(i), language);
      EXPECT_EQ(text.find("nknown"), std::string_view::npos);
    }
    EXPECT_EQ(describe(static_cast<LoadError>(i), Language::en).back(), '.');
    EXPECT_TRUE(describe(static_cast<LoadError>(i), Language::zh).ends_with("。"));
  }
}

}  // namespace
}  // namespace qingdan::test
