// Requests: who, what, to whom, when, and with whose approval.
#include "change_request.h"
#include "handles.h"
#include "qingdan/vocabulary.h"

namespace {

using namespace qingdan;
using namespace qingdan::c;

constexpr Noun kAssigner{"交办机关", "assigner"};
constexpr Noun kVillage{"村", "village"};
constexpr Noun kAddressee{"对象", "addressee"};
constexpr Noun kAction{"行为", "action"};
constexpr Noun kDocument{"文件", "document"};
constexpr Noun kDate{"发生日", "date"};
constexpr Noun kKnownAt{"已知日", "known_at"};
constexpr Noun kObservation{"情况", "observation"};
constexpr Noun kMatters{"所问事项", "matters"};
constexpr Noun kCount{"数量", "count"};
constexpr Noun kApprovals{"批准", "approvals"};
constexpr Noun kApprover{"批准机关", "organ of an approval"};
constexpr Noun kStatus{"批准状态", "status of an approval"};
constexpr Noun kApprovalDate{"批准的日期", "date of an approval"};

// A fixed word in either language.
template <class Word>
qd_status read_word(qd_request& request, const char* text, Noun noun, Word& word) {
  const InText given(text);
  if (!given.is_short()) return fail(request, QD_TEXT_TOO_LONG, noun);
  const auto found = parse_word<Word>(given.view());
  if (!found) return fail(request, given.reason_unknown(), noun, given.view());
  word = *found;
  return QD_OK;
}

qd_status add_matter(qd_request& request, RequestedMatter asked) {
  std::vector<RequestedMatter>& matters = request.request.matters;
  if (asked.added < 0 || asked.replaced < 0) return fail(request, QD_BAD_ARGUMENT, kCount);
  if (matters.size() >= QD_MAX_ENTRIES) return fail(request, QD_TOO_MANY, kMatters);
  matters.push_back(asked);
  return QD_OK;
}

qd_status read_approval(qd_request& request, const qd_approval& given, Approval& approval) {
  if (given.status == nullptr) return fail(request, QD_NULL_ARGUMENT, kStatus);
  const auto date = [&](const char* text, std::optional<Date>& into) {
    return resolve_date(request, text, kApprovalDate, into);
  };
  qd_status status = read_word(request, given.status, kStatus, approval.status);
  if (status == QD_OK) status = resolve_organ(request, given.organ, kApprover, approval.organ);
  if (status == QD_OK) {
    status = resolve(request, given.matter, kMatter, &Program::find_matter, approval.matter);
  }
  if (status == QD_OK) status = resolve(request, given.role, kRole, &Program::find_role, approval.role);
  if (status == QD_OK) {
    status = resolve(request, given.region, kRegion, &Program::find_region, approval.region);
  }
  if (status == QD_OK) status = date(given.granted, approval.granted);
  if (status == QD_OK) status = date(given.from, approval.from);
  if (status == QD_OK) status = date(given.until, approval.until);
  if (status == QD_OK) status = date(given.known_since, approval.known_since);
  return status;
}

// QD_NONE, or a row of the table.
template <class Row>
bool is_id(std::uint32_t id, std::span<const Row> rows) {
  return id == QD_NONE || id < rows.size();
}

}  // namespace

extern "C" {

qd_status qd_request_new(const qd_program* program, qd_request** request) {
  if (const qd_status status = check(program); status != QD_OK) return status;
  if (request == nullptr) return QD_NULL_ARGUMENT;
  return guarded([&]() -> qd_status {
    auto handle = std::make_unique<qd_request>();
    handle->program = program->program;
    *request = handle.release();
    return QD_OK;
  });
}

void qd_request_free(qd_request* request) { free_handle(request); }

qd_status qd_request_clear(qd_request* request) {
  if (const qd_status status = check(request); status != QD_OK) return status;
  // What was given goes, its memory stays.
  Request& given = request->request;
  Request empty;
  empty.matters = std::move(given.matters);
  empty.facts = std::move(given.facts);
  empty.approvals = std::move(given.approvals);
  empty.sequences = std::move(given.sequences);
  empty.matters.clear();
  empty.facts.clear();
  empty.approvals.clear();
  empty.sequences.clear();
  given = std::move(empty);
  request->rows_open = false;
  request->failure = {};
  return QD_OK;
}

const char* qd_request_message(qd_request* request, int32_t language) {
  if (check(request) != QD_OK) return "";
  const Failure& failure = request->failure;
  if (failure.status == QD_OK) return "";
  const bool zh = language != QD_EN;
  const std::string& what = zh ? failure.zh : failure.en;
  const char* text = qd_status_text(failure.status, language);
  const qd_status status = guarded([&]() -> qd_status {
    request->message = text;
    if (!what.empty()) request->message += (zh ? ":" : ": ") + what;
    return QD_OK;
  });
  return status == QD_OK ? request->message.c_str() : text;
}

qd_status qd_request_set_assigner(qd_request* request, const char* organ) {
  return change(request, [&]() -> qd_status {
    return resolve_organ(*request, organ, kAssigner, request->request.assigner);
  });
}

qd_status qd_request_set_action(qd_request* request, const char* action) {
  return change(request, [&]() -> qd_status {
    request->request.action = std::nullopt;
    if (action == nullptr) return QD_OK;
    return read_word(*request, action, kAction, request->request.action.emplace());
  });
}

qd_status qd_request_set_village(qd_request* request, const char* region) {
  return change(request, [&]() -> qd_status {
    return resolve(*request, region, kVillage, &Program::find_region, request->request.village);
  });
}

qd_status qd_request_set_addressee(qd_request* request, const char* organ_kind) {
  return change(request, [&]() -> qd_status {
    return resolve(*request, organ_kind, kAddressee, &Program::find_organ_kind, request->request.addressee);
  });
}

qd_status qd_request_set_date(qd_request* request, const char* date) {
  return change(request,
                [&]() -> qd_status { return resolve_date(*request, date, kDate, request->request.date); });
}

qd_status qd_request_set_known_at(qd_request* request, const char* date) {
  return change(request, [&]() -> qd_status {
    return resolve_date(*request, date, kKnownAt, request->request.known_at);
  });
}

qd_status qd_request_set_basis(qd_request* request, const char* document) {
  return change(request, [&]() -> qd_status {
    return resolve(*request, document, kDocument, &Program::find_document, request->request.basis);
  });
}

qd_status qd_request_set_observation(qd_request* request, int32_t observation) {
  return change(request, [&]() -> qd_status {
    if (observation != 0 && observation != 1) return fail(*request, QD_BAD_ARGUMENT, kObservation);
    request->request.observation = observation == 1;
    return QD_OK;
  });
}

qd_status qd_request_add_matter(qd_request* request, const char* matter, const char* role, int64_t added,
                                int64_t replaced) {
  return change(request, [&]() -> qd_status {
    RequestedMatter asked{MatterId::none(), RoleId::none(), added, replaced};
    qd_status status = resolve(*request, matter, kMatter, &Program::find_matter, asked.matter);
    if (status == QD_OK) status = resolve(*request, role, kRole, &Program::find_role, asked.role);
    return status == QD_OK ? add_matter(*request, asked) : status;
  });
}

qd_status qd_request_add_approval(qd_request* request, const qd_approval* approval) {
  return change(request, [&]() -> qd_status {
    if (approval == nullptr) return fail(*request, QD_NULL_ARGUMENT, kApprovals);
    std::vector<Approval>& approvals = request->request.approvals;
    if (approvals.size() >= QD_MAX_ENTRIES) return fail(*request, QD_TOO_MANY, kApprovals);
    Approval read;
    const qd_status status = read_approval(*request, *approval, read);
    if (status == QD_OK) approvals.push_back(read);
    return status;
  });
}

qd_status qd_request_set_assigner_id(qd_request* request, uint32_t organ_kind, uint32_t region) {
  return change(request, [&]() -> qd_status {
    const bool known =
        is_id(organ_kind, request->program->organ_kinds()) && is_id(region, request->program->regions());
    if (!known) return fail(*request, QD_BAD_ARGUMENT, kAssigner);
    request->request.assigner = {OrganKindId(organ_kind), RegionId(region)};
    return QD_OK;
  });
}

qd_status qd_request_set_village_id(qd_request* request, uint32_t region) {
  return change(request, [&]() -> qd_status {
    if (!is_id(region, request->program->regions())) return fail(*request, QD_BAD_ARGUMENT, kVillage);
    request->request.village = RegionId(region);
    return QD_OK;
  });
}

qd_status qd_request_set_date_days(qd_request* request, int32_t days) {
  return change(request, [&]() -> qd_status {
    if (days < kFirstDate.days || days > kLastDate.days) return fail(*request, QD_BAD_DATE, kDate);
    request->request.date = Date{days};
    return QD_OK;
  });
}

qd_status qd_request_add_matter_id(qd_request* request, uint32_t matter, uint32_t role, int64_t added,
                                   int64_t replaced) {
  return change(request, [&]() -> qd_status {
    const bool known = is_id(matter, request->program->matters()) && is_id(role, request->program->roles());
    if (!known) return fail(*request, QD_BAD_ARGUMENT, kMatter);
    return add_matter(*request, {MatterId(matter), RoleId(role), added, replaced});
  });
}

}  // extern "C"
