#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include "handles.h"
#include "qingdan/decide.h"
#include "qingdan/explain.h"
#include "qingdan/qingdan_json.h"
#include "wire/read_request.h"
#include "wire/write_decision.h"

namespace {

using namespace qingdan;
using namespace qingdan::c;

struct Answer {
  qd_status status = QD_OK;
  std::string text;
};

using WriteDecision = std::string (*)(const Program&, const wire::WireRequest&, const Decision&, Language);
using WriteRefusal = std::string (*)(const wire::Refusal&, Language);

std::string explain_decision(const Program& program, const wire::WireRequest& request,
                             const Decision& decision, Language language) {
  return explain(program, request.request, decision, language);
}

std::string explain_refusal(const wire::Refusal& refusal, Language language) {
  return std::string(info(refusal.error.kind).code) + ": " + message(refusal.error, language) + "\n";
}

Answer answer(const qd_session& session, std::string_view line, Language language,
              WriteDecision write_decision, WriteRefusal write_refusal) {
  const Program& program = *session.program;
  const auto read = wire::read_request(program, line);
  if (const auto* refusal = std::get_if<wire::Refusal>(&read)) {
    return {QD_REFUSED, write_refusal(*refusal, language)};
  }
  const auto& request = std::get<wire::WireRequest>(read);
  const Decision decision = decide(program, request.request, session.options);
  return {QD_OK, write_decision(program, request, decision, request.language.value_or(language))};
}

// What a caller gave, and where the answer is to go.
struct Call {
  const char* request;
  size_t size;
  int32_t language;
  const char** text;
  size_t* text_size;
};

qd_status give_answer(qd_session* session, const Call& call, WriteDecision write_decision,
                      WriteRefusal write_refusal) {
  if (const qd_status status = check(session); status != QD_OK) return status;
  if (call.request == nullptr || call.text == nullptr) return QD_NULL_ARGUMENT;
  if (!is_language(call.language)) return QD_BAD_ARGUMENT;
  return guarded([&]() -> qd_status {
    Answer given = answer(*session, {call.request, call.size}, language_of(call.language), write_decision,
                          write_refusal);
    session->text = std::move(given.text);
    *call.text = session->text.c_str();
    if (call.text_size != nullptr) *call.text_size = session->text.size();
    return given.status;
  });
}

}  // namespace

qd_status qd_decide_json(qd_session* session, const char* request, size_t size, int32_t language,
                         const char** answer_text, size_t* answer_size) {
  return give_answer(session, {request, size, language, answer_text, answer_size}, wire::write_decision,
                     wire::write_refusal);
}

qd_status qd_explain_json(qd_session* session, const char* request, size_t size, int32_t language,
                          const char** text, size_t* text_size) {
  return give_answer(session, {request, size, language, text, text_size}, explain_decision, explain_refusal);
}
