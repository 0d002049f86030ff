#include "cli/item_card.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "qingdan/explain.h"
#include "qingdan/wrap.h"
#include "wire/words.h"

namespace qingdan::cli {
namespace {

// Other items, by the principle that decides between them and this one, or by who must rule.
using Relations = std::map<std::string, std::set<ItemId>>;

class CardWriter {
 public:
  CardWriter(const Program& program, ItemId item, Language language)
      : program_(program), item_(item), row_(program.items()[item.index()]), language_(language) {
    for (std::size_t i = 0; i < program.norms().size(); ++i) {
      if (program.norms()[i].item == item) own_.push_back(&program.norms()[i]);
    }
  }

  std::string write() {
    out_ = fmt::format("{} {}\n", program_.text(row_.address), title(item_));
    const Term term = static_cast<Term>(row_.term);
    field({"方式", "mode"}, {std::string(name(static_cast<Mode>(row_.mode), language_))});
    if (term != Term::matter) field({"要件", "term"}, {std::string(name(term, language_))});
    field({"事项", "matters"}, matters());
    write_scope();
    field({"期间", "in force"}, {period()});
    field({"依据", "basis"}, {citation(program_, item_, language_)});
    field({"理由", "reason"}, {std::string(program_.text(row_.reason, language_))});
    relations({"让位于", "yields to"}, defeaters());
    relations({"优先于", "prevails over"}, defeated());
    relations({"相持于", "contested with"}, rivals());
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string_view in(Words words) const { return words.in(language_); }
  [[nodiscard]] std::string title(ItemId item) const {
    const std::string_view text = program_.text(program_.items()[item.index()].title, language_);
    if (text.empty()) return {};
    return language_ == Language::zh ? fmt::format("“{}”", text) : fmt::format("‘{}’", text);
  }

  // "  label    one、two、…"; what does not fit goes on below. Nothing for no piece.
  void field(Words label, const std::vector<std::string>& pieces) {
    const std::string text = fmt::format("{}", fmt::join(pieces, in({"、", ", "})));
    if (text.empty()) return;
    constexpr std::size_t kHanging = 12;
    std::string line = "  " + std::string(in(label)) + " ";
    line.append(kHanging - std::min(kHanging, display_width(line)), ' ');
    append_wrapped(out_, line + text, kHanging);
  }

  [[nodiscard]] std::vector<std::string> matters() const {
    std::vector<std::string> names;
    for (const NormRow* norm : own_) {
      std::string text(program_.text(program_.matters()[norm->matter.index()].name, language_));
      if (std::find(names.begin(), names.end(), text) == names.end()) names.push_back(std::move(text));
    }
    return names;
  }

  template <class Row, class Id>
  [[nodiscard]] std::vector<std::string> names_of(std::span<const Row> rows, std::span<const Id> ids) const {
    std::vector<std::string> names;
    for (const Id id : ids) names.emplace_back(program_.text(rows[id.index()].name, language_));
    return names;
  }

  // The norms of one item differ in their matters alone.
  void write_scope() {
    if (own_.empty()) return;
    const NormRow& norm = *own_.front();
    field({"作为", "as"}, names_of(program_.roles(), Program::slice(norm.roles, program_.role_pool())));
    std::vector<std::string> from;
    for (const OrganSelector& selector : Program::slice(norm.from, program_.selectors())) {
      from.push_back(program_.selector_name(selector, language_));
    }
    field({"来自", "from"}, from);
    field({"对象", "to"},
          names_of(program_.organ_kinds(), Program::slice(norm.to, program_.organ_kind_pool())));
    field({"适用于", "in"},
          names_of(program_.regions(), Program::slice(norm.regions, program_.region_pool())));
    field({"可改用", "instead"},
          names_of(program_.matters(), Program::slice(norm.instead, program_.matter_pool())));
  }

  [[nodiscard]] std::string period() const {
    if (own_.empty()) return {};
    const NormRow& norm = *own_.front();
    const auto day = [](std::int32_t days) { return to_string(Date{days}); };
    const bool starts = norm.first_day != kNoDate;
    const bool ends = norm.last_day != kNoDate;
    if (!starts && !ends) return {};
    if (!ends) return fmt::format(fmt::runtime(in({"自 {} 起", "from {}"})), day(norm.first_day));
    if (!starts) return fmt::format(fmt::runtime(in({"至 {} 止", "to {}"})), day(norm.last_day));
    return fmt::format(fmt::runtime(in({"{} 至 {}", "{} to {}"})), day(norm.first_day), day(norm.last_day));
  }

  // The items that a word relates this one to, under each reason for it.
  void relations(Words label, const Relations& relations) {
    for (const auto& [why, items] : relations) {
      append_wrapped(out_, fmt::format(fmt::runtime(in({"  {}({}):", "  {} ({}):"})), in(label), why), 4);
      for (const ItemId item : items) {
        const std::string_view address = program_.text(program_.items()[item.index()].address);
        append_wrapped(out_, fmt::format("    {} {}", address, title(item)), 6);
      }
    }
  }

  [[nodiscard]] std::string principle(const DefeatRow& defeat) const {
    return std::string(name(static_cast<Principle>(defeat.principle), language_));
  }

  [[nodiscard]] ItemId item_of(NormId norm) const { return program_.norms()[norm.index()].item; }

  [[nodiscard]] Relations defeaters() const {
    Relations found;
    for (const NormRow* norm : own_) {
      for (const DefeatRow& defeat : Program::slice(norm->defeaters, program_.defeats())) {
        found[principle(defeat)].insert(item_of(defeat.winner));
      }
    }
    return found;
  }

  [[nodiscard]] Relations defeated() const {
    Relations found;
    for (const NormRow& norm : program_.norms()) {
      for (const DefeatRow& defeat : Program::slice(norm.defeaters, program_.defeats())) {
        if (item_of(defeat.winner) == item_) found[principle(defeat)].insert(norm.item);
      }
    }
    return found;
  }

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
  const ItemRow& row_;
  Language language_;
  std::vector<const NormRow*> own_;
  std::string out_;
};

}  // namespace

std::string item_card(const Program& program, ItemId item, Language language) {
  return CardWriter(program, item, language).write();
}

}  // namespace qingdan::cli
