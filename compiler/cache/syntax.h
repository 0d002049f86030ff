// Syntax trees as bytes, and back: what the cache keeps of a file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ast/ast.h"

namespace qingdan::cache {

// nullopt if the tree cannot be kept: it is broken.
[[nodiscard]] std::optional<std::string> encode(const ast::File& file);

// The tree of source number `source`, whose text has so many bytes; nullopt if the bytes are not those of a
// tree. Bytes that were not made by encode() are never read beyond, but what comes of them may be nonsense.
[[nodiscard]] std::optional<ast::File> decode(std::string_view bytes, std::uint32_t source,
                                              std::size_t text_size);

}  // namespace qingdan::cache
