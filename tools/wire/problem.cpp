#include "wire/problem.h"

#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace qingdan::wire {
namespace {

constexpr bool error = true;
constexpr bool warning = false;

constexpr ProblemInfo kProblems[] = {
#define QD_PROBLEM(code, name, severity, zh, en, zh_help, en_help) \
  {code, severity, {zh, en}, {zh_help, en_help}},
#include "wire/problems.def"
#undef QD_PROBLEM
};

constexpr std::size_t kMaxExcerpt = 90;  // bytes

}  // namespace

const ProblemInfo& info(ProblemKind kind) { return kProblems[static_cast<std::size_t>(kind)]; }

const ProblemInfo* find_problem(std::string_view code) {
  const auto* found = std::find_if(std::begin(kProblems), std::end(kProblems),
                                   [&](const ProblemInfo& problem) { return problem.code == code; });
  return found == std::end(kProblems) ? nullptr : found;
}

std::string fill(std::string_view text, const std::vector<Argument>& args, Language language) {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const Argument& argument : args) store.push_back(language == Language::zh ? argument.zh : argument.en);
  return fmt::vformat(text, store);
}

std::string message(const Problem& problem, Language language) {
  std::string text = fill(info(problem.kind).text.in(language), problem.args, language);
  if (!problem.suggestion.empty()) {
    text += language == Language::zh ? fmt::format(";是否指“{}”?", problem.suggestion)
                                     : fmt::format("; did you mean ‘{}’?", problem.suggestion);
  }
  return text;
}

std::string excerpt(std::string_view text) {
  if (text.size() <= kMaxExcerpt) return std::string(text);
  std::size_t end = kMaxExcerpt;
  const auto continues = [&](std::size_t at) {
    return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  while (end > 0 && continues(end)) --end;
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace qingdan::wire
