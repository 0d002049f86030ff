// A diagnostic as data: what is wrong, where, the other half, what to write. Text comes from the one
// table in kinds.def and is rendered later (render.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "source/source.h"

namespace qingdan::diagnostics {

enum class Severity : std::uint8_t { error, warning };

enum class Kind : std::uint16_t {
#define QD_DIAGNOSTIC(code, name, severity, zh, en, zh_label, en_label, zh_help, en_help) name,
#include "diagnostics/kinds.def"
#undef QD_DIAGNOSTIC
};

// A piece of a message. What comes from the user's file is the same in both languages.
struct Phrase {
  std::string zh;
  std::string en;

  Phrase() = default;
  Phrase(std::string text) : zh(text), en(std::move(text)) {}  // NOLINT: implicit on purpose
  Phrase(std::string_view text) : zh(text), en(text) {}        // NOLINT
  Phrase(const char* text) : zh(text), en(text) {}             // NOLINT
  Phrase(std::string chinese, std::string english) : zh(std::move(chinese)), en(std::move(english)) {}
};

// Another place that matters: the earlier declaration, the rule in the way.
struct Label {
  source::Span span;
  Phrase text;
};

struct Diagnostic {
  Kind kind{};
  source::Span span;
  std::vector<Phrase> args;  // for {0}, {1} … of the table's texts
  std::vector<Label> labels;
};

// The fixed facts of a kind, from kinds.def.
struct KindInfo {
  std::string_view code;  // "QD0107": stable for ever
  std::string_view name;
  Severity severity;
  std::string_view zh, en;              // message
  std::string_view zh_label, en_label;  // beside the carets; may be empty
  std::string_view zh_help, en_help;    // what to write instead; may be empty
};
[[nodiscard]] const KindInfo& info(Kind kind);
[[nodiscard]] std::vector<Kind> all_kinds();

}  // namespace qingdan::diagnostics
