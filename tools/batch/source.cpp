#include "batch/source.h"

#include <iconv.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <vector>

namespace qingdan::batch {

// Bytes that wait to be converted.
struct Source::Converter {
  static constexpr std::size_t kRoom = std::size_t{1} << 16;

  Converter() : raw(kRoom) {
    // NOLINTNEXTLINE: the library's own way to say that it failed
    if (handle == reinterpret_cast<iconv_t>(-1)) throw std::runtime_error("iconv has no GB18030");
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() { iconv_close(handle); }

  iconv_t handle = iconv_open("UTF-8", "GB18030");
  std::vector<char> raw;
  std::size_t size = 0;
  bool ended = false;

  // Converts what it can; returns how many bytes came out.
  std::size_t convert(char* into, std::size_t room) {
    constexpr char kNoText = '\xFF';
    char* from = raw.data();
    char* to = into;
    while (size > 0 && room > 0) {
      const std::size_t done = iconv(handle, &from, &size, &to, &room);
      if (done != static_cast<std::size_t>(-1) || errno == E2BIG) break;
      if (errno == EINVAL && !ended) break;  // a letter whose rest is still to come
      *to++ = kNoText;
      --room;
      ++from;
      --size;
    }
    std::memmove(raw.data(), from, size);
    return static_cast<std::size_t>(to - into);
  }
};

Source::Source(int descriptor, Encoding encoding, const volatile std::sig_atomic_t* stop)
    : descriptor_(descriptor),
      stop_(stop),
      converter_(encoding == Encoding::gb18030 ? std::make_unique<Converter>() : nullptr) {}
Source::Source(Source&&) noexcept = default;
Source::~Source() = default;

std::size_t Source::read_raw(char* into, std::size_t size) {
  if (stop_ != nullptr && *stop_ != 0) {
    interrupted_ = true;
    return 0;
  }
  const ssize_t got = ::read(descriptor_, into, size);
  if (got >= 0) return static_cast<std::size_t>(got);
  interrupted_ = errno == EINTR;
  if (!interrupted_) error_ = errno;
  return 0;
}

std::size_t Source::read(char* into, std::size_t size) {
  if (!converter_) return read_raw(into, size);
  Converter& converter = *converter_;
  while (true) {
    if (const std::size_t got = converter.convert(into, size); got > 0) return got;
    if (converter.ended || size < 4) return 0;
    const std::size_t more =
        read_raw(converter.raw.data() + converter.size, converter.raw.size() - converter.size);
    converter.size += more;
    if (more == 0 && (interrupted_ || error_ != 0)) return 0;
    converter.ended = more == 0;
  }
}

bool Source::is_ready() const {
  pollfd wanted{descriptor_, POLLIN, 0};
  return ::poll(&wanted, 1, 0) != 0;
}

}  // namespace qingdan::batch
