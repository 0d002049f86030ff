// What a random world declares beside persons, places, matters and facts of the request: sequences with
// the facts of their rows, materials, registers, calendars.
#include <algorithm>
#include <iterator>

#include "property/world.h"

namespace qingdan::property {
namespace {

using ast::Keyword;

// The place of each sequence in World::sequences.
constexpr int kHop = 0;
constexpr int kField = 1;
constexpr int kPaper = 2;

// Those that say what a row is, or how fresh, are there always: items and registers name them.
std::vector<WorldFact> certain_facts(int sequence) {
  switch (sequence) {
    case kHop:
      return {{{"经手机关", "holder"}, Type::organ, false, {}}};
    case kField:
      return {{{"所填字段", "field_asked"}, Type::material, false, {}},
              {{"最近更新", "refreshed_on"}, Type::date, false, {}}};
    default:
      return {{{"所交材料", "paper_asked"}, Type::material, false, {}}};
  }
}

std::vector<WorldFact> further_facts(int sequence) {
  switch (sequence) {
    case kHop:
      return {{{"收到日期", "received_on"}, Type::date, false, {}},
              {{"环节指标", "hop_target"}, Type::integer, false, {}},
              {{"环节经费", "hop_funds"}, Type::money, false, {}},
              {{"停留时长", "dwell"}, Type::days, false, {}},
              {{"办件时长", "hop_handling"}, Type::workdays, false, {}},
              {{"已留痕", "logged"}, Type::boolean, false, {}},
              {{"环节级别", "hop_level"}, Type::level, false, {}},
              {{"环节地域", "hop_place"}, Type::region, false, {}},
              {{"环节范围", "hop_scope"}, Type::matter, true, {}}};
    case kField:
      return {{{"已经报过", "reported_already"}, Type::boolean, false, {}},
              {{"格数", "cells"}, Type::integer, false, {}},
              {{"字段说明", "field_note"}, Type::text, false, {}},
              {{"字段事项", "field_matter"}, Type::matter, false, {}},
              {{"字段用途", "field_uses"},
               Type::choice,
               true,
               {{"统计", "statistics"}, {"考评", "appraisal"}, {"存档", "archive"}}},
              {{"同类字段", "similar_fields"}, Type::material, true, {}}};
    default:
      return {{{"以前交过", "handed_in"}, Type::boolean, false, {}},
              {{"页数", "pages"}, Type::integer, false, {}},
              {{"工本费", "paper_fee"}, Type::money, false, {}},
              {{"办证地", "paper_places"}, Type::region, true, {}},
              {{"材料责任", "paper_role"}, Type::role, false, {}},
              {{"方式", "paper_way"}, Type::choice, false, {{"邮寄", "by_post"}, {"面交", "by_hand"}}},
              {{"页码", "page_numbers"}, Type::integer, true, {}}};
  }
}

void declare_sequences(Writer& writer, const World& world, std::vector<Group>& groups) {
  for (const WorldSequence& sequence : world.sequences) {
    Statement statement{writer.word(Keyword::SEQUENCE) + " " + declared(sequence.name), {}};
    if (sequence.term) {
      statement.clauses.push_back(writer.word(Keyword::TERM) + " " + writer.fixed(*sequence.term));
    }
    statement.clauses.push_back(writer.random().chance(30)
                                    ? writer.word(Keyword::OPEN)
                                    : writer.word(Keyword::DEFAULT) + " " + writer.word(Keyword::NONE));
    groups.push_back({statement});
    for (const WorldFact& fact : sequence.facts) {
      declare_fact(writer, world, fact, groups);
    }
  }
}

// Under none, or under earlier ones of the same term.
void declare_materials(Writer& writer, const World& world, std::vector<Group>& groups) {
  std::vector<const WorldMaterial*> before;
  for (const WorldMaterial& material : world.materials) {
    Statement statement{writer.word(Keyword::MATERIAL) + " " + declared(material.name), {}};
    std::vector<const WorldMaterial*> above;
    std::copy_if(before.begin(), before.end(), std::back_inserter(above),
                 [&](const WorldMaterial* one) { return one->term == material.term; });
    if (above.empty() || writer.random().chance(40)) {
      statement.clauses.push_back(writer.word(Keyword::TERM) + " " + writer.fixed(material.term));
    } else {
      statement.clauses.push_back(writer.word(Keyword::UNDER) + " " +
                                  writer.name(writer.random().pick(above)->name));
    }
    before.push_back(&material);
    groups.push_back({statement});
  }
}

// The set of papers that whoever applies holds.
void declare_papers_held(Writer& writer, std::vector<Group>& groups) {
  Statement statement{writer.word(Keyword::FACT) + " " + declared({"所持资料", "papers_held"}), {}};
  statement.clauses = {
      writer.word(Keyword::TYPE) + " " + writer.type(Type::material), writer.word(Keyword::MANY),
      writer.word(Keyword::TERM) + " " + writer.fixed(Term::paper),
      writer.random().chance(50) ? writer.word(Keyword::OPEN)
                                 : writer.word(Keyword::DEFAULT) + " " + writer.word(Keyword::NONE)};
  groups.push_back({statement});
}

// Since when its data is fresh: a date of the request, or of each field.
std::vector<Named> freshness_dates(const World& world, const WorldRegister& one) {
  std::vector<Named> dates;
  if (one.term == Term::field) {
    dates.push_back({"最近更新", "refreshed_on"});
  }
  for (const WorldFact& fact : world.facts) {
    if (fact.type == Type::date && !fact.many) {
      dates.push_back(fact.name);
    }
  }
  return dates;
}

std::string freshness(Writer& writer, const std::vector<Named>& dates) {
  const std::string days = std::to_string(30 * writer.random().between(1, 5));
  return days + (writer.language() == Language::zh ? "日" : " days") + " " + writer.word(Keyword::SINCE) +
         " " + writer.name(writer.random().pick(dates));
}

void declare_registers(Writer& writer, const World& world, std::vector<Group>& groups) {
  Random& random = writer.random();
  for (const WorldRegister& one : world.registers) {
    Statement statement{writer.word(Keyword::REGISTER) + " " + declared(one.name), {}};
    std::vector<std::string> provided;
    for (const WorldMaterial& material : world.materials) {
      if (one.term == material.term && (provided.empty() || random.chance(60))) {
        provided.push_back(writer.name(material.name));
      }
    }
    if (!one.term) {
      provided.push_back(writer.name(random.pick(world.matters)));
    }
    statement.clauses.push_back(writer.word(Keyword::PROVIDES) + " " + joined(provided, "、"));
    if (random.chance(60)) {
      statement.clauses.push_back(writer.word(Keyword::LIVE_FROM) + " " + writer.date());
    }
    const std::vector<Named> dates = freshness_dates(world, one);
    if (!dates.empty() && random.chance(50)) {
      statement.clauses.push_back(writer.word(Keyword::FRESH_FOR) + " " + freshness(writer, dates));
    }
    groups.push_back({statement});
  }
}

// Two that touch, then some days that none covers, then one more.
void declare_calendars(Writer& writer, std::vector<Group>& groups) {
  struct Stretch {
    const char* name;
    int first;
    int last;
  };
  constexpr Stretch kStretches[] = {{"spring", -60, 70}, {"summer", 71, 160}, {"autumn", 190, 420}};
  for (const Stretch& stretch : kStretches) {
    const auto day = [&](int offset) { return to_string(Date{Writer::kEpoch + offset}); };
    Statement statement{writer.word(Keyword::CALENDAR) + " " + stretch.name, {}};
    statement.clauses = {writer.word(Keyword::EFFECTIVE) + " " + day(stretch.first),
                         writer.word(Keyword::EXPIRES) + " " + day(stretch.last)};
    const int holiday = stretch.first + writer.random().between(0, 60);
    statement.clauses.push_back(writer.word(Keyword::HOLIDAYS) + " " + day(holiday) + " " +
                                writer.word(Keyword::THROUGH) + " " +
                                day(holiday + writer.random().between(0, 7)));
    if (writer.random().chance(60)) {
      statement.clauses.push_back(writer.word(Keyword::MAKEUP_DAYS) + " " + day(holiday + 9) + "、" +
                                  day(holiday + 10));
    }
    groups.push_back({statement});
  }
}

}  // namespace

void draw_catalogue(Writer& writer, World& world) {
  world.sequences = {{{"环节", "hop"}, std::nullopt, {}},
                     {{"字段", "field_row"}, Term::field, {}},
                     {{"材料", "paper_row"}, Term::paper, {}}};
  for (int i = 0; i < static_cast<int>(world.sequences.size()); ++i) {
    std::vector<WorldFact>& facts = world.sequences[static_cast<std::size_t>(i)].facts;
    facts = certain_facts(i);
    const std::vector<WorldFact> further = writer.random().some(further_facts(i), 1, 3);
    facts.insert(facts.end(), further.begin(), further.end());
    for (WorldFact& fact : facts) {
      fact.sequence = i;
    }
  }
  world.materials = {
      {{"个人信息", "personal_data"}, Term::field}, {{"姓名", "person_name"}, Term::field},
      {{"耕地面积", "farmland"}, Term::field},      {{"证照", "licence"}, Term::paper},
      {{"身份证", "id_card"}, Term::paper},         {{"户口簿", "household_book"}, Term::paper}};
  world.registers = {{{"一表通", "one_form"}, Term::field},
                     {{"证照库", "licence_store"}, Term::paper},
                     {{"事项库", "matter_store"}, std::nullopt}};
}

void declare_catalogue(Writer& writer, const World& world, std::vector<Group>& groups) {
  declare_sequences(writer, world, groups);
  declare_materials(writer, world, groups);
  declare_papers_held(writer, groups);
  declare_registers(writer, world, groups);
  declare_calendars(writer, groups);
}

}  // namespace qingdan::property
