#include <fmt/format.h>

#include <algorithm>

#include "cli/card.h"
#include "qingdan/explain.h"
#include "wire/describe.h"

namespace qingdan::cli {
namespace {

std::string both_names(const Program& program, const Name& name) {
  const std::string_view zh = program.text(name.zh);
  const std::string_view en = program.text(name.en);
  if (zh.empty() || en.empty() || zh == en) return std::string(zh.empty() ? en : zh);
  return fmt::format("{} / {}", zh, en);
}

std::string day(std::int32_t days) { return to_string(Date{days}); }

// What it counts as where a request does not give it.
std::string when_missing(const Card& card, const Program& program, FactId id, Language language) {
  const FactRow& fact = program.facts()[id.index()];
  if (fact.open != 0) return std::string(card.in({"未知", "unknown"}));
  std::vector<std::string> values;
  for (const std::int64_t value : Program::slice(fact.default_values, program.constants())) {
    values.push_back(value_text(program, id, value, language));
  }
  if (values.empty()) return std::string(card.in({"无", "none"}));
  return fmt::format("{}", fmt::join(values, card.in({"、", ", "})));
}

std::string type_of(const Card& card, const FactRow& fact, Language language) {
  std::string text(name(static_cast<Type>(fact.type), language));
  if (fact.many != 0) text += card.in({",可有多个", ", several"});
  return text;
}

void write_fact(Card& card, const Program& program, FactId id, Language language) {
  const FactRow& fact = program.facts()[id.index()];
  card.line(0, both_names(program, fact.name));
  card.field({"事实", "fact"}, type_of(card, fact, language));
  std::vector<std::string> values;
  for (const ChoiceRow& choice : Program::slice(fact.choices, program.choices())) {
    values.emplace_back(program.text(choice.name, language));
  }
  card.field({"取值", "values"}, values);
  if (!fact.sequence.is_none()) {
    card.field({"各行属于", "in rows of"},
               program.text(program.sequences()[fact.sequence.index()].name, language));
  }
  card.field({"来源", "source"}, name(static_cast<FactSource>(fact.source), language));
  card.field({"不写时", "left out"}, when_missing(card, program, id, language));
  for (const CounterRow& counter : program.counters()) {
    if (counter.fact == id) card.field({"计数", "counts"}, wire::counter_text(program, counter, language));
  }
}

void write_sequence(Card& card, const Program& program, SequenceId id, Language language) {
  const SequenceRow& row = program.sequences()[id.index()];
  card.line(0, both_names(program, row.name));
  card.field({"序列", "sequence"}, program.text(row.title, language));
  if (row.term != kAny) card.field({"要件", "term"}, name(static_cast<Term>(row.term), language));
  std::vector<std::string> facts;
  for (const FactRow& fact : program.facts()) {
    if (fact.sequence == id) facts.emplace_back(program.text(fact.name, language));
  }
  card.field({"各行有", "each has"}, facts);
  card.field({"不写时", "left out"},
             row.open != 0 ? card.in({"未知", "unknown"}) : card.in({"没有", "no rows"}));
}

// The items that name it as what to use instead.
void write_uses(Card& card, const Program& program, Substitute::Kind kind, std::uint32_t id) {
  std::vector<ItemId> items;
  for (const NormRow& norm : program.norms()) {
    const auto substitutes = Program::slice(program.detail(norm).substitutes, program.substitutes());
    const bool is_named = std::any_of(substitutes.begin(), substitutes.end(), [&](const Substitute& one) {
      return one.kind == kind && one.id == id;
    });
    if (is_named && std::find(items.begin(), items.end(), norm.item) == items.end()) {
      items.push_back(norm.item);
    }
  }
  if (items.empty()) return;
  card.line(2, std::string(card.in({"可改用它的条目:", "items that it answers:"})));
  for (const ItemId item : items) {
    const ItemRow& row = program.items()[item.index()];
    card.line(4, card.named(row.address, row.title));
  }
}

void write_material(Card& card, const Program& program, MaterialId id, Language language) {
  const MaterialRow& row = program.materials()[id.index()];
  card.line(0, both_names(program, row.name));
  card.field({"资料", "material"}, name(static_cast<Term>(row.term), language));
  std::vector<MaterialId> above;
  for (const MaterialId material : Program::slice(row.ancestors, program.material_pool())) {
    if (material != id) above.push_back(material);
  }
  card.field({"属于", "under"}, card.names_of(program.materials(), std::span<const MaterialId>(above)));
  write_uses(card, program, Substitute::Kind::material, id.value);
}

void write_register(Card& card, const Program& program, RegisterId id, Language language) {
  const RegisterRow& row = program.registers()[id.index()];
  card.line(0, both_names(program, row.name));
  card.field({"数据源", "register"},
             row.live_from == kNoDate
                 ? std::string(card.in({"没有启用日", "no day from which it is live"}))
                 : fmt::format(fmt::runtime(card.in({"自 {} 起启用", "live from {}"})), day(row.live_from)));
  if (!row.fact.is_none()) {
    card.field({"查得到", "answers"}, program.text(program.facts()[row.fact.index()].name, language));
  }
  write_uses(card, program, Substitute::Kind::register_, id.value);
}

}  // namespace

std::string name_cards(const Program& program, std::string_view name, Language language) {
  std::vector<std::string> cards;
  const auto add = [&](const auto& id, auto write) {
    if (id.is_none()) return;
    Card card(program, language);
    write(card, program, id, language);
    cards.push_back(card.text());
  };
  add(program.find_sequence(name), write_sequence);
  add(program.find_register(name), write_register);
  add(program.find_fact(name), write_fact);
  add(program.find_material(name), write_material);
  return fmt::format("{}", fmt::join(cards, "\n"));
}

}  // namespace qingdan::cli
