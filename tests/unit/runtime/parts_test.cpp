// What a request is judged in: matters and roles by their marks, bans by analogy, limits, substitutes, and
// what is listed or in force.
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

class PartsTest : public ::testing::Test {
 protected:
  PartsTest() {
    w.b.document({.name = "意见"});
    w.b.list({.name = "N"});
    permit({w.safety});
  }

  void permit(const std::vector<MatterId>& matters) {
    for (const MatterId matter : matters) {
      w.b.norm({.item = "open", .mode = Mode::permit, .matter = matter});
    }
  }

  Decision decide(const Request& request, bool remedies = false) {
    program = w.b.build();
    return qingdan::decide(*program, request, {.remedies = remedies});
  }
  Decision decide(std::vector<FactValue> facts) {
    Request request = w.ask();
    request.facts = std::move(facts);
    return decide(request);
  }

  Strings missing(const Decision& decision) const {
    Strings all;
    for (const MissingFact& one : decision.missing) {
      all.push_back(missing_name(*program, one, Language::zh));
    }
    return all;
  }

  // "群组/主责 reject by marks".
  Strings parts(const Decision& decision) const {
    Strings all;
    for (const PartVerdict& part : decision.parts) {
      const RoleId role = part.matter.role;
      all.push_back(
          std::string(program->text(program->matters()[part.matter.matter.index()].name, Language::zh)) +
          "/" +
          (role.is_none() ? "?"
                          : std::string(program->text(program->roles()[role.index()].name, Language::zh))) +
          " " + std::string(name(part.verdict, Language::en)) +
          (part.by_marks == Truth::yes       ? " by marks"
           : part.by_marks == Truth::unknown ? " perhaps by marks"
                                             : ""));
    }
    return all;
  }

  World w;
  MatterId group = w.b.matter("群组/group");
  FactId clocks_in = w.b.fact("要求打卡", {.changeable = true});
  FactId has_target = w.b.fact("下达指标");
  std::optional<Program> program;
};

TEST_F(PartsTest, MarksMakeAPart) {
  w.b.marks(group, P::value(clocks_in));
  w.b.norm({.item = "G", .matter = group});
  Decision decision = decide({given(clocks_in, 1)});
  EXPECT_EQ(decision.verdict, Verdict::reject);
  EXPECT_EQ(parts(decision), (Strings{"安全生产/主责 accept", "群组/主责 reject by marks"}));
  EXPECT_EQ(deciding(*program, decision), Strings{"banned 意见.N.G"});
  decision = decide({given(clocks_in, 0)});
  EXPECT_EQ(decision.verdict, Verdict::accept);
  EXPECT_EQ(parts(decision), Strings{"安全生产/主责 accept"});
  decision = decide(std::vector<FactValue>{});
  EXPECT_EQ(decision.verdict, Verdict::incomplete);
  EXPECT_EQ(missing(decision), Strings{"要求打卡"});
  EXPECT_EQ(parts(decision), (Strings{"安全生产/主责 accept", "群组/主责 reject perhaps by marks"}));
  EXPECT_EQ(deciding(*program, decision), Strings{"banned 意见.N.G?"});
}

TEST_F(PartsTest, UnknownMarksOfAPermittedMatterChangeNothing) {
  w.b.marks(group, P::value(clocks_in));
  permit({group});
  EXPECT_EQ(decide(std::vector<FactValue>{}).verdict, Verdict::accept);
}

TEST_F(PartsTest, AMatterRecognisedNeedsAPermitToo) {
  w.b.marks(group, P::value(clocks_in));
  EXPECT_EQ(decide({given(clocks_in, 1)}).verdict, Verdict::incomplete);
  Request request = w.ask();
  const Decision unknown = decide(request);
  EXPECT_EQ(unknown.verdict, Verdict::incomplete);
  EXPECT_EQ(missing(unknown), Strings{"要求打卡"});
}

TEST_F(PartsTest, AMatterNamedIsNotRecognisedAgain) {
  w.b.marks(w.duty, P::value(clocks_in));  // 安全生产 stands under it
  EXPECT_EQ(decide({given(clocks_in, 1)}).parts.size(), 1U);
  Request request = w.ask(MatterId::none(), w.lead);
  request.facts = {given(clocks_in, 1)};
  const Decision decision = decide(request);
  ASSERT_EQ(decision.parts.size(), 2U);
  EXPECT_EQ(decision.parts[1].by_marks, Truth::unknown);  // the unknown one may be it
}

TEST_F(PartsTest, OnePartForEachRoleOfThoseNamed) {
  w.b.marks(group, P::value(clocks_in));
  Request request = w.ask();
  request.matters = {{w.safety, w.assist}, {w.duty, w.lead}, {w.duty, w.assist}};
  request.facts = {given(clocks_in, 1)};
  const Decision decision = decide(request);
  ASSERT_EQ(decision.parts.size(), 5U);
  EXPECT_EQ(parts(decision)[3], "群组/协助 incomplete by marks");
  EXPECT_EQ(parts(decision)[4], "群组/主责 incomplete by marks");
}

TEST_F(PartsTest, MarksMakeTheRole) {
  w.b.marks(w.lead, P::value(has_target));
  w.b.norm({.item = "L", .matter = w.safety, .roles = {w.lead}});
  Request request = w.ask(w.safety, w.assist);
  request.facts = {given(has_target, 1)};
  EXPECT_EQ(decide(request).verdict, Verdict::reject);
  EXPECT_EQ(parts(decide(request)), Strings{"安全生产/主责 reject"});
  request.facts = {given(has_target, 0)};
  EXPECT_EQ(decide(request).verdict, Verdict::accept);
  request.facts = {};
  Decision decision = decide(request);
  EXPECT_EQ(decision.verdict, Verdict::incomplete);
  EXPECT_EQ(missing(decision), Strings{"下达指标"});
  EXPECT_EQ(parts(decision), Strings{"安全生产/? incomplete"});
  EXPECT_EQ(decide(w.ask()).verdict, Verdict::reject);  // lead either way
  decision = decide(w.ask(w.safety, RoleId::none()));
  EXPECT_EQ(missing(decision), (Strings{"责任形式", "下达指标"}));
}

TEST_F(PartsTest, RemediesMayTouchMarks) {
  w.b.marks(group, P::value(clocks_in));
  w.b.norm({.item = "G", .matter = group});
  Request request = w.ask();
  request.facts = {given(clocks_in, 1)};
  const Decision decision = decide(request, true);
  ASSERT_EQ(decision.remedies.size(), 1U);
  EXPECT_EQ(change_text(*program, decision.remedies[0][0], Language::zh), "要求打卡 改为 否");
}

TEST_F(PartsTest, ABanByAnalogyRefersToItsRulers) {
  const NormId like =
      w.b.norm({.item = "N1", .matter = w.safety, .rulers = {World::own_county(w.government)}});
  Decision decision = decide(w.ask());
  EXPECT_EQ(decision.verdict, Verdict::refer);
  EXPECT_EQ(deciding(*program, decision), Strings{"contested 意见.N.N1"});
  ASSERT_EQ(decision.refer_to.size(), 1U);
  EXPECT_EQ(decision.refer_to[0], (Organ{w.government, w.county}));
  // Contested or not, it never holds of itself; a ban that names the matter does.
  const NormId named = w.b.norm({.item = "A", .mode = Mode::permit, .matter = w.duty});
  w.b.open_pair(like, named, {{w.government, w.province}});
  decision = decide(w.ask());
  EXPECT_EQ(decision.verdict, Verdict::refer);
  EXPECT_EQ(decision.refer_to.size(), 2U);
  w.b.norm({.item = "N2", .matter = w.duty});
  EXPECT_EQ(decide(w.ask()).verdict, Verdict::reject);
}

TEST_F(PartsTest, LimitsCountWhatIsAddedLessWhatIsReplaced) {
  const FactId there = w.b.fact("已有", {.type = Type::integer});
  const Code after = P::binary(Op::add, P::binary(Op::subtract, P::value(there), P::builtin(Op::replaced)),
                               P::builtin(Op::added));
  w.b.norm({.item = "K",
            .mode = Mode::limit,
            .matter = w.safety,
            .when = P::negate(P::binary(Op::less_equal, after, w.b.number(3)))});
  Request request = w.ask();
  request.facts = {given(there, 2)};
  EXPECT_EQ(decide(request).verdict, Verdict::accept);
  request.matters[0].added = 2;
  EXPECT_EQ(decide(request).verdict, Verdict::reject);
  request.matters[0].replaced = 1;
  EXPECT_EQ(decide(request).verdict, Verdict::accept);
  request.facts = {};
  EXPECT_EQ(missing(decide(request)), Strings{"已有"});
}

TEST_F(PartsTest, SubstitutesAreSortedByName) {
  const RegisterId population = w.b.source("人口库", clocks_in);
  const MaterialId pledge = w.b.material("承诺书");
  w.b.norm({.item = "P",
            .mode = Mode::replace,
            .matter = w.safety,
            .substitutes = {{Substitute::Kind::organ, 0, {w.bank, {}}},
                            {Substitute::Kind::material, pledge.value, {}},
                            {Substitute::Kind::register_, population.value, {}},
                            {Substitute::Kind::matter, group.value, {}}}});
  const Decision decision = decide(w.ask());
  EXPECT_EQ(decision.verdict, Verdict::reject);
  ASSERT_EQ(decision.substitutes.size(), 4U);
  EXPECT_EQ(decision.substitutes[0].kind, Substitute::Kind::register_);
  EXPECT_EQ(decision.substitutes[1].kind, Substitute::Kind::material);
  EXPECT_EQ(decision.substitutes[2].kind, Substitute::Kind::matter);
  EXPECT_EQ(decision.substitutes[3].kind, Substitute::Kind::organ);
}

TEST_F(PartsTest, ListedAndInForceLookAtDatesOnly) {
  const DocumentId old =
      w.b.document({.name = "旧", .effective = day("2020-01-01"), .last_day = day("2023-12-31")});
  const ListId list = w.b.list({.name = "L"});
  w.b.norm({.item = "x", .mode = Mode::permit, .matter = w.duty, .when = P::truth(false)});
  w.b.norm({.item = "R1", .mode = Mode::require, .matter = w.safety, .condition = P::listed(list)});
  w.b.document({.name = "新"});
  w.b.list({.name = "M"});
  const auto require = [&](std::string item, const Code& condition) {
    w.b.norm({.item = std::move(item), .mode = Mode::require, .matter = w.safety, .condition = condition});
  };
  require("listed", P::listed(list));
  require("document", P::in_force(old));
  require("item", P::in_force(ItemId(1U)));
  Request request = w.ask();
  const Decision decision = decide(request);
  EXPECT_EQ(deciding(*program, decision),
            (Strings{"banned 新.M.document", "banned 新.M.item", "banned 新.M.listed"}));
  request.date = day("2023-12-31");
  EXPECT_EQ(decide(request).verdict, Verdict::accept);
  request.date.reset();
  EXPECT_EQ(missing(decide(request)), Strings{"发生日"});
}

TEST_F(PartsTest, AListSpeaksOfGivingOnly) {
  w.b.list({.name = "A", .unlisted = Unlisted::reject});
  Request request = w.ask(group, w.lead);
  EXPECT_EQ(decide(request).verdict, Verdict::reject);
  request.action = Action::refuse;
  EXPECT_EQ(decide(request).verdict, Verdict::incomplete);
  EXPECT_TRUE(decide(request).missing.empty());
  request.action.reset();
  EXPECT_EQ(missing(decide(request)), Strings{"行为"});
}

TEST_F(PartsTest, ABasisThatIsNotInForceIsNoted) {
  const DocumentId old = w.b.document({.name = "旧", .last_day = day("2023-12-31")});
  Request request = w.ask();
  request.basis = old;
  ASSERT_EQ(decide(request).notes.size(), 1U);
  EXPECT_EQ(decide(request).notes[0], (Note{Note::Kind::basis_not_in_force, {}, old}));
  request.date = day("2023-12-31");
  EXPECT_TRUE(decide(request).notes.empty());
  request.date.reset();
  EXPECT_TRUE(decide(request).notes.empty());
  request.date = day("2024-01-01");
  request.basis = DocumentId(99U);
  EXPECT_TRUE(decide(request).notes.empty());
}

}  // namespace
}  // namespace qingdan
