#include "tools/wire/write_decision.h"

#include "qingdan/decide.h"
#include "tools/wire/json.h"
#include "unit/tools/wire_program.h"

namespace qingdan::test {
namespace {

using wire::Json;

// What stands at the end of the path, as text; "absent" if nothing does.
std::string at(const Json& json, std::initializer_list<std::string_view> path) {
  const Json* here = &json;
  for (const std::string_view key : path) {
    if (const auto* items = here->as<Json::Array>()) {
      const std::size_t index = std::stoul(std::string(key));
      here = index < items->size() ? &(*items)[index] : nullptr;
    } else {
      here = here->find(key);
    }
    if (here == nullptr) return "absent";
  }
  return wire::to_text(*here);
}

Json parsed(const std::string& line) {
  EXPECT_EQ(line.find('\n'), std::string::npos);
  auto json = wire::parse_json(line);
  EXPECT_TRUE(std::holds_alternative<Json>(json)) << line;
  return std::get<Json>(std::move(json));
}

class WriteDecision : public testing::Test {
 protected:
  std::string answer(const std::string& line, Language language) {
    const wire::WireRequest request = accepted(program_, line);
    return wire::write_decision(program_, request, decide(program_, request.request), language);
  }

  Program program_ = wire_program();
  std::string line_ =
      request_line(R"("matter":"行政执法","role":"主责","fund":1)", "", R"("id":"R\"1","date":"2024-03-01")");
};

TEST_F(WriteDecision, holds_the_whole_decision) {
  const Json json = parsed(answer(line_, Language::zh));
  EXPECT_EQ(at(json, {"decision"}), "false");
  EXPECT_EQ(at(json, {"context", "id"}), R"("R\"1")");
  EXPECT_EQ(at(json, {"context", "date"}), R"("2024-03-01")");
  EXPECT_EQ(at(json, {"context", "verdict"}), "\"reject\"");
  EXPECT_EQ(at(json, {"context", "deciding", "0", "item"}), "\"意见2022.N.N1\"");
  EXPECT_EQ(at(json, {"context", "parts", "0", "matter"}), "\"行政执法\"");
  EXPECT_EQ(at(json, {"context", "parts", "0", "role"}), "\"主责\"");
  EXPECT_EQ(at(json, {"context", "warnings", "0", "code"}), "\"QD0931\"");
  EXPECT_EQ(at(json, {"context", "warnings", "0", "pointer"}), "\"/action/properties/fund\"");
  EXPECT_EQ(at(json, {"context", "digest"}).substr(0, 8), "\"sha256:");
  EXPECT_EQ(at(json, {"context", "digest"}).size(), 73U);
}

TEST_F(WriteDecision, identifiers_do_not_depend_on_the_language) {
  const Json zh = parsed(answer(line_, Language::zh));
  const Json en = parsed(answer(line_, Language::en));
  EXPECT_EQ(at(zh, {"context", "verdict"}), at(en, {"context", "verdict"}));
  EXPECT_EQ(at(zh, {"context", "parts", "0", "verdict"}), at(en, {"context", "parts", "0", "verdict"}));
  EXPECT_EQ(at(en, {"context", "parts", "0", "matter"}), "\"administrative_enforcement\"");
}

TEST_F(WriteDecision, every_piece_has_its_shape) {
  Decision decision;
  decision.verdict = Verdict::accept;
  PartVerdict funds;
  funds.term = Term::funds;
  funds.matter.role = kLead;
  funds.verdict = Verdict::accept;
  decision.parts = {funds};
  decision.deciding = {{Line::banned, kN1, ListId::none(), false, Truth::unknown},
                       {Line::unlisted_refer, ItemId::none(), kAssists, false, Truth::yes}};
  decision.defeated = {{kN2, kA1, Principle::special}};
  decision.refer_to = {{kGovernment, kCounty}};
  decision.missing = {{Missing::assigner, FactId::none(), {}, SequenceId::none()},
                      {Missing::fact, kFunds, {}, SequenceId::none()}};
  decision.remedies = {{{Change::Kind::fact, kFunds, {500050}, RoleId::none(), {}}},
                       {{Change::Kind::role, FactId::none(), {}, kAssist, {}},
                        {Change::Kind::approval, FactId::none(), {}, RoleId::none(), {kCommittee, kCounty}}}};
  decision.remedies_complete = false;
  decision.notes = {{Note::Kind::overflow, kA2, DocumentId::none()},
                    {Note::Kind::no_calendar, kA2, DocumentId::none()},
                    {Note::Kind::basis_not_in_force, ItemId::none(), kJia}};
  const Json json = parsed(wire::write_decision(program_, {}, decision, Language::en));
  EXPECT_EQ(at(json, {"decision"}), "true");
  EXPECT_EQ(at(json, {"context", "id"}), "absent");
  EXPECT_EQ(at(json, {"context", "date"}), "absent");
  EXPECT_EQ(at(json, {"context", "parts"}), R"([{"term":"funds","role":"lead","verdict":"accept"}])");
  EXPECT_EQ(at(json, {"context", "deciding", "0", "item"}), "\"意见2022.N.N1\"");
  EXPECT_EQ(at(json, {"context", "deciding", "0", "line"}), "\"banned\"");
  EXPECT_EQ(at(json, {"context", "deciding", "0", "mode"}), "\"forbid\"");
  EXPECT_EQ(at(json, {"context", "deciding", "0", "reason"}), "\"A village has no power to enforce.\"");
  EXPECT_EQ(at(json, {"context", "deciding", "0", "truth"}), "\"unknown\"");
  EXPECT_EQ(
      at(json, {"context", "deciding", "1"}),
      R"({"list":"甲县2024.A","title":"Assist-government items","line":"unlisted_refer","truth":"yes"})");
  EXPECT_EQ(at(json, {"context", "defeated"}),
            R"([{"item":"意见2022.N.N2","by":"甲县2024.A.A1","principle":"special"}])");
  EXPECT_EQ(at(json, {"context", "refer_to"}), R"(["jia.government"])");
  EXPECT_EQ(at(json, {"context", "missing", "0", "kind"}), "\"assigner\"");
  EXPECT_EQ(at(json, {"context", "missing", "1", "name"}), "\"funds\"");
  EXPECT_EQ(at(json, {"context", "remedies", "0", "0", "to"}), "5000.50");
  EXPECT_EQ(at(json, {"context", "remedies", "1", "0", "to"}), "\"assist\"");
  EXPECT_EQ(at(json, {"context", "remedies", "1", "1", "organ"}), "\"jia.party_committee\"");
  EXPECT_EQ(at(json, {"context", "remedies_complete"}), "false");
  EXPECT_EQ(at(json, {"context", "notes"}),
            R"([{"kind":"overflow","item":"甲县2024.A.A2"},{"kind":"no_calendar","item":"甲县2024.A.A2"},)"
            R"({"kind":"basis_not_in_force","document":"jia_2024"}])");
  for (const char* empty : {"instead", "duties", "findings"}) {
    EXPECT_EQ(at(json, {"context", empty}), "[]") << empty;
  }
  EXPECT_EQ(at(json, {"context", "observation"}), "absent");
}

TEST_F(WriteDecision, substitutes_have_a_kind) {
  Decision decision;
  decision.verdict = Verdict::reject;
  decision.substitutes = {{Substitute::Kind::matter, kForm.value, {}},
                          {Substitute::Kind::register_, kPopulationRegister.value, {}},
                          {Substitute::Kind::material, kIdCard.value, {}},
                          {Substitute::Kind::organ, 0, {kGovernment, kCounty}},
                          {Substitute::Kind::organ, 0, {kNotary, RegionId::none()}}};
  const Json json = parsed(wire::write_decision(program_, {}, decision, Language::en));
  EXPECT_EQ(at(json, {"decision"}), "false");
  EXPECT_EQ(at(json, {"context", "instead"}),
            R"([{"kind":"matter","name":"form_report"},{"kind":"register","name":"population_register"},)"
            R"({"kind":"material","name":"id_card"},{"kind":"organ","name":"jia.government"},)"
            R"({"kind":"organ","name":"notary_office"}])");
}

TEST_F(WriteDecision, duties_and_findings_say_how_sure_they_are) {
  Decision decision;
  decision.verdict = Verdict::accept;
  decision.duties = {{kA1, kForm, make_date(2024, 4, 1), Truth::yes},
                     {kA3, kPatrol, std::nullopt, Truth::unknown}};
  decision.findings = {{kN1, {kGovernment, kCounty}, SequenceId::none(), kAny, Truth::yes},
                       {kN2, {}, kHops, 1, Truth::unknown}};
  const Json json = parsed(wire::write_decision(program_, {}, decision, Language::en));
  EXPECT_EQ(at(json, {"context", "duties", "0", "item"}), "\"甲县2024.A.A1\"");
  EXPECT_EQ(at(json, {"context", "duties", "0", "duty"}), "\"form_report\"");
  EXPECT_EQ(at(json, {"context", "duties", "0", "due"}), "\"2024-04-01\"");
  EXPECT_EQ(at(json, {"context", "duties", "0", "certain"}), "true");
  EXPECT_EQ(at(json, {"context", "duties", "1", "due"}), "null");
  EXPECT_EQ(at(json, {"context", "duties", "1", "certain"}), "false");
  EXPECT_EQ(at(json, {"context", "findings", "0", "item"}), "\"意见2022.N.N1\"");
  EXPECT_EQ(at(json, {"context", "findings", "0", "against"}), "\"jia.government\"");
  EXPECT_EQ(at(json, {"context", "findings", "0", "sequence"}), "absent");
  EXPECT_EQ(at(json, {"context", "findings", "0", "certain"}), "true");
  EXPECT_NE(at(json, {"context", "findings", "0", "citation"}).find("28"), std::string::npos);
  EXPECT_EQ(at(json, {"context", "findings", "1", "against"}), "null");
  EXPECT_EQ(at(json, {"context", "findings", "1", "sequence"}), "\"hop\"");
  EXPECT_EQ(at(json, {"context", "findings", "1", "row"}), "1");
  EXPECT_EQ(at(json, {"context", "findings", "1", "label"}), "absent") << "a hop is about no material";
}

TEST_F(WriteDecision, a_row_is_called_by_its_material) {
  const auto request = accepted(
      program_, request_line(R"("字段":[{"entry":"电话"},{"entry":null},{"已采集":true}],"matter":"报表")"));
  Decision decision;
  for (std::uint32_t row = 0; row < 4; ++row) {
    PartVerdict part;
    part.term = Term::field;
    part.sequence = kFormFields;
    part.row = row;
    part.verdict = Verdict::reject;
    decision.parts.push_back(part);
  }
  PartVerdict recognised;
  recognised.matter.matter = kForm;
  recognised.by_marks = Truth::unknown;
  decision.parts.push_back(recognised);
  decision.findings = {{kN1, {}, kFormFields, 0, Truth::yes}};
  const Json json = parsed(wire::write_decision(program_, request, decision, Language::en));
  EXPECT_EQ(at(json, {"context", "parts", "0"}),
            R"({"term":"field","sequence":"field","row":0,"label":"phone","verdict":"reject"})");
  for (const char* row : {"1", "2", "3"}) {
    EXPECT_EQ(at(json, {"context", "parts", row, "row"}), row);
    EXPECT_EQ(at(json, {"context", "parts", row, "label"}), "absent");
  }
  EXPECT_EQ(at(json, {"context", "parts", "4"}),
            R"({"matter":"form_report","by_marks":"unknown","verdict":"incomplete"})");
  EXPECT_EQ(at(json, {"context", "findings", "0", "label"}), "\"phone\"");
}

TEST_F(WriteDecision, an_observation_has_no_verdict) {
  Decision decision;
  decision.verdict = Verdict::accept;  // whatever stands there, it does not count
  decision.observation = true;
  const Json json = parsed(wire::write_decision(program_, {}, decision, Language::en));
  EXPECT_EQ(at(json, {"decision"}), "false");
  EXPECT_EQ(at(json, {"context", "verdict"}), "null");
  EXPECT_EQ(at(json, {"context", "observation"}), "true");
}

TEST_F(WriteDecision, a_refusal_is_never_a_yes) {
  const wire::Refusal refusal{{wire::ProblemKind::DuplicateKey, "/a", {std::string("a")}, ""}, "R2"};
  EXPECT_EQ(wire::write_refusal(refusal, Language::en),
            R"({"decision":false,"context":{"id":"R2","error":{"code":"QD0904",)"
            R"("message":"‘a’ stands twice in one object","pointer":"/a"}}})");
}

}  // namespace
}  // namespace qingdan::test
