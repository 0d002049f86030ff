#include "property/random_services.h"

#include <algorithm>

namespace qingdan::property {
namespace {

using ast::Keyword;

const Named kCertificate{"亲属证明", "kinship_proof"};
const Named kVillageBody{"村委会", "villagers_committee"};

std::vector<std::string> some_materials(Writer& writer, const World& world, Term term, std::size_t most) {
  std::vector<Named> materials;
  for (const WorldMaterial& material : world.materials) {
    if (material.term == term) {
      materials.push_back(material.name);
    }
  }
  return some_names(writer, materials, 0, most);
}

// What is asked of whoever applies, and by when it is done.
void write_demands(Writer& writer, const World& world, Statement& statement) {
  Random& random = writer.random();
  add_nouns(writer, statement, Keyword::NEEDS, some_materials(writer, world, Term::paper, 2));
  if (random.chance(30)) {
    add_clause(writer, statement, Keyword::APPLICANT, random_condition(writer, world, 1));
  }
  if (random.chance(50)) {
    add_clause(writer, statement, Keyword::WITHIN, random_time(writer));
  }
}

Statement member(Writer& writer, const World& world, const std::vector<Named>& members, std::size_t place) {
  Statement statement{writer.word(Keyword::MEMBER) + " " + writer.name(members[place]), {}};
  add_clause(writer, statement, Keyword::APPROVED_BY, random_selector(writer, world));
  write_demands(writer, world, statement);
  if (place > 0 && writer.random().chance(40)) {
    add_clause(writer, statement, Keyword::AFTER, writer.name(members[place - 1]));
  }
  add_nouns(writer, statement, Keyword::FILLS, some_materials(writer, world, Term::field, 1));
  return statement;
}

}  // namespace

Statement random_certificate(Writer& writer, const World& world, const std::string& code) {
  Random& random = writer.random();
  Statement statement{writer.word(Keyword::CERTIFICATE) + " " + code + " \"证明\" / \"Certificate\"", {}};
  add_clause(writer, statement, Keyword::PERMIT, writer.name(kCertificate));
  add_clause(writer, statement, Keyword::ISSUED_BY,
             writer.name(random.chance(70) ? kVillageBody : random.pick(world.organs).name));
  if (random.chance(30)) {
    add_clause(writer, statement, Keyword::REQUESTED_BY, random_selector(writer, world));
  }
  if (random.chance(30)) {
    add_clause(writer, statement, Keyword::ONLY_WHEN, random_condition(writer, world, 1));
  }
  write_demands(writer, world, statement);
  if (random.chance(30)) {
    add_clause(writer, statement, Keyword::STEPS, "\"申请\"、\"核实\"");
    add_clause(writer, statement, Keyword::TEMPLATE, "\"式样一\"");
  }
  add_clause(writer, statement, Keyword::BASIS, "第2条");
  return statement;
}

Group random_service(Writer& writer, const World& world, const std::string& code) {
  Random& random = writer.random();
  Statement head{writer.word(Keyword::SERVICE) + " " + code + " \"一件事\" / \"Service\"", {}};
  add_clause(writer, head, Keyword::RECEIVED_BY,
             writer.name(random.chance(60) ? kVillageBody : random.pick(world.organs).name));
  if (random.chance(30)) {
    add_clause(writer, head, Keyword::WHEN, random_condition(writer, world, 1));
  }
  if (random.chance(30)) {
    add_clause(writer, head, Keyword::APPLICANT, random_condition(writer, world, 1));
  }
  add_nouns(writer, head, Keyword::AFTER, some_materials(writer, world, Term::paper, 1));
  add_nouns(writer, head, Keyword::FILLS, some_materials(writer, world, Term::field, 1));
  if (random.chance(50)) {
    add_clause(writer, head, Keyword::MATERIALS_AT_MOST, std::to_string(random.between(0, 3)));
  }
  add_clause(writer, head, Keyword::BASIS, "第5条");
  Group group{head};
  const std::vector<Named> members = random.some(world.matters, 1, 2);
  for (std::size_t i = 0; i < members.size(); ++i) {
    group.push_back(member(writer, world, members, i));
  }
  return group;
}

}  // namespace qingdan::property
