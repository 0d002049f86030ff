// decide_brief: the verdict and the item it rests on, for callers who ask millions of times. The same
// meaning as decide, without reasons, remedies and findings, and without allocating once warm.
#pragma once

#include <memory>

#include "qingdan/decision.h"
#include "qingdan/program.h"
#include "qingdan/request.h"

namespace qingdan {

// What decide() would answer, as far as it goes: `verdict`, and the first of `deciding`.
struct Brief {
  Verdict verdict = Verdict::incomplete;
  Line line = Line::silent;  // of the first deciding entry; Line::silent where nothing decides
  ItemId item;               // none when a list decides, or nothing does
  ListId list;               // none when an item decides, or nothing does
  bool by_approval = false;  // permitted since an approval lifted this item
  Truth truth = Truth::yes;  // unknown: it could still decide, once the missing facts are known

  friend constexpr auto operator<=>(const Brief&, const Brief&) = default;
};

// Memory that one decision leaves for the next. One per thread; any program may use it, in turn.
class Scratch {
 public:
  struct Memory;  // private to the runtime

  Scratch();
  Scratch(Scratch&&) noexcept;
  Scratch& operator=(Scratch&&) noexcept;
  ~Scratch();

  [[nodiscard]] Memory& memory() { return *memory_; }

 private:
  std::unique_ptr<Memory> memory_;
};

// As decide(): a pure function but for the memory it reuses; safe from any number of threads at once,
// each with its own scratch. For an observation the verdict says nothing. Throws only bad_alloc.
[[nodiscard]] Brief decide_brief(const Program& program, const Request& request, Scratch& scratch);

}  // namespace qingdan
