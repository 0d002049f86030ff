// Source: the bytes of a file or a pipe, in UTF-8. The library that converts them stays in source.cpp.
#pragma once

#include <csignal>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace qingdan::batch {

enum class Encoding : std::uint8_t { utf8, gb18030 };

class Source {
 public:
  // The descriptor stays the caller's. A signal handler may set `stop` (null: there is none): then the input
  // has ended.
  Source(int descriptor, Encoding encoding, const volatile std::sig_atomic_t* stop = nullptr);
  Source(Source&&) noexcept;
  Source& operator=(Source&&) = delete;
  ~Source();

  // At least one byte unless the input has ended or failed, or a signal came. What is no text
  // in the encoding becomes a byte that is none in UTF-8 either.
  [[nodiscard]] std::size_t read(char* into, std::size_t size);

  // Whether reading would not have to wait.
  [[nodiscard]] bool is_ready() const;
  // errno of the read that failed; 0 if none has.
  [[nodiscard]] int error() const { return error_; }
  [[nodiscard]] bool is_interrupted() const { return interrupted_; }

 private:
  struct Converter;

  [[nodiscard]] std::size_t read_raw(char* into, std::size_t size);

  int descriptor_;
  const volatile std::sig_atomic_t* stop_;
  int error_ = 0;
  bool interrupted_ = false;
  std::unique_ptr<Converter> converter_;  // null for UTF-8
};

}  // namespace qingdan::batch
