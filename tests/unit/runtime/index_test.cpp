// The index: what is looked up is what would be found by looking at everything, and an index that misses
// something is refused.
#include "index.h"

#include <gtest/gtest.h>

#include <functional>

#include "qingdan/brief.h"
#include "qingdan/decide.h"
#include "small_program.h"
#include "world.h"

namespace qingdan::testing {
namespace {

using P = ProgramBuilder;

// One matter of which hundreds of norms speak, told apart by the facts they ask for only.
class Crowd : public ::testing::Test {
 protected:
  static constexpr int kEach = 20;

  Crowd() {
    w.b.document({.name = "意见"});
    w.b.list({.name = "N"});
    add("=", Mode::forbid, [&](int i) { return compared(Op::equal, i); });
    add("p", Mode::permit, [&](int i) { return compared(Op::equal, i + 10); });
    add("<", Mode::forbid, [&](int i) { return compared(Op::less, -10 * i); });
    add("l", Mode::permit, [&](int i) { return compared(Op::less_equal, 7 - 10 * i); });
    add(">", Mode::require, [&](int i) { return compared(Op::greater, 1000 + 10 * i); });
    add("g", Mode::need, [&](int i) { return compared(Op::greater_equal, 900 + 10 * i); });
    add("a", Mode::permit, [&](int i) {
      return w.b.test(Op::among, P::value(amount), {100 + i, 101 + i, 100 + i, 120 + i});
    });
    add("t", Mode::forbid, [&](int i) { return w.b.test(Op::any_of, P::set(tags), {i, i + 1, 50 - i}); });
  }

  [[nodiscard]] Code compared(Op op, std::int64_t value) {
    return P::binary(op, P::value(amount), w.b.number(value));
  }

  void add(const std::string& name, Mode mode, const std::function<Code(int)>& when) {
    for (int i = 0; i < kEach; ++i) {
      NormSpec spec{.item = name + std::to_string(i), .mode = mode, .matter = w.safety, .when = when(i)};
      if (i % 3 == 0) {
        spec.when = P::both(spec.when, P::negate(P::value(urgent)));
      }
      if (mode == Mode::require || mode == Mode::need) {
        spec.condition = P::value(urgent);
      }
      w.b.norm(spec);
    }
  }

  static Brief beginning_of(const Decision& decision) {
    const Deciding first = decision.deciding.empty() ? Deciding{} : decision.deciding.front();
    return {decision.verdict, first.line, first.item, first.list, first.by_approval, first.truth};
  }

  World w;
  FactId amount = w.b.fact("数额", {.type = Type::integer});
  FactId tags = w.b.fact("标签", {.type = Type::integer, .many = true});
  FactId urgent = w.b.fact("紧急", {.type = Type::boolean, .closed = std::vector<std::int64_t>{0}});
};

TEST_F(Crowd, IsGroupedByTheFactsThatItAsksFor) {
  const Program program = w.b.build();
  EXPECT_EQ(program.groups().size(), 7U);  // the two kinds of permit by equal values are one
  for (const GroupRow& group : program.groups()) {
    EXPECT_GE(group.keys.size(), 14U);
  }
}

TEST_F(Crowd, GivesTheBriefAnswerOfTheFullOne) {
  const Program program = w.b.build();
  Scratch scratch;
  const auto check = [&](const Request& request) {
    const Brief wanted = beginning_of(decide(program, request, {.remedies = false}));
    const Brief brief = decide_brief(program, request, scratch);
    EXPECT_EQ(brief, wanted) << "verdict " << static_cast<int>(brief.verdict) << ", not "
                             << static_cast<int>(wanted.verdict) << "; item " << brief.item.value << ", not "
                             << wanted.item.value;
    return brief.verdict;
  };
  std::set<Verdict> seen;
  for (std::int64_t value = -250; value < 1300; ++value) {
    for (const std::int64_t is_urgent : {0, 1}) {
      Request request = w.ask();
      request.facts = {given(amount, value), given(urgent, is_urgent), {tags, true, {}}};
      seen.insert(check(request));
      request.facts.pop_back();  // unknown tags
      seen.insert(check(request));
    }
  }
  for (std::int64_t tag = -2; tag < 60; ++tag) {
    Request request = w.ask();
    request.facts = {{tags, true, {tag, 33, tag + 5}}};
    seen.insert(check(request));
    request.facts.push_back(given(amount, 500));
    seen.insert(check(request));
  }
  EXPECT_EQ(seen.size(), 3U);  // nobody refers here
}

// Places: by name at several levels, everywhere, and a village of which only the county is known.
TEST(IndexOfRegions, FindsWhatSpeaksOfTheVillage) {
  World w;
  w.b.document({.name = "意见"});
  w.b.list({.name = "N"});
  w.b.norm({.item = "everywhere", .mode = Mode::permit, .matter = w.duty});
  w.b.norm({.item = "a", .mode = Mode::permit, .matter = w.safety, .regions = {w.county, w.village}});
  w.b.norm({.item = "b", .mode = Mode::forbid, .matter = w.safety, .regions = {w.other_county}});
  w.b.norm({.item = "c",
            .mode = Mode::need,
            .matter = w.safety,
            .regions = {w.village},
            .condition = P::truth(false)});
  const Program program = w.b.build();
  const auto indexed = [&](RegionId region) {
    return program.places()[program.regions()[region.index()].indexed].region;
  };
  EXPECT_EQ(indexed(w.township), w.county);
  EXPECT_EQ(indexed(w.centre), RegionId::none());
  EXPECT_EQ(program.regions()[w.village.index()].has_below, 0U);
  EXPECT_EQ(program.regions()[w.township.index()].has_below, 1U);
  const auto asked_in = [&](RegionId region) {
    Request request = w.ask();
    request.village = region;
    return deciding(program, decide(program, request, {.remedies = false}));
  };
  EXPECT_EQ(asked_in(w.village).front(), "needed 意见.N.c");
  EXPECT_EQ(asked_in(w.county).front(), "needed 意见.N.c?");
  EXPECT_EQ(asked_in(w.other_county).front(), "banned 意见.N.b");
  EXPECT_EQ(asked_in(w.province).front(), "banned 意见.N.b?");
}

}  // namespace
}  // namespace qingdan::testing

namespace qingdan::test {
namespace {

// Seals a world with a crowd in it, and loads it after one change of the index.
class VerifyIndex : public ::testing::Test {
 protected:
  VerifyIndex() {
    tables_ = small_tables();
    NormRow norm = tables_.norms[kPermitPatrol.index()];
    norm.mode = static_cast<std::uint8_t>(Mode::need);
    for (std::uint32_t i = 0; i < 2 * kFewEntries; ++i) {
      const auto constant = static_cast<std::uint32_t>(tables_.constants.size());
      tables_.constants.push_back(i / 2);
      const Instruction among = TableBuilder::step(Op::among, constant, 1, Type::choice);
      norm.when = TableBuilder::append(tables_.code, {TableBuilder::step(Op::fact, kChannel.index()), among});
      norm.matter = kForm;
      norm.detail = tables_.norms[kRequireFunds.index()].detail;
      tables_.norms.push_back(norm);
    }
    build_index(tables_);
  }

  // Writes the tables as they are: seal would make the index anew.
  LoadError after(const std::function<void(ProgramTables&)>& change) {
    ProgramTables tables = tables_;
    change(tables);
    LoadError error = LoadError::none;
    const auto program = Program::load(write_artifact(tables, nullptr), nullptr, error);
    return error;
  }

  ProgramTables tables_;
};

#define EXPECT_INDEX_REFUSED(...) \
  EXPECT_EQ(after([&](ProgramTables& t) { __VA_ARGS__; }), LoadError::bad_index) << #__VA_ARGS__

TEST_F(VerifyIndex, TakesWhatWasMade) {
  EXPECT_EQ(after([](ProgramTables& /*tables*/) {}), LoadError::none);
  EXPECT_FALSE(tables_.groups.empty());
}

TEST_F(VerifyIndex, RefusesALostNorm) {
  EXPECT_INDEX_REFUSED(t.entries[0].norm = t.entries[1].norm);
  EXPECT_INDEX_REFUSED(t.entries.pop_back());
  EXPECT_INDEX_REFUSED(t.keys.back().entries.end -= 1);
  EXPECT_INDEX_REFUSED(t.keys.pop_back());
  EXPECT_INDEX_REFUSED(t.groups.pop_back());
  EXPECT_INDEX_REFUSED(t.matters[kDuty.index()].cells = {});
  EXPECT_INDEX_REFUSED(t.cells.pop_back());
  EXPECT_INDEX_REFUSED(t.cells.clear());
  EXPECT_INDEX_REFUSED(t.regions[kVillage.index()].indexed ^= 1U);
  EXPECT_INDEX_REFUSED(t.places.clear());
  EXPECT_INDEX_REFUSED(t.places.pop_back());
  EXPECT_INDEX_REFUSED(t.places.back().above += 1);
  EXPECT_INDEX_REFUSED(t.places.back().filter_mask = 62);
  EXPECT_INDEX_REFUSED(t.places.back().filter = 0xFFFFFFFF);
  EXPECT_INDEX_REFUSED(t.filters.pop_back());
  EXPECT_INDEX_REFUSED(std::fill(t.filters.begin(), t.filters.end(), 0));
  EXPECT_INDEX_REFUSED(t.facts[0].highest += 1);
  EXPECT_INDEX_REFUSED(t.regions[kCounty.index()].has_below = 0);
  EXPECT_INDEX_REFUSED(t.place_lists.pop_back());
  for (std::size_t i = 0; i < tables_.cell_slots.size(); ++i) {
    EXPECT_INDEX_REFUSED(t.cell_slots[i] ^= 1U);
    EXPECT_INDEX_REFUSED(t.cell_slots[i] ^= 1U << kCellBits);
  }
  EXPECT_INDEX_REFUSED(t.cell_slots.assign(t.cells.size() - 1, 0));
}

TEST_F(VerifyIndex, RefusesANormThatIsAskedSomethingElse) {
  for (std::size_t i = 0; i < tables_.entries.size(); ++i) {
    EXPECT_INDEX_REFUSED(t.entries[i].audience = AudienceId(t.audiences.size()));
    EXPECT_INDEX_REFUSED(t.entries[i].period = PeriodId::none());
    EXPECT_INDEX_REFUSED(t.entries[i].test = TestId(t.tests.size()));
  }
  for (std::size_t i = 0; i < tables_.tests.size(); ++i) {
    EXPECT_INDEX_REFUSED(t.tests[i].fact = FactId(t.facts.size()));
    EXPECT_INDEX_REFUSED(t.tests[i].op = static_cast<std::uint16_t>(Op::any_of));
    EXPECT_INDEX_REFUSED(t.tests[i].constants.end += 1);
  }
  EXPECT_INDEX_REFUSED(t.keys[0].value = t.keys[1].value);
  EXPECT_INDEX_REFUSED(std::swap(t.keys[0].value, t.keys[1].value));
  EXPECT_INDEX_REFUSED(t.groups[0].op = static_cast<std::uint16_t>(Op::less));
  EXPECT_INDEX_REFUSED(t.groups[0].order ^= 1U);
  EXPECT_INDEX_REFUSED(t.groups[0].fact = FactId(0U));
}

TEST_F(VerifyIndex, RefusesWhatLiesElsewhere) {
  for (std::size_t i = 0; i < tables_.cells.size(); ++i) {
    EXPECT_INDEX_REFUSED(t.cells[i].begin += 1);
    EXPECT_INDEX_REFUSED(t.cells[i].begin = 0xFFFFFFFF);
    EXPECT_INDEX_REFUSED(t.cells[i].rest = 0xFFFFFFFF);
    EXPECT_INDEX_REFUSED(t.cells[i].groups = 0xFFFFFFFF);
    EXPECT_INDEX_REFUSED(t.cells[i].matter = MatterId(t.matters.size()));
    EXPECT_INDEX_REFUSED(t.cells[i].region = RegionId(t.regions.size()));
  }
  EXPECT_INDEX_REFUSED(t.groups[0].keys.end = 0xFFFFFFFF);
  EXPECT_INDEX_REFUSED(t.keys[0].entries.begin = 0);
  EXPECT_INDEX_REFUSED(t.place_lists[0] = ListId(t.lists.size()));
  EXPECT_INDEX_REFUSED(t.matters[0].cells = (Range{0, 0xFFFFFFFF}));
}

}  // namespace
}  // namespace qingdan::test
