// The steps that every call on a request shares: a failure sticks, and says what it was about.
#pragma once

#include <utility>

#include "handles.h"
#include "text.h"

namespace qingdan::c {

// What a name is a name of, for messages.
struct Noun {
  std::string_view zh;
  std::string_view en;
};

// Keeps what was wrong, with the text that was given, and gives the status.
[[nodiscard]] qd_status fail(qd_request& request, qd_status status, Noun noun, std::string_view text = {});

// Runs the body on a request that has not failed; what it gives, if not QD_OK, sticks.
template <class Body>
[[nodiscard]] qd_status change(qd_request* request, Body&& body) noexcept {
  if (const qd_status status = check(request); status != QD_OK) return status;
  if (request->failure.status != QD_OK) return request->failure.status;
  const qd_status status = guarded(std::forward<Body>(body));
  request->failure.status = status;
  return status;
}

template <class IdType>
using FindById = IdType (Program::*)(std::string_view) const;

// A name to an id; null to none.
template <class IdType>
[[nodiscard]] qd_status resolve(qd_request& request, const char* name, Noun noun, FindById<IdType> find,
                                IdType& id) {
  id = IdType::none();
  if (name == nullptr) return QD_OK;
  const InText text(name);
  if (!text.is_short()) return fail(request, QD_TEXT_TOO_LONG, noun);
  id = (request.program.get()->*find)(text.view());
  return id.is_none() ? fail(request, text.reason_unknown(), noun, text.view()) : QD_OK;
}
[[nodiscard]] qd_status resolve_organ(qd_request& request, const char* name, Noun noun, Organ& organ);
// Null to nullopt.
[[nodiscard]] qd_status resolve_date(qd_request& request, const char* text, Noun noun,
                                     std::optional<Date>& date);

inline constexpr Noun kMatter{"事项", "matter"};
inline constexpr Noun kRole{"责任形式", "role"};
inline constexpr Noun kRegion{"地域", "region"};
inline constexpr Noun kOrgan{"机关", "organ"};
inline constexpr Noun kFact{"事实", "fact"};

}  // namespace qingdan::c
