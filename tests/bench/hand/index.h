// The limit: an index written by hand for this workload and no other, as a good engineer would who knows
// that matters form a tree, that there are three levels of issuers, that what prevails is a matter of level
// alone, and which conditions occur. It gives the verdict and the deciding item or list.
//
// For each region with items there is a bitmap of the matters that have any there, and behind each set bit
// a bucket: the items on that matter and those above it, split by issuer and mode, in order of address.
// Twelve bytes an item hold what rules most of them out, in one test without a branch: dates, roles, who
// assigns. The guards, by address order, are looked at last. Nothing is allocated.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "bench/workload/workload.h"
#include "qingdan/truth.h"

namespace qingdan::bench {

// What conditions read. The tags that are lacking and the days that are left are worked out beforehand.
enum class Slot : std::uint8_t {
  nothing,
  funds,
  channel,  // as a bit
  category,
  deadline,
  days_left,
  headcount,
  population,
  urgent,
  tags,
  lacking_tags,
};
inline constexpr std::size_t kSlots = 11;

// A request in the fixed slots that the index wants.
struct HandGrant {
  std::uint16_t region = 0;  // of the organ
  std::uint16_t area = 0;    // for which it is granted
  std::uint16_t matter = 0;
  std::uint8_t kind = 0;
  std::uint8_t role = 0;
  ApprovalStatus status = ApprovalStatus::granted;
  std::int32_t granted = 0;
  std::int32_t until = 0;
};
struct HandRequest {
  std::uint16_t matter = 0;
  std::uint16_t township = 0;       // of the village
  std::uint16_t assigner_area = 0;  // region of who assigns
  std::uint8_t assigner = 0;        // its kind
  std::uint8_t role = 0;
  std::int32_t date = 0;
  std::uint16_t known = 0;  // bit per slot
  std::uint8_t grant_count = 0;
  bool urgent = false;
  std::array<std::uint64_t, kSlots> slots{};
  std::array<HandGrant, 2> grants;
};

struct HandAnswer {
  Verdict verdict = Verdict::incomplete;
  std::int32_t item = -1;  // of the workload; -1 = none
  std::int32_t list = -1;

  friend constexpr auto operator<=>(const HandAnswer&, const HandAnswer&) = default;
};

class HandIndex {
 public:
  explicit HandIndex(const Workload& workload);

  [[nodiscard]] HandRequest request(const Workload& workload, const Asked& asked) const;
  [[nodiscard]] HandAnswer decide(const HandRequest& request) const;
  [[nodiscard]] std::size_t bytes() const;
  // Of each approval that an `unless` asks for, whether this request has it: for peers.
  [[nodiscard]] std::array<Truth, kApprovalAtoms> approvals(const HandRequest& request) const;

  // What the index is made of; only build.cpp and decide.cpp look at it.
  struct Entry {              // what is checked first
    std::uint32_t rank = 0;   // place in the order of addresses
    std::uint16_t first = 0;  // days since 2000
    std::uint16_t last = 0xFFFF;
    std::uint8_t roles = 0;
    Unless unless = Unless::nothing;
    std::uint16_t from = 0;  // which set of assigners
  };
  // Every condition is one test without a branch: slot - low ≤ span, unsigned, or no bit in common with a
  // mask; perhaps inverted.
  struct Test {
    std::uint64_t operand = 0;  // low and span, 32 bits each; or the mask
    std::uint8_t slot = 0;
    bool is_mask = true;
    bool inverted = false;
  };
  struct HandGuard {
    std::array<std::uint64_t, 2> operands{};
    std::array<std::uint8_t, 2> slots{};
    std::array<bool, 2> are_masks{true, true};  // as it stands: always true
    std::array<bool, 2> inverted{};
    bool either = false;
  };
  // Ends of the stretches of a bucket: bans, mandates and permits, of the nation or province, then of the
  // county.
  struct Bucket {
    std::uint32_t begin = 0;
    std::array<std::uint32_t, 6> ends{};
  };
  struct alignas(64) Area {  // a region: which matters have a bucket
    std::array<std::uint64_t, kMatters / 64> bits{};
    std::uint32_t first_bucket = 0;
    std::array<std::uint16_t, kMatters / 64> before{};  // set bits in the words before
    std::uint32_t first_list = 0;
    std::uint32_t last_list = 0;
  };
  struct ListEntry {
    std::uint16_t first = 0;
    std::uint16_t last = 0xFFFF;
    std::uint8_t kinds = 0;
    std::uint8_t roles = 0;
    bool reject = false;
    std::int32_t list = 0;
  };
  struct Chain {  // the nation, province, city, county and township of a village
    std::array<std::uint16_t, 5> areas{};
    std::uint8_t filled = 0;  // bit per level: its area has buckets
  };

 private:
  friend struct HandBuilder;
  friend struct HandDecision;

  std::vector<Entry> entries_;
  std::vector<Bucket> buckets_;
  std::vector<HandGuard> guards_;      // by rank
  std::vector<std::int32_t> item_of_;  // by rank
  std::vector<Area> areas_;
  std::vector<ListEntry> lists_;
  std::vector<Chain> chains_;             // by area, of townships
  std::vector<std::uint64_t> from_sets_;  // bits of selectors; set 0 = anyone
  // Selector bits that an assigner meets: by its kind anywhere, and by kind and level among the village's
  // own.
  std::vector<std::uint64_t> from_kind_;
  std::vector<std::array<std::uint64_t, 6>> from_own_;
  std::array<std::uint8_t, kMatters> matter_kind_{};
  std::array<std::array<std::uint16_t, 3>, kMatters> matter_chain_{};
  std::vector<std::uint16_t> area_of_;  // by region; townships and above
};

}  // namespace qingdan::bench
