// A maker of small Programs for tests: declare the world, then documents, lists and norms, each after what
// beats it or counts as an approval in its conditions.
//
//   ProgramBuilder b;
//   const MatterId safety = b.matter("安全生产/work_safety");
//   b.document({.name = "意见"});
//   b.list({.name = "N"});
//   b.norm({.item = "N1", .mode = Mode::forbid, .matter = safety});
//   const Program program = b.build();
//
// A name is "中文/english", or one of them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "program_specs.h"
#include "qingdan/code.h"
#include "qingdan/program.h"

namespace qingdan::testing {

class ProgramBuilder {
 public:
  RegionId region(std::string_view name, Level level, RegionId parent = {}) {
    t_.regions.push_back({.name = declare(name, NameKind::region, t_.regions.size()),
                          .parent = parent,
                          .level = static_cast<std::uint32_t>(level),
                          .succeeds = {},
                          .since = kNoDate,
                          .indexed = 0,
                          .has_below = 0});
    return RegionId(t_.regions.size() - 1);
  }

  void succeeds(RegionId heir, const std::vector<RegionId>& before, Date since) {
    t_.regions[heir.index()].succeeds = pool(t_.region_pool, before);
    t_.regions[heir.index()].since = since.days;
  }
  void succeeds(OrganKindId heir, const std::vector<OrganKindId>& before, Date since) {
    t_.organ_kinds[heir.index()].succeeds = pool(t_.organ_kind_pool, before);
    t_.organ_kinds[heir.index()].since = since.days;
  }

  OrganKindId organ_kind(std::string_view name, const std::vector<OrganKindId>& parents = {},
                         bool outside = false) {
    const OrganKindId id(t_.organ_kinds.size());
    const Name names = declare(name, NameKind::organ_kind, id.index());
    const std::uint32_t levels = outside ? 0 : 0x3F;
    t_.organ_kinds.push_back({.name = names,
                              .ancestors = above(id, parents, t_.organ_kinds, t_.organ_kind_pool),
                              .levels = levels,
                              .outside = outside ? 1U : 0U,
                              .succeeds = {},
                              .since = kNoDate});
    return id;
  }

  MatterId matter(std::string_view name, const std::vector<MatterId>& parents = {},
                  MatterKind kind = MatterKind::task) {
    const MatterId id(t_.matters.size());
    const Name names = declare(name, NameKind::matter, id.index());
    t_.matters.push_back({.name = names,
                          .ancestors = above(id, parents, t_.matters, t_.matter_pool),
                          .cells = {},
                          .marks = {},
                          .kind = static_cast<std::uint32_t>(kind)});
    return id;
  }

  // The matter is asked for, or the role is it, wherever the code holds.
  void marks(MatterId matter, const Code& code) {
    t_.matters[matter.index()].marks = pool(t_.code, code);
    t_.marked_matters.insert(std::upper_bound(t_.marked_matters.begin(), t_.marked_matters.end(), matter),
                             matter);
  }
  void marks(RoleId role, const Code& code) { t_.roles[role.index()].marks = pool(t_.code, code); }

  SequenceId sequence(std::string_view name, const SequenceSpec& spec = {}) {
    SequenceRow row;
    row.name = declare(name, NameKind::sequence, t_.sequences.size());
    row.label = spec.label;
    row.term = spec.term ? static_cast<std::uint32_t>(*spec.term) : kAny;
    row.open = spec.open ? 1 : 0;
    t_.sequences.push_back(row);
    return SequenceId(t_.sequences.size() - 1);
  }
  // Once its fact, which belongs to the sequence, is declared.
  void label(SequenceId sequence, FactId fact) { t_.sequences[sequence.index()].label = fact; }

  MaterialId material(std::string_view name, Term term = Term::paper) {
    const MaterialId id(t_.materials.size());
    t_.materials.push_back({.name = declare(name, NameKind::material, id.index()),
                            .ancestors = above(id, {}, t_.materials, t_.material_pool),
                            .term = static_cast<std::uint32_t>(term)});
    return id;
  }

  RegisterId source(std::string_view name, FactId fact) {
    t_.registers.push_back({declare(name, NameKind::register_, t_.registers.size()), fact, kNoDate});
    return RegisterId(t_.registers.size() - 1);
  }

  // `days`: one for each day from `first` on, 'w' for a working day, '-' for any other.
  void calendar(Date first, std::string_view days) {
    std::vector<std::uint32_t> counts{0};
    for (const char day : days) {
      counts.push_back(counts.back() + (day == 'w' ? 1 : 0));
    }
    const auto last = first.days + static_cast<std::int32_t>(days.size()) - 1;
    t_.calendars.push_back({first.days, last, pool(t_.workday_counts, counts)});
  }

  RoleId role(std::string_view name, bool changeable = false) {
    t_.roles.push_back({.name = declare(name, NameKind::role, t_.roles.size()),
                        .marks = {},
                        .changeable = changeable ? 1U : 0U});
    return RoleId(t_.roles.size() - 1);
  }

  FactId fact(std::string_view name, const FactSpec& spec = {}) {
    FactRow row;
    row.name = declare(name, NameKind::fact, t_.facts.size());
    std::vector<ChoiceRow> choices;
    for (const std::string& choice : spec.choices) {
      choices.push_back({names_of(choice)});
    }
    row.choices = pool(t_.choices, choices);
    row.default_values = pool(t_.constants, spec.closed.value_or(std::vector<std::int64_t>{}));
    row.type = static_cast<std::uint8_t>(spec.type);
    row.many = spec.many ? 1 : 0;
    row.open = spec.closed ? 0 : 1;
    row.changeable = spec.changeable ? 1 : 0;
    row.sequence = spec.sequence;
    t_.facts.push_back(row);
    return FactId(t_.facts.size() - 1);
  }

  // `depth`: length of the longest chain of defines below.
  DefineId define(std::string_view name, const Code& code, std::uint32_t depth = 0,
                  SequenceId sequence = {}) {
    t_.defines.push_back({names_of(name), pool(t_.code, code), depth, sequence});
    return DefineId(t_.defines.size() - 1);
  }

  // Texts that conditions mention, in byte order.
  void texts(const std::vector<std::string>& texts) {
    for (const std::string& one : texts) {
      t_.text_constants.push_back(text(one));
    }
  }

  DocumentId document(const DocumentSpec& spec) {
    DocumentRow row;
    row.name = declare(spec.name, NameKind::document, t_.documents.size());
    row.title = names_of(spec.title);
    row.number = text(spec.number);
    row.issuers = pool(t_.organs, spec.issuers);
    row.adopted = row.published = kNoDate;
    row.known_from = days(spec.known_from);
    row.effective = spec.effective.days;
    row.last_day = days(spec.last_day);
    row.rank = static_cast<std::uint8_t>(Rank::normative_document);
    t_.documents.push_back(row);
    document_address_ = first(spec.name);
    return DocumentId(t_.documents.size() - 1);
  }

  // In the document declared last.
  ListId list(const ListSpec& spec) {
    ListRow row;
    row.document = DocumentId(t_.documents.size() - 1);
    list_address_ = document_address_ + "." + spec.name;
    row.address = text(list_address_);
    add_name(NameKind::list, list_address_, t_.lists.size());
    row.title = names_of(spec.title);
    row.regions = pool(t_.region_pool, spec.regions);
    row.roles = pool(t_.role_pool, spec.roles);
    row.refer_to = pool(t_.selectors, spec.refer_to);
    for (const MatterKind kind : spec.kinds) {
      row.matter_kinds |= 1U << static_cast<std::uint32_t>(kind);
    }
    row.unlisted = static_cast<std::uint8_t>(spec.unlisted);
    t_.lists.push_back(row);
    return ListId(t_.lists.size() - 1);
  }

  // In the list declared last. Norms that name the same item share it.
  NormId norm(const NormSpec& spec) {
    const DocumentRow& document = t_.documents.back();
    NormRow row;
    row.item = item(spec);
    row.matter = spec.matter;
    std::vector<RegionId> regions = spec.regions;
    std::sort(regions.begin(), regions.end());
    row.regions = pool(t_.region_pool, regions);
    row.when = pool(t_.code, spec.when);
    row.unless = pool(t_.code, spec.unless);
    NormDetailRow detail;
    detail.substitutes = pool(t_.substitutes, spec.substitutes);
    detail.by_approval = pool(t_.code, spec.by_approval);
    detail.condition = pool(t_.code, spec.condition);
    detail.done = pool(t_.code, spec.done);
    detail.against = pool(t_.code, spec.against);
    detail.rulers = pool(t_.selectors, spec.rulers);
    detail.by_analogy = spec.rulers.empty() ? 0 : 1;
    detail.sequence = spec.sequence;
    detail.each = spec.each ? 1 : 0;
    detail.duty = spec.duty;
    detail.since = spec.since;
    detail.within = spec.within;
    detail.within_workdays = spec.within_workdays ? 1 : 0;
    row.detail = NormDetailId(add(t_.norm_details, detail));
    row.period = PeriodId(add(t_.periods, period(document, spec)));
    AudienceRow audience{pool(t_.role_pool, spec.roles), pool(t_.selectors, spec.from),
                         pool(t_.organ_kind_pool, spec.to), 0};
    row.mode = static_cast<std::uint8_t>(spec.mode);
    row.term = static_cast<std::uint8_t>(spec.term);
    for (const Code* code :
         {&spec.when, &spec.unless, &spec.by_approval, &spec.condition, &spec.done, &spec.against}) {
      row.layer = std::max(row.layer, layer_above(*code));
      audience.sees_action = std::max(audience.sees_action, sees_action(*code) ? 1U : 0U);
    }
    row.audience = AudienceId(add(t_.audiences, audience));
    t_.norms.push_back(row);
    return NormId(t_.norms.size() - 1);
  }

  void defeat(NormId winner, NormId loser, Principle principle = Principle::rank) {
    defeats_[loser].push_back(defeat_row(winner, principle));
  }

  void open_pair(NormId a, NormId b, const std::vector<Organ>& rulers) {
    const Range range = pool(t_.organs, rulers);
    pairs_[a].push_back({b, range});
    pairs_[b].push_back({a, range});
  }

  // Conditions.
  [[nodiscard]] static Code truth(bool value) { return step(Op::truth, value ? 1 : 0); }
  [[nodiscard]] static Code value(FactId fact) { return step(Op::fact, fact.value); }
  [[nodiscard]] static Code value(DefineId define) { return step(Op::define, define.value); }
  [[nodiscard]] static Code builtin(Op op) { return step(op, 0); }
  [[nodiscard]] Code number(std::int64_t value) {
    t_.constants.push_back(value);
    return step(Op::constant, static_cast<std::uint32_t>(t_.constants.size() - 1));
  }
  [[nodiscard]] static Code binary(Op op, Code a, const Code& b, Type type = Type::integer) {
    a.insert(a.end(), b.begin(), b.end());
    a.push_back({static_cast<std::uint8_t>(op), static_cast<std::uint8_t>(type), 0, 0});
    return a;
  }
  [[nodiscard]] static Code both(Code a, const Code& b) { return binary(Op::both, std::move(a), b); }
  [[nodiscard]] static Code either(Code a, const Code& b) { return binary(Op::either, std::move(a), b); }
  [[nodiscard]] static Code negate(Code a) {
    a.push_back({static_cast<std::uint8_t>(Op::negate), 0, 0, 0});
    return a;
  }
  // among, under_matter, under_region, any_of, all_of.
  [[nodiscard]] Code test(Op op, Code a, const std::vector<std::int64_t>& list, Type type = Type::integer) {
    a.push_back({static_cast<std::uint8_t>(op), static_cast<std::uint8_t>(type),
                 static_cast<std::uint16_t>(list.size()), pool(t_.constants, list).begin});
    return a;
  }
  [[nodiscard]] Code under_organ(Code a, const std::vector<OrganSelector>& organs) {
    a.push_back({static_cast<std::uint8_t>(Op::under_organ), 0, static_cast<std::uint16_t>(organs.size()),
                 pool(t_.selectors, organs).begin});
    return a;
  }
  // `norms`: permits and mandates that count as the approval, declared before.
  [[nodiscard]] Code approved(const std::vector<OrganSelector>& organs,
                              const std::vector<NormId>& norms = {}) {
    t_.approval_atoms.push_back({pool(t_.selectors, organs), pool(t_.norm_pool, norms)});
    return step(Op::approval, static_cast<std::uint32_t>(t_.approval_atoms.size() - 1));
  }
  [[nodiscard]] static Code set(FactId fact) { return step(Op::fact_set, fact.value); }

  [[nodiscard]] static Code previous(FactId fact) { return step(Op::previous_fact, fact.value); }
  [[nodiscard]] static Code previous(DefineId define) { return step(Op::previous_define, define.value); }
  [[nodiscard]] static Code previous_set(FactId fact) { return step(Op::previous_fact_set, fact.value); }
  [[nodiscard]] static Code listed(ListId list) { return step(Op::listed, list.value); }
  [[nodiscard]] static Code in_force(DocumentId id) { return step(Op::document_in_force, id.value); }
  [[nodiscard]] static Code in_force(ItemId id) { return step(Op::item_in_force, id.value); }
  // any_row, every_row, count_rows, sum_rows.
  [[nodiscard]] Code rows(Op op, SequenceId sequence, const Code& body, bool skips_first = false) {
    const Range code = pool(t_.code, body);
    t_.quantifiers.push_back({sequence, code, skips_first ? 1U : 0U});
    return step(op, static_cast<std::uint32_t>(t_.quantifiers.size() - 1));
  }

  // Of what has been declared so far; more may be declared for another Program.
  [[nodiscard]] Program build() const { return ProgramBuilder(*this).seal(); }

 private:
  static Code step(Op op, std::uint32_t arg) { return {{static_cast<std::uint8_t>(op), 0, 0, arg}}; }
  static std::int32_t days(const std::optional<Date>& date) { return date ? date->days : kNoDate; }
  static std::string first(std::string_view name) { return std::string(name.substr(0, name.find('/'))); }

  template <class Row>
  static Range pool(std::vector<Row>& rows, const std::vector<Row>& more) {
    const auto begin = static_cast<std::uint32_t>(rows.size());
    rows.insert(rows.end(), more.begin(), more.end());
    return {begin, static_cast<std::uint32_t>(rows.size())};
  }

  template <class Row>
  static std::size_t add(std::vector<Row>& rows, const Row& row) {
    rows.push_back(row);
    return rows.size() - 1;
  }

  static PeriodRow period(const DocumentRow& document, const NormSpec& spec) {
    return {document.effective, spec.last_day ? spec.last_day->days : document.last_day, document.known_from};
  }

  Text text(std::string_view text) { return append_text(t_.texts, text); }

  Name names_of(std::string_view name) {
    const std::size_t slash = name.find('/');
    const bool has_both = slash != std::string_view::npos;
    return {text(name.substr(0, slash)), text(has_both ? name.substr(slash + 1) : std::string_view())};
  }

  void add_name(NameKind kind, std::string_view name, std::size_t id) {
    names_[{static_cast<std::uint32_t>(kind), std::string(name)}] = static_cast<std::uint32_t>(id);
  }

  Name declare(std::string_view name, NameKind kind, std::size_t id) {
    const std::size_t slash = name.find('/');
    add_name(kind, name.substr(0, slash), id);
    if (slash != std::string_view::npos) {
      add_name(kind, name.substr(slash + 1), id);
    }
    return names_of(name);
  }

  template <class Id, class Row>
  static Range above(Id self, const std::vector<Id>& parents, const std::vector<Row>& rows,
                     std::vector<Id>& ids) {
    std::vector<Id> all{self};
    for (const Id parent : parents) {
      const Range range = rows[parent.index()].ancestors;
      all.insert(all.end(), ids.begin() + range.begin, ids.begin() + range.end);
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return pool(ids, all);
  }

  // One above the norms that count as an approval in the code, or in the defines it uses.
  std::uint8_t layer_above(const Code& code) const {
    std::uint8_t layer = 0;
    for (const Instruction& step : code) {
      if (static_cast<Op>(step.op) == Op::define) {
        layer = std::max(layer, layer_above(code_of(DefineId(step.arg))));
      } else if (static_cast<Op>(step.op) == Op::approval) {
        const Range range = t_.approval_atoms[step.arg].norms;
        for (std::uint32_t i = range.begin; i != range.end; ++i) {
          const std::uint8_t below = t_.norms[t_.norm_pool[i].index()].layer;
          layer = std::max(layer, static_cast<std::uint8_t>(below + 1));
        }
      }
    }
    return layer;
  }

  bool sees_action(const Code& code) const {
    return std::any_of(code.begin(), code.end(), [&](const Instruction& step) {
      const Op op = static_cast<Op>(step.op);
      return op == Op::action || (op == Op::define && sees_action(code_of(DefineId(step.arg))));
    });
  }

  Code code_of(DefineId define) const {
    const Range range = t_.defines[define.index()].code;
    return {t_.code.begin() + range.begin, t_.code.begin() + range.end};
  }

  ItemId item(const NormSpec& spec) {
    const std::string address = list_address_ + "." + spec.item;
    const auto [known, is_new] = items_.try_emplace(address, t_.items.size());
    if (!is_new) {
      return known->second;
    }
    ItemRow row;
    row.list = ListId(t_.lists.size() - 1);
    row.address = text(address);
    row.title = names_of(spec.title);
    row.basis_document = DocumentId(t_.documents.size() - 1);
    row.basis = text(spec.basis);
    row.period = PeriodId(add(t_.periods, period(t_.documents.back(), spec)));
    row.detail = ItemDetailId(add(t_.item_details, ItemDetailRow{names_of(spec.reason), {}, {}, {}}));
    row.mode = static_cast<std::uint8_t>(spec.item_mode.value_or(spec.mode));
    row.term = static_cast<std::uint8_t>(spec.term);
    t_.items.push_back(row);
    return ItemId(t_.items.size() - 1);
  }

  // Ids are the order of addresses, but a test declares first what comes first in precedence.
  void sort_items() {
    std::vector<std::size_t> order(t_.items.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const auto key = [&](std::size_t i) {
        return std::pair(t_.items[i].list, read_text(t_.texts, t_.items[i].address));
      };
      return key(a) < key(b);
    });
    std::vector<ItemRow> items;
    std::vector<ItemId> ids(order.size());
    for (const std::size_t old : order) {
      ids[old] = ItemId(items.size());
      items.push_back(t_.items[old]);
    }
    t_.items = std::move(items);
    for (NormRow& norm : t_.norms) {
      norm.item = ids[norm.item.index()];
    }
    for (Instruction& step : t_.code) {
      if (static_cast<Op>(step.op) == Op::item_in_force) {
        step.arg = ids[step.arg].value;
      }
    }
  }

  // Seals the tables; a test that builds an unsound program has no business going on.
  Program seal() {
    sort_items();
    for (std::size_t i = 0; i < t_.norms.size(); ++i) {
      auto& defeats = defeats_[NormId(i)];
      std::sort(defeats.begin(), defeats.end(),
                [](DefeatRow a, DefeatRow b) { return a.winner() < b.winner(); });
      t_.norms[i].defeaters = pool(t_.defeats, defeats);
      auto& pairs = pairs_[NormId(i)];
      std::sort(pairs.begin(), pairs.end(),
                [](const OpenPairRow& a, const OpenPairRow& b) { return a.rival < b.rival; });
      t_.norm_details[t_.norms[i].detail.index()].rivals = pool(t_.open_pairs, pairs);
    }
    for (const auto& [key, id] : names_) {
      t_.names.push_back({text(key.second), key.first, id});
    }
    LoadError error{};
    std::optional<Program> program = Program::seal(t_, nullptr, error);
    if (!program) {
      std::cerr << "unsound program: " << describe(error, Language::en) << '\n';
      std::abort();
    }
    return std::move(*program);
  }

  ProgramTables t_;
  std::string document_address_;
  std::string list_address_;
  std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> names_;
  std::map<std::string, ItemId> items_;
  std::map<NormId, std::vector<DefeatRow>> defeats_;
  std::map<NormId, std::vector<OpenPairRow>> pairs_;
};

}  // namespace qingdan::testing
