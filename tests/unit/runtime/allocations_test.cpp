// Counts what the whole test program allocates, so that a test can say that something allocates nothing.
#include "allocations.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <memory>
#include <new>

namespace {

std::atomic<std::size_t> count{0};

}  // namespace

[[gnu::noinline]] void* operator new(std::size_t size) {
  ++count;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) {
    return memory;
  }
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t /*size*/) noexcept { std::free(memory); }

namespace qingdan::testing {

std::size_t allocations_so_far() { return count; }

TEST(Allocations, AreCounted) {
  const std::size_t before = allocations_so_far();
  const auto number = std::make_unique<int>(1);
  EXPECT_EQ(allocations_so_far() - before, static_cast<std::size_t>(*number));
}

}  // namespace qingdan::testing
