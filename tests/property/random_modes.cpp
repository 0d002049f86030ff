#include "property/random_modes.h"

#include <algorithm>
#include <iterator>

namespace qingdan::property {
namespace {

using ast::Keyword;

// Counters and bounds of both kinds, hard and in principle.
void write_limit(Writer& writer, const World& world, Statement& statement, const Doing& doing,
                 const std::string& matters) {
  Random& random = writer.random();
  std::vector<WorldFact> counters;
  std::copy_if(world.facts.begin(), world.facts.end(), std::back_inserter(counters),
               [](const WorldFact& fact) { return fact.counted >= 0; });
  Measure measure{{}, {{}, Type::integer, false, {}}};
  std::string text;
  if (random.chance(60)) {
    text = counted_by(writer, world, random.pick(counters));
  } else {
    measure = random_measure(writer, world, doing.reading);
    text = matters + " " + writer.word(Keyword::COUNTING) + " " + measure.text;
  }
  if (doing.in_principle) {
    text += " " + writer.word(Keyword::IN_PRINCIPLE);
  }
  constexpr Keyword kBounds[] = {Keyword::AT_MOST, Keyword::BELOW, Keyword::AT_LEAST, Keyword::ABOVE};
  text += " " + writer.word(kBounds[random.below(std::size(kBounds))]) + " ";
  text += measure.like.type == Type::integer && random.chance(50)
              ? std::to_string(random.between(0, 4))
              : random_literal(writer, world, measure.like);
  add_clause(writer, statement, Keyword::LIMIT, text);
}

void write_replace(Writer& writer, const World& world, Statement& statement, const Doing& doing,
                   const std::string& matters) {
  Random& random = writer.random();
  std::string replaced = matters;
  if (doing.names_materials) {
    const bool is_each = doing.reading.sequence >= 0;
    const Term chosen = random.chance(50) ? Term::field : Term::paper;
    const Term term =
        is_each ? *world.sequences[static_cast<std::size_t>(doing.reading.sequence)].term : chosen;
    std::vector<Named> materials;
    for (const WorldMaterial& material : world.materials) {
      if (material.term == term) {
        materials.push_back(material.name);
      }
    }
    replaced = joined(some_names(writer, materials, 1, 2), "、");
    if (random.chance(40)) {
      add_nouns(writer, statement, Keyword::FOR, some_names(writer, world.matters, 1, 2));
    }
  }
  add_clause(writer, statement, Keyword::REPLACE,
             replaced + " " + writer.word(Keyword::USING) + " " + random_substitutes(writer, world));
}

// Whose fault it is: the assigner, or who a fact names.
void write_against(Writer& writer, const World& world, Statement& statement, const Reading& reading) {
  std::vector<Named> organs;
  const auto look = [&](const std::vector<WorldFact>& facts) {
    for (const WorldFact& fact : facts) {
      if (fact.type == Type::organ && !fact.many) {
        organs.push_back(fact.name);
      }
    }
  };
  look(world.facts);
  if (reading.sequence >= 0) {
    look(world.sequences[static_cast<std::size_t>(reading.sequence)].facts);
  }
  if (!organs.empty() && writer.random().chance(60)) {
    add_clause(writer, statement, Keyword::AGAINST, writer.name(writer.random().pick(organs)));
  } else if (writer.random().chance(30)) {
    add_clause(writer, statement, Keyword::AGAINST, writer.word(Keyword::ORGAN));
  }
}

void write_oblige(Writer& writer, const World& world, Statement& statement, const Doing& doing,
                  const std::string& matters) {
  Random& random = writer.random();
  std::string duty = joined(some_names(writer, world.matters, 1, 2), "、");
  std::vector<Named> dates;
  for (const WorldFact& fact : world.facts) {
    if (fact.type == Type::date && !fact.many) {
      dates.push_back(fact.name);
    }
  }
  if (!dates.empty() && random.chance(60)) {
    duty += " " + writer.word(Keyword::SINCE) + " " + writer.name(random.pick(dates));
  }
  add_clause(writer, statement, Keyword::OBLIGE, duty);
  add_clause(writer, statement, Keyword::FOR, matters);
  if (random.chance(80)) {
    add_clause(writer, statement, Keyword::WITHIN, random_time(writer));
    if (random.chance(80)) {
      add_clause(writer, statement, Keyword::DONE_WHEN, random_condition(writer, world, 1, doing.reading));
    }
  }
  write_against(writer, world, statement, doing.reading);
}

}  // namespace

void add_clause(Writer& writer, Statement& statement, Keyword label, const std::string& value) {
  statement.clauses.push_back(writer.word(label) + (value.empty() ? "" : " " + value));
}

void add_nouns(Writer& writer, Statement& statement, Keyword label, const std::vector<std::string>& values) {
  if (!values.empty()) {
    add_clause(writer, statement, label, joined(values, writer.random().chance(50) ? "、" : ", "));
  }
}

std::vector<std::string> some_names(Writer& writer, const std::vector<Named>& from, std::size_t least,
                                    std::size_t most) {
  std::vector<std::string> all;
  for (const Named& named : writer.random().some(from, least, most)) {
    all.push_back(writer.name(named));
  }
  return all;
}

std::string random_time(Writer& writer) {
  const bool zh = writer.language() == Language::zh;
  const bool workdays = writer.random().chance(50);
  return std::to_string(writer.random().between(0, 3) * 10) +
         (workdays ? (zh ? "个工作日" : " working days") : (zh ? "日" : " days"));
}

std::string random_substitutes(Writer& writer, const World& world) {
  Random& random = writer.random();
  std::vector<std::string> all;
  const int count = random.between(1, 2);
  for (int i = 0; i < count; ++i) {
    switch (random.below(5)) {
      case 0:
        all.push_back(writer.name(random.pick(world.matters)));
        break;
      case 1:
        all.push_back(writer.name(random.pick(world.materials).name));
        break;
      case 2:
        all.push_back(random_literal(writer, world, {{}, Type::organ, false, {}}));
        break;
      default:
        all.push_back(writer.name(random.pick(world.registers).name));
    }
  }
  return joined(all, "、");
}

bool may_go_row_by_row(Keyword mode, const WorldSequence& sequence) {
  switch (mode) {
    case Keyword::FIND:
      return true;
    case Keyword::LIMIT:
    case Keyword::OBLIGE:
      return false;
    default:
      return sequence.term.has_value();
  }
}

Doing random_doing(Random& random, const World& world) {
  static const std::vector<Keyword> kModes = {
      Keyword::FORBID,  Keyword::FORBID,  Keyword::FORBID,  Keyword::PERMIT,
      Keyword::PERMIT,  Keyword::PERMIT,  Keyword::PERMIT,  Keyword::MANDATE,
      Keyword::MANDATE, Keyword::MANDATE, Keyword::REQUIRE, Keyword::NEED,
      Keyword::LIMIT,   Keyword::REPLACE, Keyword::OBLIGE,  Keyword::FIND};
  Doing doing{random.pick(kModes), {}};
  const int sequence = static_cast<int>(random.below(world.sequences.size()));
  const int percent = doing.mode == Keyword::FIND ? 60 : 20;
  if (random.chance(percent) &&
      may_go_row_by_row(doing.mode, world.sequences[static_cast<std::size_t>(sequence)])) {
    doing.reading.sequence = sequence;
  }
  doing.reading.previous = random.chance(30);
  doing.in_principle = doing.mode == Keyword::LIMIT && random.chance(40);
  // Row by row it replaces what the rows hold.
  doing.names_materials =
      doing.mode == Keyword::REPLACE && (doing.reading.sequence >= 0 || random.chance(70));
  return doing;
}

void write_mode(Writer& writer, const World& world, Statement& statement, const Doing& doing,
                const std::string& matters) {
  switch (doing.mode) {
    case Keyword::REQUIRE:
    case Keyword::NEED:
      add_clause(writer, statement, doing.mode,
                 matters + " " + writer.word(Keyword::MEETS) + " " +
                     random_condition(writer, world, 2, doing.reading));
      break;
    case Keyword::LIMIT:
      write_limit(writer, world, statement, doing, matters);
      break;
    case Keyword::REPLACE:
      write_replace(writer, world, statement, doing, matters);
      break;
    case Keyword::OBLIGE:
      write_oblige(writer, world, statement, doing, matters);
      break;
    case Keyword::FIND:
      add_clause(writer, statement, doing.mode, matters);
      write_against(writer, world, statement, doing.reading);
      break;
    default:
      add_clause(writer, statement, doing.mode, matters);
  }
  if (doing.reading.sequence >= 0) {
    const auto sequence = static_cast<std::size_t>(doing.reading.sequence);
    add_clause(writer, statement, Keyword::EACH, writer.name(world.sequences[sequence].name));
  }
}

}  // namespace qingdan::property
