#include "wire/csv_request.h"

#include <algorithm>
#include <utility>

#include "wire/read_properties.h"

namespace qingdan::wire {
namespace {

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.eE+-") == std::string_view::npos;
}

Json number_or_text(std::string_view text) {
  if (is_number(text)) return Json::Number{std::string(text)};
  return text;
}

Json truth_or_text(std::string_view text) {
  const auto truth = csv_truth(text);
  return truth ? Json(*truth) : Json(text);
}

// What is no JSON stays a text, which is of a wrong type wherever JSON is wanted.
Json json_or_text(std::string_view text) {
  auto json = parse_json(text);
  return std::holds_alternative<Json>(json) ? std::get<Json>(std::move(json)) : Json(text);
}

Json value_of(Type type, std::string_view text) {
  switch (type) {
    case Type::boolean:
      return truth_or_text(text);
    case Type::integer:
    case Type::money:
    case Type::days:
    case Type::workdays:
      return number_or_text(text);
    default:
      return text;
  }
}

Json fact_value(const FactRow& fact, std::string_view cell) {
  const Type type = static_cast<Type>(fact.type);
  if (cell == "?") return {};
  if (fact.many == 0) return value_of(type, cell);
  Json::Array values;
  for_each_piece(cell, [&](std::string_view piece) {
    values.push_back(value_of(type, piece));
    return true;
  });
  return values;
}

// Where the cells of a row go.
struct Members {
  Json::Object subject{{"type", "organ"}};
  Json::Object action;
  Json::Object action_properties;
  Json::Object resource{{"type", "village"}};
  Json::Object resource_properties;
  Json::Object context;
};

void put_matter(std::string_view cell, Json::Object& properties) {
  if (cell.find(';') == std::string_view::npos) return properties.push_back({"matter", cell});
  Json::Array matters;
  for_each_piece(cell, [&](std::string_view piece) {
    matters.emplace_back(piece);
    return true;
  });
  properties.push_back({"matters", std::move(matters)});
}

void put_cell(const Program& program, const CsvColumn& column, std::string_view cell, Members& members) {
  switch (column.column) {
    case Column::id:
      return members.context.push_back({"id", cell});
    case Column::organ:
      return members.subject.push_back({"id", cell});
    case Column::action:
      return members.action.push_back({"name", cell});
    case Column::matter:
      return put_matter(cell, members.action_properties);
    case Column::role:
      return members.action_properties.push_back({"role", cell});
    case Column::count:
      return members.action_properties.push_back({"count", number_or_text(cell)});
    case Column::replaces:
      return members.action_properties.push_back({"replaces", number_or_text(cell)});
    case Column::village:
      return members.resource.push_back({"id", cell});
    case Column::region:
      return members.resource_properties.push_back({"region", cell});
    case Column::to:
      return members.resource_properties.push_back({"organ", cell});
    case Column::on:
      return members.context.push_back({"date", cell});
    case Column::known_at:
      return members.context.push_back({"known_at", cell});
    case Column::basis:
      return members.action_properties.push_back({"basis", cell});
    case Column::language:
      return members.context.push_back({"language", cell});
    case Column::observation:
      return members.context.push_back({"observation", truth_or_text(cell)});
    case Column::matters:
      return members.action_properties.push_back({"matters", json_or_text(cell)});
    case Column::approvals:
      return members.action_properties.push_back({"approvals", json_or_text(cell)});
    case Column::fact: {
      const FactRow& fact = program.facts()[column.id];
      Json::Object& properties =
          entity_of(fact) == Entity::action ? members.action_properties : members.resource_properties;
      return properties.push_back({column.name, fact_value(fact, cell)});
    }
    case Column::sequence:
      return members.action_properties.push_back({column.name, json_or_text(cell)});
    case Column::other:
      return;
  }
}

// Where the value of a column stands in the request.
std::string pointer_of(const Program& program, const CsvColumn& column) {
  Members members;
  put_cell(program, column, "1", members);
  const std::pair<const Json::Object*, std::string_view> places[] = {
      {&members.action, "/action"},
      {&members.action_properties, "/action/properties"},
      {&members.resource_properties, "/resource/properties"},
      {&members.context, "/context"},
  };
  for (const auto& [object, place] : places) {
    if (!object->empty()) return append_pointer(std::string(place), object->front().key);
  }
  return column.column == Column::organ ? "/subject/id" : "/resource/id";
}

// A place in the request to one in the row; what has no column stays.
void point_at_column(const Program& program, std::span<const CsvColumn> columns, Problem& problem) {
  constexpr std::string_view kMatters = "/action/properties/matters";
  for (const CsvColumn& column : columns) {
    if (column.column == Column::other) continue;
    std::string pointer = pointer_of(program, column);
    if (column.column == Column::matter && problem.pointer.starts_with(kMatters)) pointer = kMatters;
    if (!problem.pointer.starts_with(pointer)) continue;
    const std::string rest = problem.pointer.substr(pointer.size());
    if (!rest.empty() && rest.front() != '/') continue;
    problem.pointer = column.name + rest;
    if (problem.kind == ProblemKind::MissingMember) problem.args = {excerpt(column.name)};
    return;
  }
}

}  // namespace

Json csv_to_json(const Program& program, std::span<const CsvColumn> columns,
                 std::span<const std::string_view> fields) {
  Members members;
  std::string scratch;
  bool has_action = false;
  for (std::size_t i = 0; i < columns.size() && i < fields.size(); ++i) {
    has_action = has_action || columns[i].column == Column::action;
    const std::string_view cell = csv_text(fields[i], scratch);
    if (!cell.empty()) put_cell(program, columns[i], cell, members);
  }
  // Two lists of matters are one too many, as in JSON.
  const auto is_list = [](const Member& member) { return member.key == "matters"; };
  Json::Object& properties = members.action_properties;
  const auto list = std::find_if(properties.begin(), properties.end(), is_list);
  if (list != properties.end() && std::any_of(list + 1, properties.end(), is_list)) list->key = "matter";
  if (!has_action) members.action.push_back({"name", "assign"});
  members.action.push_back({"properties", std::move(members.action_properties)});
  members.resource.push_back({"properties", std::move(members.resource_properties)});
  return Json::Object{{"subject", std::move(members.subject)},
                      {"action", std::move(members.action)},
                      {"resource", std::move(members.resource)},
                      {"context", std::move(members.context)}};
}

std::variant<WireRequest, Refusal> read_csv_request(const Program& program,
                                                    std::span<const CsvColumn> columns,
                                                    const CsvRecord& record) {
  const auto refuse = [&](ProblemKind kind, std::vector<Argument> args) {
    Refusal refusal{{kind, "", std::move(args), {}}, {}};
    std::string scratch;
    for (std::size_t i = 0; i < columns.size() && i < record.fields.size(); ++i) {
      if (columns[i].column == Column::id) refusal.id = csv_text(record.fields[i], scratch);
    }
    return refusal;
  };
  if (record.text.size() > kMaxLineBytes) {
    return refuse(ProblemKind::LineTooLong, {std::to_string(kMaxLineBytes)});
  }
  if (!record.well_formed) return refuse(ProblemKind::NotCsv, {std::to_string(record.fields.size() + 1)});
  if (record.fields.size() != columns.size()) {
    return refuse(ProblemKind::WrongFieldCount,
                  {std::to_string(record.fields.size()), std::to_string(columns.size())});
  }
  auto result = read_json_request(program, csv_to_json(program, columns, record.fields));
  if (auto* refusal = std::get_if<Refusal>(&result)) {
    point_at_column(program, columns, refusal->error);
  } else {
    for (Problem& warning : std::get<WireRequest>(result).warnings) {
      point_at_column(program, columns, warning);
    }
  }
  return result;
}

}  // namespace qingdan::wire
