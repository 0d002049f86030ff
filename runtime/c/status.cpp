// The texts of the statuses.
#include <array>

#include "handles.h"

namespace {

using qingdan::Language;
using qingdan::LoadError;

struct StatusText {
  qd_status status;
  const char* zh;
  const char* en;
};
constexpr std::array kTexts{
#define QD_STATUS(name, zh, en) StatusText{name, zh, en},
#include "statuses.def"
#undef QD_STATUS
};

// Numbers that stay, for errors that may move. A new error fails to compile here until it has one.
constexpr qd_status number_of(LoadError error) {
  switch (error) {
    case LoadError::none:
      return QD_OK;
    case LoadError::too_short:
      return QD_TOO_SHORT;
    case LoadError::not_an_artifact:
      return QD_NOT_AN_ARTIFACT;
    case LoadError::wrong_version:
      return QD_WRONG_VERSION;
    case LoadError::wrong_size:
      return QD_WRONG_SIZE;
    case LoadError::bad_layout:
      return QD_BAD_LAYOUT;
    case LoadError::bad_reference:
      return QD_BAD_REFERENCE;
    case LoadError::bad_code:
      return QD_BAD_CODE;
    case LoadError::bad_index:
      return QD_BAD_INDEX;
    case LoadError::digest_mismatch:
      return QD_DIGEST_MISMATCH;
  }
  return QD_INTERNAL;
}

}  // namespace

qd_status qingdan::c::status_of(LoadError error) { return number_of(error); }

extern "C" {

uint32_t qd_abi_version(void) { return QD_ABI_VERSION; }

const char* qd_version(void) { return QINGDAN_VERSION; }

const char* qd_status_text(qd_status status, int32_t language) {
  const bool zh = language != QD_EN;
  for (const StatusText& text : kTexts) {
    if (text.status == status) return zh ? text.zh : text.en;
  }
  for (int i = 0; i <= static_cast<int>(LoadError::digest_mismatch); ++i) {
    const auto error = static_cast<LoadError>(i);
    // From a literal, so there is a NUL behind it.
    if (number_of(error) == status) return describe(error, zh ? Language::zh : Language::en).data();
  }
  return zh ? "没有这样的状态" : "there is no such status";
}

}  // extern "C"
