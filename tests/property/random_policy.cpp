#include "property/random_policy.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "property/random_conditions.h"
#include "property/random_modes.h"
#include "property/random_services.h"
#include "property/world.h"

namespace qingdan::property {
namespace {

using ast::Keyword;

// The ground that an item stands on, for another item to contradict it there.
struct Ground {
  std::string matters;
  int sequence = -1;                    // its guards read the rows of this one
  std::vector<std::string> clauses;     // scope and guard
  std::vector<std::string> exceptions;  // the conditions of its `unless`
};

// What later items can say of earlier ones.
struct Written {
  std::vector<Ground> grounds;
  std::vector<std::string> item_addresses;
  std::vector<std::string> document_names;
  std::vector<std::pair<Level, std::vector<std::string>>> issuers;  // of each document
};

// One document while it is being written.
struct Draft {
  Level level = Level::county;
  std::string effective;
  std::vector<int> area;                // regions of its issuers; the root for the centre
  std::vector<int> list_area;           // of the list in hand
  std::string address;                  // of the list in hand
  std::vector<std::string> exceptions;  // of the item in hand
};

class PolicyWriter {
 public:
  PolicyWriter(Writer& writer, const World& world)
      : writer_(writer), random_(writer.random()), world_(world) {}

  Group document(int number);

 private:
  void clause(Statement& statement, Keyword label, const std::string& value = "") {
    add_clause(writer_, statement, label, value);
  }
  void clause_of(Statement& statement, Keyword label, const std::vector<std::string>& values) {
    add_nouns(writer_, statement, label, values);
  }

  std::pair<Level, std::vector<std::string>> draw_issuers();
  void settle_area(const std::pair<Level, std::vector<std::string>>& issuers);
  void write_authority(Statement& statement);
  void write_dates(Statement& statement);
  std::vector<int> write_area(Statement& statement, const std::vector<int>& area);
  Statement list(const std::string& document, int number);
  Statement item(int number);
  void add_service_or_certificate(Group& group);
  bool write_earlier_ground(Statement& statement, const Doing& doing);
  void write_ground(Statement& statement, const Doing& doing);
  void write_scope(Statement& statement, const Doing& doing);
  void write_extent(Statement& statement);
  void write_guards(Statement& statement, const Reading& reading);
  void draw_exceptions(const Doing& doing);
  void write_exceptions(Statement& statement, const Doing& doing);
  void write_analogy(Statement& statement);
  void write_relations(Statement& statement);

  Writer& writer_;
  Random& random_;
  const World& world_;
  Written written_;
  Draft draft_;
};

// One to three organs of one region; now and then those of an earlier document, or some of them.
std::pair<Level, std::vector<std::string>> PolicyWriter::draw_issuers() {
  if (!written_.issuers.empty() && random_.chance(50)) {
    auto [level, organs] = random_.pick(written_.issuers);
    return {level, random_.chance(70) ? organs : random_.some(organs, 1, organs.size())};
  }
  constexpr std::array kLevels = {Level::centre, Level::province, Level::city, Level::county,
                                  Level::township};
  const Level level = kLevels[random_.below(kLevels.size())];
  const WorldRegion& region =
      world_.regions[static_cast<std::size_t>(random_.pick(world_.regions_at(level)))];
  std::vector<std::string> organs;
  for (const WorldOrgan& organ : world_.organs) {
    if (organ.levels != 0 && organ.exists_at(level)) {
      organs.push_back(region.name.en + "." + organ.name.en);
    }
  }
  return {level, random_.some(organs, 1, std::min<std::size_t>(organs.size(), 2))};
}

void PolicyWriter::settle_area(const std::pair<Level, std::vector<std::string>>& issuers) {
  draft_.level = issuers.first;
  draft_.area.clear();
  for (int i = 0; i < static_cast<int>(world_.regions.size()); ++i) {
    const WorldRegion& region = world_.regions[static_cast<std::size_t>(i)];
    if (issuers.second.front().starts_with(region.name.en + ".")) {
      draft_.area.push_back(i);
    }
  }
}

// A rank that such issuers can have, and a chain.
void PolicyWriter::write_authority(Statement& statement) {
  std::vector<Rank> ranks{Rank::normative_document};
  if (draft_.level == Level::centre) {
    ranks = {Rank::law, Rank::law, Rank::administrative_regulation, Rank::ministry_rule,
             Rank::normative_document};
  } else if (draft_.level == Level::province || draft_.level == Level::city) {
    ranks = {Rank::local_regulation, Rank::government_rule, Rank::normative_document};
  }
  const Rank rank = random_.pick(ranks);
  if (rank != Rank::normative_document || random_.chance(50)) {
    clause(statement, Keyword::RANK, writer_.fixed(rank));
  }
  if (random_.chance(60)) {
    const bool any_chain = rank == Rank::normative_document || random_.chance(20);
    clause(statement, Keyword::CHAIN,
           writer_.fixed(any_chain ? static_cast<Chain>(random_.below(3)) : Chain::state));
  }
}

void PolicyWriter::write_dates(Statement& statement) {
  draft_.effective = writer_.date();
  clause(statement, Keyword::EFFECTIVE, draft_.effective);
  if (random_.chance(40)) {
    clause(statement, Keyword::ADOPTED, to_string(Date{Writer::kEpoch - random_.between(0, 3)}));
  }
  if (random_.chance(40)) {
    clause(statement, Keyword::PUBLISHED, writer_.date());
  }
  if (random_.chance(20)) {
    clause(statement, Keyword::KNOWN_FROM, writer_.date());
  }
  if (random_.chance(25)) {
    clause(statement, Keyword::EXPIRES, writer_.date_after(draft_.effective));
  }
  if (random_.chance(15)) {
    clause(statement, Keyword::REPEALED, writer_.date_after(draft_.effective));
  } else if (!written_.document_names.empty() && random_.chance(10)) {
    clause(statement, Keyword::REPEALED_BY, random_.pick(written_.document_names));
  }
}

// Narrows to one or two regions inside the area.
std::vector<int> PolicyWriter::write_area(Statement& statement, const std::vector<int>& area) {
  const std::vector<int> chosen = random_.some(world_.regions_in(area), 1, 2);
  std::vector<std::string> written;
  for (const int region : chosen) {
    written.push_back(writer_.name(world_.regions[static_cast<std::size_t>(region)].name));
  }
  clause_of(statement, Keyword::IN, written);
  return chosen;
}

Group PolicyWriter::document(int number) {
  const std::string name = "document_" + std::to_string(number);
  const auto issuers = draw_issuers();
  settle_area(issuers);
  Statement head{writer_.word(Keyword::DOCUMENT) + " " + name + " \"文件\" / \"Document\"", {}};
  clause_of(head, Keyword::ISSUER, issuers.second);
  write_authority(head);
  write_dates(head);
  if (random_.chance(10)) {
    draft_.area = write_area(head, draft_.area);
  }
  Group group{head};
  written_.document_names.push_back(name);
  written_.issuers.push_back(issuers);
  const int lists = random_.between(1, 2);
  for (int i = 0; i < lists; ++i) {
    group.push_back(list(name, i));
    const int items = random_.between(1, 4);
    for (int j = 0; j < items; ++j) {
      group.push_back(item(j));
    }
    add_service_or_certificate(group);
  }
  return group;
}

void PolicyWriter::add_service_or_certificate(Group& group) {
  if (random_.chance(8)) {
    group.push_back(random_certificate(writer_, world_, "C"));
    written_.item_addresses.push_back(draft_.address + ".C");
  }
  if (random_.chance(8)) {
    const Group service = random_service(writer_, world_, "S");
    group.insert(group.end(), service.begin(), service.end());
    written_.item_addresses.push_back(draft_.address + ".S");
  }
}

Statement PolicyWriter::list(const std::string& document, int number) {
  const auto keyword = static_cast<Keyword>(static_cast<int>(Keyword::NEGATIVE_LIST) + random_.between(0, 6));
  const std::string code = "L" + std::to_string(number);
  draft_.address = document + "." + code;
  Statement statement{writer_.word(keyword) + " " + code + " \"清单\"", {}};
  switch (random_.below(4)) {
    case 0:
      clause(statement, Keyword::UNLISTED, writer_.word(Keyword::REJECT));
      break;
    case 1:
      clause(statement, Keyword::UNLISTED,
             writer_.word(Keyword::REFER) + " " + random_selector(writer_, world_));
      break;
    default:
      clause(statement, Keyword::UNLISTED,
             writer_.word(random_.chance(70) ? Keyword::SILENT : Keyword::INCOMPLETE));
  }
  std::vector<std::string> kinds;
  for (const MatterKind kind : random_.some<MatterKind>(
           {MatterKind::task, MatterKind::mechanism, MatterKind::plaque, MatterKind::certificate}, 1, 4)) {
    kinds.push_back(writer_.fixed(kind));
  }
  clause_of(statement, Keyword::KIND, kinds);
  if (random_.chance(30)) {
    clause_of(statement, Keyword::AS, some_names(writer_, world_.roles, 1, 3));
  }
  draft_.list_area = draft_.area;
  if (random_.chance(15)) {
    draft_.list_area = write_area(statement, draft_.area);
  }
  return statement;
}

// The ground of an earlier item, and perhaps a condition more. False if none fits.
bool PolicyWriter::write_earlier_ground(Statement& statement, const Doing& doing) {
  std::vector<Ground> fitting;
  std::copy_if(written_.grounds.begin(), written_.grounds.end(), std::back_inserter(fitting),
               [&](const Ground& ground) { return ground.sequence == doing.reading.sequence; });
  if (fitting.empty() || doing.mode == Keyword::REPLACE) {
    return false;
  }
  const Ground ground = random_.pick(fitting);
  write_mode(writer_, world_, statement, doing, ground.matters);
  statement.clauses.insert(statement.clauses.end(), ground.clauses.begin(), ground.clauses.end());
  for (const std::string& exception : ground.exceptions) {
    if (random_.chance(50)) {
      draft_.exceptions.push_back(exception);
    } else {
      clause(statement, Keyword::WHEN, writer_.word(Keyword::NOT) + " (" + exception + ")");
    }
  }
  if (random_.chance(50)) {
    clause(statement, Keyword::WHEN, random_condition(writer_, world_, 1, doing.reading));
  }
  return true;
}

// A ground of its own, or that of an earlier item.
void PolicyWriter::write_ground(Statement& statement, const Doing& doing) {
  if (random_.chance(35) && write_earlier_ground(statement, doing)) {
    return;
  }
  const bool by_analogy = doing.mode == Keyword::FORBID && !world_.alike.empty() && random_.chance(15);
  const std::string matters =
      by_analogy ? writer_.name(random_.pick(world_.alike))
                 : joined(some_names(writer_, world_.matters, 1, random_.chance(70) ? 1 : 3), "、");
  write_mode(writer_, world_, statement, doing, matters);
  if (by_analogy) {
    write_analogy(statement);
  }
  const auto begin = static_cast<std::ptrdiff_t>(statement.clauses.size());
  write_scope(statement, doing);
  write_guards(statement, doing.reading);
  draw_exceptions(doing);
  written_.grounds.push_back({matters,
                              doing.reading.sequence,
                              {statement.clauses.begin() + begin, statement.clauses.end()},
                              draft_.exceptions});
}

// 等事项提请 …: who rules on what is like the matters named.
void PolicyWriter::write_analogy(Statement& statement) {
  std::vector<std::string> rulers{random_approver(writer_, world_)};
  if (random_.chance(30)) {
    rulers.push_back(writer_.name(random_.pick(world_.organs).name));
  }
  clause_of(statement, Keyword::ANALOGY, rulers);
}

void PolicyWriter::write_scope(Statement& statement, const Doing& doing) {
  if (random_.chance(25)) {
    clause_of(statement, Keyword::AS, some_names(writer_, world_.roles, 1, 2));
  }
  if (random_.chance(20)) {
    std::vector<std::string> from{random_selector(writer_, world_)};
    if (random_.chance(40)) {
      from.push_back(random_selector(writer_, world_));
    }
    clause_of(statement, Keyword::FROM, from);
  }
  if (random_.chance(12)) {
    clause(statement, Keyword::TO, writer_.name(random_.pick(world_.organs).name));
  }
  if (doing.reading.sequence < 0 && !doing.names_materials && random_.chance(20)) {
    clause(statement, Keyword::TERM, writer_.fixed(static_cast<Term>(random_.between(1, 3))));
  }
}

// Where and when the item holds within its list and document.
void PolicyWriter::write_extent(Statement& statement) {
  if (random_.chance(15)) {
    write_area(statement, draft_.list_area);
  }
  if (random_.chance(20)) {
    clause(statement, Keyword::EFFECTIVE, writer_.date_after(draft_.effective));
  }
  if (random_.chance(12)) {
    clause(statement, Keyword::EXPIRES, writer_.date_after(draft_.effective));
  }
}

void PolicyWriter::write_guards(Statement& statement, const Reading& reading) {
  const int guards = random_.chance(55) ? 0 : random_.between(1, 2);
  for (int i = 0; i < guards; ++i) {
    clause(statement, Keyword::WHEN, random_condition(writer_, world_, 2, reading));
  }
}

// What lifts the item; often that is an approval. A limit in principle names what it needs beyond it.
void PolicyWriter::draw_exceptions(const Doing& doing) {
  const int percent = doing.in_principle ? 100 : doing.mode == Keyword::FORBID ? 55 : 15;
  const int exceptions = random_.chance(percent) ? random_.between(1, 2) : 0;
  for (int i = 0; i < exceptions; ++i) {
    std::string condition = random_.chance(60) ? random_approval(writer_, world_)
                                               : random_condition(writer_, world_, 2, doing.reading);
    if (random_.chance(25)) {
      condition += " " + writer_.word(random_.chance(50) ? Keyword::AND : Keyword::OR) + " (" +
                   random_condition(writer_, world_, 1, doing.reading) + ")";
    }
    draft_.exceptions.push_back(condition);
  }
}

// A ban that nothing lifts says so.
void PolicyWriter::write_exceptions(Statement& statement, const Doing& doing) {
  if (doing.in_principle && draft_.exceptions.empty()) {
    draft_.exceptions.push_back(random_condition(writer_, world_, 1, doing.reading));
  }
  for (const std::string& exception : draft_.exceptions) {
    clause(statement, Keyword::UNLESS, exception);
  }
  const bool is_ban =
      doing.mode == Keyword::FORBID || doing.mode == Keyword::LIMIT || doing.mode == Keyword::REPLACE;
  if (is_ban && draft_.exceptions.empty()) {
    clause(statement, Keyword::NO_WAIVER);
  }
  draft_.exceptions.clear();
}

void PolicyWriter::write_relations(Statement& statement) {
  if (!written_.item_addresses.empty() && random_.chance(15)) {
    clause(statement, Keyword::OVERRIDES, random_.pick(written_.item_addresses));
  }
  if (random_.chance(12)) {
    constexpr std::array kModes = {Keyword::FORBID,  Keyword::PERMIT, Keyword::MANDATE,
                                   Keyword::REQUIRE, Keyword::NEED,   Keyword::LIMIT,
                                   Keyword::REPLACE, Keyword::OBLIGE, Keyword::FIND};
    std::string lower =
        writer_.word(Keyword::INFERIOR) + " " + writer_.word(kModes[random_.below(kModes.size())]);
    if (random_.chance(40)) {
      lower += " " + writer_.fixed(static_cast<Term>(random_.between(1, 3)));
    }
    clause(statement, Keyword::OVERRIDES, lower);
  }
  if (random_.chance(15)) {
    clause(statement, Keyword::DELEGATES, random_selector(writer_, world_));
  }
}

Statement PolicyWriter::item(int number) {
  const Doing doing = random_doing(random_, world_);
  const std::string code = "I" + std::to_string(number);
  Statement statement{writer_.word(Keyword::ITEM) + " " + code + " \"条目\" / \"Item\"", {}};
  write_ground(statement, doing);
  write_extent(statement);
  if (doing.mode == Keyword::PERMIT && random_.chance(20)) {
    clause(statement, Keyword::ONLY_WHEN, random_condition(writer_, world_, 1, doing.reading));
  }
  write_exceptions(statement, doing);
  write_relations(statement);
  if (doing.mode == Keyword::FORBID && random_.chance(30)) {
    clause(statement, Keyword::INSTEAD, random_substitutes(writer_, world_));
  }
  clause(statement, Keyword::BASIS, random_.chance(50) ? "第4条第2款" : "\"二(一)\"");
  written_.item_addresses.push_back(draft_.address + "." + code);
  return statement;
}

}  // namespace

Policy random_policy(Random& random) {
  Policy policy;
  Writer writer(random, random.pick<int>({0, 10, 90}));
  World world = random_world(writer, policy.groups);
  declare_defines(writer, world, policy.groups);
  declare_marks(writer, world, policy.groups);
  PolicyWriter policy_writer(writer, world);
  const int documents = random.between(2, 5);
  for (int i = 0; i < documents; ++i) {
    policy.groups.push_back(policy_writer.document(i));
  }
  return policy;
}

}  // namespace qingdan::property
