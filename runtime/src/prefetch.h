// prefetch: asks for memory that will be read soon, so that several waits for it overlap. No effect but time.
#pragma once

namespace qingdan {

inline void prefetch([[maybe_unused]] const void* address) {
#if defined(__GNUC__) || defined(__clang__)
  __builtin_prefetch(address);
#endif
}

}  // namespace qingdan
