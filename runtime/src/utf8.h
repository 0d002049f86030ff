// Whether bytes are UTF-8 text: no overlong forms, no surrogates, nothing above U+10FFFF.
#pragma once

#include <string_view>

namespace qingdan {

[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace qingdan
