// Is it text? Bytes of a file to a Source, or the reason why not.
#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <string>

#include "parse/parse.h"

namespace qingdan::parse {
namespace {

using diagnostics::Kind;

constexpr std::size_t kNoBadByte = static_cast<std::size_t>(-1);

// How many bytes the code point at the front has, 0 if it is none: no overlong forms, no surrogates,
// nothing above U+10FFFF.
std::size_t code_point_length(std::string_view text) {
  const auto byte = [text](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned lead = byte(0);
  if (lead < 0x80U) {
    return 1;
  }
  if (lead >= 0xC2U && lead <= 0xDFU) {
    return continues(1) ? 2 : 0;
  }
  if (lead >= 0xE0U && lead <= 0xEFU) {
    const bool overlong = lead == 0xE0U && byte(1) < 0xA0U;
    const bool surrogate = lead == 0xEDU && byte(1) > 0x9FU;
    return continues(1) && continues(2) && !overlong && !surrogate ? 3 : 0;
  }
  if (lead >= 0xF0U && lead <= 0xF4U) {
    const bool overlong = lead == 0xF0U && byte(1) < 0x90U;
    const bool too_high = lead == 0xF4U && byte(1) > 0x8FU;
    return continues(1) && continues(2) && continues(3) && !overlong && !too_high ? 4 : 0;
  }
  return 0;
}

struct Reading {
  std::size_t first_bad = kNoBadByte;
  std::size_t bad = 0;         // bytes that are no part of UTF-8
  std::size_t multi_byte = 0;  // bytes of characters beyond ASCII
};

Reading read_bytes(std::string_view text) {
  Reading reading;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = code_point_length(text.substr(i));
    if (length == 0) {
      reading.first_bad = std::min(reading.first_bad, i);
      ++reading.bad;
    } else if (length > 1) {
      reading.multi_byte += length;
    }
    i += std::max<std::size_t>(length, 1);
  }
  return reading;
}

// Decodes as GB18030. So does much damaged UTF-8, hence the caller compares the counts first.
bool is_gb18030(std::string bytes) {
  const iconv_t converter = iconv_open("UTF-8", "GB18030");
  if (converter == reinterpret_cast<iconv_t>(-1)) {
    return false;
  }
  char* in = bytes.data();
  std::size_t in_left = bytes.size();
  bool decodes = true;
  while (in_left > 0 && decodes) {
    char buffer[4096];
    char* out = buffer;
    std::size_t out_left = sizeof buffer;
    const bool done = iconv(converter, &in, &in_left, &out, &out_left) != static_cast<std::size_t>(-1);
    decodes = done || errno == E2BIG;
  }
  iconv_close(converter);
  return decodes;
}

// As iconv names it. Without a byte order mark it shows in the zero bytes of spaces, signs and line ends,
// which stand on one side of their pairs; a letter such as 一 (U+4E00) has one on the other.
std::optional<std::string> utf16_name(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return "UTF-16";
  }
  constexpr std::size_t kOneIn = 50;
  constexpr std::size_t kTimesAsMany = 3;
  std::size_t first = 0;
  std::size_t second = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == '\0') {
      ++(i % 2 == 0 ? first : second);
    }
  }
  if ((first + second) * kOneIn < bytes.size() || bytes.empty()) {
    return std::nullopt;
  }
  return second > first * kTimesAsMany   ? std::optional<std::string>("UTF-16LE")
         : first > second * kTimesAsMany ? std::optional<std::string>("UTF-16BE")
                                         : std::nullopt;
}

}  // namespace

std::optional<std::uint32_t> add_source(source::SourceSet& sources, std::string name, std::string bytes,
                                        diagnostics::DiagnosticSink& sink, const Limits& limits) {
  // A file that is not text is still listed, empty, so that the message can name it.
  const auto refuse = [&](Kind kind, std::vector<diagnostics::Phrase> args) {
    sink.report(kind, {sources.add(std::move(name), {}), 0, 0}, std::move(args));
    return std::nullopt;
  };
  if (bytes.size() > limits.file_bytes) {
    return refuse(Kind::FileTooLarge, {std::to_string(bytes.size()), std::to_string(limits.file_bytes)});
  }
  if (const auto encoding = utf16_name(bytes)) {
    return refuse(Kind::Utf16Text, {name, *encoding});
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.erase(0, 3);
  }
  const Reading reading = read_bytes(bytes);
  if (reading.first_bad != kNoBadByte) {
    const std::string place = std::to_string(reading.first_bad + 1);
    return reading.bad > reading.multi_byte && is_gb18030(bytes) ? refuse(Kind::Gb18030Text, {place, name})
                                                                 : refuse(Kind::NotUtf8, {place});
  }
  return sources.add(std::move(name), std::move(bytes));
}

}  // namespace qingdan::parse
