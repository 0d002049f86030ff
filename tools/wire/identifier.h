// The stable English identifier of a fixed word, as it stands on the wire.
#pragma once

#include <string_view>
#include <type_traits>

#include "qingdan/vocabulary.h"

namespace qingdan::wire {

// identifier(Missing::assigner) == "assigner", whatever the word is called in the language.
template <class Word>
constexpr std::string_view identifier(Word word) {
#define QD_WORD(Enum, value, zh, en)          \
  if constexpr (std::is_same_v<Word, Enum>) { \
    if (word == Enum::value) return #value;   \
  }
#include "qingdan/vocabulary.def"
#undef QD_WORD
  return {};
}

}  // namespace qingdan::wire
