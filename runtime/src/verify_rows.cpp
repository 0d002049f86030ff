// The second step of verify: every id points at a row, every word exists, trees have no circle, and
// what is searched by halving is sorted. Ranges and texts are already known to lie inside.
#include <algorithm>
#include <cstddef>

#include "qingdan/request.h"
#include "verify.h"
#include "verify_checks.h"

namespace qingdan {
namespace {

constexpr std::uint32_t kLevels = words_of("Level");
constexpr std::uint32_t kChains = words_of("Chain");
constexpr std::uint32_t kRanks = words_of("Rank");
constexpr std::uint32_t kMatterKinds = words_of("MatterKind");
constexpr std::uint32_t kTerms = words_of("Term");
constexpr std::uint32_t kModes = words_of("Mode");
constexpr std::uint32_t kListKinds = words_of("ListKind");
constexpr std::uint32_t kUnlisted = words_of("Unlisted");
constexpr std::uint32_t kTypes = words_of("Type");
constexpr std::uint32_t kSources = words_of("FactSource");

bool is_selector(const Program& program, const OrganSelector& selector) {
  return is_row_or_none(selector.kind, program.organ_kinds()) &&
         is_row_or_none(selector.region, program.regions()) &&
         (selector.level == kAny || (selector.level < kLevels && selector.region.is_none()));
}

bool verify_pools(const Program& program) {
  return are_rows(program.region_pool(), program.regions()) &&
         are_rows(program.organ_kind_pool(), program.organ_kinds()) &&
         are_rows(program.matter_pool(), program.matters()) &&
         are_rows(program.role_pool(), program.roles()) && are_rows(program.norm_pool(), program.norms()) &&
         are_rows(program.material_pool(), program.materials()) &&
         all_rows(program.organs(), [&](Organ organ) { return is_organ(program, organ); }) &&
         all_rows(program.selectors(),
                  [&](const OrganSelector& selector) { return is_selector(program, selector); });
}

// Circles of succession do no harm: whoever follows them visits each row once.
bool has_begun(Range succeeds, std::int32_t since) { return succeeds.empty() || is_date(since); }

// A parent is of a higher level, so a chain of parents is short and cannot come back to its start.
bool verify_regions(const Program& program) {
  const auto regions = program.regions();
  std::size_t roots = 0;
  for (const RegionRow& row : regions) {
    if (!is_named(row.name) || row.level >= kLevels || !has_begun(row.succeeds, row.since)) {
      return false;
    }
    roots += row.parent.is_none() ? 1U : 0U;
    if (!row.parent.is_none() &&
        (!is_row(row.parent, regions) || regions[row.parent.index()].level >= row.level)) {
      return false;
    }
  }
  return roots <= 1;
}

bool verify_organ_kinds(const Program& program) {
  const auto kinds = program.organ_kinds();
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (!is_named(kinds[i].name) || !is_bit_set(kinds[i].levels, kLevels) || !is_flag(kinds[i].outside) ||
        !has_begun(kinds[i].succeeds, kinds[i].since) ||
        !has_sound_ancestors(OrganKindId(i), kinds, program.organ_kind_pool())) {
      return false;
    }
  }
  return true;
}

bool verify_matters(const Program& program) {
  const auto matters = program.matters();
  for (std::size_t i = 0; i < matters.size(); ++i) {
    if (!is_named(matters[i].name) || matters[i].kind >= kMatterKinds ||
        !has_sound_ancestors(MatterId(i), matters, program.matter_pool())) {
      return false;
    }
  }
  return true;
}

bool is_value(const Program& program, const FactRow& fact, std::int64_t value) {
  const auto below = [&](std::size_t count) {
    return value >= 0 && static_cast<std::uint64_t>(value) < count;
  };
  switch (static_cast<Type>(fact.type)) {
    case Type::boolean:
      return below(2);
    case Type::date:
      return is_date(value);
    case Type::text:
      return value == -1 || below(program.text_constants().size());
    case Type::choice:
      return below(fact.choices.size());
    case Type::level:
      return below(kLevels);
    case Type::organ:
      return is_organ(program, unpack_organ(value));
    case Type::region:
      return below(program.regions().size());
    case Type::matter:
      return below(program.matters().size());
    case Type::role:
      return below(program.roles().size());
    case Type::material:
      return below(program.materials().size());
    case Type::integer:
    case Type::money:
    case Type::days:
    case Type::workdays:
      return true;
  }
  return false;
}

bool is_fact(const Program& program, const FactRow& row) {
  const bool is_choice = row.type == static_cast<std::uint8_t>(Type::choice);
  const std::uint32_t defaults = row.default_values.size();
  const auto values = Program::slice(row.default_values, program.constants());
  return is_named(row.name) && row.type < kTypes && is_flag(row.many) && is_flag(row.open) &&
         is_flag(row.changeable) && row.source < kSources && row.term < kTerms && row.spare == 0 &&
         is_row_or_none(row.sequence, program.sequences()) && is_choice != row.choices.empty() &&
         (row.many == 1 || defaults == 1 || (row.open == 1 && defaults == 0)) &&
         std::all_of(values.begin(), values.end(),
                     [&](std::int64_t value) { return is_value(program, row, value); });
}

bool verify_small_tables(const Program& program) {
  return all_rows(program.roles(),
                  [](const RoleRow& row) { return is_named(row.name) && is_flag(row.changeable); }) &&
         all_rows(program.facts(), [&](const FactRow& row) { return is_fact(program, row); }) &&
         all_rows(program.choices(), [](const ChoiceRow& row) { return is_named(row.name); }) &&
         all_rows(program.defines(), [&](const DefineRow& row) {
           return is_named(row.name) && is_row_or_none(row.sequence, program.sequences());
         });
}

bool is_document(const DocumentRow& row) {
  return is_named(row.name) && row.chain < kChains && row.rank < kRanks && row.spare == 0 &&
         is_date_or_none(row.adopted) && is_date_or_none(row.published) && is_date_or_none(row.known_from) &&
         is_date_or_none(row.effective) && is_date_or_none(row.last_day);
}

bool is_list(const Program& program, const ListRow& row) {
  return is_row(row.document, program.documents()) && is_bit_set(row.matter_kinds, kMatterKinds) &&
         row.kind < kListKinds && row.unlisted < kUnlisted && row.spare == 0 &&
         is_ascending(Program::slice(row.regions, program.region_pool()));
}

bool is_item(const Program& program, const ItemRow& row) {
  return is_row(row.list, program.lists()) && is_row_or_none(row.basis_document, program.documents()) &&
         is_row(row.period, program.periods()) && is_row(row.detail, program.item_details()) &&
         row.mode < kModes && row.term < kTerms && row.spare == 0;
}

bool is_period(const PeriodRow& row) {
  return is_date_or_none(row.first_day) && is_date_or_none(row.last_day) && is_date_or_none(row.known_from);
}

// An item is looked for in its list, by its code.
bool verify_documents(const Program& program) {
  const auto items = program.items();
  return all_rows(program.documents(), is_document) && all_rows(program.periods(), is_period) &&
         all_rows(program.lists(), [&](const ListRow& row) { return is_list(program, row); }) &&
         all_rows(items, [&](const ItemRow& row) { return is_item(program, row); }) &&
         std::is_sorted(items.begin(), items.end(),
                        [](const ItemRow& a, const ItemRow& b) { return a.list < b.list; });
}

bool names_a_row(const Program& program, const NameRow& row) {
  switch (static_cast<NameKind>(row.kind)) {
    case NameKind::region:
      return row.id < program.regions().size();
    case NameKind::organ_kind:
      return row.id < program.organ_kinds().size();
    case NameKind::matter:
      return row.id < program.matters().size();
    case NameKind::role:
      return row.id < program.roles().size();
    case NameKind::fact:
      return row.id < program.facts().size();
    case NameKind::list:
      return row.id < program.lists().size();
    case NameKind::document:
      return row.id < program.documents().size();
    case NameKind::sequence:
      return row.id < program.sequences().size();
    case NameKind::material:
      return row.id < program.materials().size();
    case NameKind::register_:
      return row.id < program.registers().size();
  }
  return false;
}

// Both tables are searched by halving; a name that stands twice would mean two things.
bool verify_names(const Program& program) {
  const auto names = program.names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].text.empty() || !names_a_row(program, names[i])) {
      return false;
    }
    if (i > 0 && (names[i - 1].kind > names[i].kind ||
                  (names[i - 1].kind == names[i].kind &&
                   program.text(names[i - 1].text) >= program.text(names[i].text)))) {
      return false;
    }
  }
  const auto texts = program.text_constants();
  return std::adjacent_find(texts.begin(), texts.end(), [&](Text a, Text b) {
           return program.text(a) >= program.text(b);
         }) == texts.end();
}

}  // namespace

bool is_organ(const Program& program, Organ organ) {
  return is_row(organ.kind, program.organ_kinds()) && is_row_or_none(organ.region, program.regions());
}

bool verify_rows(const Program& program) {
  return verify_pools(program) && verify_regions(program) && verify_organ_kinds(program) &&
         verify_matters(program) && verify_small_tables(program) && verify_documents(program) &&
         verify_sequences(program) && verify_norms(program) && verify_names(program);
}

}  // namespace qingdan
