// Typed 32-bit ids: row numbers in the tables of a Program. An id is passed by value; `none()` is
// "not given" or "not known", never a valid row.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace qingdan {

template <class Tag>
struct Id {
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  std::uint32_t value = kNone;

  constexpr Id() = default;
  constexpr explicit Id(std::uint32_t v) : value(v) {}
  constexpr explicit Id(std::size_t v) : value(static_cast<std::uint32_t>(v)) {}

  static constexpr Id none() { return Id(); }
  [[nodiscard]] constexpr bool is_none() const { return value == kNone; }
  [[nodiscard]] constexpr std::size_t index() const { return value; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

using RegionId = Id<struct RegionTag>;        // a node of the region tree
using OrganKindId = Id<struct OrganKindTag>;  // 党委, 政府, 应急局, or a class such as 党政群机构
using MatterId = Id<struct MatterTag>;
using RoleId = Id<struct RoleTag>;
using FactId = Id<struct FactTag>;
using DefineId = Id<struct DefineTag>;
using DocumentId = Id<struct DocumentTag>;
using ListId = Id<struct ListTag>;
using ItemId = Id<struct ItemTag>;
using NormId = Id<struct NormTag>;                  // one core norm: an item, for one matter
using ApprovalAtomId = Id<struct ApprovalAtomTag>;  // one `approved by …` in a condition
using SequenceId = Id<struct SequenceTag>;          // hops of a chain, fields of a form, papers handed in
using MaterialId = Id<struct MaterialTag>;          // a paper or a data item
using RegisterId = Id<struct RegisterTag>;
using QuantifierId = Id<struct QuantifierTag>;  // one `any hop meets …` in a condition
using PeriodId = Id<struct PeriodTag>;          // from when to when, and since when known
using AudienceId = Id<struct AudienceTag>;      // to whom, by whom, in which role
using NormDetailId = Id<struct NormDetailTag>;  // what few norms say
using ItemDetailId = Id<struct ItemDetailTag>;  // what few items say
using TestId = Id<struct TestTag>;              // one comparison of a fact with constants

}  // namespace qingdan
