// Names of a request to ids of a Program. What is missing, null, of a wrong type or not declared becomes
// none, and all but the first two are warned of, with the nearest declared name.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "qingdan/program.h"
#include "wire/place.h"

namespace qingdan::wire {

class NameReader {
 public:
  NameReader(const Program& program, ProblemLog& log) : program_(program), log_(log) {}

  // `json` may be null: nothing there.
  [[nodiscard]] MatterId matter(const Json* json, const Place& place);
  [[nodiscard]] RoleId role(const Json* json, const Place& place);
  [[nodiscard]] RegionId region(const Json* json, const Place& place);
  [[nodiscard]] OrganKindId organ_kind(const Json* json, const Place& place);
  [[nodiscard]] MaterialId material(const Json* json, const Place& place);
  [[nodiscard]] DocumentId document(const Json* json, const Place& place);
  [[nodiscard]] Organ organ(const Json* json, const Place& place);
  // None for a text that is no value of the choice.
  [[nodiscard]] std::optional<std::int64_t> choice(FactId fact, const Json& json, const Place& place);
  [[nodiscard]] std::optional<Action> action(std::string_view text, const Place& place);

  // The name of one of these kinds that is nearest to the text; empty if none is near.
  [[nodiscard]] std::string nearest(std::initializer_list<NameKind> kinds, std::string_view text) const;

 private:
  // The text; nullopt if there is none, after a warning unless it is absent or null.
  [[nodiscard]] std::optional<std::string_view> text(const Json* json, const Place& place);
  template <class Id>
  [[nodiscard]] Id named(const Json* json, const Place& place, NameKind kind,
                         Id (Program::*find)(std::string_view) const);
  void warn_unknown(Words what, std::string_view written, const Place& place, std::string suggestion);
  [[nodiscard]] std::string nearest_organ(std::string_view written) const;

  const Program& program_;
  ProblemLog& log_;
};

}  // namespace qingdan::wire
