// Names of organs, matters, facts and values, and the sentence a request makes.
#include "phrases.h"

#include <cstddef>
#include <cstdint>
#include <span>

#include "question.h"

namespace qingdan {
namespace {

// The name of a row, or `otherwise` for an id outside the table.
template <class Id, class Row>
std::string name_or(const Program& program, Id id, std::span<const Row> rows, Language language,
                    std::string_view otherwise) {
  return std::string(id.index() < rows.size() ? program.text(rows[id.index()].name, language) : otherwise);
}

std::string unknown_value(Language language) { return std::string(pick(language, "不明", "unknown")); }

std::string counted(std::int64_t value, Language language, std::string_view zh, std::string_view en) {
  std::string text = std::to_string(value);
  if (language == Language::zh) {
    return text.append(zh);
  }
  return text.append(" ").append(en).append(value == 1 || value == -1 ? "" : "s");
}

// From fen. The magnitude is unsigned, since the least value has no positive counterpart.
std::string money_text(std::int64_t value, Language language) {
  const bool is_negative = value < 0;
  const std::uint64_t fen =
      is_negative ? std::uint64_t{0} - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  std::string text(is_negative ? "-" : "");
  text += std::to_string(fen / 100);
  if (fen % 100 != 0) {
    text += fen % 100 < 10 ? ".0" : ".";
    text += std::to_string(fen % 100);
  }
  return text.append(pick(language, "元", " yuan"));
}

std::string date_text(std::int64_t value, Language language) {
  const bool is_date = value >= kFirstDate.days && value <= kLastDate.days;
  return is_date ? to_string(Date{static_cast<std::int32_t>(value)}) : unknown_value(language);
}

// What the assigner does, around the matters {M} and the village {V}.
std::string_view pattern(const std::optional<Action>& action, Language language) {
  if (!action) {
    return pick(language, "对 {V} 提出 {M}", "asks {V} for {M}");
  }
  switch (*action) {
    case Action::assign:
      return pick(language, "向 {V} 交办 {M}", "assigns {M} to {V}");
    case Action::request_certificate:
      return pick(language, "向 {V} 索要证明 {M}", "requests the certificate {M} from {V}");
    case Action::demand_form:
      return pick(language, "向 {V} 索要报表 {M}", "demands the form {M} from {V}");
    case Action::hang_plaque:
      return pick(language, "在 {V} 悬挂 {M}", "hangs the plaque {M} in {V}");
    case Action::set_up_mechanism:
      return pick(language, "在 {V} 设立 {M}", "sets up {M} in {V}");
    case Action::open_group:
      return pick(language, "在 {V} 开设 {M}", "opens the group {M} in {V}");
    case Action::inspect:
      return pick(language, "对 {V} 检查 {M}", "inspects {M} in {V}");
    case Action::issue_document:
      return pick(language, "向 {V} 印发 {M}", "issues {M} to {V}");
    case Action::refuse:
      return pick(language, "对 {V} 拒办 {M}", "refuses {M} to {V}");
  }
  return pick(language, "对 {V} 提出 {M}", "asks {V} for {M}");
}

std::string filled(std::string_view pattern, std::string_view village, std::string_view matters) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '{') {
      text += pattern[i + 1] == 'V' ? village : matters;
      i += 2;
    } else {
      text += pattern[i];
    }
  }
  return text;
}

std::string choice_text(const Program& program, const FactRow& fact, std::int64_t value, Language language) {
  const auto choices = Program::slice(fact.choices, program.choices());
  const bool is_choice = value >= 0 && static_cast<std::uint64_t>(value) < choices.size();
  return is_choice ? std::string(program.text(choices[static_cast<std::size_t>(value)].name, language))
                   : unknown_value(language);
}

std::string text_value(const Program& program, std::int64_t value, Language language) {
  const auto texts = program.text_constants();
  const bool is_text = value >= 0 && static_cast<std::uint64_t>(value) < texts.size();
  return is_text ? quoted(program.text(texts[static_cast<std::size_t>(value)]), language)
                 : std::string(pick(language, "其他文本", "another text"));
}

}  // namespace

std::string quoted(std::string_view text, Language language) {
  return std::string(pick(language, "“", "\"")).append(text).append(pick(language, "”", "\""));
}

std::string join_names(const std::vector<std::string>& names, Language language) {
  std::string text;
  for (const std::string& name : names) {
    if (!text.empty()) {
      text += pick(language, "、", ", ");
    }
    text += name;
  }
  return text;
}

std::string matter_text(const Program& program, const RequestedMatter& matter, Language language) {
  std::string text = name_or(program, matter.matter, program.matters(), language,
                             pick(language, "未说明的事项", "an unnamed matter"));
  const std::string role = name_or(program, matter.role, program.roles(), language,
                                   pick(language, "责任形式未说明", "role not given"));
  return text.append(pick(language, "(", " (")).append(role).append(")");
}

std::string request_text(const Program& program, const Request& request, Language language) {
  const bool has_assigner = request.assigner.kind.index() < program.organ_kinds().size() ||
                            request.assigner.region.index() < program.regions().size();
  std::string text = has_assigner ? program.organ_name(request.assigner, language)
                                  : std::string(pick(language, "未说明的机关", "an unnamed organ"));
  std::string village = name_or(program, request.village, program.regions(), language,
                                pick(language, "未说明的村", "an unnamed village"));
  if (request.addressee.index() < program.organ_kinds().size()) {
    village.append(".").append(name_or(program, request.addressee, program.organ_kinds(), language, ""));
  }
  std::vector<std::string> matters;
  for (const RequestedMatter& matter : request.matters) {
    matters.push_back(matter_text(program, matter, language));
  }
  if (matters.empty()) {
    matters.push_back(matter_text(program, {}, language));
  }
  return text.append(" ").append(
      filled(pattern(request.action, language), village, join_names(matters, language)));
}

std::string item_text(const Program& program, ItemId item, Language language) {
  const ItemRow& row = program.items()[item.index()];
  std::string text(program.text(row.address));
  const std::string_view title = program.text(row.title, language);
  return title.empty() ? text : text.append(" ").append(quoted(title, language));
}

std::string list_text(const Program& program, ListId list, Language language) {
  const ListRow& row = program.lists()[list.index()];
  std::string text(program.text(row.address));
  const std::string_view title = program.text(row.title, language);
  return title.empty() ? text : text.append(" ").append(quoted(title, language));
}

namespace {

// What one row of the request says of a fact; null if it says nothing that can be read.
const FactValue* said_in_row(const Request& request, SequenceId sequence, std::uint32_t row, FactId fact) {
  for (const Rows& rows : request.sequences) {
    if (rows.sequence != sequence) {
      continue;
    }
    if (!rows.known || row >= rows.rows.size()) {
      return nullptr;
    }
    for (const FactValue& value : rows.rows[row].facts) {
      if (value.fact == fact) {
        return value.known && value.values.size() == 1 ? &value : nullptr;
      }
    }
    return nullptr;
  }
  return nullptr;
}

}  // namespace

std::string row_text(const Program& program, const Request& request, SequenceId sequence, std::uint32_t row,
                     Language language) {
  std::string text = name_or(program, sequence, program.sequences(), language, unknown_value(language));
  text += " ";
  const FactId label =
      sequence.index() < program.sequences().size() ? program.sequences()[sequence.index()].label : FactId();
  if (const FactValue* said = said_in_row(request, sequence, row, label)) {
    const bool is_material = said->values.front() >= 0 &&
                             static_cast<std::size_t>(said->values.front()) < program.materials().size();
    if (is_material) {
      return text.append(quoted(value_text(program, label, said->values.front(), language), language));
    }
  }
  const std::string number = std::to_string(std::uint64_t{row} + 1);
  return text.append(language == Language::zh ? "第" + number + "项" : "no. " + number);
}

std::string row_facts_text(const Program& program, const Request& request, SequenceId sequence,
                           std::uint32_t row, Language language) {
  std::vector<std::string> said;
  for (const Rows& rows : request.sequences) {
    if (rows.sequence != sequence || !rows.known || row >= rows.rows.size()) {
      continue;
    }
    for (const FactValue& value : rows.rows[row].facts) {
      if (value.fact.index() >= program.facts().size() || !value.known || value.values.empty()) {
        continue;
      }
      std::vector<std::string> values;
      for (const std::int64_t one : value.values) {
        values.push_back(value_text(program, value.fact, one, language));
      }
      const std::string fact(program.text(program.facts()[value.fact.index()].name, language));
      said.push_back(fact + " " + join_names(values, language));
    }
    break;  // of two for one sequence the first counts
  }
  const std::string_view between = pick(language, ";", "; ");
  std::string text;
  for (const std::string& one : said) {
    text.append(text.empty() ? "" : between).append(one);
  }
  return text;
}

std::string substitute_text(const Program& program, const Substitute& substitute, Language language) {
  const std::uint32_t id = substitute.id;
  const std::string unknown = unknown_value(language);
  switch (substitute.kind) {
    case Substitute::Kind::matter:
      return name_or(program, MatterId(id), program.matters(), language, unknown);
    case Substitute::Kind::register_:
      return name_or(program, RegisterId(id), program.registers(), language, unknown);
    case Substitute::Kind::material:
      return name_or(program, MaterialId(id), program.materials(), language, unknown);
    case Substitute::Kind::organ:
      return program.organ_name(substitute.organ, language);
  }
  return unknown;
}

std::string document_text(const Program& program, DocumentId document, Language language) {
  const DocumentRow& row = program.documents()[document.index()];
  const std::string_view title = program.text(row.title, language);
  std::string text;
  if (title.empty()) {
    text = program.text(row.name, language);
  } else if (title.starts_with("《")) {
    text = title;
  } else {
    text = std::string(pick(language, "《", "\"")).append(title).append(pick(language, "》", "\""));
  }
  const std::string_view number = program.text(row.number);
  if (!number.empty()) {
    text.append(pick(language, "(", " (")).append(number).append(")");
  }
  return text;
}

std::string citation(const Program& program, ItemId item, Language language) {
  const ItemRow& row = program.items()[item.index()];
  const DocumentId own = program.lists()[row.list.index()].document;
  std::string text =
      document_text(program, row.basis_document.is_none() ? own : row.basis_document, language);
  const std::string_view place = program.text(row.basis);
  return place.empty() ? text : text.append(" ").append(place);
}

std::string missing_name(const Program& program, const MissingFact& missing, Language language) {
  if (missing.kind == Missing::fact) {
    return name_or(program, missing.fact, program.facts(), language, pick(language, "不明", "unknown"));
  }
  if (missing.kind == Missing::sequence) {
    return name_or(program, missing.sequence, program.sequences(), language,
                   pick(language, "不明", "unknown"));
  }
  if (missing.kind != Missing::approval) {
    return std::string(name(missing.kind, language));
  }
  const std::string organ = program.organ_name(missing.organ, language);
  return language == Language::zh ? organ + " 的批准" : "approval of " + organ;
}

std::string value_text(const Program& program, FactId fact, std::int64_t value, Language language) {
  if (fact.index() >= program.facts().size()) {
    return unknown_value(language);
  }
  const FactRow& row = program.facts()[fact.index()];
  const auto id = static_cast<std::uint32_t>(value);
  std::string unknown = unknown_value(language);
  switch (static_cast<Type>(row.type)) {
    case Type::boolean:
      return std::string(value != 0 ? pick(language, "是", "yes") : pick(language, "否", "no"));
    case Type::integer:
      return std::to_string(value);
    case Type::money:
      return money_text(value, language);
    case Type::date:
      return date_text(value, language);
    case Type::days:
      return counted(value, language, "日", "day");
    case Type::workdays:
      return counted(value, language, "个工作日", "working day");
    case Type::text:
      return text_value(program, value, language);
    case Type::choice:
      return choice_text(program, row, value, language);
    case Type::level:
      return std::string(value >= 0 && value <= 5 ? name(static_cast<Level>(value), language) : unknown);
    case Type::organ:
      return program.organ_name(unpack_organ(value), language);
    case Type::region:
      return name_or(program, RegionId(id), program.regions(), language, unknown);
    case Type::matter:
      return name_or(program, MatterId(id), program.matters(), language, unknown);
    case Type::role:
      return name_or(program, RoleId(id), program.roles(), language, unknown);
    case Type::material:
      return name_or(program, MaterialId(id), program.materials(), language, unknown);
  }
  return unknown;
}

std::string change_text(const Program& program, const Change& change, Language language) {
  if (change.kind == Change::Kind::approval) {
    const std::string organ = program.organ_name(change.organ, language);
    return language == Language::zh ? "取得 " + organ + " 的批准" : "obtain the approval of " + organ;
  }
  std::string subject(name(Missing::role, language));
  std::string value = name_or(program, change.role, program.roles(), language, unknown_value(language));
  if (change.kind == Change::Kind::fact) {
    subject = name_or(program, change.fact, program.facts(), language, unknown_value(language));
    std::vector<std::string> values;
    for (const std::int64_t one : change.values) {
      values.push_back(value_text(program, change.fact, one, language));
    }
    value = values.empty() ? std::string(pick(language, "无", "none")) : join_names(values, language);
  }
  return language == Language::zh ? subject + " 改为 " + value : "change " + subject + " to " + value;
}

}  // namespace qingdan
