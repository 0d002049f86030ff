// The small world (unit/runtime/small_program.h) with one fact of every type more, and the request that
// the wire tests vary.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <variant>

#include "tools/wire/read_request.h"
#include "unit/runtime/small_program.h"

namespace qingdan::test {

inline constexpr FactId kHeads{5U}, kDaysLeft{6U}, kDue{7U}, kEvidence{8U}, kUpper{9U}, kSender{10U},
    kArea{11U}, kFormerRole{12U};

inline Program wire_program() {
  TableBuilder builder;
  add_world(builder);
  add_facts(builder);
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
  add_documents(builder);
  add_norms(builder);
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
