// A tiny world, built by hand: six regions from the centre to one village, four matters, two county
// bodies, and eight norms that between them use every table. For tests that must not need the compiler.
#pragma once

#include <gtest/gtest.h>

#include <cstring>
#include <initializer_list>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "qingdan/request.h"
#include "table_builder.h"

namespace qingdan::test {

// Ids in the small world.
inline constexpr RegionId kVillage{0U}, kTown{1U}, kCounty{2U}, kCity{3U}, kProvince{4U}, kCentre{5U};
inline constexpr OrganKindId kBody{0U}, kCommittee{1U}, kGovernment{2U}, kStateCouncil{3U}, kNotary{4U},
    kVillagersCommittee{5U};
inline constexpr MatterId kDuty{0U}, kEnforcement{1U}, kPatrol{2U}, kForm{3U};
inline constexpr RoleId kLead{0U}, kAssist{1U};
inline constexpr FactId kFunds{0U}, kChannel{1U}, kPublished{2U}, kPapers{3U}, kPlace{4U}, kLabel{5U},
    kAmount{6U}, kSigned{7U}, kStock{8U}, kLive{9U}, kSince{10U};
inline constexpr DefineId kPaid{0U}, kPaidAndPublished{1U}, kLarge{2U};
inline constexpr SequenceId kFields{0U};
inline constexpr MaterialId kCertificate{0U}, kIdentity{1U};
inline constexpr QuantifierId kAnyLarge{0U}, kTotal{1U};
inline constexpr DocumentId kOpinions{0U}, kJia{1U};
inline constexpr ListId kBans{0U}, kAssists{1U};
inline constexpr ItemId kF1{0U}, kL1{1U}, kN1{2U}, kN2{3U}, kO1{4U}, kA1{5U}, kA2{6U}, kA3{7U};
// The permit overrides the ban on department duties, and counts as the approval that it waits for.
inline constexpr NormId kPermitPatrol{0U}, kBanDuty{1U}, kRequireFunds{2U}, kBanEnforcement{3U},
    kMandateEnforcement{4U}, kFindUnsigned{5U}, kObligeReport{6U}, kLikeForm{7U};

// Not a cryptographic hash: just enough to notice any change of a byte.
inline Digest mixed(std::span<const std::byte> bytes) {
  std::uint64_t lanes[4] = {0x9E3779B97F4A7C15U, 0xBF58476D1CE4E5B9U, 0x94D049BB133111EBU, bytes.size()};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::uint64_t& lane = lanes[i % 4];
    lane = (lane ^ static_cast<std::uint64_t>(bytes[i])) * 0x100000001B3U;
    lane ^= lane >> 29U;
  }
  Digest digest;
  std::memcpy(digest.data(), lanes, sizeof lanes);
  return digest;
}

inline void add_world(TableBuilder& b) {
  // The parent's id is larger here: nothing may rely on the opposite.
  b.region("乙村", "yi", Level::village, kTown);
  b.region("丙镇", "bing", Level::township, kCounty);
  b.region("甲县", "jia", Level::county, kCity);
  b.region("丁市", "ding", Level::city, kProvince);
  b.region("戊省", "wu", Level::province, kCentre);
  b.region("全国", "nation", Level::centre, RegionId::none());
  b.alias("甲", NameKind::region, kCounty.index());

  b.organ_kind("党政机关", "party_government_body", {kBody}, {});
  b.organ_kind("党委", "party_committee", {kBody, kCommittee}, {Level::province, Level::county});
  b.organ_kind("政府", "government", {kBody, kGovernment}, {Level::province, Level::county});
  b.organ_kind("国务院", "state_council", {kBody, kStateCouncil}, {Level::centre});
  b.organ_kind("公证机构", "notary_office", {kNotary}, {});
  b.organ_kind("村民委员会", "villagers_committee", {kVillagersCommittee}, {Level::village});
  b.tables.organ_kinds[kNotary.index()].outside = 1;

  b.matter("部门职责事项", "department_duty", MatterKind::task, {kDuty});
  b.matter("行政执法", "administrative_enforcement", MatterKind::task, {kDuty, kEnforcement});
  b.matter("秸秆禁烧巡查", "straw_burning_patrol", MatterKind::task, {kDuty, kPatrol});
  b.matter("报表", "form_report", MatterKind::form, {kForm});
  b.role("主责", "lead", true);
  b.role("协助", "assist", true);
}

inline void add_facts(TableBuilder& b) {
  b.fact("经费", "funds", Type::money).changeable = 1;
  b.tables.facts.back().term = static_cast<std::uint8_t>(Term::funds);
  b.fact("渠道", "channel", Type::choice).choices = TableBuilder::append(
      b.tables.choices, {ChoiceRow{b.name("县", "county_office")},
                         ChoiceRow{b.name("乡镇", "township_office")}, ChoiceRow{b.name("口头", "")}});
  FactRow& published = b.fact("已公示", "published", Type::boolean);
  published.open = 0;
  published.source = static_cast<std::uint8_t>(FactSource::village);
  published.default_values = TableBuilder::append<std::int64_t>(b.tables.constants, {0});
  b.fact("所交材料", "papers", Type::matter).many = 1;
  b.fact("位置", "place", Type::text);
  b.tables.text_constants = {b.text("内墙"), b.text("外墙")};

  using B = TableBuilder;
  b.define("载明经费", "paid",
           b.code({B::step(Op::fact, kFunds.index()), b.constant(500000),
                   B::step(Op::greater_equal, 0, 0, Type::money)}),
           0);
  b.define(
      "载明经费且公示", "paid_and_published",
      b.code({B::step(Op::define, kPaid.index()), B::step(Op::fact, kPublished.index()), B::step(Op::both)}),
      1);
}

// Fields of a form, with what each is and how much it asks for; what marks a matter and a role; a calendar.
inline void add_rows(TableBuilder& b) {
  using B = TableBuilder;
  ProgramTables& t = b.tables;
  b.fact("字段名", "field_name", Type::material).sequence = kFields;
  b.fact("字段数额", "field_amount", Type::money).sequence = kFields;
  FactRow& is_signed = b.fact("字段已签", "field_signed", Type::boolean);
  is_signed.sequence = kFields;
  is_signed.open = 0;
  is_signed.default_values = B::append<std::int64_t>(t.constants, {0});
  b.fact("已有报表", "forms_there", Type::integer).source = static_cast<std::uint8_t>(FactSource::ledger);
  b.fact("人口库", "population_register", Type::boolean).source =
      static_cast<std::uint8_t>(FactSource::register_);
  b.fact("受理日", "received_on", Type::date);
  t.sequences.push_back({.name = b.name("字段", "fields", NameKind::sequence, 0),
                         .title = {},
                         .label = kLabel,
                         .term = static_cast<std::uint32_t>(Term::field),
                         .open = 1});
  const auto field = static_cast<std::uint32_t>(Term::field);
  t.materials.push_back({b.name("证件号", "certificate_number", NameKind::material, 0),
                         B::append(t.material_pool, {kCertificate}), field});
  t.materials.push_back({b.name("身份证号", "identity_number", NameKind::material, 1),
                         B::append(t.material_pool, {kCertificate, kIdentity}), field});
  t.registers.push_back({b.name("人口库", "population_register", NameKind::register_, 0), kLive, kNoDate});
  t.counters.push_back({kStock, kForm, 1U << static_cast<unsigned>(CountKey::village)});
  b.define(
      "大额字段", "large_field",
      b.code({B::step(Op::fact, kAmount.index()), b.constant(100), B::step(Op::greater, 0, 0, Type::money)}),
      0);
  t.defines.back().sequence = kFields;
  t.quantifiers.push_back({kFields, b.code({B::step(Op::define, kLarge.index())}), 0});
  t.quantifiers.push_back({kFields, b.code({B::step(Op::fact, kAmount.index())}), 0});
  const std::int32_t monday = make_date(2024, 1, 1)->days;
  t.calendars.push_back(
      {monday, monday + 6, B::append<std::uint32_t>(t.workday_counts, {0, 0, 1, 2, 3, 4, 4, 4})});
  t.matters[kForm.index()].marks = b.code({B::step(Op::any_row, kAnyLarge.index())});
  t.marked_matters = {kForm};
  t.roles[kLead.index()].marks = b.code({B::step(Op::define, kPaid.index())});
  t.regions[kVillage.index()].succeeds = B::append(t.region_pool, {kTown});
  t.regions[kVillage.index()].since = monday;
  t.organ_kinds[kNotary.index()].succeeds = B::append(t.organ_kind_pool, {kVillagersCommittee});
  t.organ_kinds[kNotary.index()].since = monday;
}

inline void add_documents(TableBuilder& b) {
  DocumentRow opinions;
  opinions.name = b.name("意见2022", "opinions_2022", NameKind::document, kOpinions.index());
  opinions.title = b.name("关于规范村级事务的意见", "Opinions on village affairs");
  opinions.number = b.text("厅字〔2022〕28号");
  opinions.issuers = TableBuilder::append(b.tables.organs, {Organ{kStateCouncil, kCentre}});
  opinions.adopted = opinions.last_day = kNoDate;
  opinions.published = opinions.known_from = opinions.effective = make_date(2022, 8, 22)->days;
  opinions.chain = static_cast<std::uint8_t>(Chain::joint);
  opinions.rank = static_cast<std::uint8_t>(Rank::normative_document);
  DocumentRow jia = opinions;
  jia.name = b.name("甲县2024", "jia_2024", NameKind::document, kJia.index());
  jia.title = b.name("甲县村级减负清单", "Jia County burden lists");
  jia.number = b.text("甲办发〔2024〕3号");
  jia.issuers =
      TableBuilder::append(b.tables.organs, {Organ{kCommittee, kCounty}, Organ{kGovernment, kCounty}});
  jia.published = jia.known_from = jia.effective = make_date(2024, 1, 15)->days;
  jia.last_day = make_date(2027, 1, 15)->days;
  b.tables.documents = {opinions, jia};

  ListRow bans;
  bans.document = kOpinions;
  bans.address = b.text("意见2022.N");
  bans.title = b.name("不得承担的事项", "What a village may not bear");
  bans.matter_kinds = 1U << static_cast<unsigned>(MatterKind::task);
  bans.kind = static_cast<std::uint8_t>(ListKind::negative);
  bans.unlisted = static_cast<std::uint8_t>(Unlisted::silent);
  ListRow assists = bans;
  assists.document = kJia;
  assists.address = b.text("甲县2024.A");
  assists.title = b.name("协助政府工作事项", "Assist-government items");
  assists.regions = TableBuilder::append(b.tables.region_pool, {kCounty});
  assists.roles = TableBuilder::append(b.tables.role_pool, {kAssist});
  assists.refer_to = TableBuilder::append(b.tables.selectors, {OrganSelector{kGovernment, kCounty, kAny}});
  assists.kind = static_cast<std::uint8_t>(ListKind::assist);
  assists.unlisted = static_cast<std::uint8_t>(Unlisted::refer);
  b.tables.lists = {bans, assists};
  for (const auto& [id, zh, en] : {std::tuple(kBans, "意见2022.N", "opinions_2022.N"),
                                   std::tuple(kAssists, "甲县2024.A", "jia_2024.A")}) {
    b.alias(zh, NameKind::list, id.index());
    b.alias(en, NameKind::list, id.index());
  }

  b.item(kBans, "意见2022.N.F1", "字段未签", Mode::find, "三");
  b.item(kBans, "意见2022.N.L1", "报表等", Mode::forbid, "五");
  b.item(kBans, "意见2022.N.N1", "执法", Mode::forbid, "二(一)");
  b.item(kBans, "意见2022.N.N2", "部门职责事项", Mode::forbid, "二(一)");
  b.item(kBans, "意见2022.N.O1", "报送", Mode::oblige, "四");
  b.item(kAssists, "甲县2024.A.A1", "秸秆禁烧巡查", Mode::permit, "第9条");
  b.item(kAssists, "甲县2024.A.A2", "协助事项的经费", Mode::require, "第10条");
  b.item(kAssists, "甲县2024.A.A3", "执法", Mode::mandate, "第11条");
  ItemDetailRow detail;
  detail.reason = b.name("村里没有执法权。", "A village has no power to enforce.");
  b.tables.items[kN1.index()].detail = ItemDetailId(b.tables.item_details.size());
  b.tables.item_details.push_back(detail);
}

inline void add_norms(TableBuilder& b) {
  using B = TableBuilder;
  constexpr auto county = static_cast<std::uint32_t>(Level::county);
  ProgramTables& t = b.tables;

  NormRow& permit = b.norm(kA1, kPatrol);
  b.audience(permit).roles = B::append(t.role_pool, {kAssist});
  b.audience(permit).from = B::append(t.selectors, {OrganSelector{kGovernment, kCounty, kAny}});
  b.audience(permit).to = B::append(t.organ_kind_pool, {kVillagersCommittee});
  permit.regions = B::append(t.region_pool, {kCounty});
  permit.when = b.code({B::step(Op::event_date), b.constant(make_date(2024, 9, 15)->days),
                        B::step(Op::greater_equal, 0, 0, Type::date)});
  permit.period = PeriodId(t.periods.size());
  t.periods.push_back(
      {make_date(2024, 1, 15)->days, make_date(2027, 1, 15)->days, make_date(2024, 1, 15)->days});

  t.approval_atoms.push_back({B::append(t.selectors, {OrganSelector{kCommittee, RegionId::none(), county},
                                                      OrganSelector{kGovernment, RegionId::none(), county}}),
                              B::append(t.norm_pool, {kPermitPatrol})});
  NormRow& ban = b.norm(kN2, kDuty);
  b.audience(ban).from = B::append(t.selectors, {OrganSelector{kBody, RegionId::none(), kAny}});
  ban.unless = b.code({B::step(Op::approval, 0)});
  b.detail(ban).by_approval = ban.unless;
  ban.layer = 1;  // above the permit, which counts as that approval
  ban.defeaters = B::append(t.defeats, {defeat_row(kPermitPatrol, Principle::overrides)});

  NormRow& require = b.norm(kA2, kPatrol);
  b.detail(require).condition = b.code({B::step(Op::define, kPaidAndPublished.index())});

  NormRow& enforcement = b.norm(kN1, kEnforcement);
  b.audience(enforcement).roles = B::append(t.role_pool, {kLead});
  b.detail(enforcement).substitutes =
      B::append(t.substitutes, {Substitute{Substitute::Kind::matter, kForm.value, {}},
                                Substitute{Substitute::Kind::register_, 0, {}},
                                Substitute{Substitute::Kind::material, kIdentity.value, {}},
                                Substitute{Substitute::Kind::organ, 0, {kNotary, RegionId::none()}}});
  const Range rulers = B::append(t.organs, {Organ{kStateCouncil, kCentre}});
  b.detail(enforcement).rivals = B::append(t.open_pairs, {OpenPairRow{kMandateEnforcement, rulers}});

  const Range outside_list = B::append(t.selectors, {OrganSelector{kNotary, RegionId::none(), kAny}});
  NormRow& mandate = b.norm(kA3, kEnforcement);
  mandate.when = b.code({B::step(Op::fact_set, kPapers.index()),
                         b.list_step(Op::any_of, {0, 2}, Type::matter), B::step(Op::fact, kChannel.index()),
                         b.list_step(Op::among, {0, 1}, Type::choice), B::step(Op::either),
                         B::step(Op::assigner), B::step(Op::under_organ, outside_list.begin, 1, Type::organ),
                         B::step(Op::negate), B::step(Op::both), B::step(Op::village),
                         b.list_step(Op::under_region, {2}, Type::region), B::step(Op::both)});
  b.detail(mandate).rivals = B::append(t.open_pairs, {OpenPairRow{kBanEnforcement, rulers}});

  NormRow& find = b.norm(kF1, kForm);
  b.detail(find).sequence = kFields;
  b.detail(find).each = 1;
  find.when = b.code({B::step(Op::fact, kSigned.index()), B::step(Op::negate)});
  b.detail(find).against = b.code({B::step(Op::assigner)});
  NormRow& oblige = b.norm(kO1, kForm);
  b.detail(oblige).duty = kForm;
  b.detail(oblige).since = kSince;
  b.detail(oblige).within = 3;
  b.detail(oblige).within_workdays = 1;
  b.detail(oblige).done = b.code({B::step(Op::fact, kPublished.index())});
  NormRow& like = b.norm(kL1, kForm);
  b.detail(like).by_analogy = 1;
  b.detail(like).rulers = outside_list;
}

inline ProgramTables small_tables() {
  TableBuilder builder;
  add_world(builder);
  add_facts(builder);
  add_rows(builder);
  add_documents(builder);
  add_norms(builder);
  return builder.finish();
}

inline LoadError seal_error(const ProgramTables& tables) {
  LoadError error = LoadError::none;
  static_cast<void>(Program::seal(tables, mixed, error));
  return error;
}

inline Program small_program() {
  LoadError error = LoadError::none;
  std::optional<Program> program = Program::seal(small_tables(), mixed, error);
  EXPECT_EQ(error, LoadError::none) << describe(error, Language::en);
  return std::move(program).value();
}

// Seals the small world after one change.
template <class Change>
LoadError after(Change change) {
  ProgramTables tables = small_tables();
  change(tables);
  return seal_error(tables);
}

inline NormDetailRow& detail(ProgramTables& tables, std::size_t norm) {
  return tables.norm_details[tables.norms[norm].detail.index()];
}
inline AudienceRow& audience(ProgramTables& tables, std::size_t norm) {
  return tables.audiences[tables.norms[norm].audience.index()];
}

// The change may hold commas.
#define EXPECT_REFUSED(error, ...) \
  EXPECT_EQ(after([&](ProgramTables& t) { __VA_ARGS__; }), LoadError::error) << #__VA_ARGS__
#define EXPECT_ACCEPTED(...) EXPECT_REFUSED(none, __VA_ARGS__)

inline std::vector<std::byte> copy_of(std::span<const std::byte> bytes) {
  return {bytes.begin(), bytes.end()};
}

}  // namespace qingdan::test
