// What a test says of a fact, a document, a list or a norm to the ProgramBuilder. Every field has an
// initializer, so a test may name only those it cares for.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "qingdan/date.h"
#include "qingdan/rows.h"

namespace qingdan::testing {

inline Date day(std::string_view text) {
  const std::optional<Date> date = parse_date(text);
  if (!date) {
    std::cerr << "no such day: " << text << '\n';
    std::abort();
  }
  return *date;
}

using Code = std::vector<Instruction>;  // a condition; empty = none

struct FactSpec {
  Type type = Type::boolean;
  std::vector<std::string> choices = {};
  bool many = false;
  std::optional<std::vector<std::int64_t>> closed = {};  // the default; absent = open
  bool changeable = false;
  SequenceId sequence = {};  // none = of the request as a whole
};

struct SequenceSpec {
  FactId label = {};
  std::optional<Term> term = {};
  bool open = false;
};

struct DocumentSpec {
  std::string name = {};
  std::string title = {};
  std::string number = {};
  std::vector<Organ> issuers = {};
  Date effective = day("2022-01-01");
  std::optional<Date> last_day = {};
  std::optional<Date> known_from = {};
};

struct ListSpec {
  std::string name = {};
  std::string title = {};
  Unlisted unlisted = Unlisted::silent;
  std::vector<MatterKind> kinds = {MatterKind::task};
  std::vector<RoleId> roles = {};
  std::vector<RegionId> regions = {};
  std::vector<OrganSelector> refer_to = {};
};

struct NormSpec {
  std::string item = {};
  Mode mode = Mode::forbid;
  MatterId matter = {};
  Term term = Term::matter;
  std::vector<RoleId> roles = {};
  std::vector<OrganSelector> from = {};
  std::vector<OrganKindId> to = {};
  std::vector<RegionId> regions = {};
  std::vector<Substitute> substitutes = {};
  Code when = {};
  Code unless = {};
  Code by_approval = {};
  Code condition = {};
  Code done = {};
  Code against = {};
  std::vector<OrganSelector> rulers = {};  // of a ban by analogy
  SequenceId sequence = {};
  bool each = false;
  MatterId duty = {};
  FactId since = {};
  std::int32_t within = kNoTime;
  bool within_workdays = false;
  std::string title = {};
  std::string basis = {};
  std::string reason = {};
  std::optional<Date> last_day = {};
  std::optional<Mode> item_mode = {};  // as written, if not the norm's: a permit `only when` also forbids
};

}  // namespace qingdan::testing
