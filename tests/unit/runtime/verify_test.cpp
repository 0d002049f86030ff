// Tables that must be refused, one fault at a time, and the odd ones that must not.
#include <gtest/gtest.h>

#include "small_program.h"

namespace qingdan::test {
namespace {

using B = TableBuilder;

// Seals the small world after one change.
template <class Change>
LoadError after(Change change) {
  ProgramTables tables = small_tables();
  change(tables);
  return seal_error(tables);
}

// The change may hold commas.
#define EXPECT_REFUSED(error, ...) \
  EXPECT_EQ(after([&](ProgramTables& t) { __VA_ARGS__; }), LoadError::error) << #__VA_ARGS__
#define EXPECT_ACCEPTED(...) EXPECT_REFUSED(none, __VA_ARGS__)

TEST(VerifyTexts, MustBeUtf8) {
  for (const std::string_view bad :
       {"\x80", "\xC3", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80",
        "\xF8\x88\x80\x80\x80", "\xE4\xB8", "\xFF", "a\xE4\xB8z"}) {
    EXPECT_REFUSED(bad_layout, t.texts.insert(t.texts.end(), bad.begin(), bad.end()));
  }
  for (const std::string_view good : {"\x7F", "\xC2\x80", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEF\xBF\xBF",
                                      "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_ACCEPTED(t.texts.insert(t.texts.end(), good.begin(), good.end()));
  }
}

TEST(VerifyTexts, MustLieInTheBlobAndKeepCharactersWhole) {
  const Text village = small_tables().regions[0].name.zh;  // 乙村: two characters of three bytes
  EXPECT_REFUSED(bad_reference, t.items[0].basis = (Text{village.offset + 1, 2}));
  EXPECT_REFUSED(bad_reference, t.items[0].basis = (Text{village.offset, 4}));
  EXPECT_REFUSED(bad_reference, t.items[0].basis = (Text{village.offset + 1, 0}));
  EXPECT_REFUSED(bad_reference, t.items[0].basis = (Text{0, 0xFFFFFFFF}));
  EXPECT_REFUSED(bad_reference, t.items[0].basis = (Text{0xFFFFFFFF, 0xFFFFFFFF}));
  EXPECT_REFUSED(bad_reference, t.items[0].basis = (Text{0xFFFFFFFF, 1}));
  EXPECT_REFUSED(bad_reference, t.documents[0].number = (Text{0xFFFFFFFF, 0}));
  EXPECT_ACCEPTED(t.items[0].basis = (Text{village.offset + 3, 3}));
  EXPECT_ACCEPTED(t.items[0].basis = (Text{static_cast<std::uint32_t>(t.texts.size()), 0}));
}

TEST(VerifyTexts, AreCheckedWhereverTheyStand) {
  const Text bad{0xFFFFFF00, 1};
  const Name zh{bad, {}};
  const Name en{{}, bad};
  for (const Name& name : {zh, en}) {
    EXPECT_REFUSED(bad_reference, t.regions[0].name = name);
    EXPECT_REFUSED(bad_reference, t.organ_kinds[0].name = name);
    EXPECT_REFUSED(bad_reference, t.matters[0].name = name);
    EXPECT_REFUSED(bad_reference, t.roles[0].name = name);
    EXPECT_REFUSED(bad_reference, t.facts[0].name = name);
    EXPECT_REFUSED(bad_reference, t.choices[0].name = name);
    EXPECT_REFUSED(bad_reference, t.defines[0].name = name);
    EXPECT_REFUSED(bad_reference, t.documents[0].name = name);
    EXPECT_REFUSED(bad_reference, t.documents[0].title = name);
    EXPECT_REFUSED(bad_reference, t.lists[0].title = name);
    EXPECT_REFUSED(bad_reference, t.items[0].title = name);
    EXPECT_REFUSED(bad_reference, t.items[0].reason = name);
  }
  EXPECT_REFUSED(bad_reference, t.documents[0].number = bad);
  EXPECT_REFUSED(bad_reference, t.lists[0].address = bad);
  EXPECT_REFUSED(bad_reference, t.items[0].address = bad);
  EXPECT_REFUSED(bad_reference, t.items[0].basis = bad);
  EXPECT_REFUSED(bad_reference, t.text_constants.back() = bad);
  EXPECT_REFUSED(bad_reference, t.names.back().text = bad);
}

TEST(VerifyBounds, CodeEndsWithItsTable) {
  const auto end = static_cast<std::uint32_t>(small_tables().code.size());
  EXPECT_REFUSED(bad_reference, t.norms[0].when = (Range{end, end + 1}));
  EXPECT_ACCEPTED(t.norms[0].when = (Range{end, end}));
}

TEST(VerifyBounds, RangesMustLieInTheirPools) {
  const Range reversed{1, 0};
  const Range wide{0, 0xFFFFFFFF};
  const Range far{0xFFFFFFFF, 0xFFFFFFFF};
  for (const Range bad : {reversed, wide, far}) {
    EXPECT_REFUSED(bad_reference, t.organ_kinds[0].ancestors = bad);
    EXPECT_REFUSED(bad_reference, t.matters[0].ancestors = bad);
    EXPECT_REFUSED(bad_reference, t.matters[0].norms = bad);
    EXPECT_REFUSED(bad_reference, t.facts[1].choices = bad);
    EXPECT_REFUSED(bad_reference, t.facts[0].default_values = bad);
    EXPECT_REFUSED(bad_reference, t.defines[0].code = bad);
    EXPECT_REFUSED(bad_reference, t.documents[0].issuers = bad);
    EXPECT_REFUSED(bad_reference, t.lists[0].regions = bad);
    EXPECT_REFUSED(bad_reference, t.lists[0].roles = bad);
    EXPECT_REFUSED(bad_reference, t.lists[0].refer_to = bad);
    EXPECT_REFUSED(bad_reference, t.norms[0].roles = bad);
    EXPECT_REFUSED(bad_reference, t.norms[0].from = bad);
    EXPECT_REFUSED(bad_reference, t.norms[0].to = bad);
    EXPECT_REFUSED(bad_reference, t.norms[0].regions = bad);
    EXPECT_REFUSED(bad_reference, t.norms[0].instead = bad);
    EXPECT_REFUSED(bad_reference, t.norms[0].when = bad);
    EXPECT_REFUSED(bad_reference, t.norms[0].unless = bad);
    EXPECT_REFUSED(bad_reference, t.norms[0].by_approval = bad);
    EXPECT_REFUSED(bad_reference, t.norms[2].condition = bad);
    EXPECT_REFUSED(bad_reference, t.norms[1].defeaters = bad);
    EXPECT_REFUSED(bad_reference, t.norms[0].rivals = bad);
    EXPECT_REFUSED(bad_reference, t.open_pairs[0].rulers = bad);
    EXPECT_REFUSED(bad_reference, t.approval_atoms[0].organs = bad);
    EXPECT_REFUSED(bad_reference, t.approval_atoms[0].norms = bad);
  }
}

// 20,000 lists that share 20,000 selectors: 400 million cells in a file of 2 MB.
TEST(VerifyBounds, SharedRangesAreBounded) {
  EXPECT_REFUSED(bad_layout, {
    t.selectors.resize(20000);
    t.lists.resize(20000, t.lists[0]);
    for (ListRow& list : t.lists) {
      list.refer_to = {0, 20000};
    }
  });
}

TEST(VerifyBounds, SharedConditionsAreBounded) {
  // Many norms, one long condition.
  const auto share = [](ProgramTables& t, std::size_t norms) {
    const auto begin = static_cast<std::uint32_t>(t.code.size());
    t.code.push_back(B::step(Op::truth, 1));
    for (int i = 0; i < 20000; ++i) {
      t.code.push_back(B::step(Op::negate));
    }
    const Range code{begin, static_cast<std::uint32_t>(t.code.size())};
    const auto first = static_cast<std::uint32_t>(t.norms.size());
    const auto pool = static_cast<std::uint32_t>(t.norm_pool.size());
    NormRow norm = t.norms[kBanEnforcement.index()];
    norm.rivals = {};
    norm.matter = kForm;
    norm.when = code;
    t.norms.resize(first + norms, norm);
    for (std::size_t i = 0; i < norms; ++i) {
      t.norm_pool.push_back(NormId(first + i));
    }
    t.matters[kForm.index()].norms = {pool, static_cast<std::uint32_t>(t.norm_pool.size())};
  };
  EXPECT_REFUSED(bad_layout, share(t, 5000));
  EXPECT_ACCEPTED(share(t, 100));
}

TEST(VerifyBounds, SharedListsAreBounded) {
  EXPECT_REFUSED(bad_layout, {
    t.constants.resize(65535);
    for (int i = 0; i < 1000; ++i) {
      t.code.push_back(B::step(Op::among, 0, 65535));
    }
  });
}

TEST(VerifyBounds, SharedTextsAreBounded) {
  // Sorted, all different, and each comparison reads a long way.
  EXPECT_REFUSED(bad_layout, {
    t.texts.insert(t.texts.end(), 200000, 'a');
    const auto begin = static_cast<std::uint32_t>(t.texts.size() - 200000);
    t.text_constants.clear();
    for (std::uint32_t size = 100000; size < 200000; ++size) {
      t.text_constants.push_back({begin, size});
    }
  });
}

TEST(VerifyRows, PoolsMustPointAtRows) {
  const auto none = 0xFFFFFFFFU;
  EXPECT_REFUSED(bad_reference, t.region_pool[0] = RegionId(t.regions.size()));
  EXPECT_REFUSED(bad_reference, t.organ_kind_pool.back() = OrganKindId(none));
  EXPECT_REFUSED(bad_reference, t.matter_pool.back() = MatterId(t.matters.size()));
  EXPECT_REFUSED(bad_reference, t.role_pool[0] = RoleId(none));
  EXPECT_REFUSED(bad_reference, t.norm_pool[0] = NormId(t.norms.size()));
  EXPECT_REFUSED(bad_reference, t.organs[0].kind = OrganKindId::none());
  EXPECT_REFUSED(bad_reference, t.organs[0].region = RegionId(t.regions.size()));
  EXPECT_ACCEPTED(t.organs[0].region = RegionId::none());
  EXPECT_REFUSED(bad_reference, t.selectors[0].kind = OrganKindId(t.organ_kinds.size()));
  EXPECT_REFUSED(bad_reference, t.selectors[0].region = RegionId(t.regions.size()));
  EXPECT_REFUSED(bad_reference, t.selectors[t.approval_atoms[0].organs.begin].level = 6);
  EXPECT_REFUSED(bad_reference, t.selectors[0].level = 3);  // it has a region already
}

TEST(VerifyRows, RegionsMustBeOneTree) {
  EXPECT_REFUSED(bad_reference, t.regions[kCounty.index()].parent = kCounty);
  EXPECT_REFUSED(bad_reference, t.regions[kCounty.index()].parent = kTown);
  EXPECT_REFUSED(bad_reference, t.regions[kCentre.index()].parent = kVillage);
  EXPECT_REFUSED(bad_reference, t.regions[kCounty.index()].parent = RegionId(t.regions.size()));
  EXPECT_REFUSED(bad_reference, t.regions[kCounty.index()].parent = RegionId::none());
  EXPECT_REFUSED(bad_reference, t.regions[kVillage.index()].level = 6);
  EXPECT_REFUSED(bad_reference, t.regions[kTown.index()].level = t.regions[kCounty.index()].level);
  EXPECT_REFUSED(bad_reference, t.regions[kTown.index()].name = {});
  EXPECT_ACCEPTED(t.regions[kTown.index()].parent = kProvince);  // a level may be left out
}

TEST(VerifyRows, AncestorsMustBeSortedAndWithoutCircle) {
  const auto enforcement = kEnforcement.index();
  EXPECT_REFUSED(bad_reference, t.matters[enforcement].ancestors = {});
  EXPECT_REFUSED(bad_reference, t.matters[enforcement].ancestors = t.matters[kPatrol.index()].ancestors);
  EXPECT_REFUSED(bad_reference,
                 t.matters[enforcement].ancestors = B::append(t.matter_pool, {kEnforcement, kDuty}));
  EXPECT_REFUSED(bad_reference,
                 t.matters[enforcement].ancestors = B::append(t.matter_pool, {kDuty, kDuty, kEnforcement}));
  EXPECT_REFUSED(bad_reference,
                 t.matters[kDuty.index()].ancestors = B::append(t.matter_pool, {kDuty, kEnforcement}));
  EXPECT_REFUSED(bad_reference, {  // duty under patrol under enforcement under duty
    t.matters[kDuty.index()].ancestors = B::append(t.matter_pool, {kDuty, kPatrol});
    t.matters[kPatrol.index()].ancestors = B::append(t.matter_pool, {kEnforcement, kPatrol});
  });
  EXPECT_REFUSED(bad_reference,
                 t.organ_kinds[kCommittee.index()].ancestors = B::append(t.organ_kind_pool, {kBody}));
  EXPECT_REFUSED(bad_reference,
                 t.organ_kinds[kBody.index()].ancestors = B::append(t.organ_kind_pool, {kBody, kCommittee}));
}

TEST(VerifyRows, AMatterMustListItsNorms) {
  EXPECT_REFUSED(bad_reference, t.matters[kDuty.index()].norms = {});
  EXPECT_REFUSED(bad_reference, t.matters[kForm.index()].norms = t.matters[kDuty.index()].norms);
  EXPECT_REFUSED(bad_reference, {
    const Range norms = t.matters[kPatrol.index()].norms;
    std::swap(t.norm_pool[norms.begin], t.norm_pool[norms.begin + 1]);
  });
  EXPECT_REFUSED(bad_reference, t.norms[0].matter = kForm);
}

TEST(VerifyRows, WordsMustExist) {
  EXPECT_REFUSED(bad_reference, t.organ_kinds[0].levels = 1U << 6U);
  EXPECT_REFUSED(bad_reference, t.organ_kinds[0].outside = 2);
  EXPECT_REFUSED(bad_reference, t.matters[0].kind = 8);
  EXPECT_REFUSED(bad_reference, t.roles[0].changeable = 2);
  EXPECT_REFUSED(bad_reference, t.facts[0].type = 13);
  EXPECT_REFUSED(bad_reference, t.facts[0].many = 2);
  EXPECT_REFUSED(bad_reference, t.facts[0].open = 2);
  EXPECT_REFUSED(bad_reference, t.facts[0].changeable = 2);
  EXPECT_REFUSED(bad_reference, t.facts[0].source = 2);
  EXPECT_REFUSED(bad_reference, t.facts[0].term = 9);
  EXPECT_REFUSED(bad_reference, t.facts[0].spare = 1);
  EXPECT_REFUSED(bad_reference, t.documents[0].chain = 3);
  EXPECT_REFUSED(bad_reference, t.documents[0].rank = 6);
  EXPECT_REFUSED(bad_reference, t.documents[0].spare = 1);
  EXPECT_REFUSED(bad_reference, t.lists[0].matter_kinds = 1U << 8U);
  EXPECT_REFUSED(bad_reference, t.lists[0].kind = 6);
  EXPECT_REFUSED(bad_reference, t.lists[0].unlisted = 4);
  EXPECT_REFUSED(bad_reference, t.lists[0].spare = 1);
  EXPECT_REFUSED(bad_reference, t.items[0].mode = 5);
  EXPECT_REFUSED(bad_reference, t.items[0].term = 9);
  EXPECT_REFUSED(bad_reference, t.items[0].spare = 1);
  EXPECT_REFUSED(bad_reference, t.norms[kBanDuty.index()].mode = 5);
  EXPECT_REFUSED(bad_reference, t.norms[0].term = 9);
  EXPECT_REFUSED(bad_reference, t.norms[0].spare = 1);
  EXPECT_REFUSED(bad_reference, t.defeats[0].principle = 5);
}

TEST(VerifyRows, ThingsMustHaveANameInOneLanguage) {
  EXPECT_REFUSED(bad_reference, t.organ_kinds[0].name = {});
  EXPECT_REFUSED(bad_reference, t.matters[0].name = {});
  EXPECT_REFUSED(bad_reference, t.roles[0].name = {});
  EXPECT_REFUSED(bad_reference, t.facts[0].name = {});
  EXPECT_REFUSED(bad_reference, t.choices[0].name = {});
  EXPECT_REFUSED(bad_reference, t.defines[0].name = {});
  EXPECT_REFUSED(bad_reference, t.documents[0].name = {});
  EXPECT_ACCEPTED(t.matters[0].name.zh = {});
}

TEST(VerifyRows, DatesMustBeInTheCalendar) {
  for (const std::int32_t bad : {kFirstDate.days - 1, kLastDate.days + 1, kNoDate + 1, INT32_MAX}) {
    EXPECT_REFUSED(bad_reference, t.documents[0].adopted = bad);
    EXPECT_REFUSED(bad_reference, t.documents[0].published = bad);
    EXPECT_REFUSED(bad_reference, t.documents[0].known_from = bad);
    EXPECT_REFUSED(bad_reference, t.documents[0].effective = bad);
    EXPECT_REFUSED(bad_reference, t.documents[0].last_day = bad);
    EXPECT_REFUSED(bad_reference, t.norms[0].first_day = bad);
    EXPECT_REFUSED(bad_reference, t.norms[0].last_day = bad);
    EXPECT_REFUSED(bad_reference, t.norms[0].known_from = bad);
  }
  EXPECT_ACCEPTED(t.norms[0].first_day = kFirstDate.days);
  EXPECT_ACCEPTED(t.norms[0].last_day = kLastDate.days);
}

TEST(VerifyRows, FactsMustHaveFittingDefaults) {
  const auto with_default = [](ProgramTables& t, FactId fact, std::initializer_list<std::int64_t> values) {
    t.facts[fact.index()].open = 0;
    t.facts[fact.index()].default_values = B::append(t.constants, values);
  };
  const auto packed = [](std::uint32_t kind, std::uint32_t region) {
    return pack_organ({OrganKindId(kind), RegionId(region)});
  };
  EXPECT_REFUSED(bad_reference, t.facts[kFunds.index()].open = 0);  // closed, without a default
  EXPECT_REFUSED(bad_reference, with_default(t, kFunds, {1, 2}));
  EXPECT_ACCEPTED(with_default(t, kFunds, {INT64_MIN}));
  EXPECT_REFUSED(bad_reference, with_default(t, kPublished, {2}));
  EXPECT_REFUSED(bad_reference, with_default(t, kChannel, {3}));
  EXPECT_ACCEPTED(with_default(t, kChannel, {2}));
  EXPECT_ACCEPTED(with_default(t, kPapers, {}));
  EXPECT_ACCEPTED(with_default(t, kPapers, {0, 3}));
  EXPECT_REFUSED(bad_reference, with_default(t, kPapers, {0, 4}));
  EXPECT_REFUSED(bad_reference, with_default(t, kPapers, {-1}));
  EXPECT_ACCEPTED(with_default(t, kPlace, {-1}));
  EXPECT_REFUSED(bad_reference, with_default(t, kPlace, {2}));
  const auto typed = [&](ProgramTables& t, Type type, std::int64_t value) {
    t.facts[kPlace.index()].type = static_cast<std::uint8_t>(type);
    with_default(t, kPlace, {value});
  };
  EXPECT_ACCEPTED(typed(t, Type::date, kLastDate.days));
  EXPECT_REFUSED(bad_reference, typed(t, Type::date, kNoDate));
  EXPECT_REFUSED(bad_reference, typed(t, Type::level, 6));
  EXPECT_REFUSED(bad_reference, typed(t, Type::region, 6));
  EXPECT_REFUSED(bad_reference, typed(t, Type::role, 2));
  EXPECT_ACCEPTED(typed(t, Type::organ, packed(4, 0xFFFFFFFF)));
  EXPECT_REFUSED(bad_reference, typed(t, Type::organ, packed(4, 6)));
  EXPECT_REFUSED(bad_reference, typed(t, Type::organ, packed(6, 0)));
  EXPECT_REFUSED(bad_reference, t.facts[kChannel.index()].choices = {});
  EXPECT_REFUSED(bad_reference, t.facts[kFunds.index()].choices = t.facts[kChannel.index()].choices);
}

TEST(VerifyRows, DocumentsListsItemsAndNormsMustBelong) {
  EXPECT_REFUSED(bad_reference, t.lists[0].document = DocumentId::none());
  EXPECT_REFUSED(bad_reference, t.lists[0].document = DocumentId(2U));
  EXPECT_REFUSED(bad_reference, t.items[0].list = ListId(2U));
  EXPECT_REFUSED(bad_reference, t.items[0].basis_document = DocumentId(2U));
  EXPECT_REFUSED(bad_reference, t.norms[0].item = ItemId::none());
  EXPECT_REFUSED(bad_reference, t.norms[0].matter = MatterId::none());
}

TEST(VerifyRows, DefeatersComeFirstAndNobodyIsHisOwnRival) {
  EXPECT_REFUSED(bad_reference, t.defeats[0].winner = kBanDuty);
  EXPECT_REFUSED(bad_reference, t.defeats[0].winner = kRequireFunds);
  EXPECT_REFUSED(bad_reference, t.defeats[0].winner = NormId::none());
  EXPECT_REFUSED(bad_reference, t.open_pairs[0].rival = kBanEnforcement);
  EXPECT_REFUSED(bad_reference, t.open_pairs[0].rival = NormId(t.norms.size()));
}

TEST(VerifyRows, ApprovalsMustNameOrgansAndPermits) {
  EXPECT_REFUSED(bad_reference, t.approval_atoms[0].organs = {});
  EXPECT_REFUSED(bad_reference, t.selectors[t.approval_atoms[0].organs.begin].kind = OrganKindId::none());
  EXPECT_REFUSED(bad_reference, t.selectors[t.approval_atoms[0].organs.begin].level = kAny);
  EXPECT_ACCEPTED((t.selectors[t.approval_atoms[0].organs.begin] = {kNotary, RegionId::none(), kAny}));
  EXPECT_ACCEPTED((t.selectors[t.approval_atoms[0].organs.begin] = {kCommittee, kProvince, kAny}));
  EXPECT_REFUSED(bad_reference, t.norms[0].mode = static_cast<std::uint8_t>(Mode::forbid));
  EXPECT_ACCEPTED(t.approval_atoms[0].norms = {});
}

TEST(VerifyRows, NamesMustBeSortedAndUnique) {
  EXPECT_REFUSED(bad_reference, std::swap(t.names[0], t.names[1]));
  EXPECT_REFUSED(bad_reference, std::swap(t.names.front(), t.names.back()));
  EXPECT_REFUSED(bad_reference, t.names[1] = t.names[0]);
  EXPECT_REFUSED(bad_reference, t.names[0].text.size = 0);
  EXPECT_REFUSED(bad_reference, t.names.back().kind = 8);
  for (std::size_t i = 0; i < small_tables().names.size(); ++i) {
    EXPECT_ACCEPTED(t.names[i].id = 0);
    EXPECT_REFUSED(bad_reference, {
      const std::size_t counts[] = {t.regions.size(), t.organ_kinds.size(), t.matters.size(),
                                    t.roles.size(),   t.facts.size(),       t.items.size(),
                                    t.lists.size(),   t.documents.size()};
      t.names[i].id = static_cast<std::uint32_t>(counts[t.names[i].kind]);
    });
  }
  EXPECT_REFUSED(bad_reference, std::swap(t.text_constants[0], t.text_constants[1]));
  EXPECT_REFUSED(bad_reference, t.text_constants[1] = t.text_constants[0]);
}

// Gives the require norm this condition.
LoadError with_condition(std::initializer_list<Instruction> steps) {
  return after(
      [&](ProgramTables& t) { t.norms[kRequireFunds.index()].condition = B::append(t.code, steps); });
}
LoadError with_define(std::initializer_list<Instruction> steps, std::uint32_t depth) {
  return after([&](ProgramTables& t) {
    t.defines.push_back({t.defines[0].name, B::append(t.code, steps), depth});
  });
}

TEST(VerifyCode, StepsMustExist) {
  EXPECT_EQ(with_condition({{kOpCount, 0, 0, 0}}), LoadError::bad_code);
  EXPECT_EQ(with_condition({{kOpCount, 0, 0, 0}, B::step(Op::event_date), B::step(Op::equal)}),
            LoadError::bad_code);
  EXPECT_EQ(with_condition({{255, 0, 0, 0}}), LoadError::bad_code);
  EXPECT_EQ(with_condition({{static_cast<std::uint8_t>(Op::truth), 13, 0, 1}}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::truth, 2)}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::truth, 1)}), LoadError::none);
}

TEST(VerifyCode, MustLeaveExactlyOneTruth) {
  const Instruction yes = B::step(Op::truth, 1);
  const Instruction date = B::step(Op::event_date);
  EXPECT_EQ(with_condition({}), LoadError::bad_code);
  EXPECT_EQ(with_condition({yes, yes}), LoadError::bad_code);
  EXPECT_EQ(with_condition({date}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::fact, kFunds.index())}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::fact_set, kPapers.index())}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::fact, kPublished.index())}), LoadError::none);
  EXPECT_EQ(with_condition({yes, yes, B::step(Op::both)}), LoadError::none);
  EXPECT_EQ(with_condition({date, date, B::step(Op::add), date, B::step(Op::less)}), LoadError::none);
}

TEST(VerifyCode, MayNotTakeWhatIsNotThere) {
  const Instruction yes = B::step(Op::truth, 1);
  for (const Op op : {Op::add, Op::equal, Op::among, Op::under_organ, Op::any_of, Op::negate, Op::both}) {
    EXPECT_EQ(with_condition({B::step(op)}), LoadError::bad_code);
    EXPECT_EQ(with_condition({B::step(op), yes}), LoadError::bad_code);
  }
  EXPECT_EQ(with_condition({yes, B::step(Op::both)}), LoadError::bad_code);
  EXPECT_EQ(with_condition({yes, B::step(Op::less)}), LoadError::bad_code);
}

TEST(VerifyCode, KindsOfCellsMustFit) {
  const Instruction yes = B::step(Op::truth, 1);
  const Instruction date = B::step(Op::event_date);
  const Instruction papers = B::step(Op::fact_set, kPapers.index());
  EXPECT_EQ(with_condition({date, B::step(Op::negate)}), LoadError::bad_code);
  EXPECT_EQ(with_condition({date, yes, B::step(Op::both)}), LoadError::bad_code);
  EXPECT_EQ(with_condition({papers, B::step(Op::among, 0, 1)}), LoadError::bad_code);
  EXPECT_EQ(with_condition({papers, date, B::step(Op::equal)}), LoadError::bad_code);
  EXPECT_EQ(with_condition({date, B::step(Op::any_of, 0, 1)}), LoadError::bad_code);
  EXPECT_EQ(with_condition({yes, yes, B::step(Op::equal)}), LoadError::none);  // 已公示 = 是
}

TEST(VerifyCode, OnlyOrgansAreAskedWhoseTheyAre) {
  const Instruction under = B::step(Op::under_organ, 0, 1, Type::organ);
  const auto with_constant = [&](std::int64_t value) {
    return after([&](ProgramTables& t) {
      const Instruction constant = B::step(Op::constant, B::append(t.constants, {value}).begin);
      t.norms[kRequireFunds.index()].condition = B::append(t.code, {constant, under});
    });
  };
  EXPECT_EQ(with_condition({B::step(Op::assigner), under}), LoadError::none);
  EXPECT_EQ(with_condition({B::step(Op::village), under}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::fact, kFunds.index()), under}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::truth, 1), under}), LoadError::bad_code);
  EXPECT_EQ(with_constant(pack_organ({kGovernment, kCounty})), LoadError::none);
  EXPECT_EQ(with_constant(pack_organ({kNotary, RegionId::none()})), LoadError::none);
  EXPECT_EQ(with_constant(pack_organ({OrganKindId(6U), kCounty})), LoadError::bad_code);
  EXPECT_EQ(with_constant(pack_organ({kGovernment, RegionId(6U)})), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::assigner), B::step(Op::assigner), B::step(Op::equal)}),
            LoadError::none);
}

TEST(VerifyCode, OperandsMustBeThere) {
  const Instruction date = B::step(Op::event_date);
  const ProgramTables small = small_tables();
  EXPECT_EQ(with_condition({B::step(Op::fact, small.facts.size())}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::fact, kPapers.index()), B::step(Op::negate)}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::fact_set, kPublished.index()), B::step(Op::any_of, 0, 1)}),
            LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::approval, small.approval_atoms.size())}), LoadError::bad_code);
  EXPECT_EQ(with_condition({B::step(Op::define, small.defines.size())}), LoadError::bad_code);
  EXPECT_EQ(with_condition({date, B::step(Op::constant, small.constants.size()), B::step(Op::equal)}),
            LoadError::bad_code);
  for (const Op op : {Op::among, Op::under_matter, Op::under_region, Op::under_organ}) {
    const Instruction operand = B::step(Op::assigner);
    EXPECT_EQ(with_condition({operand, B::step(op, 0xFFFFFFFF, 0xFFFF)}), LoadError::bad_code);
    EXPECT_EQ(with_condition({operand, B::step(op, 0, 0xFFFF)}), LoadError::bad_code);
    EXPECT_EQ(with_condition({operand, B::step(op, 0, 0)}), LoadError::none);
  }
}

TEST(VerifyCode, ListsOfThingsMustHoldThings) {
  const auto with_list = [](Op op, Type type, std::int64_t value) {
    return after([&](ProgramTables& t) {
      const Range list = B::append(t.constants, {std::int64_t{0}, value});
      const Instruction set = B::step(Op::fact_set, kPapers.index());
      const bool on_set = op == Op::any_of || op == Op::all_of;
      t.norms[kRequireFunds.index()].condition =
          B::append(t.code, {on_set ? set : B::step(Op::matter), B::step(op, list.begin, 2, type)});
    });
  };
  EXPECT_EQ(with_list(Op::under_matter, Type::matter, kForm.value), LoadError::none);
  EXPECT_EQ(with_list(Op::under_matter, Type::matter, kForm.value + 1), LoadError::bad_code);
  EXPECT_EQ(with_list(Op::under_region, Type::region, kCentre.value), LoadError::none);
  EXPECT_EQ(with_list(Op::under_region, Type::region, kCentre.value + 1), LoadError::bad_code);
  for (const std::int64_t bad : {std::int64_t{-1}, std::int64_t{100}, INT64_MAX, std::int64_t{1} << 32U}) {
    EXPECT_EQ(with_list(Op::under_matter, Type::matter, bad), LoadError::bad_code);
    EXPECT_EQ(with_list(Op::under_region, Type::region, bad), LoadError::bad_code);
    EXPECT_EQ(with_list(Op::any_of, Type::matter, bad), LoadError::bad_code);
    EXPECT_EQ(with_list(Op::all_of, Type::region, bad), LoadError::bad_code);
    EXPECT_EQ(with_list(Op::any_of, Type::integer, bad), LoadError::none);
    EXPECT_EQ(with_list(Op::among, Type::integer, bad), LoadError::none);
  }
}

TEST(VerifyCode, StackIsBounded) {
  const auto deep = [](std::size_t depth) {
    return after([&](ProgramTables& t) {
      const auto begin = static_cast<std::uint32_t>(t.code.size());
      t.code.insert(t.code.end(), depth, B::step(Op::truth, 1));
      t.code.insert(t.code.end(), depth - 1, B::step(Op::both));
      t.norms[kRequireFunds.index()].condition = {begin, static_cast<std::uint32_t>(t.code.size())};
    });
  };
  EXPECT_EQ(deep(kMaxStack), LoadError::none);
  EXPECT_EQ(deep(kMaxStack + 1), LoadError::bad_code);
}

TEST(VerifyCode, DefinesUseOnlyEarlierOnes) {
  const ProgramTables small = small_tables();
  const Instruction itself = B::step(Op::define, small.defines.size());
  EXPECT_EQ(with_define({itself}, 1), LoadError::bad_code);
  EXPECT_EQ(with_define({itself, B::step(Op::truth, 1)}, 0), LoadError::bad_code);
  EXPECT_EQ(with_define({B::step(Op::define, kPaidAndPublished.index())}, 2), LoadError::none);
  EXPECT_EQ(with_define({B::step(Op::define, kPaidAndPublished.index())}, 1), LoadError::bad_code);
  EXPECT_EQ(with_define({B::step(Op::event_date)}, 0), LoadError::none);  // a value
  EXPECT_EQ(with_define({B::step(Op::fact_set, kPapers.index())}, 0), LoadError::bad_code);
  EXPECT_EQ(with_define({}, 0), LoadError::bad_code);
  EXPECT_REFUSED(
      bad_code, { t.defines[0].code = B::append(t.code, {B::step(Op::define, kPaidAndPublished.index())}); });
}

TEST(VerifyCode, ADefineHasTheKindOfItsCondition) {
  const auto with_both = [](const Instruction& inner, const Instruction& outer) {
    return after([&](ProgramTables& t) {
      t.defines.push_back({t.defines[0].name, B::append(t.code, {inner}), 0});
      t.norms[kRequireFunds.index()].condition =
          B::append(t.code, {B::step(Op::define, t.defines.size() - 1), outer});
    });
  };
  EXPECT_EQ(with_both(B::step(Op::truth, 1), B::step(Op::negate)), LoadError::none);
  EXPECT_EQ(with_both(B::step(Op::event_date), B::step(Op::negate)), LoadError::bad_code);
  EXPECT_EQ(with_both(B::step(Op::event_date), B::step(Op::among, 0, 1)), LoadError::none);
}

TEST(VerifyCode, DefinesAreNotTooDeep) {
  const auto chain = [](std::uint32_t length) {
    return after([&](ProgramTables& t) {
      for (std::uint32_t depth = 2; depth <= length; ++depth) {
        t.defines.push_back(
            {t.defines[0].name, B::append(t.code, {B::step(Op::define, t.defines.size() - 1)}), depth});
      }
    });
  };
  EXPECT_EQ(chain(kMaxDefineDepth), LoadError::none);
  EXPECT_EQ(chain(kMaxDefineDepth + 1), LoadError::bad_code);
}

TEST(VerifyCode, AnApprovalLooksAtEarlierNormsOnly) {
  // The permit (norm 0) counts as the approval, so only later norms may wait for it.
  const Instruction approval = B::step(Op::approval, 0);
  EXPECT_REFUSED(bad_code, t.norms[0].unless = B::append(t.code, {approval}));
  EXPECT_REFUSED(bad_code, t.norms[0].by_approval = B::append(t.code, {approval}));
  EXPECT_REFUSED(bad_code, t.norms[0].when = B::append(t.code, {approval}));
  EXPECT_ACCEPTED(t.norms[2].when = B::append(t.code, {approval}));
  const auto through_defines = [&](ProgramTables& t, std::size_t norm) {
    t.defines.push_back({t.defines[0].name, B::append(t.code, {approval}), 0});
    t.defines.push_back(
        {t.defines[0].name, B::append(t.code, {B::step(Op::define, t.defines.size() - 1)}), 1});
    t.norms[norm].when = B::append(t.code, {B::step(Op::define, t.defines.size() - 1)});
  };
  EXPECT_REFUSED(bad_code, through_defines(t, 0));
  EXPECT_ACCEPTED(through_defines(t, 1));
}

TEST(VerifyCode, ExactlyRequireAndNeedHaveACondition) {
  EXPECT_REFUSED(bad_code, t.norms[kRequireFunds.index()].condition = {});
  EXPECT_REFUSED(bad_code, t.norms[kBanDuty.index()].condition = t.norms[kRequireFunds.index()].condition);
}

}  // namespace
}  // namespace qingdan::test
