// Requests: the facts of the request and of the rows of its sequences.
#include <algorithm>
#include <cstdint>
#include <vector>

#include "change_request.h"
#include "handles.h"
#include "qingdan/vocabulary.h"

namespace {

using namespace qingdan;
using namespace qingdan::c;

constexpr Noun kSequence{"序列", "sequence"};
constexpr Noun kRows{"序列的行", "rows of a sequence"};

const FactRow& row_of(const qd_request& request, FactId fact) {
  return request.program->facts()[fact.index()];
}

std::string_view name_of(const qd_request& request, FactId fact) {
  return request.program->text(row_of(request, fact).name, Language::zh);
}

// Where the next value goes: into the current row, or the request itself.
qd_status find_place(qd_request& request, FactId fact, std::vector<FactValue>*& place) {
  std::vector<Rows>& sequences = request.request.sequences;
  const SequenceId current = request.rows_open ? sequences.back().sequence : SequenceId::none();
  if (row_of(request, fact).sequence != current) {
    return fail(request, QD_WRONG_PLACE, kFact, name_of(request, fact));
  }
  if (!request.rows_open) {
    place = &request.request.facts;
  } else if (sequences.back().rows.empty()) {
    return fail(request, QD_NO_ROW, kFact, name_of(request, fact));
  } else {
    place = &sequences.back().rows.back().facts;
  }
  return QD_OK;
}

FactValue* find_given(std::vector<FactValue>& place, FactId fact) {
  const auto found =
      std::find_if(place.begin(), place.end(), [&](const FactValue& given) { return given.fact == fact; });
  return found == place.end() ? nullptr : &*found;
}

// A fact that takes one value takes it once; one that takes several takes one more, in order.
qd_status add_value(qd_request& request, FactId fact, std::int64_t value) {
  std::vector<FactValue>* place = nullptr;
  if (const qd_status status = find_place(request, fact, place); status != QD_OK) return status;
  FactValue* given = find_given(*place, fact);
  if (given == nullptr) {
    place->push_back({fact, true, {value}});
    return QD_OK;
  }
  std::vector<std::int64_t>& values = given->values;
  // Given as unknown, or as none: that was all of it.
  if (row_of(request, fact).many == 0 || values.empty()) {
    return fail(request, QD_GIVEN_TWICE, kFact, name_of(request, fact));
  }
  const auto at = std::lower_bound(values.begin(), values.end(), value);
  if (at != values.end() && *at == value) return QD_OK;
  if (values.size() >= QD_MAX_ENTRIES) return fail(request, QD_TOO_MANY, kFact, name_of(request, fact));
  values.insert(at, value);
  return QD_OK;
}

// All that is said of a fact at once: none, or unknown.
qd_status add_whole(qd_request& request, const char* name, bool known) {
  FactId fact;
  qd_status status = resolve(request, name, kFact, &Program::find_fact, fact);
  if (status != QD_OK) return status;
  if (known && row_of(request, fact).many == 0) {
    return fail(request, QD_WRONG_TYPE, kFact, name_of(request, fact));
  }
  std::vector<FactValue>* place = nullptr;
  status = find_place(request, fact, place);
  if (status != QD_OK) return status;
  if (find_given(*place, fact) != nullptr) {
    return fail(request, QD_GIVEN_TWICE, kFact, name_of(request, fact));
  }
  place->push_back({fact, known, {}});
  return QD_OK;
}

qd_status give_bool(qd_request& request, FactId fact, std::int32_t truth) {
  if (static_cast<Type>(row_of(request, fact).type) != Type::boolean) {
    return fail(request, QD_WRONG_TYPE, kFact, name_of(request, fact));
  }
  if (truth != 0 && truth != 1) return fail(request, QD_BAD_ARGUMENT, kFact, name_of(request, fact));
  return add_value(request, fact, truth);
}

qd_status give_number(qd_request& request, FactId fact, std::int64_t number) {
  switch (static_cast<Type>(row_of(request, fact).type)) {
    case Type::integer:
    case Type::money:
    case Type::days:
    case Type::workdays:
      return add_value(request, fact, number);
    default:
      return fail(request, QD_WRONG_TYPE, kFact, name_of(request, fact));
  }
}

// A value that is found by name.
template <class IdType>
qd_status give_named(qd_request& request, FactId fact, const char* text, FindById<IdType> find) {
  IdType id;
  const qd_status status = resolve(request, text, {name_of(request, fact), name_of(request, fact)}, find, id);
  return status == QD_OK ? add_value(request, fact, std::int64_t{id.value}) : status;
}

qd_status give_organ(qd_request& request, FactId fact, const char* text) {
  Organ organ;
  const Noun noun{name_of(request, fact), name_of(request, fact)};
  const qd_status status = resolve_organ(request, text, noun, organ);
  return status == QD_OK ? add_value(request, fact, pack_organ(organ)) : status;
}

// A value that is written as a text of its own.
qd_status give_written(qd_request& request, FactId fact, const InText& text) {
  const auto given = [&](std::optional<std::int64_t> value, qd_status otherwise) {
    if (value) return add_value(request, fact, *value);
    return fail(request, otherwise, {name_of(request, fact), name_of(request, fact)}, text.view());
  };
  switch (static_cast<Type>(row_of(request, fact).type)) {
    case Type::date: {
      const std::optional<Date> date = parse_date(text.view());
      return given(date ? std::optional<std::int64_t>(date->days) : std::nullopt, QD_BAD_DATE);
    }
    case Type::choice:
      return given(request.program->find_choice(fact, text.view()), text.reason_unknown());
    case Type::level: {
      const std::optional<Level> level = parse_word<Level>(text.view());
      return given(level ? std::optional(static_cast<std::int64_t>(*level)) : std::nullopt,
                   text.reason_unknown());
    }
    case Type::text:
      // Every text is a value, but bytes in another encoding would equal none.
      return is_utf8(text.view()) ? add_value(request, fact, request.program->find_text(text.view()))
                                  : given(std::nullopt, QD_NOT_UTF8);
    default:
      return fail(request, QD_WRONG_TYPE, kFact, name_of(request, fact));
  }
}

qd_status give_text(qd_request& request, FactId fact, const char* text) {
  const InText given(text);
  if (!given.is_short()) return fail(request, QD_TEXT_TOO_LONG, kFact, name_of(request, fact));
  switch (static_cast<Type>(row_of(request, fact).type)) {
    case Type::organ:
      return give_organ(request, fact, text);
    case Type::region:
      return give_named(request, fact, text, &Program::find_region);
    case Type::matter:
      return give_named(request, fact, text, &Program::find_matter);
    case Type::role:
      return give_named(request, fact, text, &Program::find_role);
    case Type::material:
      return give_named(request, fact, text, &Program::find_material);
    default:
      return give_written(request, fact, given);
  }
}

// By the fact's name, which must stand.
template <class Value>
qd_status give(qd_request* request, const char* name, Value value,
               qd_status (*give_value)(qd_request&, FactId, Value)) {
  return change(request, [&]() -> qd_status {
    if (name == nullptr) return fail(*request, QD_NULL_ARGUMENT, kFact);
    FactId fact;
    const qd_status status = resolve(*request, name, kFact, &Program::find_fact, fact);
    return status == QD_OK ? give_value(*request, fact, value) : status;
  });
}

// By the fact's id.
template <class Value>
qd_status give_id(qd_request* request, std::uint32_t id, Value value,
                  qd_status (*give_value)(qd_request&, FactId, Value)) {
  return change(request, [&]() -> qd_status {
    if (id >= request->program->facts().size()) return fail(*request, QD_BAD_ARGUMENT, kFact);
    return give_value(*request, FactId(id), value);
  });
}

// Rows that nobody has spoken of yet.
qd_status add_rows(qd_request& request, const char* name, bool known) {
  if (name == nullptr) return fail(request, QD_NULL_ARGUMENT, kSequence);
  if (request.rows_open) return fail(request, QD_ROWS_OPEN, kRows);
  SequenceId sequence;
  const qd_status status = resolve(request, name, kSequence, &Program::find_sequence, sequence);
  if (status != QD_OK) return status;
  std::vector<Rows>& sequences = request.request.sequences;
  const bool given = std::any_of(sequences.begin(), sequences.end(),
                                 [&](const Rows& rows) { return rows.sequence == sequence; });
  if (given) return fail(request, QD_GIVEN_TWICE, kSequence, name);
  sequences.push_back({sequence, known, {}});
  return QD_OK;
}

}  // namespace

extern "C" {

qd_status qd_request_give_bool(qd_request* request, const char* fact, int32_t truth) {
  return give<std::int32_t>(request, fact, truth, give_bool);
}

qd_status qd_request_give_number(qd_request* request, const char* fact, int64_t number) {
  return give<std::int64_t>(request, fact, number, give_number);
}

qd_status qd_request_give_text(qd_request* request, const char* fact, const char* text) {
  if (text == nullptr) return qd_request_give_unknown(request, fact);
  return give<const char*>(request, fact, text, give_text);
}

qd_status qd_request_give_none(qd_request* request, const char* fact) {
  return change(request, [&]() -> qd_status {
    return fact == nullptr ? fail(*request, QD_NULL_ARGUMENT, kFact) : add_whole(*request, fact, true);
  });
}

qd_status qd_request_give_unknown(qd_request* request, const char* fact) {
  return change(request, [&]() -> qd_status {
    return fact == nullptr ? fail(*request, QD_NULL_ARGUMENT, kFact) : add_whole(*request, fact, false);
  });
}

qd_status qd_request_give_bool_id(qd_request* request, uint32_t fact, int32_t truth) {
  return give_id<std::int32_t>(request, fact, truth, give_bool);
}

qd_status qd_request_give_number_id(qd_request* request, uint32_t fact, int64_t number) {
  return give_id<std::int64_t>(request, fact, number, give_number);
}

qd_status qd_request_begin_rows(qd_request* request, const char* sequence) {
  return change(request, [&]() -> qd_status {
    const qd_status status = add_rows(*request, sequence, true);
    request->rows_open = status == QD_OK;
    return status;
  });
}

qd_status qd_request_next_row(qd_request* request) {
  return change(request, [&]() -> qd_status {
    if (!request->rows_open) return fail(*request, QD_NO_ROW, kRows);
    std::vector<Row>& rows = request->request.sequences.back().rows;
    if (rows.size() >= QD_MAX_ENTRIES) return fail(*request, QD_TOO_MANY, kRows);
    rows.emplace_back();
    return QD_OK;
  });
}

qd_status qd_request_end_rows(qd_request* request) {
  return change(request, [&]() -> qd_status {
    if (!request->rows_open) return fail(*request, QD_NO_ROW, kRows);
    request->rows_open = false;
    return QD_OK;
  });
}

qd_status qd_request_rows_unknown(qd_request* request, const char* sequence) {
  return change(request, [&]() -> qd_status { return add_rows(*request, sequence, false); });
}

}  // extern "C"
