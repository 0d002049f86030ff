// Facts of a random world: of every type, closed and open, with one value or many, and counters.
#include "property/world.h"

namespace qingdan::property {
namespace {

using ast::Keyword;

std::vector<WorldFact> all_facts() {
  return {
      {{"已公示", "published_openly"}, Type::boolean, false, {}},
      {{"有记录", "on_record"}, Type::boolean, false, {}},
      {{"人数", "headcount"}, Type::integer, false, {}},
      {{"经费", "funds"}, Type::money, false, {}},
      {{"截止日", "due_date"}, Type::date, false, {}},
      {{"停留", "stay"}, Type::days, false, {}},
      {{"办理时限", "handling_time"}, Type::workdays, false, {}},
      {{"名称", "caption"}, Type::text, false, {}},
      {{"渠道", "channel"},
       Type::choice,
       false,
       {{"纸质", "on_paper"}, {"网络", "online"}, {"电话", "phone"}}},
      {{"上报级别", "report_level"}, Type::level, false, {}},
      {{"牵头单位", "leading_organ"}, Type::organ, false, {}},
      {{"片区", "area"}, Type::region, false, {}},
      {{"关联事项", "related_matter"}, Type::matter, false, {}},
      {{"原责任", "former_role"}, Type::role, false, {}},
      {{"佐证", "proofs"},
       Type::choice,
       true,
       {{"截图", "screenshot"}, {"录像", "video"}, {"签字", "signature"}}},
      {{"涉及事项", "topics"}, Type::matter, true, {}},
      {{"涉及地域", "places"}, Type::region, true, {}},
      {{"份数", "copies"}, Type::integer, true, {}},
      {{"会签机关", "co_signers"}, Type::organ, true, {}},
  };
}

// What a matter is counted by: each pair of matter and keys once.
void draw_counters(Random& random, World& world) {
  WorldFact first{{"已有数", "held_now"}, Type::integer, false, {}};
  first.counted = static_cast<int>(random.below(world.matters.size()));
  first.keys = {CountKey::village};
  WorldFact second{{"本年数", "this_year"}, Type::integer, false, {}};
  second.counted = static_cast<int>(random.below(world.matters.size()));
  second.keys = {random.chance(50) ? CountKey::village : CountKey::body, CountKey::year};
  world.facts.insert(world.facts.end(), {first, second});
}

}  // namespace

void draw_facts(Random& random, World& world) {
  world.facts = random.some(all_facts(), 5, 9);
  draw_counters(random, world);
}

void declare_fact(Writer& writer, const World& world, const WorldFact& fact, std::vector<Group>& groups) {
  Random& random = writer.random();
  Statement statement{writer.word(Keyword::FACT) + " " + declared(fact.name), {}};
  if (fact.type == Type::choice) {
    std::vector<std::string> choices;
    for (const Named& choice : fact.choices) {
      choices.push_back(declared(choice));
    }
    statement.clauses.push_back(writer.word(Keyword::VALUES) + " " + joined(choices, "、"));
  } else {
    statement.clauses.push_back(writer.word(Keyword::TYPE) + " " + writer.type(fact.type));
  }
  if (fact.many) {
    statement.clauses.push_back(writer.word(Keyword::MANY));
  }
  if (random.chance(50)) {
    statement.clauses.push_back(writer.word(Keyword::OPEN));
  } else {
    const bool none = fact.many && random.chance(50);
    statement.clauses.push_back(writer.word(Keyword::DEFAULT) + " " +
                                (none ? writer.word(Keyword::NONE) : random_literal(writer, world, fact)));
  }
  if (random.chance(50)) {
    statement.clauses.push_back(writer.word(Keyword::CHANGEABLE));
  }
  if (random.chance(30)) {
    statement.clauses.push_back(writer.word(Keyword::TERM) + " " +
                                writer.fixed(static_cast<Term>(random.between(1, 8))));
  }
  if (fact.sequence >= 0) {
    const Named& sequence = world.sequences[static_cast<std::size_t>(fact.sequence)].name;
    statement.clauses.push_back(writer.word(Keyword::EACH) + " " + writer.name(sequence));
  }
  if (fact.counted >= 0) {
    statement.clauses.push_back(writer.word(Keyword::COUNTS) + " " + counted_by(writer, world, fact));
  }
  groups.push_back({statement});
}

std::string counted_by(Writer& writer, const World& world, const WorldFact& fact) {
  std::string text = writer.name(world.matters[static_cast<std::size_t>(fact.counted)]);
  for (const CountKey key : fact.keys) {
    text += " " + writer.word(Keyword::PER) + " " + writer.fixed(key);
  }
  return text;
}

}  // namespace qingdan::property
