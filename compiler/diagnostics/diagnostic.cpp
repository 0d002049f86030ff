#include "diagnostics/diagnostic.h"

#include <iterator>

namespace qingdan::diagnostics {
namespace {

constexpr KindInfo kKinds[] = {
#define QD_DIAGNOSTIC(code, name, severity, zh, en, zh_label, en_label, zh_help, en_help) \
  {code, #name, Severity::severity, zh, en, zh_label, en_label, zh_help, en_help},
#include "diagnostics/kinds.def"
#undef QD_DIAGNOSTIC
};

}  // namespace

const KindInfo& info(Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

std::vector<Kind> all_kinds() {
  std::vector<Kind> kinds;
  for (std::size_t i = 0; i < std::size(kKinds); ++i) {
    kinds.push_back(static_cast<Kind>(i));
  }
  return kinds;
}

}  // namespace qingdan::diagnostics
