#include "wire/read_properties.h"

#include <algorithm>
#include <array>
#include <string>

#include "wire/read_fact.h"

namespace qingdan::wire {
namespace {

constexpr Words kRowList{"由对象组成的数组([{…},…])", "an array of objects ([{…},…])"};
constexpr Words kARow{"对象({…})", "an object ({…})"};

constexpr std::string_view kOfAction = "action.properties";
constexpr std::string_view kOfResource = "resource.properties";

class PropertyReader {
 public:
  PropertyReader(const Program& program, NameReader& names, ProblemLog& log, Request& request)
      : program_(program), names_(names), log_(log), request_(request) {}

  void read(const Member& member, Entity entity, const Place& here) {
    const SequenceId sequence = program_.find_sequence(member.key);
    if (!sequence.is_none()) return read_sequence(sequence, member, entity, here);
    const FactId fact = program_.find_fact(member.key);
    if (fact.is_none()) {
      log_.warn(ProblemKind::UnknownProperty, here, {excerpt(member.key)},
                names_.nearest({NameKind::fact, NameKind::sequence}, member.key));
    } else if (!row_of(fact).sequence.is_none() || entity_of(row_of(fact)) != entity) {
      log_.warn(ProblemKind::WrongPlace, here, {member.key, right_place(fact)});
    } else {
      read_into(request_.facts, fact, member, here);
    }
  }

 private:
  [[nodiscard]] const FactRow& row_of(FactId fact) const { return program_.facts()[fact.index()]; }

  void read_sequence(SequenceId sequence, const Member& member, Entity entity, const Place& here) {
    std::vector<Rows>& sequences = request_.sequences;
    if (entity != Entity::action) {
      log_.warn(ProblemKind::WrongPlace, here, {member.key, std::string(kOfAction)});
    } else if (std::any_of(sequences.begin(), sequences.end(),
                           [&](const Rows& rows) { return rows.sequence == sequence; })) {
      log_.refuse(ProblemKind::GivenTwice, here, {member.key});
    } else {
      sequences.push_back(read_rows(sequence, member.value, here));
    }
  }

  Rows read_rows(SequenceId sequence, const Json& json, const Place& here) {
    Rows rows{sequence, false, {}};
    const auto* elements = json.as<Json::Array>();
    if (elements == nullptr) {
      if (!json.is_null()) log_.warn(ProblemKind::WrongValue, here, {here.label(), kRowList});
      return rows;
    }
    if (elements->size() > kMaxRows) {
      log_.refuse(ProblemKind::TooManyRows, here, {here.label(), std::to_string(kMaxRows)});
      return rows;
    }
    rows.known = true;
    for (std::size_t i = 0; i < elements->size(); ++i) {
      const std::string index = std::to_string(i);
      const Place place{&here, index};
      if ((*elements)[i].as<Json::Object>() == nullptr) {
        // What this row says is not known, nor whether it is one: so the whole is not.
        log_.warn(ProblemKind::WrongValue, place, {place.label(), kARow});
        return {sequence, false, {}};
      }
      rows.rows.push_back(read_row(sequence, *(*elements)[i].as<Json::Object>(), place));
    }
    return rows;
  }

  Row read_row(SequenceId sequence, const Json::Object& members, const Place& place) {
    Row row;
    for (const Member& member : members) {
      const Place here{&place, member.key};
      const FactId fact = program_.find_fact(member.key);
      if (fact.is_none()) {
        log_.warn(ProblemKind::UnknownProperty, here, {excerpt(member.key)},
                  names_.nearest({NameKind::fact}, member.key));
      } else if (row_of(fact).sequence != sequence) {
        log_.warn(ProblemKind::WrongPlace, here, {member.key, right_place(fact)});
      } else {
        read_into(row.facts, fact, member, here);
      }
    }
    return row;
  }

  void read_into(std::vector<FactValue>& facts, FactId fact, const Member& member, const Place& here) {
    if (std::any_of(facts.begin(), facts.end(), [&](const FactValue& f) { return f.fact == fact; })) {
      return log_.refuse(ProblemKind::GivenTwice, here, {member.key});
    }
    facts.push_back(read_fact(program_, fact, member.value, here, names_, log_));
  }

  [[nodiscard]] Argument right_place(FactId fact) const {
    const FactRow& row = row_of(fact);
    if (row.sequence.is_none()) {
      return std::string(entity_of(row) == Entity::action ? kOfAction : kOfResource);
    }
    const Name& sequence = program_.sequences()[row.sequence.index()].name;
    const std::string place = std::string(kOfAction) + ".";
    const std::string zh = place + std::string(program_.text(sequence, Language::zh)) + " 的各行";
    const std::string en = "the rows of " + place + std::string(program_.text(sequence, Language::en));
    return Words{zh, en};
  }

  const Program& program_;
  NameReader& names_;
  ProblemLog& log_;
  Request& request_;
};

}  // namespace

bool is_fixed_property(std::string_view key, Entity entity) {
  constexpr std::array<std::string_view, 7> kAction{"matters",  "matter",    "role", "count",
                                                    "replaces", "approvals", "basis"};
  constexpr std::array<std::string_view, 2> kResource{"region", "organ"};
  const auto is_among = [&](const auto& fixed) {
    return std::find(fixed.begin(), fixed.end(), key) != fixed.end();
  };
  return entity == Entity::action ? is_among(kAction) : is_among(kResource);
}

Entity entity_of(const FactRow& fact) {
  return static_cast<FactSource>(fact.source) == FactSource::village ? Entity::resource : Entity::action;
}

void read_properties(const Program& program, const Json& properties, Entity entity, const Place& place,
                     NameReader& names, ProblemLog& log, Request& request) {
  PropertyReader reader(program, names, log, request);
  for (const Member& member : *properties.as<Json::Object>()) {
    if (!is_fixed_property(member.key, entity)) reader.read(member, entity, {&place, member.key});
  }
}

}  // namespace qingdan::wire
