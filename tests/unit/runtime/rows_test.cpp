// Rows: conditions over all rows of a sequence, and norms judged row by row.
#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "qingdan/explain.h"
#include "world.h"

namespace qingdan {
namespace {

using namespace testing;  // the builder is its vocabulary
using P = ProgramBuilder;
using Given = std::vector<FactValue>;

class RowsTest : public ::testing::Test {
 protected:
  RowsTest() {
    w.b.document({.name = "意见"});
    w.b.list({.name = "N"});
    w.b.norm({.item = "open", .mode = Mode::permit, .matter = w.safety});
  }

  Request with(const std::vector<Given>& rows) const {
    Request request = w.ask();
    request.sequences = {{fields, true, {}}};
    for (const Given& row : rows) {
      request.sequences[0].rows.push_back({row});
    }
    return request;
  }

  Decision decide(const Request& request) {
    program = w.b.build();
    return qingdan::decide(*program, request, {.remedies = false});
  }

  // Whether a requirement with this condition is met.
  Truth condition(const Code& code, const Request& request) {
    ProgramBuilder with_it = w.b;
    with_it.norm({.item = "R", .mode = Mode::require, .matter = w.safety, .condition = code});
    program = with_it.build();
    last = qingdan::decide(*program, request, {.remedies = false});
    return last.verdict == Verdict::accept   ? Truth::yes
           : last.verdict == Verdict::reject ? Truth::no
                                             : Truth::unknown;
  }

  Strings missing(const Decision& decision) const {
    Strings all;
    for (const MissingFact& one : decision.missing) {
      all.push_back(missing_name(*program, one, Language::zh));
    }
    return all;
  }

  // "字段 0 accept" for each row, "字段 accept" for the whole term.
  static Strings terms(const Decision& decision) {
    Strings all;
    for (const PartVerdict& part : decision.parts) {
      if (part.term != Term::matter) {
        all.push_back(std::string(name(part.term, Language::zh)) +
                      (part.row == kAny ? "" : " " + std::to_string(part.row)) + " " +
                      std::string(name(part.verdict, Language::en)));
      }
    }
    return all;
  }

  NormSpec row_wise(std::string item, Mode mode) const {
    return {.item = std::move(item),
            .mode = mode,
            .matter = w.safety,
            .term = Term::field,
            .sequence = fields,
            .each = true};
  }

  World w;
  SequenceId fields = w.b.sequence("字段", {.term = Term::field, .open = true});
  SequenceId papers = w.b.sequence("材料", {});
  FactId amount = w.b.fact("数额", {.type = Type::integer, .sequence = fields});
  FactId big = w.b.fact("重大", {.sequence = fields});
  FactId is_signed = w.b.fact("已签", {.closed = {{0}}, .sequence = fields});
  FactId stamped = w.b.fact("盖章", {.sequence = papers});
  FactId asks = w.b.fact("所求", {.type = Type::matter, .many = true, .sequence = fields});
  FactId urgent = w.b.fact("紧急");
  std::optional<Program> program;
  Decision last;
};

// Nobody knows the rows, so a row may say otherwise.
TEST_F(RowsTest, DefaultsStandForRowsThatAreKnown) {
  EXPECT_EQ(condition(P::value(is_signed), with({})), Truth::no);
  EXPECT_EQ(condition(P::value(is_signed), w.ask()), Truth::unknown);
  EXPECT_EQ(missing(last), Strings{"字段"});
}

TEST_F(RowsTest, AnyAndEveryAreKleene) {
  const Code any = w.b.rows(Op::any_row, fields, P::value(big));
  const Code every = w.b.rows(Op::every_row, fields, P::value(big));
  const Given yes{given(big, 1)};
  const Given no{given(big, 0)};
  const Given unknown{};
  EXPECT_EQ(condition(any, with({})), Truth::no);
  EXPECT_EQ(condition(every, with({})), Truth::yes);
  EXPECT_EQ(condition(any, with({no, yes})), Truth::yes);
  EXPECT_EQ(condition(every, with({no, yes})), Truth::no);
  EXPECT_EQ(condition(any, with({unknown, yes})), Truth::yes);
  EXPECT_EQ(condition(any, with({unknown, no})), Truth::unknown);
  EXPECT_EQ(missing(last), Strings{"重大"});
  EXPECT_EQ(condition(every, with({unknown, no})), Truth::no);
  EXPECT_EQ(condition(every, with({yes, unknown})), Truth::unknown);
}

TEST_F(RowsTest, CountsAndSumsNeedEveryRow) {
  const auto is = [&](Op op, FactId fact, std::int64_t wanted, const Request& request) {
    return condition(P::binary(Op::equal, w.b.rows(op, fields, P::value(fact)), w.b.number(wanted)), request);
  };
  EXPECT_EQ(is(Op::count_rows, big, 0, with({})), Truth::yes);
  EXPECT_EQ(is(Op::count_rows, big, 2, with({{given(big, 1)}, {given(big, 0)}, {given(big, 1)}})),
            Truth::yes);
  EXPECT_EQ(is(Op::count_rows, big, 1, with({{given(big, 1)}, {}})), Truth::unknown);
  EXPECT_EQ(missing(last), Strings{"重大"});
  EXPECT_EQ(is(Op::sum_rows, amount, 12, with({{given(amount, 5)}, {given(amount, 7)}})), Truth::yes);
  EXPECT_EQ(is(Op::sum_rows, amount, 5, with({{given(amount, 5)}, {}})), Truth::unknown);
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(is(Op::sum_rows, amount, 5, with({{given(amount, most)}, {given(amount, 1)}})), Truth::unknown);
  ASSERT_EQ(last.notes.size(), 1U);
  EXPECT_EQ(last.notes[0].kind, Note::Kind::overflow);
}

TEST_F(RowsTest, UnknownSequenceIsMissingAndClosedOneIsEmpty) {
  const Code any = w.b.rows(Op::any_row, fields, P::value(big));
  EXPECT_EQ(condition(any, w.ask()), Truth::unknown);
  EXPECT_EQ(missing(last), Strings{"字段"});
  Request request = with({{given(big, 1)}});
  request.sequences[0].known = false;
  EXPECT_EQ(condition(any, request), Truth::unknown);
  const Code stamped_paper = w.b.rows(Op::any_row, papers, P::value(stamped));
  EXPECT_EQ(condition(stamped_paper, w.ask()), Truth::no);
  request.sequences = {{papers, false, {}}};
  EXPECT_EQ(condition(stamped_paper, request), Truth::unknown);
  EXPECT_EQ(missing(last), Strings{"材料"});
}

TEST_F(RowsTest, ValuesThatDoNotFitAreUnknown) {
  const Code any = w.b.rows(Op::any_row, fields, P::value(big));
  EXPECT_EQ(condition(any, with({{given(big, 2)}})), Truth::unknown);            // no truth
  EXPECT_EQ(condition(any, with({{given(stamped, 1)}})), Truth::unknown);        // of another sequence
  EXPECT_EQ(condition(any, with({{given(FactId(), 1)}})), Truth::unknown);       // of no fact
  EXPECT_EQ(condition(any, with({{given(big, 0), given(big, 1)}})), Truth::no);  // the first counts
  Request request = with({{given(big, 1)}});
  request.sequences.insert(request.sequences.begin(), {fields, true, {}});
  EXPECT_EQ(condition(any, request), Truth::no);  // likewise
  request.sequences = {{SequenceId(), true, {}}};
  EXPECT_EQ(condition(any, request), Truth::unknown);
  request = with({});
  request.facts = {given(big, 1)};
  EXPECT_EQ(condition(P::value(big), request), Truth::unknown);  // it is not the request's to have
  EXPECT_EQ(condition(P::value(is_signed), with({{given(is_signed, 1)}})), Truth::no);
}

TEST_F(RowsTest, LooksAtTheRowBefore) {
  // Every row asks for more than the one before.
  const Code grows =
      w.b.rows(Op::every_row, fields, P::binary(Op::greater, P::value(amount), P::previous(amount)), true);
  const auto row = [&](std::int64_t value) { return Given{given(amount, value)}; };
  EXPECT_EQ(condition(grows, with({row(5)})), Truth::yes);
  EXPECT_EQ(condition(grows, with({row(1), row(2), row(3)})), Truth::yes);
  EXPECT_EQ(condition(grows, with({row(1), row(3), row(3)})), Truth::no);
  EXPECT_EQ(condition(grows, with({row(1), {}, row(3)})), Truth::unknown);
  const Code first =
      w.b.rows(Op::any_row, fields, P::binary(Op::greater, P::previous(amount), w.b.number(0)));
  EXPECT_EQ(condition(first, with({row(1)})), Truth::unknown);
  EXPECT_TRUE(last.missing.empty());
  EXPECT_EQ(condition(P::binary(Op::greater, P::previous(amount), w.b.number(0)), with({row(1), row(2)})),
            Truth::unknown);
}

TEST_F(RowsTest, DefinesHaveAValueInEachRow) {
  const DefineId twice =
      w.b.define("两倍", P::binary(Op::add, P::value(amount), P::value(amount)), 0, fields);
  const DefineId steep =
      w.b.define("陡增", P::binary(Op::greater, P::value(amount), P::previous(twice)), 1, fields);
  const Code any = w.b.rows(Op::any_row, fields, P::value(steep), true);
  const auto row = [&](std::int64_t value) { return Given{given(amount, value)}; };
  EXPECT_EQ(condition(any, with({row(1), row(2), row(5)})), Truth::yes);
  EXPECT_EQ(condition(any, with({row(1), row(2), row(4)})), Truth::no);
}

TEST_F(RowsTest, BeyondComparesSetsByWhatStandsUnderWhat) {
  const Code grows = w.b.rows(Op::any_row, fields,
                              P::binary(Op::beyond, P::set(asks), P::previous_set(asks), Type::matter), true);
  const auto row = [&](std::vector<std::int64_t> all) { return Given{{asks, true, std::move(all)}}; };
  const std::int64_t duty = w.duty.value;
  const std::int64_t safety = w.safety.value;
  EXPECT_EQ(condition(grows, with({row({duty}), row({safety})})), Truth::no);
  EXPECT_EQ(condition(grows, with({row({safety}), row({safety, duty})})), Truth::yes);
  EXPECT_EQ(condition(grows, with({row({}), row({})})), Truth::no);
  EXPECT_EQ(condition(grows, with({row({safety}), {}})), Truth::unknown);
  EXPECT_EQ(missing(last), Strings{"所求"});
}

TEST_F(RowsTest, NormsOfATermAreJudgedRowByRow) {
  NormSpec ban = row_wise("F1", Mode::forbid);
  ban.when = P::value(big);
  w.b.norm(ban);
  NormSpec need = row_wise("F2", Mode::need);
  need.condition = P::value(is_signed);
  w.b.norm(need);
  Decision decision = decide(with({{given(big, 0), given(is_signed, 1)}, {given(big, 0)}}));
  EXPECT_EQ(decision.verdict, Verdict::incomplete);
  EXPECT_EQ(terms(decision), (Strings{"字段 0 accept", "字段 1 incomplete"}));
  EXPECT_EQ(missing(decision), Strings{"已签"});
  decision = decide(with({{given(big, 1)}, {given(big, 0), given(is_signed, 1)}}));
  EXPECT_EQ(decision.verdict, Verdict::reject);
  EXPECT_EQ(terms(decision), (Strings{"字段 0 reject", "字段 1 accept"}));
  EXPECT_EQ(decide(with({})).verdict, Verdict::accept);  // each: there is none
  EXPECT_TRUE(terms(decide(with({}))).empty());
}

TEST_F(RowsTest, UnknownRowsMayBeThere) {
  // A default stands for a row that says nothing, not for rows that nobody knows.
  NormSpec ban = row_wise("F1", Mode::forbid);
  ban.when = P::value(is_signed);
  w.b.norm(ban);
  const Decision decision = decide(w.ask());
  EXPECT_EQ(decision.verdict, Verdict::incomplete);
  EXPECT_EQ(missing(decision), Strings{"字段"});
  EXPECT_EQ(terms(decision), Strings{"字段 incomplete"});
  EXPECT_EQ(decide(with({{given(is_signed, 1)}})).verdict, Verdict::reject);
  EXPECT_EQ(decide(with({{}})).verdict, Verdict::accept);
}

TEST_F(RowsTest, ANormThatDoesNotSpeakOfRowsHoldsWithoutThem) {
  NormSpec ban = row_wise("F1", Mode::forbid);
  ban.each = false;
  ban.when = P::value(urgent);
  w.b.norm(ban);
  for (Request request : {with({}), w.ask()}) {
    request.facts = {given(urgent, 1)};
    const Decision decision = decide(request);
    EXPECT_EQ(decision.verdict, Verdict::reject);
    EXPECT_EQ(terms(decision), Strings{"字段 reject"});
  }
  Request request = with({{}, {}});
  request.facts = {given(urgent, 1)};
  EXPECT_EQ(terms(decide(request)), (Strings{"字段 0 reject", "字段 1 reject"}));
}

TEST_F(RowsTest, DefeatStaysWithinARow) {
  NormSpec winner = row_wise("F1", Mode::permit);
  winner.when = P::value(is_signed);
  const NormId a = w.b.norm(winner);
  NormSpec ban = row_wise("F2", Mode::forbid);
  ban.when = P::value(big);
  const NormId b = w.b.norm(ban);
  w.b.defeat(a, b, Principle::special);
  const Decision lifted = decide(with({{given(big, 1), given(is_signed, 1)}, {given(big, 0)}}));
  EXPECT_EQ(lifted.verdict, Verdict::accept);
  EXPECT_EQ(defeated(*program, lifted).size(), 1U);
  const Decision other_row = decide(with({{given(big, 1)}, {given(big, 0), given(is_signed, 1)}}));
  EXPECT_EQ(other_row.verdict, Verdict::reject);
  EXPECT_TRUE(defeated(*program, other_row).empty());
}

TEST_F(RowsTest, ANormOfNoSequenceBeatsEveryRow) {
  const NormId above =
      w.b.norm({.item = "M", .mode = Mode::mandate, .matter = w.safety, .when = P::value(urgent)});
  NormSpec ban = row_wise("F2", Mode::forbid);
  const NormId rows = w.b.norm(ban);
  w.b.defeat(above, rows);
  Request request = with({{}, {}});
  EXPECT_EQ(decide(request).verdict, Verdict::incomplete);
  request.facts = {given(urgent, 1)};
  EXPECT_EQ(decide(request).verdict, Verdict::accept);
  request.facts = {given(urgent, 0)};
  EXPECT_EQ(decide(request).verdict, Verdict::reject);
}

}  // namespace
}  // namespace qingdan
