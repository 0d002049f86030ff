// Problem: what is wrong with a request, as data. Errors refuse the request; warnings say what was taken
// as unknown or ignored. Texts come from the one table in problems.def.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wire/words.h"

namespace qingdan::wire {

enum class ProblemKind : std::uint8_t {
#define QD_PROBLEM(code, name, severity, zh, en, zh_help, en_help) name,
#include "wire/problems.def"
#undef QD_PROBLEM
};

// A piece of a message. What comes from the request is the same in both languages.
struct Argument {
  std::string zh;
  std::string en;

  Argument(std::string text) : zh(text), en(std::move(text)) {}
  Argument(Words words) : zh(words.zh), en(words.en) {}
};

struct Problem {
  ProblemKind kind{};
  std::string pointer;         // JSON Pointer to the place; empty = the whole request
  std::vector<Argument> args;  // for {0}, {1} … of the table's texts
  std::string suggestion;      // did you mean …; may be empty
};

struct ProblemInfo {
  std::string_view code;  // "QD0901": stable for ever
  bool is_error = false;
  Words text;
  Words help;  // what to send instead; may be empty
};
[[nodiscard]] const ProblemInfo& info(ProblemKind kind);
// By its code; null if there is none.
[[nodiscard]] const ProblemInfo* find_problem(std::string_view code);

// A template of the table with {0} … filled in.
[[nodiscard]] std::string fill(std::string_view text, const std::vector<Argument>& args, Language language);
// One sentence without a full stop; the suggestion follows after a semicolon.
[[nodiscard]] std::string message(const Problem& problem, Language language);
// A text from a request, cut to a length that fits into a message.
[[nodiscard]] std::string excerpt(std::string_view text);

}  // namespace qingdan::wire
