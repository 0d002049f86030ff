#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "cli/card.h"
#include "qingdan/explain.h"

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
        found[principle(defeat)].insert(item_of(defeat.winner));
    }
    return found;
  }

  // What it beats.
  [[nodiscard]] Relations defeated() const {
    Relations found;
    for (const NormRow& norm : program_.norms()) {
      for (const DefeatRow& defeat : defeaters_of(norm)) {
        if (item_of(defeat.winner) == item_) found[principle(defeat)].insert(norm.item);
      }
    }
    return found;
  }

  // What it is contested with: a pair may be written down on either side.
  [[nodiscard]] Relations rivals() const {
    Relations found;
    for (const NormRow& norm : program_.norms()) {
      for (const OpenPairRow& pair : Program::slice(norm.rivals, program_.open_pairs())) {
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
    return std::string(name(static_cast<Principle>(defeat.principle), language_));
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

std::string period(const Card& card, const NormRow& norm) {
  const auto day = [](std::int32_t days) { return to_string(Date{days}); };
  const bool starts = norm.first_day != kNoDate;
  const bool ends = norm.last_day != kNoDate;
  if (!starts && !ends) return {};
  if (!ends) return fmt::format(fmt::runtime(card.in({"自 {} 起", "from {}"})), day(norm.first_day));
  if (!starts) return fmt::format(fmt::runtime(card.in({"至 {} 止", "to {}"})), day(norm.last_day));
  return fmt::format(fmt::runtime(card.in({"{} 至 {}", "{} to {}"})), day(norm.first_day),
                     day(norm.last_day));
}

// The norms of one item differ in their matters alone.
void write_scope(Card& card, const Program& program, ItemId item) {
  std::vector<MatterId> matters;
  const NormRow* scope = nullptr;
  for (const NormRow& norm : program.norms()) {
    if (norm.item != item) continue;
    scope = &norm;
    if (std::find(matters.begin(), matters.end(), norm.matter) == matters.end())
      matters.push_back(norm.matter);
  }
  if (scope == nullptr) return;
  const auto slice = [](Range range, const auto& pool) { return Program::slice(range, pool); };
  card.field({"事项", "matters"}, card.names_of(program.matters(), std::span<const MatterId>(matters)));
  card.field({"作为", "as"}, card.names_of(program.roles(), slice(scope->roles, program.role_pool())));
  card.field({"来自", "from"}, card.names_of(slice(scope->from, program.selectors())));
  card.field({"对象", "to"},
             card.names_of(program.organ_kinds(), slice(scope->to, program.organ_kind_pool())));
  card.field({"适用于", "in"},
             card.names_of(program.regions(), slice(scope->regions, program.region_pool())));
  card.field({"可改用", "instead"},
             card.names_of(program.matters(), slice(scope->instead, program.matter_pool())));
  card.field({"期间", "in force"}, period(card, *scope));
}

}  // namespace

std::string item_card(const Program& program, ItemId item, Language language) {
  const ItemRow& row = program.items()[item.index()];
  Card card(program, language);
  card.line(0, card.named(row.address, row.title));
  card.field({"方式", "mode"}, name(static_cast<Mode>(row.mode), language));
  const Term term = static_cast<Term>(row.term);
  if (term != Term::matter) card.field({"要件", "term"}, name(term, language));
  write_scope(card, program, item);
  card.field({"依据", "basis"}, citation(program, item, language));
  card.field({"理由", "reason"}, program.text(row.reason, language));
  const Standing standing(program, item, language);
  write_relations(card, program, {"让位于", "yields to"}, standing.defeaters());
  write_relations(card, program, {"优先于", "prevails over"}, standing.defeated());
  write_relations(card, program, {"相持于", "contested with"}, standing.rivals());
  return card.text();
}

}  // namespace qingdan::cli
