// Sequences: facts in their rows, the row before, and what is said of all rows together (design §2.1).
#include "reference/question.h"
#include "reference/world.h"

namespace qingdan::reference {

using model::Expr;
using model::ExprId;
using model::Quantifier;

// A request gives all rows of a sequence or none. Of one that it leaves out nothing is known if it is open;
// a closed one has no rows.
std::optional<std::vector<Row>> Question::rows_of(SequenceId sequence) const {
  for (const Rows& given : request_.sequences) {
    if (given.sequence == sequence) {
      return given.known ? std::optional(given.rows) : std::nullopt;
    }
  }
  return model_.sequences[sequence.index()].open ? std::nullopt : std::optional(std::vector<Row>{});
}

// What is said where this fact is to be found: a fact of a sequence in the current row, if that is one of
// its sequence; any other in the request.
std::vector<FactValue> Question::said_of(FactId fact, Place place) const {
  const SequenceId sequence = model_.facts[fact.index()].sequence;
  if (sequence.is_none()) {
    return request_.facts;
  }
  const std::optional<std::vector<Row>> rows = rows_of(sequence);
  return place.sequence == sequence && rows ? (*rows)[place.row].facts : std::vector<FactValue>{};
}

// What is said; where nothing is, the default of a closed fact. `null`, and a value that is not of the
// fact's form, are unknown. So is a closed fact of rows that nobody knows: a row may say otherwise.
Elements Question::fact_values(FactId fact, Place place) const {
  const model::Fact& declared = model_.facts[fact.index()];
  const Elements unknown_fact{std::nullopt, {missing_fact(fact)}};
  for (const FactValue& given : said_of(fact, place)) {
    if (given.fact == fact) {
      const bool usable = given.known && (declared.many || given.values.size() == 1);
      return usable ? Elements{given.values, {}} : unknown_fact;
    }
  }
  if (declared.open) {
    return unknown_fact;
  }
  if (!declared.sequence.is_none() && !rows_of(declared.sequence)) {
    return {std::nullopt, {missing_sequence(declared.sequence)}};
  }
  return {declared.default_values, {}};
}

Value Question::fact_value(FactId fact, Place place) const {
  const Elements elements = fact_values(fact, place);
  return elements.values ? known(elements.values->front()) : unknown(elements.missing);
}

// None in the first row, or where no row of that sequence is current.
std::optional<Place> Question::row_before(SequenceId sequence, Place place) const {
  if (sequence.is_none() || place.sequence != sequence || place.row == 0) {
    return std::nullopt;
  }
  return Place{place.part, sequence, place.row - 1};
}

// Where there is no row before, nobody can say anything of it, so nothing is missing.
Value Question::previous_fact(FactId fact, Place place) const {
  const std::optional<Place> before = row_before(model_.facts[fact.index()].sequence, place);
  return before ? fact_value(fact, *before) : Value{};
}

Value Question::previous_define(DefineId define, Place place) {
  const model::Define& row = model_.defines[define.index()];
  const std::optional<Place> before = row_before(row.sequence, place);
  return before ? value(row.expr, *before) : Value{};
}

Elements Question::elements(ExprId id, Place place) const {
  const Expr& expr = model_.exprs[id];
  if (expr.op == Op::define) {
    return elements(model_.defines[static_cast<std::size_t>(expr.value)].expr, place);
  }
  const FactId fact(static_cast<std::uint32_t>(expr.value));
  if (expr.op == Op::previous_fact || expr.op == Op::previous_fact_set) {
    const std::optional<Place> before = row_before(model_.facts[fact.index()].sequence, place);
    if (!before) {
      return {};
    }
    place = *before;
  }
  return fact_values(fact, place);
}

Type Question::element_type(ExprId id) const {
  const Expr& expr = model_.exprs[id];
  const auto row = static_cast<std::size_t>(expr.value);
  return expr.op == Op::define ? element_type(model_.defines[row].expr) : model_.facts[row].type;
}

// The rows that a quantifier goes through: from the second on if it looks at the row before.
std::optional<std::vector<Place>> Question::gone_through(const Quantifier& quantifier, Place place) const {
  const std::optional<std::vector<Row>> rows = rows_of(quantifier.sequence);
  if (!rows) {
    return std::nullopt;
  }
  std::vector<Place> places;
  for (std::size_t row = quantifier.skips_first ? 1 : 0; row < rows->size(); ++row) {
    places.push_back({place.part, quantifier.sequence, static_cast<std::uint32_t>(row)});
  }
  return places;
}

// Kleene's or: false where there is no row.
Reasoned Question::any_row(const Quantifier& quantifier, Place place) {
  const std::optional<std::vector<Place>> rows = gone_through(quantifier, place);
  if (!rows) {
    return unknown_for(missing_sequence(quantifier.sequence));
  }
  Reasoned result = certainly(false);
  for (const Place row : *rows) {
    result |= condition(quantifier.body, row);
  }
  return result;
}

// Kleene's and: true where there is no row.
Reasoned Question::every_row(const Quantifier& quantifier, Place place) {
  const std::optional<std::vector<Place>> rows = gone_through(quantifier, place);
  if (!rows) {
    return unknown_for(missing_sequence(quantifier.sequence));
  }
  Reasoned result = certainly(true);
  for (const Place row : *rows) {
    result &= condition(quantifier.body, row);
  }
  return result;
}

// How many rows meet it; unknown if it is of any row.
Value Question::count_rows(const Quantifier& quantifier, Place place) {
  const std::optional<std::vector<Place>> rows = gone_through(quantifier, place);
  if (!rows) {
    return unknown({missing_sequence(quantifier.sequence)});
  }
  Value count = known(0);
  for (const Place row : *rows) {
    const Reasoned meets = condition(quantifier.body, row);
    count = plus(count, of_truth(meets));
  }
  return count;
}

// The values of all rows added up, in their order; unknown if any is, or if the sum does not fit.
Value Question::sum_rows(const Quantifier& quantifier, Place place) {
  const std::optional<std::vector<Place>> rows = gone_through(quantifier, place);
  if (!rows) {
    return unknown({missing_sequence(quantifier.sequence)});
  }
  Value sum = known(0);
  for (const Place row : *rows) {
    sum = plus(sum, value(quantifier.body, row));
  }
  return sum;
}

// Exact; what does not fit is unknown, and nothing is missing for it.
Value Question::plus(const Value& a, const Value& b) {
  std::int64_t sum = 0;
  if (!a.value || !b.value) {
    return unknown(joined(a.missing, b.missing));
  }
  return __builtin_add_overflow(*a.value, *b.value, &sum) ? Value{} : known(sum);
}

}  // namespace qingdan::reference
