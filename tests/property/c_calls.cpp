#include "property/c_calls.h"

#include <optional>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

namespace qingdan::property {
namespace {

class CallWriter {
 public:
  CallWriter(const Program& program, Naming naming)
      : program_(program),
        language_(naming == Naming::english ? Language::en : Language::zh),
        by_id_(naming == Naming::ids) {}

  std::vector<CCall> write(const Request& request) {
    write_setting(request);
    for (const RequestedMatter& asked : request.matters) write_matter(asked);
    for (const FactValue& fact : request.facts) write_fact(fact);
    for (const Rows& rows : request.sequences) write_rows(rows);
    for (const Approval& approval : request.approvals) write_approval(approval);
    return std::move(calls_);
  }

 private:
  void call(std::string name, std::vector<CArgument> arguments = {}) {
    calls_.push_back({"qd_request_" + name, std::move(arguments)});
  }

  template <class Row, class IdType>
  [[nodiscard]] CArgument name_of(std::span<const Row> rows, IdType id) const {
    if (id.is_none()) return nullptr;
    return std::string(program_.text(rows[id.index()].name, language_));
  }
  [[nodiscard]] CArgument organ(Organ organ) const {
    if (organ.kind.is_none()) return nullptr;
    return program_.organ_name(organ, language_);
  }
  static CArgument date(std::optional<Date> date) {
    if (!date) return nullptr;
    return to_string(*date);
  }
  static std::int32_t id(std::uint32_t value) { return static_cast<std::int32_t>(value); }

  void write_setting(const Request& request) {
    if (by_id_) {
      call("set_assigner_id", {id(request.assigner.kind.value), id(request.assigner.region.value)});
      call("set_village_id", {id(request.village.value)});
    } else {
      call("set_assigner", {organ(request.assigner)});
      call("set_village", {name_of(program_.regions(), request.village)});
    }
    if (by_id_ && request.date) {
      call("set_date_days", {request.date->days});
    } else {
      call("set_date", {date(request.date)});
    }
    const auto action = request.action ? CArgument(std::string(name(*request.action, language_))) : nullptr;
    call("set_action", {action});
    call("set_addressee", {name_of(program_.organ_kinds(), request.addressee)});
    call("set_known_at", {date(request.known_at)});
    call("set_basis", {name_of(program_.documents(), request.basis)});
    call("set_observation", {std::int32_t{request.observation ? 1 : 0}});
  }

  void write_matter(const RequestedMatter& asked) {
    if (by_id_) {
      call("add_matter_id", {id(asked.matter.value), id(asked.role.value), asked.added, asked.replaced});
    } else {
      call("add_matter", {name_of(program_.matters(), asked.matter), name_of(program_.roles(), asked.role),
                          asked.added, asked.replaced});
    }
  }

  void write_fact(const FactValue& value) {
    const FactRow& row = program_.facts()[value.fact.index()];
    const CArgument fact = name_of(program_.facts(), value.fact);
    if (!value.known) return call("give_unknown", {fact});
    if (value.values.empty()) return call("give_none", {fact});
    for (const std::int64_t one : value.values) write_value(value.fact, row, fact, one);
  }

  void write_value(FactId fact, const FactRow& row, const CArgument& fact_name, std::int64_t value) {
    const CArgument by = by_id_ ? CArgument(id(fact.value)) : fact_name;
    const std::string suffix = by_id_ ? "_id" : "";
    switch (static_cast<Type>(row.type)) {
      case Type::boolean:
        return call("give_bool" + suffix, {by, static_cast<std::int32_t>(value)});
      case Type::integer:
      case Type::money:
      case Type::days:
      case Type::workdays:
        return call("give_number" + suffix, {by, value});
      default:
        return call("give_text", {fact_name, text_of(row, value)});
    }
  }

  [[nodiscard]] CArgument text_of(const FactRow& row, std::int64_t value) const {
    const auto index = static_cast<std::uint32_t>(value);
    switch (static_cast<Type>(row.type)) {
      case Type::date:
        return to_string(Date{static_cast<std::int32_t>(value)});
      case Type::text:
        return value < 0 ? "没有人提到过的文本"
                         : std::string(program_.text(program_.text_constants()[index]));
      case Type::choice:
        return std::string(
            program_.text(Program::slice(row.choices, program_.choices())[index].name, language_));
      case Type::level:
        return std::string(name(static_cast<Level>(value), language_));
      case Type::organ:
        return organ(unpack_organ(value));
      case Type::region:
        return name_of(program_.regions(), RegionId(index));
      case Type::matter:
        return name_of(program_.matters(), MatterId(index));
      case Type::role:
        return name_of(program_.roles(), RoleId(index));
      default:
        return name_of(program_.materials(), MaterialId(index));
    }
  }

  void write_rows(const Rows& rows) {
    const CArgument sequence = name_of(program_.sequences(), rows.sequence);
    if (!rows.known) return call("rows_unknown", {sequence});
    call("begin_rows", {sequence});
    for (const Row& row : rows.rows) {
      call("next_row");
      for (const FactValue& fact : row.facts) write_fact(fact);
    }
    call("end_rows");
  }

  void write_approval(const Approval& approval) {
    call("add_approval",
         {organ(approval.organ), std::string(name(approval.status, language_)),
          name_of(program_.matters(), approval.matter), name_of(program_.roles(), approval.role),
          name_of(program_.regions(), approval.region), date(approval.granted), date(approval.from),
          date(approval.until), date(approval.known_since)});
  }

  const Program& program_;
  Language language_;
  bool by_id_;
  std::vector<CCall> calls_;
};

// Reads the arguments of a call in turn, as the types that the call takes.
class Arguments {
 public:
  explicit Arguments(const CCall& call) : call_(call) {}

  operator const char*() {  // NOLINT: what a call takes decides
    const auto* text = std::get_if<std::string>(&next());
    return text == nullptr ? nullptr : text->c_str();
  }
  operator std::int32_t() { return std::get<std::int32_t>(next()); }
  operator std::uint32_t() { return static_cast<std::uint32_t>(std::get<std::int32_t>(next())); }
  operator std::int64_t() { return std::get<std::int64_t>(next()); }

 private:
  const CArgument& next() { return call_.arguments.at(next_++); }

  const CCall& call_;
  std::size_t next_ = 0;
};

template <class... Taken>
qd_status perform_as(qd_status (*function)(qd_request*, Taken...), const CCall& call, qd_request* request) {
  Arguments arguments(call);
  // In braces the arguments are read from the first to the last.
  const std::tuple<qd_request*, Taken...> taken{request, static_cast<Taken>(arguments)...};
  return std::apply(function, taken);
}

qd_status add_approval(const CCall& call, qd_request* request) {
  Arguments next(call);
  const qd_approval approval{next, next, next, next, next, next, next, next, next};
  return qd_request_add_approval(request, &approval);
}

}  // namespace

std::vector<CCall> calls_of(const Program& program, const Request& request, Naming naming) {
  return CallWriter(program, naming).write(request);
}

qd_status perform(const CCall& call, qd_request* request) {
  if (call.name == "qd_request_add_approval") return add_approval(call, request);
#define QD_CALL(function) \
  if (call.name == #function) return perform_as(function, call, request);
  QD_CALL(qd_request_set_assigner)
  QD_CALL(qd_request_set_assigner_id)
  QD_CALL(qd_request_set_village)
  QD_CALL(qd_request_set_village_id)
  QD_CALL(qd_request_set_date)
  QD_CALL(qd_request_set_date_days)
  QD_CALL(qd_request_set_action)
  QD_CALL(qd_request_set_addressee)
  QD_CALL(qd_request_set_known_at)
  QD_CALL(qd_request_set_basis)
  QD_CALL(qd_request_set_observation)
  QD_CALL(qd_request_add_matter)
  QD_CALL(qd_request_add_matter_id)
  QD_CALL(qd_request_give_bool)
  QD_CALL(qd_request_give_bool_id)
  QD_CALL(qd_request_give_number)
  QD_CALL(qd_request_give_number_id)
  QD_CALL(qd_request_give_text)
  QD_CALL(qd_request_give_none)
  QD_CALL(qd_request_give_unknown)
  QD_CALL(qd_request_begin_rows)
  QD_CALL(qd_request_next_row)
  QD_CALL(qd_request_end_rows)
  QD_CALL(qd_request_rows_unknown)
#undef QD_CALL
  return QD_INTERNAL;
}

std::string describe(const CCall& call) {
  std::string text = call.name;
  for (const CArgument& argument : call.arguments) {
    if (const auto* written = std::get_if<std::string>(&argument)) {
      text += " \"" + *written + "\"";
    } else if (const auto* small = std::get_if<std::int32_t>(&argument)) {
      text += " " + std::to_string(*small);
    } else if (const auto* large = std::get_if<std::int64_t>(&argument)) {
      text += " " + std::to_string(*large);
    } else {
      text += " NULL";
    }
  }
  return text + "\n";
}

}  // namespace qingdan::property
