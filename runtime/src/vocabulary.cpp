// Names of the fixed words, both ways, from vocabulary.def.
#include "qingdan/vocabulary.h"

#include <array>
#include <cstddef>

namespace qingdan {
namespace {

struct Word {
  std::string_view list;
  std::uint8_t value;
  std::string_view zh;
  std::string_view en;
};

constexpr Word kWords[] = {
#define QD_WORD(Enum, value, zh, en) {#Enum, static_cast<std::uint8_t>(Enum::value), zh, en},
#include "qingdan/vocabulary.def"
#undef QD_WORD
};

std::string_view find_name(std::string_view list, std::uint8_t value, Language language) {
  for (const Word& word : kWords) {
    if (word.list == list && word.value == value) {
      return language == Language::zh ? word.zh : word.en;
    }
  }
  return "?";
}

std::optional<std::uint8_t> find_value(std::string_view list, std::string_view text) {
  for (const Word& word : kWords) {
    if (word.list == list && (word.zh == text || word.en == text)) {
      return word.value;
    }
  }
  return std::nullopt;
}

std::size_t count(std::string_view list) {
  std::size_t found = 0;
  for (const Word& word : kWords) {
    found += word.list == list ? 1U : 0U;
  }
  return found;
}

}  // namespace

#define QD_DEFINE_WORDS(Enum)                                                     \
  std::string_view name(Enum value, Language language) {                          \
    return find_name(#Enum, static_cast<std::uint8_t>(value), language);          \
  }                                                                               \
  std::optional<Enum> parse_word(std::string_view text, Enum) {                   \
    const auto value = find_value(#Enum, text);                                   \
    return value ? std::optional<Enum>(static_cast<Enum>(*value)) : std::nullopt; \
  }                                                                               \
  std::size_t word_count(Enum) { return count(#Enum); }
QD_DEFINE_WORDS(Level)
QD_DEFINE_WORDS(Chain)
QD_DEFINE_WORDS(Rank)
QD_DEFINE_WORDS(MatterKind)
QD_DEFINE_WORDS(Term)
QD_DEFINE_WORDS(Mode)
QD_DEFINE_WORDS(ListKind)
QD_DEFINE_WORDS(Unlisted)
QD_DEFINE_WORDS(Action)
QD_DEFINE_WORDS(ApprovalStatus)
QD_DEFINE_WORDS(Type)
QD_DEFINE_WORDS(FactSource)
QD_DEFINE_WORDS(CountKey)
QD_DEFINE_WORDS(Verdict)
QD_DEFINE_WORDS(Principle)
QD_DEFINE_WORDS(NoteKind)
QD_DEFINE_WORDS(Missing)
#undef QD_DEFINE_WORDS

}  // namespace qingdan
