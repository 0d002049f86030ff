// The brief answer, read off the full one.
#include "qingdan/brief.h"

#include "qingdan/decide.h"

namespace qingdan {

struct Scratch::Memory {};

Scratch::Scratch() : memory_(std::make_unique<Memory>()) {}
Scratch::Scratch(Scratch&&) noexcept = default;
Scratch& Scratch::operator=(Scratch&&) noexcept = default;
Scratch::~Scratch() = default;

Brief decide_brief(const Program& program, const Request& request, Scratch& /*scratch*/) {
  const Decision decision = decide(program, request, {.remedies = false});
  Brief brief;
  brief.verdict = decision.verdict;
  if (!decision.deciding.empty()) {
    const Deciding& first = decision.deciding.front();
    brief.line = first.line;
    brief.item = first.item;
    brief.list = first.list;
    brief.by_approval = first.by_approval;
    brief.truth = first.truth;
  }
  return brief;
}

}  // namespace qingdan
