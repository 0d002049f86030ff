#include "property/request_text.h"

#include <algorithm>

#include "wire/csv_record.h"
#include "wire/read_properties.h"
#include "wire/write_value.h"

namespace qingdan::property {
namespace {

using wire::Json;

// What nothing is called, for what is unknown where a name must stand.
constexpr std::string_view kNobody = "nobody";
constexpr std::string_view kOtherText = "said by nobody";

template <class Row, class Tag>
Json name_of(const Program& program, std::span<const Row> rows, Id<Tag> id) {
  return id.index() < rows.size() ? Json(program.text(rows[id.index()].name, Language::zh)) : Json();
}

std::string organ_of(const Program& program, Organ organ) {
  return organ.kind.is_none() ? std::string(kNobody) : program.organ_name(organ, Language::zh);
}

Json value_of(const Program& program, const FactValue& value) {
  if (!value.known) return {};
  Json json = wire::to_json(program, value.fact, value.values, Language::zh);
  const bool is_text = static_cast<Type>(program.facts()[value.fact.index()].type) == Type::text;
  if (is_text && json.is_null()) return kOtherText;
  if (const auto* entries = json.as<Json::Array>(); is_text && entries != nullptr) {
    Json::Array texts = *entries;
    for (Json& text : texts) text = text.is_null() ? Json(kOtherText) : text;
    return texts;
  }
  return json;
}

Json approval_json(const Program& program, const Approval& approval) {
  Json::Object object{{"status", name(approval.status, Language::en)}};
  const auto add = [&](const char* key, Json value) {
    if (!value.is_null()) object.push_back({key, std::move(value)});
  };
  const auto add_date = [&](const char* key, std::optional<Date> date) {
    if (date) object.push_back({key, to_string(*date)});
  };
  if (!approval.organ.kind.is_none()) add("organ", organ_of(program, approval.organ));
  add("matter", name_of(program, program.matters(), approval.matter));
  add("role", name_of(program, program.roles(), approval.role));
  add("region", name_of(program, program.regions(), approval.region));
  add_date("granted", approval.granted);
  add_date("from", approval.from);
  add_date("until", approval.until);
  add_date("known_since", approval.known_since);
  return object;
}

Json approvals_json(const Program& program, const Request& request) {
  Json::Array all;
  for (const Approval& approval : request.approvals) all.push_back(approval_json(program, approval));
  return all;
}

Json matters_json(const Program& program, const Request& request) {
  Json::Array all;
  for (const RequestedMatter& asked : request.matters) {
    all.push_back(Json::Object{{"matter", name_of(program, program.matters(), asked.matter)},
                               {"role", name_of(program, program.roles(), asked.role)},
                               {"count", asked.added},
                               {"replaces", asked.replaced}});
  }
  return all;
}

std::string_view fact_name(const Program& program, FactId fact) {
  return program.text(program.facts()[fact.index()].name, Language::zh);
}

Json rows_json(const Program& program, const Rows& rows) {
  if (!rows.known) return {};
  Json::Array all;
  for (const Row& row : rows.rows) {
    Json::Object object;
    for (const FactValue& value : row.facts) {
      object.push_back({std::string(fact_name(program, value.fact)), value_of(program, value)});
    }
    all.emplace_back(std::move(object));
  }
  return all;
}

std::string cell_of(const Json& json) {
  if (json.is_null()) return "?";
  if (const auto* truth = json.as<bool>()) return *truth ? "是" : "否";
  if (const auto* number = json.as<Json::Number>()) return number->text;
  if (const auto* text = json.as<std::string>()) return *text;
  std::string all;
  for (const Json& entry : *json.as<Json::Array>()) all += (all.empty() ? "" : ";") + cell_of(entry);
  return all.empty() ? ";" : all;
}

// The facts that have a column, and the sequences.
template <class Take>
void for_each_column(const Program& program, Take take) {
  for (std::uint32_t i = 0; i < program.facts().size(); ++i) {
    if (program.facts()[i].sequence.is_none()) take(FactId(i), SequenceId::none());
  }
  for (std::uint32_t i = 0; i < program.sequences().size(); ++i) take(FactId::none(), SequenceId(i));
}

std::string text_or_nobody(const Json& name) {
  return name.is_null() ? std::string(kNobody) : *name.as<std::string>();
}

}  // namespace

Json request_json(const Program& program, const Request& request, std::string_view id) {
  Json::Object properties;
  Json::Object village;
  if (!request.matters.empty()) properties.push_back({"matters", matters_json(program, request)});
  if (!request.approvals.empty()) properties.push_back({"approvals", approvals_json(program, request)});
  if (!request.basis.is_none()) {
    properties.push_back({"basis", name_of(program, program.documents(), request.basis)});
  }
  for (const FactValue& value : request.facts) {
    const bool of_action = wire::entity_of(program.facts()[value.fact.index()]) == wire::Entity::action;
    (of_action ? properties : village)
        .push_back({std::string(fact_name(program, value.fact)), value_of(program, value)});
  }
  for (const Rows& rows : request.sequences) {
    const Json name = name_of(program, program.sequences(), rows.sequence);
    properties.push_back({*name.as<std::string>(), rows_json(program, rows)});
  }
  if (!request.addressee.is_none()) {
    village.push_back({"organ", name_of(program, program.organ_kinds(), request.addressee)});
  }
  Json::Object context{{"id", id}};
  if (request.date) context.push_back({"date", to_string(*request.date)});
  if (request.known_at) context.push_back({"known_at", to_string(*request.known_at)});
  if (request.observation) context.push_back({"observation", true});
  const std::string_view action = request.action ? name(*request.action, Language::zh) : kNobody;
  return Json::Object{
      {"subject", Json::Object{{"type", "organ"}, {"id", organ_of(program, request.assigner)}}},
      {"action", Json::Object{{"name", action}, {"properties", std::move(properties)}}},
      {"resource", Json::Object{{"type", "village"},
                                {"id", text_or_nobody(name_of(program, program.regions(), request.village))},
                                {"properties", std::move(village)}}},
      {"context", std::move(context)}};
}

std::string csv_header(const Program& program) {
  std::string header =
      "id,organ,action,matter,role,count,replaces,matters,village,to,on,known_at,basis,observation,approvals";
  for_each_column(program, [&](FactId fact, SequenceId sequence) {
    header += ',';
    wire::append_csv(header, fact.is_none()
                                 ? program.text(program.sequences()[sequence.index()].name, Language::zh)
                                 : fact_name(program, fact));
  });
  return header;
}

std::string csv_row(const Program& program, const Request& request, std::string_view id) {
  std::string row(id);
  const auto add = [&](std::string_view cell) {
    row += ',';
    wire::append_csv(row, cell);
  };
  const auto add_name = [&](const Json& name) { add(name.is_null() ? "" : *name.as<std::string>()); };
  const auto add_date = [&](std::optional<Date> date) { add(date ? to_string(*date) : ""); };
  add(organ_of(program, request.assigner));
  add(request.action ? name(*request.action, Language::zh) : kNobody);
  // One that is known has columns of its own; an empty role is none.
  const bool is_one = request.matters.size() == 1 && !request.matters[0].matter.is_none();
  const RequestedMatter asked = is_one ? request.matters[0] : RequestedMatter{};
  add_name(name_of(program, program.matters(), asked.matter));
  add_name(name_of(program, program.roles(), asked.role));
  add(is_one ? std::to_string(asked.added) : "");
  add(is_one ? std::to_string(asked.replaced) : "");
  add(is_one || request.matters.empty() ? "" : wire::to_text(matters_json(program, request)));
  add(text_or_nobody(name_of(program, program.regions(), request.village)));
  add_name(name_of(program, program.organ_kinds(), request.addressee));
  add_date(request.date);
  add_date(request.known_at);
  add_name(name_of(program, program.documents(), request.basis));
  add(request.observation ? "是" : "");
  add(request.approvals.empty() ? "" : wire::to_text(approvals_json(program, request)));
  for_each_column(program, [&](FactId fact, SequenceId sequence) {
    const auto value = std::find_if(request.facts.begin(), request.facts.end(),
                                    [&](const FactValue& v) { return v.fact == fact; });
    const auto rows = std::find_if(request.sequences.begin(), request.sequences.end(),
                                   [&](const Rows& r) { return r.sequence == sequence; });
    if (!fact.is_none()) {
      add(value == request.facts.end() ? "" : cell_of(value_of(program, *value)));
    } else {
      add(rows == request.sequences.end() ? "" : wire::to_text(rows_json(program, *rows)));
    }
  });
  return row;
}

}  // namespace qingdan::property
