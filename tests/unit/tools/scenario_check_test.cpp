#include "tools/cli/scenario_check.h"

#include "unit/tools/wire_program.h"

namespace qingdan::test {
namespace {

using Sentences = std::vector<std::string>;

class ScenarioCheck : public testing::Test {
 protected:
  Sentences differences(Language language) {
    return cli::differences(program_, scenario_, decision_, language);
  }
  void expect(const Sentences& en, const Sentences& zh) {
    EXPECT_EQ(differences(Language::en), en);
    EXPECT_EQ(differences(Language::zh), zh);
  }

  Program program_ = wire_program();
  model::Scenario scenario_;
  Decision decision_;
};

TEST_F(ScenarioCheck, what_is_not_expected_is_not_compared) {
  decision_.verdict = Verdict::reject;
  decision_.findings = {{kN1, {}, SequenceId::none(), kAny, Truth::yes}};
  decision_.duties = {{kA1, kForm, std::nullopt, Truth::yes}};
  expect({}, {});
}

TEST_F(ScenarioCheck, an_observation_has_no_verdict) {
  scenario_.has_expected = true;
  scenario_.expected = Verdict::incomplete;
  decision_.observation = true;
  expect({"expected ‘incomplete’, but an observation has no verdict"}, {"预期“待补正”,但这是情况,不作判定"});
  scenario_.has_expected = false;
  expect({}, {});
}

TEST_F(ScenarioCheck, duties_must_follow_for_certain) {
  scenario_.duties = {kA1};
  expect({"expected the duty of 甲县2024.A.A1, got: none"}, {"预期有 甲县2024.A.A1 的附带义务,实有:无"});
  decision_.duties = {{kA1, kForm, std::nullopt, Truth::unknown}, {kA3, kForm, std::nullopt, Truth::yes}};
  expect({"expected the duty of 甲县2024.A.A1, got: 甲县2024.A.A1 (possibly), 甲县2024.A.A3"},
         {"预期有 甲县2024.A.A1 的附带义务,实有:甲县2024.A.A1(只是可能)、甲县2024.A.A3"});
  decision_.duties[0].truth = Truth::yes;
  expect({}, {});
}

TEST_F(ScenarioCheck, findings_must_be_there_and_name_the_body) {
  scenario_.findings = {kN1};
  expect({"expected the finding 意见2022.N.N1, got: none"}, {"预期发现 意见2022.N.N1,实际发现:无"});
  const Finding against_nobody{kN1, {}, kHops, 0, Truth::yes};
  const Finding maybe{kN2, {kGovernment, kCounty}, SequenceId::none(), kAny, Truth::unknown};
  decision_.findings = {maybe};
  expect({"expected the finding 意见2022.N.N1, got: 意见2022.N.N2 against jia.government (possibly)"},
         {"预期发现 意见2022.N.N1,实际发现:意见2022.N.N2 针对 甲县.政府(只是可能)"});
  decision_.findings = {against_nobody, maybe};
  expect({}, {});
  scenario_.against = Organ{kCommittee, kCounty};
  expect({"意见2022.N.N1 was expected against jia.party_committee, got: an unknown body"},
         {"意见2022.N.N1 预期针对 甲县.党委,实为针对:不明的机关"});
  // In one of the rows is enough.
  decision_.findings.push_back({kN1, {kCommittee, kCounty}, kHops, 1, Truth::yes});
  expect({}, {});
}

TEST_F(ScenarioCheck, no_finding_means_not_even_a_possible_one) {
  scenario_.no_finding = true;
  expect({}, {});
  const Finding maybe{kN2, {kGovernment, kCounty}, kHops, 0, Truth::unknown};
  Finding elsewhere = maybe;
  elsewhere.row = 1;
  decision_.findings = {maybe, elsewhere};
  expect({"expected no finding, got: 意见2022.N.N2 against jia.government (possibly)"},
         {"预期没有发现,实际发现:意见2022.N.N2 针对 甲县.政府(只是可能)"});
}

TEST_F(ScenarioCheck, substitutes_must_be_named) {
  scenario_.substitutes = {{Substitute::Kind::register_, kPopulationRegister.value, {}}};
  decision_.substitutes = {{Substitute::Kind::matter, kForm.value, {}},
                           {Substitute::Kind::organ, 0, {kNotary, RegionId::none()}}};
  expect({"expected the substitute ‘population_register’, got: form_report, notary_office"},
         {"预期可改用“人口库”,实有:报表、公证机构"});
  decision_.substitutes.push_back(scenario_.substitutes.front());
  expect({}, {});
}

TEST_F(ScenarioCheck, a_missing_sequence_is_told_from_another) {
  scenario_.missing = {{Missing::sequence, FactId::none(), {}, kHops}};
  decision_.missing = {{Missing::sequence, FactId::none(), {}, kFormFields}};
  EXPECT_EQ(differences(Language::en).size(), 1U);
  decision_.missing.push_back(scenario_.missing.front());
  expect({}, {});
}

}  // namespace
}  // namespace qingdan::test
