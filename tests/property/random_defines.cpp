// Defines of a random policy, and marks: conditions that stand outside its items.
#include <algorithm>
#include <iterator>

#include "property/random_conditions.h"

namespace qingdan::property {
namespace {

using ast::Keyword;

// The meaning of a define, and what it looks at: of a row, of the part, or of the request alone.
std::string meaning_of(Writer& writer, const World& world, WorldDefine& define) {
  Random& random = writer.random();
  if (random.chance(40)) {
    define.sequence = static_cast<int>(random.below(world.sequences.size()));
    define.previous = random.chance(30);
    define.part = random.chance(50);
    define.approvals = false;
    const Reading reading{define.sequence, false, define.part, false, define.previous};
    return "(" + condition_on_row(writer, world, reading) + ") " +
           writer.word(random.chance(50) ? Keyword::AND : Keyword::OR) + " (" +
           random_condition(writer, world, 1, reading) + ")";
  }
  define.part = random.chance(60);
  define.approvals = define.part && random.chance(60);
  return random_condition(writer, world, 2, {-1, true, define.part, define.approvals, false});
}

// The statement that declares the matter or the role.
Statement& find_statement(std::vector<Group>& groups, const Named& name) {
  const auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& one) {
    return one.front().head.ends_with(" " + declared(name));
  });
  return group->front();
}

}  // namespace

void declare_defines(Writer& writer, World& world, std::vector<Group>& groups) {
  Random& random = writer.random();
  const int count = random.between(0, 4);
  for (int i = 0; i < count; ++i) {
    WorldDefine define{"defined_" + std::to_string(i)};
    std::string meaning = meaning_of(writer, world, define);
    std::vector<WorldFact> numbers;
    std::copy_if(world.facts.begin(), world.facts.end(), std::back_inserter(numbers),
                 [](const WorldFact& fact) { return !fact.many && fact.type == Type::integer; });
    if (!numbers.empty() && define.sequence < 0 && random.chance(30)) {
      define.type = Type::integer;
      meaning = writer.name(numbers.front().name) + " × 2 + 10";
    }
    groups.push_back(
        {{writer.word(Keyword::DEFINE) + " " + define.name, {writer.word(Keyword::MEANS) + " " + meaning}}});
    world.defines.push_back(define);
  }
}

void declare_marks(Writer& writer, const World& world, std::vector<Group>& groups) {
  Random& random = writer.random();
  const Reading reading{-1, true, false, false, true};
  std::vector<Named> marked;
  if (random.chance(40)) {
    marked.push_back(random.pick(world.roles));
  }
  const std::vector<Named> matters = random.some(world.matters, 0, random.chance(40) ? 2 : 0);
  marked.insert(marked.end(), matters.begin(), matters.end());
  for (const Named& one : marked) {
    find_statement(groups, one)
        .clauses.push_back(writer.word(Keyword::MARKS) + " " + random_condition(writer, world, 1, reading));
  }
}

}  // namespace qingdan::property
