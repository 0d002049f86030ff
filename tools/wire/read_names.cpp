#include "wire/read_names.h"

#include <algorithm>
#include <span>
#include <vector>

#include "diagnostics/suggest.h"

namespace qingdan::wire {
namespace {

constexpr Words kAction{"行为", "action"};
constexpr Words kChoice{"取值", "value"};
constexpr Words kOrgan{"机关", "organ"};
constexpr Words kAName{"名称(文本)", "a name (a string)"};

// Longer texts are no slip of the pen, and comparing them takes time.
constexpr std::size_t kMaxCompared = 120;

Words words(NameKind kind) {
  switch (kind) {
    case NameKind::region:
      return {"地域", "region"};
    case NameKind::matter:
      return {"事项", "matter"};
    case NameKind::role:
      return {"责任形式", "role"};
    case NameKind::fact:
      return {"事实", "fact"};
    case NameKind::list:
      return {"清单", "list"};
    case NameKind::document:
      return {"文件", "document"};
    case NameKind::sequence:
      return {"序列", "sequence"};
    case NameKind::material:
      return {"资料", "material"};
    case NameKind::register_:
      return {"数据源", "register"};
    case NameKind::organ_kind:
      break;
  }
  return kOrgan;
}

std::string nearest_of(std::string_view written, std::span<const std::string_view> candidates) {
  if (written.size() > kMaxCompared) return {};
  return diagnostics::suggest(written, candidates).value_or("");
}

}  // namespace

std::optional<std::string_view> NameReader::text(const Json* json, const Place& place) {
  if (json == nullptr || json->is_null()) return std::nullopt;
  if (const auto* text = json->as<std::string>()) return *text;
  log_.warn(ProblemKind::WrongValue, place, {place.label(), kAName});
  return std::nullopt;
}

void NameReader::warn_unknown(Words what, std::string_view written, const Place& place,
                              std::string suggestion) {
  log_.warn(ProblemKind::UnknownName, place, {what, excerpt(written)}, std::move(suggestion));
}

std::string NameReader::nearest(std::initializer_list<NameKind> kinds, std::string_view text) const {
  if (log_.is_full()) return {};
  std::vector<std::string_view> candidates;
  for (const NameRow& row : program_.names()) {
    const auto kind = static_cast<NameKind>(row.kind);
    if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) {
      candidates.push_back(program_.text(row.text));
    }
  }
  return nearest_of(text, candidates);
}

template <class Id>
Id NameReader::named(const Json* json, const Place& place, NameKind kind,
                     Id (Program::*find)(std::string_view) const) {
  const auto written = text(json, place);
  if (!written) return Id::none();
  const Id found = (program_.*find)(*written);
  if (found.is_none()) warn_unknown(words(kind), *written, place, nearest({kind}, *written));
  return found;
}

MatterId NameReader::matter(const Json* json, const Place& place) {
  return named(json, place, NameKind::matter, &Program::find_matter);
}
RoleId NameReader::role(const Json* json, const Place& place) {
  return named(json, place, NameKind::role, &Program::find_role);
}
RegionId NameReader::region(const Json* json, const Place& place) {
  return named(json, place, NameKind::region, &Program::find_region);
}
MaterialId NameReader::material(const Json* json, const Place& place) {
  return named(json, place, NameKind::material, &Program::find_material);
}
DocumentId NameReader::document(const Json* json, const Place& place) {
  return named(json, place, NameKind::document, &Program::find_document);
}
OrganKindId NameReader::organ_kind(const Json* json, const Place& place) {
  return named(json, place, NameKind::organ_kind, &Program::find_organ_kind);
}

Organ NameReader::organ(const Json* json, const Place& place) {
  const auto written = text(json, place);
  if (!written) return {};
  const std::optional<Organ> found = program_.find_organ(*written);
  if (!found) warn_unknown(kOrgan, *written, place, nearest_organ(*written));
  return found.value_or(Organ{});
}

std::string NameReader::nearest_organ(std::string_view written) const {
  const auto dot = written.rfind('.');
  if (dot == std::string_view::npos) return nearest({NameKind::organ_kind}, written);
  std::string region(written.substr(0, dot));
  std::string kind(written.substr(dot + 1));
  const bool is_centre = parse_word<Level>(region) == Level::centre;
  if (!is_centre && program_.find_region(region).is_none()) region = nearest({NameKind::region}, region);
  if (program_.find_organ_kind(kind).is_none()) kind = nearest({NameKind::organ_kind}, kind);
  return region.empty() || kind.empty() ? std::string() : region + "." + kind;
}

std::optional<std::int64_t> NameReader::choice(FactId fact, const Json& json, const Place& place) {
  const auto written = text(&json, place);
  if (!written) return std::nullopt;
  const auto found = program_.find_choice(fact, *written);
  if (found) return found;
  std::vector<std::string_view> candidates;
  for (const ChoiceRow& row : Program::slice(program_.facts()[fact.index()].choices, program_.choices())) {
    candidates.push_back(program_.text(row.name, Language::zh));
    candidates.push_back(program_.text(row.name, Language::en));
  }
  warn_unknown(kChoice, *written, place, nearest_of(*written, candidates));
  return std::nullopt;
}

std::optional<Action> NameReader::action(std::string_view written, const Place& place) {
  const auto found = parse_word<Action>(written);
  if (found) return found;
  std::vector<std::string_view> candidates;
  for (std::size_t i = 0; i < word_count<Action>(); ++i) {
    candidates.push_back(name(static_cast<Action>(i), Language::zh));
    candidates.push_back(name(static_cast<Action>(i), Language::en));
  }
  warn_unknown(kAction, written, place, nearest_of(written, candidates));
  return std::nullopt;
}

}  // namespace qingdan::wire
