#include "change_request.h"

namespace qingdan::c {
namespace {

constexpr std::size_t kMaxExcerpt = 90;  // bytes

// So much of a text as fits into a message; nothing of one that is not UTF-8.
std::string excerpt(std::string_view text) {
  if (!is_utf8(text)) return {};
  if (text.size() <= kMaxExcerpt) return std::string(text);
  std::size_t end = kMaxExcerpt;
  while (end > 0 && !is_utf8(text.substr(0, end))) --end;
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace

qd_status fail(qd_request& request, qd_status status, Noun noun, std::string_view text) {
  const std::string shown = excerpt(text);
  Failure failure{status, std::string(noun.zh), std::string(noun.en)};
  if (!shown.empty()) {
    failure.zh += "“" + shown + "”";
    failure.en += " ‘" + shown + "’";
  }
  request.failure = std::move(failure);
  return status;
}

qd_status resolve_organ(qd_request& request, const char* name, Noun noun, Organ& organ) {
  organ = {};
  if (name == nullptr) return QD_OK;
  const InText text(name);
  if (!text.is_short()) return fail(request, QD_TEXT_TOO_LONG, noun);
  const std::optional<Organ> found = request.program->find_organ(text.view());
  if (!found) return fail(request, text.reason_unknown(), noun, text.view());
  organ = *found;
  return QD_OK;
}

qd_status resolve_date(qd_request& request, const char* text, Noun noun, std::optional<Date>& date) {
  date = std::nullopt;
  if (text == nullptr) return QD_OK;
  const InText given(text);
  if (!given.is_short()) return fail(request, QD_TEXT_TOO_LONG, noun);
  date = parse_date(given.view());
  return date ? QD_OK : fail(request, QD_BAD_DATE, noun, given.view());
}

}  // namespace qingdan::c
