// World: what a random policy declares, as the generator's own notes, so that later statements name what
// earlier ones declared.
#pragma once

#include <cstdint>
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
};

struct WorldDefine {
  std::string name;
  Type type = Type::boolean;
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
  std::vector<WorldFact> facts;
  std::vector<WorldDefine> defines;

  [[nodiscard]] bool under(int region, int ancestor) const;
  [[nodiscard]] std::vector<int> regions_at(Level level) const;
  // Those below some region of the area, themselves included.
  [[nodiscard]] std::vector<int> regions_in(const std::vector<int>& area) const;
};

// Draws a world and writes its declarations.
[[nodiscard]] World random_world(Writer& writer, std::vector<Group>& groups);

// 县.党委, 甲县.党委, 党政群机构, 县.
[[nodiscard]] std::string random_selector(Writer& writer, const World& world);
// 县.党委 or 甲县.党委: definite enough to approve.
[[nodiscard]] std::string random_approver(Writer& writer, const World& world);
// A value of the type, as written in a condition or a default.
[[nodiscard]] std::string random_literal(Writer& writer, const World& world, const WorldFact& fact);

}  // namespace qingdan::property
