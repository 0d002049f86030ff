#include "diagnostics/pages.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "diagnostics/render.h"

namespace qingdan::diagnostics {
namespace {

struct Page {
  std::string zh;
  std::string en;
};
using Pages = std::map<std::string_view, Page>;

// "QD0209 error: …", the message with its arguments left open.
std::string heading(const KindInfo& kind, Language language) {
  const bool zh = language == Language::zh;
  const std::vector<Phrase> args(10, Phrase("…"));
  const bool is_error = kind.severity == Severity::error;
  std::string text(kind.code);
  text += zh ? (is_error ? " 错误: " : " 警告: ") : (is_error ? " error: " : " warning: ");
  return text + fill(zh ? kind.zh : kind.en, args, language) + "\n\n";
}

Pages all_pages() {
  Pages pages;
  const auto add = [&](Kind kind, std::string_view zh, std::string_view en) {
    const KindInfo& row = info(kind);
    pages[row.code] = {heading(row, Language::zh).append(zh).append("\n"),
                       heading(row, Language::en).append(en).append("\n")};
  };
#define QD_PAGE(name, zh, en) add(Kind::name, zh, en);
#include "diagnostics/pages.def"
#undef QD_PAGE
  return pages;
}

}  // namespace

std::optional<std::string_view> page(std::string_view code, Language language) {
  static const Pages kPages = all_pages();
  const auto found = kPages.find(code);
  if (found == kPages.end()) return std::nullopt;
  return language == Language::zh ? found->second.zh : found->second.en;
}

}  // namespace qingdan::diagnostics
