#include "property/world.h"

#include <algorithm>

namespace qingdan::property {
namespace {

using ast::Keyword;

constexpr std::size_t kProof = 5;  // the matter that is a certificate

constexpr std::uint32_t bits(std::initializer_list<Level> levels) {
  std::uint32_t all = 0;
  for (const Level level : levels) {
    all |= 1U << static_cast<unsigned>(level);
  }
  return all;
}

// Now and then what it takes over. That may come back to itself.
template <class Row>
void declare_succession(Writer& writer, Statement& statement, const std::vector<Row>& rows, const Row& own) {
  const Named& before = writer.random().pick(rows).name;
  if (before.zh != own.name.zh && writer.random().chance(15)) {
    statement.clauses.push_back(writer.word(Keyword::SUCCEEDS) + " " + writer.name(before) + " " +
                                writer.word(Keyword::SINCE) + " " + writer.date());
  }
}

void declare_regions(Writer& writer, World& world, std::vector<Group>& groups) {
  world.regions = {
      {{"全国", "nation"}, Level::centre, -1},
      {{"甲省", "north"}, Level::province, 0},
      {{"乙省", "south"}, Level::province, 0},
      {{"江市", "riverside"}, Level::city, 1},
      {{"甲县", "jia"}, Level::county, 3},
      {{"乙县", "yi"}, Level::county, 3},
      {{"东乡", "east_town"}, Level::township, 4},
      {{"西乡", "west_town"}, Level::township, 5},
      {{"一村", "first_village"}, Level::village, 6},
      {{"二村", "second_village"}, Level::village, 6},
      {{"三村", "third_village"}, Level::village, 7},
  };
  for (const WorldRegion& region : world.regions) {
    Statement statement{writer.word(Keyword::REGION) + " " + declared(region.name), {}};
    statement.clauses.push_back(writer.word(Keyword::LEVEL) + " " + writer.fixed(region.level));
    if (region.parent >= 0) {
      const Named& parent = world.regions[static_cast<std::size_t>(region.parent)].name;
      statement.clauses.push_back(writer.word(Keyword::UNDER) + " " + writer.name(parent));
      declare_succession(writer, statement, world.regions, region);
    }
    groups.push_back({statement});
  }
}

void declare_organs(Writer& writer, World& world, std::vector<Group>& groups) {
  using enum Level;
  Random& random = writer.random();
  world.organs = {
      {{"机关团体", "body"}, 0, false},
      {{"部门", "department"}, 0, false},
      {{"党委", "committee"}, bits({centre, province, city, county, township}), false},
      {{"政府", "government"}, bits({centre, province, city, county, township}), false},
      {{"应急局", "emergency_bureau"}, bits({city, county}), false},
      {{"督查办", "inspection_office"}, bits({centre, province, county}), false},
      {{"村委会", "villagers_committee"}, bits({village}), false},
      {{"公证处", "notary"}, 0, true},
  };
  for (std::size_t i = 0; i < world.organs.size(); ++i) {
    const WorldOrgan& organ = world.organs[i];
    Statement statement{writer.word(Keyword::ORGAN) + " " + declared(organ.name), {}};
    std::vector<std::string> levels;
    for (std::size_t level = 0; level < word_count<Level>(); ++level) {
      if ((organ.levels >> level & 1U) != 0) {
        levels.push_back(writer.fixed(static_cast<Level>(level)));
      }
    }
    if (!levels.empty()) {
      statement.clauses.push_back(writer.word(Keyword::LEVEL) + " " + joined(levels, ", "));
    }
    if (organ.outside) {
      statement.clauses.push_back(writer.word(Keyword::KIND) +
                                  (writer.language() == Language::zh ? " 体制外" : " outside"));
    }
    std::vector<std::string> parents;
    for (std::size_t above = 0; above < std::min<std::size_t>(i, 3); ++above) {
      if (random.chance(45)) {
        parents.push_back(writer.name(world.organs[above].name));
      }
    }
    if (!parents.empty()) {
      statement.clauses.push_back(writer.word(Keyword::UNDER) + " " + joined(parents, "、"));
    }
    declare_succession(writer, statement, world.organs, organ);
    groups.push_back({statement});
  }
}

void declare_matters(Writer& writer, World& world, std::vector<Group>& groups) {
  Random& random = writer.random();
  for (std::size_t i = 0; i < world.matters.size(); ++i) {
    Statement statement{writer.word(Keyword::MATTER) + " " + declared(world.matters[i]), {}};
    std::vector<std::string> parents;
    for (std::size_t above = 0; above < i; ++above) {
      if (parents.size() < 3 && random.chance(30)) {
        parents.push_back(writer.name(world.matters[above]));
      }
    }
    if (parents.empty() || i == kProof || random.chance(50)) {
      const auto kind = i == kProof ? MatterKind::certificate : static_cast<MatterKind>(random.below(3));
      statement.clauses.push_back(writer.word(Keyword::KIND) + " " + writer.fixed(kind));
    }
    if (!parents.empty()) {
      statement.clauses.push_back(writer.word(Keyword::UNDER) + " " + joined(parents, "、"));
    }
    if (i > 0 && random.chance(15)) {
      const Named& other = world.matters[random.below(i)];
      statement.clauses.push_back(writer.word(Keyword::LIKE) + " " + writer.name(other));
      world.alike.push_back(other);
    }
    groups.push_back({statement});
  }
}

void declare_roles(Writer& writer, const World& world, std::vector<Group>& groups) {
  for (const Named& role : world.roles) {
    Statement statement{writer.word(Keyword::ROLE) + " " + declared(role), {}};
    if (writer.random().chance(50)) {
      statement.clauses.push_back(writer.word(Keyword::CHANGEABLE));
    }
    groups.push_back({statement});
  }
}

// The matters and roles come first: values of facts name them.
void draw_names(World& world) {
  world.matters = {{"执法", "enforcement"}, {"巡查", "patrol"},        {"普法", "legal_talks"},
                   {"拆迁", "demolition"},  {"月报", "monthly_form"},  {"亲属证明", "kinship_proof"},
                   {"站牌", "signboard"},   {"台账", "ledger_of_duty"}};
  world.roles = {{"主责", "lead"},      {"协办", "assist"},  {"上报", "report"},
                 {"宣传", "publicise"}, {"受理", "receive"}, {"审批", "approve"}};
}

}  // namespace

std::string joined(const std::vector<std::string>& parts, const std::string& separator) {
  std::string all;
  for (const std::string& part : parts) {
    all += (all.empty() ? "" : separator) + part;
  }
  return all;
}

std::string Writer::date_after(std::string_view earlier) {
  const std::int32_t first = parse_date(earlier)->days;
  return to_string(Date{first + 30 * random_.between(0, 8) + random_.between(0, 1)});
}

bool World::under(int region, int ancestor) const {
  return region == ancestor ||
         (region >= 0 && under(regions[static_cast<std::size_t>(region)].parent, ancestor));
}

std::vector<int> World::regions_at(Level level) const {
  std::vector<int> found;
  for (std::size_t i = 0; i < regions.size(); ++i) {
    if (regions[i].level == level) {
      found.push_back(static_cast<int>(i));
    }
  }
  return found;
}

std::vector<int> World::regions_in(const std::vector<int>& area) const {
  std::vector<int> found;
  for (int i = 0; i < static_cast<int>(regions.size()); ++i) {
    if (std::any_of(area.begin(), area.end(), [&](int a) { return under(i, a); })) {
      found.push_back(i);
    }
  }
  return found;
}

World random_world(Writer& writer, std::vector<Group>& groups) {
  World world;
  draw_names(world);
  draw_catalogue(writer, world);
  declare_regions(writer, world, groups);
  declare_organs(writer, world, groups);
  declare_matters(writer, world, groups);
  declare_roles(writer, world, groups);
  draw_facts(writer.random(), world);
  for (const WorldFact& fact : world.facts) {
    declare_fact(writer, world, fact, groups);
  }
  declare_catalogue(writer, world, groups);
  return world;
}

std::string random_approver(Writer& writer, const World& world) {
  Random& random = writer.random();
  for (;;) {
    const WorldRegion& region = random.pick(world.regions);
    const WorldOrgan& organ = random.pick(world.organs);
    if (organ.exists_at(region.level)) {
      const bool relative = random.chance(70);
      return (relative ? writer.fixed(region.level) : writer.name(region.name)) + "." +
             writer.name(organ.name);
    }
  }
}

std::string random_selector(Writer& writer, const World& world) {
  Random& random = writer.random();
  if (random.chance(40)) {
    return writer.name(random.pick(world.organs).name);
  }
  return random.chance(20) ? writer.fixed(random.pick(world.regions).level) : random_approver(writer, world);
}

std::string random_literal(Writer& writer, const World& world, const WorldFact& fact) {
  Random& random = writer.random();
  const bool zh = writer.language() == Language::zh;
  const std::string number = std::to_string(random.between(0, 5) * 10);
  switch (fact.type) {
    case Type::boolean:
      return writer.word(random.chance(50) ? Keyword::TRUE : Keyword::FALSE);
    case Type::integer:
      return number;
    case Type::money:
      return number + (zh ? "元" : " yuan");
    case Type::date:
      return writer.date();
    case Type::days:
      return number + (zh ? "日" : " days");
    case Type::workdays:
      return number + (zh ? "个工作日" : " working days");
    case Type::text:
      return random.chance(50) ? "\"甲\"" : "\"second\"";
    case Type::choice:
      return writer.name(random.pick(fact.choices));
    case Type::level:
      return writer.fixed(random.pick(world.regions).level);
    case Type::organ: {
      const bool committee = random.chance(50);
      return writer.name(random.pick(world.regions_at(Level::county)) == 4 ? Named{"甲县", "jia"}
                                                                           : Named{"乙县", "yi"}) +
             "." + writer.name(committee ? world.organs[2].name : world.organs[3].name);
    }
    case Type::region:
      return writer.name(random.pick(world.regions).name);
    case Type::matter:
      return writer.name(random.pick(world.matters));
    case Type::role:
      return writer.name(random.pick(world.roles));
    case Type::material:
      return writer.name(random.pick(world.materials).name);
  }
  return number;
}

}  // namespace qingdan::property
