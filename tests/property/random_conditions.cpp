#include "property/random_conditions.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "property/random_beyond.h"

namespace qingdan::property {
namespace {

using ast::Keyword;

bool has_order(Type type) {
  return type == Type::integer || type == Type::money || type == Type::date || type == Type::days ||
         type == Type::workdays;
}

std::string literals(Writer& writer, const World& world, const WorldFact& fact) {
  const int count = writer.random().between(1, 3);
  std::vector<std::string> all;
  for (int i = 0; i < count; ++i) {
    all.push_back(random_literal(writer, world, fact));
  }
  return "(" + joined(all, "、") + ")";
}

std::string selectors(Writer& writer, const World& world) {
  const int count = writer.random().between(1, 2);
  std::vector<std::string> all;
  for (int i = 0; i < count; ++i) {
    all.push_back(random_selector(writer, world));
  }
  return "(" + joined(all, "、") + ")";
}

// Something that can be compared or among something, with the type and choices that a fact has.
std::string about_single(Writer& writer, const World& world, const std::string& subject,
                         const WorldFact& like) {
  Random& random = writer.random();
  if (like.type == Type::boolean) {
    return random.chance(50)
               ? subject
               : subject + " " + comparison_sign(random, false) + " " + random_literal(writer, world, like);
  }
  if (like.type == Type::organ) {
    return random.chance(50)
               ? subject + " " + writer.word(Keyword::AMONG) + " " + selectors(writer, world)
               : subject + " " + comparison_sign(random, false) + " " + random_selector(writer, world);
  }
  if (random.chance(40)) {
    return subject + " " + writer.word(Keyword::AMONG) + " " + literals(writer, world, like);
  }
  return subject + " " + comparison_sign(random, has_order(like.type)) + " " +
         random_literal(writer, world, like);
}

// What can be read here, of the rows first. More often of the rows, if some are current.
std::vector<WorldFact> readable(Random& random, const World& world, const Reading& reading) {
  if (reading.sequence >= 0 && random.chance(70)) {
    return world.sequences[static_cast<std::size_t>(reading.sequence)].facts;
  }
  return world.facts;
}

std::string read(Writer& writer, const WorldFact& fact, const Reading& reading) {
  const bool previous = fact.sequence >= 0 && reading.previous && writer.random().chance(25);
  return (previous ? writer.word(Keyword::PREVIOUS) + " " : "") + writer.name(fact.name);
}

std::string about_set(Writer& writer, const World& world, const WorldFact& fact, const Reading& reading) {
  Random& random = writer.random();
  const std::string subject = read(writer, fact, reading);
  std::vector<WorldFact> others;
  for (const auto* facts :
       {&world.facts, reading.sequence < 0
                          ? nullptr
                          : &world.sequences[static_cast<std::size_t>(reading.sequence)].facts}) {
    if (facts != nullptr) {
      std::copy_if(facts->begin(), facts->end(), std::back_inserter(others), [&](const WorldFact& other) {
        return other.many && other.type == fact.type &&
               (fact.type != Type::choice || other.name.zh == fact.name.zh);
      });
    }
  }
  if (random.chance(30)) {
    return subject + " " + writer.word(Keyword::BEYOND) + " " + read(writer, random.pick(others), reading);
  }
  const Keyword word = random.chance(60) ? Keyword::ANY_OF : Keyword::ALL_OF;
  return subject + " " + writer.word(word) + " " + literals(writer, world, fact);
}

// headcount + 20 < 50, funds × 80% ≤ 40 yuan, due_date − event_date > 30 days.
std::string about_sum(Writer& writer, const World& world, const WorldFact& fact, const Reading& reading) {
  Random& random = writer.random();
  const std::string subject = read(writer, fact, reading);
  const std::string sign = " " + comparison_sign(random, true) + " ";
  const std::string event_date = writer.name({"发生日期", "event_date"});
  if (fact.type == Type::date) {
    const WorldFact days{{}, Type::days, false, {}};
    if (random.chance(50)) {
      return about_workdays(writer, world, subject);
    }
    return random.chance(50) ? subject + " - " + event_date + sign + random_literal(writer, world, days)
                             : event_date + " + " + random_literal(writer, world, days) + sign + subject;
  }
  switch (random.below(4)) {
    case 0:
      return subject + " * 80%" + sign + random_literal(writer, world, fact);
    case 1:
      return subject + " × 3" + sign + read(writer, fact, reading) + " + " +
             random_literal(writer, world, fact);
    case 2:
      return subject + " - " + random_literal(writer, world, fact) + sign +
             random_literal(writer, world, fact);
    default:
      return random_literal(writer, world, fact) + sign + subject;
  }
}

std::string about_fact(Writer& writer, const World& world, const WorldFact& fact, const Reading& reading) {
  Random& random = writer.random();
  if (fact.many) {
    return about_set(writer, world, fact, reading);
  }
  if (has_order(fact.type) && random.chance(30)) {
    return about_sum(writer, world, fact, reading);
  }
  return about_single(writer, world, read(writer, fact, reading), fact);
}

// What every request has. The last three belong to a part of it.
std::string about_request(Writer& writer, const World& world, const Reading& reading) {
  const auto like = [](Type type) { return WorldFact{{}, type, false, {}}; };
  switch (writer.random().below(reading.part ? 7 : 4)) {
    case 0:
      return about_single(writer, world, writer.word(Keyword::ORGAN), like(Type::organ));
    case 1:
      return about_single(writer, world, writer.word(Keyword::REGION), like(Type::region));
    case 2:
      return about_single(writer, world, writer.name({"发生日期", "event_date"}), like(Type::date));
    case 3:
      return writer.name({"行为", "action"}) + " " + comparison_sign(writer.random(), false) + " " +
             writer.fixed(writer.random().pick<Action>(
                 {Action::assign, Action::request_certificate, Action::demand_form, Action::refuse}));
    case 4:
      return about_single(writer, world, writer.word(Keyword::ROLE), like(Type::role));
    case 5:
      return about_single(writer, world, writer.word(Keyword::MATTER), like(Type::matter));
    default:
      return writer.name(writer.random().chance(50) ? Named{"新增数", "added"}
                                                    : Named{"替换数", "replaced"}) +
             " " + comparison_sign(writer.random(), true) + " " +
             std::to_string(writer.random().between(0, 2));
  }
}

// Nothing if no define may be used here.
std::optional<std::string> about_define(Writer& writer, const World& world, const Reading& reading) {
  std::vector<WorldDefine> usable;
  std::copy_if(world.defines.begin(), world.defines.end(), std::back_inserter(usable),
               [&](const WorldDefine& define) {
                 return (define.sequence < 0 || define.sequence == reading.sequence) &&
                        (!define.part || reading.part) && (!define.approvals || reading.approvals) &&
                        (!define.previous || reading.previous);
               });
  if (usable.empty()) {
    return std::nullopt;
  }
  const WorldDefine& define = writer.random().pick(usable);
  const bool previous =
      define.sequence >= 0 && reading.previous && !define.previous && writer.random().chance(50);
  return about_single(writer, world, (previous ? writer.word(Keyword::PREVIOUS) + " " : "") + define.name,
                      {{}, define.type, false, {}});
}

std::string leaf(Writer& writer, const World& world, const Reading& reading) {
  Random& random = writer.random();
  if (reading.approvals && random.chance(12)) {
    return random_approval(writer, world);
  }
  if (random.chance(20)) {
    if (const auto define = about_define(writer, world, reading)) {
      return *define;
    }
  }
  if (reading.whole_rows && random.chance(12)) {
    return about_rows(writer, world, reading);
  }
  if (random.chance(8)) {
    return about_lookup(writer, world, reading);
  }
  return random.chance(25)
             ? about_request(writer, world, reading)
             : about_fact(writer, world, random.pick(readable(random, world, reading)), reading);
}

}  // namespace

std::string comparison_sign(Random& random, bool ordered) {
  static const std::vector<std::string> kSigns = {"=", "≠", "<", "≤", ">", ">="};
  return kSigns[random.below(ordered ? kSigns.size() : 2)];
}

std::string condition_on_row(Writer& writer, const World& world, const Reading& reading) {
  const std::vector<WorldFact>& facts = world.sequences[static_cast<std::size_t>(reading.sequence)].facts;
  return about_fact(writer, world, writer.random().pick(facts), reading);
}

Measure random_measure(Writer& writer, const World& world, const Reading& reading) {
  std::vector<WorldFact> numbers;
  std::copy_if(world.facts.begin(), world.facts.end(), std::back_inserter(numbers),
               [](const WorldFact& fact) { return !fact.many && has_order(fact.type); });
  if (numbers.empty() || writer.random().chance(40)) {
    return number_of_rows(writer, world, reading);
  }
  const WorldFact fact = writer.random().pick(numbers);
  return {writer.name(fact.name), {{}, fact.type, false, {}}};
}

std::string random_approval(Writer& writer, const World& world) {
  const std::string first = random_approver(writer, world);
  std::string second = random_approver(writer, world);
  const std::string with = writer.word(Keyword::WITH) + " ";
  if (writer.random().chance(60) || first == second) {
    return with + first + " " + writer.word(Keyword::APPROVAL);
  }
  return with + first + "、" + second + " " + writer.word(Keyword::JOINT_APPROVAL);
}

std::string random_condition(Writer& writer, const World& world, int depth, const Reading& reading) {
  Random& random = writer.random();
  if (depth > 0 && random.chance(50)) {
    const std::string left = "(" + random_condition(writer, world, depth - 1, reading) + ")";
    if (random.chance(25)) {
      return writer.word(Keyword::NOT) + " " + left;
    }
    return left + " " + writer.word(random.chance(50) ? Keyword::AND : Keyword::OR) + " (" +
           random_condition(writer, world, depth - 1, reading) + ")";
  }
  return leaf(writer, world, reading);
}

}  // namespace qingdan::property
