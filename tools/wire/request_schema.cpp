#include "wire/request_schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "qingdan/explain.h"
#include "wire/describe.h"
#include "wire/identifier.h"
#include "wire/json.h"
#include "wire/read_fact.h"
#include "wire/read_properties.h"
#include "wire/write_decision.h"

namespace qingdan::wire {
namespace {

using Object = Json::Object;
using Array = Json::Array;

Json reference(const char* definition) { return Object{{"$ref", std::string("#/$defs/") + definition}}; }

// Adds a member for each language that the name has, unless something else already bears it.
void add_named(Object& properties, const Program& program, const Name& name, const Json& schema) {
  for (const Text text : {name.zh, name.en}) {
    const std::string key(program.text(text));
    const auto is_it = [&](const Member& member) { return member.key == key; };
    if (key.empty() || std::any_of(properties.begin(), properties.end(), is_it)) continue;
    properties.push_back({key, schema});
  }
}

Json whole_number(std::int64_t least) {
  return Object{{"type", "integer"}, {"minimum", least}, {"maximum", kMaxNumber}};
}

Json or_null(Json schema) { return Object{{"anyOf", Array{std::move(schema), Object{{"type", "null"}}}}}; }

class SchemaWriter {
 public:
  SchemaWriter(const Program& program, Language language) : program_(program), language_(language) {}

  [[nodiscard]] Json schema() const;

 private:
  [[nodiscard]] std::string_view in(Words words) const { return words.in(language_); }
  [[nodiscard]] Json definitions() const;
  [[nodiscard]] Json approval() const;
  [[nodiscard]] Json action() const;
  [[nodiscard]] Object matter_members() const;
  [[nodiscard]] Json resource() const;
  [[nodiscard]] Json context() const;
  [[nodiscard]] Json fact(FactId id) const;
  [[nodiscard]] Json value(const FactRow& fact) const;
  [[nodiscard]] Json choice(const FactRow& fact) const;
  [[nodiscard]] std::string fact_description(FactId id) const;
  [[nodiscard]] std::string source_description(FactId id) const;
  void add_facts(Object& properties, Entity entity) const;
  [[nodiscard]] Json sequence(SequenceId id) const;
  void add_sequences(Object& properties) const;

  // An object of this type with a description, its members and those that must be there.
  [[nodiscard]] Json object(Words description, Array required, Object properties) const {
    Object schema{{"type", "object"}, {"description", in(description)}};
    if (!required.empty()) schema.push_back({"required", std::move(required)});
    schema.push_back({"properties", std::move(properties)});
    return schema;
  }
  // A name: any text is let pass, the declared ones are shown.
  template <class Rows>
  [[nodiscard]] Json name_of(Words description, const Rows& rows) const {
    Array examples;
    for (const auto& row : rows) {
      for (const Text text : {row.name.zh, row.name.en}) {
        if (!text.empty()) examples.push_back(program_.text(text));
      }
    }
    return Object{{"type", "string"}, {"description", in(description)}, {"examples", std::move(examples)}};
  }
  template <class Word>
  [[nodiscard]] Json word_of(Words description) const {
    Array words;
    for (const Language language : {Language::zh, Language::en}) {
      for (std::size_t i = 0; i < word_count<Word>(); ++i) {
        words.push_back(name(static_cast<Word>(i), language));
      }
    }
    return Object{{"description", in(description)}, {"enum", std::move(words)}};
  }

  const Program& program_;
  Language language_;
};

Json SchemaWriter::choice(const FactRow& fact) const {
  Array values;
  for (const ChoiceRow& row : Program::slice(fact.choices, program_.choices())) {
    for (const Text text : {row.name.zh, row.name.en}) {
      if (!text.empty()) values.push_back(program_.text(text));
    }
  }
  return Object{{"enum", std::move(values)}};
}

Json SchemaWriter::value(const FactRow& fact) const {
  switch (static_cast<Type>(fact.type)) {
    case Type::boolean:
      return Object{{"type", "boolean"}};
    case Type::integer:
    case Type::days:
    case Type::workdays:
      return whole_number(-kMaxNumber);
    case Type::money:
      return reference("money");
    case Type::date:
      return reference("date");
    case Type::text:
      return Object{{"type", "string"}};
    case Type::choice:
      return choice(fact);
    case Type::level:
      return reference("level");
    case Type::organ:
      return reference("organ");
    case Type::region:
      return reference("region");
    case Type::matter:
      return reference("matter");
    case Type::role:
      return reference("role");
    case Type::material:
      return reference("material");
  }
  return {};
}

std::string SchemaWriter::fact_description(FactId id) const {
  const FactRow& row = program_.facts()[id.index()];
  const bool zh = language_ == Language::zh;
  std::string text(expected_value(static_cast<Type>(row.type)).in(language_));
  if (row.many != 0) text += zh ? ",可有多个" : "; may be several";
  text += source_description(id);
  if (row.open != 0) return text + (zh ? "。不写或 null 为未知。" : ". Left out or null: unknown.");
  std::string values;
  for (const std::int64_t value : Program::slice(row.default_values, program_.constants())) {
    if (!values.empty()) values += zh ? "、" : ", ";
    values += value_text(program_, id, value, language_);
  }
  if (values.empty()) values = zh ? "无" : "none";
  return text +
         (zh ? "。不写为“" + values + "”,null 为未知。" : ". Left out: ‘" + values + "’. Null: unknown.");
}

// What a counter counts and by what; what a register says.
std::string SchemaWriter::source_description(FactId id) const {
  const bool zh = language_ == Language::zh;
  std::string text;
  for (const CounterRow& counter : program_.counters()) {
    if (counter.fact != id) continue;
    text += (zh ? "。" : "; ") + counter_text(program_, counter, language_);
  }
  for (const RegisterRow& row : program_.registers()) {
    if (row.fact != id) continue;
    text += zh ? "。数据源是否查得到" : "; whether the register has the answer";
    if (row.live_from == kNoDate) continue;
    const std::string day = to_string(Date{row.live_from});
    text += zh ? fmt::format(",自 {} 起启用", day) : fmt::format("; live from {}", day);
  }
  return text;
}

Json SchemaWriter::fact(FactId id) const {
  const FactRow& row = program_.facts()[id.index()];
  Object schema{{"title", program_.text(row.name, language_)}, {"description", fact_description(id)}};
  Array forms{value(row)};
  if (row.many != 0) forms.push_back(Object{{"type", "array"}, {"items", value(row)}});
  forms.push_back(Object{{"type", "null"}});
  schema.push_back({"anyOf", std::move(forms)});
  return schema;
}

void SchemaWriter::add_facts(Object& properties, Entity entity) const {
  for (std::size_t i = 0; i < program_.facts().size(); ++i) {
    const FactRow& row = program_.facts()[i];
    if (!row.sequence.is_none() || entity_of(row) != entity) continue;
    add_named(properties, program_, row.name, fact(FactId(i)));
  }
}

Json SchemaWriter::sequence(SequenceId id) const {
  const SequenceRow& row = program_.sequences()[id.index()];
  Object facts;
  for (std::size_t i = 0; i < program_.facts().size(); ++i) {
    const FactRow& fact_row = program_.facts()[i];
    if (fact_row.sequence == id) add_named(facts, program_, fact_row.name, fact(FactId(i)));
  }
  std::string description(program_.text(row.title, language_));
  if (!description.empty()) description += in({"。", ". "});
  description += in({"要写就写全部各行。", "All of its rows, or none. "});
  description += row.open != 0 ? in({"不写或 null 为未知。", "Left out or null: unknown."})
                               : in({"不写为没有,null 为未知。", "Left out: no rows. Null: unknown."});
  Json rows = Object{{"type", "array"},
                     {"maxItems", kMaxRows},
                     {"items", Object{{"type", "object"}, {"properties", std::move(facts)}}}};
  return Object{{"title", program_.text(row.name, language_)},
                {"description", std::move(description)},
                {"anyOf", Array{std::move(rows), Object{{"type", "null"}}}}};
}

void SchemaWriter::add_sequences(Object& properties) const {
  for (std::size_t i = 0; i < program_.sequences().size(); ++i) {
    add_named(properties, program_, program_.sequences()[i].name, sequence(SequenceId(i)));
  }
}

Json SchemaWriter::approval() const {
  return object({"一项批准;未写明的范围为未知", "an approval; whatever it does not say is unknown"},
                {"organ", "status"},
                {{"organ", reference("organ")},
                 {"status", word_of<ApprovalStatus>({"办到哪一步", "how far it has come"})},
                 {"matter", reference("matter")},
                 {"role", reference("role")},
                 {"region", reference("region")},
                 {"granted", reference("date")},
                 {"from", reference("date")},
                 {"until", reference("date")},
                 {"known_since", reference("date")}});
}

Json SchemaWriter::definitions() const {
  const auto level = static_cast<std::uint32_t>(Level::village);
  std::vector<RegionRow> villages;
  for (const RegionRow& row : program_.regions()) {
    if (row.level == level) villages.push_back(row);
  }
  return Object{
      {"organ",
       Object{{"type", "string"},
              {"description", in({"机关:地域.机关,如“甲县.应急局”;体制外机构只写名称",
                                  "an organ: region.kind, such as ‘jia.emergency_bureau’; a body outside "
                                  "the levels by its name alone"})}}},
      {"organ_kind", name_of({"村的哪个组织", "which body of the village"}, program_.organ_kinds())},
      {"matter", name_of({"事项", "a matter"}, program_.matters())},
      {"role", name_of({"责任形式", "a role"}, program_.roles())},
      {"region", name_of({"地域", "a region"}, program_.regions())},
      {"village", name_of({"村", "a village"}, villages)},
      {"material",
       name_of({"资料:材料或数据项", "a material: a paper or a data item"}, program_.materials())},
      {"document", name_of({"文件", "a document"}, program_.documents())},
      {"level", word_of<Level>({"级别", "a level"})},
      {"date", Object{{"type", "string"},
                      {"format", "date"},
                      {"description", in({"日期,1900 年至 2999 年", "a date of the years 1900 to 2999"})}}},
      {"money", Object{{"description",
                        in({"金额:数是元,至多两位小数;或写明单位",
                            "an amount: a number of yuan with at most two decimals, or with its unit"})},
                       {"type", Array{"number", "string"}},
                       {"pattern", "^-?[0-9]+([.][0-9]+)?(元|万元|亿元| ?yuan)$"}}},
      {"approval", approval()}};
}

// What one matter says of itself, in the list or alone.
Object SchemaWriter::matter_members() const {
  Json count = whole_number(1);
  std::get<Object>(count.value)
      .push_back({"description", in({"要几个;不写为 1", "how many of it; left out: 1"})});
  Json replaces = whole_number(0);
  std::get<Object>(replaces.value)
      .push_back({"description", in({"顶替已有的几个;不写为 0",
                                     "how many that are there it takes the place of; left out: 0"})});
  return {{"matter", or_null(reference("matter"))},
          {"role", or_null(reference("role"))},
          {"count", std::move(count)},
          {"replaces", std::move(replaces)}};
}

Json SchemaWriter::action() const {
  Object properties{
      {"matters",
       Object{{"type", "array"},
              {"description", in({"交办的各个事项;只有一个时可写 matter 和 role",
                                  "the matters asked for; for a single one, matter and role will do"})},
              {"items", object({"事项与责任形式", "a matter in a role"}, {}, matter_members())}}},
      {"approvals", Object{{"type", "array"}, {"items", reference("approval")}}},
      {"basis", or_null(reference("document"))}};
  for (Member& member : matter_members()) properties.push_back(std::move(member));
  add_sequences(properties);
  add_facts(properties, Entity::action);
  Json inside = object({"事项、批准与本次请求的事实", "matters, approvals and the facts of this request"}, {},
                       std::move(properties));
  Array singles;
  for (const char* key : {"matter", "count", "replaces"}) {
    singles.push_back(Object{{"required", Array{key}}, {"properties", Object{{key, Object()}}}});
  }
  std::get<Object>(inside.value)
      .push_back({"not", Object{{"required", Array{"matters"}},
                                {"properties", Object{{"matters", Object()}}},
                                {"anyOf", std::move(singles)}}});
  return object({"做什么", "what is done"}, {"name"},
                {{"name", word_of<Action>({"行为", "the action"})}, {"properties", std::move(inside)}});
}

Json SchemaWriter::resource() const {
  Object properties{{"region", reference("region")}, {"organ", reference("organ_kind")}};
  add_facts(properties, Entity::resource);
  return object({"对哪个村", "the village"}, {"type", "id"},
                {{"type", Object{{"const", "village"}}},
                 {"id", reference("village")},
                 {"properties", object({"所在地域、对象组织与村的事实",
                                        "where it lies, which body is meant, and the facts of the village"},
                                       {}, std::move(properties))}});
}

Json SchemaWriter::context() const {
  return object(
      {"何时,按何时所知", "when, and as known when"}, {},
      {{"date", or_null(reference("date"))},
       {"known_at", reference("date")},
       {"id", Object{{"type", Array{"string", "number"}},
                     {"description",
                      in({"请求的编号,答复中返回", "the id of the request, given back in the answer"})}}},
       {"language", Object{{"enum", Array{"zh", "en"}}}},
       {"observation", Object{{"type", "boolean"},
                              {"description", in({"已经发生的情况:只查找问题,不作决定",
                                                  "something already done: judged for findings only"})}}}});
}

Json SchemaWriter::schema() const {
  Json subject = object({"由谁交办", "who asks"}, {"type", "id"},
                        {{"type", Object{{"const", "organ"}}},
                         {"id", reference("organ")},
                         {"properties", Object{{"type", "object"}}}});
  return Object{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                {"$id", "urn:qingdan:request:" + digest_text(program_.digest())},
                {"title", in({"清单请求", "Request to qingdan"})},
                {"description", in({"一次交办是否可以:OpenID AuthZEN 1.0 的一次查询",
                                    "May this be given to this village? One OpenID AuthZEN 1.0 evaluation"})},
                {"type", "object"},
                {"required", Array{"subject", "action", "resource"}},
                {"properties", Object{{"subject", std::move(subject)},
                                      {"action", action()},
                                      {"resource", resource()},
                                      {"context", context()}}},
                {"$defs", definitions()}};
}

}  // namespace

std::string counter_lines(const Program& program, Language language) {
  std::string lines;
  for (const CounterRow& counter : program.counters()) {
    Array keys;
    for (const CountKey key : keys_of(counter)) keys.push_back(identifier(key));
    const Json line =
        Object{{"fact", program.text(program.facts()[counter.fact.index()].name, language)},
               {"matter", program.text(program.matters()[counter.matter.index()].name, language)},
               {"keys", std::move(keys)}};
    lines += to_text(line) + "\n";
  }
  return lines;
}

std::string request_schema(const Program& program, Language language) {
  return to_text(SchemaWriter(program, language).schema(), Layout::indented) + "\n";
}

}  // namespace qingdan::wire
