// Random: the choices of a generator, each drawn by RapidCheck, so that its seed gives all of them.
#pragma once

#include <rapidcheck/Random.h>
#include <rapidcheck/gen/Numeric.h>

#include <cstddef>
#include <utility>
#include <vector>

namespace qingdan::property {

class Random {
 public:
  explicit Random(const rc::Random& source) : source_(source) {}

  // Choices that do not depend on how many are drawn here afterwards.
  Random split() { return Random(source_.split()); }

  // From 0 up to, not including, `count`, which is not 0.
  std::size_t below(std::size_t count) {
    return rc::gen::inRange<std::size_t>(0, count)(source_.split()).value();
  }
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
  rc::Random source_;
};

}  // namespace qingdan::property
