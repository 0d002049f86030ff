// The artifact (.qdc): how the tables of a Program lie in one block of bytes, and how they get in and
// out of it. All numbers little-endian:
//   header   8 bytes of magic, u32 format version, u32 number of sections, u64 size of the file,
//            32 bytes of digest over everything after the header, 8 zero bytes
//   table    for each line of sections.def: u64 offset, u64 size in bytes
//   sections in that order, each padded with zero bytes to a multiple of 8; nothing after the last
#include "qingdan/program.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <type_traits>
#include <utility>

#include "index.h"
#include "verify.h"

namespace qingdan {
namespace {

// A first byte above ASCII and both kinds of line break: a copy in text mode breaks it visibly.
constexpr std::array<char, 8> kMagic = {'\x89', 'Q', 'D', 'C', '\r', '\n', '\x1a', '\n'};
constexpr std::size_t kAlignment = 8;

struct Header {
  std::array<char, 8> magic = kMagic;
  std::uint32_t version = kFormatVersion;
  std::uint32_t sections = 0;
  std::uint64_t size = 0;
  Digest digest{};
  std::uint64_t reserved = 0;
};

struct Section {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};

constexpr std::uint32_t kSections = 0
#define QD_SECTION(Row, name) +1
#include "qingdan/sections.def"
#undef QD_SECTION
    ;
constexpr std::size_t kFirstSection = sizeof(Header) + kSections * sizeof(Section);

// Rows are used where they lie: as bytes they must mean the same to every compiler, and hold no byte
// without a meaning. A vector's storage comes from operator new.
static_assert(std::endian::native == std::endian::little);
static_assert(__STDCPP_DEFAULT_NEW_ALIGNMENT__ >= kAlignment);
static_assert(sizeof(Header) == 64 && sizeof(Section) == 16);
template <class Row>
constexpr bool kIsPlain = std::is_trivially_copyable_v<Row>&& std::is_standard_layout_v<Row>&&
                              std::has_unique_object_representations_v<Row> &&
                          alignof(Row) <= kAlignment;
static_assert(kIsPlain<Header> && kIsPlain<Section>);
#define QD_SECTION(Row, name) static_assert(kIsPlain<Row>, #name);
#include "qingdan/sections.def"
#undef QD_SECTION

constexpr std::uint64_t padded(std::uint64_t size) {
  return (size + kAlignment - 1) / kAlignment * kAlignment;
}

Digest digest_of(std::span<const std::byte> bytes, DigestFunction digest) {
  return digest(bytes.subspan(sizeof(Header)));
}

LoadError read_header(std::span<const std::byte> bytes, Header& header) {
  const std::size_t start = std::min(bytes.size(), kMagic.size());
  if (start > 0 && std::memcmp(bytes.data(), kMagic.data(), start) != 0) {
    return LoadError::not_an_artifact;
  }
  if (bytes.size() < sizeof header) {
    return LoadError::too_short;
  }
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.version != kFormatVersion || header.sections != kSections) {
    return LoadError::wrong_version;
  }
  if (header.size != bytes.size() || bytes.size() > kMaxArtifactBytes) {
    return LoadError::wrong_size;
  }
  return header.reserved == 0 && bytes.size() >= kFirstSection ? LoadError::none : LoadError::bad_layout;
}

// Walks the sections of an artifact in order. Each must begin where the one before ended, so there is
// exactly one place for everything.
class SectionReader {
 public:
  explicit SectionReader(std::span<const std::byte> bytes) : bytes_(bytes) {}

  template <class Row>
  [[nodiscard]] bool read(std::span<const Row>& rows) {
    Section section;
    std::memcpy(&section, bytes_.data() + sizeof(Header) + next_++ * sizeof section, sizeof section);
    const std::uint64_t left = bytes_.size() - end_;
    if (section.offset != end_ || section.size > left || padded(section.size) > left ||
        section.size % sizeof(Row) != 0) {
      return false;
    }
    const auto padding = bytes_.subspan(end_ + section.size, padded(section.size) - section.size);
    if (!std::all_of(padding.begin(), padding.end(), [](std::byte b) { return b == std::byte{0}; })) {
      return false;
    }
    rows = {reinterpret_cast<const Row*>(bytes_.data() + end_),
            static_cast<std::size_t>(section.size / sizeof(Row))};
    end_ += padded(section.size);
    return true;
  }

  [[nodiscard]] bool at_end() const { return end_ == bytes_.size(); }

 private:
  std::span<const std::byte> bytes_;
  std::size_t next_ = 0;
  std::size_t end_ = kFirstSection;
};

// The counterpart: `bytes` is zero and of the right size.
class SectionWriter {
 public:
  explicit SectionWriter(std::span<std::byte> bytes) : bytes_(bytes) {}

  template <class Row>
  void write(const std::vector<Row>& rows) {
    const auto from = std::as_bytes(std::span(rows));
    const Section section{end_, from.size()};
    std::memcpy(bytes_.data() + sizeof(Header) + next_++ * sizeof section, &section, sizeof section);
    std::copy(from.begin(), from.end(), bytes_.begin() + static_cast<std::ptrdiff_t>(end_));
    end_ += padded(from.size());
  }

 private:
  std::span<std::byte> bytes_;
  std::size_t next_ = 0;
  std::size_t end_ = kFirstSection;
};

std::uint64_t artifact_size(const ProgramTables& tables) {
  std::uint64_t size = kFirstSection;
#define QD_SECTION(Row, name) size += padded(tables.name.size() * sizeof(Row));
#include "qingdan/sections.def"
#undef QD_SECTION
  return size;
}

}  // namespace

std::vector<std::byte> write_artifact(const ProgramTables& tables, DigestFunction digest) {
  std::vector<std::byte> bytes(artifact_size(tables));
  SectionWriter writer(bytes);
#define QD_SECTION(Row, name) writer.write(tables.name);
#include "qingdan/sections.def"
#undef QD_SECTION
  Header header;
  header.sections = kSections;
  header.size = bytes.size();
  if (digest != nullptr) {
    header.digest = digest_of(bytes, digest);
  }
  std::memcpy(bytes.data(), &header, sizeof header);
  return bytes;
}

// Without the last step: whether the index is right.
LoadError Program::read(std::span<const std::byte> bytes, std::shared_ptr<const void> owner,
                        DigestFunction hash) {
  Header header;
  const LoadError error = read_header(bytes, header);
  if (error != LoadError::none) {
    return error;
  }
  if (hash != nullptr && digest_of(bytes, hash) != header.digest) {
    return LoadError::digest_mismatch;
  }
  owner_ = std::move(owner);
  bytes_ = bytes;
  digest_ = header.digest;
  SectionReader reader(bytes_);
  bool sound = true;
#define QD_SECTION(Row, name) sound = sound && reader.read(name##_);
#include "qingdan/sections.def"
#undef QD_SECTION
  return sound && reader.at_end() ? verify(*this) : LoadError::bad_layout;
}

std::optional<Program> Program::load(std::span<const std::byte> bytes, std::shared_ptr<const void> owner,
                                     DigestFunction digest, LoadError& error) {
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % kAlignment != 0) {
    error = LoadError::bad_layout;
    return std::nullopt;
  }
  Program program;
  error = program.read(bytes, std::move(owner), digest);
  if (error == LoadError::none && !verify_index(program)) {
    error = LoadError::bad_index;
  }
  return error == LoadError::none ? std::optional(std::move(program)) : std::nullopt;
}

std::optional<Program> Program::load(std::vector<std::byte> bytes, DigestFunction digest, LoadError& error) {
  const auto owner = std::make_shared<const std::vector<std::byte>>(std::move(bytes));
  return load(*owner, owner, digest, error);
}

// Twice: what is to be indexed must be sound first.
std::optional<Program> Program::seal(ProgramTables tables, DigestFunction digest, LoadError& error) {
  const auto write = [&] {
    return std::make_shared<const std::vector<std::byte>>(write_artifact(tables, digest));
  };
  if (artifact_size(tables) > kMaxArtifactBytes || tables.norms.size() > DefeatRow::kWinners) {
    error = LoadError::wrong_size;
    return std::nullopt;
  }
  {
    const auto bytes = write();
    Program program;
    error = program.read(*bytes, bytes, nullptr);
    if (error != LoadError::none) {
      return std::nullopt;
    }
  }
  build_index(tables);
  if (artifact_size(tables) > kMaxArtifactBytes || tables.cells.size() > kMostCells) {
    error = LoadError::wrong_size;
    return std::nullopt;
  }
  const auto bytes = write();
  return load(*bytes, bytes, nullptr, error);  // the digest is right: it was just made
}

Text append_text(std::vector<char>& texts, std::string_view text) {
  if (texts.empty()) {
    texts.push_back(0);
  }
  if (text.empty()) {
    return {};
  }
  const Text result{static_cast<std::uint32_t>(texts.size())};
  std::size_t left = text.size();
  for (; left > 0x7F; left >>= 7U) {
    texts.push_back(static_cast<char>(0x80U | (left & 0x7FU)));
  }
  texts.push_back(static_cast<char>(left));
  texts.insert(texts.end(), text.begin(), text.end());
  return result;
}

std::string_view describe(LoadError error, Language language) {
  const auto in = [language](std::string_view zh, std::string_view en) {
    return language == Language::zh ? zh : en;
  };
  switch (error) {
    case LoadError::none:
      return in("没有错误。", "There is no error.");
    case LoadError::too_short:
      return in("文件不完整,连文件头都没有。请重新复制,或用 qingdan build 重新生成。",
                "The file ends before its header does. Copy it again, or rebuild it with ‘qingdan build’.");
    case LoadError::not_an_artifact:
      return in("这不是编译好的清单(.qdc)。如果它是 .qd 源文件,请先用 qingdan build 编译。",
                "This is not a compiled list (.qdc). If it is a .qd source, compile it with ‘qingdan build’ "
                "first.");
    case LoadError::wrong_version:
      return in(
          "文件由另一个格式版本的程序生成。请用这个版本的 qingdan build 重新生成。",
          "The file was made by another format version. Rebuild it with this version of ‘qingdan build’.");
    case LoadError::wrong_size:
      return in(
          "文件的实际大小与文件头所写的不同,或者超过 2 GB。请重新复制;若仍如此,请用 qingdan build 重新生成。",
          "The file is longer or shorter than its header says, or larger than 2 GB. Copy it again; if that "
          "does not help, rebuild it with ‘qingdan build’.");
    case LoadError::bad_layout:
      return in(
          "文件内部的分段不正确,不能使用。请用 qingdan build 从源文件重新生成。",
          "The sections inside the file are wrong, so it cannot be used. Rebuild it from its sources with "
          "‘qingdan build’.");
    case LoadError::bad_reference:
      return in(
          "文件中有一条记录指向不存在的内容,不能使用。请用 qingdan build 从源文件重新生成。",
          "A record in the file refers to something that does not exist, so it cannot be used. Rebuild it "
          "from its sources with ‘qingdan build’.");
    case LoadError::bad_code:
      return in(
          "文件中有一个条件不完整,不能使用。请用 qingdan build 从源文件重新生成。",
          "A condition in the file is not well formed, so it cannot be used. Rebuild it from its sources "
          "with ‘qingdan build’.");
    case LoadError::bad_index:
      return in(
          "文件的索引不完整,有的条目会被漏掉,不能使用。请用 qingdan build 从源文件重新生成。",
          "The index in the file is incomplete: some items would not be found. Rebuild the file from its "
          "sources with ‘qingdan build’.");
    case LoadError::digest_mismatch:
      return in(
          "文件内容与生成时的摘要不符,可能被改动或损坏。请重新获取;不要使用这个文件。",
          "The file is not what was built: its digest does not match, so it was changed or damaged. Do not "
          "use it; get it again, or rebuild it with ‘qingdan build’.");
  }
  return in("未知的错误。", "Unknown error.");
}

}  // namespace qingdan
