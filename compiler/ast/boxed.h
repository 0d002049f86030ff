// Boxed and Few: an optional value, and a row of values, that take the place of one pointer where there is
// none. For the many members of a clause of which each clause has only one or two.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace qingdan::ast {

template <class T>
class Boxed {
 public:
  Boxed() = default;
  Boxed(std::nullopt_t) {}                                           // NOLINT: implicit, as in std::optional
  Boxed(T value) : value_(std::make_unique<T>(std::move(value))) {}  // NOLINT
  Boxed(const Boxed& other) : value_(other ? std::make_unique<T>(*other) : nullptr) {}
  Boxed(Boxed&&) noexcept = default;
  ~Boxed() = default;
  Boxed& operator=(const Boxed& other) {
    value_ = other ? std::make_unique<T>(*other) : nullptr;
    return *this;
  }
  Boxed& operator=(Boxed&&) noexcept = default;

  [[nodiscard]] bool has_value() const { return value_ != nullptr; }
  explicit operator bool() const { return has_value(); }
  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return value_.get(); }
  const T* operator->() const { return value_.get(); }
  T& emplace() {
    value_ = std::make_unique<T>();
    return *value_;
  }

 private:
  std::unique_ptr<T> value_;
};

template <class T>
class Few {
 public:
  [[nodiscard]] std::size_t size() const { return rows_ ? rows_->size() : 0; }
  [[nodiscard]] bool empty() const { return size() == 0; }
  [[nodiscard]] const T* begin() const { return rows_ ? rows_->data() : nullptr; }
  [[nodiscard]] const T* end() const { return rows_ ? rows_->data() + rows_->size() : nullptr; }
  [[nodiscard]] const T& front() const { return rows_->front(); }
  [[nodiscard]] const T& operator[](std::size_t index) const { return (*rows_)[index]; }
  // For adding to it.
  std::vector<T>& rows() { return rows_ ? *rows_ : rows_.emplace(); }
  void push_back(T row) { rows().push_back(std::move(row)); }
  Few& operator=(std::vector<T> rows) {
    rows_ = rows.empty() ? Boxed<std::vector<T>>() : Boxed<std::vector<T>>(std::move(rows));
    return *this;
  }

 private:
  Boxed<std::vector<T>> rows_;
};

}  // namespace qingdan::ast
