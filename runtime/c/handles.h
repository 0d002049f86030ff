// What stands behind the handles of the C interface, and the wall that no exception passes.
#pragma once

#include <cstdint>
#include <memory>
#include <new>
#include <string>
#include <utility>

#include "qingdan/brief.h"
#include "qingdan/decide.h"
#include "qingdan/program.h"
#include "qingdan/qingdan.h"
#include "qingdan/request.h"

namespace qingdan::c {

// The first field of a handle: says of which kind it is.
enum class Tag : std::uint32_t {
  program = 0x51445052,
  session = 0x51445345,
  request = 0x51445251,
};

// What went wrong first with a request: later calls repeat it.
struct Failure {
  qd_status status = QD_OK;
  std::string zh;  // what it was about: 事项“安全升产”
  std::string en;
};

}  // namespace qingdan::c

struct qd_program {
  static constexpr qingdan::c::Tag kTag = qingdan::c::Tag::program;

  qingdan::c::Tag tag = kTag;
  std::shared_ptr<const qingdan::Program> program;
};

struct qd_session {
  static constexpr qingdan::c::Tag kTag = qingdan::c::Tag::session;

  qingdan::c::Tag tag = kTag;
  std::shared_ptr<const qingdan::Program> program;
  qingdan::Scratch scratch;
  qingdan::DecideOptions options;
  std::string text;  // the last one given out
};

struct qd_request {
  static constexpr qingdan::c::Tag kTag = qingdan::c::Tag::request;

  qingdan::c::Tag tag = kTag;
  std::shared_ptr<const qingdan::Program> program;
  qingdan::Request request;
  bool rows_open = false;  // the last of request.sequences
  qingdan::c::Failure failure;
  std::string message;  // the last one given out
};

namespace qingdan::c {

template <class Handle>
[[nodiscard]] qd_status check(const Handle* handle) {
  if (handle == nullptr) return QD_NULL_ARGUMENT;
  return handle->tag == Handle::kTag ? QD_OK : QD_BAD_HANDLE;
}

// Gives the body's status. What it throws becomes one.
template <class Body>
[[nodiscard]] qd_status guarded(Body&& body) noexcept {
  try {
    return std::forward<Body>(body)();
  } catch (const std::bad_alloc&) {
    return QD_OUT_OF_MEMORY;
  } catch (...) {
    return QD_INTERNAL;
  }
}

template <class Handle>
void free_handle(Handle* handle) noexcept {
  if (check(handle) == QD_OK) delete handle;
}

// What is wrong with an artifact; QD_OK for nothing.
[[nodiscard]] qd_status status_of(LoadError error);

[[nodiscard]] constexpr bool is_language(std::int32_t language) {
  return language == QD_ZH || language == QD_EN;
}
[[nodiscard]] constexpr Language language_of(std::int32_t language) {
  return language == QD_EN ? Language::en : Language::zh;
}

}  // namespace qingdan::c
