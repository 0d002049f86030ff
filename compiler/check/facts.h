// Facts and values of facts.
#pragma once

#include <optional>

#include "check/draft.h"

namespace qingdan::check {

void draft_facts(Draft& draft, diagnostics::DiagnosticSink& sink);

// The keys of a count: 每村每年. Reports what is no key.
[[nodiscard]] std::uint32_t resolve_keys(const ast::Few<ast::Path>& per, diagnostics::DiagnosticSink& sink);

// A written value as a value of the fact; reports a wrong type, an unknown choice or name.
[[nodiscard]] std::optional<std::int64_t> resolve_value(const Draft& draft, FactId fact,
                                                        const ast::Operand& operand,
                                                        diagnostics::DiagnosticSink& sink);

[[nodiscard]] diagnostics::Phrase type_phrase(Type type);
// What was written, for messages: “截图”, a date, a text …
[[nodiscard]] diagnostics::Phrase operand_phrase(const ast::Operand& operand);
[[nodiscard]] std::optional<Type> literal_type(const ast::Literal& literal);
[[nodiscard]] std::optional<std::int64_t> find_choice(const model::Fact& fact, std::string_view text);
[[nodiscard]] diagnostics::Phrase choice_names(const model::Fact& fact);
// A text as its number among the texts that conditions mention; -1 for another.
[[nodiscard]] std::int64_t text_number(const model::Model& model, const std::string& text);

}  // namespace qingdan::check
