#include "tools/wire/read_request.h"

#include "unit/tools/wire_program.h"

namespace qingdan::test {
namespace {

using wire::ProblemKind;

class ReadRequest : public testing::Test {
 protected:
  void expect_refused(std::string_view line, ProblemKind kind, std::string_view pointer) {
    const wire::Problem problem = refused(program_, line);
    EXPECT_EQ(problem.kind, kind) << line.substr(0, 200);
    EXPECT_EQ(problem.pointer, pointer) << line.substr(0, 200);
  }
  // The one warning that the line brings.
  wire::Problem only_warning(std::string_view line) {
    const auto read = accepted(program_, line);
    EXPECT_EQ(read.warnings.size(), 1U) << line.substr(0, 200);
    return read.warnings.size() == 1 ? read.warnings.front() : wire::Problem{};
  }

  Program program_ = wire_program();
};

TEST_F(ReadRequest, a_whole_request) {
  const auto read = accepted(program_, R"({
    "subject":{"type":"organ","id":"jia.government","properties":{"phone":"1"}},
    "action":{"name":"交办","properties":{
      "matters":[{"matter":"行政执法","role":"lead"},{"matter":"form_report","role":"协助"}],
      "经费":5000,
      "approvals":[{"organ":"甲县.党委","status":"granted","matter":"行政执法","role":"主责","region":"甲县",
                    "granted":"2024-01-01","from":"2024-02-01","until":"2024-12-31","known_since":"2024-01-05"}]}},
    "resource":{"type":"village","id":"yi","properties":{"organ":"村民委员会","published":true}},
    "context":{"date":"2024-03-01","known_at":"2024-06-01","id":"R1","language":"en","ip":"::1"},
    "extension":[1,2,3]})");
  EXPECT_TRUE(read.warnings.empty());
  EXPECT_EQ(read.id, "R1");
  EXPECT_EQ(read.language, Language::en);
  const Request& request = read.request;
  EXPECT_EQ(request.assigner, (Organ{kGovernment, kCounty}));
  EXPECT_EQ(request.action, Action::assign);
  EXPECT_EQ(request.village, kVillage);
  EXPECT_EQ(request.addressee, kVillagersCommittee);
  EXPECT_EQ(request.date, make_date(2024, 3, 1));
  EXPECT_EQ(request.known_at, make_date(2024, 6, 1));
  EXPECT_EQ(request.matters, (std::vector<RequestedMatter>{{kEnforcement, kLead}, {kForm, kAssist}}));
  ASSERT_EQ(request.facts.size(), 2U);
  EXPECT_EQ(request.facts[0].fact, kFunds);
  EXPECT_EQ(request.facts[1].fact, kPublished);
  ASSERT_EQ(request.approvals.size(), 1U);
  const Approval& approval = request.approvals[0];
  EXPECT_EQ(approval.organ, (Organ{kCommittee, kCounty}));
  EXPECT_EQ(approval.status, ApprovalStatus::granted);
  EXPECT_EQ(approval.matter, kEnforcement);
  EXPECT_EQ(approval.role, kLead);
  EXPECT_EQ(approval.region, kCounty);
  EXPECT_EQ(approval.granted, make_date(2024, 1, 1));
  EXPECT_EQ(approval.from, make_date(2024, 2, 1));
  EXPECT_EQ(approval.until, make_date(2024, 12, 31));
  EXPECT_EQ(approval.known_since, make_date(2024, 1, 5));
}

TEST_F(ReadRequest, the_least_request_knows_little) {
  const auto read =
      accepted(program_, R"({"subject":{"type":"organ","id":"公证机构"},"action":{"name":"inspect"},
                                           "resource":{"type":"village","id":"乙村"}})");
  EXPECT_TRUE(read.warnings.empty());
  EXPECT_TRUE(read.id.empty());
  EXPECT_EQ(read.request.assigner, (Organ{kNotary, RegionId::none()}));
  EXPECT_FALSE(read.request.date || read.request.known_at || read.language);
  EXPECT_TRUE(read.request.matters.empty());
  EXPECT_TRUE(read.request.addressee.is_none());
}

TEST_F(ReadRequest, what_authzen_requires_must_be_there) {
  const std::string_view subject = R"("subject":{"type":"organ","id":"甲县.政府"})";
  const std::string_view action = R"("action":{"name":"assign"})";
  const std::string_view resource = R"("resource":{"type":"village","id":"乙村"})";
  const auto line = [](std::initializer_list<std::string_view> members) {
    std::string text = "{";
    for (const std::string_view member : members) text += (text.size() > 1 ? "," : "") + std::string(member);
    return text + "}";
  };
  const auto missing = ProblemKind::MissingMember;
  const auto shape = ProblemKind::WrongShape;
  expect_refused("[]", shape, "");
  expect_refused("\"x\"", shape, "");
  expect_refused(line({action, resource}), missing, "/subject");
  expect_refused(line({subject, resource}), missing, "/action");
  expect_refused(line({subject, action}), missing, "/resource");
  expect_refused(line({R"("subject":"甲县.政府")", action, resource}), shape, "/subject");
  expect_refused(line({R"("subject":null)", action, resource}), shape, "/subject");
  expect_refused(line({R"("subject":{"id":"甲县.政府"})", action, resource}), missing, "/subject/type");
  expect_refused(line({R"("subject":{"type":"organ"})", action, resource}), missing, "/subject/id");
  expect_refused(line({R"("subject":{"type":"organ","id":7})", action, resource}), shape, "/subject/id");
  expect_refused(line({R"("subject":{"type":"organ","id":""})", action, resource}), shape, "/subject/id");
  expect_refused(line({subject, R"("action":{})", resource}), missing, "/action/name");
  expect_refused(line({subject, R"("action":{"name":123})", resource}), shape, "/action/name");
  expect_refused(line({subject, R"("action":{"name":"assign","properties":[]})", resource}), shape,
                 "/action/properties");
  expect_refused(line({subject, action, R"("resource":{"type":"village"})"}), missing, "/resource/id");
  expect_refused(line({subject, action, resource, R"("context":"now")"}), shape, "/context");
}

TEST_F(ReadRequest, only_organs_ask_and_only_villages_are_asked) {
  expect_refused(R"({"subject":{"type":"user","id":"a"},"action":{"name":"assign"},
                     "resource":{"type":"village","id":"乙村"}})",
                 ProblemKind::WrongEntity, "/subject/type");
  const wire::Problem problem =
      refused(program_, R"({"subject":{"type":"organ","id":"a"},"action":{"name":"assign"},
                                                      "resource":{"type":"record","id":"乙村"}})");
  EXPECT_EQ(message(problem, Language::en), "this is to be ‘village’, and it is ‘record’");
  EXPECT_EQ(message(problem, Language::zh), "这里应是“village”,写的是“record”");
}

TEST_F(ReadRequest, a_refusal_carries_the_id) {
  const auto read = wire::read_request(program_, R"({"subject":{},"context":{"id":"R7"}})");
  EXPECT_EQ(std::get<wire::Refusal>(read).id, "R7");
}

TEST_F(ReadRequest, duplicate_keys_are_refused_wherever_they_stand) {
  expect_refused(request_line(R"("经费":1,"经费":2)"), ProblemKind::DuplicateKey, "/action/properties/经费");
  expect_refused(request_line("", "", R"("ignored":{"a":1,"a":1})"), ProblemKind::DuplicateKey,
                 "/context/ignored/a");
  expect_refused(request_line(R"("经费":1,"funds":1)"), ProblemKind::GivenTwice, "/action/properties/funds");
}

TEST_F(ReadRequest, lines_are_bounded) {
  const std::string filler(wire::kMaxLineBytes, ' ');
  expect_refused(request_line("") + filler, ProblemKind::LineTooLong, "");
  const std::string line = request_line("");
  EXPECT_TRUE(accepted(program_, line + filler.substr(line.size())).warnings.empty());
}

TEST_F(ReadRequest, bytes_that_are_no_text_are_refused) {
  expect_refused(request_line("\"经费\":\"\xFF\""), ProblemKind::NotJson, "");
  expect_refused(request_line("") + std::string(1, '\0') + "{}", ProblemKind::NotJson, "");
  // An escaped NUL is a letter of a name that nobody bears.
  const wire::Problem warning = only_warning(request_line(R"("matter":"行政执法\u0000")"));
  EXPECT_EQ(warning.kind, ProblemKind::UnknownName);
}

TEST_F(ReadRequest, unknown_names_are_unknown_and_suggested) {
  const wire::Problem warning = only_warning(request_line(R"("matter":"行政执去","role":"主责")"));
  EXPECT_EQ(warning.pointer, "/action/properties/matter");
  EXPECT_EQ(message(warning, Language::zh), "没有声明过这样的事项:“行政执去”,按未知处理;是否指“行政执法”?");
  const auto read = accepted(program_, request_line(R"("matter":"行政执去","role":"主责")"));
  EXPECT_EQ(read.request.matters, (std::vector<RequestedMatter>{{MatterId::none(), kLead}}));

  EXPECT_EQ(only_warning(request_line(R"("matter":"报表","role":"lea")")).suggestion, "lead");
  EXPECT_EQ(only_warning(request_line("", R"("organ":"村民委员")")).suggestion, "村民委员会");
  const auto elsewhere =
      accepted(program_, R"({"subject":{"type":"organ","id":"甲县.政服"},"action":{"name":"asign"},
                                                "resource":{"type":"village","id":"乙庄"}})");
  ASSERT_EQ(elsewhere.warnings.size(), 3U);
  EXPECT_EQ(elsewhere.warnings[0].suggestion, "甲县.政府");
  EXPECT_EQ(elsewhere.warnings[1].suggestion, "assign");
  EXPECT_EQ(elsewhere.warnings[2].pointer, "/resource/id");
  EXPECT_EQ(elsewhere.request.assigner, Organ{});
  EXPECT_FALSE(elsewhere.request.action);
  EXPECT_TRUE(elsewhere.request.village.is_none());
}

TEST_F(ReadRequest, properties_that_are_no_facts_are_ignored_aloud) {
  const wire::Problem unknown = only_warning(request_line(R"("fund":5000)"));
  EXPECT_EQ(unknown.kind, ProblemKind::UnknownProperty);
  EXPECT_EQ(unknown.suggestion, "funds");
  const wire::Problem misplaced = only_warning(request_line(R"("已公示":true)"));
  EXPECT_EQ(misplaced.kind, ProblemKind::WrongPlace);
  EXPECT_EQ(message(misplaced, Language::en), "‘已公示’ belongs in resource.properties: ignored");
  EXPECT_EQ(only_warning(request_line("", R"("经费":1)")).kind, ProblemKind::WrongPlace);
  EXPECT_TRUE(accepted(program_, request_line(R"("已公示":true)")).request.facts.empty());
}

TEST_F(ReadRequest, warnings_do_not_grow_without_end) {
  std::string properties = R"("a0":0)";
  for (int i = 1; i < 20'000; ++i) properties += ",\"a" + std::to_string(i) + "\":0";
  const auto read = accepted(program_, request_line(properties));
  ASSERT_EQ(read.warnings.size(), 51U);
  EXPECT_EQ(read.warnings.back().kind, ProblemKind::WarningsCut);
}

TEST_F(ReadRequest, a_long_name_does_not_come_back_whole) {
  const std::string name(500'000, 'x');
  const wire::Problem warning = only_warning(request_line("\"matter\":\"" + name + "\""));
  EXPECT_LT(message(warning, Language::en).size(), 300U);
}

TEST_F(ReadRequest, matters_in_all_their_forms) {
  const auto matters = [&](std::string_view properties) {
    return accepted(program_, request_line(properties)).request.matters;
  };
  using List = std::vector<RequestedMatter>;
  EXPECT_EQ(matters(R"("role":"lead")"), (List{{MatterId::none(), kLead}}));
  EXPECT_EQ(matters(R"("matter":null)"), (List{{MatterId::none(), RoleId::none()}}));
  EXPECT_EQ(matters(R"("matters":["报表","行政执法"],"role":"协助")"),
            (List{{kForm, kAssist}, {kEnforcement, kAssist}}));
  EXPECT_EQ(matters(R"("matters":[{"matter":"报表"},null])"),
            (List{{kForm, RoleId::none()}, {MatterId::none(), RoleId::none()}}));
  EXPECT_EQ(matters(R"("matters":[])"), List{});
  expect_refused(request_line(R"("matters":["报表"],"matter":"报表")"), ProblemKind::MattersTwice,
                 "/action/properties/matters");
  EXPECT_EQ(only_warning(request_line(R"("matters":"报表")")).pointer, "/action/properties/matters");
  EXPECT_EQ(only_warning(request_line(R"("matters":[7])")).pointer, "/action/properties/matters/0");
  EXPECT_EQ(only_warning(request_line(R"("matters":[{"matter":"报表","rôle":"lead"}])")).kind,
            ProblemKind::UnknownMember);
}

TEST_F(ReadRequest, how_many_are_asked_for) {
  const auto matters = [&](std::string_view properties) {
    return accepted(program_, request_line(properties)).request.matters;
  };
  using List = std::vector<RequestedMatter>;
  EXPECT_EQ(matters(R"("matter":"报表","role":"lead","count":2,"replaces":1)"), (List{{kForm, kLead, 2, 1}}));
  EXPECT_EQ(matters(R"("matters":[{"matter":"报表","count":3},{"matter":"行政执法","replaces":0},"报表"])"),
            (List{{kForm, RoleId::none(), 3, 0}, {kEnforcement, RoleId::none()}, {kForm, RoleId::none()}}));
  EXPECT_EQ(matters(R"("count":2)"), (List{{MatterId::none(), RoleId::none(), 2, 0}}));
}

// Taken as one, a number that cannot be read would slip below a limit.
TEST_F(ReadRequest, a_wrong_number_of_matters_is_refused) {
  for (const char* count : {"0", "-1", "1.5", "\"2\"", "null", "true", "1e16"}) {
    const std::string member = "\"count\":" + std::string(count);
    expect_refused(request_line("\"matter\":\"报表\"," + member), ProblemKind::WrongShape,
                   "/action/properties/count");
    expect_refused(request_line("\"matters\":[{" + member + "}]"), ProblemKind::WrongShape,
                   "/action/properties/matters/0/count");
  }
  expect_refused(request_line(R"("matter":"报表","replaces":-1)"), ProblemKind::WrongShape,
                 "/action/properties/replaces");
  expect_refused(request_line(R"("matters":["报表"],"count":2)"), ProblemKind::MattersTwice,
                 "/action/properties/matters");
  const wire::Problem problem = refused(program_, request_line(R"("matter":"报表","count":0)"));
  EXPECT_EQ(message(problem, Language::zh), "这里应是大于 0 的整数");
  EXPECT_EQ(message(problem, Language::en), "this is to be a whole number greater than 0");
}

TEST_F(ReadRequest, the_basis_is_a_document) {
  const auto basis = [&](std::string_view json) {
    return accepted(program_, request_line("\"basis\":" + std::string(json))).request.basis;
  };
  EXPECT_EQ(basis("\"甲县2024\""), kJia);
  EXPECT_EQ(basis("\"opinions_2022\""), kOpinions);
  EXPECT_TRUE(basis("null").is_none());
  const wire::Problem unknown = only_warning(request_line(R"("basis":"甲县2042")"));
  EXPECT_EQ(unknown.pointer, "/action/properties/basis");
  EXPECT_EQ(message(unknown, Language::zh), "没有声明过这样的文件:“甲县2042”,按未知处理;是否指“甲县2024”?");
  EXPECT_EQ(only_warning(request_line(R"("basis":7)")).kind, ProblemKind::WrongValue);
}

TEST_F(ReadRequest, an_observation_says_so) {
  const auto observation = [&](std::string_view context) {
    return accepted(program_, request_line("", "", context)).request.observation;
  };
  EXPECT_TRUE(observation(R"("observation":true)"));
  EXPECT_FALSE(observation(R"("observation":false)"));
  EXPECT_FALSE(observation(""));
  for (const char* wrong : {"1", "\"true\"", "null", "[]"}) {
    expect_refused(request_line("", "", "\"observation\":" + std::string(wrong)), ProblemKind::WrongShape,
                   "/context/observation");
  }
}

TEST_F(ReadRequest, facts_of_registers_and_the_ledger_stand_with_the_action) {
  const auto read = accepted(program_, request_line(R"("人口库":true,"forms_there":3)"));
  EXPECT_TRUE(read.warnings.empty());
  ASSERT_EQ(read.request.facts.size(), 2U);
  EXPECT_EQ(read.request.facts[0].fact, kPopulation);
  EXPECT_EQ(read.request.facts[1].values, std::vector<std::int64_t>{3});
  const wire::Problem misplaced = only_warning(request_line("", R"("已有报表":3)"));
  EXPECT_EQ(message(misplaced, Language::en), "‘已有报表’ belongs in action.properties: ignored");
}

// The fact ‘count’ can be given by its other name.
TEST_F(ReadRequest, fixed_members_win) {
  const auto read = accepted(program_, request_line(R"("matter":"报表","count":2,"数目":7)"));
  EXPECT_EQ(read.request.matters.at(0).added, 2);
  ASSERT_EQ(read.request.facts.size(), 1U);
  EXPECT_EQ(read.request.facts[0].fact, kCounted);
  EXPECT_EQ(read.request.facts[0].values, std::vector<std::int64_t>{7});
}

TEST_F(ReadRequest, rows_of_a_sequence) {
  const auto read = accepted(
      program_, request_line(R"("hop":[{"经手方":"甲县.党委","handed_on":"2024-03-01"},{"handler":null},{}],
                                "字段":[{"entry":"电话","已采集":true}])"));
  EXPECT_TRUE(read.warnings.empty());
  EXPECT_TRUE(read.request.facts.empty());
  ASSERT_EQ(read.request.sequences.size(), 2U);
  const Rows& hops = read.request.sequences[0];
  EXPECT_EQ(hops.sequence, kHops);
  EXPECT_TRUE(hops.known);
  ASSERT_EQ(hops.rows.size(), 3U);
  ASSERT_EQ(hops.rows[0].facts.size(), 2U);
  EXPECT_EQ(hops.rows[0].facts[0].values, std::vector<std::int64_t>{pack_organ({kCommittee, kCounty})});
  EXPECT_EQ(hops.rows[0].facts[1].fact, kHandedOn);
  ASSERT_EQ(hops.rows[1].facts.size(), 1U);
  EXPECT_FALSE(hops.rows[1].facts[0].known);
  EXPECT_TRUE(hops.rows[2].facts.empty());
  const Rows& fields = read.request.sequences[1];
  EXPECT_EQ(fields.sequence, kFormFields);
  EXPECT_EQ(fields.rows.at(0).facts.at(0).values, std::vector<std::int64_t>{kPhone.value});
}

TEST_F(ReadRequest, rows_that_are_not_there_and_rows_that_are_not_known) {
  const auto hops = [&](std::string_view json) {
    return accepted(program_, request_line("\"环节\":" + std::string(json))).request.sequences.at(0);
  };
  EXPECT_TRUE(hops("[]").known);
  EXPECT_TRUE(hops("[]").rows.empty());
  EXPECT_FALSE(hops("null").known);
  EXPECT_TRUE(accepted(program_, request_line(R"("环节":null)")).warnings.empty());
  for (const char* wrong : {"{}", "3", "\"甲县.党委\"", "[{},null]", "[{},[]]", "[\"甲县.党委\"]"}) {
    EXPECT_FALSE(hops(wrong).known) << wrong;
    EXPECT_TRUE(hops(wrong).rows.empty()) << wrong;
    EXPECT_EQ(only_warning(request_line("\"环节\":" + std::string(wrong))).kind, ProblemKind::WrongValue);
  }
  const wire::Problem row = only_warning(request_line(R"("环节":[{},7])"));
  EXPECT_EQ(row.pointer, "/action/properties/环节/1");
  EXPECT_EQ(message(row, Language::en), "‘环节’ is to be an object ({…}): taken as unknown");
}

TEST_F(ReadRequest, a_wrong_value_in_a_row_is_unknown) {
  const auto read = accepted(program_, request_line(R"("hop":[{"handed_on":"soon"}])"));
  EXPECT_FALSE(read.request.sequences.at(0).rows.at(0).facts.at(0).known);
  EXPECT_EQ(read.warnings.at(0).pointer, "/action/properties/hop/0/handed_on");
  const wire::Problem material = only_warning(request_line(R"("field":[{"entry":"phono"}])"));
  EXPECT_EQ(message(material, Language::en),
            "no material is called ‘phono’: taken as unknown; did you mean ‘phone’?");
}

TEST_F(ReadRequest, facts_stand_in_the_rows_of_their_own_sequence) {
  const auto said = [&](std::string_view action, std::string_view resource, Language language) {
    return message(only_warning(request_line(action, resource)), language);
  };
  EXPECT_EQ(said(R"("handler":"甲县.党委")", "", Language::en),
            "‘handler’ belongs in the rows of action.properties.hop: ignored");
  EXPECT_EQ(said("", R"("经手方":"甲县.党委")", Language::zh),
            "“经手方”应写在 action.properties.环节 的各行 里,未采用");
  EXPECT_EQ(said(R"("field":[{"handler":"甲县.党委"}])", "", Language::en),
            "‘handler’ belongs in the rows of action.properties.hop: ignored");
  EXPECT_EQ(said(R"("hop":[{"funds":5}])", "", Language::en),
            "‘funds’ belongs in action.properties: ignored");
  EXPECT_EQ(said(R"("hop":[{"已公示":true}])", "", Language::en),
            "‘已公示’ belongs in resource.properties: ignored");
  EXPECT_EQ(said(R"("hop":[{"handlr":1}])", "", Language::en),
            "no fact or sequence is called ‘handlr’: ignored; did you mean ‘handler’?");
  EXPECT_EQ(said("", R"("hop":[])", Language::en), "‘hop’ belongs in action.properties: ignored");
  EXPECT_EQ(only_warning(request_line(R"("环结":[])")).suggestion, "环节");
}

TEST_F(ReadRequest, rows_and_their_facts_are_given_once) {
  expect_refused(request_line(R"("hop":[],"环节":[])"), ProblemKind::GivenTwice, "/action/properties/环节");
  expect_refused(request_line(R"("hop":[{"handler":null,"经手方":null}])"), ProblemKind::GivenTwice,
                 "/action/properties/hop/0/经手方");
}

TEST_F(ReadRequest, rows_are_bounded) {
  const auto line = [](std::size_t rows) {
    std::string text = "\"hop\":[{}";
    for (std::size_t i = 1; i < rows; ++i) text += ",{}";
    return request_line(text + "]");
  };
  EXPECT_EQ(accepted(program_, line(10'000)).request.sequences.at(0).rows.size(), 10'000U);
  expect_refused(line(10'001), ProblemKind::TooManyRows, "/action/properties/hop");
  EXPECT_EQ(message(refused(program_, line(10'001)), Language::en), "‘hop’ has more than 10000 rows");
}

TEST_F(ReadRequest, the_village_may_be_known_by_its_region_alone) {
  const auto village = [&](std::string_view id, std::string_view region) {
    std::string line = request_line("", "\"region\":\"" + std::string(region) + "\"");
    line.replace(line.find("乙村"), std::string("乙村").size(), id);
    return line;
  };
  EXPECT_EQ(accepted(program_, village("未声明村", "丙镇")).request.village, kTown);
  EXPECT_TRUE(accepted(program_, village("未声明村", "丙镇")).warnings.empty());
  EXPECT_EQ(accepted(program_, village("乙村", "甲县")).request.village, kVillage);
  EXPECT_EQ(accepted(program_, village("甲县", "乙村")).request.village, kVillage);
  EXPECT_EQ(only_warning(village("丙镇", "甲县")).kind, ProblemKind::NotAVillage);
}

TEST_F(ReadRequest, regions_that_lie_apart_are_refused) {
  TableBuilder builder;
  add_world(builder);
  builder.region("外县", "wai", Level::county, kCity);
  LoadError error = LoadError::none;
  const auto program = Program::seal(builder.finish(), mixed, error);
  ASSERT_TRUE(program);
  const wire::Problem problem = refused(*program, request_line("", R"("region":"外县")"));
  EXPECT_EQ(problem.kind, ProblemKind::RegionsApart);
  EXPECT_EQ(problem.pointer, "/resource/properties/region");
  EXPECT_EQ(message(problem, Language::en), "‘yi’ does not lie in ‘wai’");
}

TEST_F(ReadRequest, dates_of_the_context) {
  const auto read = accepted(program_, request_line("", "", R"("date":"2024-02-30")"));
  EXPECT_FALSE(read.request.date);
  EXPECT_EQ(read.warnings.at(0).pointer, "/context/date");
  EXPECT_TRUE(accepted(program_, request_line("", "", R"("date":null)")).warnings.empty());
  for (const char* known_at : {"\"yesterday\"", "null", "3"}) {
    expect_refused(request_line("", "", "\"known_at\":" + std::string(known_at)), ProblemKind::WrongKnownAt,
                   "/context/known_at");
  }
  EXPECT_EQ(accepted(program_, request_line("", "", R"("id":42)")).id, "42");
}

// A typing mistake must never make an approval reach further.
TEST_F(ReadRequest, an_unclear_approval_is_pending) {
  const auto approval = [&](std::string_view members) {
    const std::string one = R"({"organ":"甲县.党委","granted":"2024-01-01",)" + std::string(members) + "}";
    return accepted(program_, request_line("\"approvals\":[" + one + "]"));
  };
  for (const char* members :
       {R"("status":"granted","until":"2024-13-01")", R"("status":"granted","until":null)",
        R"("status":"granted","from":20240101)", R"("status":"granted","known_since":"")",
        R"("status":"yes")", R"("status":null)", R"("until":"2024-12-31")"}) {
    const auto read = approval(members);
    ASSERT_EQ(read.request.approvals.size(), 1U) << members;
    EXPECT_EQ(read.request.approvals[0].status, ApprovalStatus::pending) << members;
    EXPECT_EQ(read.warnings.size(), 1U) << members;
  }
  const auto refused_one = approval(R"("status":"refused","until":"x")");
  EXPECT_EQ(refused_one.request.approvals.at(0).status, ApprovalStatus::refused);
  const auto misspelt = approval(R"("status":"granted","untill":"2024-02-01")");
  EXPECT_EQ(misspelt.warnings.at(0).pointer, "/action/properties/approvals/0/untill");
  EXPECT_EQ(only_warning(request_line(R"("approvals":{"organ":"甲县.党委"})")).pointer,
            "/action/properties/approvals");
  EXPECT_EQ(only_warning(request_line(R"("approvals":["甲县.党委"])")).pointer,
            "/action/properties/approvals/0");
}

}  // namespace
}  // namespace qingdan::test
