#include "wire/read_request.h"

#include "wire/read_approvals.h"
#include "wire/read_matters.h"
#include "wire/read_names.h"
#include "wire/read_properties.h"

namespace qingdan::wire {
namespace {

constexpr Words kAnObject{"对象({…})", "an object ({…})"};
constexpr Words kAString{"非空的文本", "a string that is not empty"};
constexpr Words kATruth{"true 或 false", "true or false"};
constexpr Words kADate{"日期,如 \"2024-03-01\"", "a date such as \"2024-03-01\""};

class RequestReader {
 public:
  RequestReader(const Program& program, WireRequest& result, ProblemLog& log)
      : program_(program), result_(result), log_(log), names_(program, log) {}

  void read(const Json& root);

 private:
  void read_subject(const Json& subject, const Place& place);
  void read_action(const Json& action, const Place& place);
  void read_resource(const Json& resource, const Place& place);
  void read_village(const Json& id, const Place& id_place, const Json* region, const Place& region_place);
  [[nodiscard]] Argument name_of(RegionId region) const;
  void read_context(const Json& context, const Place& place);

  // The object that must stand, or may stand, at `key`; null if it does not.
  const Json* required_object(const Json& parent, std::string_view key, const Place& place);
  const Json* optional_object(const Json& parent, std::string_view key, const Place& place);
  // The text that must stand at `key`; empty after refusing the request.
  std::string_view required_text(const Json& parent, std::string_view key, const Place& place);
  void require_type(const Json& entity, std::string_view type, const Place& place);

  const Program& program_;
  WireRequest& result_;
  ProblemLog& log_;
  NameReader names_;
};

const Json* RequestReader::optional_object(const Json& parent, std::string_view key, const Place& place) {
  const Json* found = parent.find(key);
  if (found == nullptr || found->as<Json::Object>() != nullptr) return found;
  log_.refuse(ProblemKind::WrongShape, {&place, key}, {kAnObject});
  return nullptr;
}

const Json* RequestReader::required_object(const Json& parent, std::string_view key, const Place& place) {
  if (parent.find(key) == nullptr) {
    log_.refuse(ProblemKind::MissingMember, {&place, key}, {std::string(key)});
  }
  return optional_object(parent, key, place);
}

std::string_view RequestReader::required_text(const Json& parent, std::string_view key, const Place& place) {
  const Json* found = parent.find(key);
  if (found == nullptr) {
    log_.refuse(ProblemKind::MissingMember, {&place, key}, {std::string(key)});
    return {};
  }
  const auto* text = found->as<std::string>();
  if (text != nullptr && !text->empty()) return *text;
  log_.refuse(ProblemKind::WrongShape, {&place, key}, {kAString});
  return {};
}

void RequestReader::require_type(const Json& entity, std::string_view type, const Place& place) {
  const std::string_view found = required_text(entity, "type", place);
  if (found.empty() || found == type) return;
  log_.refuse(ProblemKind::WrongEntity, {&place, "type"}, {std::string(type), excerpt(found)});
}

void RequestReader::read(const Json& root) {
  const Place place;
  if (root.as<Json::Object>() == nullptr) return log_.refuse(ProblemKind::WrongShape, place, {kAnObject});
  // The context first, so that a refusal can name the request by its id.
  if (const Json* context = optional_object(root, "context", place)) {
    read_context(*context, {&place, "context"});
  }
  if (const Json* subject = required_object(root, "subject", place)) {
    read_subject(*subject, {&place, "subject"});
  }
  if (const Json* action = required_object(root, "action", place)) read_action(*action, {&place, "action"});
  if (const Json* resource = required_object(root, "resource", place)) {
    read_resource(*resource, {&place, "resource"});
  }
}

void RequestReader::read_context(const Json& context, const Place& place) {
  if (const Json* id = context.find("id")) {
    if (const auto* text = id->as<std::string>()) {
      result_.id = *text;
    } else if (const auto* number = id->as<Json::Number>()) {
      result_.id = number->text;
    }
  }
  if (const Json* language = context.find("language")) {
    const auto* text = language->as<std::string>();
    if (text != nullptr && text->starts_with("zh")) result_.language = Language::zh;
    if (text != nullptr && text->starts_with("en")) result_.language = Language::en;
  }
  const auto read_date = [&](std::string_view key) -> std::optional<Date> {
    const Json* json = context.find(key);
    const auto* text = json == nullptr ? nullptr : json->as<std::string>();
    return text == nullptr ? std::nullopt : parse_date(*text);
  };
  result_.request.date = read_date("date");
  const Json* date = context.find("date");
  if (date != nullptr && !date->is_null() && !result_.request.date) {
    log_.warn(ProblemKind::WrongValue, {&place, "date"}, {std::string("date"), kADate});
  }
  // Without a known_at all knowledge counts: one that cannot be read must not have that effect.
  result_.request.known_at = read_date("known_at");
  if (context.find("known_at") != nullptr && !result_.request.known_at) {
    log_.refuse(ProblemKind::WrongKnownAt, {&place, "known_at"}, {});
  }
  // What is done and what is asked for are different questions: this is no place to guess.
  if (const Json* observation = context.find("observation")) {
    const auto* truth = observation->as<bool>();
    if (truth == nullptr) log_.refuse(ProblemKind::WrongShape, {&place, "observation"}, {kATruth});
    result_.request.observation = truth != nullptr && *truth;
  }
}

void RequestReader::read_subject(const Json& subject, const Place& place) {
  require_type(subject, "organ", place);
  static_cast<void>(optional_object(subject, "properties", place));
  if (required_text(subject, "id", place).empty()) return;
  result_.request.assigner = names_.organ(subject.find("id"), {&place, "id"});
}

void RequestReader::read_action(const Json& action, const Place& place) {
  const std::string_view verb = required_text(action, "name", place);
  if (!verb.empty()) result_.request.action = names_.action(verb, {&place, "name"});
  const Json* properties = optional_object(action, "properties", place);
  if (properties == nullptr) return;
  const Place inside{&place, "properties"};
  result_.request.matters = read_matters(*properties, inside, names_, log_);
  result_.request.basis = names_.document(properties->find("basis"), {&inside, "basis"});
  if (const Json* approvals = properties->find("approvals")) {
    result_.request.approvals = read_approvals(*approvals, {&inside, "approvals"}, names_, log_);
  }
  read_properties(program_, *properties, Entity::action, inside, names_, log_, result_.request);
}

void RequestReader::read_resource(const Json& resource, const Place& place) {
  require_type(resource, "village", place);
  const bool has_id = !required_text(resource, "id", place).empty();
  const Json* properties = optional_object(resource, "properties", place);
  const Place inside{&place, "properties"};
  const Json* region = properties == nullptr ? nullptr : properties->find("region");
  if (has_id) read_village(*resource.find("id"), {&place, "id"}, region, {&inside, "region"});
  if (properties == nullptr) return;
  result_.request.addressee = names_.organ_kind(properties->find("organ"), {&inside, "organ"});
  read_properties(program_, *properties, Entity::resource, inside, names_, log_, result_.request);
}

void RequestReader::read_village(const Json& id, const Place& id_place, const Json* region,
                                 const Place& region_place) {
  RegionId& village = result_.request.village;
  const RegionId around = names_.region(region, region_place);
  if (around.is_none()) {
    village = names_.region(&id, id_place);
  } else {
    // The village need not be declared if a region is that holds it.
    const RegionId named = program_.find_region(std::get<std::string>(id.value));
    village = named.is_none() || program_.is_under(around, named) ? around : named;
    if (!program_.is_under(village, around)) {
      log_.refuse(ProblemKind::RegionsApart, region_place, {name_of(named), name_of(around)});
    }
  }
  const bool is_declared = !village.is_none() && (around.is_none() || village != around);
  if (is_declared &&
      program_.regions()[village.index()].level != static_cast<std::uint32_t>(Level::village)) {
    log_.warn(ProblemKind::NotAVillage, id_place, {name_of(village)});
  }
}

Argument RequestReader::name_of(RegionId region) const {
  const Name& name = program_.regions()[region.index()].name;
  return Words{program_.text(name, Language::zh), program_.text(name, Language::en)};
}

}  // namespace

std::variant<WireRequest, Refusal> read_request(const Program& program, std::string_view line) {
  if (line.size() > kMaxLineBytes) {
    return Refusal{{ProblemKind::LineTooLong, "", {std::to_string(kMaxLineBytes)}, {}}, {}};
  }
  const std::variant<Json, Problem> json = parse_json(line);
  if (const auto* error = std::get_if<Problem>(&json)) return Refusal{*error, {}};
  return read_json_request(program, std::get<Json>(json));
}

std::variant<WireRequest, Refusal> read_json_request(const Program& program, const Json& json) {
  WireRequest result;
  ProblemLog log;
  RequestReader(program, result, log).read(json);
  if (log.error) return Refusal{*std::move(log.error), std::move(result.id)};
  result.warnings = std::move(log.warnings);
  return result;
}

}  // namespace qingdan::wire
