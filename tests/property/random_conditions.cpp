#include "property/random_conditions.h"

#include <algorithm>

namespace qingdan::property {
namespace {

using ast::Keyword;

bool has_order(Type type) {
  return type == Type::integer || type == Type::money || type == Type::date || type == Type::days ||
         type == Type::workdays;
}

std::string comparison_sign(Random& random, bool ordered) {
  static const std::vector<std::string> kSigns = {"=", "≠", "<", "≤", ">", ">="};
  return kSigns[random.below(ordered ? kSigns.size() : 2)];
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

std::string about_set(Writer& writer, const World& world, const WorldFact& fact) {
  const Keyword word = writer.random().chance(60) ? Keyword::ANY_OF : Keyword::ALL_OF;
  return writer.name(fact.name) + " " + writer.word(word) + " " + literals(writer, world, fact);
}

// headcount + 20 < 50, funds × 80% ≤ 40 yuan, due_date − event_date > 30 days.
std::string about_sum(Writer& writer, const World& world, const WorldFact& fact) {
  Random& random = writer.random();
  const std::string subject = writer.name(fact.name);
  const std::string sign = " " + comparison_sign(random, true) + " ";
  const std::string event_date = writer.name({"发生日期", "event_date"});
  if (fact.type == Type::date) {
    const WorldFact days{{}, Type::days, false, {}};
    return random.chance(50) ? subject + " - " + event_date + sign + random_literal(writer, world, days)
                             : event_date + " + " + random_literal(writer, world, days) + sign + subject;
  }
  switch (random.below(4)) {
    case 0:
      return subject + " * 80%" + sign + random_literal(writer, world, fact);
    case 1:
      return subject + " × 3" + sign + subject + " + " + random_literal(writer, world, fact);
    case 2:
      return subject + " - " + random_literal(writer, world, fact) + sign +
             random_literal(writer, world, fact);
    default:
      return random_literal(writer, world, fact) + sign + subject;
  }
}

std::string about_fact(Writer& writer, const World& world) {
  Random& random = writer.random();
  const WorldFact& fact = random.pick(world.facts);
  if (fact.many) {
    return about_set(writer, world, fact);
  }
  if (has_order(fact.type) && random.chance(30)) {
    return about_sum(writer, world, fact);
  }
  return about_single(writer, world, writer.name(fact.name), fact);
}

std::string about_request(Writer& writer, const World& world) {
  const auto like = [](Type type) { return WorldFact{{}, type, false, {}}; };
  switch (writer.random().below(6)) {
    case 0:
      return about_single(writer, world, writer.word(Keyword::ROLE), like(Type::role));
    case 1:
      return about_single(writer, world, writer.word(Keyword::MATTER), like(Type::matter));
    case 2:
      return about_single(writer, world, writer.word(Keyword::ORGAN), like(Type::organ));
    case 3:
      return about_single(writer, world, writer.word(Keyword::REGION), like(Type::region));
    case 4:
      return about_single(writer, world, writer.name({"发生日期", "event_date"}), like(Type::date));
    default:
      return writer.name({"行为", "action"}) + " " + comparison_sign(writer.random(), false) + " " +
             writer.fixed(writer.random().pick<Action>(
                 {Action::assign, Action::request_certificate, Action::demand_form, Action::refuse}));
  }
}

std::string about_define(Writer& writer, const World& world) {
  const WorldDefine& define = writer.random().pick(world.defines);
  return about_single(writer, world, define.name, {{}, define.type, false, {}});
}

}  // namespace

std::string random_approval(Writer& writer, const World& world) {
  const std::string first = random_approver(writer, world);
  std::string second = random_approver(writer, world);
  const std::string with = writer.word(Keyword::WITH) + " ";
  if (writer.random().chance(60) || first == second) {
    return with + first + " " + writer.word(Keyword::APPROVAL);
  }
  return with + first + "、" + second + " " + writer.word(Keyword::JOINT_APPROVAL);
}

std::string random_condition(Writer& writer, const World& world, int depth) {
  Random& random = writer.random();
  if (depth > 0 && random.chance(50)) {
    const std::string left = "(" + random_condition(writer, world, depth - 1) + ")";
    if (random.chance(25)) {
      return writer.word(Keyword::NOT) + " " + left;
    }
    return left + " " + writer.word(random.chance(50) ? Keyword::AND : Keyword::OR) + " (" +
           random_condition(writer, world, depth - 1) + ")";
  }
  if (random.chance(12)) {
    return random_approval(writer, world);
  }
  if (!world.defines.empty() && random.chance(20)) {
    return about_define(writer, world);
  }
  return random.chance(25) ? about_request(writer, world) : about_fact(writer, world);
}

void declare_defines(Writer& writer, World& world, std::vector<Group>& groups) {
  Random& random = writer.random();
  const int count = random.between(0, 3);
  for (int i = 0; i < count; ++i) {
    WorldDefine define{"defined_" + std::to_string(i), Type::boolean};
    std::string meaning = random_condition(writer, world, 2);
    std::vector<WorldFact> numbers;
    std::copy_if(world.facts.begin(), world.facts.end(), std::back_inserter(numbers),
                 [](const WorldFact& fact) { return !fact.many && fact.type == Type::integer; });
    if (!numbers.empty() && random.chance(30)) {
      define.type = Type::integer;
      meaning = writer.name(numbers.front().name) + " × 2 + 10";
    }
    groups.push_back(
        {{writer.word(Keyword::DEFINE) + " " + define.name, {writer.word(Keyword::MEANS) + " " + meaning}}});
    world.defines.push_back(define);
  }
}

}  // namespace qingdan::property
