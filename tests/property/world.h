// World: what a random policy declares, as the generator's own notes, so that later statements name what
// earlier ones declared.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ast/keyword.h"
#include "property/policy.h"
#include "property/random.h"
#include "qingdan/date.h"
#include "qingdan/vocabulary.h"

namespace qingdan::property {

struct Named {
  std::string zh;
  std::string en;
};

struct WorldRegion {
  Named name;
  Level level = Level::centre;
  int parent = -1;
};

struct WorldOrgan {
  Named name;
  std::uint32_t levels = 0;  // bit per Level; none for a class
  bool outside = false;

  [[nodiscard]] bool exists_at(Level level) const {
    return !outside && (levels == 0 || (levels >> static_cast<unsigned>(level) & 1U) != 0);
  }
};

struct WorldFact {
  Named name;
  Type type = Type::boolean;
  bool many = false;
  std::vector<Named> choices;
  int sequence = -1;                // it belongs to each row of this one; -1 = to the request
  int counted = -1;                 // the matter that it counts
  std::vector<CountKey> keys = {};  // and by what
};

struct WorldSequence {
  Named name;
  std::optional<Term> term;
  std::vector<WorldFact> facts;
};

struct WorldMaterial {
  Named name;
  Term term = Term::field;
};

struct WorldRegister {
  Named name;
  std::optional<Term> term;  // of the materials that it provides; none = it makes matters needless
};

// What a define looks at says where it may be used.
struct WorldDefine {
  std::string name;
  Type type = Type::boolean;
  int sequence = -1;  // it reads the rows of this one
  bool previous = false;
  bool part = true;
  bool approvals = true;
};

// Words and values in one of the two languages, drawn anew for each piece: a policy mixes both.
class Writer {
 public:
  explicit Writer(Random& random, int zh_percent) : random_(random), zh_percent_(zh_percent) {}

  Random& random() { return random_; }
  Language language() { return random_.chance(zh_percent_) ? Language::zh : Language::en; }
  std::string word(ast::Keyword keyword) { return std::string(ast::spelling(keyword, language())); }
  std::string name(const Named& named) { return language() == Language::zh ? named.zh : named.en; }
  // A fixed word that is not reserved as such; one that happens to be stands in back-quotes.
  template <class Enum>
  std::string fixed(Enum value) {
    const std::string text(qingdan::name(value, language()));
    return ast::find_keyword(text) ? "`" + text + "`" : text;
  }
  // The name of a type, where a reserved word may stand.
  std::string type(Type value) { return std::string(qingdan::name(value, language())); }
  std::string date() { return to_string(Date{kEpoch + 30 * random_.between(0, 5)}); }
  std::string date_after(std::string_view earlier);

  static constexpr std::int32_t kEpoch = 19723;  // 2024-01-01

 private:
  Random& random_;
  int zh_percent_;
};

[[nodiscard]] std::string joined(const std::vector<std::string>& parts, const std::string& separator);

struct World {
  std::vector<WorldRegion> regions;
  std::vector<WorldOrgan> organs;
  std::vector<Named> matters;
  std::vector<Named> roles;
  std::vector<Named> alike;  // matters that others are like
  std::vector<WorldSequence> sequences;
  std::vector<WorldMaterial> materials;
  std::vector<WorldRegister> registers;
  std::vector<WorldFact> facts;  // of the request, not of rows
  std::vector<WorldDefine> defines;
  // Addresses that every policy has, unless the compiler takes them out.
  std::vector<std::string> documents{"document_0", "document_1"};
  std::vector<std::string> lists{"document_0.L0", "document_1.L0"};
  std::vector<std::string> items{"document_0.L0.I0", "document_1.L0.I0"};

  [[nodiscard]] bool under(int region, int ancestor) const;
  [[nodiscard]] std::vector<int> regions_at(Level level) const;
  // Those below some region of the area, themselves included.
  [[nodiscard]] std::vector<int> regions_in(const std::vector<int>& area) const;
};

[[nodiscard]] inline std::string declared(const Named& name) { return name.zh + " / " + name.en; }

// Draws a world and writes its declarations.
[[nodiscard]] World random_world(Writer& writer, std::vector<Group>& groups);
// Some facts of the request, and two counters. The matters are drawn before.
void draw_facts(Random& random, World& world);
// 站牌 每 村 每 年: what a counter counts.
[[nodiscard]] std::string counted_by(Writer& writer, const World& world, const WorldFact& fact);
void declare_fact(Writer& writer, const World& world, const WorldFact& fact, std::vector<Group>& groups);
// Sequences with their facts, materials, registers and calendars.
void draw_catalogue(Writer& writer, World& world);
void declare_catalogue(Writer& writer, const World& world, std::vector<Group>& groups);

// 县.党委, 甲县.党委, 党政群机构, 县.
[[nodiscard]] std::string random_selector(Writer& writer, const World& world);
// 县.党委 or 甲县.党委: definite enough to approve.
[[nodiscard]] std::string random_approver(Writer& writer, const World& world);
// A value of the type, as written in a condition or a default.
[[nodiscard]] std::string random_literal(Writer& writer, const World& world, const WorldFact& fact);

}  // namespace qingdan::property
