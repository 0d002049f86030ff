// Texts and ranges that must be refused, one fault at a time.
#include <gtest/gtest.h>

#include "small_program.h"

namespace qingdan::test {
namespace {

using B = TableBuilder;

TEST(VerifyTexts, MustBeUtf8) {
  for (const std::string_view bad :
       {"\x80", "\xC3", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80",
        "\xF8\x88\x80\x80\x80", "\xE4\xB8", "\xFF", "a\xE4\xB8z", "\xF8\x88\x80\x80", "\x80\x80"}) {
    EXPECT_REFUSED(bad_layout, append_text(t.texts, bad));
  }
  for (const std::string_view good : {"\x7F", "\xC2\x80", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEF\xBF\xBF",
                                      "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_ACCEPTED(append_text(t.texts, good));
  }
}

TEST(VerifyTexts, MustLieOneAfterAnother) {
  EXPECT_REFUSED(bad_layout, t.texts.push_back(2));  // longer than what is left
  EXPECT_REFUSED(bad_layout, t.texts.push_back('\x80'));
  EXPECT_REFUSED(bad_layout, t.texts.insert(t.texts.end(), 6, '\xFF'));
  EXPECT_REFUSED(bad_layout, t.texts.push_back(0));  // the empty text again
  EXPECT_REFUSED(bad_layout, t.texts.front() = 1);
  EXPECT_ACCEPTED(append_text(t.texts, std::string(300, 'a')));
  EXPECT_ACCEPTED(append_text(t.texts, std::string(70000, 'a')));
}

TEST(VerifyTexts, AreReferredToWhereTheyBegin) {
  const Text village = small_tables().regions[0].name.zh;
  EXPECT_REFUSED(bad_reference, t.items[0].basis = Text{village.offset + 1});
  EXPECT_REFUSED(bad_reference, t.items[0].basis = Text{village.offset + 2});
  EXPECT_REFUSED(bad_reference, t.items[0].basis = Text{0xFFFFFFFF});
  EXPECT_REFUSED(bad_reference, t.items[0].basis = Text{static_cast<std::uint32_t>(t.texts.size())});
  EXPECT_ACCEPTED(t.items[0].basis = village);
  EXPECT_ACCEPTED(t.items[0].basis = Text{});
}

TEST(VerifyTexts, AreCheckedWhereverTheyStand) {
  const Text bad{0xFFFFFF00};
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
    EXPECT_REFUSED(bad_reference, t.item_details[t.items[0].detail.index()].reason = name);
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
    EXPECT_REFUSED(bad_reference, t.facts[1].choices = bad);
    EXPECT_REFUSED(bad_reference, t.facts[0].default_values = bad);
    EXPECT_REFUSED(bad_reference, t.defines[0].code = bad);
    EXPECT_REFUSED(bad_reference, t.documents[0].issuers = bad);
    EXPECT_REFUSED(bad_reference, t.lists[0].regions = bad);
    EXPECT_REFUSED(bad_reference, t.lists[0].roles = bad);
    EXPECT_REFUSED(bad_reference, t.lists[0].refer_to = bad);
    EXPECT_REFUSED(bad_reference, audience(t, 0).roles = bad);
    EXPECT_REFUSED(bad_reference, audience(t, 0).from = bad);
    EXPECT_REFUSED(bad_reference, audience(t, 0).to = bad);
    EXPECT_REFUSED(bad_reference, t.norms[0].regions = bad);
    EXPECT_REFUSED(bad_reference, detail(t, 0).substitutes = bad);
    EXPECT_REFUSED(bad_reference, t.norms[0].when = bad);
    EXPECT_REFUSED(bad_reference, t.norms[0].unless = bad);
    EXPECT_REFUSED(bad_reference, detail(t, 0).by_approval = bad);
    EXPECT_REFUSED(bad_reference, detail(t, 2).condition = bad);
    EXPECT_REFUSED(bad_reference, t.norms[1].defeaters = bad);
    EXPECT_REFUSED(bad_reference, detail(t, 0).rivals = bad);
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
    NormRow norm = t.norms[kBanDuty.index()];
    norm.unless = {};
    norm.detail = NormDetailId(t.norm_details.size());
    norm.defeaters = {};
    t.norm_details.emplace_back();
    norm.matter = kForm;
    norm.when = code;
    t.norms.resize(first + norms, norm);
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
  // Each comparison reads a long way.
  EXPECT_REFUSED(bad_layout, {
    const Text text = append_text(t.texts, std::string(100000, 'a'));
    t.text_constants.assign(100000, text);
  });
}

}  // namespace
}  // namespace qingdan::test
