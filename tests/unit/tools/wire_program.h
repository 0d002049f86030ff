// The small world (unit/runtime/small_program.h) with one fact of every type more, two sequences, a
// register, a counter and a single ban; and the request that the wire tests vary.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <variant>

#include "tools/wire/read_request.h"
#include "unit/runtime/small_program.h"

namespace qingdan::test {

inline constexpr FactId kHeads{5U}, kDaysLeft{6U}, kDue{7U}, kEvidence{8U}, kUpper{9U}, kSender{10U},
    kArea{11U}, kFormerRole{12U}, kNeeded{13U}, kCounted{14U}, kPopulation{15U}, kFormsThere{16U},
    kHandler{17U}, kHandedOn{18U}, kEntry{19U}, kOnFile{20U};
inline constexpr MaterialId kPhone{0U}, kIdCard{1U};
inline constexpr SequenceId kHops{0U}, kFormFields{1U};
inline constexpr RegisterId kPopulationRegister{0U};

// After those of the small world.
inline void add_more_facts(TableBuilder& builder) {
  builder.fact("人数", "heads", Type::integer);
  builder.fact("剩余天数", "days_left", Type::days);
  builder.fact("截止日", "due", Type::date);
  FactRow& evidence = builder.fact("佐证方式", "evidence_kind", Type::choice);
  evidence.many = 1;
  evidence.open = 0;
  evidence.choices = TableBuilder::append(
      builder.tables.choices,
      {ChoiceRow{builder.name("截图", "screenshot")}, ChoiceRow{builder.name("录像", "video")}});
  builder.fact("上级", "upper", Type::level);
  builder.fact("转办机关", "sender", Type::organ);
  builder.fact("区域", "area", Type::region);
  builder.fact("原责任形式", "former_role", Type::role);
}

inline void add_material(TableBuilder& builder, std::string_view zh, std::string_view en, Term term) {
  const MaterialId id(builder.tables.materials.size());
  MaterialRow row;
  row.name = builder.name(zh, en, NameKind::material, id.index());
  row.ancestors = TableBuilder::append(builder.tables.material_pool, {id});
  row.term = static_cast<std::uint32_t>(term);
  builder.tables.materials.push_back(row);
}

// Hops of a chain (open), and the fields of a form (closed), each with two facts; a register, which is a
// fact too; a fact that counts.
inline void add_sequences(TableBuilder& builder) {
  ProgramTables& tables = builder.tables;
  add_material(builder, "电话", "phone", Term::field);
  add_material(builder, "身份证", "id_card", Term::paper);
  builder.fact("所需资料", "needed_papers", Type::material).many = 1;
  builder.fact("数目", "count", Type::integer);
  builder.fact("人口库", "population_register", Type::boolean).source =
      static_cast<std::uint8_t>(FactSource::register_);
  builder.fact("已有报表", "forms_there", Type::integer).source =
      static_cast<std::uint8_t>(FactSource::ledger);
  builder.fact("经手方", "handler", Type::organ).sequence = kHops;
  builder.fact("转办日", "handed_on", Type::date).sequence = kHops;
  builder.fact("字段项", "entry", Type::material).sequence = kFormFields;
  FactRow& on_file = builder.fact("已采集", "on_file", Type::boolean);
  on_file.sequence = kFormFields;
  on_file.open = 0;
  on_file.default_values = TableBuilder::append<std::int64_t>(tables.constants, {0});

  SequenceRow hops;
  hops.name = builder.name("环节", "hop", NameKind::sequence, kHops.index());
  hops.title = builder.name("层层转办的环节", "Hops of the delegation");
  hops.open = 1;
  SequenceRow fields = hops;
  fields.name = builder.name("字段", "field", NameKind::sequence, kFormFields.index());
  fields.title = builder.name("报表的字段", "Fields of the form");
  fields.label = kEntry;
  fields.term = static_cast<std::uint32_t>(Term::field);
  fields.open = 0;
  tables.sequences = {hops, fields};
  RegisterRow population;
  population.name = builder.name("人口库", "population_register", NameKind::register_, 0);
  population.fact = kPopulation;
  population.live_from = make_date(2023, 7, 1)->days;
  tables.registers = {population};
  CounterRow counter;
  counter.fact = kFormsThere;
  counter.matter = kForm;
  counter.keys = 1U << static_cast<unsigned>(CountKey::village) | 1U << static_cast<unsigned>(CountKey::year);
  tables.counters = {counter};
}

inline Program wire_program() {
  TableBuilder builder;
  add_world(builder);
  add_facts(builder);
  add_more_facts(builder);
  add_sequences(builder);
  add_documents(builder);
  builder.audience(builder.norm(kN1, kEnforcement)).roles =
      TableBuilder::append(builder.tables.role_pool, {kLead});
  LoadError error = LoadError::none;
  std::optional<Program> program = Program::seal(builder.finish(), mixed, error);
  EXPECT_EQ(error, LoadError::none) << describe(error, Language::en);
  return std::move(program).value();
}

// A whole request around the properties of its action, those of its resource, and its context.
inline std::string request_line(std::string_view action, std::string_view resource = "",
                                std::string_view context = "") {
  return R"({"subject":{"type":"organ","id":"甲县.政府"},"action":{"name":"assign","properties":{)" +
         std::string(action) + R"(}},"resource":{"type":"village","id":"乙村","properties":{)" +
         std::string(resource) + R"(}},"context":{)" + std::string(context) + "}}";
}

// Checks that the line is read, and returns what was read.
inline wire::WireRequest accepted(const Program& program, std::string_view line) {
  const auto read = wire::read_request(program, line);
  const auto* refusal = std::get_if<wire::Refusal>(&read);
  EXPECT_EQ(refusal, nullptr) << info(refusal->error.kind).code << " at " << refusal->error.pointer;
  return refusal == nullptr ? std::get<wire::WireRequest>(read) : wire::WireRequest{};
}

// Checks that the line is refused, and returns why.
inline wire::Problem refused(const Program& program, std::string_view line) {
  const auto read = wire::read_request(program, line);
  const auto* refusal = std::get_if<wire::Refusal>(&read);
  EXPECT_NE(refusal, nullptr) << line.substr(0, 200);
  return refusal == nullptr ? wire::Problem{} : refusal->error;
}

}  // namespace qingdan::test
