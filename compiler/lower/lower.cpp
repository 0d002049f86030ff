#include "lower/lower.h"

#include <algorithm>

#include "lower/code.h"
#include "lower/pools.h"

namespace qingdan::lower {
namespace {

using model::Model;

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) {
    all += (all.empty() ? "" : "、") + text;
  }
  return all;
}

std::int32_t day(const std::optional<Date>& date) { return date ? date->days : kNoDate; }

class Writer {
 public:
  Writer(const Model& model, const precedence::Precedence& precedence, const graph::RuleGraph& graph)
      : model_(model),
        precedence_(precedence),
        graph_(graph),
        texts_(tables_.texts),
        organs_(tables_.organs),
        selectors_(tables_.selectors),
        regions_(tables_.region_pool),
        kinds_(tables_.organ_kind_pool),
        matters_(tables_.matter_pool),
        roles_(tables_.role_pool),
        norms_(tables_.norm_pool),
        materials_(tables_.material_pool),
        substitutes_(tables_.substitutes),
        periods_(tables_.periods),
        audiences_(tables_.audiences),
        norm_details_(tables_.norm_details),
        item_details_(tables_.item_details),
        constants_(tables_.constants),
        code_(model, tables_) {}

  ProgramTables write();

 private:
  void write_world();
  void write_matters();
  void write_catalogue();
  void write_calendars();
  void write_facts();
  void write_documents();
  void write_items();
  void write_norms();
  void write_norm(NormId old);
  NormDetailRow detail_of(const model::Norm& norm, Range rivals);
  void write_precedence();
  void write_approvals();
  void write_names();
  void add_name(NameKind kind, const std::string& text, std::size_t id);
  void add_names(NameKind kind, const model::Names& names, std::size_t id);
  void add_addresses(NameKind kind, const model::Names& document, const std::string& rest, std::size_t id);

  const Model& model_;
  const precedence::Precedence& precedence_;
  const graph::RuleGraph& graph_;
  std::vector<NormId> new_id_;  // of each norm of the model
  ProgramTables tables_;
  TextPool texts_;
  ListPool<Organ> organs_;
  ListPool<OrganSelector> selectors_;
  ListPool<RegionId> regions_;
  ListPool<OrganKindId> kinds_;
  ListPool<MatterId> matters_;
  ListPool<RoleId> roles_;
  ListPool<NormId> norms_;
  ListPool<MaterialId> materials_;
  ListPool<Substitute> substitutes_;
  RowPool<PeriodRow, PeriodId> periods_;
  RowPool<AudienceRow, AudienceId> audiences_;
  RowPool<NormDetailRow, NormDetailId> norm_details_;
  RowPool<ItemDetailRow, ItemDetailId> item_details_;
  ListPool<std::int64_t> constants_;
  CodeWriter code_;
};

ProgramTables Writer::write() {
  new_id_.resize(model_.norms.size());
  for (std::size_t place = 0; place < graph_.evaluation_order.size(); ++place) {
    new_id_[graph_.evaluation_order[place].index()] = NormId(place);
  }
  // Row 0 of these says nothing.
  norm_details_.add({});
  item_details_.add({});
  write_world();
  write_matters();
  write_catalogue();
  write_calendars();
  write_facts();
  write_documents();
  write_items();
  write_norms();
  write_precedence();
  write_approvals();
  write_names();
  return std::move(tables_);
}

void Writer::write_world() {
  for (const model::Region& region : model_.regions) {
    tables_.regions.push_back({texts_.add(region.names), region.parent,
                               static_cast<std::uint32_t>(region.level), regions_.add(region.succeeds),
                               day(region.since), 0, 0});
  }
  for (const model::OrganKind& kind : model_.organ_kinds) {
    tables_.organ_kinds.push_back({texts_.add(kind.names), kinds_.add(kind.ancestors), kind.levels,
                                   kind.outside ? 1U : 0U, kinds_.add(kind.succeeds), day(kind.since)});
  }
  for (const std::string& text : model_.texts) {
    tables_.text_constants.push_back(texts_.add(text));
  }
}

void Writer::write_matters() {
  for (std::size_t i = 0; i < model_.matters.size(); ++i) {
    const model::Matter& matter = model_.matters[i];
    tables_.matters.push_back({texts_.add(matter.names),
                               matters_.add(matter.ancestors),
                               {},
                               code_.add(matter.marks),
                               static_cast<std::uint32_t>(matter.kind)});
    if (!matter.marks.is_none()) {
      tables_.marked_matters.emplace_back(i);
    }
  }
  for (const model::Role& role : model_.roles) {
    tables_.roles.push_back({texts_.add(role.names), code_.add(role.marks), role.changeable ? 1U : 0U});
  }
}

void Writer::write_catalogue() {
  for (const model::Sequence& sequence : model_.sequences) {
    tables_.sequences.push_back({texts_.add(sequence.names), texts_.add(sequence.title), sequence.label,
                                 sequence.term ? static_cast<std::uint32_t>(*sequence.term) : kAny,
                                 sequence.open ? 1U : 0U});
  }
  for (const model::Material& material : model_.materials) {
    tables_.materials.push_back({texts_.add(material.names), materials_.add(material.ancestors),
                                 static_cast<std::uint32_t>(material.term)});
  }
  for (const model::Register& row : model_.registers) {
    tables_.registers.push_back({texts_.add(row.names), row.fact, day(row.live_from)});
  }
  for (std::size_t i = 0; i < model_.facts.size(); ++i) {
    if (const auto& counter = model_.facts[i].counter) {
      tables_.counters.push_back({FactId(i), counter->matter, counter->keys});
    }
  }
  for (const model::Quantifier& quantifier : model_.quantifiers) {
    tables_.quantifiers.push_back(
        {quantifier.sequence, code_.add(quantifier.body), quantifier.skips_first ? 1U : 0U});
  }
}

// Calendars that touch are one stretch.
void Writer::write_calendars() {
  const auto is_workday = [](const model::Calendar& calendar, Date date) {
    constexpr int kThursday = 3;  // 1970-01-01, counted from Monday
    const int weekday = ((date.days + kThursday) % 7 + 7) % 7;
    const auto holds = [&](const std::vector<Date>& days) {
      return std::binary_search(days.begin(), days.end(), date);
    };
    return holds(calendar.makeup_days) || (weekday < 5 && !holds(calendar.holidays));
  };
  auto& counts = tables_.workday_counts;
  for (const model::Calendar& calendar : model_.calendars) {
    const bool touches =
        !tables_.calendars.empty() && tables_.calendars.back().last_day + 1 == calendar.first.days;
    if (!touches) {
      CalendarRow row;
      row.first_day = calendar.first.days;
      row.counts.begin = static_cast<std::uint32_t>(counts.size());
      counts.push_back(0);
      tables_.calendars.push_back(row);
    }
    for (Date date = calendar.first; date <= calendar.last; ++date.days) {
      counts.push_back(counts.back() + (is_workday(calendar, date) ? 1U : 0U));
    }
    tables_.calendars.back().last_day = calendar.last.days;
    tables_.calendars.back().counts.end = static_cast<std::uint32_t>(counts.size());
  }
}

void Writer::write_facts() {
  for (const model::Fact& fact : model_.facts) {
    FactRow row;
    row.name = texts_.add(fact.names);
    row.choices.begin = static_cast<std::uint32_t>(tables_.choices.size());
    for (const model::Names& choice : fact.choices) {
      tables_.choices.push_back({texts_.add(choice)});
    }
    row.choices.end = static_cast<std::uint32_t>(tables_.choices.size());
    row.default_values = constants_.add(fact.default_values);
    row.type = static_cast<std::uint8_t>(fact.type);
    row.many = fact.many ? 1 : 0;
    row.open = fact.open ? 1 : 0;
    row.changeable = fact.changeable ? 1 : 0;
    row.source = static_cast<std::uint8_t>(fact.source);
    row.term = static_cast<std::uint8_t>(fact.term);
    row.sequence = fact.sequence;
    tables_.facts.push_back(row);
  }
  std::vector<std::uint32_t> depth;
  for (const model::Define& define : model_.defines) {
    const Range code = code_.add(define.expr);
    std::uint32_t below = 0;
    for (std::uint32_t i = code.begin; i < code.end; ++i) {
      const Op op = static_cast<Op>(tables_.code[i].op);
      if (op == Op::define || op == Op::previous_define) {
        below = std::max(below, depth[tables_.code[i].arg] + 1);
      }
    }
    depth.push_back(below);
    tables_.defines.push_back({texts_.add(define.names), code, below, define.sequence});
  }
}

void Writer::write_documents() {
  for (const model::Document& document : model_.documents) {
    DocumentRow row;
    row.name = texts_.add(document.names);
    row.title = texts_.add(document.title);
    row.number = texts_.add(document.number);
    row.issuers = organs_.add(document.issuers);
    row.adopted = day(document.adopted);
    row.published = day(document.published);
    row.known_from = day(document.known_from);
    row.effective = day(document.effective);
    row.last_day = day(document.last_day);
    row.chain = static_cast<std::uint8_t>(document.chain);
    row.rank = static_cast<std::uint8_t>(document.rank);
    tables_.documents.push_back(row);
  }
  for (const model::List& list : model_.lists) {
    ListRow row;
    row.document = list.document;
    row.address = texts_.add(list.address);
    row.title = texts_.add(list.title);
    row.regions = regions_.add(list.regions);
    row.roles = roles_.add(list.roles);
    row.refer_to = selectors_.add(list.refer_to);
    row.matter_kinds = list.matter_kinds;
    row.kind = static_cast<std::uint8_t>(list.kind);
    row.unlisted = static_cast<std::uint8_t>(list.unlisted);
    tables_.lists.push_back(row);
  }
}

void Writer::write_items() {
  for (const model::Item& item : model_.items) {
    ItemRow row;
    row.list = item.list;
    row.address = texts_.add(item.address);
    row.title = texts_.add(item.title);
    row.basis_document = item.basis_document;
    row.basis = texts_.add(item.basis);
    row.detail = item_details_.add({texts_.add(item.reason), texts_.add(joined(item.steps)),
                                    texts_.add(item.form), materials_.add(item.needs)});
    row.period = periods_.add({day(item.first_day), day(item.last_day), day(item.known_from)});
    row.mode = static_cast<std::uint8_t>(item.mode);
    row.term = static_cast<std::uint8_t>(item.term);
    tables_.items.push_back(row);
  }
}

void Writer::write_norms() {
  for (const NormId old : graph_.evaluation_order) {
    write_norm(old);
  }
}

void Writer::write_norm(NormId old) {
  const model::Norm& norm = model_.norms[old.index()];
  NormRow row;
  row.item = norm.item;
  row.matter = norm.matter;
  row.audience = audiences_.add(
      {roles_.add(norm.roles), selectors_.add(norm.from), kinds_.add(norm.to), norm.sees_action ? 1U : 0U});
  row.period = periods_.add({day(norm.first_day), day(norm.last_day), day(norm.known_from)});
  row.regions = regions_.add(norm.regions);
  row.when = code_.add(norm.when);
  row.unless = code_.add(norm.unless);
  row.mode = static_cast<std::uint8_t>(norm.mode);
  row.term = static_cast<std::uint8_t>(norm.term);
  row.layer = static_cast<std::uint8_t>(graph_.approval_layers[old.index()]);
  tables_.norms.push_back(row);
}

NormDetailRow Writer::detail_of(const model::Norm& norm, Range rivals) {
  NormDetailRow row;
  row.substitutes = substitutes_.add(norm.substitutes);
  row.by_approval = code_.add(norm.by_approval);
  row.condition = code_.add(norm.condition);
  row.done = code_.add(norm.done);
  row.against = code_.add(norm.against);
  row.rulers = selectors_.add(norm.rulers);
  row.rivals = rivals;
  row.sequence = norm.sequence;
  row.duty = norm.duty;
  row.since = norm.since;
  row.within = norm.within ? static_cast<std::int32_t>(*norm.within) : kNoTime;
  row.within_workdays = norm.within_workdays ? 1 : 0;
  row.each = !norm.each ? 0 : norm.skips_first ? 2 : 1;
  row.by_analogy = norm.by_analogy ? 1 : 0;
  return row;
}

void Writer::write_precedence() {
  std::vector<std::vector<DefeatRow>> defeaters(model_.norms.size());
  for (const precedence::Defeat& defeat : precedence_.defeats) {
    defeaters[new_id_[defeat.loser.index()].index()].push_back(
        defeat_row(new_id_[defeat.winner.index()], defeat.principle));
  }
  std::vector<std::vector<OpenPairRow>> rivals(model_.norms.size());
  for (const precedence::OpenPair& pair : precedence_.open_pairs) {
    const Range rulers = organs_.add(pair.rulers);
    const NormId a = new_id_[pair.first.index()];
    const NormId b = new_id_[pair.second.index()];
    rivals[a.index()].push_back({b, rulers});
    rivals[b.index()].push_back({a, rulers});
  }
  for (std::size_t i = 0; i < tables_.norms.size(); ++i) {
    auto& winners = defeaters[i];
    std::sort(winners.begin(), winners.end(),
              [](DefeatRow a, DefeatRow b) { return a.winner() < b.winner(); });
    if (!winners.empty()) {
      tables_.norms[i].defeaters.begin = static_cast<std::uint32_t>(tables_.defeats.size());
      tables_.defeats.insert(tables_.defeats.end(), winners.begin(), winners.end());
      tables_.norms[i].defeaters.end = static_cast<std::uint32_t>(tables_.defeats.size());
    }
    auto& pairs = rivals[i];
    std::sort(pairs.begin(), pairs.end(),
              [](const OpenPairRow& a, const OpenPairRow& b) { return a.rival < b.rival; });
    Range range;
    if (!pairs.empty()) {
      range.begin = static_cast<std::uint32_t>(tables_.open_pairs.size());
      tables_.open_pairs.insert(tables_.open_pairs.end(), pairs.begin(), pairs.end());
      range.end = static_cast<std::uint32_t>(tables_.open_pairs.size());
    }
    tables_.norms[i].detail =
        norm_details_.add(detail_of(model_.norms[graph_.evaluation_order[i].index()], range));
  }
}

void Writer::write_approvals() {
  const std::vector<std::vector<NormId>> approving = graph::approving_norms(model_);
  for (std::size_t atom = 0; atom < model_.approval_atoms.size(); ++atom) {
    std::vector<NormId> norms;
    for (const NormId old : approving[atom]) {
      norms.push_back(new_id_[old.index()]);
    }
    std::sort(norms.begin(), norms.end());
    tables_.approval_atoms.push_back({selectors_.add(model_.approval_atoms[atom].organs), norms_.add(norms)});
  }
}

void Writer::add_name(NameKind kind, const std::string& text, std::size_t id) {
  if (!text.empty()) {
    tables_.names.push_back(
        {texts_.add(text), static_cast<std::uint32_t>(kind), static_cast<std::uint32_t>(id)});
  }
}

void Writer::add_names(NameKind kind, const model::Names& names, std::size_t id) {
  add_name(kind, names.zh, id);
  if (names.en != names.zh) {
    add_name(kind, names.en, id);
  }
}

// A list is found under either name of its document.
void Writer::add_addresses(NameKind kind, const model::Names& document, const std::string& rest,
                           std::size_t id) {
  for (const std::string* name : {&document.zh, &document.en}) {
    if (!name->empty() && (name == &document.zh || document.en != document.zh)) {
      add_name(kind, *name + "." + rest, id);
    }
  }
}

void Writer::write_names() {
  const auto add_table = [&](NameKind kind, const auto& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      add_names(kind, rows[i].names, i);
    }
  };
  add_table(NameKind::region, model_.regions);
  add_table(NameKind::organ_kind, model_.organ_kinds);
  add_table(NameKind::matter, model_.matters);
  add_table(NameKind::role, model_.roles);
  add_table(NameKind::fact, model_.facts);
  add_table(NameKind::document, model_.documents);
  add_table(NameKind::sequence, model_.sequences);
  add_table(NameKind::material, model_.materials);
  add_table(NameKind::register_, model_.registers);
  for (std::size_t i = 0; i < model_.materials.size(); ++i) {
    for (const std::string& alias : model_.materials[i].aliases) {
      add_name(NameKind::material, alias, i);
    }
  }
  for (std::size_t i = 0; i < model_.matters.size(); ++i) {
    for (const std::string& alias : model_.matters[i].aliases) {
      add_name(NameKind::matter, alias, i);
    }
  }
  for (std::size_t i = 0; i < model_.lists.size(); ++i) {
    const model::List& list = model_.lists[i];
    add_addresses(NameKind::list, model_.documents[list.document.index()].names, list.code, i);
  }
  const auto text = [&](const NameRow& row) { return texts_.text(row.text); };
  std::sort(tables_.names.begin(), tables_.names.end(), [&](const NameRow& a, const NameRow& b) {
    return a.kind != b.kind ? a.kind < b.kind : text(a) < text(b);
  });
  const auto same = [&](const NameRow& a, const NameRow& b) {
    return a.kind == b.kind && text(a) == text(b);
  };
  tables_.names.erase(std::unique(tables_.names.begin(), tables_.names.end(), same), tables_.names.end());
}

}  // namespace

ProgramTables lower(const Model& model, const precedence::Precedence& precedence,
                    const graph::RuleGraph& graph) {
  return Writer(model, precedence, graph).write();
}

}  // namespace qingdan::lower
