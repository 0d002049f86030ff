#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "cli/card.h"
#include "qingdan/code.h"
#include "qingdan/explain.h"
#include "qingdan/request.h"
#include "wire/describe.h"

namespace qingdan::cli {
namespace {

// Other items, by the principle that decides between them and this one, or by who must rule.
using Relations = std::map<std::string, std::set<ItemId>>;

// How an item stands to the others.
class Standing {
 public:
  Standing(const Program& program, ItemId item, Language language)
      : program_(program), item_(item), language_(language) {}

  // What beats it.
  [[nodiscard]] Relations defeaters() const {
    Relations found;
    for (const NormRow& norm : program_.norms()) {
      if (norm.item != item_) continue;
      for (const DefeatRow& defeat : defeaters_of(norm))
        found[principle(defeat)].insert(item_of(defeat.winner()));
    }
    return found;
  }

  // What it beats.
  [[nodiscard]] Relations defeated() const {
    Relations found;
    for (const NormRow& norm : program_.norms()) {
      for (const DefeatRow& defeat : defeaters_of(norm)) {
        if (item_of(defeat.winner()) == item_) found[principle(defeat)].insert(norm.item);
      }
    }
    return found;
  }

  // What it is contested with: a pair may be written down on either side.
  [[nodiscard]] Relations rivals() const {
    Relations found;
    for (const NormRow& norm : program_.norms()) {
      for (const OpenPairRow& pair : Program::slice(program_.detail(norm).rivals, program_.open_pairs())) {
        const ItemId other = item_of(pair.rival);
        if (norm.item == item_) found[ruled_by(pair)].insert(other);
        if (other == item_) found[ruled_by(pair)].insert(norm.item);
      }
    }
    return found;
  }

 private:
  [[nodiscard]] std::span<const DefeatRow> defeaters_of(const NormRow& norm) const {
    return Program::slice(norm.defeaters, program_.defeats());
  }
  [[nodiscard]] ItemId item_of(NormId norm) const { return program_.norms()[norm.index()].item; }

  [[nodiscard]] std::string principle(const DefeatRow& defeat) const {
    return std::string(name(defeat.principle(), language_));
  }

  [[nodiscard]] std::string ruled_by(const OpenPairRow& pair) const {
    std::vector<std::string> rulers;
    for (const Organ organ : Program::slice(pair.rulers, program_.organs())) {
      rulers.push_back(program_.organ_name(organ, language_));
    }
    return language_ == Language::zh ? fmt::format("由 {} 裁定", fmt::join(rulers, "、"))
                                     : fmt::format("ruled by {}", fmt::join(rulers, ", "));
  }

  const Program& program_;
  ItemId item_;
  Language language_;
};

void write_relations(Card& card, const Program& program, Words label, const Relations& relations) {
  for (const auto& [why, items] : relations) {
    card.line(2, fmt::format(fmt::runtime(card.in({"{}({}):", "{} ({}):"})), card.in(label), why));
    for (const ItemId item : items) {
      const ItemRow& row = program.items()[item.index()];
      card.line(4, card.named(row.address, row.title));
    }
  }
}

std::string period(const Card& card, const PeriodRow& period) {
  const auto day = [](std::int32_t days) { return to_string(Date{days}); };
  const bool starts = period.first_day != kNoDate;
  const bool ends = period.last_day != kNoDate;
  if (!starts && !ends) return {};
  if (!ends) return fmt::format(fmt::runtime(card.in({"自 {} 起", "from {}"})), day(period.first_day));
  if (!starts) return fmt::format(fmt::runtime(card.in({"至 {} 止", "to {}"})), day(period.last_day));
  return fmt::format(fmt::runtime(card.in({"{} 至 {}", "{} to {}"})), day(period.first_day),
                     day(period.last_day));
}

// A step that has one value of its own: an organ-valued fact, the assigner, one organ.
std::string organ_of(const Card& card, const Program& program, std::span<const Instruction> code,
                     Language language) {
  if (code.empty()) return std::string(card.in({"交办机关", "the assigner"}));
  if (code.size() == 1) {
    const Instruction& step = code.front();
    if (static_cast<Op>(step.op) == Op::fact) {
      return std::string(program.text(program.facts()[step.arg].name, language));
    }
    if (static_cast<Op>(step.op) == Op::assigner) return organ_of(card, program, {}, language);
    if (static_cast<Op>(step.op) == Op::constant) {
      return program.organ_name(unpack_organ(program.constants()[step.arg]), language);
    }
  }
  return std::string(card.in({"条目所指的机关", "the body that the item points to"}));
}

// The counts that a limit looks at.
std::vector<std::string> counts_of(const Program& program, const NormRow& norm, Language language) {
  std::vector<std::string> counts;
  for (const CounterRow& counter : program.counters()) {
    const auto reads = [&](Range range) {
      const auto code = Program::slice(range, program.code());
      return std::any_of(code.begin(), code.end(), [&](const Instruction& step) {
        return static_cast<Op>(step.op) == Op::fact && FactId(step.arg) == counter.fact;
      });
    };
    if (reads(norm.when) || reads(program.detail(norm).condition)) {
      counts.push_back(wire::counter_text(program, counter, language));
    }
  }
  return counts;
}

// "form_report, within 5 working days of the event date".
std::string duty_text(const Card& card, const Program& program, const NormDetailRow& norm,
                      Language language) {
  if (norm.duty.is_none()) return {};
  std::string text(program.text(program.matters()[norm.duty.index()].name, language));
  if (norm.within == kNoTime) return text;
  const std::string_view since = norm.since.is_none()
                                     ? card.in({"发生日", "the event date"})
                                     : program.text(program.facts()[norm.since.index()].name, language);
  const Words form = norm.within_workdays != 0
                         ? Words{",{1} 起 {0} 个工作日内", ", within {0} working days of {1}"}
                         : Words{",{1} 起 {0} 日内", ", within {0} days of {1}"};
  return text + fmt::format(fmt::runtime(card.in(form)), norm.within, since);
}

// What only some modes have.
void write_effect(Card& card, const Program& program, const NormRow& row, Language language) {
  const NormDetailRow& norm = program.detail(row);
  if (!norm.sequence.is_none()) {
    std::string rows(program.text(program.sequences()[norm.sequence.index()].name, language));
    if (norm.each == 1) rows += card.in({",没有时不适用", ", and only where there is one"});
    if (norm.each == 2) rows += card.in({",从第二行起", ", from the second on"});
    card.field({"逐行", "row by row"}, rows);
  }
  card.field({"计数", "counts"}, counts_of(program, row, language));
  std::vector<std::string> substitutes;
  for (const Substitute& substitute : Program::slice(norm.substitutes, program.substitutes())) {
    substitutes.push_back(wire::substitute_name(program, substitute, language));
  }
  card.field({"可改用", "instead"}, substitutes);
  card.field({"义务", "duty"}, duty_text(card, program, norm, language));
  const bool is_find = static_cast<Mode>(row.mode) == Mode::find;
  const auto against = Program::slice(norm.against, program.code());
  if (is_find || !against.empty()) {
    card.field({"针对", "against"}, organ_of(card, program, against, language));
  }
}

template <class Id>
void add_new(std::vector<Id>& ids, Id id) {
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

// Of the matters and roles that it names, those that go by their marks and not by what they are called.
std::vector<std::string> marked(const Program& program, const std::vector<MatterId>& matters,
                                std::span<const RoleId> roles, Language language) {
  std::vector<std::string> names;
  const auto add = [&](const auto& row) {
    if (!row.marks.empty()) names.emplace_back(program.text(row.name, language));
  };
  for (const MatterId matter : matters) add(program.matters()[matter.index()]);
  for (const RoleId role : roles) add(program.roles()[role.index()]);
  return names;
}

// The norms of one item differ in their matters, and in whether they hold by analogy.
void write_scope(Card& card, const Program& program, ItemId item, Language language) {
  std::vector<MatterId> matters;
  std::vector<MatterId> like;
  const NormRow* scope = nullptr;
  const NormRow* by_analogy = nullptr;
  for (const NormRow& norm : program.norms()) {
    if (norm.item != item) continue;
    const bool is_by_analogy = program.detail(norm).by_analogy != 0;
    (is_by_analogy ? by_analogy : scope) = &norm;
    add_new(is_by_analogy ? like : matters, norm.matter);
  }
  if (scope == nullptr) return;
  const auto slice = [](Range range, const auto& pool) { return Program::slice(range, pool); };
  card.field({"事项", "matters"}, card.names_of(program.matters(), std::span<const MatterId>(matters)));
  if (by_analogy != nullptr) {
    card.field({"类推", "likewise"}, card.names_of(program.matters(), std::span<const MatterId>(like)));
    card.field({"类推裁定", "ruled by"},
               card.names_of(slice(program.detail(*by_analogy).rulers, program.selectors())));
  }
  const AudienceRow& audience = program.audiences()[scope->audience.index()];
  card.field({"作为", "as"}, card.names_of(program.roles(), slice(audience.roles, program.role_pool())));
  card.field({"认特征", "by marks"},
             marked(program, matters, slice(audience.roles, program.role_pool()), language));
  card.field({"来自", "from"}, card.names_of(slice(audience.from, program.selectors())));
  card.field({"对象", "to"},
             card.names_of(program.organ_kinds(), slice(audience.to, program.organ_kind_pool())));
  card.field({"适用于", "in"},
             card.names_of(program.regions(), slice(scope->regions, program.region_pool())));
  write_effect(card, program, *scope, language);
  card.field({"期间", "in force"}, period(card, program.periods()[scope->period.index()]));
}

}  // namespace

std::string item_card(const Program& program, ItemId item, Language language) {
  const ItemRow& row = program.items()[item.index()];
  Card card(program, language);
  card.line(0, card.named(row.address, row.title));
  card.field({"方式", "mode"}, name(static_cast<Mode>(row.mode), language));
  const Term term = static_cast<Term>(row.term);
  if (term != Term::matter) card.field({"要件", "term"}, name(term, language));
  write_scope(card, program, item, language);
  card.field({"需要", "needs"}, card.names_of(program.materials(), Program::slice(program.detail(row).needs,
                                                                                  program.material_pool())));
  card.field({"步骤", "steps"}, program.text(program.detail(row).steps));
  card.field({"式样", "template"}, program.text(program.detail(row).form));
  card.field({"依据", "basis"}, citation(program, item, language));
  card.field({"理由", "reason"}, program.text(program.detail(row).reason, language));
  const Standing standing(program, item, language);
  write_relations(card, program, {"让位于", "yields to"}, standing.defeaters());
  write_relations(card, program, {"优先于", "prevails over"}, standing.defeated());
  write_relations(card, program, {"相持于", "contested with"}, standing.rivals());
  return card.text();
}

}  // namespace qingdan::cli
