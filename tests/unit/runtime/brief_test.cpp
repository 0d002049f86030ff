// decide_brief: how it uses memory and threads. That it means what decide means is for the property tests.
#include "qingdan/brief.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "allocations.h"
#include "qingdan/decide.h"
#include "world.h"

namespace qingdan::testing {
namespace {

using P = ProgramBuilder;

// A world with bans, permits, approvals, rows, marks, defines and lists that refer.
struct Busy {
  World w;
  SequenceId hops = w.b.sequence("环节", {.open = true});
  FactId hurried = w.b.fact("催办", {.type = Type::boolean, .sequence = hops});
  FactId funds = w.b.fact("经费", {.type = Type::money});
  FactId labels = w.b.fact("标签", {.type = Type::integer, .many = true});
  MatterId other = w.b.matter("报表");

  Busy() {
    w.b.marks(other, w.b.test(Op::any_of, P::set(labels), {3}));
    const DefineId large = w.b.define("大额", P::binary(Op::greater, P::value(funds), w.b.number(1000)));
    w.b.document({.name = "意见"});
    w.b.list({.name = "N", .unlisted = Unlisted::refer, .refer_to = {World::own_county(w.government)}});
    const NormId permit =
        w.b.norm({.item = "A", .mode = Mode::permit, .matter = w.duty, .roles = {w.assist}});
    const Code approved = w.b.approved({World::own_county(w.committee)});
    const NormId ban =
        w.b.norm({.item = "B", .matter = w.safety, .unless = approved, .by_approval = approved});
    w.b.defeat(permit, ban);
    w.b.norm({.item = "C", .mode = Mode::require, .matter = w.safety, .condition = P::value(large)});
    w.b.norm({.item = "D",
              .mode = Mode::find,
              .matter = w.safety,
              .when = P::value(hurried),
              .sequence = hops,
              .each = true});
    w.b.norm({.item = "E",
              .matter = w.safety,
              .roles = {w.lead},
              .when = w.b.rows(Op::any_row, hops, P::value(hurried))});
  }

  [[nodiscard]] std::vector<Request> requests() const {
    std::vector<Request> all;
    for (const std::int64_t money : {0, 500, 5000}) {
      for (const RoleId role : {w.lead, w.assist, RoleId::none()}) {
        Request request = w.ask(w.safety, role);
        request.facts = {given(funds, money), {labels, true, {1, 2, money == 0 ? 3 : 4}}};
        all.push_back(request);
        request.approvals = {w.approval(w.committee)};
        request.sequences = {{hops, true, {{{given(hurried, 0)}}, {{given(hurried, money == 0 ? 1 : 0)}}}}};
        request.matters.push_back({w.duty, w.assist});
        all.push_back(request);
        request.matters = {{MatterId::none(), role}};
        request.village = w.county;
        request.date.reset();
        all.push_back(request);
      }
    }
    return all;
  }
};

TEST(Brief, AllocatesNothingOnceWarm) {
  const Busy busy;
  const Program program = busy.w.b.build();
  const std::vector<Request> requests = busy.requests();
  Scratch scratch;
  const auto run = [&] {
    std::size_t sum = 0;
    for (const Request& request : requests) {
      sum += static_cast<std::size_t>(decide_brief(program, request, scratch).verdict);
    }
    return sum;
  };
  static_cast<void>(run());  // two lists take turns
  const std::size_t warm = run();
  const std::size_t before = allocations_so_far();
  const std::size_t again = run();
  EXPECT_EQ(allocations_so_far() - before, 0U);
  EXPECT_EQ(warm, again);
  EXPECT_GT(before, 0U);  // they are counted at all
}

TEST(Brief, OneScratchServesProgramsInTurn) {
  const Busy busy;
  const Program large = busy.w.b.build();
  World small_world;
  small_world.b.document({.name = "意见"});
  small_world.b.list({.name = "N"});
  small_world.b.norm({.item = "A", .matter = small_world.duty});
  const Program small = small_world.b.build();
  Scratch scratch;
  for (int round = 0; round < 3; ++round) {
    for (const Request& request : busy.requests()) {
      for (const Program* program : {&large, &small}) {
        EXPECT_EQ(decide_brief(*program, request, scratch).verdict,
                  decide(*program, request, {.remedies = false}).verdict);
      }
    }
  }
}

// It was passed over as having no part in the verdict.
TEST(Brief, ARequirementThatIsMetStillBeatsWhatItOverrides) {
  World w;
  w.b.document({.name = "意见"});
  w.b.list({.name = "N"});
  const NormId require =
      w.b.norm({.item = "A", .mode = Mode::require, .matter = w.safety, .condition = P::truth(true)});
  const NormId permit = w.b.norm({.item = "B", .mode = Mode::permit, .matter = w.safety});
  w.b.defeat(require, permit, Principle::overrides);
  const Program program = w.b.build();
  Scratch scratch;
  EXPECT_EQ(decide(program, w.ask()).verdict, Verdict::incomplete);
  EXPECT_EQ(decide_brief(program, w.ask(), scratch).verdict, Verdict::incomplete);
}

// Another program at the same address: nothing of the first may be left.
TEST(Brief, AProgramMayTakeThePlaceOfAnother) {
  const Busy busy;
  World small_world;
  small_world.b.document({.name = "意见"});
  small_world.b.list({.name = "N"});
  small_world.b.norm({.item = "A", .matter = small_world.duty});
  Program program = busy.w.b.build();
  Scratch scratch;
  for (const Request& request : busy.requests()) {
    static_cast<void>(decide_brief(program, request, scratch));
  }
  program = small_world.b.build();
  for (const Request& request : busy.requests()) {
    EXPECT_EQ(decide_brief(program, request, scratch).verdict,
              decide(program, request, {.remedies = false}).verdict);
  }
  program = busy.w.b.build();
  for (const Request& request : busy.requests()) {
    EXPECT_EQ(decide_brief(program, request, scratch).verdict,
              decide(program, request, {.remedies = false}).verdict);
  }
}

// Run under ThreadSanitizer too: `cmake --preset tsan`.
TEST(Brief, ThreadsShareOneProgram) {
  const Busy busy;
  const Program program = busy.w.b.build();
  const std::vector<Request> requests = busy.requests();
  std::vector<Brief> wanted;
  Scratch first;
  for (const Request& request : requests) {
    wanted.push_back(decide_brief(program, request, first));
  }
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&] {
      Scratch scratch;
      for (int round = 0; round < 50; ++round) {
        for (std::size_t i = 0; i < requests.size(); ++i) {
          wrong += decide_brief(program, requests[i], scratch) == wanted[i] ? 0 : 1;
          wrong += decide(program, requests[i]).verdict == wanted[i].verdict ? 0 : 1;
        }
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace qingdan::testing
