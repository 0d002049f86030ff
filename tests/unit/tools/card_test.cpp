#include "tools/cli/card.h"

#include "unit/tools/wire_program.h"

namespace qingdan::test {
namespace {

using B = TableBuilder;

inline constexpr ItemId kLike{0U}, kFind{1U}, kLimit{2U}, kOblige{3U}, kReplace{4U};

// not (existing - replaced + added <= 3)
Range more_than_three(B& b) {
  return b.code({B::step(Op::fact, kFormsThere.index()), B::step(Op::replaced), B::step(Op::subtract),
                 B::step(Op::added), B::step(Op::add), b.constant(3),
                 B::step(Op::less_equal, 0, 0, Type::integer), B::step(Op::negate)});
}

void add_items(B& b) {
  b.tables.items.clear();
  b.item(kBans, "意见2022.N.E", "执法等", Mode::forbid, "5");
  b.item(kBans, "意见2022.N.F", "层层转办", Mode::find, "4");
  b.item(kBans, "意见2022.N.L", "报表限额", Mode::limit, "1");
  b.item(kBans, "意见2022.N.O", "公示", Mode::oblige, "3");
  b.item(kBans, "意见2022.N.R", "已有数据的字段", Mode::replace, "2");
}

Program card_program() {
  B b;
  add_world(b);
  add_facts(b);
  add_more_facts(b);
  add_sequences(b);
  add_documents(b);
  add_items(b);
  ProgramTables& t = b.tables;

  b.norm(kLimit, kForm).when = more_than_three(b);
  NormRow& replace = b.norm(kReplace, kForm);
  replace.term = t.items[kReplace.index()].term = static_cast<std::uint8_t>(Term::field);
  b.detail(replace).sequence = kFormFields;
  b.detail(replace).each = 1;
  b.detail(replace).substitutes =
      B::append(t.substitutes, {Substitute{Substitute::Kind::register_, kPopulationRegister.value, {}}});
  NormRow& oblige = b.norm(kOblige, kForm);
  b.detail(oblige).duty = kPatrol;
  b.detail(oblige).since = kDue;
  b.detail(oblige).within = 5;
  b.detail(oblige).within_workdays = 1;
  NormRow& find = b.norm(kFind, kForm);
  b.detail(find).sequence = kHops;
  b.detail(find).against = b.code({B::step(Op::fact, kHandler.index())});
  b.norm(kLike, kEnforcement);
  NormRow& like = b.norm(kLike, kPatrol);
  b.detail(like).by_analogy = 1;
  b.detail(like).rulers = B::append(t.selectors, {OrganSelector{kGovernment, kCounty, kAny}});
  t.matters[kEnforcement.index()].marks = b.code({B::step(Op::fact, kPopulation.index())});
  t.marked_matters = {kEnforcement};

  LoadError error = LoadError::none;
  std::optional<Program> program = Program::seal(b.finish(), mixed, error);
  EXPECT_EQ(error, LoadError::none) << describe(error, Language::en);
  return std::move(program).value();
}

class Cards : public testing::Test {
 protected:
  // The lines of the card that stand between its title and its basis, without their indent.
  std::string effect(ItemId item, Language language) {
    const std::string card = cli::item_card(program_, item, language);
    const auto begin = card.find('\n') + 1;
    const auto end = card.find(language == Language::zh ? "  依据" : "  basis");
    return card.substr(begin, end - begin);
  }

  Program program_ = card_program();
};

TEST_F(Cards, a_limit_says_what_it_counts) {
  EXPECT_EQ(effect(kLimit, Language::en),
            "  mode      limit\n"
            "  matters   form_report\n"
            "  counts    how many there are of ‘form_report’, by village, year\n");
  EXPECT_EQ(effect(kLimit, Language::zh),
            "  方式      限额\n"
            "  事项      报表\n"
            "  计数      已有“报表”的数目,按 村、年 计\n");
}

TEST_F(Cards, a_replacement_says_in_which_rows_and_by_what) {
  EXPECT_EQ(effect(kReplace, Language::en),
            "  mode      replace\n"
            "  term      field\n"
            "  matters   form_report\n"
            "  row by row field, and only where there is one\n"
            "  instead   population_register\n");
  EXPECT_NE(effect(kReplace, Language::zh).find("  逐行      字段,没有时不适用\n"), std::string::npos);
}

TEST_F(Cards, a_duty_has_its_time) {
  EXPECT_EQ(effect(kOblige, Language::en),
            "  mode      oblige\n"
            "  matters   form_report\n"
            "  duty      straw_burning_patrol, within 5 working days of due\n");
  EXPECT_NE(effect(kOblige, Language::zh).find("  义务      秸秆禁烧巡查,截止日 起 5 个工作日内\n"),
            std::string::npos);
}

TEST_F(Cards, a_finding_says_against_whom) {
  EXPECT_EQ(effect(kFind, Language::en),
            "  mode      find\n"
            "  matters   form_report\n"
            "  row by row hop\n"
            "  against   handler\n");
}

TEST_F(Cards, what_is_likewise_banned_has_its_rulers) {
  EXPECT_EQ(effect(kLike, Language::en),
            "  mode      forbid\n"
            "  matters   administrative_enforcement\n"
            "  likewise  straw_burning_patrol\n"
            "  ruled by  jia.government\n"
            "  by marks  administrative_enforcement\n");
  EXPECT_EQ(effect(kLike, Language::zh),
            "  方式      禁止\n"
            "  事项      行政执法\n"
            "  类推      秸秆禁烧巡查\n"
            "  类推裁定  甲县.政府\n"
            "  认特征    行政执法\n");
}

TEST_F(Cards, a_register_says_what_it_answers_and_its_fact_stands_below) {
  EXPECT_EQ(cli::name_cards(program_, "人口库", Language::en),
            "人口库 / population_register\n"
            "  register  live from 2023-07-01\n"
            "  answers   population_register\n"
            "  items that it answers:\n"
            "    意见2022.N.R ‘已有数据的字段’\n"
            "\n"
            "人口库 / population_register\n"
            "  fact      bool\n"
            "  source    register\n"
            "  left out  unknown\n");
}

TEST_F(Cards, a_sequence_shows_what_its_rows_have) {
  EXPECT_EQ(cli::name_cards(program_, "field", Language::en),
            "字段 / field\n"
            "  sequence  Fields of the form\n"
            "  term      field\n"
            "  each has  entry, on_file\n"
            "  left out  no rows\n");
  EXPECT_EQ(cli::name_cards(program_, "hop", Language::zh),
            "环节 / hop\n"
            "  序列      层层转办的环节\n"
            "  各行有    经手方、转办日\n"
            "  不写时    未知\n");
}

TEST_F(Cards, facts_and_materials_have_cards) {
  EXPECT_EQ(cli::name_cards(program_, "forms_there", Language::en),
            "已有报表 / forms_there\n"
            "  fact      integer\n"
            "  source    ledger\n"
            "  left out  unknown\n"
            "  counts    how many there are of ‘form_report’, by village, year\n");
  EXPECT_EQ(cli::name_cards(program_, "已采集", Language::zh),
            "已采集 / on_file\n"
            "  事实      是否\n"
            "  各行属于  字段\n"
            "  来源      请求\n"
            "  不写时    否\n");
  EXPECT_EQ(cli::name_cards(program_, "id_card", Language::en),
            "身份证 / id_card\n"
            "  material  paper\n");
  EXPECT_EQ(cli::name_cards(program_, "nobody", Language::en), "");
}

TEST_F(Cards, a_list_shows_the_modes_of_its_items) {
  const std::string card = cli::list_card(program_, kBans, Language::en);
  EXPECT_NE(card.find("    意见2022.N.L ‘报表限额’ (limit)\n"), std::string::npos) << card;
  EXPECT_NE(card.find("    意见2022.N.F ‘层层转办’ (find)\n"), std::string::npos) << card;
}

}  // namespace
}  // namespace qingdan::test
