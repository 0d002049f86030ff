#include "property/describe.h"

#include <optional>

namespace qingdan::property {
namespace {

using model::Model;

template <class IdType, class Row>
std::string named(const std::vector<Row>& rows, IdType id) {
  if (id.is_none()) {
    return "?";
  }
  if (id.index() >= rows.size()) {
    return "outside the table";
  }
  const model::Names& names = rows[id.index()].names;
  return names.en.empty() ? names.zh : names.en;
}

std::string organ_text(const Model& model, Organ organ) {
  return named(model.regions, organ.region) + "." + named(model.organ_kinds, organ.kind);
}

std::string asked_text(const Model& model, RequestedMatter asked) {
  std::string text = named(model.matters, asked.matter) + " as " + named(model.roles, asked.role);
  if (asked.added != 1 || asked.replaced != 0) {
    text += ", " + std::to_string(asked.added) + " for " + std::to_string(asked.replaced);
  }
  return text;
}

std::string date_text(std::optional<Date> date) { return date ? to_string(*date) : "?"; }

template <class Enum>
std::string word(Enum value) {
  return std::string(name(value, Language::en));
}

std::string value_text(const Model& model, const model::Fact& fact, std::int64_t value) {
  const auto id = static_cast<std::uint32_t>(value);
  switch (fact.type) {
    case Type::date:
      return to_string(Date{static_cast<std::int32_t>(value)});
    case Type::text:
      return value < 0 ? "another text" : "\"" + model.texts[static_cast<std::size_t>(value)] + "\"";
    case Type::choice:
      return fact.choices[static_cast<std::size_t>(value)].en;
    case Type::level:
      return word(static_cast<Level>(value));
    case Type::organ:
      return organ_text(model, unpack_organ(value));
    case Type::region:
      return named(model.regions, RegionId(id));
    case Type::matter:
      return named(model.matters, MatterId(id));
    case Type::role:
      return named(model.roles, RoleId(id));
    case Type::material:
      return named(model.materials, MaterialId(id));
    default:
      return std::to_string(value);
  }
}

std::string fact_text(const Model& model, const FactValue& value) {
  const model::Fact& fact = model.facts[value.fact.index()];
  std::string text = named(model.facts, value.fact) + " =";
  if (!value.known) {
    return text + " null";
  }
  for (const std::int64_t v : value.values) {
    text += " " + value_text(model, fact, v);
  }
  return text;
}

std::string rows_text(const Model& model, const Rows& rows) {
  std::string text = "rows of " + named(model.sequences, rows.sequence) +
                     (rows.known ? ": " + std::to_string(rows.rows.size()) : " = null") + "\n";
  for (const Row& row : rows.rows) {
    text += "  row\n";
    for (const FactValue& value : row.facts) {
      text += "    fact " + fact_text(model, value) + "\n";
    }
  }
  return text;
}

std::string approval_text(const Model& model, const Approval& a) {
  return organ_text(model, a.organ) + " " + word(a.status) + ", matter " + named(model.matters, a.matter) +
         ", role " + named(model.roles, a.role) + ", region " + named(model.regions, a.region) +
         ", granted " + date_text(a.granted) + ", from " + date_text(a.from) + ", until " +
         date_text(a.until) + ", known since " + date_text(a.known_since);
}

std::string unless_certain(Truth truth) { return truth == Truth::yes ? "" : " (unknown)"; }

std::string deciding_text(const Model& model, const reference::DecidingKey& key) {
  const auto& [line, item, list, truth] = key;
  return "line " + std::to_string(static_cast<int>(line)) + " " +
         (item.is_none() ? model.lists[list.index()].address : model.items[item.index()].address) +
         unless_certain(truth);
}

std::string row_text(const Model& model, SequenceId sequence, std::uint32_t row) {
  return sequence.is_none() ? "" : ", row " + std::to_string(row) + " of " + named(model.sequences, sequence);
}

std::string part_text(const Model& model, const reference::PartKey& part) {
  const std::string by_marks = part.by_marks == Truth::no ? "" : " by its marks";
  return (part.term == Term::matter ? asked_text(model, part.matter) : word(part.term)) +
         row_text(model, part.sequence, part.row) + by_marks +
         (part.by_marks == Truth::unknown ? " (unknown)" : "");
}

std::string duty_text(const Model& model, const Duty& duty) {
  return model.items[duty.item.index()].address + ": " + named(model.matters, duty.duty) + " by " +
         date_text(duty.due) + unless_certain(duty.truth);
}

std::string finding_text(const Model& model, const Finding& finding) {
  return model.items[finding.item.index()].address + " against " + organ_text(model, finding.against) +
         row_text(model, finding.sequence, finding.row) + unless_certain(finding.truth);
}

std::string substitute_text(const Model& model, const Substitute& substitute) {
  switch (substitute.kind) {
    case Substitute::Kind::matter:
      return "matter " + named(model.matters, MatterId(substitute.id));
    case Substitute::Kind::register_:
      return "register " + named(model.registers, RegisterId(substitute.id));
    case Substitute::Kind::material:
      return "material " + named(model.materials, MaterialId(substitute.id));
    case Substitute::Kind::organ:
      break;
  }
  return "organ " + organ_text(model, substitute.organ);
}

}  // namespace

std::string describe(const Model& model, const Request& request) {
  std::string text = "assigner " + organ_text(model, request.assigner) + "\naction " +
                     (request.action ? word(*request.action) : "?") + "\nvillage " +
                     named(model.regions, request.village) + "\naddressee " +
                     named(model.organ_kinds, request.addressee) + "\ndate " + date_text(request.date) +
                     "\nknown at " + date_text(request.known_at) + "\n";
  for (const RequestedMatter& asked : request.matters) {
    text += "matter " + asked_text(model, asked) + "\n";
  }
  if (!request.basis.is_none()) {
    text += "basis " + named(model.documents, request.basis) + "\n";
  }
  if (request.observation) {
    text += "an observation\n";
  }
  for (const FactValue& value : request.facts) {
    text += "fact " + fact_text(model, value) + "\n";
  }
  for (const Rows& rows : request.sequences) {
    text += rows_text(model, rows);
  }
  for (const Approval& approval : request.approvals) {
    text += "approval " + approval_text(model, approval) + "\n";
  }
  return text;
}

std::string describe(const Model& model, const MissingFact& missing) {
  switch (missing.kind) {
    case Missing::fact:
      return "fact " + named(model.facts, missing.fact);
    case Missing::approval:
      return "approval " + organ_text(model, missing.organ);
    case Missing::sequence:
      return "sequence " + named(model.sequences, missing.sequence);
    default:
      return word(missing.kind);
  }
}

std::string describe(const Model& model, const Change& change) {
  switch (change.kind) {
    case Change::Kind::fact:
      return "set " + fact_text(model, {change.fact, true, change.values});
    case Change::Kind::role:
      return "role " + named(model.roles, change.role);
    case Change::Kind::approval:
      break;
  }
  return "approval of " + organ_text(model, change.organ);
}

std::string describe(const Model& model, const reference::Answer& answer) {
  std::string text = answer.observation ? "an observation\n" : "verdict " + word(answer.verdict) + "\n";
  for (const auto& [part, verdict] : answer.parts) {
    text += "part " + part_text(model, part) + ": " + word(verdict) + "\n";
  }
  for (const reference::DecidingKey& key : answer.deciding) {
    text += "decides: " + deciding_text(model, key) + "\n";
  }
  for (const auto& [item, winner] : answer.defeated) {
    text += "defeated: " + model.items[item.index()].address + " by " + model.items[winner.index()].address +
            "\n";
  }
  for (const MissingFact& missing : answer.missing) {
    text += "missing: " + describe(model, missing) + "\n";
  }
  for (const Substitute& substitute : answer.substitutes) {
    text += "instead: " + substitute_text(model, substitute) + "\n";
  }
  for (const Duty& duty : answer.duties) {
    text += "duty: " + duty_text(model, duty) + "\n";
  }
  for (const Finding& finding : answer.findings) {
    text += "finding: " + finding_text(model, finding) + "\n";
  }
  return text;
}

reference::Answer answer_of(const Decision& decision) {
  reference::Answer answer;
  answer.verdict = decision.verdict;
  answer.observation = decision.observation;
  for (const PartVerdict& part : decision.parts) {
    answer.parts[{part.term, part.matter, part.sequence, part.row, part.by_marks}] = part.verdict;
  }
  for (const Deciding& deciding : decision.deciding) {
    answer.deciding.insert({deciding.line, deciding.item, deciding.list, deciding.truth});
  }
  for (const Defeated& defeated : decision.defeated) {
    answer.defeated.emplace(defeated.item, defeated.winner);
  }
  answer.missing.insert(decision.missing.begin(), decision.missing.end());
  answer.substitutes.insert(decision.substitutes.begin(), decision.substitutes.end());
  answer.duties.insert(decision.duties.begin(), decision.duties.end());
  answer.findings.insert(decision.findings.begin(), decision.findings.end());
  return answer;
}

}  // namespace qingdan::property
