// Keys: an entry is found by what it was made from and by whom.
#pragma once

#include <string>
#include <string_view>

#include "qingdan/program.h"

namespace qingdan::cache {

// SHA-256 of these texts, one after the other, each preceded by its size.
[[nodiscard]] Digest digest(std::string_view first, std::string_view second);
[[nodiscard]] std::string hexadecimal(const Digest& digest);

// What tells this build of the compiler from every other: the linker's build id of the program that runs.
// Empty if it has none; then nothing can be cached.
[[nodiscard]] const std::string& build_id();

}  // namespace qingdan::cache
