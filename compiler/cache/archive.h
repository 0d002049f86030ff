// Archive: pieces of the syntax tree as bytes. A piece is a set of bits that says which of its members are
// there, then those members; numbers take as few bytes as they need, places count from the one before.
// Private to this folder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "cache/fields.h"

namespace qingdan::cache {

template <class Piece>
concept Enumeration = std::is_enum_v<Piece>;

// One more than the last value of each enumeration that is stored.
template <Enumeration Value>
std::size_t value_count() {
  if constexpr (std::is_same_v<Value, ast::Keyword>) {
    return ast::keyword_count();
  } else if constexpr (std::is_same_v<Value, ast::Literal::Kind>) {
    return static_cast<std::size_t>(ast::Literal::Kind::truth) + 1;
  } else {
    static_assert(std::is_same_v<Value, ast::Expr::Kind>);
    return static_cast<std::size_t>(ast::Expr::Kind::workdays) + 1;
  }
}

class Writer {
 public:
  explicit Writer(std::uint32_t source) : source_(source) {}

  template <class... Members>
  void operator()(const Members&... members) {
    static_assert(sizeof...(members) <= 32);
    std::uint32_t present = 0;
    std::uint32_t bit = 1;
    ((present |= is_blank(members) ? 0U : bit, bit <<= 1U), ...);
    number(present);
    ((is_blank(members) ? void() : put(members)), ...);
  }

  template <class Row>
  void rows(const Row& row) {
    number(row.size());
    for (const auto& piece : row) {
      put(piece);
    }
  }

  // False if a place lies in another file: then the bytes are of no use.
  [[nodiscard]] bool is_whole() const { return whole_; }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  // What a new piece has anyway. An enumeration is always written: its first value need not be the default.
  static bool is_blank(bool value) { return !value; }
  static bool is_blank(std::int64_t value) { return value == 0; }
  static bool is_blank(const std::string& text) { return text.empty(); }
  static bool is_blank(const source::Span& span) { return span == source::Span{}; }
  static bool is_blank(ast::ExprId id) { return id.is_none(); }
  template <class T>
  static bool is_blank(const std::vector<T>& row) {
    return row.empty();
  }
  template <class T>
  static bool is_blank(const ast::Few<T>& row) {
    return row.empty();
  }
  template <class T>
  static bool is_blank(const std::optional<T>& value) {
    return !value;
  }
  template <class T>
  static bool is_blank(const ast::Boxed<T>& value) {
    return !value;
  }
  template <class T>
  static bool is_blank(const T&) {
    return false;
  }

  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) {
      bytes_.push_back(static_cast<char>(value | 0x80U));
    }
    bytes_.push_back(static_cast<char>(value));
  }
  void signed_number(std::int64_t value) {  // small ones of either sign are short
    number((static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63U));
  }

  void put(bool) {}  // its bit says it
  void put(std::int64_t value) { signed_number(value); }
  void put(const std::string& text) {
    number(text.size());
    bytes_ += text;
  }
  void put(const source::Span& span) {
    whole_ = whole_ && span.source == source_;
    signed_number(std::int64_t{span.begin} - before_);
    number(span.end - span.begin);
    before_ = span.begin;
  }
  void put(Date date) { signed_number(date.days); }
  void put(ast::ExprId id) { number(id.value); }
  template <Enumeration Value>
  void put(const Value& value) {
    bytes_.push_back(static_cast<char>(value));
  }
  template <class T>
  void put(const std::vector<T>& row) {
    rows(row);
  }
  template <class T>
  void put(const ast::Few<T>& row) {
    rows(row);
  }
  template <class T>
  void put(const std::optional<T>& value) {
    put(*value);
  }
  template <class T>
  void put(const ast::Boxed<T>& value) {
    put(*value);
  }
  template <class Piece>
  void put(const Piece& piece) {
    fields(*this, piece);
  }

  std::uint32_t source_;
  std::string bytes_;
  std::uint32_t before_ = 0;  // where the last place began
  bool whole_ = true;
};

// Reads what a Writer wrote. Of other bytes it makes what it can and says that they were not right; it never
// reads beyond them, nor takes more memory than a multiple of their size.
class Reader {
 public:
  Reader(std::string_view bytes, std::uint32_t source, std::size_t text_size)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()), source_(source), text_size_(text_size) {}

  template <class... Members>
  void operator()(Members&... members) {
    const std::uint64_t present = number();
    std::uint64_t bit = 1;
    (((present & bit) != 0 ? get(members) : void(), bit <<= 1U), ...);
    sound_ = sound_ && present < bit;
  }

  template <class T>
  void rows(std::vector<T>& row) {
    const std::uint64_t count = number();
    sound_ = sound_ && count <= static_cast<std::uint64_t>(end_ - at_);  // each takes a byte at least
    if (sound_) {
      row.reserve(static_cast<std::size_t>(count));
    }
    for (std::uint64_t i = 0; i < count && sound_; ++i) {
      get(row.emplace_back());
    }
  }

  // Conditions refer to earlier ones only.
  void conditions(std::vector<ast::Expr>& exprs) {
    exprs_ = &exprs;
    reading_exprs_ = true;
    rows(exprs);
    reading_exprs_ = false;
  }

  // All was as it should be, and nothing is left.
  [[nodiscard]] bool is_done() const { return sound_ && at_ == end_; }

 private:
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && at_ != end_; shift += 7) {
      const auto byte = static_cast<unsigned char>(*at_++);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) {
        return value;
      }
    }
    sound_ = false;
    return 0;
  }
  std::int64_t signed_number() {
    const std::uint64_t value = number();
    return static_cast<std::int64_t>((value >> 1U) ^ (0 - (value & 1U)));
  }

  void get(bool& value) { value = true; }
  void get(std::int64_t& value) { value = signed_number(); }
  void get(std::string& text) {
    const std::uint64_t size = number();
    sound_ = sound_ && size <= static_cast<std::uint64_t>(end_ - at_);
    if (sound_) {
      text.assign(at_, static_cast<std::size_t>(size));
      at_ += size;
    }
  }
  void get(source::Span& span) {
    // Modulo 2^64: what is not in the text comes out too large.
    const std::uint64_t begin = static_cast<std::uint64_t>(signed_number()) + before_;
    const std::uint64_t size = number();
    sound_ = sound_ && begin <= text_size_ && size <= text_size_ - begin;
    if (sound_) {
      before_ = static_cast<std::uint32_t>(begin);
      span = {source_, before_, before_ + static_cast<std::uint32_t>(size)};
    }
  }
  void get(Date& date) { date.days = static_cast<std::int32_t>(signed_number()); }
  void get(ast::ExprId& id) {
    const std::uint64_t value = number();
    // One of a row that is being read does not count itself.
    const std::size_t known = exprs_ == nullptr ? 0 : exprs_->size() - (reading_exprs_ ? 1 : 0);
    sound_ = sound_ && value < known;
    id.value = static_cast<std::uint32_t>(value);
  }
  template <Enumeration Value>
  void get(Value& value) {
    sound_ = sound_ && at_ != end_ && static_cast<unsigned char>(*at_) < value_count<Value>();
    if (sound_) {
      value = static_cast<Value>(*at_++);
    }
  }
  template <class T>
  void get(std::vector<T>& row) {
    rows(row);
  }
  template <class T>
  void get(ast::Few<T>& row) {
    rows(row.rows());
  }
  template <class T>
  void get(std::optional<T>& value) {
    get(value.emplace());
  }
  template <class T>
  void get(ast::Boxed<T>& value) {
    get(value.emplace());
  }
  template <class Piece>
  void get(Piece& piece) {
    fields(*this, piece);
  }

  const char* at_;
  const char* end_;
  std::uint32_t source_;
  std::size_t text_size_;
  std::uint32_t before_ = 0;
  bool sound_ = true;
  const std::vector<ast::Expr>* exprs_ = nullptr;
  bool reading_exprs_ = false;
};

}  // namespace qingdan::cache
