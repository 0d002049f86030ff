// Names and what they mean: one table for each kind of thing, and the errors for names that nothing bears.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ast/ast.h"
#include "diagnostics/sink.h"
#include "model/model.h"

namespace qingdan::check {

// Text (any spelling or alias) → row.
class NameTable {
 public:
  // False if the text already means another row.
  bool add(const std::string& text, std::uint32_t row);
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const;
  // In byte order.
  [[nodiscard]] std::vector<std::string_view> texts() const;

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> rows_;
};

// Chinese and English form of a declared name or title: two are taken in that order, one by its script.
[[nodiscard]] model::Names names_of(const ast::Declared& declared);
[[nodiscard]] model::Names names_of(const ast::Boxed<ast::Title>& title);

// Reports an unknown name: with the nearest declared one, or the space missing after a keyword.
void report_unknown(const diagnostics::Phrase& what, const ast::Name& name,
                    const std::vector<std::string_view>& candidates, diagnostics::DiagnosticSink& sink);

// A fixed word (vocabulary.def) behind a label; reports the words that may stand there.
template <class Enum>
[[nodiscard]] std::optional<Enum> resolve_word(ast::Keyword label, const ast::Path& path,
                                               diagnostics::DiagnosticSink& sink);

[[nodiscard]] diagnostics::Phrase all_words(std::size_t count,
                                            std::string_view (*name)(std::size_t, Language));

void report_unknown_word(ast::Keyword label, const ast::Path& path, const diagnostics::Phrase& allowed,
                         diagnostics::DiagnosticSink& sink);

template <class Enum>
std::optional<Enum> resolve_word(ast::Keyword label, const ast::Path& path,
                                 diagnostics::DiagnosticSink& sink) {
  const auto value = parse_word<Enum>(path.text());
  if (!value) {
    report_unknown_word(label, path,
                        all_words(word_count<Enum>(),
                                  [](std::size_t i, Language l) { return name(static_cast<Enum>(i), l); }),
                        sink);
  }
  return value;
}

}  // namespace qingdan::check
