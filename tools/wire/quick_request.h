// QuickRequests: a line of JSON to a request, quickly and without allocating once warm. It takes the lines
// that leave nothing to be said: what is misspelt, of a wrong type, given twice or merely odd is left to
// read_request, which means the same by every line that this takes.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "qingdan/request.h"
#include "wire/name_tables.h"

namespace qingdan::wire {

// How many bytes after a line must be readable, whatever they are.
inline constexpr std::size_t kPadding = 64;

class QuickRequests {
 public:
  explicit QuickRequests(const NameTables& names);
  QuickRequests(QuickRequests&&) noexcept;
  QuickRequests& operator=(QuickRequests&&) = delete;
  ~QuickRequests();

  // False if the line is one for read_request. Otherwise the rest is valid until the next call.
  [[nodiscard]] bool read(std::string_view padded_line);

  [[nodiscard]] const Request& request() const;
  [[nodiscard]] std::string_view id() const;  // context.id; empty if none
  [[nodiscard]] std::optional<Language> language() const;
  // Whether the line has members that are none of a request.
  [[nodiscard]] bool has_more() const;

 private:
  class Reading;
  std::unique_ptr<Reading> reading_;
};

// The members of a request that are none of AuthZEN's, each as `,"key":value` as written. They are what a
// caller wants to have back. Nothing if the line is no JSON object.
class OtherMembers {
 public:
  OtherMembers();
  OtherMembers(OtherMembers&&) noexcept;
  OtherMembers& operator=(OtherMembers&&) = delete;
  ~OtherMembers();

  // The line has been found to be valid JSON without a key given twice.
  void append(std::string& out, std::string_view padded_line);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

// Whether all of it is UTF-8.
[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace qingdan::wire
