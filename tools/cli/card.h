// Card: what there is to know of one item, list or declaration of a program, as labelled lines of 80
// columns.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "qingdan/program.h"
#include "wire/words.h"

namespace qingdan::cli {

[[nodiscard]] std::string item_card(const Program& program, ItemId item, Language language);
[[nodiscard]] std::string list_card(const Program& program, ListId list, Language language);
// Of the sequence, the register, the fact and the material that bear this name, one after the other; empty
// if there is none.
[[nodiscard]] std::string name_cards(const Program& program, std::string_view name, Language language);

// A card as it is being written.
class Card {
 public:
  Card(const Program& program, Language language) : program_(program), language_(language) {}

  [[nodiscard]] std::string_view in(Words words) const { return words.in(language_); }
  // Its address and its title in quotation marks.
  [[nodiscard]] std::string named(Text address, const Name& title) const;
  template <class Row, class Id>
  [[nodiscard]] std::vector<std::string> names_of(std::span<const Row> rows, std::span<const Id> ids) const {
    std::vector<std::string> names;
    for (const Id id : ids) {
      if (id.index() < rows.size()) names.emplace_back(program_.text(rows[id.index()].name, language_));
    }
    return names;
  }
  [[nodiscard]] std::vector<std::string> names_of(std::span<const OrganSelector> selectors) const;

  void line(std::size_t indent, const std::string& text);
  // "  label    one、two、…"; what does not fit goes on below. Nothing if there is nothing to say.
  void field(Words label, const std::vector<std::string>& pieces);
  void field(Words label, std::string_view text);

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  const Program& program_;
  Language language_;
  std::string text_;
};

}  // namespace qingdan::cli
