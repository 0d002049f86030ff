// More facts never change a verdict other than incomplete: random programs that use rows, marks, bans of
// every kind and succession; a random request, and the same with something of it not known.
#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "qingdan/explain.h"
#include "world.h"

namespace qingdan {
namespace {

using namespace testing;  // the builder is its vocabulary
using P = ProgramBuilder;

class Chance {
 public:
  explicit Chance(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <class T>
  const T& of(const std::vector<T>& all) {
    return all[below(all.size())];
  }

 private:
  std::mt19937 random_;
};

// A random program, and random requests for it.
class Policies {
 public:
  explicit Policies(unsigned seed) : chance_(seed) {
    w.b.document({.name = "意见"});
    list_ = w.b.list({.name = "N", .unlisted = Unlisted::reject, .roles = {w.lead}});
    w.b.calendar(day("2024-02-26"), "wwwww--wwwww--");
    w.b.succeeds(w.village, {old_}, day("2024-02-01"));
    defines_ = {w.b.define("甲", condition(1, true), 0, rows_),
                w.b.define("乙", condition(1, true), 0, rows_)};
    w.b.marks(group_, condition(1, false, true));
    w.b.marks(w.lead, condition(1, false, true));
    has_defines_ = true;
    for (int i = 0; i < 6; ++i) {
      add_norm("n" + std::to_string(i));
    }
  }

  Program build() const { return w.b.build(); }

  Request full() {
    Request request = w.ask(chance_.one_in(2) ? w.safety : group_, chance_.one_in(2) ? w.lead : w.assist);
    request.addressee = w.committee;
    request.date = day(chance_.one_in(3) ? "2024-01-20" : "2024-03-01");
    for (const FactId fact : facts_) {
      request.facts.push_back(given(fact, chance_.one_in(2) ? 1 : 0));
    }
    request.sequences = {{rows_, true, {}}};
    for (std::size_t i = chance_.below(4); i > 0; --i) {
      Row row;
      for (const FactId fact : row_facts_) {
        row.facts.push_back(given(fact, chance_.one_in(2) ? 1 : 0));
      }
      request.sequences[0].rows.push_back(row);
    }
    if (chance_.one_in(2)) {
      request.approvals = {w.approval(w.government)};
      request.approvals[0].role = request.matters[0].role;
      request.approvals[0].region = chance_.one_in(2) ? w.village : old_;
    }
    return request;
  }

  // With some of it not known.
  Request less(Request request) {
    for (FactValue& fact : request.facts) {
      forget(fact);
    }
    for (Row& row : request.sequences[0].rows) {
      for (FactValue& fact : row.facts) {
        forget(fact);
      }
    }
    request.sequences[0].known = !chance_.one_in(4);
    if (chance_.one_in(6)) {
      request.date.reset();
    }
    if (chance_.one_in(4)) {
      request.matters[0].role = RoleId::none();
    }
    if (chance_.one_in(8)) {
      request.matters[0].matter = MatterId::none();
    }
    if (chance_.one_in(6)) {
      request.village = chance_.one_in(2) ? w.county : RegionId::none();
    }
    if (chance_.one_in(6)) {
      request.action.reset();
    }
    return request;
  }

 private:
  void forget(FactValue& fact) { fact.known = !chance_.one_in(4); }

  Code leaf(bool in_row, bool is_mark) {
    if (in_row && !chance_.one_in(3)) {
      const std::size_t kind = chance_.below(has_defines_ ? 4 : 2);
      return kind == 0   ? P::previous(chance_.of(row_facts_))
             : kind == 1 ? P::value(chance_.of(row_facts_))
             : kind == 2 ? P::value(chance_.of(defines_))
                         : P::previous(chance_.of(defines_));
    }
    switch (chance_.below(is_mark ? 3 : 7)) {
      case 0:
        return P::binary(Op::greater_equal, P::builtin(Op::event_date), w.b.number(day("2024-02-10").days));
      case 1:
        return P::binary(
            Op::less,
            P::binary(Op::workdays_between, P::builtin(Op::event_date), w.b.number(day("2024-03-04").days)),
            w.b.number(2));
      case 3:
        return P::binary(Op::equal, P::builtin(Op::role), w.b.number(w.lead.value));
      case 4:
        return P::listed(list_);
      case 5:
        return w.b.approved({World::own_county(w.government)});
      default:
        return P::value(chance_.of(facts_));
    }
  }

  Code over_rows(bool is_mark) {
    const Code body = condition(1, true, is_mark);
    const bool skips = chance_.one_in(3);
    switch (chance_.below(4)) {
      case 0:
        return w.b.rows(Op::any_row, rows_, body, skips);
      case 1:
        return w.b.rows(Op::every_row, rows_, body, skips);
      case 2:
        return P::binary(Op::greater, w.b.rows(Op::count_rows, rows_, body, skips), w.b.number(1));
      default:
        return P::binary(Op::less, w.b.rows(Op::sum_rows, rows_, body, skips), w.b.number(2));
    }
  }

  Code condition(int depth, bool in_row, bool is_mark = false) {
    if (!in_row && chance_.one_in(3)) {
      return over_rows(is_mark);
    }
    if (depth == 0 || chance_.one_in(3)) {
      return leaf(in_row, is_mark);
    }
    switch (chance_.below(3)) {
      case 0:
        return P::both(condition(depth - 1, in_row, is_mark), condition(depth - 1, in_row, is_mark));
      case 1:
        return P::either(condition(depth - 1, in_row, is_mark), condition(depth - 1, in_row, is_mark));
      default:
        return P::negate(condition(depth - 1, in_row, is_mark));
    }
  }

  void add_norm(const std::string& item) {
    NormSpec spec{.item = item};
    spec.mode = chance_.of<Mode>({Mode::forbid, Mode::permit, Mode::permit, Mode::mandate, Mode::require,
                                  Mode::need, Mode::limit, Mode::replace, Mode::oblige, Mode::find});
    spec.matter = chance_.of<MatterId>({w.safety, w.duty, group_});
    const bool is_row_wise = chance_.one_in(2);
    if (is_row_wise) {
      spec.term = Term::field;
      spec.sequence = rows_;
      spec.each = !chance_.one_in(3);
    }
    // Where a norm does not speak of rows, its conditions do not read them.
    const bool in_row = is_row_wise && spec.each;
    if (chance_.one_in(2)) {
      spec.roles = {w.lead};
    }
    if (!chance_.one_in(3)) {
      spec.when = condition(2, in_row);
    }
    if (chance_.one_in(3)) {
      spec.unless = spec.by_approval = w.b.approved({World::own_county(w.government)});
    }
    if (spec.mode == Mode::require || spec.mode == Mode::need) {
      spec.condition = condition(2, in_row);
    }
    if (spec.mode == Mode::forbid && chance_.one_in(3)) {
      spec.rulers = {World::own_county(w.government)};
    }
    norms_.push_back(w.b.norm(spec));
    if (norms_.size() > 1 && chance_.one_in(2)) {
      const NormId other = norms_[chance_.below(norms_.size() - 1)];
      if (chance_.one_in(2)) {
        w.b.defeat(other, norms_.back());
      } else {
        w.b.open_pair(other, norms_.back(), {{w.government, w.county}});
      }
    }
  }

  Chance chance_;
  World w;
  RegionId old_ = w.b.region("旧村", Level::village, w.other_county);
  MatterId group_ = w.b.matter("群组");
  SequenceId rows_ = w.b.sequence("字段", {.term = Term::field, .open = true});
  std::vector<FactId> facts_ = {w.b.fact("一"), w.b.fact("二", {.closed = {{0}}}), w.b.fact("三")};
  std::vector<FactId> row_facts_ = {w.b.fact("行一", {.sequence = rows_}),
                                    w.b.fact("行二", {.closed = {{0}}, .sequence = rows_})};
  ListId list_;
  std::vector<DefineId> defines_;
  bool has_defines_ = false;
  std::vector<NormId> norms_;
};

TEST(Monotone, MoreFactsNeverChangeAVerdict) {
  std::size_t settled = 0;
  for (unsigned seed = 0; seed < 1500; ++seed) {
    Policies policies(seed);
    const Program program = policies.build();
    for (int round = 0; round < 12; ++round) {
      const Request full = policies.full();
      const Decision whole = decide(program, full, {.remedies = false});
      const Request part = policies.less(full);
      const Decision some = decide(program, part, {.remedies = false});
      if (some.verdict != Verdict::incomplete) {
        ++settled;
        ASSERT_EQ(some.verdict, whole.verdict)
            << seed << "\n"
            << explain(program, part, some, Language::en) << explain(program, full, whole, Language::en);
      }
    }
  }
  EXPECT_GT(settled, 2000U);
}

}  // namespace
}  // namespace qingdan
