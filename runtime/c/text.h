// A text that comes in from C: a view of at most QD_MAX_TEXT bytes before its NUL.
#pragma once

#include <cstring>
#include <string_view>

#include "qingdan/qingdan.h"
#include "utf8.h"

namespace qingdan::c {

class InText {
 public:
  explicit InText(const char* text) {
    const void* end = std::memchr(text, 0, QD_MAX_TEXT + 1);
    size_ = end == nullptr ? QD_MAX_TEXT + 1 : static_cast<std::size_t>(static_cast<const char*>(end) - text);
    view_ = {text, size_};
  }

  [[nodiscard]] bool is_short() const { return size_ <= QD_MAX_TEXT; }
  [[nodiscard]] std::string_view view() const { return view_; }
  // Why nothing bears this name. Names are UTF-8, so it need not be checked of those that are found.
  [[nodiscard]] qd_status reason_unknown() const { return is_utf8(view_) ? QD_UNKNOWN_NAME : QD_NOT_UTF8; }

 private:
  std::size_t size_ = 0;
  std::string_view view_;
};

}  // namespace qingdan::c
