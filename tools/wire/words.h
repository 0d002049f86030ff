// Words: one text in both languages.
#pragma once

#include <string_view>

#include "qingdan/vocabulary.h"

namespace qingdan {

struct Words {
  std::string_view zh;
  std::string_view en;

  [[nodiscard]] constexpr std::string_view in(Language language) const {
    return language == Language::zh ? zh : en;
  }
};

}  // namespace qingdan
