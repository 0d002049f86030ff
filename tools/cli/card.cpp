#include "cli/card.h"

#include <fmt/format.h>

#include <algorithm>

#include "qingdan/wrap.h"

namespace qingdan::cli {

std::string Card::named(Text address, const Name& title) const {
  const std::string_view text = program_.text(title, language_);
  const std::string_view place = program_.text(address);
  if (text.empty()) return std::string(place);
  return fmt::format(fmt::runtime(in({"{} “{}”", "{} ‘{}’"})), place, text);
}

std::vector<std::string> Card::names_of(std::span<const OrganSelector> selectors) const {
  std::vector<std::string> names;
  for (const OrganSelector& selector : selectors) {
    names.push_back(program_.selector_name(selector, language_));
  }
  return names;
}

void Card::line(std::size_t indent, const std::string& text) {
  append_wrapped(text_, std::string(indent, ' ') + text, indent + 2);
}

void Card::field(Words label, const std::vector<std::string>& pieces) {
  field(label, fmt::format("{}", fmt::join(pieces, in({"、", ", "}))));
}

void Card::field(Words label, std::string_view text) {
  if (text.empty()) return;
  constexpr std::size_t kHanging = 12;
  std::string labelled = fmt::format("  {} ", in(label));
  labelled.append(kHanging - std::min(kHanging, display_width(labelled)), ' ');
  append_wrapped(text_, labelled.append(text), kHanging);
}

}  // namespace qingdan::cli
