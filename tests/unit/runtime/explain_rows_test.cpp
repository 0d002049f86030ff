// Explanations of rows, parts by marks, analogy, duties, findings and substitutes, in both languages.
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "qingdan/explain.h"
#include "world.h"

namespace qingdan {
namespace {

using namespace testing;  // the builder is its vocabulary
using P = ProgramBuilder;

class ExplainRowsTest : public ::testing::Test {
 protected:
  ExplainRowsTest() {
    w.b.document({.name = "意见2022", .title = "意见/Opinions"});
    w.b.list({.name = "N"});
    w.b.norm({.item = "A1", .mode = Mode::permit, .matter = w.safety});
    w.b.label(fields, label);
  }

  void every_field_needs_a_signature() {
    w.b.norm({.item = "F1",
              .mode = Mode::need,
              .matter = w.safety,
              .term = Term::field,
              .condition = P::value(is_signed),
              .sequence = fields,
              .each = true});
  }

  std::string text(const Request& request, Language language) {
    program = w.b.build();
    return explain(*program, request, decide(*program, request, {.remedies = false}), language);
  }

  World w;
  SequenceId fields = w.b.sequence("字段/field", {.term = Term::field, .open = true});
  FactId label = w.b.fact("字段名/field_name", {.type = Type::material, .sequence = fields});
  FactId is_signed = w.b.fact("已签/is_signed", {.closed = {{0}}, .sequence = fields});
  FactId clocks_in = w.b.fact("要求打卡/clocks_in");
  MaterialId age = w.b.material("年龄/age", Term::field);
  MatterId group = w.b.matter("群组/group");
  std::optional<Program> program;
};

TEST_F(ExplainRowsTest, RowsByLabelOrNumber) {
  every_field_needs_a_signature();
  Request request = w.ask();
  EXPECT_EQ(text(request, Language::zh),
            "待补正:2024-03-01,甲县.应急局 向 甲村 交办 安全生产(主责)\n"
            "  分项 安全生产(主责) 接受、字段 待补正\n"
            "  或因 意见2022.N.F1:须备 安全生产(要件:字段),尚待查明\n"
            "       依据 《意见》\n"
            "  因为 意见2022.N.A1:允许 安全生产\n"
            "       依据 《意见》\n"
            "  缺少 字段\n");
  request.sequences = {{fields, true, {{{given(label, age.value)}}, {{given(is_signed, 1)}}}}};
  EXPECT_NE(text(request, Language::zh).find("分项 安全生产(主责) 接受、字段 “年龄” 待补正、字段 第2项 接受"),
            std::string::npos);
  EXPECT_NE(text(request, Language::en).find("field \"age\": incomplete, field no. 2: accept"),
            std::string::npos);
}

// The decision names every row; the text counts what nobody would read.
TEST_F(ExplainRowsTest, ALongFormIsCounted) {
  every_field_needs_a_signature();
  Request request = w.ask();
  request.sequences = {{fields, true, std::vector<Row>(500)}};
  const std::string said = text(request, Language::en);
  EXPECT_NE(said.find("field no. 23: incomplete"), std::string::npos) << said;
  EXPECT_EQ(said.find("field no. 24"), std::string::npos);
  EXPECT_NE(said.find("and 477"), std::string::npos) << said;
  EXPECT_EQ(decide(*program, request, {.remedies = false}).parts.size(), 501U);
}

TEST_F(ExplainRowsTest, MarksAndAnalogy) {
  w.b.marks(group, P::value(clocks_in));
  w.b.norm({.item = "G1", .matter = group, .rulers = {World::own_county(w.government)}});
  Request request = w.ask();
  request.facts = {given(clocks_in, 1)};
  EXPECT_EQ(text(request, Language::zh),
            "提请:2024-03-01,甲县.应急局 向 甲村 交办 安全生产(主责)\n"
            "  分项 安全生产(主责) 接受、群组(主责)[按特征认定] 提请\n"
            "  因为 意见2022.N.G1:禁止 群组,事项未列名,与列名的类似\n"
            "       依据 《意见》\n"
            "  由 甲县.政府 裁定\n");
  request.facts = {};
  EXPECT_NE(text(request, Language::en).find("group (lead) [perhaps"), std::string::npos);
}

TEST_F(ExplainRowsTest, ARoleOtherThanTheOneStated) {
  w.b.marks(w.lead, P::value(clocks_in));
  Request request = w.ask(w.safety, w.assist);
  request.facts = {given(clocks_in, 1)};
  EXPECT_NE(text(request, Language::zh).find("分项 安全生产(主责) 接受\n"), std::string::npos);
  request.facts = {given(clocks_in, 0)};
  EXPECT_EQ(text(request, Language::zh).find("分项"), std::string::npos);
}

TEST_F(ExplainRowsTest, DutiesAndNotes) {
  w.b.norm({.item = "O1", .mode = Mode::oblige, .matter = w.safety, .duty = w.duty, .within = 5});
  w.b.norm({.item = "O2",
            .mode = Mode::oblige,
            .matter = w.safety,
            .when = P::value(clocks_in),
            .duty = w.duty,
            .within = 5,
            .within_workdays = true});
  Request request = w.ask();
  request.basis = w.b.document({.name = "旧", .last_day = day("2023-01-01")});
  EXPECT_EQ(text(request, Language::zh),
            "接受:2024-03-01,甲县.应急局 向 甲村 交办 安全生产(主责)\n"
            "  因为 意见2022.N.A1:允许 安全生产\n"
            "       依据 《意见》\n"
            "  义务 意见2022.N.O1:部门职责事项,最迟 2024-03-06\n"
            "  可能的义务 意见2022.N.O2:部门职责事项\n"
            "  注意 意见2022.N.O2 的工作日没有日历可查,按不明处理\n"
            "  注意 旧 是请求引用的依据,但当日不在施行中\n");
  EXPECT_NE(text(request, Language::en).find("duty 意见2022.N.O1: department_duty, by 2024-03-06"),
            std::string::npos);
}

TEST_F(ExplainRowsTest, FindingsOfAnObservation) {
  w.b.norm({.item = "F1",
            .mode = Mode::find,
            .matter = w.safety,
            .when = P::negate(P::value(is_signed)),
            .sequence = fields,
            .each = true,
            .basis = "三"});
  Request request = w.ask();
  request.observation = true;
  request.sequences = {{fields, true, {{{given(label, age.value)}}}}};
  EXPECT_EQ(text(request, Language::zh),
            "只列发现的问题:2024-03-01,甲县.应急局 向 甲村 交办 安全生产(主责)\n"
            "  发现问题 意见2022.N.F1:字段 “年龄”,由 甲县.应急局 负责\n"
            "           情况 字段名 年龄\n"
            "           依据 《意见》 三\n");
  request.sequences = {{fields, true, {}}};
  EXPECT_EQ(text(request, Language::en),
            "Only findings: 2024-03-01, jia.emergency_bureau assigns work_safety (lead) to\n"
            "  jia_village\n"
            "  Nothing was found.\n");
  request.sequences = {};
  EXPECT_NE(text(request, Language::zh).find("可能的问题 意见2022.N.F1:由 甲县.应急局 负责"),
            std::string::npos);
}

TEST_F(ExplainRowsTest, SubstitutesOfEveryKind) {
  const RegisterId population = w.b.source("人口库/population_register", clocks_in);
  w.b.norm({.item = "P1",
            .mode = Mode::replace,
            .matter = w.safety,
            .substitutes = {{Substitute::Kind::organ, 0, {w.bank, {}}},
                            {Substitute::Kind::material, age.value, {}},
                            {Substitute::Kind::register_, population.value, {}},
                            {Substitute::Kind::matter, group.value, {}}}});
  EXPECT_NE(text(w.ask(), Language::zh).find("替代 安全生产\n"), std::string::npos);
  EXPECT_NE(text(w.ask(), Language::zh).find("可改用 人口库、年龄、群组、银行\n"), std::string::npos);
  EXPECT_NE(text(w.ask(), Language::en).find("use instead population_register, age, group, bank\n"),
            std::string::npos);
}

}  // namespace
}  // namespace qingdan
