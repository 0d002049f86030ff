// Random: a seeded source of choices: one build gives the same choices for the same seed, so a failure is
// repeated by its number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace qingdan::property {

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  // From 0 up to, not including, `count`, which is not 0.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
  // Both ends included.
  int between(int low, int high) {
    return low + static_cast<int>(below(static_cast<std::size_t>(high - low + 1)));
  }
  bool chance(int percent) { return between(1, 100) <= percent; }

  template <class T>
  const T& pick(const std::vector<T>& values) {
    return values[below(values.size())];
  }
  // Some of the values, in their order: at least `least`, at most `most`.
  template <class T>
  std::vector<T> some(std::vector<T> values, std::size_t least, std::size_t most) {
    const std::size_t count = least + below(most - least + 1);
    while (values.size() > count) {
      values.erase(values.begin() + static_cast<std::ptrdiff_t>(below(values.size())));
    }
    return values;
  }
  template <class T>
  void shuffle(std::vector<T>& values) {
    for (std::size_t i = values.size(); i > 1; --i) {
      std::swap(values[i - 1], values[below(i)]);
    }
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace qingdan::property
