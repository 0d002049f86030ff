#include "ast/keyword.h"

namespace qingdan::ast {
namespace {

struct Entry {
  std::string_view zh;
  std::string_view en;
  KeywordGroup group;
};

constexpr Entry kEntries[] = {
#define QD_KEYWORD(token, group, zh, en) {zh, en, KeywordGroup::group},
#include "keywords.def"
#undef QD_KEYWORD
};
constexpr std::size_t kCount = sizeof kEntries / sizeof kEntries[0];

const Entry& entry(Keyword keyword) { return kEntries[static_cast<std::size_t>(keyword)]; }

}  // namespace

std::string_view spelling(Keyword keyword, Language language) {
  return language == Language::zh ? entry(keyword).zh : entry(keyword).en;
}

KeywordGroup group(Keyword keyword) { return entry(keyword).group; }

std::optional<Keyword> find_keyword(std::string_view text) {
  for (std::size_t i = 0; i < kCount; ++i) {
    if (kEntries[i].zh == text || kEntries[i].en == text) {
      return static_cast<Keyword>(i);
    }
  }
  return std::nullopt;
}

std::optional<Keyword> keyword_prefix(std::string_view text) {
  std::optional<Keyword> best;
  for (std::size_t i = 0; i < kCount; ++i) {
    const std::string_view zh = kEntries[i].zh;
    if (text.size() > zh.size() && text.starts_with(zh) && (!best || zh.size() > entry(*best).zh.size())) {
      best = static_cast<Keyword>(i);
    }
  }
  return best;
}

std::size_t keyword_count() { return kCount; }

}  // namespace qingdan::ast
