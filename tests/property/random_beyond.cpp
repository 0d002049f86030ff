#include "property/random_beyond.h"

#include <algorithm>
#include <iterator>

namespace qingdan::property {
namespace {

using ast::Keyword;

bool can_be_added(const WorldFact& fact) {
  return !fact.many && (fact.type == Type::integer || fact.type == Type::money || fact.type == Type::days ||
                        fact.type == Type::workdays);
}

// The body of a quantifier over the sequence.
Reading body_of(const Reading& reading, int sequence) {
  return {sequence, false, reading.part, false, reading.previous};
}

int any_sequence(Random& random, const World& world) {
  return static_cast<int>(random.below(world.sequences.size()));
}

const Named& name_of(const World& world, int sequence) {
  return world.sequences[static_cast<std::size_t>(sequence)].name;
}

// 满足 (…): a condition on each row, now and then on something else.
std::string meeting(Writer& writer, const World& world, const Reading& body) {
  const std::string condition = writer.random().chance(75) ? condition_on_row(writer, world, body)
                                                           : random_condition(writer, world, 1, body);
  return writer.word(Keyword::MEETS) + " (" + condition + ")";
}

// The fact itself, a multiple of it, or what it grew by since the row before.
std::string added_up(Writer& writer, const WorldFact& fact, bool previous) {
  const std::string subject = writer.name(fact.name);
  if (previous && writer.random().chance(25)) {
    return subject + " - " + writer.word(Keyword::PREVIOUS) + " " + subject;
  }
  return writer.random().chance(25) ? subject + " × 2" : subject;
}

}  // namespace

Measure number_of_rows(Writer& writer, const World& world, const Reading& reading) {
  Random& random = writer.random();
  const int sequence = any_sequence(random, world);
  const Reading body = body_of(reading, sequence);
  const std::vector<WorldFact>& facts = world.sequences[static_cast<std::size_t>(sequence)].facts;
  std::vector<WorldFact> numbers;
  std::copy_if(facts.begin(), facts.end(), std::back_inserter(numbers), can_be_added);
  const std::string name = " " + writer.name(name_of(world, sequence)) + " ";
  if (!numbers.empty() && random.chance(50)) {
    const WorldFact& fact = random.pick(numbers);
    return {writer.word(Keyword::SUM) + name + "(" + added_up(writer, fact, body.previous) + ")",
            {{}, fact.type, false, {}}};
  }
  return {writer.word(Keyword::COUNT) + name + meeting(writer, world, body), {{}, Type::integer, false, {}}};
}

std::string about_rows(Writer& writer, const World& world, const Reading& reading) {
  Random& random = writer.random();
  if (random.chance(45)) {
    const Measure number = number_of_rows(writer, world, reading);
    const std::string bound = number.like.type == Type::integer ? std::to_string(random.between(0, 3))
                                                                : random_literal(writer, world, number.like);
    return number.text + " " + comparison_sign(random, true) + " " + bound;
  }
  const int sequence = any_sequence(random, world);
  return writer.word(random.chance(50) ? Keyword::ANY : Keyword::EVERY) + " " +
         writer.name(name_of(world, sequence)) + " " + meeting(writer, world, body_of(reading, sequence));
}

std::string about_lookup(Writer& writer, const World& world, const Reading& reading) {
  Random& random = writer.random();
  switch (random.below(reading.part ? 4 : 3)) {
    case 0:
      return writer.word(Keyword::IN_FORCE) + " " + random.pick(world.documents);
    case 1:
      return writer.word(Keyword::IN_FORCE) + " " + random.pick(world.items);
    case 2:
      return writer.name(random.pick(world.registers).name) + " " +
             writer.word(random.chance(50) ? Keyword::ANSWERS : Keyword::NO_ANSWER);
    default:
      return writer.word(Keyword::LISTED_IN) + " " + random.pick(world.lists);
  }
}

std::string about_workdays(Writer& writer, const World& world, const std::string& date) {
  Random& random = writer.random();
  const WorldFact span{{}, Type::workdays, false, {}};
  const WorldFact day{{}, Type::date, false, {}};
  const std::string event_date = writer.name({"发生日期", "event_date"});
  const std::string other = random.chance(60) ? event_date : random_literal(writer, world, day);
  const std::string sign = " " + comparison_sign(random, true) + " ";
  switch (random.below(4)) {
    case 0:
      return other + " + " + random_literal(writer, world, span) + sign + date;
    case 1:
      return date + " - " + random_literal(writer, world, span) + sign + other;
    default: {
      const bool forward = random.chance(50);
      return writer.word(Keyword::WORKING_DAYS) + " " + (forward ? other : date) + " " +
             writer.word(Keyword::THROUGH) + " " + (forward ? date : other) + sign +
             random_literal(writer, world, span);
    }
  }
}

}  // namespace qingdan::property
