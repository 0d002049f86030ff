// Program: a set of policies, compiled, checked and immutable. It is the artifact (.qdc) itself: one
// block of bytes with tables in it, which may be a mapped file. Share one Program between any number of
// threads without locks.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "qingdan/date.h"
#include "qingdan/rows.h"

namespace qingdan {

using Digest = std::array<std::uint8_t, 32>;
// SHA-256 of bytes. The runtime hashes nothing itself: whoever has a cryptographic library passes one.
using DigestFunction = Digest (*)(std::span<const std::byte>);

inline constexpr std::uint32_t kFormatVersion = 3;
inline constexpr std::uint32_t kMaxDefineDepth = 200;
inline constexpr std::uint32_t kMaxStack = 96;
inline constexpr std::size_t kMaxArtifactBytes = std::size_t{1} << 31;

// The tables before they are sealed into a Program: what the compiler fills.
struct ProgramTables {
#define QD_SECTION(Row, name) std::vector<Row> name;
#include "qingdan/sections.def"
#undef QD_SECTION
};

enum class LoadError : std::uint8_t {
  none,
  too_short,        // ends before its header does
  not_an_artifact,  // does not begin with the magic bytes
  wrong_version,    // made by another format version
  wrong_size,       // longer or shorter than its header says, or over kMaxArtifactBytes
  bad_layout,       // a section is misplaced or has half a row, texts are not UTF-8, ranges share too much
  bad_reference,    // a row points outside a table or in a circle, has no such word, or is out of order
  bad_code,         // a condition is not well formed
  bad_index,        // a norm would not be found where it is looked for
  digest_mismatch,  // the bytes are not those that were sealed
};
[[nodiscard]] std::string_view describe(LoadError error, Language language);

// Appends a text to a blob as Text describes, which begins with the empty text.
Text append_text(std::vector<char>& texts, std::string_view text);
// The text at a place where one begins.
[[nodiscard]] std::string_view read_text(std::span<const char> texts, Text text);

class Program {
 public:
  // Takes the bytes of an artifact and checks every reference in it once, so that deciding never
  // has to. `digest` may be null: then the digest is carried but not compared.
  // On error the result is empty and `error` says why. Never throws except std::bad_alloc.
  [[nodiscard]] static std::optional<Program> load(std::vector<std::byte> bytes, DigestFunction digest,
                                                   LoadError& error);
  // The same over bytes that lie elsewhere, aligned to 8: a mapped file, say. `owner` keeps them there;
  // they must not change as long as the Program lives.
  [[nodiscard]] static std::optional<Program> load(std::span<const std::byte> bytes,
                                                   std::shared_ptr<const void> owner, DigestFunction digest,
                                                   LoadError& error);
  // Seals tables into a Program, making the index; the tables of the index are left out (sections.def).
  // The same tables give the same bytes on any machine.
  [[nodiscard]] static std::optional<Program> seal(ProgramTables tables, DigestFunction digest,
                                                   LoadError& error);

  Program(Program&&) noexcept = default;
  Program& operator=(Program&&) noexcept = default;
  Program(const Program&) = delete;  // may be gigabytes: share it instead
  Program& operator=(const Program&) = delete;
  ~Program() = default;

  // The artifact, to be written to a file as it is.
  [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }
  [[nodiscard]] const Digest& digest() const { return digest_; }

#define QD_SECTION(Row, name) \
  [[nodiscard]] std::span<const Row> name() const { return name##_; }
#include "qingdan/sections.def"
#undef QD_SECTION

  [[nodiscard]] std::string_view text(Text text) const { return read_text(texts_, text); }
  // The name in the wanted language, else in the other one.
  [[nodiscard]] std::string_view text(const Name& name, Language language) const;

  [[nodiscard]] const NormDetailRow& detail(const NormRow& norm) const {
    return norm_details_[norm.detail.index()];
  }
  [[nodiscard]] const ItemDetailRow& detail(const ItemRow& item) const {
    return item_details_[item.detail.index()];
  }

  // The rows of a range in its pool: slice(norm.roles, role_pool()).
  template <class Row>
  [[nodiscard]] static std::span<const Row> slice(Range range, std::span<const Row> pool) {
    return pool.subspan(range.begin, range.size());
  }

  // By a declared name or alias, in either language. None where nothing bears it.
  [[nodiscard]] RegionId find_region(std::string_view text) const;
  [[nodiscard]] OrganKindId find_organ_kind(std::string_view text) const;
  [[nodiscard]] MatterId find_matter(std::string_view text) const;
  [[nodiscard]] RoleId find_role(std::string_view text) const;
  [[nodiscard]] FactId find_fact(std::string_view text) const;
  [[nodiscard]] ItemId find_item(std::string_view address) const;
  [[nodiscard]] ListId find_list(std::string_view address) const;
  [[nodiscard]] DocumentId find_document(std::string_view name) const;
  [[nodiscard]] SequenceId find_sequence(std::string_view text) const;
  [[nodiscard]] MaterialId find_material(std::string_view text) const;
  [[nodiscard]] RegisterId find_register(std::string_view text) const;
  // "甲县.应急局", "中央.国务院", or an outside kind alone ("公证机构"). A kind alone that belongs to a
  // level is an organ without a region: its place is unknown.
  [[nodiscard]] std::optional<Organ> find_organ(std::string_view text) const;
  // The number of a value of a choice fact.
  [[nodiscard]] std::optional<std::int64_t> find_choice(FactId fact, std::string_view text) const;
  // The number of a text that the policies mention; -1 for every other text.
  [[nodiscard]] std::int64_t find_text(std::string_view text) const;

  // `region` or an ancestor of it at that level; none if there is none.
  [[nodiscard]] RegionId ancestor_at(RegionId region, Level level) const;
  [[nodiscard]] bool is_under(RegionId region, RegionId ancestor) const;
  [[nodiscard]] bool is_under(MatterId matter, MatterId ancestor) const;
  [[nodiscard]] bool is_under(OrganKindId kind, OrganKindId ancestor) const;
  [[nodiscard]] bool is_under(MaterialId material, MaterialId ancestor) const;
  // "甲县.应急局" in the wanted language.
  [[nodiscard]] std::string organ_name(Organ organ, Language language) const;
  [[nodiscard]] std::string selector_name(const OrganSelector& selector, Language language) const;

 private:
  Program() = default;
  [[nodiscard]] LoadError read(std::span<const std::byte> bytes, std::shared_ptr<const void> owner,
                               DigestFunction hash);
  [[nodiscard]] std::uint32_t find_name(NameKind kind, std::string_view text) const;

  std::shared_ptr<const void> owner_;  // of the bytes
  std::span<const std::byte> bytes_;
  Digest digest_{};
#define QD_SECTION(Row, name) std::span<const Row> name##_;
#include "qingdan/sections.def"
#undef QD_SECTION
};

}  // namespace qingdan
