// Damaged texts: a text with a few random changes, some of bytes, some of pieces that mean something.
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>

namespace qingdan::test {

class Mutator {
 public:
  Mutator(std::uint32_t seed, std::span<const std::string_view> pieces) : random_(seed), pieces_(pieces) {}

  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }

  std::string damaged(std::string text) {
    const std::size_t changes = 1 + below(3);
    for (std::size_t i = 0; i < changes; ++i) change(text);
    return text;
  }

 private:
  void change(std::string& text) {
    const std::size_t at = below(text.size() + 1);
    const std::size_t size = below(12);
    switch (below(6)) {
      case 0:
        text.erase(std::min(at, text.size()), size);
        break;
      case 1:
        text.insert(at, 1, static_cast<char>(random_() & 0xFFU));
        break;
      case 2:
        text.insert(at, text.substr(below(text.size() + 1), below(60)));  // something twice
        break;
      case 3:
        if (at < text.size()) text[at] = static_cast<char>(random_() & 0x7FU);
        break;
      case 4:
        swap_piece(text);
        break;
      default:
        text.insert(at, pieces_[below(pieces_.size())]);
        break;
    }
  }

  // One piece that is there for another.
  void swap_piece(std::string& text) {
    for (std::size_t tries = 0; tries < 20; ++tries) {
      const std::string_view old = pieces_[below(pieces_.size())];
      const std::size_t at = text.find(old);
      if (at == std::string::npos) continue;
      text.replace(at, old.size(), pieces_[below(pieces_.size())]);
      return;
    }
  }

  std::mt19937 random_;
  std::span<const std::string_view> pieces_;
};

}  // namespace qingdan::test
