// The stable English identifier of a fixed word, as it stands on the wire.
#pragma once

#include <array>
#include <string_view>
#include <type_traits>

#include "qingdan/decision.h"
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

inline std::string_view identifier_of(Line line) {
  constexpr std::array<std::string_view, 7> kLines{"banned",          "contested",      "needed", "permitted",
                                                   "unlisted_reject", "unlisted_refer", "silent"};
  return kLines.at(static_cast<std::size_t>(line) - 1);
}

inline std::string_view identifier_of(Truth truth) {
  constexpr std::array<std::string_view, 3> kTruths{"no", "unknown", "yes"};
  return kTruths.at(static_cast<std::size_t>(truth));
}

}  // namespace qingdan::wire
