// Sessions: asking, and the texts of an answer.
#include <algorithm>

#include "handles.h"
#include "qingdan/explain.h"

namespace {

using namespace qingdan;
using namespace qingdan::c;

// Whether it can answer this request.
qd_status check_both(const qd_session* session, const qd_request* request) {
  if (const qd_status status = check(session); status != QD_OK) return status;
  if (const qd_status status = check(request); status != QD_OK) return status;
  if (request->failure.status != QD_OK) return request->failure.status;
  if (request->program != session->program) return QD_OTHER_PROGRAM;
  return request->rows_open ? QD_ROWS_OPEN : QD_OK;
}

qd_brief brief_of(const Brief& brief) {
  return {static_cast<std::int32_t>(brief.verdict),
          static_cast<std::int32_t>(brief.line),
          brief.item.value,
          brief.list.value,
          brief.by_approval ? 1 : 0,
          static_cast<std::int32_t>(brief.truth)};
}
static_assert(QD_REFER == static_cast<int>(Verdict::refer) && QD_SILENT == static_cast<int>(Line::silent) &&
              QD_YES == static_cast<int>(Truth::yes));

// A NUL inside would end the text early for the one who reads it.
void give_out(qd_session& session, std::string text, const char** into) {
  std::replace(text.begin(), text.end(), '\0', ' ');
  session.text = std::move(text);
  *into = session.text.c_str();
}

std::string text_of_item(const Program& program, ItemId item, std::int32_t which, Language language) {
  const ItemRow& row = program.items()[item.index()];
  switch (which) {
    case QD_ADDRESS:
      return std::string(program.text(row.address));
    case QD_TITLE:
      return std::string(program.text(row.title, language));
    case QD_CITATION:
      return citation(program, item, language);
    default:
      return std::string(program.text(program.detail(row).reason, language));
  }
}

}  // namespace

extern "C" {

qd_status qd_session_new(const qd_program* program, qd_session** session) {
  if (const qd_status status = check(program); status != QD_OK) return status;
  if (session == nullptr) return QD_NULL_ARGUMENT;
  return guarded([&]() -> qd_status {
    auto handle = std::make_unique<qd_session>();
    handle->program = program->program;
    *session = handle.release();
    return QD_OK;
  });
}

void qd_session_free(qd_session* session) { free_handle(session); }

qd_status qd_session_set_remedy_runs(qd_session* session, uint32_t runs) {
  if (const qd_status status = check(session); status != QD_OK) return status;
  session->options = {.remedies = runs != 0, .max_remedy_runs = runs};
  return QD_OK;
}

qd_status qd_decide(qd_session* session, const qd_request* request, qd_brief* brief) {
  if (const qd_status status = check_both(session, request); status != QD_OK) return status;
  if (brief == nullptr) return QD_NULL_ARGUMENT;
  return guarded([&]() -> qd_status {
    *brief = brief_of(decide_brief(*session->program, request->request, session->scratch));
    return QD_OK;
  });
}

qd_status qd_explain(qd_session* session, const qd_request* request, int32_t language, const char** text) {
  if (const qd_status status = check_both(session, request); status != QD_OK) return status;
  if (text == nullptr) return QD_NULL_ARGUMENT;
  if (!is_language(language)) return QD_BAD_ARGUMENT;
  return guarded([&]() -> qd_status {
    const Decision decision = decide(*session->program, request->request, session->options);
    give_out(*session, explain(*session->program, request->request, decision, language_of(language)), text);
    return QD_OK;
  });
}

qd_status qd_item_text(qd_session* session, uint32_t item, int32_t which, int32_t language,
                       const char** text) {
  if (const qd_status status = check(session); status != QD_OK) return status;
  if (text == nullptr) return QD_NULL_ARGUMENT;
  const bool known = item < session->program->items().size();
  if (!known || which < QD_ADDRESS || which > QD_REASON || !is_language(language)) return QD_BAD_ARGUMENT;
  return guarded([&]() -> qd_status {
    give_out(*session, text_of_item(*session->program, ItemId(item), which, language_of(language)), text);
    return QD_OK;
  });
}

qd_status qd_list_text(qd_session* session, uint32_t list, int32_t which, int32_t language,
                       const char** text) {
  if (const qd_status status = check(session); status != QD_OK) return status;
  if (text == nullptr) return QD_NULL_ARGUMENT;
  const Program& program = *session->program;
  const bool known = list < program.lists().size();
  if (!known || which < QD_ADDRESS || which > QD_TITLE || !is_language(language)) return QD_BAD_ARGUMENT;
  return guarded([&]() -> qd_status {
    const ListRow& row = program.lists()[list];
    const std::string_view wanted =
        which == QD_ADDRESS ? program.text(row.address) : program.text(row.title, language_of(language));
    give_out(*session, std::string(wanted), text);
    return QD_OK;
  });
}

}  // extern "C"
